"""What other files of the folder change in the judgement of one: names, bytes, approvals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from kilas.content_keys import SITE_KEY
from kilas.editing.check import check_files, check_site
from kilas.editing.unsent import Unsent
from kilas.uploads.approvals import digest_of
from tests.fakes.queues import FakeClock
from tests.fakes.world import World
from tests.newsroom import NOON, article_file, site_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.record import Record

A, B, OK = "articles/a.md", "articles/b.md", "articles/a.md.ok"
PLAIN: Final = article_file("Air naik.\n", date="")
SCHEDULED: Final = article_file("Nanti.\n", date="2027-01-01", id="satu", url="/satu/")
LIVE: Final = article_file("Kini.\n", id="satu", url="/satu/")


def checked(files: Mapping[str, str], *asked: str, **settings: str) -> dict[str, Record]:
    """What check says of the files that were `asked` for, or of all, by key."""
    site = check_site(_unsent(SITE_KEY, site_yaml(**settings)), NOON).site
    assert site
    named = [_unsent(key, text) for key, text in files.items() if not asked or key in asked]
    beside = {
        key: lambda key=key, text=text: _unsent(key, text)
        for key, text in files.items()
        if asked and key not in asked
    }
    return {record.key: record for record in check_files(named, site, NOON, beside)}


def _unsent(key: str, text: str) -> Unsent:
    return Unsent(key, len(text.encode()), text.encode)


def ingested(files: Mapping[str, str]) -> dict[str, Record]:
    """What ingest says of all, where they came in one second."""
    world = World(clock=FakeClock(NOON))
    world.upload(SITE_KEY, site_yaml())
    world.settle()
    for key, text in files.items():
        world.upload(key, text)
    world.settle()
    records = {key: world.records.get(key) for key in files}
    return {key: record for key, record in records.items() if record}


def codes(records: Mapping[str, Record]) -> dict[str, list[str]]:
    return {key: [problem.code for problem in each.problems] for key, each in records.items()}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({A: PLAIN, B: PLAIN}, {A: [], B: ["looks_renamed"]}, id="same-bytes"),
        pytest.param(
            {A: SCHEDULED, B: LIVE}, {A: ["id_taken", "url_taken"], B: []}, id="later-date"
        ),
        pytest.param({A: LIVE, B: LIVE}, {A: [], B: ["id_taken", "url_taken"]}, id="same-names"),
        pytest.param(
            {
                A: article_file(date="2027-01-01", id="satu", url="/a/"),
                B: article_file(id="satu", url="/b/"),
                "articles/c.md": article_file(date="2028-01-01", url="/a/"),
            },
            {A: ["id_taken"], B: [], "articles/c.md": []},
            id="a-refused-file-holds-nothing",
        ),
        pytest.param({A: PLAIN, "articles/a.txt": PLAIN.replace("Air", "Laut")},
                     {A: [], "articles/a.txt": ["other_form"]}, id="other-form"),
    ],
)  # fmt: skip
def test_two_files_are_judged_as_ingest_judges_them(
    files: dict[str, str], expected: dict[str, list[str]]
) -> None:
    said = codes(ingested(files))
    if "articles/a.txt" in files:
        expected = said  # which of the two notes on the date it is, tests/unit/ingest says
        assert len(said["articles/a.txt"]) == 1
    assert said == expected
    assert codes(checked(files)) == expected


@pytest.mark.parametrize(
    ("asked", "beside", "code"),
    [
        (LIVE, {A: LIVE}, "url_taken"),
        (article_file(slug="pasar-lama"), {A: article_file(slug="Pasar Lama")}, "url_taken"),
        (article_file(url="/p1/"), {A: article_file(aliases="[/P1/]")}, "url_taken"),
        (PLAIN, {A: PLAIN}, "looks_renamed"),
        (article_file(slug="b"), {"articles/B.html": "<title>x</title><p>x"}, None),
    ],
)
def test_a_file_that_is_asked_for_alone_is_judged_beside_the_others(
    asked: str, beside: dict[str, str], code: str | None
) -> None:
    files = {**beside, B: asked}
    alone = checked(files, B)
    assert codes(alone) == {B: codes(checked(files))[B]}
    assert code is None or code in codes(alone)[B]


def test_the_records_come_in_order_of_keys() -> None:
    assert list(checked({B: PLAIN, A: LIVE})) == [A, B]


REQUIRED: Final = {"approve": "required"}


@pytest.mark.parametrize("asked", [(), (A,)])
def test_a_text_without_an_approval_in_the_folder_has_a_note_with_its_digest(
    asked: tuple[str, ...],
) -> None:
    for files in ({A: LIVE}, {A: LIVE, OK: digest_of(PLAIN.encode())}):
        record = checked(files, *asked, **REQUIRED)[A]
        [note] = record.problems
        assert (record.status, note.code, note.warning) == ("live", "unapproved_here", True)
        assert note.values == {"file": OK, "digest": digest_of(LIVE.encode())}
    approved = {A: LIVE, OK: f"setuju: {digest_of(LIVE.encode())}\n"}
    assert checked(approved, *asked, **REQUIRED)[A].problems == ()


@pytest.mark.parametrize(
    ("text", "settings", "noted"),
    [
        (article_file(withdrawn="Salah orang."), REQUIRED, True),
        (article_file(date="2027-01-01"), REQUIRED, True),
        (article_file(draft="true"), REQUIRED, False),
        (article_file(draft="true", withdrawn="Salah orang."), REQUIRED, False),
        (article_file(date="2026-11-01", expiryDate="2026-11-02"), REQUIRED, False),
        (LIVE, {}, False),
        (LIVE, REQUIRED | {"approve_since": "2026-11-01"}, True),
        (LIVE, REQUIRED | {"approve_since": "2026-12-01"}, False),
    ],
)
def test_only_what_waits_in_the_newspaper_needs_an_approval(
    text: str, settings: dict[str, str], *, noted: bool
) -> None:
    record = checked({A: text}, **settings)[A]
    assert ("unapproved_here" in codes({A: record})[A]) is noted


def test_a_colour_that_cannot_be_read_is_found_offline() -> None:
    record = check_site(_unsent(SITE_KEY, site_yaml(colours="{accent: yellow}")), NOON)
    assert [(each.code, each.line) for each in record.problems] == [("faint_colour", 3)]
    assert record.site is None
