"""What stands on the site, as the table knows it. Publish writes it when it has put the objects;
lists and links show nothing else. Pure; a rebuild makes all of it again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from msgspec import Struct, field

from kilas.claims import url_name
from kilas.lists import Entry, ListId, Mention, entry_of, lists_of
from kilas.record import Record

if TYPE_CHECKING:
    from kilas.articles.article import Article


class Standing(Struct, frozen=True, omit_defaults=True):
    """What stands of an article or a static page."""

    key: str
    revision: int
    """Grows by one with each write."""
    address: str
    """Where the page stands that is made of `version`."""
    version: str
    redirects: tuple[str, ...] = ()
    """The file's other addresses, which may lead to its page."""
    own_redirect: str = ""
    """Article.other_url: an address that no other file ever had; "" for none."""
    places: Mapping[str, str] = field(default_factory=dict)
    """The sort of the article in each list that shows it, by the list's id."""
    shows: str = ""
    """A digest of what lists show of the article."""
    corrections: str = ""
    """A digest of the article's corrections."""
    related: Mapping[str, str] = field(default_factory=dict)
    """A digest of what the page shows of each related article, by that article's sort."""
    originals: Mapping[str, str] = field(default_factory=dict)
    """The sort of this article among the follow-ups of each original, by the original's key."""
    follow_ups: tuple[str, ...] = ()
    """The sorts of the follow-ups that the page shows, and of one more where there are more."""
    mentions: tuple[str, ...] = ()
    """The keys of the files that the page names as original or follow-up."""

    def is_shown_as(self, other: Standing) -> bool:
        """Whether every list shows the same of both."""
        mine, its = ((each.address, each.version, each.shows) for each in (self, other))
        return mine == its


