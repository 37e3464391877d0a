"""What plan reads beside a change: one method, and one type of answer, for each kind of change."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.claims import is_unneeded
from kilas.lists import ListId
from kilas.pages.kinds import KINDS
from kilas.pages.sizes import SIZES
from kilas.standing import changed_originals, related_of
from kilas.store.listings import Listings
from kilas.store.records import Records
from kilas.store.targets import Targets
from kilas.targets import changed_names, list_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kilas.changes import (
        Change,
        CommentChanged,
        ListStandingChanged,
        NameChanged,
        StandingChanged,
        TargetChanged,
    )
    from kilas.lists import Entry
    from kilas.pages.page import PageRef
    from kilas.pages.sizes import Sizes
    from kilas.ports import Table
    from kilas.site.site import Site
    from kilas.standing import Standing


class FollowUps(NamedTuple):
    """The pages at either end of a follow-up: the addresses of the originals of an article, and of
    some of those that follow it up. `more` is the sort before which others are, "" where none is.
    """

    originals: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    more: str = ""


class InSection(NamedTuple):
    """What is near an article in its section, and its follow-ups.

    `newer` are the addresses of the next articles, which show this one as related; `to_remake` are
    those of them that show another state of it. `shows_related` says whether the article's own page
    shows what is before it.
    """

    newer: tuple[str, ...] = ()
    to_remake: tuple[str, ...] = ()
    shows_related: bool = True
    follow_ups: FollowUps = FollowUps()


LINKING_AT_ONCE: Final = 25
"""Files with a link to one name, that wait for one, or follow-ups of one article, that plan names
itself; a sweep goes on behind them.
"""


class Linking(NamedTuple):
    """Files whose links lead elsewhere than before, or which want a name. `more` are the names to
    which others link, or for which others wait, each with the place behind which they follow.
    """

    keys: tuple[str, ...] = ()
    more: tuple[tuple[str, str], ...] = ()


class NeighbourReader:
    """Reads, for the changes of one batch, the table as it is now.

    What several changes ask for is read once: all of them were written before the batch came.
    """

    def __init__(self, table: Table, sizes: Sizes = SIZES) -> None:
        self._records = Records(table)
        self._listings = Listings(table)
        self._linking = cache(Targets(table).linking)
        self._sizes = sizes
        self._site = cache(self._site_in_force)

    def in_section(self, change: StandingChanged) -> InSection:
        """What is near the article in the sections that it is in, or was in."""
        old, new = change.old, change.new
        before, after = (_in_section(each) for each in (old, new))
        newer: dict[str, str] = {}
        to_remake: dict[str, None] = {}
        is_same = old and new and before == after and old.is_shown_as(new)
        has_other_related = new and (before != after or (old and old.related) != new.related)
        made_with = new.related if new and has_other_related else None
        shows_related = not made_with or bool(after)  # outside sections nothing is related
        for section, sort in {} if is_same and made_with is None else before | after:
            is_in = (section, sort) in after
            is_right, entries = self._beside(section, sort, made_with if is_in else None)
            shows_related = shows_related and is_right
            if is_same:
                continue
            newer |= {entry.article.key: entry.article.url for entry in entries}
            shown = new.shows if new and is_in else None
            to_remake |= self._showing_otherwise(entries, sort, shown)
        return InSection(
            tuple(newer.values()),
            tuple(newer[key] for key in to_remake),
            shows_related=shows_related,
            follow_ups=self._follow_ups(change),
        )

    def _follow_ups(self, change: StandingChanged) -> FollowUps:
        """Where the originals of the article are, if these show it otherwise, and what follows it
        up, if that shows it otherwise. An article without either costs no request.

        The records say where the originals are: they were written before the pages were made.
        """
        keys = changed_originals(change.old, change.new)
        records = self._records.get_many(keys).values() if keys else ()
        articles = filter(None, (each.reachable for each in records))
        originals = tuple(each.url for each in articles)
        old, new = change.old, change.new
        before, after = (frozenset(each.follow_ups if each else ()) for each in (old, new))
        has_more = len(before) <= self._sizes.follow_ups < len(after)
        is_other = not (old and new and old.is_shown_as(new))
        is_every, newly = is_other or has_more, after - before
        if not (newly or (is_every and before)):
            return FollowUps(originals)
        entries = self._listings.follow_ups(change.key, "", LINKING_AT_ONCE)
        urls = [each.article.url for each in entries if is_every or each.sort in newly]
        is_full = is_every and len(entries) == LINKING_AT_ONCE
        return FollowUps(originals, tuple(urls), entries[-1].sort if is_full else "")

    def _showing_otherwise(
        self, entries: Sequence[Entry], sort: str, shown: str | None
    ) -> dict[str, None]:
        """The keys of those of the articles whose pages show, at this sort, something else."""
        keys = [entry.article.key for entry in entries]
        standing = self._records.standing(keys)
        return dict.fromkeys(
            key for key in keys if key not in standing or standing[key].related.get(sort) != shown
        )

    def _beside(
        self, section: ListId, sort: str, related: Mapping[str, str] | None
    ) -> tuple[bool, list[Entry]]:
        """Whether the articles before a sort are still the related ones with which a page was made
        (True where these are None); and the next articles.
        """
        number = self._sizes.related
        if related is None:
            return True, self._listings.after(section, sort, number)
        first = min(related) if len(related) == number else ""
        older, newer = self._listings.around(section, sort, first, number)
        return related_of(older) == related, newer

    def waiting(self, change: NameChanged) -> Linking:
        """The files that want the name, and those that link to a name that nobody had before
        (TargetChanged.claimed). For bytes, or a name without its ending, that nobody had before
        nobody waits: whoever had it last had those looked at who waited then.
        """
        is_new = change.old is None
        if is_new and is_unneeded(change.name):
            return Linking()
        found = self._records.waiting(change.name, LINKING_AT_ONCE, with_links=is_new)
        is_full = len(found) == LINKING_AT_ONCE
        return Linking(_keys(found), ((change.name, found[-1][0]),) if is_full else ())

    def linking(self, change: TargetChanged) -> Linking:
        """The files that link to the file, or to an address that it came to or left. The change of
        a name says which files link to that name, where it is new.
        """
        names = changed_names(change.old, change.new)
        return self._linking_to([each for each in names if each not in change.claimed])

    def linking_to_list(self, change: ListStandingChanged) -> Linking:
        """The files that link to a page of the list, where one came or went."""
        old, new = change.old, change.new
        is_same = (old.newest, old.months) == (new.newest, new.months)
        return Linking() if is_same else self._linking_to((list_name(change.list_id),))

    def _linking_to(self, names: Sequence[str]) -> Linking:
        keys: dict[str, None] = {}
        more: list[tuple[str, str]] = []
        for name in names:
            found = self._linking(name, "", LINKING_AT_ONCE)
            keys |= dict.fromkeys(_keys(found))
            if len(found) == LINKING_AT_ONCE:
                more.append((name, found[-1][0]))
        return Linking(tuple(keys), tuple(more))

    def commented(self, change: CommentChanged) -> str | None:
        """The address of the comment's article, or None where the article is not shown."""
        article = self._records.reachable(change.identity)
        return article.url if article else None

    def site(self, _change: Change) -> Site | None:
        """The settings in force, if there are any."""
        return self._site()

    def hourly(self, _change: Change) -> tuple[PageRef, ...]:
        """The pages that change with the hour."""
        return KINDS.hourly_pages()

    def nothing(self, _change: Change) -> None:
        """The change says all that its rules need."""

    def _site_in_force(self) -> Site | None:
        return self._records.sites().in_force


def _keys(found: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(key for _, key in found)


def _in_section(standing: Standing | None) -> dict[tuple[ListId, str], None]:
    """The sections that show an article, with its sort there."""
    places = (standing.places if standing else {}).items()
    parsed = ((ListId.parse(list_id), sort) for list_id, sort in places)
    return {place: None for place in parsed if place[0].kind == "section"}
