"""Every word that an editor wrote is on the page, or the report names what was left out."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.bodies.body import _DROPPED_WITH_CONTENT, _TAGS, sanitise
from kilas.bodies.swallowed import KNOWN, kept, walked
from tests.unit.articles.markups import of_markup

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read

TAGS = re.compile(r"<[^>]*>")


def text_of(body_html: str) -> str:
    return html.unescape(TAGS.sub(" ", body_html))


def page(read: Read, body: str) -> tuple[str, list[tuple[str, int | None, str]]]:
    """The text of a Markdown article on its page, and what its report says was left out."""
    reading = read("title: a", body)
    left_out = [
        (each.code, each.line, dict(each.values).get("value", ""))
        for each in reading.warnings
        if each.code.endswith("_left_out")
    ]
    return " ".join(text_of(reading.body_html).split()), left_out


# After public reports: names of the reports are in the comments.
@pytest.mark.parametrize(
    ("body", "shown"),
    [
        # github/github-mcp-server#2202, npm/marky-markdown#363
        ("Pakailah <title> untuk judul.\n\nAkhir.", "Pakailah <title> untuk judul. Akhir."),
        ("Pakailah <textarea> di sini.\n\nAkhir.", "Pakailah <textarea> di sini. Akhir."),
        ("Gaya di <style> saja.\n\nAkhir.", "Gaya di <style> saja. Akhir."),
        ("Tag <video> dan <svg>.\n\nAkhir.", "Tag <video> dan <svg>. Akhir."),
        ("Elemen <plaintext> sudah usang.\n\nAkhir.", "Elemen <plaintext> sudah usang. Akhir."),
        # code without its signs, in a public blog
        ("Mulai dengan <!DOCTYPE html> saja.", "Mulai dengan <!DOCTYPE html> saja."),
        ('Baris\n\n<?xml version="1.0"?>\n\nlagi', 'Baris <?xml version="1.0"?> lagi'),
        ('tulis("<!doctype html>");', 'tulis("<!doctype html>");'),
        # ietf-tools/datatracker#11655, adam-p/markdown-here#135
        ("Ketik <nama> <spasi> <NIK> ke 4444.", "Ketik <nama> <spasi> <NIK> ke 4444."),
        ("Jenis List<String> dan </nama>.", "Jenis List<String> dan </nama>."),
        ("Data <![CDATA[ x < y ]]> akhir.", "Data x < y akhir."),
        ("<Nama Anda> di sini", "<Nama Anda> di sini"),
        ("Harga <b dan seterusnya", "Harga <b dan seterusnya"),
        ("Awal.\n\n<!-- catatan\n\nBagian dua.", "Awal. <!-- catatan Bagian dua."),
        ("Perintah <?cetak?> dan <!penting>.", "Perintah <?cetak?> dan <!penting>."),
        # what may not stand is replaced by what it held
        ("<title>Judul & isi</title> akhir", "Judul & isi akhir"),
        ("<noscript>Nyalakan <b>skrip</b>.</noscript>", "Nyalakan skrip ."),
        ("<center>Tengah</center> <font color='red'>merah</font>", "Tengah merah"),
    ],
)
def test_what_is_no_markup_is_text(read: Read, body: str, shown: str) -> None:
    assert page(read, body) == (shown, [])


@pytest.mark.parametrize(
    ("body", "shown", "name"),
    [
        (
            "<video src='a'>Unduh saja.</video> Akhir.",
            "Unduh saja. Akhir.",
            '<video src="a">',
        ),
        ("<audio controls>Suara.</audio>", "Suara.", "<audio>"),
        ("<object data='a'>Cadangan.</object>", "Cadangan.", '<object data="a">'),
        ("<embed src='a.swf'> Akhir.", "Akhir.", '<embed src="a.swf">'),
        ("<svg width='1'><path d='x'/><text>Kuala</text></svg> peta", "Kuala peta", "<svg>"),
        ("<math><mi>x</mi><mo>+</mo></math>", "x +", "<math>"),
        ("<select><option>Satu</option><option>Dua</option></select>", "Satu Dua", "<select>"),
        ("<textarea>Isi</textarea>", "Isi", "<textarea>"),
        ("<input type='text'> isilah", "isilah", "<input>"),
        ("<script src='https://x.example/a.js'></script> Akhir.", "Akhir.", "<script>"),
        ("<amp-img src='a'></amp-img> Akhir.", "Akhir.", '<amp-img src="a">'),
    ],
)
def test_what_may_not_stand_is_named_and_its_words_stay(
    read: Read, body: str, shown: str, name: str
) -> None:
    assert page(read, f"Awal.\n\n{body}") == (f"Awal. {shown}", [("element_left_out", 6, name)])


def test_a_frame_without_an_end_takes_nothing_with_it(read: Read) -> None:
    body = 'Awal.\n\n<iframe src="https://x.example/embed/x">\n\nBagian penting.'
    assert page(read, body) == (
        "Awal. Bagian penting.",
        [("frame_left_out", 6, "https://x.example/embed/x")],
    )


def test_an_element_is_named_once_for_each_address(read: Read) -> None:
    body = "<audio src='a'></audio>\n\n<input id=a> <audio src='b'></audio> <input id=b>"
    assert page(read, body)[1] == [
        ("element_left_out", 4, '<audio src="a">'),
        ("element_left_out", 6, "<input>"),
        ("element_left_out", 6, '<audio src="b">'),
    ]


def test_each_frame_is_named_with_its_address_and_its_line(read: Read) -> None:
    frames = [f"https://peta.example/embed?pb={number}&amp;z=3" for number in range(13)]
    body = "\n\n".join(f'Peta.\n<iframe src="{each}"></iframe>' for each in frames)
    reading = read("title: a", f"```\n<iframe src='{frames[0]}'></iframe>\n```\n\n{body}")
    notes = [each for each in reading.warnings if each.code == "frame_left_out"]
    wanted = [(9 + 3 * number, html.unescape(each)) for number, each in enumerate(frames[:10])]
    assert [(each.line, each.values["value"]) for each in notes] == wanted
    [more] = [each for each in reading.warnings if each.code == "more_left_out"]
    assert more.values == {"number": "3"}


def test_a_film_is_named_with_its_first_source(read: Read) -> None:
    body = "<video controls>\n<source src='a'><source src='b.webm'>Unduh.</video>"
    assert page(read, body) == ("Unduh.", [("element_left_out", 4, '<video src="a">')])


@pytest.mark.parametrize(
    "player",
    [
        '<video controls src="/media/a b.mp4"></video>',
        "<video controls><source src='/media/a b.mp4' type='video/mp4'></video>",
        "<AUDIO><source src='/media/a b.mp4'><source src='/media/b.ogg'></AUDIO>",
    ],
)
def test_a_link_stands_for_a_film_or_a_sound_that_is_a_file(read: Read, player: str) -> None:
    reading = read("title: a", f"Awal.\n\n{player.replace(' b', '-b')}\n")
    link = '<a href="/media/a-b.mp4" rel="noopener">a-b.mp4</a>'
    assert f"<p>{link}</p>" in reading.body_html
    assert not reading.warnings


@pytest.mark.parametrize("address", ["javascript:a.mp4", "data:a.mp4", "blob:https://x.id/a.mp4"])
def test_a_film_that_no_page_may_link_to_is_named(read: Read, address: str) -> None:
    [note] = page(read, f'<video src="{address}">Unduh.</video>')[1]
    assert note == ("element_left_out", 4, f'<video src="{address}">')


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>Isi<o:p></o:p> <v:shape id='x'>a</v:shape></p>", "Isi a"),
        ("<p><![if !supportLists]>1.<![endif]> satu</p>", "1. satu"),
        ("<!--[if mso]>rahasia<![endif]--><p>Isi</p>", "Isi"),
        ("<!DOCTYPE html><p>Isi</p>", "Isi"),
        ('\n<?xml version="1.0"?><p>Isi</p>', "Isi"),
        ('<p>Awal</p><?xml version="1.0"?>\n<!DOCTYPE html>\n<html><p>Isi</p></html>', "Awal Isi"),
        ('<p>Isi<?xml:namespace prefix = o ns = "urn:x" /></p>', "Isi"),
    ],
)
def test_what_word_writes_for_itself_is_left_out_in_silence(body: str, shown: str) -> None:
    done = kept(body)
    assert " ".join(text_of(sanitise(done.html).html).split()) == shown
    assert done.left_out == ()


def test_the_cleaner_is_given_no_element_that_it_drops_with_its_words() -> None:
    assert _TAGS <= KNOWN
    assert KNOWN.isdisjoint(_DROPPED_WITH_CONTENT)


def test_ordinary_markup_stays_as_it_is() -> None:
    markup = "<p>a <b>b</b> &lt;c&gt; x &lt; y</p>\n<ul>\n<li>d</li>\n</ul>"
    assert kept(markup).html is markup


NAMES = st.sampled_from(
    ["p", "b", "div", "td", "nama", "x-y", "title", "textarea", "video", "object", "select", "svg",
     "math", "iframe", "noscript", "input", "o:p", "xmp", "noembed", "canvas", "plaintext"]
)  # fmt: skip
VALUES = st.sampled_from(["", " a", " a=b", ' a="b>c"', " a='b'", "/"])
PIECES = st.one_of(
    st.builds(lambda name, values: f"<{name}{values}>", NAMES, VALUES),
    st.builds(lambda name: f"</{name}>", NAMES),
    st.sampled_from(["<!-- ", "<!x>", "<?x?>", "<![CDATA[", "]]>", "&amp;", "<", "\n\n", "</"]),
    st.builds(lambda name: f"<{name}>", st.sampled_from(["script", "style", "template"])).map(
        lambda tag: f"{tag}var x</{tag[1:]}"
    ),
)


@given(pieces=st.lists(PIECES, max_size=12))
@example(["<title>", "<b", "</title>"])
@example(["<select>", "<textarea>", "</select>"])
def test_no_word_is_lost(pieces: list[str]) -> None:
    """A word stands between any two pieces of markup, whole or broken."""
    words = [f"kata{number}kata" for number in range(len(pieces) + 1)]
    markup = words[0] + "".join(
        f"{piece} {word}" for piece, word in zip(pieces, words[1:], strict=True)
    )
    shown = sanitise(kept(markup).html).html
    lost = [word for word in words if word not in html.unescape(shown)]
    assert lost == []


@of_markup
@example("<blockquote cite=https://www.instagram.com/p/abcd/ title=instagram-media>a</blockquote>")
@example("<div class=fb-video data-href='https://www.facebook.com/a/videos/1'>a</div>")
@example("<p>instagram-media</p>")
def test_what_is_spared_the_walk_is_as_the_walk_leaves_it(markup: str) -> None:
    assert kept(markup) == walked(markup)
