"""The words, lines, limits and pictures of the guide for editors are what it says of them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from kilas.articles import endings, front_matter, local_links
from kilas.articles.address import SUFFIXES
from kilas.bodies import body, services
from kilas.comments.comment import MAX_THREAD
from kilas.docx.converted import LARGEST_DOCX
from kilas.docx.insets import LARGEST_PICTURE
from kilas.media import downloads, judge_photo
from kilas.pages.overview import MOST
from kilas.site import read as site_reading
from kilas.texts.indonesian import INDONESIAN
from kilas.texts.shape import Plural
from kilas.uploads import overwritten
from tests import guide

if TYPE_CHECKING:
    from collections.abc import Iterator

# --- what the guide quotes ---------------------------------------------------------------------


REPORT: Final = dict[str, Any](INDONESIAN.report)
OVERVIEW: Final = dict[str, Any](INDONESIAN.overview)


def texts() -> Iterator[str]:
    """All that Kilas says in Indonesian."""
    for field in INDONESIAN.__struct_fields__:
        for value in getattr(INDONESIAN, field).values():
            forms = value.forms.values() if isinstance(value, Plural) else value
            yield from map(str, [forms] if isinstance(forms, str) else forms)


QUOTED: Final = sorted(set(re.findall("“([^”]+)”", guide.PROSE)))


def is_said(quoted: str) -> bool:
    """Whether a text of Kilas begins with these words; "…" is what differs from case to case."""
    words = re.compile(re.escape(quoted).replace("…", ".*") + r"(?!\w)")
    return any(words.match(text) for text in texts())


@pytest.mark.parametrize("quoted", QUOTED)
def test_kilas_says_what_the_guide_quotes(quoted: str) -> None:
    assert is_said(quoted)


@pytest.mark.parametrize("quoted", ["DITAHAN.", "TAYANG pada …", "Drafnya"])
def test_what_kilas_does_not_say_is_seen(quoted: str) -> None:
    assert not is_said(quoted)


OF_OTHERS = {"other_release", "other_release_remedy"}
"""Seen for as long as a sweep takes after a release, by nobody who reads the guide for them."""


def test_the_guide_explains_every_state_of_a_report() -> None:
    besides = {"uploaded", "line", "remedy", "warning", "closest", "moves"} | OF_OTHERS
    for name in REPORT.keys() - besides:
        state = re.match(r"[A-Z ]{3,}\b|[^.]+", REPORT[name])
        assert state, name
        assert re.search(rf"^\| “{state[0].strip()}\b", guide.TEXT, re.MULTILINE), state[0]


def test_the_guide_explains_every_part_of_the_overview() -> None:
    parts = ("problem", "waiting", "scheduled", "draft", "note", "latest", "stranger")
    rows = [f"| “{OVERVIEW[part]}” |" for part in parts]
    found = [row for row in re.findall(r"^\| “.+?” \|", guide.TEXT, re.MULTILINE) if row in rows]
    assert found == rows


# --- single lines ------------------------------------------------------------------------------

LINES: Final = [
    line
    for line in dict.fromkeys(re.findall("`([^`]+)`", guide.PROSE))
    if re.match("[A-Za-z_ ]+: ", line) and line not in ("Kunci: nilai", "Foto: …", "public: true")
]
"""Every line for the head of a file that the guide names, but a row of site.yaml's authors."""

OF_SITE: Final = ("base_url", "timezone", "plain_files", "approve", "approve_since", "moderation")


def tried(line: str) -> tuple[str, str]:
    """The report on a file with this line, and the page of the file, or ""."""
    key, _, value = line.partition(": ")
    if key in OF_SITE or value.startswith("{"):
        world = guide.begin(guide.Section("", ""))
        guide.upload(world, guide.Example("yaml", "site.yaml", f"{line}\n"))
        return guide.report(world, "site.yaml"), ""
    if key[0].islower() and key != "dateline":
        text, name = f"---\n{'' if key == 'title' else 'title: Uji'}\n{line}\n---\nIsi.\n", "a.md"
    else:
        text, name = f"Judul: Uji\n{line}\n\nIsi.\n", "a.txt"
    world = guide.begin(guide.Section("", line))
    page = guide.page_of(world, guide.Example("text", f"articles/{name}", text))
    return guide.report(world, f"articles/{name}"), page


def test_the_search_finds_lines() -> None:
    assert {"Draf: ya", "Iklan: ya", "status: draft", "plain_files: true"} <= set(LINES)


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_guide_is_read(line: str) -> None:
    report, _ = tried(line)
    suggested = "apit seluruh nilainya dengan tanda kutip"  # the guide says that the report does so
    assert "PERBAIKI" not in report
    assert "BELUM TAYANG" not in report
    alone = "tidak mengarah ke mana pun"  # here no other file is there
    told = [each for each in guide.remarks_of(report) if suggested not in each]
    is_of_file = ": articles/" in line or "[[" in line
    assert [each for each in told if alone not in each or not is_of_file] == []


