"""Records over a fake table: what is stored, and what one commit may cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kilas.articles.article import Correction, Image
from kilas.claims import Claim, id_name, rank, url_name
from kilas.content_keys import SITE_KEY
from kilas.errors import Conflict
from kilas.lists import ALL, ListId
from kilas.ports import ItemKey, Put
from kilas.problems import Problem
from kilas.record import Photo, Record, Search
from kilas.site.site import CommentPolicy, Link
from kilas.standing import ArticleStands, ListStanding, NewestStands
from kilas.store.listings import Listings
from kilas.store.record_items import record_from, record_item
from kilas.store.records import Records
from tests.newsroom import FLOOD, NOON, SITE, record
from tests.unit.store.noting_table import NotingTable

if TYPE_CHECKING:
    from kilas.standing import Standing
    from tests.fakes.table import FakeTable


@pytest.fixture
def table() -> NotingTable:
    return NotingTable()


@pytest.fixture
def records(table: NotingTable) -> Records:
    return Records(table)


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


# --- an article leaves lists with its record, and enters them when its page stands ------------


def lists(table: FakeTable) -> set[str]:
    """The lists that have an entry."""
    entries = [item for item in table.all_items() if "article" in item]
    assert all(item["pk"].startswith("LIST#") for item in entries)
    return {item["pk"].removeprefix("LIST#") for item in entries}


def standing(records: Records) -> Standing | None:
    return records.filed(FLOOD.key)[1]


def put_its_page(table: FakeTable, records: Records, kept: Record) -> None:
    Listings(table).write(ArticleStands(kept, standing(records)))


def save(records: Records, old: Record, new: Record) -> None:
    records.commit(old, new, records.claims([*old.names, *new.names]), standing=standing(records))


RIVAL = record(replace(FLOOD, key="articles/lain.md"))
ITS_LISTS = {"all", "section/daerah", "tag/banjir", "tag/cuaca", "author/k-08"}


def test_an_article_is_in_its_lists_once_its_page_stands(
    table: FakeTable, records: Records
) -> None:
    records.commit(None, record(), {})
    assert lists(table) == set()
    put_its_page(table, records, record())
    assert lists(table) == ITS_LISTS
    (entry,) = Listings(table).after(ListId("section", "daerah"), "", 9)
    assert (entry.article, entry.version) == (FLOOD, "v1")


@pytest.mark.parametrize("status", ["draft", "scheduled", "withdrawn", "expired", "gone", "wrong"])
def test_any_status_but_live_takes_it_out_at_once(
    table: FakeTable, records: Records, status: Any
) -> None:
    records.commit(None, record(), {})
    put_its_page(table, records, record())
    save(records, record(), record(revision=2, status=status))
    assert lists(table) == set()
    assert (standing(records) is not None) is (status == "withdrawn")


def test_it_leaves_a_list_at_once_and_enters_another_when_its_page_stands(
    table: FakeTable, records: Records
) -> None:
    moved = record(replace(FLOOD, section="politik", tags=(), authors=()), revision=2)
    records.commit(None, record(), {})
    put_its_page(table, records, record())
    save(records, record(), moved)
    assert lists(table) == {"all"}
    (entry,) = Listings(table).after(ALL, "", 9)
    assert entry.article == FLOOD, "as the page that still stands has it"
    put_its_page(table, records, moved)
    assert lists(table) == {"all", "section/politik"}


def test_another_date_takes_it_out_of_its_place(table: FakeTable, records: Records) -> None:
    later = record(replace(FLOOD, published=NOON + timedelta(hours=1)), revision=2)
    records.commit(None, record(), {})
    put_its_page(table, records, record())
    save(records, record(), later)
    assert lists(table) == set()


def test_a_new_text_changes_no_list_until_its_page_stands(
    table: NotingTable, records: Records
) -> None:
    records.commit(None, record(), {})
    put_its_page(table, records, record())
    edited = record(revision=2, shown="v2")
    save(records, record(), edited)
    written = [each.item["pk"] for each in table.transactions[-1] if isinstance(each, Put)]
    assert written == [f"FILE#{FLOOD.key}"]
    put_its_page(table, records, edited)
    (entry,) = Listings(table).after(ALL, "", 9)
    assert entry.version == "v2"


def test_a_page_made_of_an_older_record_does_not_stand(table: FakeTable, records: Records) -> None:
    records.commit(None, record(), {})
    records.commit(record(), record(revision=2), records.claims(record().names))
    with pytest.raises(Conflict):
        put_its_page(table, records, record())
    assert lists(table) == set()


def test_a_page_that_came_to_stand_meanwhile_is_a_conflict_for_ingest(
    table: FakeTable, records: Records
) -> None:
    """Otherwise the entries that publish has just written would stay in the lists."""
    records.commit(None, record(), {})
    seen = records.claims(record().names)
    put_its_page(table, records, record())
    with pytest.raises(Conflict):
        records.commit(record(), record(revision=2, status="draft"), seen, standing=None)
    assert lists(table) == ITS_LISTS


def test_a_page_without_a_link_does_not_stand_where_the_list_does_by_now(
    table: FakeTable, records: Records
) -> None:
    topic = ListId("tag", "banjir")
    records.commit(None, record(), {})
    Listings(table).write(NewestStands(topic, ListStanding(), stands=True))
    with pytest.raises(Conflict):
        Listings(table).write(ArticleStands(record(), None, without=(topic,)))
    Listings(table).write(ArticleStands(record(), None, without=(ListId("tag", "cuaca"),)))
    assert lists(table) == ITS_LISTS


def test_what_stands_already_is_not_written_again(table: NotingTable, records: Records) -> None:
    records.commit(None, record(), {})
    put_its_page(table, records, record())
    table.transactions.clear()
    put_its_page(table, records, record())
    assert table.transactions == []


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


def test_a_name_that_another_has_taken_is_not_given_back(records: Records) -> None:
    name = id_name("banjir")
    records.commit(None, record(), {})
    records.commit(None, RIVAL, records.claims(record().names))
    records.commit(record(), Record(FLOOD.key, 2, "gone", "v2"), records.claims(record().names))
    assert records.claims([name])[name].key == "articles/lain.md"


def test_a_file_is_listed_for_a_name_as_long_as_it_waits(records: Records) -> None:
    name = url_name("/a.html")
    waiting = Record("articles/b.md", 1, "wrong", "v1", waits=(name,))
    records.commit(None, waiting, {})
    assert records.waiting(name) == ["articles/b.md"]
    records.commit(waiting, replace(waiting, revision=2, waits=()), {})
    assert records.waiting(name) == []


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
    assert records.sites() == (None, None)
    assert [records.put_in_force(SITE) for _ in range(3)] == [True, False, False]
    assert records.sites() == (SITE, None)
    records.commit(None, Record(SITE_KEY, 1, "live", "s1", shown="s1", site=FULL_SITE), {})
    assert records.sites() == (SITE, FULL_SITE), "the newest are not in force yet"
    assert records.put_in_force(None)
    assert records.sites() == (None, FULL_SITE)


def test_an_article_is_found_by_its_identity_where_it_is_on_the_site(records: Records) -> None:
    assert records.reachable("banjir") is None
    records.commit(None, record(), {})
    assert records.reachable("banjir") == FLOOD
    seen = records.claims(record().names)
    records.commit(record(), record(revision=2, status="scheduled"), seen)
    assert records.reachable("banjir") is None
