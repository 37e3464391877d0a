"""An article leaves lists with its record, and enters them when its page stands."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from kilas.errors import Conflict
from kilas.lists import ALL, ListId
from kilas.ports import Delete, Put
from kilas.standing import ArticleStands, ListStanding, NewestStands, standing_of
from kilas.store.listings import Listings
from kilas.store.standing_items import standing_key
from tests.newsroom import FLOOD, NOON, record

if TYPE_CHECKING:
    from kilas.record import Record
    from kilas.standing import Standing
    from kilas.store.records import Records
    from tests.fakes.table import FakeTable
    from tests.unit.store.noting_table import NotingTable


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


def test_each_write_of_what_stands_has_an_id_of_its_own(table: FakeTable, records: Records) -> None:
    """A table that lost what stands gets the same Standing again, and lists must be made again."""
    kept = record()
    records.commit(None, kept, {})
    first = Listings(table).write(ArticleStands(kept, None))
    seen = standing(records)
    assert Listings(table).write(ArticleStands(kept, seen)) is None, "nothing is written"
    table.write([Delete(standing_key(kept.key))])
    again = Listings(table).write(ArticleStands(kept, None))
    assert standing(records) == seen
    assert first
    assert again
    assert "" != first.written != again.written != ""


def test_a_page_made_before_another_stood_does_not_stand(
    table: FakeTable, records: Records
) -> None:
    """Two of one record: the later one shows other related articles, and was made before."""
    records.commit(None, record(), {})
    put_its_page(table, records, record())
    with pytest.raises(Conflict):
        Listings(table).write(ArticleStands(record(), None, related={"a": "b"}))
    assert standing(records) == standing_of(record(), 1)


@pytest.mark.parametrize(
    "new",
    [
        record(revision=2, status="draft"),
        record(replace(FLOOD, section="politik"), revision=2),
    ],
    ids=["leaves all lists", "leaves one"],
)
def test_what_stands_otherwise_by_now_is_a_conflict_for_ingest(
    table: FakeTable, records: Records, new: Record
) -> None:
    """Publish may have put the article into another list since."""
    records.commit(None, record(), {})
    put_its_page(table, records, record())
    seen = standing(records)
    Listings(table).write(ArticleStands(record(), seen, related={"a": "b"}))
    with pytest.raises(Conflict):
        records.commit(record(), new, records.claims(record().names), standing=seen)
    assert lists(table) == ITS_LISTS