LABELLED: Final = re.findall("^\\| `([A-Za-z_ ]+: [^`]+)` \\|[^|]*“", guide.TEXT, re.MULTILINE)


@pytest.mark.parametrize("line", LABELLED)
def test_a_line_has_the_label_that_the_guide_quotes(line: str) -> None:
    row = next(each for each in guide.TEXT.splitlines() if each.startswith(f"| `{line}`"))
    labels = re.findall("“([^”]+)”", row)
    _, page = tried(line)
    _, without = tried("summary: Uji")
    assert labels
    assert all(label in page and label not in without for label in labels)


def _drafts() -> list[str]:
    section = next(each for each in guide.sections() if each.heading == "Draf dan pratinjau")
    prose = section.text.partition("```")[0]
    codes = re.findall(r"`([^`]+)`", prose)
    flags = [f"{code}: true" for code in codes if code in ("hidden", "private", "unlisted")]
    return [code for code in codes if ": " in code] + flags


@pytest.mark.parametrize("line", _drafts())
def test_what_the_guide_calls_a_draft_is_one(line: str) -> None:
    report, page = tried(line)
    assert guide.state_of(report).startswith("DRAF.")
    assert not page


@pytest.mark.parametrize("folder", ["_drafts", "drafts", "draf", "konsep", "_x", ".x"])
def test_a_folder_that_the_guide_calls_one_of_drafts_is_one(folder: str) -> None:
    assert f"`{folder.removesuffix('x')}`" in guide.TEXT
    world = guide.begin(guide.Section("", ""))
    key = f"articles/{folder}/uji.txt"
    guide.upload(world, guide.Example("text", key, "Judul: Uji\n\nIsi.\n"))
    assert guide.state_of(guide.report(world, key)).startswith("DRAF.")


# --- numbers and pictures ----------------------------------------------------------------------

MB: Final = 1024 * 1024
MILLION: Final = 1_000_000


@pytest.mark.parametrize(
    ("words", "limit", "number"),
    [
        ("| isi berita | 200.000 bita", front_matter.MAX_BODY, 200_000),
        ("| kepala berkas | 65.536 bita |", front_matter.MAX_FRONT_MATTER, 65_536),
        ("berita | 500.000 bita;", body.MAX_HTML, 500_000),
        ("| berkas Word | 10 MB", LARGEST_DOCX, 10 * MB),
        ("gambar di dalamnya 6 MB |", LARGEST_PICTURE, 6 * MB),
        ("| foto | 40 MB", judge_photo.LARGEST_FILE, 40 * MB),
        ("25 megapiksel", judge_photo.LARGEST_DECODED, 25 * MILLION),
        ("(JPEG 61", judge_photo.LARGEST_PICTURE, 61 * MILLION),
        ("WebP 12,5)", judge_photo.LARGEST_WEBP, 12_500_000),
        ("sisi 20.000 piksel", judge_photo.LONGEST_SIDE, 20_000),
        ("| unduhan | 100 MB |", downloads.LARGEST_DOWNLOAD, 100 * MB),
        ("| `site.yaml` | 262.144 bita |", site_reading.MAX_FILE, 262_144),
        ("dalam satu berita | 100 |", local_links.MOST_LINKS, 100),
        ("| komentar satu berita | 1 MB", MAX_THREAD, MILLION),
        ("paling banyak 50 berkas", MOST, 50),
        ("kurang dari 10 menit", overwritten.UNSEEN, timedelta(minutes=10)),
    ],
)
def test_a_limit_of_the_guide_is_the_limit(words: str, limit: object, number: object) -> None:
    assert words in guide.PROSE
    assert limit == number


LARGEST_SCREENSHOT: Final = 150_000


def test_every_screenshot_is_shown_described_and_small() -> None:
    shown = re.findall(r"!\[([^\]]*)\]\((guide/[\w-]+\.png)\)", guide.TEXT)
    assert all(len(words.split()) > 3 for words, _ in shown)
    files = sorted((guide.GUIDE.parent / "guide").glob("*.png"))
    assert sorted(f"guide/{file.name}" for file in files) == sorted(place for _, place in shown)
    assert all(file.stat().st_size < LARGEST_SCREENSHOT for file in files)


def test_the_guide_names_each_service_and_each_ending() -> None:
    [named] = re.findall(r"- Alamat ([\w ,]+), atau ([\w ]+) yang sendirian", guide.PROSE)
    assert {*named[0].split(", "), named[1]} == {name for name, _ in services._PAGES.values()}
    for ending in SUFFIXES:
        assert f"`{ending}`" in guide.TEXT or ending == ".htm", ending
    refused = ("`.doc`", "`.odt`", "`.rtf`", "`.pdf`")
    assert f"{', '.join(refused[:3])}, dan {refused[3]} tidak dibaca" in guide.PROSE
    assert {each.strip("`") for each in refused} <= endings._WRITINGS
