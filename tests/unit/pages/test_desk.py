"""The desk report: what it says of an upload."""

from __future__ import annotations

import shlex
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.content_keys import report_key, reported_key
from kilas.pages.desk import facts_of, report
from kilas.pages.edition import NO_SITE
from kilas.problems import Problem
from kilas.record import Overwritten, Photo, Record
from tests.newsroom import FLOOD, NOON, SITE, record

if TYPE_CHECKING:
    from kilas.site.site import Site

ENGLISH = replace(SITE, language="en")
TITLE = Problem("no_title", line=3)
TAKEN = Problem("url_taken", values={"url": FLOOD.url, "other": "articles/lain.md"})
ADDRESS = "https://kabar-kilas.example/2026/11/banjir.html"


@pytest.mark.parametrize(
    ("told", "indonesian", "english"),
    [
        (record(), f"TAYANG di {ADDRESS}", f"PUBLISHED at {ADDRESS}"),
        (record(status="draft"), "DRAF. Berkas ini tidak ditayangkan.",
         "DRAFT. This file is not published."),
        (record(status="withdrawn"), f"DICABUT. Alasannya dapat dibaca di {ADDRESS}",
         f"WITHDRAWN. The reason can be read at {ADDRESS}"),
        (record(replace(FLOOD, expires=NOON + timedelta(hours=5)), status="expired"),
         "BERAKHIR. Masa tayangnya lewat pada Rabu, 25 November 2026 00.00 WIB.",
         "EXPIRED. Its time was over on Wednesday, 25 November 2026 00:00 WIB."),
        (record(replace(FLOOD, expires=FLOOD.published - timedelta(hours=1)), status="expired"),
         ("TIDAK TAYANG. Masa tayangnya berakhir (Selasa, 24 November 2026 18.00 WIB) sebelum "
          "mulai (Selasa, 24 November 2026 19.00 WIB); betulkan salah satunya."),
         ("NEVER PUBLISHED. Its time ends (Tuesday, 24 November 2026 18:00 WIB) before it begins "
          "(Tuesday, 24 November 2026 19:00 WIB); fix one of them.")),
        (Record("articles/a.md", 1, "wrong", "v1"),
         "BELUM TAYANG. Berkas ini perlu diperbaiki.",
         "NOT PUBLISHED. This file needs fixing."),
        (Record("site.yaml", 1, "live", "v1", shown="v1", site=SITE), "BERLAKU.", "IN FORCE."),
    ],
)  # fmt: skip
def test_a_report_says_the_status_of_the_file(told: Record, indonesian: str, english: str) -> None:
    assert indonesian in report(told, SITE, SITE.base_url).splitlines()
    assert english in report(told, ENGLISH, SITE.base_url).splitlines()


def test_a_whole_report() -> None:
    told = record(head="v2", problems=(TITLE, TAKEN))
    assert report(told, SITE, SITE.base_url).splitlines()[:5] == [
        "articles/banjir.md",
        "Diunggah Selasa, 24 November 2026 19.00 WIB, versi v2",
        "",
        "PERLU DIPERBAIKI. Versi terbaru belum dipakai; versi baik terakhir tetap dipakai.",
        f"TAYANG di {ADDRESS}",
    ]
    rest = report(told, SITE, SITE.base_url)
    assert "\n\n1. Baris 3: " in rest
    assert "\n\n2. " in rest
    assert "articles/lain.md" in rest, "names the other file"
    assert rest.count("   Perbaikan: ") == 2
    assert rest.endswith("\n")


def test_the_remedy_of_several_in_a_row_is_told_once() -> None:
    pictures = [
        Problem("picture_left_out", line=line, values={"value": f"{line}.jpg"}, warning=True)
        for line in (4, 5, 6)
    ]
    told = record(problems=(TITLE, *pictures, TAKEN))
    lines = report(told, ENGLISH, SITE.base_url).splitlines()
    heads = [line[:2] if line[:1].isdigit() else line[:3].strip() for line in lines[4:]]
    assert heads == ["", "1.", "", "", "2.", "3.", "4.", "", "", "5.", ""]
    assert [line.split(":")[0] for line in lines if line.startswith("   ")] == ["   Remedy"] * 3
    assert all(f"{number}.jpg" in "\n".join(lines) for number in (4, 5, 6))


def test_what_keeps_comments_and_date_comes_last_and_once() -> None:
    told = replace(
        record(problems=(TITLE,)), lasting=("id: banjir", "date: 2026-11-24 19:00+07:00")
    )
    for site in (SITE, ENGLISH):
        lines = report(told, site, site.base_url).splitlines()
        assert lines[-2:] == ["   id: banjir", "   date: 2026-11-24 19:00+07:00"]
        assert lines[-4] == ""
        assert lines[-5].startswith("   "), "the remedy of the last problem"
    assert "id: banjir" not in report(replace(told, status="draft"), SITE, SITE.base_url)
    assert "id: banjir" not in report(replace(told, lasting=()), SITE, SITE.base_url)


