"""Names and who holds them: an address or an identity has one holder. Pure."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from kilas.times import instant, moment

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Was(Struct, frozen=True):
    """Who a file is or was for readers: its identity, date and address; `by_day`
    where the date has no time.
    """

    identity: str
    published: datetime
    url: str
    by_day: bool = False


class Claim(Struct, frozen=True):
    """The file that holds a name: an address, "url:/2026/04/banjir.html", or an identity,
    "id:banjir". The file with the lower rank gets a name that two files want.

    The name of an address is in small letters: case does not tell two addresses apart. `spellings`
    are the names as the holder writes them, where one of them has capitals. `was` says who a
    deleted file was; only the claim on its `form_name` has it.
    """

    name: str
    key: str
    rank: str
    spellings: tuple[str, ...] = ()
    was: Was | None = None

    @property
    def written(self) -> tuple[str, ...]:
        """The names as the holder writes them: its pages are at these addresses."""
        return self.spellings or (self.name,)


def url_name(url: str) -> str:
    """The name of an address on the site."""
    return f"url:{url}"


_OF_ADDRESSES = url_name("")


def folded(name: str) -> str:
    """The name as it is claimed: the name of an address is in small letters."""
    return name.casefold() if name.startswith(_OF_ADDRESSES) else name


def claims_of(key: str, names: Mapping[str, str], was: Was | None = None) -> dict[str, Claim]:
    """The claims of the file at `key` on these names, with their ranks; by the folded name."""
    claims: dict[str, Claim] = {}
    for folded_name, group in groupby(sorted(names, key=folded), key=folded):
        written = tuple(sorted(group))
        spellings = () if written == (folded_name,) else written
        lowest = min(names[name] for name in written)
        says = was if folded_name.startswith(_OF_FORMS) else None
        claims[folded_name] = Claim(folded_name, key, lowest, spellings, says)
    return claims


_OF_ID = "id:"


def id_name(identity: str) -> str:
    """The name of an identity."""
    return f"{_OF_ID}{identity}"


def is_of_id(name: str) -> bool:
    """Whether a name is one of `id_name`."""
    return name.startswith(_OF_ID)


_OF_BYTES = "bytes:"


def bytes_name(size: int, etag: str) -> str:
    """The name of the bytes of a version: no file needs it, and the file that had the bytes first
    holds it. Another file with the same bytes looks like that one renamed (docs/decisions/0071).
    """
    return f"{_OF_BYTES}{size}-{etag}"


_OF_FORMS = "form:"


def form_name(stem: str) -> str:
    """The name of all forms of a file, whose keys differ in the ending alone. No file needs it: it
    is held as `bytes_name` is, and tells another form who a deleted one was.
    """
    return f"{_OF_FORMS}{stem}"


def is_of_forms(name: str) -> bool:
    """Whether a name is one of `form_name`."""
    return name.startswith(_OF_FORMS)


def is_unneeded(name: str) -> bool:
    """Whether a name is one that no file needs: a `bytes_name` or a `form_name`."""
    return name.startswith((_OF_BYTES, _OF_FORMS))


def first_uploaded(claim: Claim) -> datetime:
    """When the holder of a claim was first uploaded."""
    return moment(claim.rank.removesuffix(claim.key).split()[-1])


def rank(
    first_uploaded: datetime, key: str, *, since: datetime | None = None, former: bool = False
) -> str:
    """The rank of a claim: the file first uploaded comes first, then by key. A file that is
    published later than it was uploaded comes at that time (`since`); of two that come at one time,
    the file first uploaded.

    A claim on a former address (`former`) yields to every file that has the address now.
    """
    first = instant(first_uploaded)
    since_then = max(first, instant(since)) if since else first
    times = first if since_then == first else f"{since_then} {first}"
    return f"{int(former)} {times} {key}"


def ahead_of(
    key: str, own_rank: str, names: Collection[str], claims: Mapping[str, Claim]
) -> list[Claim]:
    """The claims of other files on these names whose rank is lower than that of the file `key`."""
    holders = [claims[name] for name in dict.fromkeys(map(folded, names)) if name in claims]
    return [claim for claim in holders if claim.key != key and claim.rank < own_rank]


def still_holds(own: Mapping[str, Claim], claims: Mapping[str, Claim]) -> bool:
    """Whether a file holds each of these claims of its own, by what was read."""
    return all(claims.get(name) == claim for name, claim in own.items())
