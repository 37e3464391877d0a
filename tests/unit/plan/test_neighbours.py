"""What is read beside a change: an article's lists, who waits for a name, what a release has."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from kilas.changes import (
    CommentChanged,
    ListStandingChanged,
    NameChanged,
    ReleaseChanged,
    StandingChanged,
    TargetChanged,
)
from kilas.claims import Claim, url_name
from kilas.lists import ALL, ListId, sort_of
from kilas.pages.sizes import SIZES, Sizes
from kilas.plan.neighbours import InSection, Linking, NeighbourReader
from kilas.record import Record
from kilas.standing import ArticleStands, ListStanding, related_of, standing_of
from kilas.store.stream import change_of
from kilas.store.targets import Targets
from kilas.targets import file_name, list_name
from tests.fakes.table import FakeTable
from tests.newsroom import FLOOD, SITE, record
from tests.unit.plan.planning import Planning, at, publish_days, stands

if TYPE_CHECKING:
    from kilas.ports import Item


def test_the_next_few_of_the_section_show_it_as_related(planning: Planning) -> None:
    publish_days(planning, range(1, 9))
    planning.commit(record(at(datetime(2026, 11, 4, 1, tzinfo=UTC), "lain", section="politik")))
    change = stands(None, record(at(datetime(2026, 11, 3, 12, tzinfo=UTC))))
    newer = tuple(f"/2026/11/m11-{day}.html" for day in (4, 5, 6))
    near = planning.reader().in_section(change)
    assert (near.newer, near.to_remake) == (newer, newer)
    assert planning.reader(Sizes(related=1)).in_section(change).newer == newer[:1]


def test_what_shows_it_as_it_stands_is_not_made_again(planning: Planning) -> None:
    old, new = (record(at(datetime(2026, 11, 3, tzinfo=UTC), title=each)) for each in ("A", "B"))
    sort = sort_of(old.listed) if old.listed else ""
    for day, seen in ((4, new), (5, old)):
        later = record(at(datetime(2026, 11, day, tzinfo=UTC), f"m11-{day}"))
        planning.commit(later)
        _, left = planning.records.filed(later.key)
        related = {sort: standing_of(seen, 1).shows}
        planning.listings.write(ArticleStands(later, left, related=related))
    near = planning.reader().in_section(stands(old, new))
    assert near.to_remake == ("/2026/11/m11-5.html",)
    assert near.newer == ("/2026/11/m11-4.html", "/2026/11/m11-5.html")
    gone = planning.reader().in_section(stands(new, None))
    assert set(gone.to_remake) == set(near.newer), "both show what is to go"


def test_a_page_knows_whether_it_shows_what_is_before_it(planning: Planning) -> None:
    publish_days(planning, [1, 2])
    new = record(at(datetime(2026, 11, 3, tzinfo=UTC)))
    before = planning.listings.before(ListId("section", "daerah"), "2026-11-03", 3)
    reader = planning.reader()
    for shown, is_right in ((before, True), (before[:1], False), ([], False)):
        standing = standing_of(new, 1, related_of(shown))
        near = reader.in_section(StandingChanged(new.key, None, standing))
        assert near.shows_related is is_right
        again = StandingChanged(new.key, standing, replace(standing, revision=2))
        assert reader.in_section(again).shows_related, "said of the first change already"


def test_an_article_and_those_beside_it_are_read_in_one_request() -> None:
    planning, table = noting()
    reader = planning.reader()
    publish_days(planning, range(1, 9))
    new = record(at(datetime(2026, 11, 5, 12, tzinfo=UTC), "baru"))
    section = ListId("section", "daerah")
    before = planning.listings.before(section, "2026-11-05T12", SIZES.related)
    standing = standing_of(new, 1, related_of(before))
    table.asked.clear()
    near = reader.in_section(StandingChanged(new.key, None, standing))
    assert near.shows_related
    assert near.newer == tuple(f"/2026/11/m11-{day}.html" for day in (6, 7, 8))
    assert table.asked == [f"LIST#{section.id}"]
    for day in range(10, 20):  # so many came before the article meanwhile that a request is full
        planning.commit(record(at(datetime(2026, 11, 5, 11, day, tzinfo=UTC), f"cepat-{day}")))
    near = reader.in_section(StandingChanged(new.key, None, standing))
    assert not near.shows_related
    assert near.newer == tuple(f"/2026/11/m11-{day}.html" for day in (6, 7, 8))


def test_an_article_that_moves_has_those_of_both_sections_beside_it(planning: Planning) -> None:
    publish_days(planning, [4])
    planning.commit(record(at(datetime(2026, 11, 5, tzinfo=UTC), "lain", section="politik")))
    old = record(at(datetime(2026, 11, 3, tzinfo=UTC)))
    new = record(at(datetime(2026, 11, 3, tzinfo=UTC), section="politik"))
    near = planning.reader().in_section(stands(old, new))
    assert set(near.newer) == {"/2026/11/m11-4.html", "/2026/11/lain.html"}


def test_an_article_that_no_list_shows_has_nothing_beside_it(planning: Planning) -> None:
    publish_days(planning, range(1, 9))
    withdrawn = record(at(datetime(2026, 11, 3, 12, tzinfo=UTC)), status="withdrawn")
    assert planning.reader().in_section(stands(None, withdrawn)) == InSection()


def test_a_comment_belongs_to_where_its_article_is_now(planning: Planning) -> None:
    comment = CommentChanged("banjir", was_public=False, is_public=True)
    reader = planning.reader()
    assert reader.commented(comment) is None
    planning.commit(record())
    assert reader.commented(comment) == FLOOD.url


def test_the_files_that_wait_for_a_name_are_known(planning: Planning) -> None:
    name = url_name(FLOOD.url)
    planning.commit(record())
    seen = planning.records.claims([name])
    planning.records.commit(None, Record("articles/b.md", 1, "wrong", "v1", waits=(name,)), seen)
    change = NameChanged(name, None, Claim(name, FLOOD.key, "0"))
    assert planning.reader().waiting(change) == Linking(("articles/b.md",))


def test_who_links_to_a_new_address_is_read_with_who_waits_for_it() -> None:
    planning, table = noting()
    reader = planning.reader()
    Targets(table).link("articles/b.md", [url_name(FLOOD.url)])
    Targets(table).link("articles/c.md", [file_name(FLOOD.key)])
    table.stream.clear()
    planning.commit(record())
    looks = _read(reader, table)
    assert looks == ["articles/b.md", "articles/c.md"], "each once"
    assert [pk for pk in table.asked if FLOOD.url in pk] == [f"NAME#{url_name(FLOOD.url)}"]


def test_who_links_to_an_address_is_told_of_its_page_whoever_claimed_it_before() -> None:
    planning, table = noting()
    reader = planning.reader()
    planning.commit(record(status="scheduled"))
    Targets(table).link("articles/b.md", [url_name(FLOOD.url)])
    table.stream.clear()
    planning.commit(record(revision=2))
    assert _read(reader, table) == ["articles/b.md"]


def _read(reader: NeighbourReader, table: FakeTable) -> list[str]:
    """The files that the names and targets of the table's changes ask for, in order."""
    looks: list[str] = []
    for old, new in table.stream:
        change = change_of(old, new)
        if isinstance(change, NameChanged):
            looks += reader.waiting(change).keys
        if isinstance(change, TargetChanged):
            looks += reader.linking(change).keys
    return sorted(looks)


class Noting(FakeTable):
    """Notes the partitions that are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def query(self, pk: str, **bounds: Any) -> list[Item]:
        self.asked.append(pk)
        return super().query(pk, **bounds)


def noting() -> tuple[Planning, Noting]:
    planning = Planning(Noting)
    assert isinstance(planning.table, Noting)
    return planning, planning.table


def test_who_links_to_a_list_is_read_once_for_all_of_its_changes_in_a_batch() -> None:
    table = Noting()
    reader = NeighbourReader(table)
    standing = ListStanding(newest=True)
    for month in ("2026-10", "2026-11", "2026-12"):
        after = replace(standing, months={**standing.months, month: 1})
        reader.linking_to_list(ListStandingChanged(ALL, standing, after))
        standing = after
    assert table.asked == [f"NAME#{list_name(ALL)}"]


def test_a_release_is_made_with_the_settings_of_now(planning: Planning) -> None:
    assert planning.reader().site(ReleaseChanged()) == SITE
