"""The checks that spare ordinary text a walk: what is spared is what the walk would leave alone."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.bodies import (
    anchors,
    bare_links,
    directions,
    embeds,
    hidden,
    markdown,
    pictures,
    services,
    stand_ins,
)
from kilas.bodies.markup import mentions
from tests.unit.articles.markups import MARKUP, clean_of, of_clean_html, of_markup


@of_markup
@example("<p HIDDEN>a</p>")
@example("<p hidden>a</p>")
@example("<img src=a WIDTH=1 HEIGHT=1>")
def test_without_a_word_that_hides_nothing_is_hidden(unsafe: str) -> None:
    assert hidden.without_hidden(unsafe) == hidden._walked(unsafe)


@given(st.text(st.sampled_from("stylehidnSTYLEHIDN\u017f\u0130\u0131\u212a ")), st.text())
@example("Style", "hiD")
def test_words_of_ascii_are_found_in_letters_of_any_size(text: str, more: str) -> None:
    for word in ("style", "name", "hid"):
        assert mentions(f"{text}{more}", word.encode()) is (word in f"{text}{more}".lower())


@of_clean_html
@example('<p title="https://a.example/">a</p>')
@example('<p>href="https://a.example/"</p>')
@example(
    '<p><a href="https://a.example/" rel="noopener">https://a.example/</a> http://b.example</p>'
)
def test_without_a_bare_address_no_link_is_made(clean: str) -> None:
    assert bare_links.with_links(clean) == bare_links._walked(clean)


@of_clean_html
def test_without_a_picture_none_is_left_out(clean: str) -> None:
    assert pictures.shown_pictures(clean) == pictures._walked(clean)


@of_clean_html
@example('<h2>a</h2><h2>a</h2><h2 id="isi-a-1">b</h2>')
@example("<h2>?</h2><h2>-1</h2><h2>!</h2>")
def test_ids_that_are_made_need_no_second_look(clean: str) -> None:
    clean = clean.replace(' href="#', ' title="#')
    with_ids, _ = anchors._with_ids(clean, anchors._ID.findall(clean))
    html, ids = anchors._each_once(with_ids)
    assert anchors.anchored(clean).html == html
    links = "".join(f'<a href="#{id_}">a</a>' for id_ in ("isi-tiada", *sorted(ids)))
    assert anchors.anchored(f"{clean}{links}").dead == ("tiada",)


def test_a_heading_without_words_has_no_id_that_a_link_may_name() -> None:
    clean = '<h2>?</h2><h2>!</h2><a href="#isi--1">a</a>'
    assert anchors.anchored(clean).dead == ("-1",)


POST = "https://www.facebook.com/a/posts/1"
OF_SERVICES = st.sampled_from(
    ["https://youtu.be/abcdef", "http://www.youtube.com/watch?v=abcdef", "//x.com/a/status/1",
     "https://YOUTUBE.com/watch?v=abcdef", "https://instagram.com/p/abc/", "https://t.me/a/1",
     f"https://www.facebook.com/plugins/post.php?href={quote(POST, '')}",
     "https://player.vimeo.com/video/1", "https://fb.watch/abc_d_e/",
     "https://a.example/youtu.be/abcdef", "https://a.example/", "youtu.be/abcdef",
     "/x.com/a/status/1"]
)  # fmt: skip
LINES = st.lists(
    OF_SERVICES
    | OF_SERVICES.map("<p>{}</p>".format)
    | OF_SERVICES.map('<p><a href="{0}">{0}</a></p>'.format)
    | OF_SERVICES.map('<p>youtu<br>\n<img src="{}"></p>'.format)
    | st.sampled_from(["youtube", "", "```", "    ", "//"]),
    max_size=5,
).map("\n".join)


@given(LINES)
def test_without_an_address_of_a_service_no_card_is_made(unsafe: str) -> None:
    clean = clean_of(unsafe)
    assert embeds.with_cards(clean) == embeds._walked(clean)


@given(LINES)
def test_without_an_address_of_a_service_no_line_of_markdown_is_kept_as_it_is(text: str) -> None:
    parser = markdown.parser_for(text)
    assert markdown._with_whole_addresses(text, parser) == markdown._with_lines_as_text(
        text, parser
    )


@pytest.mark.parametrize("host", services._PAGES)
def test_the_host_of_each_service_is_looked_for(host: str) -> None:
    assert services.may_embed(f"a https://www.{host.upper()}/b")


@pytest.mark.parametrize("player", [player for player, _ in services._PLAYERS])
def test_the_host_of_each_player_is_looked_for(player: str) -> None:
    host = player.partition("/")[0].replace("\\", "").replace("(?:-nocookie)?", "")
    assert services.may_embed(f"a //{host}/b")


@given(st.text(), st.sampled_from(["", "\u0628", "\u05d0", "\U0001e900", "\u0900"]))
def test_letters_from_the_right_are_found_among_any_others(text: str, letter: str) -> None:
    whole = f"{text}{letter} kata"
    assert directions.is_from_the_right(whole) is bool(re.search(directions._FROM_THE_RIGHT, whole))


@given(
    MARKUP
    | st.lists(st.sampled_from(["<", "</", "x-", "X-", "a", "B", "small", " ", "/", ">"])).map(
        "".join
    )
)
def test_formatting_elements_have_their_names_again(markup: str) -> None:
    names = "|".join(stand_ins._FORMATTING)
    flags = re.ASCII | re.IGNORECASE
    with_ = re.sub(rf"<(/?)({names})(?=[\s/>])", r"<\1x-\2", markup, flags=flags)
    assert stand_ins.with_stand_ins(markup) == with_
    without = re.sub(rf"<(/?)x-({names})(?=[\s/>])", r"<\1\2", markup, flags=flags)
    assert stand_ins.without_stand_ins(markup) == without
