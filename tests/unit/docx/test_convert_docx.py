"""A .docx → HTML: nothing is lost without a word, and hostile files cost little."""

from __future__ import annotations

import sys
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.bodies.markup import text_of
from kilas.docx.convert import converted
from kilas.docx.package import LARGEST_EFFORT, effort_of
from kilas.errors import Unreadable
from tests.crafted.docx import (
    FOOTNOTES,
    NUMBERING,
    W,
    docx,
    hostile,
    link,
    paragraph,
    picture,
    relations,
    run,
    table,
)

KEY = "articles/pasar.docx"
HOSTILE = hostile()
MATH = "<m:oMath xmlns:m='urn:m'><m:r><m:t>E = mc</m:t></m:r></m:oMath>"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CHOICE = f"<mc:AlternateContent xmlns:mc='{COMPATIBLE}'><mc:Choice>"


def html(*body: str, parts: dict[str, str | bytes] | None = None) -> str:
    return converted(KEY, docx(*body, parts=parts)).html


def test_headings_lists_tables_and_emphasis_are_elements() -> None:
    made = html(
        paragraph("Pasar", style="Judul1"),
        paragraph("Harga ", run("naik", "<w:b/>"), run(" lagi", "<w:i/>")),
        paragraph("satu", numbered=1),
        paragraph("dua", numbered=1),
        paragraph("Kata warga", style="Kutipan"),
        table(["Cabai", "40.000"]),
        parts={"word/numbering.xml": NUMBERING},
    )
    assert made == (
        "<h1>Pasar</h1><p>Harga <strong>naik</strong><em> lagi</em></p>"
        "<ul><li>satu</li><li>dua</li></ul><blockquote><p>Kata warga</p></blockquote>"
        "<table><tr><td><p>Cabai</p></td><td><p>40.000</p></td></tr></table>"
    )


def test_a_list_that_word_made_is_a_list() -> None:
    """Word gives each item of a list the style "List Paragraph", and other text may have it too."""
    style = "DaftarParagraf"
    made = html(
        paragraph("satu", style=style, numbered=1),
        paragraph("dua", style=style, numbered=1),
        paragraph("menjorok", style=style),
        parts={"word/numbering.xml": NUMBERING},
    )
    assert made == "<ul><li>satu</li><li>dua</li></ul><p>menjorok</p>"


def test_links_and_footnotes_lead_where_they_led() -> None:
    made = html(
        paragraph(link("rId7", "kantor"), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        parts={
            "word/_rels/document.xml.rels": relations(
                ("rId7", "hyperlink", "https://kantor.example/"),
                ("rId8", "footnotes", "footnotes.xml"),
            ),
            "word/footnotes.xml": FOOTNOTES,
        },
    )
    assert '<a href="https://kantor.example/">kantor</a>' in made
    assert '<sup class="footnote-reference"><a href="#footnote-2">1</a></sup>' in made
    assert made.endswith(
        '<div class="footnote-definition" id="footnote-2">'
        '<sup class="footnote-definition-label">1</sup><p>Menurut catatan pelabuhan.</p></div>'
    )


def test_a_bookmark_stays_only_where_a_link_leads_to_it() -> None:
    mark = '<w:bookmarkStart w:name="{}"/>'
    to = f'<w:hyperlink w:anchor="harga">{run("harga")}</w:hyperlink>'
    made = html(paragraph(mark.format("harga"), "a"), paragraph(mark.format("_Toc1"), "b", to))
    assert made == '<p><a id="harga"></a>a</p><p>b<a href="#harga">harga</a></p>'


def test_what_was_deleted_or_remarked_is_not_published() -> None:
    deleted = '<w:del w:author="x"><w:r><w:delText>Rahasia</w:delText></w:r></w:del>'
    remark = '<w:r><w:commentReference w:id="0"/></w:r>'
    made = converted(KEY, docx(paragraph("Isi", deleted, remark)))
    assert (made.html, made.words_left_out) == ("<p>Isi</p>", "")


@pytest.mark.parametrize(
    ("lost", "named"),
    [
        (MATH, "E = mc"),
        (f"{CHOICE}{run('Kotak samping')}</mc:Choice></mc:AlternateContent>", "Kotak samping"),
        (f"<w:lain>{run('Bentuk baru')}</w:lain>", "Bentuk baru"),
    ],
)
def test_words_that_cannot_be_shown_are_named(lost: str, named: str) -> None:
    made = converted(KEY, docx(paragraph("Isi berita"), f"<w:p>{lost}</w:p>", paragraph("Akhir")))
    assert made.words_left_out == named
    assert "Akhir" in made.html


def test_letters_along_a_line_are_named() -> None:
    drawn = '<w:r><w:pict><v:shape><v:textpath string="Edisi khusus"/></v:shape></w:pict></w:r>'
    made = converted(KEY, docx(paragraph("Isi", drawn), paragraph("Akhir")))
    assert made.words_left_out == "Edisi khusus"


@pytest.mark.parametrize(
    ("element", "kind", "named"),
    [
        ("altChunk", "aFChunk", ("lain.htm",)), ("subDoc", "subDocument", ("lain.htm",)),
        ("altChunk", "image", ()), ("x", "aFChunk", ()),
    ],
)  # fmt: skip
def test_a_file_whose_text_is_shown_in_word_is_named(
    element: str, kind: str, named: tuple[str, ...]
) -> None:
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations(("rId7", kind, "/word/lain.htm"))
    }
    made = converted(KEY, docx(paragraph("Isi"), f'<w:{element} r:id="rId7"/>', parts=parts))
    assert (made.html, made.files_left_out) == ("<p>Isi</p>", named)


