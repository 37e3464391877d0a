"""The composition root: the one place that makes clients and joins use cases to adapters.

Each function calls one of these once, when it starts cold; imports are inside, so that a
function loads only what it uses. A test may hand in the `clients`. Each `..._over` takes ports:
tests and benchmarks build a step with it over their fakes, as the function builds it over AWS.
"""
# ruff: noqa: PLC0415 -- each import inside a function keeps it out of the other functions' starts

from __future__ import annotations

import gc
from functools import wraps
from typing import TYPE_CHECKING, Protocol, TypeVar

from kilas import settings
from kilas.adapters.system_clock import SystemClock
from kilas.content_keys import DESK_PREFIX
from kilas.store.records import Records

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kilas.adapters.clients import Clients
    from kilas.api.comments import Comments
    from kilas.clock.clock import Clock
    from kilas.ingest.ingest import Ingest
    from kilas.ingest.judge_article import ReadArticle
    from kilas.ingest.sweep import SweepFiles
    from kilas.media.media import Media
    from kilas.moderation import Moderation
    from kilas.pages.desired import Pages
    from kilas.pages.page import ShelfName
    from kilas.pages.sizes import Sizes
    from kilas.pages.sources import Sources
    from kilas.plan.affected import Affected
    from kilas.plan.plan import Plan
    from kilas.ports import (
        Cdn,
        Content,
        Inbox,
        IngestQueue,
        PagesQueue,
        Shelf,
        Table,
        WallClock,
    )
    from kilas.publish.publish import Publish

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
def ingest(environment: Mapping[str, str], clients: Clients) -> tuple[Ingest, Inbox]:
    """functions/ingest: the step, and the queue of its batches."""
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sqs import SqsInbox, SqsIngestQueue
    from kilas.ingest.sweep import SweepFiles

    variables = settings.IngestSettings.read(environment)
    content = S3Content(clients.now("s3"), variables.content_bucket)
    sqs = clients.later("sqs")
    queue = SqsIngestQueue(sqs, variables.ingest_queue_url)
    photos = SqsIngestQueue(sqs, variables.media_queue_url)
    sweep = SweepFiles(content, queue, photos)
    step = ingest_over(_table(clients, variables.table_name), content, SystemClock(), sweep)
    return step, SqsInbox(sqs, variables.ingest_queue_url)


def ingest_over(
    table: Table,
    content: Content,
    clock: WallClock,
    sweep: SweepFiles,
    read_article: ReadArticle | None = None,
) -> Ingest:
    """The step over these ports. A test may hand in a `read_article` that remembers."""
    from kilas.articles import read
    from kilas.ingest.ingest import Ingest

    return Ingest(Records(table), content, clock, sweep, read_article or read.read_article)


@_start
def media(environment: Mapping[str, str], clients: Clients) -> tuple[Media, Inbox]:
    """functions/media: the step, and the queue of its batches."""
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sqs import SqsInbox

    variables = settings.MediaSettings.read(environment)
    content = S3Content(clients.now("s3"), variables.content_bucket)
    step = media_over(_table(clients, variables.table_name), content, SystemClock())
    return step, SqsInbox(clients.later("sqs"), variables.media_queue_url)


def media_over(table: Table, content: Content, clock: WallClock) -> Media:
    """The step over these ports."""
    from kilas.media.media import Media

    return Media(Records(table), content, clock)


@_start
def clock(environment: Mapping[str, str], clients: Clients) -> Clock:
    """functions/clock: the step."""
    from kilas.adapters.sqs import SqsIngestQueue
    from kilas.pages.assets import release
    from kilas.pages.kinds import KINDS

    variables = settings.ClockSettings.read(environment)
    queue = SqsIngestQueue(clients.later("sqs"), variables.ingest_queue_url)
    # Pages and reports are made of both: a site that has moved is made again as by a new release.
    made_of = f"{release()} {variables.site_address}"
    hourly = bool(KINDS.hourly_pages())
    return clock_over(
        _table(clients, variables.table_name), queue, SystemClock(), made_of, hourly=hourly
    )


def clock_over(
    table: Table, ingest_queue: IngestQueue, wall_clock: WallClock, release: str, *, hourly: bool
) -> Clock:
    """The step over these ports; `release` names all that pages are made of (see Clock)."""
    from kilas.clock.clock import Clock

    return Clock(Records(table), ingest_queue, wall_clock, release, hourly=hourly)


@_start
def plan(environment: Mapping[str, str], clients: Clients) -> Plan:
    """functions/plan."""
    from kilas.adapters.sqs import SqsIngestQueue, SqsPagesQueue

    variables = settings.PlanSettings.read(environment)
    sqs = clients.now("sqs")
    pages = SqsPagesQueue(sqs, variables.pages_queue_url)
    ingest_queue = SqsIngestQueue(sqs, variables.ingest_queue_url)
    return plan_over(_table(clients, variables.table_name), pages, ingest_queue)


def plan_over(
    table: Table,
    pages: PagesQueue,
    ingest_queue: IngestQueue,
    affected: Affected | None = None,
    sizes: Sizes | None = None,
) -> Plan:
    """The step over these ports. Tests hand in other tables of changes and other sizes."""
    from kilas.pages.sizes import SIZES
    from kilas.plan.affected import AFFECTED
    from kilas.plan.plan import Plan

    records = Records(table)
    return Plan(records, pages, ingest_queue, affected or AFFECTED, sizes or SIZES)


@_start
def publish(environment: Mapping[str, str], clients: Clients) -> tuple[Publish, Inbox]:
    """functions/publish."""
    from kilas.adapters.clients import HASTY
    from kilas.adapters.cloudfront import CloudFrontCdn
    from kilas.adapters.s3 import S3Content, S3Shelf
    from kilas.adapters.sqs import SqsInbox, SqsPagesQueue

    variables = settings.PublishSettings.read(environment)
    s3, sqs = clients.now("s3"), clients.later("sqs")
    step = publish_over(
        _table(clients, variables.table_name),
        S3Content(s3, variables.content_bucket),
        {
            "site": S3Shelf(s3, variables.site_bucket),
            "desk": S3Shelf(s3, variables.content_bucket, DESK_PREFIX),
        },
        SqsPagesQueue(sqs, variables.pages_queue_url),
        CloudFrontCdn(clients.later("cloudfront", HASTY), variables.distribution_id),
        variables.site_address,
    )
    return step, SqsInbox(sqs, variables.pages_queue_url)


def publish_over(  # noqa: PLR0913, PLR0917 -- each of these is another part of the outside world
    table: Table,
    content: Content,
    shelves: Mapping[ShelfName, Shelf],
    queue: PagesQueue,
    cdn: Cdn,
    site_address: str,
    pages: Callable[[Sources], Pages] | None = None,
) -> Publish:
    """The step over these ports. `pages` makes the pages, where that is not `Pages` alone."""
    from kilas.pages.desired import Pages
    from kilas.pages.sources import Sources
    from kilas.publish.publish import Publish
    from kilas.store.threads import Threads

    sources = Sources(Records(table), Threads(table), content, shelves, site_address)
    return Publish((pages or Pages)(sources), shelves, queue, cdn)


@_start
def comments(environment: Mapping[str, str], clients: Clients) -> Comments:
    """functions/comments."""
    variables = settings.CommentsSettings.read(environment)
    table = _table(clients, variables.table_name)
    return comments_over(table, SystemClock(), variables.origin_secret, variables.site_address)


def comments_over(
    table: Table, clock: WallClock, origin_secret: str, site_address: str
) -> Comments:
    """The step over these ports."""
    from kilas.api.comments import Comments
    from kilas.store.threads import Threads

    return Comments(
        articles=Records(table),
        threads=Threads(table),
        clock=clock,
        origin_secret=origin_secret,
        site_address=site_address,
    )


def moderation(newspaper: settings.StackOnAws | settings.LocalStack) -> Moderation:
    """`kilas comments`. Raises StackNotFound, AwsError, and BotoCoreError where this machine has no
    credentials, no region or no such profile.
    """
    import boto3  # it reads the profiles of an editor's machine; no function comes here

    from kilas.adapters.clients import FROM_A_DESK
    from kilas.adapters.cloudformation import table_of_stack
    from kilas.adapters.dynamodb import DynamoTable

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
    return moderation_over(DynamoTable(dynamodb, table))


def moderation_over(table: Table) -> Moderation:
    """The use case over this port."""
    from kilas.moderation import Moderation
    from kilas.store.threads import Threads

    return Moderation(Threads(table))


def _table(clients: Clients, name: str) -> Table:
    from kilas.adapters.dynamodb import DynamoTable

    return DynamoTable(clients.now("dynamodb"), name)