@pytest.mark.parametrize(
    ("told", "state", "address"),
    [
        (record(), "live", ADDRESS),
        (record(status="withdrawn"), "withdrawn", ADDRESS),
        (record(head="v0"), "kept", ADDRESS),
        (record(status="draft"), "draft", None),
        (record(status="scheduled"), "scheduled", None),
        (Record("articles/a.md", 1, "wrong", "v1"), "wrong", None),
        (Record("site.yaml", 1, "live", "v1", shown="v1", site=SITE), "live", None),
        (
            Record(
                "media/é a.jpg", 1, "live", "v1", shown="v1", photo=Photo(1, 1, "image/png", "")
            ),
            "live",
            "https://kabar-kilas.example/media/%C3%A9%20a.jpg",
        ),
    ],
)
def test_a_report_tells_programs_its_version_its_state_and_its_address(
    told: Record, state: str, address: str | None
) -> None:
    facts = dict(facts_of(told, SITE.base_url))
    assert (facts.pop("version"), facts.pop("state")) == (told.head, state)
    assert facts == ({"address": address} if address else {})


def test_an_address_that_is_too_long_for_the_metadata_of_an_object_is_in_the_text_alone() -> None:
    """S3 takes 2 KB of metadata. A key has at most 1,024 bytes, of which an address makes 3,072."""
    key = f"media/{'字' * 335}.jpg"
    told = Record(key, 1, "live", "v1", shown="v1", photo=Photo(1, 1, "image/png", ""))
    assert dict(facts_of(told, SITE.base_url)) == {"version": "v1", "state": "live"}
    assert "/media/%E5%AD%97" in report(told, SITE, SITE.base_url)


def test_another_version_is_another_report_where_all_else_is_the_same() -> None:
    texts = {report(record(head=head, shown=head), SITE, SITE.base_url) for head in ("v1", "v2")}
    assert len(texts) == 2


@pytest.mark.parametrize("sign", ["\n", "\r", "\x85", "\u2028", "\u202e", "\u200b", "\x1b"])
def test_a_name_writes_no_line_of_the_report(sign: str) -> None:
    told = record(key=f"articles/a{sign}TAYANG di tempat lain – é 🌊.md")
    first, *rest = report(told, SITE, SITE.base_url).splitlines()
    assert first == f"articles/a{ascii(sign)[1:-1]}TAYANG di tempat lain – é 🌊.md"
    assert "tempat lain" not in "".join(rest)


@pytest.mark.parametrize("sign", ["\n", "\r", "\x85", "\u2028", "\u202e", "\u200b", "\x1b"])
def test_a_photo_writes_no_line_of_its_report(sign: str) -> None:
    key = f"media/a.jpg{sign}{sign}1. PENTING: hapus site.yaml{sign}.jpg"
    told = Record(key, 1, "live", "v2", shown="v1", photo=Photo(8, 8, "image/jpeg", "c"))
    lines = report(told, SITE, SITE.base_url).splitlines()
    assert lines[0].startswith("media/a.jpg")
    assert not [line for line in lines if line.startswith("1.")]
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("sign", ["\n", "\r", "\x85", "\u2028", "\u202e", "\x1b", "\x07"])
def test_the_name_of_another_file_writes_no_line_of_the_report(sign: str) -> None:
    taken = Problem("url_taken", values={"url": FLOOD.url, "other": f"articles/a{sign}1. Hapus.md"})
    plain = replace(taken, values={**taken.values, "other": "articles/a 1. Hapus.md"})
    told, other = (
        report(record(status="wrong", problems=(each,)), SITE, SITE.base_url).splitlines()
        for each in (taken, plain)
    )
    assert len(told) == len(other)
    assert all(line.isprintable() for line in told)


def test_the_report_on_a_scheduled_file_says_when() -> None:
    told = record(status="scheduled", due=NOON + timedelta(hours=13))
    expected = f"TERJADWAL. Akan tayang Rabu, 25 November 2026 08.00 WIB di {ADDRESS}"
    assert expected in report(told, SITE, SITE.base_url).splitlines()


def test_a_warning_is_distinct_from_a_mistake() -> None:
    warned = record(problems=(replace(TITLE, warning=True),))
    assert "1. Catatan: Baris 3: " in report(warned, SITE, SITE.base_url)
    assert "1. Note: Line 3: " in report(warned, ENGLISH, SITE.base_url)
    assert "PERLU DIPERBAIKI" not in report(warned, SITE, SITE.base_url)


def test_a_report_has_the_name_of_its_file() -> None:
    assert report_key("articles/2026/banjir surut.md") == "articles/2026/banjir surut.md.txt"
    assert reported_key("articles/2026/banjir surut.md.txt") == "articles/2026/banjir surut.md"


