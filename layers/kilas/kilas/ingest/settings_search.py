"""Which versions of site.yaml are good: the search that finds the settings in force. For
`judge_site` alone.

The settings in force follow from the newest good version and from the good ones behind it, however
many wrong versions lie before and between them. No message could read ten thousand versions. So the
record remembers a stretch of versions that were read, without a gap, and which of these are good;
a run reads a bounded part beside the stretch, and the next message goes on (docs/decisions/0041).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kilas.ports import Version
from kilas.record import Search
from kilas.site.read import MAX_FILE

if TYPE_CHECKING:
    from collections.abc import Callable

READ_AT_ONCE: Final = 50
READ_BYTES: Final = 4 * MAX_FILE
"""How many versions one message reads in search of good ones, and how many bytes they may have
together. docs/decisions/0017 has the seconds that this takes."""

DEFINING: Final = 50
DEFINING_BYTES: Final = 3 * MAX_FILE
"""How many good versions define sections and authors: the newest, until they are so many or have so
many bytes together."""

_LANDMARKS: Final = 5
"""How many of the newest versions of a stretch are remembered. A stretch is found again by any of
them, so an operator may remove the newest version for good."""


def search(
    uploads: Sequence[Version], known: Search | None, is_good: Callable[[Version], bool]
) -> Search:
    """What is known of the uploads, the newest first, after one more part of them is read.

    `known` is what was known before, by the same rules of reading. `is_good` reads a version. What
    is known once the search has ended follows from the uploads alone.
    """
    stretch = _stretch(uploads, known)
    part = _Part()
    while stretch.start > 0 and part.takes(uploads[stretch.start - 1]):
        stretch.start -= 1
        stretch.judge(stretch.start, is_good)
    while not stretch.ended and stretch.start == 0 and part.takes(uploads[stretch.stop]):
        stretch.stop += 1
        stretch.judge(stretch.stop - 1, is_good)
    return stretch.known()


@dataclass
class _Part:
    """What one message reads."""

    versions: int = 0
    size: int = 0

    def takes(self, version: Version) -> bool:
        """Whether the part takes one version more; one of more than MAX_FILE is refused unread."""
        self.versions += 1
        self.size += version.size if version.size <= MAX_FILE else 0
        return self.versions <= READ_AT_ONCE and self.size <= READ_BYTES


@dataclass
class _Stretch:
    """The uploads from `start` to before `stop` were read; `good` has the places of good ones."""

    uploads: Sequence[Version]
    start: int = 0
    stop: int = 0
    good: set[int] = field(default_factory=set)

    def judge(self, place: int, is_good: Callable[[Version], bool]) -> None:
        """Read a version of the stretch."""
        if is_good(self.uploads[place]):
            self.good.add(place)

    @property
    def ended(self) -> bool:
        """Whether no other version can change the settings in force."""
        is_whole = self.stop == len(self.uploads)
        return self.start == 0 and (is_whole or self._is_enough(self._defining()))

    def known(self) -> Search:
        """The stretch as the record keeps it, without what lies behind the defining versions."""
        places = self._defining()
        defining = [self.uploads[place] for place in places]
        stop = places[-1] + 1 if self._is_enough(places) else self.stop
        read = self.uploads[self.start : stop]
        return Search(
            newest=tuple(version.id for version in read[:_LANDMARKS]),
            oldest=read[-1].id if read else "",
            number=len(read),
            good=tuple(version.id for version in defining),
            ended=self.ended,
        )

    def _defining(self) -> list[int]:
        """The places of the newest good versions, as many as define sections and authors.

        It is asked for after each version that is read, and most of them may be wrong.
        """
        defining: list[int] = []
        for place in sorted(self.good):
            if self._is_enough(defining):
                break
            defining.append(place)
        return defining

    def _is_enough(self, places: Sequence[int]) -> bool:
        size = sum(self.uploads[place].size for place in places)
        return len(places) >= DEFINING or size >= DEFINING_BYTES


def _stretch(uploads: Sequence[Version], known: Search | None) -> _Stretch:
    """The stretch that was read before. It is empty where nothing of it is left, or where it has
    more versions than were read: then one came in between, and which one cannot be told.
    """
    places = {version.id: place for place, version in enumerate(uploads)}
    landmarks = (*known.newest, *known.good, known.oldest) if known else ()
    found = [places[id_] for id_ in landmarks if id_ in places]
    if known is None or not found or max(found) - min(found) >= known.number:
        return _Stretch(uploads)
    good = {places[id_] for id_ in known.good if id_ in places}
    return _Stretch(uploads, min(found), max(found) + 1, good)
