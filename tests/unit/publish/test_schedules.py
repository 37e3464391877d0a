"""Who has a name that a file wants which is scheduled for later (docs/decisions/0063)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from kilas.claims import rank
from kilas.uploads.approvals import digest_of
from tests.converge.oracle import assert_right
from tests.fakes.newspaper import newspaper
from tests.fakes.world import World, rebuilt
from tests.newsroom import article_file, site_yaml
from tests.unit.publish.minutes import KEY, report, upload

ADDRESS = "/2026/11/x.html"
NOW = article_file(title="Kini", slug="x")

SCHEDULED, LATER = "articles/a-nanti.md", timedelta(days=2)
SOON = article_file(title="Nanti", date="2026-11-21", slug="x")
"""Due a day after every fake clock begins."""


def approve(world: World, key: str, *texts: str) -> None:
    upload(world, " ".join(digest_of(each.encode()) for each in texts), f"{key}.ok")


def at_x(world: World) -> str:
    """The headline at the address that all want; "" where nothing stands."""
    found = world.site.objects.get(ADDRESS.removeprefix("/"))
    html = found[0].body.decode() if found else ""
    return html.partition("<h1>")[2].partition("</h1>")[0]


def wait(world: World, time: timedelta) -> None:
    world.clock.time += time
    world.tick()
    world.settle()


def test_a_file_that_is_scheduled_yields_its_address_to_one_that_is_live() -> None:
    world = newspaper()
    upload(world, SOON, SCHEDULED)
    upload(world, NOW)
    assert at_x(world) == "Kini"
    assert KEY in report(world, SCHEDULED), "the report names who has the address"
    wait(world, LATER)
    assert at_x(world) == "Kini", "who was live first keeps the address"
    assert_right(world)
    assert rebuilt(world).shown() == world.shown()
    world.content.remove(KEY)
    world.settle()
    assert at_x(world) == "Nanti"


def test_a_schedule_that_is_over_comes_before_a_later_upload() -> None:
    world = newspaper()
    upload(world, SOON, SCHEDULED)
    wait(world, LATER)
    upload(world, NOW)
    assert at_x(world) == "Nanti"
    assert SCHEDULED in report(world)


def test_an_edit_of_what_was_scheduled_takes_no_address_back() -> None:
    world = newspaper()
    upload(world, SOON, SCHEDULED)
    upload(world, NOW)
    wait(world, LATER)
    upload(world, SOON.replace("Nanti", "Nanti, disunting"), SCHEDULED)
    assert at_x(world) == "Kini"
    assert_right(world)


def test_of_two_that_are_scheduled_the_first_to_be_due_has_the_address() -> None:
    world = newspaper()
    upload(world, SOON.replace("2026-11-21", "2026-11-25"), "articles/b.md")
    upload(world, SOON, SCHEDULED)
    wait(world, LATER)
    assert at_x(world) == "Nanti"
    assert SCHEDULED in report(world, "articles/b.md")


def test_an_older_version_wins_no_name_that_the_newest_may_not_have() -> None:
    """Its rank is the file's. Two files would take the name from each other without end."""
    world = newspaper()
    upload(world, article_file(title="Dulu", slug="x"), SCHEDULED)
    upload(world, NOW)
    upload(world, SOON, SCHEDULED)
    assert at_x(world) == "Kini"
    assert_right(world)
    assert rebuilt(world).shown() == world.shown()


def test_a_newest_version_that_lacks_a_name_says_when_the_file_comes() -> None:
    world = newspaper()
    upload(world, article_file(title="Lain", url="/lain.html"), "articles/lain.md")
    upload(world, article_file(title="Dulu", slug="x"), SCHEDULED)
    upload(world, SOON.replace("slug: x", "url: /lain.html"), SCHEDULED)
    assert at_x(world) == "Dulu"
    upload(world, NOW)
    assert at_x(world) == "Kini"
    assert_right(world)
    assert rebuilt(world).shown() == world.shown()


