"""The files with a link to one name: a sweep names each once, as a tree that is never deep."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Literal, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.messages import Look
from kilas.store.target_items import LINK
from kilas.sweep.cutting import MOST_PARTS, PLACES
from kilas.sweep.sweep import PACES, Pace, Paces, Queues, Sweeper
from kilas.sweeps import Audit
from tests.fakes.queues import FakeClock, FakeLookQueue, FakePagesQueue, FakeSweepQueue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kilas.ports import DatedContent
    from kilas.store.targets import Targets
    from kilas.sweep.audit import Auditor

FROM_PLAN = 25
"""Links that plan has looked at itself."""


class Links:
    """The links to one name, and sweep over them."""

    def __init__(
        self, digests: Iterable[str], paces: Paces, over: Literal["links", "waits"] = "links"
    ) -> None:
        self.over, self.begins = over, PLACES[over]
        self.places = sorted({self.begins + each for each in digests})
        self.files, self.onward = FakeLookQueue(), FakeSweepQueue()
        photos, pages = FakeLookQueue(), FakePagesQueue(FakeClock().now)
        queues = Queues(self.files, photos, pages, self.onward)
        content, auditor = cast("DatedContent", None), cast("Auditor", None)
        self.sweep = Sweeper(self, content, auditor, cast("Targets", self), queues, paces)
        self.depths: Counter[int] = Counter()

    def bases(self) -> Collection[str]:
        """No rules: these audits serve none."""
        return ()

    def linking(
        self, _name: str, after: str, limit: int, until: str, place: str
    ) -> list[tuple[str, str]]:
        """As of kilas.store.targets.Targets; the key of a file is its place."""
        assert place == self.begins
        begin = bisect_right(self.places, after or place)
        end = bisect_left(self.places, until) if until else len(self.places)
        return [(each, each) for each in self.places[begin:end][:limit]]

    def follow(self, after: str = "") -> Links:
        """Work on the first message and on all that follow it."""
        self.onward.messages.append(Audit(self.over, of="file:a", after=after))
        while self.onward.messages:
            message = cast("Audit", self.onward.messages.pop())
            self.depths[message.link] += 1
            self.sweep(message)
        return self


def digest(number: int) -> str:
    return hashlib.sha256(f"articles/{number}.md".encode()).hexdigest()[:32]


NEAR = st.text("0f", min_size=32, max_size=32)
"""Digests side by side, as a hash hardly ever has them."""

EVEN = st.integers(0, 10_000).map(digest)


@given(st.sets(NEAR) | st.sets(EVEN), st.integers(1, 9), st.sampled_from(["links", "waits"]))
def test_every_file_is_named_once_wherever_its_link_is(
    digests: set[str], at_once: int, over: Literal["links", "waits"]
) -> None:
    links = Links(digests, Paces(files=Pace(at_once, 5)), over).follow()
    assert sorted(links.files.messages, key=str) == [Look(each) for each in links.places]
    assert max(links.onward.seconds, default=0) <= MOST_PARTS * 5


@pytest.mark.parametrize(
    ("articles", "depth", "most"),
    [(400, 1, 1), (10_000, 2, 40), (200_000, 3, 1000)],
)
def test_a_photo_in_many_articles_is_a_tree(articles: int, depth: int, most: int) -> None:
    """With the paces of the deployed site: a chain of 10 000 has 20 messages, and AWS counts 16."""
    digests = [digest(number) for number in range(articles)]
    first = LINK + sorted(digests)[FROM_PLAN - 1]
    links = Links(digests, PACES).follow(first)
    assert sorted(links.depths) == list(range(1, depth + 1))
    assert links.depths.total() <= most
    assert len(links.files.messages) == articles - FROM_PLAN


def test_a_million_articles_are_no_deeper() -> None:
    """As positions alone, since a million digests take a while: a link at each width."""
    width = 16**12 // 1_000_000
    even = [f"{number * width + 1:012x}{'0' * 20}" for number in range(1_000_000)]
    assert max(Links(even, PACES).follow().depths) == 3


def test_the_parts_come_as_fast_as_the_files_of_any_other_sweep() -> None:
    links = Links(map(digest, range(4000)), PACES)
    links.sweep(Audit("links", of="file:a"))
    waits = links.onward.seconds
    assert waits == [PACES.files.seconds * number for number in range(1, len(waits) + 1)]
    assert len(waits) == 12, "3600 are left, and 320 of them are a part"


def test_a_place_that_is_none_is_refused() -> None:
    links = Links(["00"], Paces(files=Pace(1, 5)))
    with pytest.raises(ValueError, match="zz"):
        links.sweep(Audit("links", of="file:a", until="LINK#zz"))
