"""What can change in the table, in the past tense: data, and what follows from it alone.

`store.stream` decides the kind of each change, once; `plan.affected` has one row for each kind.
"""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from kilas.claims import Claim
from kilas.lists import ListId
from kilas.record import Record
from kilas.site.site import Site
from kilas.standing import ListStanding, Standing
from kilas.targets import Target


class ArticleChanged(Struct, frozen=True):
    """An article or static page changed for readers: it came, went, or shows something else.

    `old` and `new` are its records; None where there is none.
    """

    key: str
    old: Record | None
    new: Record | None


class ArticleRejudged(Struct, frozen=True):
    """Only the rules changed: a new site.yaml or release judged an article or static page, and its
    record says what it said before. `record` is the new one.
    """

    key: str
    record: Record


class ReportChanged(Struct, frozen=True):
    """The record of a file changed in what its report says, and not in what readers see: for
    example, a version came that cannot be shown.
    """

    key: str


class PhotoChanged(Struct, frozen=True):
    """The record of a photo changed. `old` and `new` are the ids of the versions shown, or ""."""

    key: str
    old: str = ""
    new: str = ""


class SettingsChanged(Struct, frozen=True):
    """site.yaml gives other settings: `new`, and before it `old`. They are not in force yet."""

    old: Site | None
    new: Site | None


class SiteChanged(Struct, frozen=True):
    """Other settings are in force: `new`, and before it `old`."""

    old: Site | None
    new: Site | None


class NameChanged(Struct, frozen=True):
    """A name, such as an address, got its first holder, another holder, or none.

    `written` says which write made the new claim: the Record.write_id of the file.
    """

    name: str
    old: Claim | None
    new: Claim | None
    written: str = ""


class TargetChanged(Struct, frozen=True):
    """A file came to the site, went, or is at other addresses: links to it lead elsewhere than
    before. `old` and `new` are None where the site does not show the file. `claimed` are names that
    nobody had before the same write: the change of each name asks for those that link to it.
    """

    key: str
    old: Target | None
    new: Target | None
    claimed: tuple[str, ...] = ()


class CommentChanged(Struct, frozen=True):
    """A comment that readers could read before (`was_public`), or can now (`is_public`), changed.

    `identity` is that of its article.
    """

    identity: str
    was_public: bool
    is_public: bool


class StandingChanged(Struct, frozen=True):
    """What stands of an article or static page changed: `old` and `new`, None where nothing
    stands. `written` is an id of publish's write, "" where ingest wrote.
    """

    key: str
    old: Standing | None
    new: Standing | None
    written: str = ""


class ListStandingChanged(Struct, frozen=True, dict=True):
    """The newest page of a list, or a month of the list, came or went."""

    list_id: ListId
    old: ListStanding
    new: ListStanding

    @cached_property
    def new_stale_links(self) -> frozenset[tuple[str, str]]:
        """The stale links of the list, without those that were stale before: these have their
        messages.
        """
        stale = self.new.stale_links()
        return stale - self.old.stale_links() if stale else stale


class HourPassed(Struct, frozen=True):
    """Another hour began: `hour` is its first moment, "2026-04-01T10:00:00Z"."""

    hour: str


class ReleaseChanged(Struct, frozen=True):
    """Pages are made with other code, another theme or another address of the site. `revision`
    counts the releases and the rebuilds.
    """

    revision: int = 0


class RebuildRequested(Struct, frozen=True):
    """An operator asked that every file be judged, and every page made, again. `revision` counts
    the releases and the rebuilds, `number` the rebuilds alone.
    """

    revision: int = 0
    number: int = 0


Change = (
    ArticleChanged
    | ArticleRejudged
    | ReportChanged
    | PhotoChanged
    | SettingsChanged
    | SiteChanged
    | NameChanged
    | TargetChanged
    | CommentChanged
    | StandingChanged
    | ListStandingChanged
    | HourPassed
    | ReleaseChanged
    | RebuildRequested
)


class Event(Struct, frozen=True):
    """One record of the stream.

    `number` is its place in the order of its shard; `id` is the same at each delivery. `change` is
    None where the record changes no page and no report. `upload` is the version id of the upload
    that caused the change, or "".
    """

    number: str
    id: str
    change: Change | None
    upload: str = ""
