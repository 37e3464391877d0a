"""What can change in the table, in the past tense: data without behaviour. The stream brings it."""

from __future__ import annotations

from dataclasses import dataclass

from kilas.claims import Claim
from kilas.record import Record
from kilas.site.site import Site


@dataclass(frozen=True, slots=True)
class ArticleChanged:
    """The record of an article or static page was written, or forgotten."""

    key: str
    old: Record | None
    new: Record | None


@dataclass(frozen=True, slots=True)
class PhotoChanged:
    """The record of a photo was written, or forgotten; `old` and `new` are the versions shown."""

    key: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class SiteChanged:
    """The record of site.yaml was written; `old` and `new` are the settings that were in force."""

    old: Site | None
    new: Site | None


@dataclass(frozen=True, slots=True)
class NameChanged:
    """A name, such as an address, went to a file, or from one to another, or became free."""

    name: str
    old: Claim | None
    new: Claim | None


@dataclass(frozen=True, slots=True)
class CommentChanged:
    """A comment was written or decided on; `was_public` and `is_public` say who could read it."""

    identity: str
    was_public: bool
    is_public: bool


@dataclass(frozen=True, slots=True)
class MonthChanged:
    """A month got its first article, or lost its last."""

    month: str


@dataclass(frozen=True, slots=True)
class ReleaseChanged:
    """The site is to be made with other code or another theme; or `again`, as if nothing stood."""

    again: bool = False


Change = (
    ArticleChanged
    | PhotoChanged
    | SiteChanged
    | NameChanged
    | CommentChanged
    | MonthChanged
    | ReleaseChanged
)


@dataclass(frozen=True, slots=True)
class Event:
    """A change as the stream brings it: its `number` in the order of its shard, and an `id` that
    is the same at each retry. `change` is None where nothing that is shown changed; `upload` is the
    version id of the upload that the change came from, or "".
    """

    number: str
    id: str
    change: Change | None
    upload: str = ""
