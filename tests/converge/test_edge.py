"""What was taken away from readers is gone from every location of the CDN, whatever was cached.

Each version of an article and each comment has a word of its own. Editors take something away in
each way that there is, while messages of plan, publish and purge wait, meet, and overtake those of
other groups. Once CloudFront has completed what was asked of it, no location may show the words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE, front_matter, photo
from tests.fakes.edge import FakeEdge, live_addresses
from tests.fakes.world import MESSAGES_AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS: Final = ("articles/a.md", "articles/b.md", "articles/c.md")
PHOTO: Final = "media/foto.png"
LATER: Final = timedelta(seconds=10)
"""Within this time of CloudFront's taking a request what was taken away must be gone."""


@dataclass
class Newsroom:
    """A newspaper behind an edge, the words that readers have seen, and those they must not see."""

    words: dict[str, list[str]] = field(default_factory=lambda: {key: [] for key in KEYS})
    taken_away: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.world = new_world()
        self.edge = FakeEdge(self.world.site, self.world.cdn, self.world.clock.now)
        self._numbers = count(1)
        self.world.upload("site.yaml", GOOD_SITE)
        for key in KEYS:
            self.publish(key)
        self.world.upload(PHOTO, photo(0))
        self.world.settle()

    # --- what people do; ingest sees each upload, so every one is a change of its own ---

    def publish(self, key: str, **fields: str) -> None:
        word = f"kata{next(self._numbers)}selesai"
        self.words[key].append(word)
        self._write(key, word, **fields)

    def _write(self, key: str, word: str, **fields: str) -> None:
        head = {"title": word, "date": "2026-11-02", "section": "politik", "tags": "[air]"}
        body = f"Isi {word}.\n"
        self.world.upload(key, front_matter(**head | {"url": f"/{key[9]}.html"} | fields) + body)
        self._ingest()

    def take_back(self, key: str, **fields: str) -> None:
        """Take back an article, by a version that readers do not see."""
        self._forbid(key)
        self._write(key, "tidak tampak", **fields)

    def delete(self, key: str) -> None:
        self.world.content.remove(key)
        self._ingest()
        self._forbid(key)

    def correct(self, key: str) -> None:
        self._forbid(key)
        self.publish(key, corrections=f"[{{date: 2026-11-05, note: Nama {next(self._numbers)}.}}]")

    def follow_up(self, key: str) -> None:
        """The article corrects the next one: both name each other, and so do their feeds."""
        following = dict(zip(KEYS, (*KEYS[1:], KEYS[0]), strict=True))
        self.publish(key, corrects=following[key])

    def let_expire(self, key: str) -> None:
        soon = self.world.clock.time + timedelta(minutes=1)
        self.publish(key, expiryDate=soon.strftime("%Y-%m-%dT%H:%M:%SZ"))
        self.world.clock.time = soon + timedelta(seconds=1)
        self.world.tick()
        self.world.ingest.take(self.world.ingest_queue.messages[:])
        self.world.ingest_queue.messages.clear()
        self._forbid(key)

    def comment_and_remove(self, key: str) -> None:
        word = f"kata{next(self._numbers)}selesai"
        self.world.try_to_comment(key[9], "Pembaca", word)
        self.deliver(3)
        self.world.decide(-1, "removed")
        self.taken_away.append(word)

    def replace_photo(self) -> None:
        self.world.upload(PHOTO, photo(next(self._numbers) % 250 + 1))
        self._ingest()

    def remove_photo(self) -> None:
        self.world.content.remove(PHOTO)
        self._ingest()

    def _forbid(self, key: str) -> None:
        self.taken_away += self.words[key]
        self.words[key] = []

    def _ingest(self) -> None:
        while self.world.content.changed:
            self.world.look_at(self.world.content.changed.pop(0))

    # --- what the functions do ---

    def deliver(self, times: int) -> None:
        """Plan, publish one group of pages, and purge, so many times."""
        world = self.world
        for _ in range(times):
            numbers = world.unplanned[:1]
            world.plan(numbers)
            world.planned.update(numbers)
            groups = world.pages_queue.groups
            full = [group for group in groups if groups[group]]
            if full:
                world.publish_batch(groups.pop(full[times % len(full)]))
            if times % 2:
                purges = world.purge_queue.messages
                world.purge_batch(purges[:MESSAGES_AT_ONCE])
                del purges[:MESSAGES_AT_ONCE]

    def assert_gone(self) -> None:
        self.world.settle()
        assert self.edge.showing(self.taken_away) == []
        assert self.edge.showing_others_than(live_addresses(self.world)) == []
        assert len(self.edge.read("/media/foto.png")) <= 1


