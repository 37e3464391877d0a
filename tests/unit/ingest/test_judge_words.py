"""Words for showing, in keys, folders and remedies: what was to be held is never published."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, get_args

import pytest

from kilas.documents.values import Syntax
from kilas.texts import LANGUAGES, Language, explain
from tests.newsroom import article_file
from tests.unit.ingest.documents import SHOWN, document, is_shown, judged, yaml
from tests.unit.ingest.versions import Versions, codes

if TYPE_CHECKING:
    from kilas.record import Record

SHOWS = ("terbit", "tayang", "publish", "publikasi", "published")
DATES = [
    *(" ".join(words) for words in product(("waktu", "tgl", "jam", "tanggal"), SHOWS)),
    *("_".join(words) for words in product(SHOWS, ("after", "mulai", "sejak", "dateTime"))),
    "mulai", "not_before", "hide_until", "draft_until", "visible", "live", "publishing_date",
]  # fmt: skip
ENDS = ["sampai", "tanggal turun", "turun tayang", "sampai tanggal", "selesai", "deleted"]
YES = [
    "tahan", "ditahan", "ditunda", "tunda", "hapus", "dihapus", "nonaktif", "do_not_publish",
    "dont_publish", "no_publish", "not_published", "draft_mode", "draft-status", "drafted",
    "unlist", "delete", "jangan terbitkan", "jangan_tayang_dulu", "hide_me", "isDrafted",
]  # fmt: skip
NO = ["tampil", "tampilkan", "aktif", "publikasikan", "publikasi", "is_active", "is_live",
      "nodraft", "is_visible_now"]  # fmt: skip
LINES = [
    *(f"{key}: 2030-01-01" for key in DATES), *(f"{key}: 2026-11-01" for key in ENDS),
    *(f"{key}: ya" for key in YES),
    *(f"{key}: tidak" for key in NO), "published_status: draft", "draft-status: draft",
    "jam tayang: 18.00", "ditunda: sampai besok", "cabut berita: Salah orang",
    "alasan cabut: Salah orang", "dicabut karena: Salah orang", "terbit: tidak", "tayang: nanti",
    "scheduled: true", "embargo: true", "golive: false", "scheduled_at: TBA", "status: scheduled",
    "status: future", "post_status: future", "build: {redner: never}", "build: never",
    "hugo: {published: false}", "meta: {status: draft}", "extra: {darft: true}",
    "hugo: {draft_mode: true}", "x: T, draft: true", "title2: 'T, draft: true'",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_it_is_held_back_with_its_line(line: str) -> None:
    record = judged(yaml(line))
    assert (record.status, record.shown) == ("live", "v1"), codes(record)
    assert record.problems[0].line == 3


def mended(record: Record, language: Language) -> str:
    """The file after its editor wrote the first line that the report shows."""
    _, remedy = explain(record.problems[0], language)
    found = re.search(r"“([^”]+: [^”]+)”", remedy)
    assert found, remedy
    return yaml(found[1])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line", [line for line in LINES if "redner" not in line])
def test_the_remedy_publishes_nothing(line: str, language: Language) -> None:
    assert not is_shown(judged(mended(judged(yaml(line)), language)))


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ("draft: false\ndarft: true", 3),
        ("x: y\ntanggal: 2030-01-01\ndate: 2026-11-20", 5),
        ("draft: false\nextra: {draft: true}", 3),
        ("draft: false\nx: |\n  draft: true", 3),
    ],
)
def test_a_key_that_the_top_has_already_is_to_be_changed_there(lines: str, at: int) -> None:
    problem = judged(yaml(lines)).problems[0]
    assert problem.code in ("near_again", "nested_again", "lost_again")
    for language in LANGUAGES:
        assert str(at) in explain(problem, language)[1]


@pytest.mark.parametrize(
    "line",
    ["permalink: false", "url: false", "headless: true", "render: false", "show: never",
     "visible: belum"],
)  # fmt: skip
@pytest.mark.parametrize("syntax", get_args(Syntax))
def test_other_ways_to_hide_are_obeyed(line: str, syntax: Syntax) -> None:
    key, value = line.split(": ")
    assert judged(document(SHOWN | {key: value}, syntax)).status == "draft"


def test_a_line_break_that_was_lost_is_asked_for() -> None:
    for text in ("---\ntitle: T, draft: true\n---\nA", "---\ntitle: T draft: true\n---\nA",
                 '---\ntitle: "T", status: draft\n---\nA', "Title: T, draft: true\n\nA",
                 "+++\ntitle = 'T, draft = true'\n+++\nA",
                 "---\ntitle: T, date: besok\n---\nA"):  # fmt: skip
        record = judged(text)
        assert (record.shown, codes(record)) == ("v1", ["lost_line"])


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("_draft/a.md", "draft"), ("_hidden/a.md", "draft"),
        ("_a.md", "draft"), ("kota/_a.md", "draft"), ("drafts/a.md", "draft"),
        ("Draft/a.md", "draft"), ("draf/a.md", "draft"), ("konsep/a.md", "draft"),
        ("_posts/_drafts/a.md", "draft"), ("_posts/a.md", "live"), ("kota/_index.md", "live"),
        ("_index.es.md", "live"), ("rancangan/a.md", "live"), ("2030-1-1-x.md", "scheduled"),
        ("2030-01-1-x.md", "scheduled"), ("2030-01-01.md", "scheduled"),
        ("2030-01-01-x/index.md", "scheduled"), ("2030-13-1-x.md", "live"),
        ("2030-1-1x.md", "live"), ("x-2030-1-1.md", "live"),
    ],
)  # fmt: skip
def test_the_name_of_a_file_and_its_folders_count(name: str, status: str) -> None:
    text = "---\ntitle: Banjir\n---\nAir."
    assert Versions(text, key=f"articles/{name}").judge().status == status


@pytest.mark.parametrize(
    "lines",
    [
        "isCraft: true\nshow_date: false\nhide_toc: true\npublished_by: Balai\nenable_toc: false",
        "hiddenFromHomePage: true\ncover: {hidden: true}\nShowToc: true\nsearchHidden: true",
        "post_date_gmt: 2020-01-01\ndate_gmt: 2020-01-01\nstart: 2030-01-01\nend: 2030-01-02",
        "acara: {mulai: 2030-01-01, selesai: 2030-01-02, tanggal: 2030-01-01}\ndaya_tarik: pantai",
        "is_active: true\nunlist: false\ndelete: false\npublikasi: ya\ntampilkan_tanggal: tidak",
        "summary: |\n  Air surut.\n  Status: aman\nshow_reading_time: false\nstatus_cuaca: awas",
        "summary: 'Ditunda, tanggal: 24 November 2026'\nmulai: pukul sembilan\nselesai: sudah",
        "x: [hidden, draft]\nsidebar: {hide: true}\nevent: {date: 2030-01-01, end: 2030-01-02}",
    ],
)
def test_ordinary_front_matter_is_none_of_it(lines: str) -> None:
    record = judged(yaml(lines))
    assert is_shown(record), codes(record)


def test_a_press_release_may_begin_with_its_date() -> None:
    text = "---\ntitle: T\n---\nTanggal: 24 November 2026\nDate: 24 November 2026\n\nAir."
    assert is_shown(judged(text))
    assert Versions(article_file(), text.replace("Tanggal", "Embargo")).judge().shown == "v1"
