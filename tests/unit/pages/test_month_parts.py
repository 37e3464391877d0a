"""A month of a list, cut in parts: whatever changes, its pages and sitemaps are those of a naive
cut of the sorted list."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from msgspec.structs import replace

from kilas.lists import ALL, sort_of
from kilas.log import logger
from kilas.messages import PageMessage
from kilas.pages.contexts import Sitemap
from kilas.pages.desired import Pages
from kilas.pages.list_contexts import ListPage
from kilas.pages.page import PageRef
from kilas.pages.sizes import Sizes
from kilas.ports import Delete, Put
from kilas.record import Record
from kilas.standing import ArticleStands
from kilas.store.listings import Listings
from tests.fakes.world import World
from tests.newsroom import SITE, article, record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.articles.article import Article
    from kilas.pages.contexts import Context
    from kilas.ports import Item

MONTH = PageRef.month(ALL, "2026-11")
FOLDER = "arsip/2026/11/"
SITEMAPS = "sitemaps/"
FIRST = datetime(2026, 11, 1, 12, tzinfo=UTC)
STORIES = st.integers(0, 13)
HOURS = st.integers(0, 20)


def in_short(context: Context) -> bytes:
    """What a page of a month, or its sitemap, shows."""
    match context:
        case ListPage():
            links = [each.url if each else "-" for each in (context.older, context.newer)]
            return " ".join([*(card.title for card in context.cards), *links]).encode()
        case Sitemap():
            return " ".join(each.canonical for each in context.entries).encode()
        case _:
            return b""


@dataclass(frozen=True)
class Story:
    """An article as a list shows it: its place in the list, its address and its title."""

    sort: str
    url: str
    title: str


def naive_parts(stories: list[Story], size: int, rest: int) -> list[list[Story]]:
    """Full parts are cut off as long as more than the rest is left."""
    left = sorted(stories, key=lambda story: story.sort)
    parts = []
    while len(left) > size + rest:
        parts.append(left[:size])
        left = left[size:]
    return [*parts, left] if left else parts


def naively_cut(parts: list[list[Story]]) -> dict[str, bytes]:
    """What ought to be in the month's folder, and beside it the month's sitemaps."""
    at: dict[str, bytes] = {}
    for number, part in enumerate(parts, start=1):
        is_last = number == len(parts)
        older = f"/{FOLDER}{number - 1}/" if number > 1 else "-"
        shown = [*(story.title for story in part[::-1]), older, "/" if is_last else f"/{FOLDER}"]
        at[f"{FOLDER}{'' if is_last else f'{number}/'}index.html"] = " ".join(shown).encode()
        sitemap = " ".join(f"{SITE.base_url}{story.url}" for story in part[::-1])
        at[f"{SITEMAPS}2026-11{'' if is_last else f'-{number}'}.xml"] = sitemap.encode()
    return at


class Month(RuleBasedStateMachine):
    """The articles of a month come, go, move and change; messages name where, one for several
    changes or one for each, and publish takes one or several at once."""

    @initialize(
        size=st.integers(1, 3),
        rest=st.integers(0, 3),
        at_once=st.integers(1, 2),
        begin=st.integers(0, 14),
    )
    def newspaper(self, size: int, rest: int, at_once: int, begin: int) -> None:
        sizes = Sizes(
            newest_page=1, month_page=size, month_rest=rest, feed=1, month_pages_at_once=at_once
        )
        self.size, self.rest = size, rest
        self.world = World(pages=partial(Pages, sizes=sizes, render=in_short))
        self.world.records.put_in_force(SITE)
        self.listings = Listings(self.world.table)
        self.numbers = count(1)
        self.unsaid: list[str] = []
        for number in range(begin):
            self.story(number, number)
        self.all_is_said()

    # --- the articles ---

    @rule(number=STORIES, hour=HOURS)
    def story(self, number: int, hour: int) -> None:
        """A story comes, is edited, or moves to another hour."""
        self._save(record(self._article(number, hour)))

    @rule(number=STORIES)
    def removal(self, number: int) -> None:
        self._save(Record(self._article(number, 0).key, 1, "gone", head="v"))

    # --- the messages ---

    @precondition(lambda self: self.unsaid)
    @rule(changes=st.integers(1, 4))
    def changes_are_named(self, changes: int) -> None:
        named, self.unsaid = self.unsaid[:changes], self.unsaid[changes:]
        self._send(min(named), max(named))

    @precondition(lambda self: self.waiting)
    @rule(messages=st.integers(1, 4))
    def some_messages(self, messages: int) -> None:
        batch, self.waiting[:] = self.waiting[:messages], self.waiting[messages:]
        self.world.publish_batch(batch)

    @rule()
    def all_is_said(self) -> None:
        """Everything is named and published: the month is as the oracle has it."""
        for sort in self.unsaid:
            self._send(sort, sort)
        self.unsaid.clear()
        for _ in range(200):
            if not self.waiting:
                break
            self.some_messages(1)
        assert not self.waiting, "the messages never end"
        self._assert_cut()

    @rule()
    def the_newest_story_changes(self) -> None:
        """A story newer than all: it comes, is edited and goes. Each time at most two pages of the
        month are put or deleted, however many parts there are."""
        self.all_is_said()
        newest = article("n99", published=FIRST + timedelta(days=20), title="baru")
        edited = replace(newest, title="disunting")
        gone = Record(newest.key, 1, "gone", head="v")
        for saved in (record(newest), record(edited), gone):
            before = self._shown()
            self.world.site.puts.clear()
            self._save(saved)
            self.all_is_said()
            after = self._shown()
            differ = {key for key in before | after if before.get(key) != after.get(key)}
            touched = differ | set(self.world.site.puts)
            assert len([key for key in touched if key.startswith(FOLDER)]) <= 2
            assert len([key for key in touched if key.startswith(SITEMAPS)]) <= 2

    # --- faults ---

    @rule(place=st.integers(0, 9), number=st.integers(1, 15), lost=st.booleans())
    def a_mark_is_damaged(self, place: int, number: int, *, lost: bool) -> None:
        marks = [item for item in self.world.table.all_items() if item["sk"].endswith("!")]
        if marks:
            mark = marks[place % len(marks)]
            put = Put({**mark, "number": number})
            self._mend(Delete(put.key) if lost else put)

    @rule(hour=HOURS, number=st.integers(1, 15))
    def a_stray_mark(self, hour: int, number: int) -> None:
        sort = sort_of(self._article(0, hour))
        stray: Item = {"pk": "LIST#all", "sk": f"{sort}!", "month": "2026-11", "number": number}
        self._mend(Put(stray))

    @rule(number=st.integers(1, 30))
    def a_stray_page(self, number: int) -> None:
        self.all_is_said()
        if self.world.site.objects:
            anything = next(iter(self.world.site.objects.values()))
            self.world.site.objects[f"{FOLDER}{number}/index.html"] = anything
            self._send("", "")

    @invariant()
    def nothing_is_lost(self) -> None:
        """The table has the entries of the stories that there are."""
        entries = self.listings.after(ALL, "", 100) if hasattr(self, "listings") else []
        assert [each.sort for each in entries] == sorted(each.sort for each in entries)

    def teardown(self) -> None:
        self.all_is_said()

    @property
    def waiting(self) -> list[PageMessage]:
        return self.world.pages_queue.groups.setdefault(MONTH.id, [])

    def _article(self, number: int, hour: int) -> Article:
        title = f"berita{next(self.numbers)}"
        return article(f"n{number}", published=FIRST + timedelta(hours=hour), title=title)

    def _save(self, new: Record) -> None:
        """What ingest and publish write of a story."""
        old, standing = self.world.records.filed(new.key)
        new = replace(new, revision=old.revision + 1 if old else 1, shown=f"v{next(self.numbers)}")
        claims = self.world.records.claims([*new.names, *(old.names if old else ())])
        self.world.records.commit(old, new, claims, standing=standing)
        _, left = self.world.records.filed(new.key)
        if new.reachable:
            self.listings.write(ArticleStands(new, left))
        places = {
            sort for each in (old, new) if each and each.listed for sort in [sort_of(each.listed)]
        }
        self.unsaid += sorted(places)

    def _send(self, since: str, until: str) -> None:
        cause = f"e{next(self.numbers)}"
        self.world.pages_queue.send([PageMessage(MONTH.id, cause, since, until)])

    def _mend(self, write: Put | Delete) -> None:
        self.all_is_said()
        self.world.table.write([write])
        self._send("", "")

    def _shown(self) -> dict[str, bytes]:
        return {
            key: output.body
            for key, (output, _) in self.world.site.objects.items()
            if key.startswith((FOLDER, SITEMAPS))
        }

    def _assert_cut(self) -> None:
        items = self.world.table.all_items()
        stories = [
            Story(entry.sort, entry.article.url, entry.article.title)
            for entry in self.listings.after(ALL, "", 100)
        ]
        assert len(stories) == sum(item["sk"] == "STANDS" for item in items)
        parts = naive_parts(stories, self.size, self.rest)
        assert self._shown() == naively_cut(parts)
        pages = self.listings.standing([ALL])[ALL].months
        assert pages == ({"2026-11": len(parts)} if stories else {})


@pytest.fixture(autouse=True)
def quiet_log() -> Iterator[None]:
    """Each history publishes hundreds of times."""
    logger.setLevel("CRITICAL")
    yield
    logger.setLevel("INFO")


def test_a_month_is_cut_as_its_sorted_list() -> None:
    run_state_machine_as_test(
        Month,
        settings=settings(
            max_examples=int(os.environ.get("N", "60")),
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate] if "N" in os.environ else list(Phase),
            suppress_health_check=list(HealthCheck),
        ),
    )
