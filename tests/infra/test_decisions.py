"""Every record of docs/decisions has one head, and its row in the index says the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from local import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DECISIONS: Final = ROOT / "docs" / "decisions"
INDEX: Final = DECISIONS / "README.md"
RECORDS: Final = sorted(path for path in DECISIONS.iterdir() if path != INDEX)

HEAD: Final = re.compile(
    r"# (?P<number>[1-9][0-9]*)\. (?P<title>\S.*)\n"
    r"\n"
    r"Status: (?P<status>proposed|accepted|superseded by decision [1-9][0-9]*), (?P<date>\S+)\n"
    r"\n"
)
ROW: Final = re.compile(
    r"^\| (?P<number>\d+) \| \[(?P<title>.+)\]\((?P<file>\S+)\) \| (?P<status>[^|]+) \| [^|]+ \|$",
    re.MULTILINE,
)
REPLACES: Final = re.compile(r"\bReplaces [^\n]+ of \[decision (\d+)\]")
NAMED: Final = re.compile(
    r"(?<![\w/])(?:benchmarks|command|functions|layers|local|tests)/[\w/]+\.(?:py|js)\b"
)
"""A path from the checkout to a file of code."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a record, or its row in the index, says of itself."""

    number: int
    title: str
    status: str


def matched(path: Path) -> re.Match[str]:
    found = HEAD.match(path.read_text(encoding="utf-8"))
    assert found, f"{path.name}: begin it as {INDEX} says"
    return found


def head(found: re.Match[str]) -> Head:
    return Head(int(found["number"]), found["title"], found["status"])


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name)
def test_a_record_begins_with_its_number_status_and_date(path: Path) -> None:
    found = matched(path)
    assert path.name.startswith(f"{int(found['number']):04}-")
    assert path.suffix == ".md"
    assert date.fromisoformat(found["date"]) >= date(2026, 11, 1)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name)
def test_a_record_says_what_was_decided(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("**Decision.** ") == 1


def test_the_index_has_every_record_in_order_and_says_what_the_record_says() -> None:
    rows = list(ROW.finditer(INDEX.read_text(encoding="utf-8")))
    assert [(each["file"], head(each)) for each in rows] == [
        (path.name, head(matched(path))) for path in RECORDS
    ]


def test_no_two_records_share_a_number() -> None:
    numbers = [head(matched(path)).number for path in RECORDS]
    assert len(set(numbers)) == len(numbers)


def test_a_record_of_which_a_later_one_replaces_a_part_names_the_later_one() -> None:
    texts = {head(matched(path)).number: path.read_text(encoding="utf-8") for path in RECORDS}
    replaced = [
        (int(earlier), later) for later, text in texts.items() for earlier in REPLACES.findall(text)
    ]
    assert replaced
    assert [
        (earlier, later)
        for earlier, later in replaced
        if not re.search(rf"decision\s+{later}\b", texts[earlier])
    ] == []


def test_a_superseding_decision_exists() -> None:
    heads = [head(matched(path)) for path in RECORDS]
    later = {int(each.status.rsplit(" ", 1)[1]) for each in heads if "superseded" in each.status}
    assert later <= {each.number for each in heads}


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name)
def test_every_file_of_code_that_a_record_names_exists(path: Path) -> None:
    named = NAMED.findall(path.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []
