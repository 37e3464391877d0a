"""The composition root: the one place that makes clients and joins use cases to adapters.

Each function calls one of these once, when it starts cold; imports are inside, so that a
function loads only what it uses. A test may hand in the `clients`. Each `..._over` takes ports:
tests and benchmarks build a step with it over their fakes, as the function builds it over AWS.
"""
# ruff: noqa: PLC0415 -- each import inside a function keeps it out of the other functions' starts

from __future__ import annotations

import gc
from functools import wraps
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from kilas import settings
from kilas.adapters.system_clock import SystemClock
from kilas.content_keys import DESK_PREFIX
from kilas.store.records import Records

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kilas import ports
    from kilas.adapters.clients import Clients
    from kilas.adapters.sqs import SqsInboxes
    from kilas.api.comments import Comments
    from kilas.cdn import Cdn, PurgeQueue
    from kilas.clock.clock import Clock
    from kilas.ingest.ingest import Ingest
    from kilas.ingest.judge_article import ReadArticle
    from kilas.media.media import Media
    from kilas.moderation import Moderation
    from kilas.pages.desired import Pages
    from kilas.pages.page import ShelfName
    from kilas.pages.sizes import Sizes
    from kilas.pages.sources import Sources
    from kilas.photos.parts import Bare
    from kilas.plan.affected import Affected
    from kilas.plan.plan import Plan
    from kilas.publish.publish import Publish
    from kilas.purge.purge import Purge
    from kilas.sweep.sweep import Paces, Queues, Sweeper

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Start(Protocol[T_co]):
    """What a function calls once, with os.environ."""

    def __call__(self, environment: Mapping[str, str], clients: Clients | None = None) -> T_co:
        """The function's step, and what else its handler needs."""


def _start(wire: Callable[[Mapping[str, str], Clients], T]) -> Start[T]:
    """A function's start, without Python's cycle collector.

    Nothing that a start makes is garbage. Yet the collector would look at all of it some forty
    times, a tenth of the CPU; frozen, it is not looked at in invocations either.
    https://docs.python.org/3/library/gc.html#gc.freeze
    """

    @wraps(wire)
    def started(environment: Mapping[str, str], clients: Clients | None = None) -> T:
        gc.disable()
        try:
            from kilas.adapters.clients import Clients

            made = wire(environment, clients or Clients())
            gc.freeze()
            return made
        finally:
            gc.enable()

    return started


@_start
def ingest(environment: Mapping[str, str], clients: Clients) -> tuple[Ingest, SqsInboxes]:
    """functions/ingest: the step, and the queues of its batches."""
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sqs import SqsInboxes, SqsLookQueue

    variables = settings.IngestSettings.read(environment)
    content, sqs = S3Content(clients.now("s3"), variables.content_bucket), clients.later("sqs")
    queue = SqsLookQueue(sqs, variables.ingest_queue_url)
    step = ingest_over(_table(clients, variables.table_name), content, SystemClock(), queue)
    return step, SqsInboxes(sqs, [variables.ingest_queue_url, variables.bulk_queue_url])


def ingest_over(
    table: ports.Table,
    content: ports.Content,
    clock: ports.WallClock,
    queue: ports.LookQueue,
    read_article: ReadArticle | None = None,
) -> Ingest:
    """The step over these ports; `queue` is ingest's own. A test may hand in a `read_article` that
    remembers.
    """
    from kilas.articles import read
    from kilas.ingest.ingest import Ingest

    return Ingest(Records(table), content, clock, queue, read_article or read.read_article)


@_start
def media(environment: Mapping[str, str], clients: Clients) -> tuple[Media, SqsInboxes]:
    """functions/media: the step, and the queues of its batches."""
    from kilas.adapters.copies import S3Copies
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sqs import SqsInboxes

    variables = settings.MediaSettings.read(environment)
    s3, bucket, table = (
        clients.now("s3"),
        variables.content_bucket,
        _table(clients, variables.table_name),
    )
    step = media_over(table, S3Content(s3, bucket), S3Copies(s3, bucket), SystemClock())
    urls = [variables.media_queue_url, variables.bulk_media_queue_url]
    return step, SqsInboxes(clients.later("sqs"), urls)


def media_over(
    table: ports.Table,
    content: ports.Content,
    copies: ports.Copies,
    clock: ports.WallClock,
    copy_of: Callable[[Bare], bytes] | None = None,
) -> Media:
    """The step over these ports. A test may hand in a `copy_of` that counts."""
    from kilas.media.media import Media
    from kilas.photos import web_copy

    return Media(Records(table), content, copies, clock, copy_of or web_copy.copy_of)


