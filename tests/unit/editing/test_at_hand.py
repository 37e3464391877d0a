"""Of files of a folder that want one thing the lower key comes first, as in the newspaper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.claims import id_name
from kilas.editing.at_hand import AtHand
from kilas.store.target_items import target_writes
from kilas.store.targets import MOST_NAMESAKES, Targets
from kilas.targets import file_name
from tests.fakes.table import FakeTable
from tests.newsroom import SITE, article_file
from tests.unit.editing.test_check_others import checked

if TYPE_CHECKING:
    from kilas.record import Record

KEYS = [
    f"articles/{name}.md" for name in ("BANJIR", "Banjir", "bANJIR", "baNJIR", "banJIR", "banjir")
]
MANY = [f"articles/{number:0{1 + number % 3}}/banjir.md" for number in range(MOST_NAMESAKES + 5)]
SAME = article_file(id="satu", url="/satu/")


def alone(key: str) -> Record:
    return checked({key: SAME})[key]


@pytest.fixture(params=["judged", "beside"])
def at_hand(request: pytest.FixtureRequest) -> AtHand:
    if request.param == "judged":
        return AtHand(map(alone, KEYS), [], alone, SITE.zone)
    return AtHand([], reversed(KEYS), alone, SITE.zone)


def test_the_first_file_has_what_several_want(at_hand: AtHand) -> None:
    assert at_hand.at_addresses(["/satu/"])["/satu/"].key == KEYS[0]
    assert at_hand.holders([id_name("satu")]) == {id_name("satu"): KEYS[0]}


def test_the_first_files_of_one_name_are_told(at_hand: AtHand) -> None:
    assert {each.key for each in at_hand.named(file_name(KEYS[0]))} == {*KEYS}


@pytest.mark.parametrize("by_alias", [False, True], ids=["by their names", "by an alias"])
def test_of_many_files_of_one_name_those_are_told_that_the_table_reads(*, by_alias: bool) -> None:
    keys = [each.replace("banjir", f"b-{at}") if by_alias else each for at, each in enumerate(MANY)]
    text = article_file(id="satu", url="/satu/", aliases="[banjir]" if by_alias else "")
    at_hand = AtHand([], keys, lambda key: checked({key: text})[key], SITE.zone)
    table = FakeTable()
    for key in keys:
        table.write([*target_writes(None, checked({key: text})[key])])
    told = at_hand.named(file_name("banjir.md"))
    assert told == Targets(table).named(file_name("banjir.md"))
    assert len(told) == MOST_NAMESAKES
    longest = sorted(map(len, keys))[MOST_NAMESAKES - 1]
    assert max(len(each.key) for each in told) == longest
