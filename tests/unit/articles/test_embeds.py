"""An address of a service on a line of its own is a still card: a link that loads nothing."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.summary import summarise
from kilas.bodies.services import _PAGES, embed_of
from kilas.bodies.swallowed import LeftOut, kept
from tests.unit.articles.elements import Elements
from tests.unit.articles.shaping import card, of_html, of_markdown
from tests.unit.articles.test_body import assert_harmless

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read

VIDEO = "https://www.youtube.com/watch?v=_abc_d_"
ADDRESSES = [
    ("YouTube", VIDEO),
    ("YouTube", "https://youtu.be/abc-d_e?t=5"),
    ("YouTube", "https://www.youtube.com/watch?v=abcde&t=5"),
    ("YouTube", "https://m.youtube.com/shorts/abcde"),
    ("YouTube", "https://www.youtube.com/live/abcde"),
    ("YouTube", "https://www.youtube.com/playlist?list=PLabc"),
    ("Instagram", "https://www.instagram.com/p/CabcDEF/"),
    ("Instagram", "https://www.instagram.com/kabar.kilas/reel/CabcDEF/"),
    ("X", "https://x.com/kabar/status/1234567890"),
    ("X", "https://twitter.com/kabar/status/1234567890?s=20"),
    ("TikTok", "https://www.tiktok.com/@kabar.kilas/video/7123456789"),
    ("TikTok", "https://vt.tiktok.com/ZSabcdef/"),
    ("Facebook", "https://www.facebook.com/kabar/posts/12345"),
    ("Facebook", "https://www.facebook.com/watch/?v=12345"),
    ("Facebook", "https://www.facebook.com/share/p/abcde/"),
    ("Facebook", "https://fb.watch/abcde/"),
    ("Vimeo", "https://vimeo.com/12345"),
    ("Spotify", "https://open.spotify.com/episode/abcDEF"),
    ("Threads", "https://www.threads.net/@kabar/post/abcDE"),
    ("Telegram", "https://t.me/kabar/123"),
    ("SlideShare", "https://www.slideshare.net/slideshow/embed_code/key/abcDE"),
    ("GitHub Gist", "https://gist.github.com/kabar/0123456789abcdef"),
]


@pytest.mark.parametrize(("service", "address"), ADDRESSES)
def test_an_address_on_a_line_of_its_own_is_a_card(service: str, address: str) -> None:
    expected = card(service, address).replace("&", "&amp;")
    for text in (f"{address}", f"<{address}>", f"[{address}]({address})"):
        assert of_markdown(f"Awal.\n\n{text}\n\nAkhir.") == (
            f"<p>Awal.</p>\n{expected}\n<p>Akhir.</p>"
        )
    assert of_html(f"<p>{html.escape(address)}</p>") == expected


def test_a_card_has_the_words_of_the_editors_link() -> None:
    assert of_markdown(f"[Banjir *surut*]({VIDEO})") == card(
        "YouTube", VIDEO, "Banjir <em>surut</em>"
    )


@pytest.mark.parametrize(
    "picture",
    [f"![Banjir]({VIDEO})", f"[![Banjir](https://img.youtube.com/vi/abcde/0.jpg)]({VIDEO})"],
)
def test_a_video_written_as_a_picture_is_a_card(picture: str) -> None:
    assert of_markdown(picture) == card("YouTube", VIDEO, "Banjir")


def test_a_line_within_a_paragraph_is_a_line_of_its_own() -> None:
    assert of_markdown(f"Awal:\n{VIDEO}\nakhir *a*.") == (
        f"<p>Awal:</p>\n{card('YouTube', VIDEO)}\n<p>akhir <em>a</em>.</p>"
    )
    assert of_html(f"<p>Awal:<br>{VIDEO}<br>akhir.</p>") == (
        f"<p>Awal:</p>\n{card('YouTube', VIDEO)}\n<p>akhir.</p>"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"Lihat {VIDEO} di sini.",
        f"*a\n{VIDEO}\nb*",
        "https://www.facebook.com/kabar",
        "https://www.youtube.com/@kabar",
        "https://youtube.com.palsu.example/watch?v=abcde",
        "https://palsu.example/?youtube.com/watch?v=abcde",
        "[![x](media/a.jpg)](https://youtu.be/abcde)",
        "https://kilas.example/berita",
    ],
)
def test_what_is_no_address_of_a_post_on_its_own_line_is_no_card(text: str) -> None:
    assert "embed" not in of_markdown(text)


@pytest.mark.parametrize("code", [f"```\n{VIDEO}\n```", f"    {VIDEO}", f"`{VIDEO}`"])
def test_an_address_in_code_stays(code: str) -> None:
    assert VIDEO in of_markdown(f"Awal.\n\n{code}")
    assert "embed" not in of_markdown(f"Awal.\n\n{code}")


FRAMES = [
    (('<iframe src="https://www.youtube.com/embed/abcde?si=x" title="YouTube video player">'
     "</iframe>"), "YouTube", "https://www.youtube.com/watch?v=abcde", ""),
    ('<iframe src="//player.vimeo.com/video/123" title="Panen raya"></iframe>',
     "Vimeo", "https://vimeo.com/123", "Panen raya"),
    ('<iframe src="https://www.youtube-nocookie.com/embed/abcde">',
     "YouTube", "https://www.youtube.com/watch?v=abcde", ""),
    ('<object data="x"><embed src="http://www.youtube.com/v/abcde&amp;hl=en"></object>',
     "YouTube", "https://www.youtube.com/watch?v=abcde", ""),
    (('<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com'
     '%2Fkabar%2Fposts%2F123&width=500"></iframe>'),
     "Facebook", "https://www.facebook.com/kabar/posts/123", ""),
    ("<script src='https://gist.github.com/kabar/0123456789.js'></script>",
     "GitHub Gist", "https://gist.github.com/kabar/0123456789", ""),
    ('<iframe src="https://open.spotify.com/embed/track/abcde?x=1"></iframe>',
     "Spotify", "https://open.spotify.com/track/abcde", ""),
]  # fmt: skip


@pytest.mark.parametrize(("frame", "service", "address", "words"), FRAMES)
def test_a_player_is_a_card_and_is_not_named(
    frame: str, service: str, address: str, words: str
) -> None:
    assert kept(frame).left_out == ()
    assert of_html(f"<p>Awal.</p>{frame}") == f"<p>Awal.</p>{card(service, address, words)}"
    assert card(service, address, words) in of_markdown(f"Awal.\n\n{frame}\n\nAkhir.")


def test_a_frame_of_another_site_is_named_as_before(read: Read) -> None:
    frame = '<iframe src="https://peta.example/embed/x"></iframe>'
    assert [each.code for each in read("title: a", f"Awal.\n\n{frame}").warnings] == [
        "frame_left_out"
    ]


@pytest.mark.parametrize(
    ("post", "words"),
    [
        (('<blockquote class="twitter-tweet"><p lang="id">Banjir surut.</p>— Kabar (@kabar) '
         '<a href="https://twitter.com/kabar/status/123">1 Nov</a></blockquote>'
         '<script async src="https://platform.twitter.com/widgets.js"></script>'), "Banjir surut."),
        (('<blockquote class="instagram-media" data-instgrm-permalink='
         '"https://www.instagram.com/p/CabcDEF/?utm_source=x"><p>Kiriman Kabar</p></blockquote>'
         '<script async src="//www.instagram.com/embed.js"></script>'), "Kiriman Kabar"),
        (('<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@kabar/video/7123">'
         '<section>Kata TikTok</section></blockquote>'
         '<script async src="https://www.tiktok.com/embed.js"></script>'), "Kata TikTok"),
    ],
)  # fmt: skip
def test_the_words_of_a_pasted_post_stay_with_a_link_and_its_script_is_not_named(
    post: str, words: str
) -> None:
    assert kept(post).left_out == ()
    shown = of_html(post)
    assert words in shown
    assert any(each.startswith("https://") for name, each in Elements(shown).attributes)


def test_a_quoted_post_is_a_card_and_no_part_of_a_summary() -> None:
    post = '<blockquote class="twitter-tweet"><p>Kata X.</p></blockquote><p>Kata.</p>'
    assert of_html(post).startswith('<blockquote class="embed"><p>Kata X.</p></blockquote>')
    assert summarise(of_html(post)) == "Kata."


def test_another_script_is_named() -> None:
    assert kept("<script src='https://palsu.example/x.js'></script>").left_out == (
        LeftOut("script"),
    )


def test_every_host_has_a_hint_and_an_address() -> None:
    tried = {
        each.partition("//")[2].partition("/")[0].removeprefix("www.") for _, each in ADDRESSES
    }
    same = {"m.youtube.com", "music.youtube.com", "youtube.com"}
    assert tried <= set(_PAGES)
    assert same <= set(_PAGES)


PIECES = st.sampled_from(
    ["https://www.youtube.com/embed/abcde", "https://www.youtube.com/watch?v=abcde", "youtu.be",
     '"', "'", ">", "<", " onload=alert(1) ", "javascript:", "&quot;", "&#34;", "\n", "//x.com/a/",
     "status/12345", "?v=", "<script>", "</a>", " title=", "https://", "\u0000", "%22%3E"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=8).map("".join))
def test_no_address_opens_a_hole(text: str) -> None:
    for body in (text, f"<iframe src={text}></iframe>", f'<iframe src="{text}" title="{text}">'):
        assert_harmless(of_markdown(f"Awal.\n\n{body}\n\nAkhir."))


@given(st.lists(PIECES, max_size=6).map("".join))
def test_a_service_is_at_its_host_alone(text: str) -> None:
    embed = embed_of(text)
    if embed:
        host = embed.address.removeprefix("https://").partition("/")[0].removeprefix("www.")
        assert host in _PAGES


def test_a_line_of_an_attribute_is_no_line() -> None:
    alt = "x\nhttps://youtu.be/abcdefghijk\ny onerror=alert(1)"
    made = of_html(f'<p>q <img src="https://a.b/c.jpg" alt="{alt}"> z</p>')
    assert 'class="embed"' not in made
    assert 'alt="x https://youtu.be/abcdefghijk y onerror=alert(1)"' in made
