"""Each step, and the kilas command's use case, over its ports.

Wiring builds them so over AWS, and tests and benchmarks over their fakes. Nothing here knows AWS.
"""
# ruff: noqa: PLC0415 -- each import inside a function keeps it out of the other functions' starts

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.store.records import Records

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kilas import ports, queues
    from kilas.api.comments import Comments
    from kilas.cdn import Cdn, PurgeQueue
    from kilas.clock.clock import Clock
    from kilas.clock.notice import Place
    from kilas.ingest.ingest import Ingest
    from kilas.ingest.judge_site import ReadSite
    from kilas.ingest.readings import ReadArticle
    from kilas.media.media import Media
    from kilas.moderation import Moderation
    from kilas.pages.desired import Pages
    from kilas.pages.page import ShelfName
    from kilas.pages.sizes import Sizes
    from kilas.pages.sources import Sources
    from kilas.photos.web_copy import CopyOf
    from kilas.plan.affected import Affected
    from kilas.plan.plan import Plan
    from kilas.publish.publish import Publish
    from kilas.purge.purge import Purge
    from kilas.store.newsroom import Work
    from kilas.sweep.sweep import Paces, Queues, Sweeper


def ingest_over(  # noqa: PLR0913, PLR0917 -- each of these is another part of the outside world
    table: ports.Table,
    content: ports.Content,
    clock: ports.WallClock,
    queue: queues.LookQueue,
    pages: queues.PagesQueue,
    read_article: ReadArticle | None = None,
    read_site: ReadSite | None = None,
) -> Ingest:
    """The step over these ports; `queue` is ingest's own, `pages` publish's. A test may hand in a
    `read_article` and a `read_site` that remember.
    """
    from kilas.articles import read
    from kilas.ingest.guarded import guarded
    from kilas.ingest.ingest import Ingest
    from kilas.site import read as site

    read_article = guarded(read_article or read.read_article)
    return Ingest(table, content, clock, queue, pages, read_article, read_site or site.read_site)


def media_over(
    table: ports.Table,
    content: ports.Content,
    copies: ports.Copies,
    clock: ports.WallClock,
    copy_of: CopyOf | None = None,
) -> Media:
    """The step over these ports. A test may hand in a `copy_of` that counts."""
    from kilas.media.media import Media
    from kilas.photos import web_copy

    return Media(Records(table), content, copies, clock, copy_of or web_copy.copy_of)


def clock_over(  # noqa: PLR0913, PLR0917 -- each of these is another part of the outside world
    table: ports.Table,
    ingest_queue: queues.LookQueue,
    pages: queues.PagesQueue,
    content: ports.Content,
    backlogs: Mapping[Work, queues.Backlog],
    wall_clock: ports.WallClock,
    topic: ports.Topic,
    place: Place,
    release: str,
) -> Clock:
    """The step over these ports; `release` names all that pages are made of (see Clock)."""
    from kilas.clock.clock import Clock
    from kilas.clock.lookout import Lookout
    from kilas.clock.notifier import Notifier
    from kilas.store.hours import Hours
    from kilas.store.newsroom import Newsroom

    records = Records(table)
    newsroom = Newsroom(table, records)
    lookout = Lookout(newsroom, content, backlogs)
    notifier = Notifier(newsroom, records, topic, place)
    return Clock(records, Hours(table), ingest_queue, pages, lookout, notifier, wall_clock, release)


def plan_over(  # noqa: PLR0913, PLR0917 -- each of these is another part of the outside world
    table: ports.Table,
    pages: queues.PagesQueue,
    ingest_queue: queues.LookQueue,
    sweep_queue: queues.SweepQueue,
    affected: Affected | None = None,
    sizes: Sizes | None = None,
) -> Plan:
    """The step over these ports. Tests hand in other tables of changes and other sizes."""
    from kilas.pages.sizes import SIZES
    from kilas.plan.affected import AFFECTED
    from kilas.plan.plan import Plan

    return Plan(table, pages, ingest_queue, sweep_queue, affected or AFFECTED, sizes or SIZES)


def sweep_over(
    table: ports.Table,
    content: ports.DatedContent,
    shelves: Mapping[ShelfName, ports.Shelf],
    queues: Queues,
    paces: Paces | None = None,
) -> Sweeper:
    """The step over these ports. Tests hand in other paces."""
    from kilas.store.listings import Listings
    from kilas.store.repairs import Repairs
    from kilas.store.targets import Targets
    from kilas.sweep.audit import Auditor
    from kilas.sweep.sweep import PACES, Sweeper

    audit = Auditor(content, shelves, Listings(table), Repairs(table))
    return Sweeper(Records(table), content, audit, Targets(table), queues, paces or PACES)


def publish_over(  # noqa: PLR0913, PLR0917 -- each of these is another part of the outside world
    table: ports.Table,
    content: ports.Content,
    copies: ports.Copies,
    shelves: Mapping[ShelfName, ports.Shelf],
    queue: queues.PagesQueue,
    ingest_queue: queues.LookQueue,
    purges: PurgeQueue,
    clock: ports.WallClock,
    site_address: str,
    preview_secret: str,
    pages: Callable[[Sources], Pages] | None = None,
) -> Publish:
    """The step over these ports. `pages` makes the pages, where that is not `Pages` alone."""
    from kilas.addresses.previews import Previews
    from kilas.pages.desired import Pages
    from kilas.pages.sources import Sources
    from kilas.publish.publish import Publish

    previews = Previews(preview_secret)
    sources = Sources(table, content, copies, shelves, site_address, previews)
    return Publish((pages or Pages)(sources), shelves, queue, ingest_queue, purges, clock)


def purge_over(cdn: Cdn, inbox: queues.Inbox, wait: Callable[[float], None]) -> Purge:
    """The step over these ports; `wait` waits for so many seconds."""
    from kilas.purge.purge import Purge

    return Purge(cdn, inbox, wait)


def comments_over(
    table: ports.Table,
    clock: ports.WallClock,
    pause: ports.Pause,
    origin_secret: str,
    site_address: str,
) -> Comments:
    """The step over these ports."""
    from kilas.api.comments import Comments
    from kilas.comments.shown import ShowComments
    from kilas.store.threads import Threads

    return Comments(
        articles=Records(table),
        threads=Threads(table, pause),
        clock=clock,
        origin_secret=origin_secret,
        site_address=site_address,
        show=ShowComments(),
    )


def moderation_over(table: ports.Table, pause: ports.Pause) -> Moderation:
    """The use case over these ports."""
    from kilas.moderation import Moderation
    from kilas.store.threads import Threads

    return Moderation(Threads(table, pause))
