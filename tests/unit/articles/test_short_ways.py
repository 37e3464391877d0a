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
    code_parts,
    directions,
    embeds,
    hidden,
    indented,
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


_PROSE = "Pemerintah desa memperbaiki jembatan kayu yang rusak akibat banjir pekan lalu di Kuala."
OF_LINES = st.lists(
    st.sampled_from(
        ["\t", "    ", "  \t", " ", "\n", "\n\n", "> ", "- ", "```\n", _PROSE, _PROSE[:-1],
         f"{_PROSE} x = 1", "kode"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(OF_LINES)
@example(f"  \t{_PROSE}\n\n    {'a' * 90}")
@example(f"```\n    {_PROSE[:-1]}\n```\n\n    {_PROSE}")
def test_without_a_line_of_prose_no_indent_is_taken_away(text: str) -> None:
    parser = markdown.parser_for(text)
    walked = indented._walked(text, parser, apart=True)
    assert indented._has_prose(text) or walked == text
    assert "    " in text or "\t" in text or walked == text


_TAG = re.compile(r"<(/?)(pre|code|script)(?=[\s/>])|<!--", re.IGNORECASE)


@given(
    st.lists(
        st.sampled_from(
            ["<pre>", "</pre>", "<PRE a>", "</Pre >", "<code>", "</code>", "<script/", "</script>",
             "<!--", "-->", "<!-->", "a", "<prek>", "</", "<", "\n"]
        )
    ).map("".join)
)  # fmt: skip
def test_code_of_html_is_found_as_by_reading_each_tag(text: str) -> None:
    found: list[tuple[int, int]] = []
    opened, start, at = "", 0, 0
    for tag in _TAG.finditer(text):
        slash, name = tag.groups("")
        if tag.start() < at:
            continue  # in a comment that ended
        if not opened and tag[0] == "<!--":
            end = text.find("-->", tag.end())
            if end < 0:
                break
            at = end + len("-->")
            found.append((tag.start(), at))
        elif not opened and not slash and name:
            opened, start = name.lower(), tag.start()
        elif opened and slash and name.lower() == opened:
            found.append((start, tag.end()))
            opened = ""
    assert list(code_parts.code_of_html(text)) == found


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