@_start
def clock(environment: Mapping[str, str], clients: Clients) -> Clock:
    """functions/clock: the step."""
    from kilas.adapters.sqs import SqsLookQueue
    from kilas.pages.kinds import KINDS
    from kilas.pages.release import release

    variables = settings.ClockSettings.read(environment)
    queue = SqsLookQueue(clients.later("sqs"), variables.ingest_queue_url)
    # Pages and reports are made of both: a site that has moved is made again as by a new release.
    made_of = f"{release()} {variables.site_address}"
    hourly = bool(KINDS.hourly_pages())
    return clock_over(
        _table(clients, variables.table_name), queue, SystemClock(), made_of, hourly=hourly
    )


def clock_over(
    table: ports.Table,
    ingest_queue: ports.LookQueue,
    wall_clock: ports.WallClock,
    release: str,
    *,
    hourly: bool,
) -> Clock:
    """The step over these ports; `release` names all that pages are made of (see Clock)."""
    from kilas.clock.clock import Clock

    return Clock(Records(table), ingest_queue, wall_clock, release, hourly=hourly)


@_start
def plan(environment: Mapping[str, str], clients: Clients) -> Plan:
    """functions/plan."""
    from kilas.adapters.sqs import SqsLookQueue, SqsPagesQueue, SqsSweepQueue

    variables = settings.PlanSettings.read(environment)
    sqs = clients.later("sqs")
    return plan_over(
        _table(clients, variables.table_name),
        SqsPagesQueue(sqs, variables.pages_queue_url),
        SqsLookQueue(sqs, variables.ingest_queue_url),
        SqsSweepQueue(sqs, variables.sweep_queue_url),
    )


def plan_over(  # noqa: PLR0913, PLR0917 -- each of these is another part of the outside world
    table: ports.Table,
    pages: ports.PagesQueue,
    ingest_queue: ports.LookQueue,
    sweep_queue: ports.SweepQueue,
    affected: Affected | None = None,
    sizes: Sizes | None = None,
) -> Plan:
    """The step over these ports. Tests hand in other tables of changes and other sizes."""
    from kilas.pages.sizes import SIZES
    from kilas.plan.affected import AFFECTED
    from kilas.plan.plan import Plan

    return Plan(table, pages, ingest_queue, sweep_queue, affected or AFFECTED, sizes or SIZES)


@_start
def sweep(environment: Mapping[str, str], clients: Clients) -> tuple[Sweeper, ports.Inbox]:
    """functions/sweep: the step, and the queue of its batches."""
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sqs import SqsInbox, SqsLookQueue, SqsPagesQueue, SqsSweepQueue
    from kilas.sweep.sweep import Queues

    variables = settings.SweepSettings.read(environment)
    s3, sqs = clients.now("s3"), clients.later("sqs")
    content, table = S3Content(s3, variables.content_bucket), _table(clients, variables.table_name)
    shelves = _shelves(s3, variables.site_bucket, variables.content_bucket)
    queues = Queues(
        files=SqsLookQueue(sqs, variables.bulk_queue_url),
        photos=SqsLookQueue(sqs, variables.bulk_media_queue_url),
        pages=SqsPagesQueue(sqs, variables.pages_queue_url),
        onward=SqsSweepQueue(sqs, variables.sweep_queue_url),
    )
    step = sweep_over(table, content, shelves, queues)
    return step, SqsInbox(sqs, variables.sweep_queue_url)


def sweep_over(
    table: ports.Table,
    content: ports.Content,
    shelves: Mapping[ShelfName, ports.Shelf],
    queues: Queues,
    paces: Paces | None = None,
) -> Sweeper:
    """The step over these ports. Tests hand in other paces."""
    from kilas.store.listings import Listings
    from kilas.store.repairs import Repairs
    from kilas.sweep.audit import Auditor
    from kilas.sweep.sweep import PACES, Sweeper

    audit = Auditor(content, shelves, Listings(table), Repairs(table))
    return Sweeper(Records(table), content, audit, queues, paces or PACES)