class ListStanding(Struct, frozen=True, omit_defaults=True):
    """What stands of a list. A month is written as "2026-04"."""

    newest: bool = False
    """Whether the list's newest page stands."""
    months: Mapping[str, int] = field(default_factory=dict)
    """How many pages stand of each month."""
    revision: int | None = None
    """None before the first write."""
    goes_on: str = ""
    """The month of the newest article that the newest page does not show; "" for none."""
    links: Mapping[str, str] = field(default_factory=dict)
    """The older month to which a page leads, by the page: NEWEST, or a month for the oldest page of
    that month. A page that leads to none is left out.
    """
    alone: tuple[str, ...] = ()
    """The months whose page does not lead to the newest page, which did not stand."""
    front: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of the list of all articles alone: the sorts that each part of the front page shows."""

    def until(self, month: str) -> str:
        """The newest month that stands and is not after this one; "" for none."""
        return max([each for each in self.months if each <= month], default="")

    def before(self, month: str) -> str:
        """The newest month that stands and is before this one; "" for none."""
        return max([each for each in self.months if each < month], default="")

    def stale_links(self) -> frozenset[tuple[str, str]]:
        """The pages that lead to another older month than they ought to, with that month."""
        months, links = sorted(self.months), self.links
        wanted = [*zip(months, ["", *months], strict=False)]  # each with the one before
        if self.newest:
            wanted.append((NEWEST, self.until(self.goes_on)))
        return frozenset([each for each in wanted if links.get(each[0], "") != each[1]])

    def to_be_joined(self) -> frozenset[str]:
        """The months whose page does not lead to the newest page, although it stands."""
        return frozenset(self.alone if self.newest else ())


NEWEST: Final = "newest"
"""The newest page of a list, among the pages of its links."""


class PartMark(NamedTuple):
    """The end of a full part of a month: `sort` is that of its last entry."""

    sort: str
    month: str
    number: int


class ArticleStands(Struct, frozen=True):
    """To write: the page of `record` stands. `seen` is what stood when the page was made; `without`
    are lists to which the page has no link, because their newest pages did not stand. `related` and
    `follow_ups` are those of the Standing. `originals` has the revision of what stood of each
    original, None of one of which nothing did. `mentions` are what the page names of both.
    """

    record: Record
    seen: Standing | None
    without: tuple[ListId, ...] = ()
    related: Mapping[str, str] = field(default_factory=dict)
    follow_ups: tuple[str, ...] = ()
    originals: Mapping[str, int | None] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()


class NewestStands(Struct, frozen=True):
    """To write: whether the newest page of a list stands, the month in which the list goes on (see
    ListStanding), and the month it leads to, "" for none. `seen` is what stood before. `front` is
    that of the ListStanding.
    """

    list_id: ListId
    seen: ListStanding
    stands: bool
    goes_on: str = ""
    link: str = ""
    front: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class MonthStands(Struct, frozen=True):
    """To write: how many pages of a month of a list stand, and where its full parts end. `stored`
    are the marks that were read, `wanted` what they ought to be, each by its sort. `link` is the
    older month that the oldest page of the month leads to, "" for none; None where that page was
    not made. `alone` says that the month's page does not lead to the newest page; None likewise.
    """

    list_id: ListId
    seen: ListStanding
    month: str
    pages: int
    stored: Mapping[str, PartMark] = field(default_factory=dict)
    wanted: Mapping[str, PartMark] = field(default_factory=dict)
    link: str | None = None
    alone: bool | None = None


ListedStands = ArticleStands | NewestStands | MonthStands


def standing_of(
    record: Record,
    revision: int,
    related: Mapping[str, str] | None = None,
    follow_ups: tuple[str, ...] = (),
    mentions: tuple[Mention, ...] = (),
) -> Standing:
    """What stands once the page of a reachable record is put. Raises ValueError for another."""
    article = record.reachable
    if article is None:
        raise ValueError(f"{record.key} has no page")
    entry = entry_in_lists(record, mentions)
    return Standing(
        key=record.key,
        revision=revision,
        address=article.url,
        version=record.shown,
        redirects=_other_addresses(record, article),
        own_redirect=_own_redirect(record, article),
        places=_places(entry),
        shows=shown(entry) if entry else "",
        corrections=_digest(article.corrections) if article.corrections else "",
        related=related or {},
        originals=_originals(entry),
        follow_ups=follow_ups,
        mentions=tuple(sorted({each.key for each in mentions})),
    )


def standing_after(stands: ArticleStands) -> Standing:
    """What stands once this is written."""
    revision = stands.seen.revision + 1 if stands.seen else 1
    named = stands.follow_ups, stands.mentions
    return standing_of(stands.record, revision, stands.related, *named)


def changed_places(old: Standing | None, new: Standing | None) -> list[tuple[ListId, str]]:
    """Each place in a list where an article is shown otherwise than before, the list of all
    articles first: its page is the front page.
    """
    before, after = (each.places if each else {} for each in (old, new))
    is_same = old and new and old.is_shown_as(new)
    return [
        (ListId.parse(list_id), sort)
        for list_id, sort in sorted({*before.items(), *after.items()})
        if not is_same or before.get(list_id) != after.get(list_id)
    ]


def related_of(entries: Iterable[Entry]) -> dict[str, str]:
    """What a page shows that shows these articles as related, for its Standing."""
    return {entry.sort: shown(entry) for entry in entries}


def shown(entry: Entry) -> str:
    """A digest of what a list and a feed show of an article. Only few articles mention others: the
    digest of all the others is what it was before entries had mentions.
    """
    return _digest(entry if entry.mentions else entry[:3])


def entry_in_lists(record: Record, mentions: tuple[Mention, ...] = ()) -> Entry | None:
    """The entry of an article in its lists, or of a static page among the static pages; None where
    no list shows it.
    """
    return entry_of(record.live, record.shown, mentions) if record.live else None


def places_of(record: Record) -> dict[str, str]:
    """The lists that ought to show an article, and its sort there."""
    return _places(entry_in_lists(record))


def left_originals(old: Standing | None, new: Standing | None) -> frozenset[str]:
    """The keys of the originals that an article follows up no longer."""
    before, after = (each.originals if each else {} for each in (old, new))
    return frozenset(before.keys() - after.keys())


def left_mentions(old: Standing | None, new: Standing | None) -> frozenset[str]:
    """The keys of the files that the page of an article names no longer."""
    before, after = (each.mentions if each else () for each in (old, new))
    return frozenset(before) - frozenset(after)


def originals_of(record: Record) -> dict[str, str]:
    """The keys of what a listed article follows up, and its sort among the follow-ups of each."""
    return _originals(entry_in_lists(record))


def lost_originals(record: Record, seen: Standing) -> dict[str, str]:
    """The originals that an article may not be shown at any longer under the record."""
    wanted = originals_of(record)
    return {each: sort for each, sort in seen.originals.items() if wanted.get(each) != sort}


def changed_originals(old: Standing | None, new: Standing | None) -> list[str]:
    """The keys of the originals at which an article is shown otherwise than before."""
    before, after = (each.originals if each else {} for each in (old, new))
    is_same = old and new and old.is_shown_as(new)
    keys = sorted({*before, *after})
    return [key for key in keys if not is_same or before.get(key) != after.get(key)]


def lost_places(record: Record, seen: Standing) -> dict[str, str]:
    """The places where lists show an article that they may not show there under the record."""
    wanted = places_of(record)
    return {each: sort for each, sort in seen.places.items() if wanted.get(each) != sort}


def overdue(record: Record, seen: Standing) -> bool:
    """Whether a page stands, or a list shows an article, that may not under the record."""
    return record.reachable is None or bool(
        lost_places(record, seen) or lost_originals(record, seen)
    )


def _places(entry: Entry | None) -> dict[str, str]:
    return {each.id: entry.sort for each in lists_of(entry.article)} if entry else {}


def _originals(entry: Entry | None) -> dict[str, str]:
    return {each.key: entry.sort for each in entry.article.originals} if entry else {}


def _other_addresses(record: Record, article: Article) -> tuple[str, ...]:
    prefix = url_name("")
    addresses = [name.removeprefix(prefix) for name in record.names if name.startswith(prefix)]
    others = (each for each in addresses if each not in (article.url, article.other_url))
    return tuple(sorted(others))


def _own_redirect(record: Record, article: Article) -> str:
    return article.other_url if url_name(article.other_url) in record.names else ""


def _digest(value: object) -> str:
    return hashlib.sha256(msgspec.json.encode(value)).hexdigest()[:16]
