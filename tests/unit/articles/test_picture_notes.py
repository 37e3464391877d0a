"""The notes on pictures that not everybody sees: without words, or of another site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.articles.picture_notes import MOST
from kilas.articles.read import read_article

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.site.site import Site
    from tests.unit.articles.reading import Read

CODES = {"picture_without_words", "photo_without_words", "picture_elsewhere"}


def notes(read: Read, head: str, text: str = "Isi.", key: str = "articles/a.md") -> list[object]:
    found = read(f"title: a\ndate: 2026-11-20\n{head}", text, key=key).warnings
    return [(each.code, each.line) for each in found if each.code in CODES]


CAPTIONED = '<figure><img src="/media/b.jpg"><figcaption>Air</figcaption></figure>'
SILENT = ("picture_without_words", 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![](media/a.jpg)", [SILENT]),
        ("![ ](media/a.jpg)", [SILENT]),
        ("![Air](media/a.jpg)", []),
        ("![](media/a.jpg) dan ![](media/a.jpg)", [SILENT, SILENT]),
        ("![Air](media/a.jpg)\n\n![](media/a.jpg)", [("picture_without_words", 8)]),
        ('<p><img src="/media/a.jpg"></p>', [SILENT]),
        ('<p><img alt="" src="/media/a.jpg"></p>', [SILENT]),
        (CAPTIONED, []),
        ('<figure><img src="/media/a.jpg"></figure>\n<p>Air</p>', [SILENT]),
        (f'<figure><img src="/media/a.jpg"></figure>\n{CAPTIONED}', [SILENT]),
        ("`![](media/a.jpg)`", []),
        ("Isi.", []),
    ],
    ids=range(12),
)
def test_a_picture_of_a_text_has_words_or_a_caption(
    read: Read, text: str, expected: list[object]
) -> None:
    assert notes(read, "section: daerah", text) == expected


@pytest.mark.parametrize(
    ("head", "right"),
    [
        ("image: media/a.jpg", 'image_alt: "…"'),
        ("image: {path: media/a.jpg}", 'alt: "…"'),
        ("image: {path: media/a.jpg, credit: Antara}", 'alt: "…"'),
        ("image: media/a.jpg\nimage_alt: Air", ""),
        ("image: media/a.jpg\ncaption: Air", ""),
        ("image: {path: media/a.jpg, alt: Air}", ""),
        ("image: {path: media/a.jpg, caption: Air}", ""),
        ("image: ''", ""),
    ],
    ids=range(8),
)
def test_the_photo_over_a_text_has_words_or_a_caption(read: Read, head: str, right: str) -> None:
    found = read(f"title: a\ndate: 2026-11-20\n{head}").warnings
    own = [each for each in found if each.code == "photo_without_words"]
    assert [(each.line, each.values["right"]) for each in own] == [(4, right)] * bool(right)


ELSEWHERE = "https://lain.example/a.jpg"


@pytest.mark.parametrize(
    ("head", "text", "expected"),
    [
        (f"image: {ELSEWHERE}\ncaption: Air", "Isi.", [4]),
        ("", f"![Air]({ELSEWHERE})", [6]),
        ("", f"![Air]({ELSEWHERE})\n\n![Air]({ELSEWHERE}?2)", [6]),
        ("", f"![Air]({ELSEWHERE})\n\n![Air](https://www.lain.example/b.jpg)", [6]),
        ("", f"![Air]({ELSEWHERE})\n\n![Air](https://lagi.example/b.jpg)", [6, 8]),
        (f"image: {ELSEWHERE}\ncaption: Air", f"![Air]({ELSEWHERE})", [4]),
        ("", "![Air](https://kabar-hilir.example/media/a.jpg)", []),
        ("", f"[tautan]({ELSEWHERE})", []),
    ],
    ids=range(8),
)
def test_each_other_site_that_a_picture_comes_from_is_named_once(
    read: Read, site: Site, head: str, text: str, expected: list[int]
) -> None:
    assert site.base_url == "https://kabar-hilir.example"
    found = read(f"title: a\ndate: 2026-11-20\n{head or 'section: daerah'}", text).warnings
    own = [each for each in found if each.code == "picture_elsewhere"]
    assert [each.line for each in own] == expected
    assert {each.values["value"] for each in own} <= {"lain.example", "lagi.example"}


def test_a_report_names_no_more_than_a_few(read: Read) -> None:
    many = "\n\n".join(f"![](https://h{number}.example/a.jpg)" for number in range(3 * MOST))
    found = [each.code for each in read("title: a\ndate: 2026-11-20", many).warnings]
    assert found.count("picture_without_words") == MOST
    assert found.count("picture_elsewhere") == MOST


def test_a_file_of_html_has_the_notes_too(site: Site, uploaded: datetime) -> None:
    text = "<html><head><title>a</title></head><body>\n<p>Isi.</p>\n<img src='https://lain.example/a.jpg'></body></html>\n"
    found = read_article("articles/a.html", text.encode(), site, uploaded).warnings
    assert {(each.code, each.line) for each in found} >= {
        ("picture_without_words", 3), ("picture_elsewhere", 3),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("![Air & banjir](gambar/a.jpg)", ["Air & banjir"]),
        ('<p><img alt="Air" src="file:///C:/a.jpg"></p>', ["Air"]),
        ("![Air](a.jpg)\n\n![Api](a.jpg)\n\n![](a.jpg)", ["Air", "Api", ""]),
        ("[![Air](a.jpg)](https://x.example/)", [""]),  # the words are the link's
        ("![Air](media/a.jpg)", []),
    ],
)
def test_the_words_of_a_picture_that_is_left_out_are_told(
    read: Read, text: str, words: list[str]
) -> None:
    codes = {"picture_left_out": False, "picture_with_words_left_out": True}
    notes = read("title: a\ndate: 2026-11-20", text).warnings
    found = [each for each in notes if each.code in codes]
    assert [each.values.get("words", "") for each in found] == words
    assert [codes[each.code] for each in found] == [bool(each) for each in words]
