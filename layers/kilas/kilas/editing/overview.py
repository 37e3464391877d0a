"""The overview of the newsroom as Kilas writes it for programs (kilas.pages.overview)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec import Struct

from kilas.content_keys import OVERVIEW_DATA_KEY

if TYPE_CHECKING:
    from kilas.editing.bucket import Bucket


class Fault(Struct, frozen=True):
    """A problem of a file, or a note, in the newspaper's language; `line` is None for the whole."""

    what: str
    remedy: str
    line: int | None = None
    note: bool = False


class Entry(Struct, frozen=True):
    """A file: `status` is that of its record, `url` where an editor sees it, "" for nowhere."""

    key: str
    status: str
    url: str = ""
    problems: tuple[Fault, ...] = ()


class Work(Struct, frozen=True):
    """Messages that wait for one kind of work, and since when at the latest (ISO 8601)."""

    kind: str
    number: int
    since: str


class Stray(Struct, frozen=True):
    """A name at the top of the bucket that Kilas does not read."""

    name: str
    what: str
    remedy: str


class Files(Struct, frozen=True):
    """The first files of a part; `more` says that there are others."""

    files: tuple[Entry, ...] = ()
    more: bool = False


class Works(Struct, frozen=True):
    """What waits."""

    files: tuple[Work, ...] = ()


class Strays(Struct, frozen=True):
    """The first strangers; `more` says that there may be others."""

    files: tuple[Stray, ...] = ()
    more: bool = False


class Overview(Struct, frozen=True):
    """What somebody has to do. The parts that are not here, the latest articles and files with
    notes alone, ask for nothing.
    """

    problem: Files = Files()
    waiting: Works = Works()
    scheduled: Files = Files()
    draft: Files = Files()
    stranger: Strays = Strays()


_DECODER: Final = msgspec.json.Decoder(Overview)


def read_overview(bucket: Bucket) -> tuple[Overview, Any] | None:
    """The overview, and all of its JSON; None where there is none yet. One request, whatever the
    number of files.

    Raises ValueError where another release of Kilas has written it in another shape, and as the
    bucket does.
    """
    text = bucket.overview(OVERVIEW_DATA_KEY)
    if text is None:
        return None
    return _DECODER.decode(text), msgspec.json.decode(text)
