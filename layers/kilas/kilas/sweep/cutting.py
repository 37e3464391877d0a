"""Cuts the links to one name that are left into parts, each of which a message of its own names;
so it does with the files that wait for one name.

The place of a link is a digest, so links are spread evenly: where a message's links ended tells
about how many there are. A photo in ten thousand articles is a tree of two levels, not a chain.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kilas.store.record_items import WAIT
from kilas.store.target_items import LINK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kilas.sweeps import Audit, Audited

PLACES: Final[Mapping[Audited, str]] = {"links": LINK, "waits": WAIT}
"""How the places begin of what such an audit lists."""

MOST_PARTS: Final = 100
"""Messages that one message sends. Two levels below the first reach 100 * 100 * 400 links."""

_DIGITS: Final = 12
_END: Final = 16**_DIGITS


def parts_behind(audit: Audit, reached: str) -> Iterator[Audit]:
    """Audits that together name all links of `audit` behind the place `reached`.

    Each is meant to have four fifths of the links between `audit.after` and `reached`, so that a
    part that has more than the others is seldom cut again.
    """
    place = PLACES[audit.over]
    begin, first, last = (
        _position(each.removeprefix(place)) for each in (reached, audit.after, audit.until)
    )
    end = last if audit.until else _END
    width = max(1, (begin - first) * 4 // 5)
    number = max(1, min(MOST_PARTS, -(-(end - begin) // width)))
    cuts = [
        f"{place}{begin + (end - begin) * each // number:0{_DIGITS}x}" for each in range(1, number)
    ]
    for after, until in pairwise([reached, *cuts, audit.until]):
        yield replace(audit, after=after, until=until, link=audit.link + 1)


def _position(digits: str) -> int:
    """Where a digest is among all; "" is before the first. Raises ValueError for none."""
    return int(digits[:_DIGITS].ljust(_DIGITS, "0"), 16)