def test_the_font_of_a_sign_that_is_no_character_is_named() -> None:
    sign = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
    made = converted(KEY, docx(paragraph("Isi", sign.format("Wingdings", "F04A"),
                                         *[sign.format("Lambang", "F001")] * 2)))  # fmt: skip
    assert (made.html, made.signs_left_out) == ("<p>Isi☺</p>", ("Lambang",))


def around(kind: str, *body: str) -> str:
    return f'<w:{kind} xmlns:w="{W}">{"".join(body)}</w:{kind}>'


CHART = (
    '<c:x xmlns:c="c" xmlns:a="a"><a:p><a:t>Harga </a:t><a:t>cabai</a:t></a:p>'
    "<c:pt><c:v>Januari</c:v></c:pt><c:pt><c:v>41</c:v></c:pt></c:x>"
)


@pytest.mark.parametrize(
    ("part", "data", "named"),
    [
        ("header1", around("hdr", paragraph("Ha", "rian Kota"), paragraph("Edisi pagi")),
         "Harian Kota Edisi pagi"),
        ("footer2", around("ftr", paragraph("Halaman"), paragraph("12")), "Halaman"),
        ("footer2", around("ftr", paragraph("12")), ""),
        ("header3", around("hdr", paragraph("Isi berita")), ""),
        ("charts/chart1", CHART, "Harga cabai Januari"),
        ("diagrams/data1", CHART, "Harga cabai Januari"),
        ("header1", around("hdr", '<v:textpath xmlns:v="v" string="CONTOH"/>'), "CONTOH"),
        ("header1", around("hdr", "<w:p>"), "…"),
        ("header1", around("hdr", paragraph("a " * 700_000)), "…"),
        ("header1", "", ""),
        ("comments", around("comments", paragraph("Cek lagi")), ""),
    ],
    ids=range(11),
)  # fmt: skip
def test_words_around_the_text_are_named_and_refuse_nothing(
    part: str, data: str, named: str
) -> None:
    parts: dict[str, str | bytes] = {f"word/{part}.xml": data} if data else {}
    made = converted(KEY, docx(paragraph("Isi berita"), parts=parts))
    assert (made.html, made.words_left_out) == ("<p>Isi berita</p>", "")
    assert made.around_left_out == named


def test_the_same_words_of_several_headers_are_named_once() -> None:
    header = around("hdr", paragraph("Harian Kota"))
    parts: dict[str, str | bytes] = {f"word/header{number}.xml": header for number in range(3)}
    assert converted(KEY, docx(paragraph("Isi"), parts=parts)).around_left_out == "Harian Kota"