TAKING: Final[dict[str, Callable[[Newsroom, str], None]]] = {
    "deleted": lambda room, key: room.delete(key),
    "a draft": lambda room, key: room.take_back(key, draft="true"),
    "postponed": lambda room, key: room.take_back(key, date="2027-01-01"),
    "withdrawn": lambda room, key: room.take_back(key, title="Ditarik", withdrawn="Keliru."),
    "expired": lambda room, key: room.let_expire(key),
    "corrected": lambda room, key: room.correct(key),
    "a comment removed": lambda room, key: room.comment_and_remove(key),
    "a photo replaced": lambda room, _key: room.replace_photo(),
    "a photo removed": lambda room, _key: room.remove_photo(),
}
EDITING: Final[dict[str, Callable[[Newsroom, str], None]]] = {
    "edited": lambda room, key: room.publish(key),
    "a follow-up": lambda room, key: room.follow_up(key),
    "moved": lambda room, key: room.publish(key, url="/pindah.html"),
    "of another list": lambda room, key: room.publish(key, section="ekonomi", tags="[kota]"),
    "of another month": lambda room, key: room.publish(key, date="2026-10-02"),
}
DOING: Final = TAKING | EDITING


@pytest.mark.parametrize("how", TAKING)
def test_what_was_taken_away_is_gone_from_the_edge(how: str) -> None:
    room = Newsroom()
    TAKING[how](room, KEYS[1])
    room.assert_gone()


@pytest.mark.parametrize("how", ["deleted", "a draft", "withdrawn", "expired"])
@pytest.mark.parametrize("taken", [0, 1], ids=["the follow-up", "the original"])
@pytest.mark.parametrize("times", [0, 3, 40])
def test_the_title_of_what_was_taken_away_is_gone_from_the_other_end(
    how: str, taken: int, times: int
) -> None:
    room = Newsroom()
    room.follow_up(KEYS[0])
    room.world.settle()
    [title] = room.words[KEYS[taken]][-1:]
    assert any(address.endswith("feed.xml") for address, _ in room.edge.showing([title]))
    TAKING[how](room, KEYS[taken])
    room.deliver(times)
    room.assert_gone()


@given(
    st.lists(
        st.tuples(st.sampled_from(list(DOING)), st.sampled_from(KEYS), st.integers(0, 7)),
        max_size=8,
    )
)
@settings(max_examples=25)
def test_whatever_was_cached_before_and_between(history: list[tuple[str, str, int]]) -> None:
    room = Newsroom()
    for how, key, times in history:
        DOING[how](room, key)
        room.deliver(times)
    room.assert_gone()


def test_an_article_is_gone_from_a_page_that_was_to_lose_it_for_another_reason() -> None:
    """An article comes between an older one and a newer one, which shows the older as related. The
    older is deleted while the newer one's page still waits."""
    room = Newsroom()
    world = room.world
    room.publish(KEYS[0], date="2026-11-10")
    room.publish(KEYS[1], date="2026-11-05")
    room.publish(KEYS[2], date="2026-11-15")
    world.settle()
    waiting = "address|/c.html"
    room.publish(KEYS[1], date="2026-11-12")
    world.settle(busy=[waiting])
    room.delete(KEYS[0])
    world.settle(busy=[waiting])
    assert [word for _, word in room.edge.showing(room.taken_away)] != []
    room.assert_gone()


def test_an_article_that_moves_and_leaves_before_its_new_page_stands_is_gone() -> None:
    """Its old page stays until the new one stands, and is purged while it stays."""
    room = Newsroom()
    room.publish(KEYS[0], url="/pindah.html", date="2026-10-02")
    room.world.settle(busy=["address|/pindah.html"])
    assert [address for address, _ in room.edge.showing(room.words[KEYS[0]][:1])] != []
    room.delete(KEYS[0])
    room.assert_gone()


def test_an_old_address_that_another_article_takes_leads_to_no_article_that_left() -> None:
    """What stands there, a redirect too, stays until the other article stands, and is purged while
    it stays."""
    room = Newsroom()
    room.publish(KEYS[0], aliases="[/lama.html]")
    room.world.settle()
    room.delete(KEYS[0])
    room.publish(KEYS[1], url="/pindah.html", aliases="[/lama.html]")
    room.world.settle(busy=["address|/pindah.html"])
    [old] = room.edge.read("/lama.html")
    assert old.redirect == "/a.html"
    room.assert_gone()


# --- that the model can tell ---


def test_without_a_purge_the_edge_shows_what_was_deleted_for_a_minute() -> None:
    room = Newsroom()
    room.world.cdn.edges.clear()
    [word] = room.words[KEYS[0]]
    before = room.edge.showing([word])
    room.delete(KEYS[0])
    room.world.settle()
    assert {address.split("/")[1] for address, _ in before} >= {
        "a.html",
        "politik",
        "topik",
        "arsip",
    }
    assert set(room.edge.showing(room.taken_away)) == set(before)
    room.world.clock.time += LATER
    assert room.edge.showing(room.taken_away) != [], "stale, and shown while it is asked for again"
    room.world.clock.time += timedelta(seconds=66)
    assert room.edge.showing(room.taken_away) == []
    room.edge.origin_fails = True
    assert room.edge.showing(room.taken_away) != []


def test_a_copy_that_was_fetched_after_the_request_stays() -> None:
    """So a purge before the page is right would purge nothing."""
    room = Newsroom()
    room.world.cdn.purge(["/*"])
    room.publish(KEYS[0])
    word = room.words[KEYS[0]][0]
    room.world.settle()
    assert room.edge.showing([word]) != []
