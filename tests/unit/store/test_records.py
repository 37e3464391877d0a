"""Records over a fake table: what is stored, and what a commit relies on."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from kilas.articles.article import Correction, Image
from kilas.claims import Claim, Was, form_name, id_name, rank, url_name
from kilas.content_keys import SITE_KEY
from kilas.errors import Conflict
from kilas.ports import Item, ItemKey, Put
from kilas.problems import Problem
from kilas.record import Photo, Record, Search
from kilas.site.site import CommentPolicy, Link
from kilas.store.record_items import record_from, record_item
from kilas.store.records import Records
from tests.fakes.rivals import Rivals
from tests.fakes.table import FakeTable
from tests.newsroom import FLOOD, NOON, SITE, record

if TYPE_CHECKING:
    from kilas.site.site import Site


# --- a record and its item -------------------------------------------------------------------

FULL_SITE = replace(
    SITE,
    tagline="Cepat",
    language="en",
    timezone="Asia/Jayapura",
    comments=CommentPolicy("none"),
    menu=(Link("Tentang", "/p/tentang.html"),),
)
FOUND = Search(("v2", "v1"), oldest="v1", number=2, good=("v1",), ended=True)
FULL_ARTICLE = replace(
    FLOOD,
    modified=NOON + timedelta(days=1),
    expires=NOON + timedelta(days=2),
    image=Image("/media/a.jpg", caption="Banjir", ai=True),
    corrections=(Correction(NOON, "Tiga."),),
    sponsored=True,
    unverified=True,
    comments="closed",
)


@pytest.mark.parametrize(
    "kept",
    [
        record(),
        record(FULL_ARTICLE, due=NOON, problems=(Problem("x", 3, {"a": ""}, warning=True),)),
        record(uploaded=datetime.fromisoformat("2026-11-24T12:00:00.123456+00:00")),
        Record("articles/a.md", 3, "wrong", "v1", waits=("url:/a.html",)),
        Record("articles/a.md", 3, "gone", "", forget=NOON),
        Record(
            "media/a.jpg", 1, "live", "v1", shown="v1", photo=Photo(4000, 3000, "image/png", "c0")
        ),
        Record(SITE_KEY, 1, "live", "v1", shown="v1", site=FULL_SITE),
        Record(SITE_KEY, 1, "live", "v1", shown="v1", site=SITE, search=FOUND),
    ],
    ids=lambda kept: f"{kept.key} {kept.status}",
)
def test_a_record_comes_back_as_it_was(records: Records, kept: Record) -> None:
    records.commit(None, kept, {})
    assert records.get(kept.key) == kept
    assert records.get_many([kept.key, "articles/none.md"]) == {kept.key: kept}
    assert record_from(record_item(kept)) == kept


def test_only_what_time_will_change_is_in_the_index_of_what_is_due(records: Records) -> None:
    records.commit(None, record(due=NOON), {})
    assert records.due(NOON - timedelta(seconds=1)) == []
    assert records.due(NOON) == [FLOOD.key]
    assert "due_pk" not in record_item(record())


def test_a_tombstone_goes_when_it_may_be_forgotten() -> None:
    tombstone = Record("articles/a.md", 1, "gone", "v1", forget=NOON)
    assert record_item(tombstone)["ttl"] == int(NOON.timestamp())
    assert "ttl" not in record_item(record())


# --- names ------------------------------------------------------------------------------------

RIVAL = record(replace(FLOOD, key="articles/lain.md"))


def test_its_names_are_taken_and_given_back(records: Records) -> None:
    records.commit(None, record(), {})
    name = url_name(FLOOD.url)
    assert records.claims([name]) == {name: Claim(name, FLOOD.key, rank(NOON, FLOOD.key))}
    gone = Record(FLOOD.key, 2, "gone", "v2")
    records.commit(record(), gone, records.claims(record().names))
    assert records.claims(record().names) == {}


def test_spellings_of_one_address_are_one_claim_and_come_back(records: Records) -> None:
    spelled = (url_name("/LAMA/x.html"), url_name("/Lama/X.html"))
    names = dict(zip(spelled, ("1 later", "0 first"), strict=True))
    records.commit(None, replace(record(), names=names), {})
    name = url_name("/lama/x.html")
    assert records.claims([spelled[1]]) == {name: Claim(name, FLOOD.key, "0 first", spelled)}


def test_a_claim_says_who_a_deleted_file_was(records: Records) -> None:
    name, was = form_name("articles/banjir"), Was("banjir", NOON, "/2026/11/banjir.html")
    gone = Record(FLOOD.key, 1, "gone", "v2", same={name: "0"}, was=was)
    records.commit(None, gone, {})
    assert records.claims([name]) == {name: Claim(name, FLOOD.key, "0", was=was)}


def test_a_claim_of_another_release_says_nothing_of_the_deleted_file() -> None:
    name, table = form_name("articles/banjir"), FakeTable()
    item: Item = {"pk": f"NAME#{name}", "sk": "CLAIM", "key": FLOOD.key, "rank": "0", "was": "[]"}
    table.write([Put(item)])
    assert Records(table).claims([name]) == {name: Claim(name, FLOOD.key, "0")}


def test_a_name_that_another_has_taken_is_not_given_back(records: Records) -> None:
    name = id_name("banjir")
    records.commit(None, record(), {})
    records.commit(None, RIVAL, records.claims(record().names))
    records.commit(record(), Record(FLOOD.key, 2, "gone", "v2"), records.claims(record().names))
    assert records.claims([name])[name].key == "articles/lain.md"


def test_a_name_that_another_takes_meanwhile_is_not_given_back(records: Records) -> None:
    records.commit(None, record(), {})
    seen = records.claims(record().names)
    records.commit(None, RIVAL, seen)
    with pytest.raises(Conflict):
        records.commit(record(), Record(FLOOD.key, 2, "gone", "v2"), seen)


def test_a_file_is_listed_for_a_name_as_long_as_it_waits(records: Records) -> None:
    name = url_name("/a.html")
    waiting = Record("articles/b.md", 1, "wrong", "v1", waits=(name,))
    records.commit(None, waiting, {})
    assert [key for _, key in records.waiting(name, 9)] == ["articles/b.md"]
    records.commit(waiting, replace(waiting, revision=2, waits=()), {})
    assert records.waiting(name, 9) == []


# --- what a commit relies on -----------------------------------------------------------------


def everything(table: FakeTable) -> list[Any]:
    return sorted(map(str, table.all_items()))


@pytest.mark.parametrize(
    "rival",
    [
        lambda records: records.commit(None, Record(FLOOD.key, 1, "gone", ""), {}),
        lambda records: records.commit(None, RIVAL, {}),
    ],
    ids=["another run for the same file", "another file takes its names"],
)
def test_a_record_that_changed_since_it_was_read_is_a_conflict(
    table: FakeTable, records: Records, rival: Any
) -> None:
    rival(records)
    before = everything(table)
    with pytest.raises(Conflict):
        records.commit(None, record(), {})
    assert everything(table) == before


def test_a_name_that_a_record_keeps_must_be_its_own(records: Records) -> None:
    records.commit(None, record(), {})
    seen = records.claims(record().names)
    records.commit(None, RIVAL, seen)
    with pytest.raises(Conflict):
        records.commit(record(), record(revision=2), seen)


def test_a_name_that_it_waits_for_must_be_held_as_it_saw(records: Records) -> None:
    name = url_name(FLOOD.url)
    waiting = Record("articles/b.md", 1, "wrong", "v1", waits=(name,))
    seen = {name: Claim(name, FLOOD.key, rank(NOON, FLOOD.key))}
    with pytest.raises(Conflict):
        records.commit(None, waiting, seen)


# --- the settings and the release ------------------------------------------------------------


def test_the_rules_are_the_settings_and_the_release(table: FakeTable, records: Records) -> None:
    assert records.rules() == (None, "0:0:0")
    first = Record(SITE_KEY, 1, "live", "s1", shown="s1", site=SITE, site_since=1)
    records.commit(None, first, {})
    assert records.rules() == (SITE, "0:0:1")
    records.renew_release("r1")
    assert records.rules() == (SITE, "1:0:1")
    records.commit(first, replace(first, revision=2), {})
    assert records.rules() == (SITE, "1:0:1"), "the settings are what they were"
    records.commit(replace(first, revision=2), replace(first, revision=3, site_since=3), {})
    assert records.rules() == (SITE, "1:0:3")
    records.put_in_force(SITE)
    assert records.rules() == (SITE, "1:1:3"), "what was in force before has another id now"
    assert table.get(ItemKey("RELEASE", "RELEASE"))
    records.renew_release("r2")
    assert records.release() == "2", "by which photos and settings are judged"


def test_settings_come_into_force_once(records: Records) -> None:
    assert records.sites() == (None, None, 0)
    assert [records.put_in_force(SITE) for _ in range(3)] == [True, False, False]
    assert records.sites() == (SITE, None, 0)
    records.commit(None, Record(SITE_KEY, 1, "live", "s1", shown="s1", site=FULL_SITE), {})
    assert records.sites() == (SITE, FULL_SITE, 0), "the newest are not in force yet"
    assert records.put_in_force(None)
    assert records.sites() == (None, FULL_SITE, 0)


def test_an_article_is_found_by_its_identity_where_it_is_on_the_site(records: Records) -> None:
    assert records.reachable("banjir") is None
    records.commit(None, record(), {})
    assert records.reachable("banjir") == FLOOD
    seen = records.claims(record().names)
    records.commit(record(), record(revision=2, status="scheduled"), seen)
    assert records.reachable("banjir") is None


def test_settings_that_came_back_are_in_force_anew(records: Records) -> None:
    """In between a file may have been judged by others, or by none: a sweep looks at it again."""
    assert records.put_in_force(SITE, since=1)
    assert not records.put_in_force(SITE, since=1)
    assert records.put_in_force(SITE, since=3)


@pytest.mark.parametrize("before", [None, SITE], ids=["the first", "others"])
def test_of_two_writers_of_the_settings_the_later_is_told(before: Site | None) -> None:
    table, other = Rivals(), replace(SITE, title="Warta")
    if before:
        Records(table).put_in_force(before)
    table.rivals = [lambda: Records(table).put_in_force(other)]
    with pytest.raises(Conflict):
        Records(table).put_in_force(replace(SITE, title="Kabar lain"))
    assert not Records(table).put_in_force(other), "the faster one's are in force"
