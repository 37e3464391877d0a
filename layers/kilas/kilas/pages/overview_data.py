"""The overview of the newsroom for programs: the shape of desk/index.json.

`kilas.pages.overview` writes it, and `kilas.editing.overview` reads it for an editor.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Fault(Struct, frozen=True):
    """A problem of a file, or a note, in the newspaper's language; `line` is None for the whole."""

    code: str
    line: int | None
    what: str
    remedy: str
    note: bool


class Entry(Struct, frozen=True):
    """A file: `status` is that of its record, `url` where an editor sees it, "" for nowhere.
    `uploaded` is a time in ISO 8601.
    """

    key: str
    status: str
    url: str
    uploaded: str | None
    problems: tuple[Fault, ...]


class Published(Struct, frozen=True):
    """An article; `published` is a time in ISO 8601, or a day."""

    key: str
    url: str
    published: str
    title: str


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


class Part(Struct, Generic[T], frozen=True):
    """The first of a part; `more` says that there are others."""

    files: tuple[T, ...] = ()
    more: bool = False


class Overview(Struct, frozen=True):
    """The parts, what somebody must mend first."""

    problem: Part[Entry] = Part()
    waiting: Part[Work] = Part()
    scheduled: Part[Entry] = Part()
    draft: Part[Entry] = Part()
    note: Part[Entry] = Part()
    latest: Part[Published] = Part()
    stranger: Part[Stray] = Part()
