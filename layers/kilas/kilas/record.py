"""What the table knows of one uploaded file. Pure; a rebuild makes all of it from the truth."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from msgspec import Struct, field

from kilas.articles.article import Article, PhotoFacts
from kilas.claims import Claim, Was, claims_of
from kilas.problems import Problem
from kilas.site.site import Site

Status = Literal["gone", "wrong", "draft", "scheduled", "live", "withdrawn", "expired"]
"""gone: not in the bucket. wrong: no version can be shown. expired: past its expiryDate."""

DeskGroup = Literal["problem", "scheduled", "draft", "note"]
"""Where the overview of the newsroom shows a file that somebody has to do something about."""


class Photo(Struct, frozen=True, omit_defaults=True):
    """A photo: its width and height when upright, in pixels, its media type, and the digest of the
    renditions that the web gets (see kilas.ports.Copies). `kept_again` counts how often these had
    expired and were kept again: each time the record changes, and so the photo's page is made.

    `facts` are those of the renditions; None where the key of the photo is too long for their
    addresses, and in a record of an earlier release. `former` are the
    marks of some other versions, whose addresses lead to the renditions now.
    """

    width: int
    height: int
    content_type: str
    copy: str
    facts: PhotoFacts | None = None
    former: tuple[str, ...] = ()
    kept_again: int = 0


class Download(Struct, frozen=True):
    """A file of media/ that readers get as it is: its media type, and whether a browser may show it
    in place of saving it.
    """

    content_type: str
    inline: bool = False


class Search(Struct, frozen=True, omit_defaults=True):
    """What is known of the versions of site.yaml: a stretch of `number` of them was read, without a
    gap, and only the `good` ones of it are good (see kilas.ingest.settings_search).

    `newest` are the ids of the newest few of the stretch, `oldest` is that of its last, `good` are
    those of the good ones; the newest comes first. `ended` says that no version that was not read
    can change the settings in force.
    """

    newest: tuple[str, ...] = ()
    oldest: str = ""
    number: int = 0
    good: tuple[str, ...] = ()
    ended: bool = False


State = Literal["draft", "scheduled", "held"]
"""Why a version has a preview."""


class Held(Struct, frozen=True):
    """The newest version, which waits for its approval, and what it says."""

    version: str
    article: Article


class Previewed(NamedTuple):
    """What the preview of a file shows: the id of the version, and what that version says. `after`
    is the id of the version, or the deletion, with which an earlier preview ended, or "".
    `originals` is Record.preview_originals.
    """

    state: State
    version: str
    article: Article
    after: str = ""
    originals: tuple[str, ...] = ()


class Overwritten(Struct, frozen=True):
    """A version that was replaced by somebody who most likely had not seen it, and its time."""

    version: str
    uploaded: datetime


class Record(Struct, frozen=True, omit_defaults=True):
    """What became of the file at `key`.

    `revision` grows by one with each write; every write expects the revision that was read. `head`
    is the id of the newest version (or delete marker) that was seen, `uploaded` its time. `shown`
    is the id of the version on the site: the head, or the newest good version where the head is
    wrong, or "". `judged_by` is the id of what the file was judged by: for an article or a static
    page the rules (Records.rules), for a photo or site.yaml the release (Records.release), "" for a
    tombstone. `names` maps each name that the file holds, as the file writes the name, to its rank.
    `same` are likewise the names that it does not need (kilas.claims.is_unneeded), where no other
    file had them before; a tombstone has them for some time, and says who the file `was`. `waits`
    are folded names (see kilas.claims) that the file wants and another file holds. `links` are the
    names that its links lead to (kilas.targets). `site_since` is the revision with which the
    settings `site` came into force, and `search` is how far the search for them went. `due` is when
    time alone will change the status. `forget` is when a tombstone expires. `lasting` are the lines
    that the version shown lacks to keep its date when it moves, `places` the ids of its text.
    `preview_after` is the version or deletion with which an earlier preview of the file ended, and
    `preview_originals` says what the preview shows of each original (Target.shows). `uploaders` and
    `overwritten` are hints for the report, which a rebuild does not have (see
    kilas.uploads.overwritten): a digest of who uploaded each of the newest versions, and the
    version that the newest has replaced unseen.
    """

    key: str
    revision: int
    status: Status
    head: str
    uploaded: datetime | None = None
    shown: str = ""
    judged_by: str = ""
    problems: tuple[Problem, ...] = ()
    article: Article | None = None
    site: Site | None = None
    site_since: int = 0
    search: Search | None = None
    photo: Photo | None = None
    download: Download | None = None
    names: dict[str, str] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    was: Was | None = None
    waits: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    due: datetime | None = None
    forget: datetime | None = None
    uploaders: dict[str, str] = field(default_factory=dict)
    overwritten: Overwritten | None = None
    held: Held | None = None
    lasting: tuple[str, ...] = ()
    places: tuple[str, ...] | None = None
    preview_after: str = ""
    preview_originals: tuple[str, ...] = ()

    @property
    def write_id(self) -> str:
        """An id of the write of this record. A restored table may repeat a revision, and repeats no
        release.
        """
        return f"{self.key} {self.revision} {self.judged_by}"

    @property
    def is_unread(self) -> bool:
        """Whether another release wrote the record and this one knows its revision alone."""
        return self.status == "wrong" and not self.head

    @property
    def claimed(self) -> dict[str, str]:
        """Every name on which the file has a claim, with its rank."""
        return self.names | self.same

    @property
    def claims(self) -> dict[str, Claim]:
        """The claims of the file, by the folded name."""
        return claims_of(self.key, self.claimed, self.was)

    @property
    def on_shelf(self) -> bool:
        """Whether this is a file of media/ that the site has."""
        return self.status == "live" and (self.photo or self.download) is not None

    @property
    def live(self) -> Article | None:
        """The article or static page, where readers see it."""
        return self.article if self.status == "live" else None

    @property
    def listed(self) -> Article | None:
        """The article, where lists and feeds show it: no static page."""
        return self.live if self.live and self.live.kind == "article" else None

    @property
    def desk_group(self) -> DeskGroup | None:
        """The group of the overview that shows the file; the first that fits. None where nobody has
        to do anything.
        """
        if any(not problem.warning for problem in self.problems):
            return "problem"
        match self.status:
            case "scheduled" | "draft" as status:
                return status
            case _:
                return "note" if self.problems else None

    @property
    def reachable(self) -> Article | None:
        """The article or page, where its address shows it, or shows why it was withdrawn."""
        return self.article if self.status in ("live", "withdrawn") else None

    @property
    def previewed(self) -> Previewed | None:
        """What readers may not see yet, and editors may."""
        more = self.preview_after, self.preview_originals
        if self.held:
            return Previewed("held", self.held.version, self.held.article, *more)
        match self.status:
            case "draft" | "scheduled" as state if self.article:
                return Previewed(state, self.shown, self.article, *more)
            case _:
                return None


def is_first_write(write_id: str) -> bool:
    """Whether a Record.write_id is that of a file's first record."""
    return write_id.rpartition(" ")[0].endswith(" 1")
