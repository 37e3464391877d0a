"""Tells publish which pages may be wrong, and ingest which files to look at again."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kilas.changes import (
    ArticleChanged,
    Change,
    CommentChanged,
    Event,
    NameChanged,
    ReleaseChanged,
)
from kilas.errors import PASSING
from kilas.lists import ListId, entry_of, lists_of
from kilas.log import logger
from kilas.pages.assets import assets
from kilas.pages.page import Audit, PageRef, ref_of
from kilas.pages.sizes import SIZES, Sizes
from kilas.plan.affected import (
    Around,
    Position,
    affected_by,
    look_again,
    only_judged_again,
    takes_away,
)
from kilas.ports import PageMessage
from kilas.times import moment, month_bounds, month_of, possible_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from kilas.articles.article import Article
    from kilas.ports import IngestQueue, PagesQueue
    from kilas.site.site import Site
    from kilas.store.records import Records


class Plan:
    """Collects what a batch of changes makes stale, then sends each page once."""

    def __init__(
        self, records: Records, pages: PagesQueue, ingest: IngestQueue, sizes: Sizes = SIZES
    ) -> None:
        self._neighbours = Neighbours(records, sizes)
        self._pages = pages
        self._ingest = ingest
        self._messages: dict[tuple[str, str], PageMessage] = {}
        self._looks: dict[str, Mapping[str, str]] = {}

    def batch(self, events: Iterable[Event]) -> str | None:
        """Send what a batch of the stream makes stale; returns the number of the event from which
        the stream must go on, or None where all is done.
        """
        taken = list(events)
        failed = self.add_all(taken)
        try:
            self.send()
        except PASSING as error:
            logger.warning("comes again", reason=str(error))
            return taken[0].number
        return failed

    def add_all(self, events: Iterable[Event]) -> str | None:
        """Collect what each event makes stale.

        Stops at the first that fails and returns its number: the stream must go on from there,
        since it keeps the order of the changes of an item.
        """
        for event in events:
            if event.change is None:
                continue
            try:
                self.add(event.change, event.id, event.upload)
            except PASSING as error:
                logger.warning("comes again", change=_named(event.change), reason=str(error))
                return event.number
            except Exception:
                logger.exception(
                    "change not planned", change=_named(event.change), version=event.upload
                )
                return event.number
        return None

    def add(self, change: Change, cause: str, upload: str = "") -> None:
        """Collect what a change makes stale; `cause` is the same at each retry of this change."""
        around = self._neighbours.around(change)
        shared = _shared_cause(change)
        purge = takes_away(change)
        pages, looks = affected_by(change, around), look_again(change, around)
        for page in pages:
            message = PageMessage(
                page.id,
                shared or cause,
                page.start,
                purge,
                (upload,) if upload and not shared else (),
            )
            # Apart from other messages of the page: a shared one may be dropped, as sent before.
            known = self._messages.get((page.id, shared))
            self._messages[page.id, shared] = _joined(known, message) if known else message
        for look in looks:
            self._looks[str(look)] = look
        logger.info(
            "planned",
            change=_named(change),
            version=upload,
            cause=shared or cause,
            pages=[page.id for page in pages],
            looks=[dict(look) for look in looks],
        )

    @property
    def pages(self) -> tuple[PageRef | Audit, ...]:
        """The pages named so far; one may come twice."""
        return tuple(ref_of(each.page, each.start) for each in self._messages.values())

    def send(self) -> None:
        """Send what was collected. Sending it again after a failure does no harm."""
        self._pages.send(list(self._messages.values()))
        self._ingest.send(list(self._looks.values()))


class Neighbours:
    """Reads what stands beside the changes of a batch, as the table is now.

    What many of them ask for is read once: all were written before their batch came.
    """

    def __init__(self, records: Records, sizes: Sizes = SIZES) -> None:
        self._records = records
        self._sizes = sizes
        self._site = cache(records.site)
        self._following = cache(self._read_following)

    def around(self, change: Change) -> Around:
        """What `affected_by` needs to know beside the change itself."""
        match change:
            case ArticleChanged():
                return self._around_article(change)
            case NameChanged(name):
                return Around(waiting=tuple(self._records.waiting(name)))
            case CommentChanged(identity):
                article = self._records.live(identity)
                return Around(address=article.url if article else None)
            case ReleaseChanged():
                return Around(site=self._site(), assets=tuple(assets()))
            case _:
                return Around()

    def _around_article(self, change: ArticleChanged) -> Around:
        records = [record for record in (change.old, change.new) if record]
        listed = [record.listed for record in records if record.listed]
        if only_judged_again(change):
            months = {place: None for article in listed for place in _list_months(article)}
            return Around(positions=tuple(Position(*place, 1, None) for place in months))
        site = self._site() if listed else None
        if site is None:
            return Around()
        positions: dict[tuple[ListId, str], Position] = {}
        for article in listed:
            for position in self._positions(article, site):
                place = (position.list_id, position.month)
                known = positions.get(place, position)
                positions[place] = min(known, position, key=lambda either: either.start)
        newer = {url: None for article in listed for url in self._newer(article)}
        return Around(positions=tuple(positions.values()), newer=tuple(newer))

    def _positions(self, article: Article, site: Site) -> Iterator[Position]:
        """Where an article stands in each of its lists; the page before it may just have filled."""
        for list_id, month in _list_months(article):
            start, end = month_bounds(month, site.zone)
            sort = min(entry_of(article).sort, end)
            before = self._records.count(list_id, after=start, before=sort)
            first_page = max(before - 1, 0) // self._sizes.month_page + 1
            yield Position(list_id, month, first_page, self._following(list_id, end, site.zone))

    def _read_following(self, list_id: ListId, end: str, zone: ZoneInfo) -> str | None:
        """The next month with articles in a list, after one that ends at `end`."""
        later = self._records.entries(list_id, after=end, limit=1)
        return month_of(moment(later[0].sort), zone) if later else None

    def _newer(self, article: Article) -> Iterator[str]:
        """The addresses of the articles that show this one as related."""
        if article.section is None:
            return
        section = ListId("section", article.section)
        newer = self._records.entries(
            section, after=entry_of(article).sort, limit=self._sizes.related
        )
        yield from (entry.url for entry in newer)


def _joined(known: PageMessage, message: PageMessage) -> PageMessage:
    """Two messages of one page as one, which asks for all that both ask for."""
    return replace(
        message,
        start=min(message.start, known.start),
        purge=message.purge or known.purge,
        uploads=(*known.uploads, *message.uploads),
    )


def _named(change: Change) -> str:
    """A change for the log: its kind, and the key, name, identity or month that it is about."""
    about = [
        getattr(change, name)
        for name in ("key", "name", "identity", "month")
        if hasattr(change, name)
    ]
    return " ".join([type(change).__name__, *about])


def _shared_cause(change: Change) -> str:
    """What a new site.yaml or release is the one cause of, for all the articles of a page."""
    if isinstance(change, ArticleChanged) and change.new and only_judged_again(change):
        return change.new.basis
    return ""


def _list_months(article: Article) -> Iterator[tuple[ListId, str]]:
    """Each of an article's lists with each month of it that the article may be in."""
    for month in possible_months(article.published):
        yield from ((list_id, month) for list_id in lists_of(article))
