"""What may happen to the ground under a newsroom; each class adds one kind of it: a release, time
that passes over the table, damage to what is derived.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from msgspec.structs import replace

from kilas.pages.desired import Pages
from kilas.ports import ItemKey
from tests.converge.histories import Newsroom
from tests.converge.small import SMALL_PAGES
from tests.fakes.aged_table import AgedTable
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kilas.pages.desired import Desired
    from kilas.pages.page import Spot
    from kilas.pages.sources import Sources
    from kilas.ports import Item, Output


class Deployed(Newsroom):
    """Releases come in the middle of a history. Each makes every object otherwise."""

    def make_world(self) -> World:
        self.release = "one"
        return World(table=self.new_table(), pages=self._pages)

    @rule(release=st.sampled_from(["two", "three", "four"]))
    def deploy(self, release: str) -> None:
        self.release = self.world.release = release
        self.world.wire()
        self.world.tick()

    def _pages(self, sources: Sources) -> Pages:
        return _SaltedPages(sources, self.release)


class _SaltedPages(Pages):
    """Pages with the name of the release at the end of each object, but for the assets: another
    asset has another address, and whoever finds an asset in place leaves it.
    """

    def __init__(self, sources: Sources, release: str) -> None:
        sizes, how = SMALL_PAGES.keywords["sizes"], SMALL_PAGES.keywords["render"]
        super().__init__(sources, sizes=sizes, render=how)
        self._release = release

    def desired(self, *asked: Any) -> Desired:
        found = super().desired(*asked)
        outputs = {
            spot: self._salted(output) if output and not _is_asset(spot) else output
            for spot, output in found.outputs.items()
        }
        return replace(found, outputs=outputs)

    def _salted(self, output: Output) -> Output:
        return replace(output, body=output.body + f"<!-- {self._release} -->".encode())


def _is_asset(spot: Spot) -> bool:
    """Whether a stylesheet, or the like, is at a spot."""
    return spot.key.startswith("assets/")


class Aged(Newsroom):
    """Items expire, and the index of what is due shows an older table."""

    new_table = AgedTable

    @property
    def table(self) -> AgedTable:
        table = self.world.table
        assert isinstance(table, AgedTable)
        return table

    @rule(minutes=st.sampled_from([1, 6, 60 * 24]))
    def time_passes(self, minutes: int) -> None:
        self._pass(minutes)

    @precondition(lambda self: not self.running)
    @rule()
    def a_month_passes(self) -> None:
        """Longer than any invocation or message lives."""
        self.settle()
        self._pass(60 * 24 * 31)

    @rule()
    def index_catches_up(self) -> None:
        self.table.catch_up()
        self.world.tick()

    def settle(self, busy: Collection[str] = ()) -> None:
        self.table.catch_up()
        super().settle(busy)

    def _pass(self, minutes: int) -> None:
        self.assets.note()
        self.world.clock.time += timedelta(minutes=minutes)
        self.table.expire(self.world.clock.time)
        self.world.tick()


A_RESTORE = timedelta(hours=1)
"""How long a restore takes, at least: longer than the pages queue remembers what it was sent, since
the revisions of a restored table come again.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.Tutorial.html"""


class Damaged(Newsroom):
    """Derived items of the table are lost, come back, or are restored to an earlier time. Then an
    operator asks for a rebuild."""

    new_table = AgedTable

    def __init__(self) -> None:
        super().__init__()
        self.is_damaged = False

    @precondition(lambda self: not self.running)
    @rule(place=st.integers(0, 99))
    def an_item_is_lost(self, place: int) -> None:
        keys = sorted(
            (key for key in self.table._items if is_derived(key)), key=lambda key: (key.pk, key.sk)
        )
        if keys:
            self._damage(lambda: self.table.damage(keys[place % len(keys)], None))

    @precondition(lambda self: not self.running)
    @rule(place=st.integers(0, 99))
    def an_item_comes_back(self, place: int) -> None:
        gone = [
            old
            for old, _ in self.table.stream
            if old and is_derived(key := key_of(old)) and key not in self.table._items
        ]
        if gone:
            item = gone[place % len(gone)]
            self._damage(lambda: self.table.damage(key_of(item), item))

    @precondition(lambda self: not self.running)
    @rule(place=st.integers(0, 99))
    def the_table_is_restored(self, place: int) -> None:
        """All that is derived, the records among it; the comments are the truth."""
        number = len(self.table.stream) * place // 100
        self._damage(lambda: self.table.restore(number, is_no_comment))
        self.world.clock.time += A_RESTORE

    def all_ends(self) -> None:
        self._finish_all()
        self.settle()
        if self.is_damaged:
            self.is_damaged = False
            self.world.tick(rebuild=True)
        super().all_ends()

    def after_step(self) -> None:
        """A table that has forgotten a page leaves the page where it is, and all that the page
        links to may go: what stands is right once an operator has asked for a rebuild.
        """
        if self.is_damaged:
            self.links.look()
            self.links.excuse_all()
        else:
            super().after_step()

    @property
    def table(self) -> AgedTable:
        table = self.world.table
        assert isinstance(table, AgedTable)
        return table

    def settle(self, busy: Collection[str] = ()) -> None:
        self.table.catch_up()
        super().settle(busy)

    def _damage(self, how: Callable[[], None]) -> None:
        how()
        self.is_damaged = True


def key_of(item: Item) -> ItemKey:
    return ItemKey(item["pk"], item["sk"])


def is_derived(key: ItemKey) -> bool:
    """Whether an item is neither a record nor a comment, and a rebuild makes it."""
    return key.pk.startswith(("NAME#", "LIST#", "MONTHS")) or key.sk.startswith(
        ("STANDS", "FOLLOWUP#")
    )


def is_no_comment(key: ItemKey) -> bool:
    return not key.pk.startswith(("THREAD#", "MODERATION"))
