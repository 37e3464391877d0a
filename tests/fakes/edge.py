"""The edge of the CDN at its worst: what any location may still show to a reader.

A location keeps an object for as long as the object's Cache-Control says, and each location has
fetched the object at another moment. So the model keeps every output that was ever replaced, as if
some location had fetched it just before. Nothing has to be read beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from kilas.addresses.site_map import address_of, object_key, photo
from kilas.cdn import EVERYTHING, Invalidation, cache_tag
from kilas.ports import Output

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from tests.fakes.objects import FakeShelf
    from tests.fakes.world import World

_OF_MEDIA: Final = ("media/", "_foto/")


class FakeCdn:
    """CloudFront's requests. A request is completed when it is asked about for the second time;
    only then do the edges forget.

    `purged` has each path that was asked for, `refusals` the errors of the next requests.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._requests: dict[str, Sequence[str]] = {}
        self._asked: set[str] = set()
        self.in_progress: set[str] = set()
        self.purged: list[str] = []
        self.refusals: list[Exception] = []
        self.edges: list[FakeEdge] = []

    def purge(self, paths: Sequence[str]) -> Invalidation:
        if self.refusals:
            raise self.refusals.pop(0)
        taken = Invalidation(f"I{len(self._requests)}", self._now())
        self._requests[taken.id] = paths
        self.in_progress.add(taken.id)
        self.purged += paths
        for edge in self.edges:
            edge.take(taken.id)
        return taken

    def has_purged(self, invalidation: Invalidation) -> bool:
        id_ = invalidation.id
        if id_ in self.in_progress and id_ in self._asked:
            self.in_progress.remove(id_)
            for edge in self.edges:
                edge.forget(id_, self._requests[id_])
        self._asked.add(id_)
        return id_ not in self.in_progress


@dataclass(frozen=True, slots=True)
class Copy:
    """An output that a location may hold. No location fetched it after `replaced`, the moment when
    another took its place; `change` is the number of that change of the shelf."""

    key: str
    output: Output
    replaced: datetime
    change: int


class FakeEdge:
    """All locations in front of a shelf. `origin_fails` has them serve what is stale for longer."""

    def __init__(self, shelf: FakeShelf, cdn: FakeCdn, now: Callable[[], datetime]) -> None:
        self._shelf = shelf
        self._now = now
        self._copies: list[Copy] = []
        self._changes = 0
        self._taken: dict[str, int] = {}
        self.origin_fails = False
        shelf.before_change = self._keep
        cdn.edges.append(self)

    def read(self, address: str) -> list[Output]:
        """What a reader may get at an address: what is there now, and older copies."""
        key = object_key(address)
        now = [self._shelf.objects[key][0]] if key in self._shelf.objects else []
        return [*now, *(copy.output for copy in self._served() if copy.key == key)]

    def showing(self, words: Collection[str]) -> list[tuple[str, str]]:
        """The addresses where a reader may still see one of these words, with the word."""
        current = [(key, output) for key, (output, _) in self._shelf.objects.items()]
        older = [(copy.key, copy.output) for copy in self._served()]
        return [
            (address_of(key), word)
            for key, output in [*current, *older]
            for word in words
            if word.encode() in output.body
        ]

    def showing_others_than(self, live: Collection[str]) -> list[str]:
        """The addresses where a reader may still see an article that is at none of these addresses,
        or a file of media/ that is replaced or gone.

        Pages without content are left out: a redirect that leads to what stands, and the reason of
        a withdrawal.
        """
        tags = {cache_tag(address) for address in live}
        articles = [
            address_of(copy.key)
            for copy in self._served()
            if set(copy.output.tags) - tags
            and b"noindex" not in copy.output.body
            and object_key(copy.output.redirect) not in self._shelf.objects
        ]
        return [*articles, *self._other_photos()]

    def _other_photos(self) -> list[str]:
        """Where the bytes are those of no file that stands, whatever a release puts at the end."""
        now = {_of_any_release(output) for output, *_ in self._shelf.objects.values()}
        return [
            address_of(copy.key)
            for copy in self._served()
            if copy.key.startswith(_OF_MEDIA)
            and not copy.output.redirect
            and _of_any_release(copy.output) not in now
        ]

    def _keep(self, key: str, output: Output) -> None:
        self._changes += 1
        self._copies.append(Copy(key, output, self._now(), self._changes))

    def take(self, invalidation: str) -> None:
        """A request was taken: what is fetched from now on is what it made room for."""
        self._taken[invalidation] = self._changes

    def forget(self, invalidation: str, paths: Sequence[str]) -> None:
        """A request is completed. What was replaced after it was taken may have been fetched after
        it was taken, and stays.
        """
        before = self._taken.pop(invalidation)
        self._copies = [
            copy for copy in self._copies if copy.change > before or not _is_at(copy, paths)
        ]

    def _served(self) -> list[Copy]:
        """The copies that are fresh, or stale and still served."""
        return [
            copy
            for copy in self._copies
            if self._now() < copy.replaced + _lifetime(copy.output, failing=self.origin_fails)
        ]


def live_addresses(world: World) -> set[str]:
    """The addresses of the articles, pages and files of media/ that readers can see."""
    items = world.table.all_items()
    keys = [item["pk"].removeprefix("FILE#") for item in items if item["sk"] == "RECORD"]
    live = [each for each in world.records.get_many(keys).values() if each.status == "live"]
    photos = {photo(each.key) for each in live if each.on_shelf}
    return {each.article.url for each in live if each.article} | photos


def _of_any_release(output: Output) -> bytes:
    """The bytes without the name of a release (tests/converge/ground.py)."""
    return output.body.partition(b"<!-- ")[0]


def _is_at(copy: Copy, paths: Sequence[str]) -> bool:
    known_by = {EVERYTHING, f"/{copy.key}", *(f"#{tag}" for tag in copy.output.tags)}
    return not known_by.isdisjoint(paths)


def _lifetime(output: Output, *, failing: bool) -> timedelta:
    """How long after its fetch an output is served (https://www.rfc-editor.org/rfc/rfc5861)."""
    rules = dict(rule.strip().partition("=")[::2] for rule in output.cache_control.split(","))
    fresh = int(rules.get("s-maxage") or rules.get("max-age") or 0)
    stale = [int(rules.get("stale-while-revalidate", 0))]
    if failing:
        stale.append(int(rules.get("stale-if-error", 0)))
    return timedelta(seconds=fresh + max(stale))