def test_each_picture_is_named() -> None:
    made = converted(
        KEY,
        docx(
            paragraph("Isi", picture("rId1", "Banjir di pasar"), picture("rId2")),
            paragraph(picture("rId3", attribute="link"), picture("rId9")),
            parts={
                "word/media/image2.png": b"x",
                "word/_rels/document.xml.rels": relations(
                    ("rId1", "image", "media/image1.png"),
                    ("rId2", "image", "media/image2.png"),
                    ("rId3", "image", "file:///etc/passwd"),
                    ("rId9", "image", "../../etc/passwd"),
                ),
            },
        ),
    )
    assert made.pictures_left_out == ("Banjir di pasar", "image2.png", "?")
    assert made.html == "<p>Isi</p>"


CONTROL = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
WORDS = st.text("abcd ę<&>\"'0—", min_size=1, max_size=6).filter(str.strip)
ROWS = st.lists(WORDS, min_size=1, max_size=2)
PIECES = st.lists(st.tuples(WORDS, st.sampled_from(["", "<w:b/>", "<w:i/>"])), max_size=3)
BLOCKS = st.lists(
    st.one_of(
        st.builds(lambda pieces: paragraph(*(run(*each) for each in pieces)), PIECES),
        st.builds(lambda text: paragraph(text, style="Judul2"), WORDS),
        st.builds(lambda text: paragraph(text, numbered=1), WORDS),
        st.builds(lambda rows: table(*rows), st.lists(ROWS, min_size=1, max_size=2)),
        st.builds(lambda text: f"<w:lain>{paragraph(text)}</w:lain>", WORDS),
        st.builds(lambda text: f"<w:sdt><w:sdtContent>{paragraph(text)}</w:sdtContent></w:sdt>",
                  WORDS),
    ),
    max_size=6,
)  # fmt: skip


@given(BLOCKS)
def test_every_word_is_on_the_page_or_named(blocks: list[str]) -> None:
    made = converted(KEY, docx(*blocks, parts={"word/numbering.xml": NUMBERING}))
    shown = "".join((text_of(made.html) + made.words_left_out).split())
    for block in blocks:
        for text in block.split("</w:t>")[:-1]:
            word = unescape(text.rpartition(">")[2])
            assert "".join(word.split()) in shown


def code_of(data: bytes) -> str:
    """The code of the problem with a file; "" where it can be converted."""
    try:
        converted(KEY, data)
    except Unreadable as error:
        return error.problems[0].code
    return ""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_problem(name: str) -> None:
    data, code = HOSTILE[name]
    if not code:
        assert converted(KEY, data).html == ""
        return
    with pytest.raises(Unreadable) as caught:
        converted(KEY, data)
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == (code, None)
    assert effort_of(data) <= LARGEST_EFFORT


@given(st.data())
def test_damaged_bytes_are_a_problem_and_never_an_error(data: st.DataObject) -> None:
    whole = bytearray(docx(paragraph("Judul: Pasar"), paragraph("Isi"), table(["a", "b"])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    assert code_of(bytes(whole)) in {"", "docx_protected", "docx_unreadable", "docx_too_complex"}


@given(st.text(st.sampled_from("<>/&\"'wptr:a =x;#1"), max_size=60))
def test_damaged_xml_is_a_problem_and_never_an_error(body: str) -> None:
    assert code_of(docx(f"<w:p><w:r>{body}</w:r></w:p>")) in {"", "docx_unreadable"}


def test_no_file_but_a_docx_loads_what_reads_one() -> None:
    import subprocess  # noqa: PLC0415

    code = (
        "import sys; import kilas.articles.read, kilas.ingest.ingest, kilas.pages.sources;"
        "print([m for m in ('mammoth', 'zipfile', 'xml.dom', 'kilas.docx.convert')"
        " if m in sys.modules])"
    )
    run_ = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": "layers/kilas"},
    )
    assert run_.stdout.strip() == "[]"
