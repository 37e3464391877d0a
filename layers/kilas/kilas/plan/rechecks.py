"""Which files are judged again after a change: some at once, the others by a sweep."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, get_args

from kilas import basis
from kilas.content_keys import ARTICLE_PREFIX, PAGE_PREFIX, PHOTO_PREFIX, SITE_KEY
from kilas.messages import Look
from kilas.store.target_items import LINK
from kilas.sweeps import Audit, Audited, Sweep
from kilas.times import instant, moment

if TYPE_CHECKING:
    from kilas.changes import (
        HourPassed,
        ListStandingChanged,
        NameChanged,
        RebuildRequested,
        ReleaseChanged,
        SiteChanged,
        StandingChanged,
    )
    from kilas.plan.neighbours import InSection, Linking

NIGHT: Final = 19
"""UTC: two in Jakarta, four in Jayapura."""

LATELY: Final = timedelta(days=2)
"""One day would do. Two make good a night that was missed, and a large file has the time at which
its upload began. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html"""

OF_ONE: Final = frozenset({"list", "links", "waits", "follow-ups"})
"""Audits of something that the message names."""


def no_files(_change: object, _neighbours: object) -> tuple[Look, ...]:
    return ()


def no_sweeps(_change: object, _neighbours: object) -> tuple[Sweep | Audit, ...]:
    return ()


def _articles(of: str) -> tuple[Sweep, ...]:
    """A site.yaml and a release are rules that every article is judged by."""
    return (Sweep(PAGE_PREFIX, basis=of), Sweep(ARTICLE_PREFIX, basis=of))


def articles_by_settings(change: SiteChanged, _neighbours: object) -> tuple[Sweep, ...]:
    return _articles(basis.of_site(change.new))


def every_file(change: ReleaseChanged, _neighbours: object) -> tuple[Sweep, ...]:
    of = basis.of_release(change.revision)
    return (*_articles(of), Sweep(PHOTO_PREFIX, basis=of))


def articles_of_list(change: ListStandingChanged, linking: Linking) -> tuple[Sweep | Audit, ...]:
    """Every article of a topic or an author whose page came or went: they link to the page."""
    list_id = change.list_id
    is_linked = list_id.kind in {"tag", "author"} and change.old.newest != change.new.newest
    audits = (Audit("list", of=list_id.id),) if is_linked else ()
    return (*audits, *more_that_link(change, linking))


def more_follow_ups(change: StandingChanged, section: InSection) -> tuple[Audit, ...]:
    """The follow-ups that are too many for plan."""
    more = section.follow_ups.more
    return (Audit("follow-ups", of=change.key, after=more),) if more else ()


def everything(change: RebuildRequested, _neighbours: object) -> tuple[Sweep | Audit, ...]:
    """Every file, and every object of the site, the desk and the photos: the message that would
    have deleted one may have been lost.
    """
    articles = _articles(basis.of_release(change.revision))
    of = basis.of_rebuild(change.number)
    audits = (Audit(over, basis=of) for over in get_args(Audited) if over not in OF_ONE)
    return (*articles, Sweep(PHOTO_PREFIX, basis=of), *audits)


def site(_change: object, _neighbours: object) -> tuple[Look, ...]:
    return (Look(SITE_KEY),)


def is_night(change: HourPassed) -> bool:
    """Whether it is the hour at which a newsroom sleeps, and lost notices are sought."""
    return moment(change.hour).hour == NIGHT


def site_at_night(change: HourPassed, _neighbours: object) -> tuple[Look, ...]:
    return (Look(SITE_KEY, trace=False),) if is_night(change) else ()


def changed_of_late(change: HourPassed, _neighbours: object) -> tuple[Sweep, ...]:
    """The files that changed in the last two days: S3 may have lost the notice of one."""
    if not is_night(change):
        return ()
    since = instant(moment(change.hour) - LATELY)
    return tuple(Sweep(each, since=since) for each in (PAGE_PREFIX, ARTICLE_PREFIX, PHOTO_PREFIX))


def former_holder_and_waiting(change: NameChanged, waiting: Linking) -> tuple[Look, ...]:
    """The file that lost the name, which may have none now, and some of the files that wait for the
    name: one may hold it now, the others report who does.
    """
    old, new = change.old, change.new
    lost = [old.key] if old and new and new.key != old.key else []
    return tuple(Look(key) for key in (*lost, *waiting.keys))


def more_that_wait(_change: NameChanged, waiting: Linking) -> tuple[Audit, ...]:
    """The others: ten thousand files may have one address, or follow up the article with one id.
    The links to an id come before the waits.
    """
    audits: list[Audit] = []
    for name, place in waiting.more:
        is_link = place.startswith(LINK)
        audits += [Audit("links", of=name, after=place)] if is_link else []
        audits.append(Audit("waits", of=name, after="" if is_link else place))
    return tuple(audits)


def files_that_link(_change: object, linking: Linking) -> tuple[Look, ...]:
    """A few of the files with a link to what came, went or moved: these at once."""
    return tuple(map(Look, linking.keys))


def more_that_link(_change: object, linking: Linking) -> tuple[Sweep | Audit, ...]:
    """The others: a photo may be in ten thousand articles."""
    return tuple(Audit("links", of=name, after=place) for name, place in linking.more)
