"""Articles that are written in Word: their fields, their words, and reports without lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.front_matter import MAX_BODY
from kilas.articles.key_head import head_of
from kilas.articles.read import ArticleReading, read_article
from kilas.articles.source_body import read_body
from kilas.documents.values import Text
from kilas.errors import Unreadable
from tests.crafted.docx import FOOTNOTES, W, docx, hostile, paragraph, relations, run, table

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.site.site import Site
    from tests.unit.articles.reading import Read

KEY = "articles/pasar.docx"


@pytest.fixture
def word(site: Site, uploaded: datetime) -> Read:
    def word(*body: str) -> ArticleReading:
        data = docx(*body)
        made = read_article(KEY, data, site, uploaded)
        assert read_body(KEY, data) == made.body_html
        return made

    return word


def code_and_line(site: Site, uploaded: datetime, *body: str) -> list[tuple[str, int | None]]:
    with pytest.raises(Unreadable) as caught:
        read_article(KEY, docx(*body), site, uploaded)
    return [(problem.code, problem.line) for problem in caught.value.problems]


HEAD = (
    paragraph("Judul: Pasar pagi"),
    paragraph("Rubrik: daerah"),
    paragraph(run("Tanggal:", "<w:b/>"), " 2026-11-20 06:00"),
    paragraph("Topik: pasar, cabai"),
)


def test_lines_on_top_are_the_fields_in_indonesian_too(word: Read) -> None:
    article = word(*HEAD, paragraph("Harga cabai naik.")).article
    assert (article.title, article.section) == ("Pasar pagi", "daerah")
    assert article.published.isoformat() == "2026-11-19T23:00:00+00:00"
    assert [tag.name for tag in article.tags] == ["pasar", "cabai"]
    assert article.summary == "Harga cabai naik."
    assert article.identity == "pasar"


@pytest.mark.parametrize(
    "head",
    [
        [paragraph("Judul: Pasar pagi<w:br/>")],
        [paragraph("Judul: Pasar pagi", style="Judul1")],
        [table(["Judul", "Pasar pagi"], ["Rubrik:", "daerah"])],
        [paragraph("title: Pasar pagi"), paragraph("section: daerah")],
        [f"<w:p>{run('Judul: Pasar pagi')}<w:r><w:br/></w:r>{run('Rubrik: daerah')}</w:p>"],
    ],
)
def test_the_fields_may_be_a_table_a_heading_or_lines(word: Read, head: list[str]) -> None:
    made = word(*head, paragraph("Isi berita."))
    assert made.article.title.startswith("Pasar pagi")
    assert made.body_html == "<p>Isi berita.</p>"


def test_a_sentence_with_a_colon_behind_the_fields_is_text(word: Read) -> None:
    made = word(*HEAD, paragraph("Kuala Pandan: harga naik"), paragraph("Isi."))
    assert made.body_html == "<p>Kuala Pandan: harga naik</p><p>Isi.</p>"
    assert not made.warnings


def test_the_rest_of_a_paragraph_with_fields_is_text(word: Read) -> None:
    made = word(f"<w:p>{run('Judul: Pasar')}<w:r><w:br/></w:r>{run('Harga naik.')}</w:p>")
    assert (made.article.title, made.body_html) == ("Pasar", "<p>Harga naik.</p>")


def test_footnotes_lead_both_ways_and_are_no_part_of_the_summary(
    site: Site, uploaded: datetime
) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = docx(
        *HEAD,
        paragraph("Isi berita.", note),
        parts={
            "word/footnotes.xml": FOOTNOTES,
            "word/_rels/document.xml.rels": relations(("rId1", "footnotes", "footnotes.xml")),
        },
    )
    made = read_article(KEY, data, site, uploaded)
    assert made.article.summary == "Isi berita."
    assert 'id="isi-fnref-footnote-2"><a href="#isi-footnote-2"' in made.body_html
    assert '<a href="#isi-fnref-footnote-2"' in made.body_html
    assert not made.warnings


def test_a_table_in_the_text_is_no_field(word: Read) -> None:
    made = word(*HEAD, table(["Judul", "Harga"], ["Cabai", "40.000"]))
    assert "<td><p>Cabai</p></td>" in made.body_html


@pytest.mark.parametrize("line", ["Draf: ya", "Drafft: ya", "Draft = true", "status: draft"])
def test_a_line_that_hides_is_never_passed_over(line: str, site: Site, uploaded: datetime) -> None:
    try:
        made = read_article(KEY, docx(*HEAD, paragraph(line), paragraph("Isi")), site, uploaded)
    except Unreadable as error:
        codes = {problem.code for problem in error.problems}
        assert codes & {"lost_line", "near_key"}
    else:
        assert made.article.draft


def test_no_report_on_a_docx_has_a_line(site: Site, uploaded: datetime) -> None:
    body = [paragraph("Judul: A"), paragraph("Rubrik: tidak"), paragraph("Tanggal: kapan-kapan")]
    assert code_and_line(site, uploaded, *body, paragraph("Isi")) == [
        ("bad_date", None),
        ("unknown_section", None),
    ]
    assert code_and_line(site, uploaded, paragraph("Isi")) == [("no_head", None)]
    assert code_and_line(site, uploaded) == [("docx_empty", None)]
    long = paragraph("x" * (MAX_BODY + 1))
    assert code_and_line(site, uploaded, *HEAD, long) == [("too_large", None)]


def test_pictures_and_words_that_are_not_shown_are_notes(
    word: Read, site: Site, uploaded: datetime
) -> None:
    lost = f"<w:lain>{run('Kotak samping')}</w:lain>"
    (note,) = word(*HEAD, paragraph("Isi"), f"<w:p>{lost}</w:p>").warnings
    assert (note.code, note.values) == ("docx_words_left_out", {"value": "Kotak samping"})
    header = f'<w:hdr xmlns:w="{W}">{paragraph("Harian Kota")}</w:hdr>'
    data = docx(*HEAD, paragraph("Isi"), parts={"word/header1.xml": header})
    (note,) = read_article(KEY, data, site, uploaded).warnings
    assert (note.code, note.values) == ("docx_around_left_out", {"value": "Harian Kota"})
    brings = relations(("rId7", "aFChunk", "/word/lain.htm"))
    data = docx(*HEAD, paragraph("Isi"), '<w:altChunk r:id="rId7"/>',
                parts={"word/_rels/document.xml.rels": brings})  # fmt: skip
    (note,) = read_article(KEY, data, site, uploaded).warnings
    assert (note.code, note.values) == ("docx_file_left_out", {"value": "lain.htm"})
    sign = '<w:r><w:sym w:font="Lambang" w:char="F001"/></w:r>'
    (note,) = word(*HEAD, paragraph("Isi", sign)).warnings
    assert (note.code, note.values) == ("docx_sign_left_out", {"value": "Lambang"})


@pytest.mark.parametrize("name", hostile())
def test_a_hostile_file_has_a_report(name: str, site: Site, uploaded: datetime) -> None:
    data, code = hostile()[name]
    with pytest.raises(Unreadable) as caught:
        read_article(KEY, data, site, uploaded)
    assert [problem.code for problem in caught.value.problems] == [code or "docx_empty"]


LINES = st.lists(
    st.one_of(
        st.sampled_from(["Judul: a", "Foto: b", "Lain: c", "draft: true", "", "Kalimat.", "x: y"]),
        st.text("ab:/ \u00a0", max_size=8),
    ),
    max_size=8,
)


@given(LINES)
def test_each_line_is_a_field_or_text_and_none_is_both(lines: list[str]) -> None:
    entries, length = head_of(lines, 1)
    assert len(entries) == sum(bool(line.strip()) for line in lines[:length])
    for entry in entries:
        assert isinstance(entry.value, Text)
        assert entry.line
        assert entry.value.text in lines[entry.line - 1]
    assert not entries or head_of(lines[:length], 1) == (entries, length)