def test_of_two_that_are_due_at_one_time_the_first_uploaded_has_the_address() -> None:
    world = newspaper()
    upload(world, SOON, "articles/z.md")
    upload(world, SOON.replace("Nanti", "Juga"), "articles/b.md")
    wait(world, LATER)
    assert at_x(world) == "Nanti"
    assert "articles/z.md" in report(world, "articles/b.md")
    assert_right(world)


# --- versions that wait for an approval ---


def test_a_version_that_is_held_back_gives_no_address_away() -> None:
    world = newspaper(site_yaml(approve="required"))
    first = article_file(title="Dulu", slug="x")
    upload(world, first, SCHEDULED)
    approve(world, SCHEDULED, first)
    upload(world, SOON, SCHEDULED)
    upload(world, NOW)
    approve(world, KEY, NOW)
    assert at_x(world) == "Dulu"
    assert SCHEDULED in report(world)
    approve(world, SCHEDULED, first, SOON)
    assert at_x(world) == "Kini", "the approved version is for later"
    assert rebuilt(world).shown() == world.shown()


def test_a_version_that_is_held_back_takes_no_address() -> None:
    world = newspaper(site_yaml(approve="required"))
    early = article_file(title="Dini", slug="x")
    upload(world, SOON, SCHEDULED)
    approve(world, SCHEDULED, SOON)
    upload(world, NOW)
    approve(world, KEY, NOW)
    assert at_x(world) == "Kini"
    upload(world, early, SCHEDULED)
    assert at_x(world) == "Kini"
    approve(world, SCHEDULED, early)
    assert at_x(world) == "Dini", "the file first uploaded is scheduled no longer"
    assert rebuilt(world).shown() == world.shown()


# --- any times ---


class Wish(NamedTuple):
    """A file that wants the address: minutes from the beginning to its upload and its date."""

    uploaded: int
    date: int


WISHES = st.lists(st.builds(Wish, st.integers(1, 40), st.integers(-60, 60)), min_size=2, max_size=4)


@settings(max_examples=25)
@given(wishes=WISHES)
def test_no_page_loses_its_address_because_time_passes(wishes: list[Wish]) -> None:
    """The page is that of the first to be both uploaded and due; in a rebuild too."""
    world = newspaper()
    begin = world.clock.time
    order = sorted(range(len(wishes)), key=lambda place: wishes[place].uploaded)
    for place in order:
        world.clock.time = max(world.clock.time, begin + timedelta(minutes=wishes[place].uploaded))
        date = (begin + timedelta(minutes=wishes[place].date)).isoformat()
        world.upload(f"articles/{place}.md", article_file(title=f"T{place}", date=date, slug="x"))
        world.tick()
        world.settle()
    holder = at_x(world)
    for _ in range(8):
        wait(world, timedelta(minutes=10))
        assert holder in {"", at_x(world)}, "who is live keeps the address"
        holder = at_x(world)
    first = min(order, key=lambda place: (max(wishes[place]), wishes[place].uploaded, place))
    assert holder == f"T{first}"
    assert rebuilt(world).shown() == world.shown()


TIMES = st.integers(0, 4).map(lambda second: datetime(2026, 11, 27, 8, 0, second, tzinfo=UTC))
FILES = st.tuples(TIMES, TIMES, st.sampled_from(["articles/a.md", "articles/b.md", "pages/a.md"]))


@given(one=FILES, other=FILES)
def test_ranks_sort_by_time_then_by_first_upload_then_by_key(
    one: tuple[datetime, datetime, str], other: tuple[datetime, datetime, str]
) -> None:
    def order(file: tuple[datetime, datetime, str]) -> tuple[datetime, datetime, str]:
        first, date, key = file
        return max(first, date), first, key

    def ranked(file: tuple[datetime, datetime, str]) -> str:
        first, date, key = file
        return rank(first, key, since=date)

    assert (ranked(one) < ranked(other)) == (order(one) < order(other))
    assert ranked(one) < rank(one[0], one[2], former=True)