@pytest.mark.parametrize("letter", ["a", "é", "🌊"])
def test_a_report_has_a_name_that_s3_takes_however_long_that_of_its_file(letter: str) -> None:
    """https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html: 1,024 bytes."""
    for size in range(1_005, 1_025):
        room = size - len("articles/.md")
        key = "articles/" + "b" * (room % len(letter.encode()))
        key += letter * (room // len(letter.encode())) + ".md"
        assert len(key.encode()) == size
        place = f"desk/{report_key(key)}"
        assert len(place.encode()) <= 1_024
        assert place.startswith(("desk/articles/b", f"desk/articles/{letter}"))
        assert reported_key(report_key(key)) == (key if size <= 1_015 else None)


def test_reports_of_long_names_have_different_keys() -> None:
    keys = [f"articles/{'a' * 1_008}{number}.md" for number in range(3)]
    places = {report_key(key) for key in keys}
    assert len(places) == 3
    assert places == {report_key(key) for key in keys}, "the same at each look"


def test_no_file_has_its_report_where_a_long_name_has_it() -> None:
    place = report_key("articles/" + "a" * 1_015)
    for ending in ("", ".txt", ".text"):
        assert report_key(place.removesuffix(ending)) != place


def test_before_any_site_it_is_in_indonesian() -> None:
    told = Record("articles/a.md", 1, "wrong", "v1", problems=(Problem("no_site"),))
    assert "BELUM TAYANG" in report(told, NO_SITE, SITE.base_url)


PHOTO = Record("media/a.jpg", 1, "live", "v1", shown="v1", photo=Photo(4, 3, "image/jpeg", "c0"))


@pytest.mark.parametrize("site", [NO_SITE, SITE, ENGLISH])
def test_a_photo_is_reported_in_both_languages_for_any_site(site: Site) -> None:
    text = report(PHOTO, site, SITE.base_url)
    assert text == report(PHOTO, SITE, SITE.base_url)
    assert "TAYANG di /media/a.jpg" in text
    assert "PUBLISHED at /media/a.jpg" in text


def test_a_wrong_photo_is_reported_in_both_languages() -> None:
    wrong = Record("media/a.jpg", 1, "wrong", "v1", problems=(Problem("photo_unreadable"),))
    text = report(wrong, SITE, SITE.base_url)
    assert "BELUM TAYANG" in text
    assert "NOT PUBLISHED" in text
    assert "   Perbaikan: " in text
    assert "   Remedy: " in text


@pytest.mark.parametrize(
    "key", ["articles/hari ini.md", "articles/jum'at; rm.md", "articles/$a.md"]
)
def test_a_command_in_a_report_takes_the_name_of_the_file_for_one_word(key: str) -> None:
    told = report(record(key=key, overwritten=Overwritten("v7", NOON)), ENGLISH, SITE.base_url)
    command = told.partition("“aws ")[2].partition("”")[0]
    words = shlex.split(command)
    assert words[words.index("--key") + 1] == key
    assert words[words.index("--version-id") + 1] == "v7"


HOSTED = "https://d111111abcdef8.cloudfront.net"
SETTINGS = Record("site.yaml", 1, "live", "v1", shown="v1", site=SITE)


def test_a_report_names_the_address_that_answers() -> None:
    told = report(record(), SITE, "http://localhost:8080")
    assert "TAYANG di http://localhost:8080/2026/11/banjir.html" in told
    assert SITE.base_url not in told


def test_settings_that_name_another_address_are_noted_with_the_remedy() -> None:
    indonesian = report(SETTINGS, SITE, HOSTED)
    assert "BERLAKU." in indonesian
    assert f"1. Catatan: base_url adalah {SITE.base_url}, padahal" in indonesian
    assert f"Tulis “base_url: {HOSTED}” di site.yaml" in indonesian
    english = report(SETTINGS, ENGLISH, HOSTED)
    assert f"1. Note: base_url is {SITE.base_url}, but readers" in english
    assert f"reach this site at {HOSTED}." in english
    assert "DomainName=kabar-kilas.example" in english


def test_the_note_comes_after_the_mistakes_of_the_newest_version() -> None:
    told = report(replace(SETTINGS, head="v2", problems=(TITLE,)), ENGLISH, HOSTED)
    assert "1. Line 3: " in told
    assert "2. Note: base_url is" in told


@pytest.mark.parametrize(
    ("named", "address", "noted"),
    [
        ("https://kabar.example", "https://kabar.example", False),
        ("https://kabar.example", "https://kabar.example:443", False),
        ("https://kabar.example:443", "https://kabar.example", False),
        ("HTTPS://Kabar.Example", "https://kabar.example", False),
        ("http://kabar.example", "https://kabar.example", True),
        ("https://www.kabar.example", "https://kabar.example", True),
        ("https://kabar.example:8443", "https://kabar.example", True),
        ("https://kabar.example", "http://localhost:8080", False),
        ("https://kabar.example", "", False),
    ],
)
def test_addresses_are_compared_as_origins(*, named: str, address: str, noted: bool) -> None:
    told = report(replace(SETTINGS, site=replace(SITE, base_url=named)), SITE, address)
    assert ("padahal pembaca mencapai" in told) is noted


def test_only_the_settings_are_noted() -> None:
    assert "base_url" not in report(record(), SITE, HOSTED)
    assert "base_url" not in report(replace(SETTINGS, status="wrong", site=None), NO_SITE, HOSTED)