@_start
def publish(environment: Mapping[str, str], clients: Clients) -> tuple[Publish, ports.Inbox]:
    """functions/publish."""
    from kilas.adapters.copies import S3Copies
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sqs import SqsInbox, SqsLookQueue, SqsPagesQueue, SqsPurgeQueue

    variables = settings.PublishSettings.read(environment)
    s3, sqs = clients.now("s3"), clients.later("sqs")
    step = publish_over(
        _table(clients, variables.table_name),
        S3Content(s3, variables.content_bucket),
        S3Copies(s3, variables.content_bucket),
        _shelves(s3, variables.site_bucket, variables.content_bucket),
        SqsPagesQueue(sqs, variables.pages_queue_url),
        SqsLookQueue(sqs, variables.ingest_queue_url),
        SqsPurgeQueue(sqs, variables.purge_queue_url),
        variables.site_address,
    )
    return step, SqsInbox(sqs, variables.pages_queue_url)


def publish_over(  # noqa: PLR0913, PLR0917 -- each of these is another part of the outside world
    table: ports.Table,
    content: ports.Content,
    copies: ports.Copies,
    shelves: Mapping[ShelfName, ports.Shelf],
    queue: ports.PagesQueue,
    ingest_queue: ports.LookQueue,
    purges: PurgeQueue,
    site_address: str,
    pages: Callable[[Sources], Pages] | None = None,
) -> Publish:
    """The step over these ports. `pages` makes the pages, where that is not `Pages` alone."""
    from kilas.pages.desired import Pages
    from kilas.pages.sources import Sources
    from kilas.publish.publish import Publish

    sources = Sources(table, content, copies, shelves, site_address)
    return Publish((pages or Pages)(sources), shelves, queue, ingest_queue, purges)


@_start
def purge(environment: Mapping[str, str], clients: Clients) -> Purge:
    """functions/purge."""
    from time import sleep

    from kilas.adapters.clients import HASTY
    from kilas.adapters.cloudfront import CloudFrontCdn
    from kilas.adapters.sqs import SqsInbox

    variables = settings.PurgeSettings.read(environment)
    cdn = CloudFrontCdn(clients.now("cloudfront", HASTY), variables.distribution_id)
    return purge_over(cdn, SqsInbox(clients.later("sqs"), variables.purge_queue_url), sleep)


def purge_over(cdn: Cdn, inbox: ports.Inbox, wait: Callable[[float], None]) -> Purge:
    """The step over these ports; `wait` waits for so many seconds."""
    from kilas.purge.purge import Purge

    return Purge(cdn, inbox, wait)


@_start
def comments(environment: Mapping[str, str], clients: Clients) -> Comments:
    """functions/comments."""
    from kilas.adapters.jittered_pause import JitteredPause

    variables = settings.CommentsSettings.read(environment)
    table = _table(clients, variables.table_name)
    secret, address = variables.origin_secret, variables.site_address
    return comments_over(table, SystemClock(), JitteredPause(), secret, address)


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


def moderation(newspaper: settings.StackOnAws | settings.LocalStack) -> Moderation:
    """`kilas comments`. Raises StackNotFound, AwsError, and BotoCoreError where this machine has no
    credentials, no region or no such profile.
    """
    import boto3  # it reads the profiles of an editor's machine; no function comes here

    from kilas.adapters.clients import FROM_A_DESK
    from kilas.adapters.cloudformation import table_of_stack
    from kilas.adapters.dynamodb import DynamoTable
    from kilas.adapters.jittered_pause import JitteredPause

    endpoint = None
    if isinstance(newspaper, settings.LocalStack):
        endpoint, table = newspaper.endpoint, newspaper.table
        session = boto3.Session(
            newspaper.access_key_id, newspaper.secret_access_key, region_name=newspaper.region
        )
    else:
        session = boto3.Session(profile_name=newspaper.profile, region_name=newspaper.region)
        cloudformation = session.client("cloudformation", config=FROM_A_DESK)
        table = table_of_stack(cloudformation, newspaper.name)
    dynamodb = session.client("dynamodb", endpoint_url=endpoint, config=FROM_A_DESK)
    return moderation_over(DynamoTable(dynamodb, table), JitteredPause())


def moderation_over(table: ports.Table, pause: ports.Pause) -> Moderation:
    """The use case over these ports."""
    from kilas.moderation import Moderation
    from kilas.store.threads import Threads

    return Moderation(Threads(table, pause))


def _table(clients: Clients, name: str) -> ports.Table:
    from kilas.adapters.dynamodb import DynamoTable

    return DynamoTable(clients.now("dynamodb"), name)


def _shelves(s3: Any, site_bucket: str, content_bucket: str) -> dict[ShelfName, ports.Shelf]:
    from kilas.adapters.s3 import S3Shelf

    return {"site": S3Shelf(s3, site_bucket), "desk": S3Shelf(s3, content_bucket, DESK_PREFIX)}
