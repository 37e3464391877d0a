"""Files without front matter, texts without markup, and files of other kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kilas.articles.address import MARKDOWN_SUFFIXES
from kilas.articles.read import ArticleReading, read_article
from kilas.articles.source_body import read_body
from kilas.articles.untitled import without_title
from kilas.bodies.body import sanitise
from kilas.bodies.markup import text_of
from kilas.bodies.plain_text import text_to_html
from kilas.errors import Unreadable
from kilas.site.read import read_site
from tests.crafted.docx import docx, paragraph

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.site.site import Site
    from tests.unit.articles.reading import Read


@pytest.fixture
def plain(site: Site, uploaded: datetime) -> Read:
    def plain(key: str, text: str | bytes) -> ArticleReading:
        data = text.encode() if isinstance(text, str) else text
        made = read_article(key, data, replace(site, plain_files=True), uploaded)
        assert read_body(key, data) == made.body_html
        return made

    return plain


def refusal(key: str, text: str | bytes, site: Site, uploaded: datetime) -> tuple[str, int | None]:
    with pytest.raises(Unreadable) as caught:
        read_article(key, text.encode() if isinstance(text, str) else text, site, uploaded)
    (problem,) = caught.value.problems
    return problem.code, problem.line


# --- a file without front matter -------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("articles/x.md", "# Judul\n\nIsi", "no_front_matter"),
        ("articles/x.txt", "Judul\n\nIsi", "no_head"),
        ("articles/x.html", "<h1>Judul</h1>", "no_front_matter"),
    ],
)
def test_a_file_without_fields_is_refused(
    key: str, text: str, code: str, site: Site, uploaded: datetime
) -> None:
    assert refusal(key, text, site, uploaded) == (code, 1)


@pytest.mark.parametrize(
    ("key", "text", "title"),
    [
        ("articles/x.md", "# Pasar *pagi*\n\nIsi", "Pasar pagi"),
        ("articles/x.md", "Isi dulu.\n\n## Pasar pagi {#p}\n", "Pasar pagi"),
        ("articles/x.md", "#\n\n# Pasar pagi", "Pasar pagi"),
        ("articles/pasar-pagi.md", "Isi #pasar.", "Pasar pagi"),
        ("articles/2026-11-20-pasar_pagi.md", "Isi.", "Pasar pagi"),
        ("articles/Pasar pagi - harga.md", "Isi.", "Pasar pagi - harga"),
        ("articles/pasar-pagi/index.md", "Isi.", "Pasar pagi"),
        ("articles/x.md", "---\ntags: [a]\n---\n# Pasar pagi\n", "Pasar pagi"),
        ("articles/x.md", "---\ntitle: Dari kepala\n---\n# Pasar pagi\n", "Dari kepala"),
        ("articles/x.md", "---\ntitle:\n---\n# Pasar pagi\n", "Pasar pagi"),
        ("articles/x.txt", "Pasar pagi\n\nHarga naik.", "Pasar pagi"),
        ("articles/x.txt", "Pasar pagi\nHarga naik.", "Pasar pagi"),
        ("articles/pasar-pagi.txt", "Harga cabai naik lagi hari ini.\n\nIsi", "Pasar pagi"),
        ("articles/pasar-pagi.txt", "kata " * 40, "Pasar pagi"),
        ("articles/x.txt", "Judul: Dari kepala\n\nPasar pagi", "Dari kepala"),
        ("articles/x.html", "<h1>Pasar pagi</h1><p>Isi</p>", "Pasar pagi"),
        ("articles/x.docx", docx(paragraph("Pasar pagi", style="Title")), "Pasar pagi"),
        ("articles/pasar-pagi.docx", docx(paragraph("Isi.")), "Pasar pagi"),
        ("pages/x.md", "# " + "kata " * 100, ("kata " * 60).strip()),
    ],
)  # fmt: skip
def test_the_title_is_the_first_heading_or_the_name(
    plain: Read, key: str, text: str | bytes, title: str
) -> None:
    assert plain(key, text).article.title == title


def test_site_yaml_says_so() -> None:
    site = b"title: A\nbase_url: https://a.example\n"
    assert read_site(site + b"plain_files: true\n").site.plain_files
    assert not read_site(site).site.plain_files


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Pasar\n\nStatus: Draft\nTags: pasar\n\nIsi.", 3),
        ("\n# Pasar\n\n\nKota: Hilir\nDate Created: 3 November 2022\nTags: a", 6),
        ("# Pasar\n\nPenulis: Rara\n", 3),
        ("---\ntitle: Pasar\n---\n# Pasar\n\nOwner: Rara\nLast edited time: May 3\n\nIsi.", 7),
    ],
)
def test_a_field_below_the_title_is_told_to_be_a_text(plain: Read, text: str, line: int) -> None:
    reading = plain("articles/a.md", text)
    [note] = reading.warnings
    assert (note.code, note.line) == ("field_in_text", line)
    assert note.values["value"] == text.split("\n")[line - 1]
    assert note.values["value"] in text_of(reading.body_html)


@pytest.mark.parametrize(
    "text",
    [
        "# Pasar\n\nRara: halo\nBima: hai\n\nIsi.",
        "# Pasar\n\nStatus: Draft, katanya.\nLalu pasar dibuka.",
        "# Pasar\n\nIsi.\n\nStatus: Draft",
        "---\ntitle: Pasar\n---\n# Pasar\n\nPenulis: Rara\n",
    ],
)
def test_other_lines_below_a_title_have_no_note(plain: Read, text: str) -> None:
    assert plain("articles/a.md", text).warnings == ()


def test_a_field_that_hides_is_never_passed_over_in_a_plain_file(
    site: Site, uploaded: datetime
) -> None:
    plain_site = replace(site, plain_files=True)
    for text in ("draft: true\n\n# A", "Draf: ya\n\nIsi", "\n- draft: true\n\nIsi"):
        try:
            made = read_article("articles/x.md", text.encode(), plain_site, uploaded)
        except Unreadable as error:
            assert "lost_line" in [problem.code for problem in error.problems]  # noqa: PT017
        else:
            assert made.article.draft


# --- the title once --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ('<h2 id="isi-pasar">Pasar <em>pagi</em></h2>\n<p>Isi</p>', "<p>Isi</p>"),
        ("<h2>Pasar pagi</h2><h3>A</h3><h4>B</h4><h2>C</h2>", "<h2>A</h2><h3>B</h3><h2>C</h2>"),
        ("<p>Pasar pagi</p><p>Isi</p>", "<p>Isi</p>"),
        ("<p>Pasar pagi<br>Isi</p>", "<p>Isi</p>"),
        ("<p>Pasar pagi Isi</p>", None),
        ("<p><strong>Pasar pagi<br>Isi</strong></p>", None),
        ("<p>Isi</p><h2>Pasar pagi</h2>", None),
        ('<h2 id="isi-a">Pasar pagi</h2><p><a href="#isi-a">ke atas</a></p>', None),
        ("", None),
    ],
)
def test_the_title_on_top_of_a_text_is_not_shown_again(body: str, left: str | None) -> None:
    assert without_title(body, "Pasar pagi") == (body if left is None else left)


TEXT = st.text("ab *_#[](){}<>&`|~:/.\n\t-1", max_size=60)


@given(TEXT)
def test_every_sign_of_a_text_is_on_the_page(text: str) -> None:
    shown = text_of(sanitise(text_to_html(text)).html.replace("<br>", " "))
    assert "".join(shown.split()) == "".join(text.split())


@given(TEXT, st.text("ab ", max_size=5))
def test_a_page_loses_the_words_of_its_title_alone(text: str, title: str) -> None:
    body = sanitise(text_to_html(f"{title}\n{text}")).html
    shown = "".join(text_of(without_title(body, " ".join(title.split()))).split())
    whole = "".join(f"{title}{text}".split())
    assert shown in (whole, whole.removeprefix("".join(title.split())))


# --- texts, and files of other kinds -----------------------------------------------------------


def test_a_text_keeps_its_lines_and_its_signs(plain: Read) -> None:
    text = "Judul: Pasar\nRubrik: daerah\n\nHarga *naik* <lagi>\nhari ini\n\n\nhttps://a.example/b"
    made = plain("articles/x.txt", text)
    assert made.article.section == "daerah"
    assert made.body_html.startswith("<p>Harga *naik* &lt;lagi&gt;<br>hari ini</p>\n<p>")
    assert 'href="https://a.example/b"' in made.body_html


@pytest.mark.parametrize(
    "line",
    [
        "Tanggal: 2024-05-03",
        "Terbit: 2024-05-03",
        "date: 2024-05-03",
        "Draf: ya",
        "draft: true",
        "Kedaluwarsa: 2040-01-01",
    ],
)
def test_fields_of_a_text_that_say_whether_and_when_have_all_their_names(
    line: str, site: Site, uploaded: datetime
) -> None:
    text = f"Judul: Dari ponsel\n{line}\n\nIsi.\n"
    made = read_article("articles/x.txt", text.encode(), site, uploaded)
    word = docx(*map(paragraph, text.split("\n")))
    assert made.article.draft == line.lower().startswith("dra")
    assert not made.warnings
    in_word = read_article("articles/x.docx", word, site, uploaded).article
    assert replace(in_word, key="") == replace(made.article, key="")


def test_a_report_on_a_text_has_its_lines(site: Site, uploaded: datetime) -> None:
    assert refusal("articles/x.txt", "\nJudul: A\nRubrik: b\n\nIsi", site, uploaded) == (
        "unknown_section",
        3,
    )


@pytest.mark.parametrize("suffix", [*MARKDOWN_SUFFIXES, ".MKD"])
def test_the_endings_of_markdown_are_all_read(suffix: str, site: Site, uploaded: datetime) -> None:
    data = b"Title: A\nStatus: published\n\n*B*"
    made = read_article(f"articles/b{suffix}", data, site, uploaded)
    assert (made.body_html, made.article.identity) == ("<p><em>B</em></p>", "b")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.jpg", "photo_among_articles"),
        ("a.HEIC", "photo_among_articles"),
        ("a.mp3", "download_among_articles"),
        ("a.xlsx", "download_among_articles"),
        ("a.doc", "other_writing"),
        ("a.odt", "other_writing"),
        ("a.pdf", "other_writing"),
        ("a.log", "unknown_format"),
        ("a", "unknown_format"),
    ],
)
def test_a_file_of_another_kind_is_told_where_it_belongs(
    name: str, code: str, site: Site, uploaded: datetime
) -> None:
    assert refusal(f"articles/{name}", b"\xff\xd8", site, uploaded) == (code, None)


def test_a_photo_of_a_text_file_has_its_caption_and_its_writer(
    site: Site, uploaded: datetime
) -> None:
    head = "Judul: A\nOleh: K-08\nFoto: media/a.jpg\nKeterangan foto: Pasar\nKredit: Meja foto"
    article = read_article("articles/a.txt", f"{head}\n\nIsi.".encode(), site, uploaded).article
    assert article.authors == ("K-08",)
    assert article.image
    assert (article.image.caption, article.image.credit) == ("Pasar", "Meja foto")


@pytest.mark.parametrize(
    "line", ["Tangal: 2026-12-01", "tanggl: 2026-12-01", "Terbitt: 2026-12-01", "Dicabt: keliru"]
)
def test_a_slip_in_an_indonesian_name_holds_the_file(
    line: str, site: Site, uploaded: datetime
) -> None:
    for key, text in (
        ("a.txt", f"Judul: A\n{line}\n\nIsi."),
        ("a.md", f"---\ntitle: A\n{line}\n---\nI"),
    ):
        with pytest.raises(Unreadable) as caught:
            read_article(f"articles/{key}", text.encode(), site, uploaded)
        assert [problem.code for problem in caught.value.problems] == ["near_key"]
