"""Which assets may stand, by what the pages of a history asked for and when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tests.converge.links import is_quiet
from tests.converge.objects import assets
from tests.converge.stored import stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tests.fakes.world import World

_FOLDER: Final = "assets/"
_KEPT: Final = timedelta(days=30)
_HOUR: Final = timedelta(hours=1)


class AssetWatch:
    """Sees an asset that goes too early, and one that stays too long.

    `note` is told before time passes: it sees which assets pages ask for. What stands while
    messages are under way may be asked for soon.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._asked: dict[str, datetime] = {}
        """When a page last asked for each asset that stands."""

    def note(self) -> None:
        """Remember which assets are asked for now."""
        standing, now = set(self._standing()), self._world.clock.time
        asked = self._linked() if is_quiet(self._world) else standing
        self._asked |= dict.fromkeys(asked & standing, now)

    def look(self) -> list[str]:
        """The assets that went before their time."""
        now, site = self._world.clock.time, self._world.site.objects
        for key in self._standing():
            self._asked.setdefault(key, now)
        gone = [key for key in self._asked if key not in site]
        early = [key for key in gone if now - self._asked[key] < _KEPT - _HOUR]
        for key in gone:
            del self._asked[key]
        return early

    def left(self) -> list[str]:
        """The assets that no page has asked for in a month, and an hour more, in a quiet world.
        Those without colours stay: a newspaper without settings has them.
        """
        now = self._world.clock.time
        latest = now - _KEPT - _HOUR
        asked = self._linked() | assets()
        return [
            key
            for key in self._standing()
            if key not in asked and self._asked.get(key, now) < latest
        ]

    def _standing(self) -> Iterator[str]:
        yield from self._world.site.keys(_FOLDER)

    def _linked(self) -> set[str]:
        outputs = (output for output, *_ in self._world.site.objects.values())
        links = {key for output in outputs for key in stored(output).links}
        return {key for key in links if key.startswith(_FOLDER)}
