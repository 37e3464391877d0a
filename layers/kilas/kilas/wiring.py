"""The composition root: the one place that makes clients and joins use cases to adapters.

Each function calls one of these once, when it starts cold; imports are inside, so that a
function loads only what it uses. Each `..._over` takes ports: tests and benchmarks build a step
with it over their fakes, as the function builds it over AWS.
"""
# ruff: noqa: PLC0415 -- each import inside a function keeps it out of the other functions' starts

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config

from kilas import settings
from kilas.adapters.system_clock import SystemClock
from kilas.content_keys import DESK_PREFIX
from kilas.store.records import Records

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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

# By default botocore waits a minute for a connection, and for each answer: one that hangs would
# cost a function all its time. These are seconds; a client that gave up tries again.
_PATIENT = Config(
    connect_timeout=2,
    read_timeout=5,
    retries={"mode": "standard", "max_attempts": 5},
    tcp_keepalive=True,
)


# A purge comes at the end of a batch, within what is spared, and may fail.
_HASTY = _PATIENT.merge(Config(retries={"mode": "standard", "max_attempts": 2}))


# The kilas command calls from an editor's desk, over a line that may be slow.
_FROM_A_DESK = _PATIENT.merge(
    Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard", "max_attempts": 3})
)


def ingest(environment: Mapping[str, str]) -> tuple[Ingest, Inbox]:
    """functions/ingest: the step, and the queue of its batches."""
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sqs import SqsInbox, SqsIngestQueue
    from kilas.ingest.sweep import SweepFiles

    variables = settings.IngestSettings.read(environment)
    content = S3Content(_client("s3"), variables.content_bucket)
    sqs = _client("sqs")
    queue = SqsIngestQueue(sqs, variables.ingest_queue_url)
    photos = SqsIngestQueue(sqs, variables.media_queue_url)
    sweep = SweepFiles(content, queue, photos)
    step = ingest_over(_table(variables.table_name), content, SystemClock(), sweep, queue)
    return step, SqsInbox(sqs, variables.ingest_queue_url)


def ingest_over(  # noqa: PLR0913, PLR0917 -- each of these is another part of the outside world
    table: Table,
    content: Content,
    clock: WallClock,
    sweep: SweepFiles,
    queue: IngestQueue,
    read_article: ReadArticle | None = None,
) -> Ingest:
    """The step over these ports; `queue` is ingest's own. A test may hand in a `read_article` that
    remembers.
    """
    from kilas.articles import read
    from kilas.ingest.ingest import Ingest

    return Ingest(Records(table), content, clock, sweep, queue, read_article or read.read_article)


def media(environment: Mapping[str, str]) -> tuple[Media, Inbox]:
    """functions/media: the step, and the queue of its batches."""
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sqs import SqsInbox

    variables = settings.MediaSettings.read(environment)
    content = S3Content(_client("s3"), variables.content_bucket)
    step = media_over(_table(variables.table_name), content, SystemClock())
    return step, SqsInbox(_client("sqs"), variables.media_queue_url)


def media_over(table: Table, content: Content, clock: WallClock) -> Media:
    """The step over these ports."""
    from kilas.media.media import Media

    return Media(Records(table), content, clock)


def clock(environment: Mapping[str, str]) -> Clock:
    """functions/clock: the step."""
    from kilas.adapters.sqs import SqsIngestQueue
    from kilas.pages.assets import release
    from kilas.pages.kinds import KINDS

    variables = settings.ClockSettings.read(environment)
    queue = SqsIngestQueue(_client("sqs"), variables.ingest_queue_url)
    # Pages and reports are made of both: a site that has moved is made again as by a new release.
    made_of = f"{release()} {variables.site_address}"
    hourly = bool(KINDS.hourly_pages())
    return clock_over(_table(variables.table_name), queue, SystemClock(), made_of, hourly=hourly)


def clock_over(
    table: Table, ingest_queue: IngestQueue, wall_clock: WallClock, release: str, *, hourly: bool
) -> Clock:
    """The step over these ports; `release` names all that pages are made of (see Clock)."""
    from kilas.clock.clock import Clock

    return Clock(Records(table), ingest_queue, wall_clock, release, hourly=hourly)


def plan(environment: Mapping[str, str]) -> Plan:
    """functions/plan."""
    from kilas.adapters.sqs import SqsIngestQueue, SqsPagesQueue

    variables = settings.PlanSettings.read(environment)
    sqs = _client("sqs")
    pages = SqsPagesQueue(sqs, variables.pages_queue_url)
    ingest_queue = SqsIngestQueue(sqs, variables.ingest_queue_url)
    return plan_over(_table(variables.table_name), pages, ingest_queue)


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


def publish(environment: Mapping[str, str]) -> tuple[Publish, Inbox]:
    """functions/publish."""
    from kilas.adapters.cloudfront import CloudFrontCdn
    from kilas.adapters.s3 import S3Content, S3Shelf
    from kilas.adapters.sqs import SqsInbox, SqsIngestQueue, SqsPagesQueue

    variables = settings.PublishSettings.read(environment)
    s3, sqs = _client("s3"), _client("sqs")
    step = publish_over(
        _table(variables.table_name),
        S3Content(s3, variables.content_bucket),
        {
            "site": S3Shelf(s3, variables.site_bucket),
            "desk": S3Shelf(s3, variables.content_bucket, DESK_PREFIX),
        },
        SqsPagesQueue(sqs, variables.pages_queue_url),
        SqsIngestQueue(sqs, variables.ingest_queue_url),
        CloudFrontCdn(_client("cloudfront", _HASTY), variables.distribution_id),
        variables.site_address,
    )
    return step, SqsInbox(sqs, variables.pages_queue_url)


def publish_over(  # noqa: PLR0913, PLR0917 -- each of these is another part of the outside world
    table: Table,
    content: Content,
    shelves: Mapping[ShelfName, Shelf],
    queue: PagesQueue,
    ingest_queue: IngestQueue,
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
    return Publish((pages or Pages)(sources), shelves, queue, ingest_queue, cdn)


def comments(environment: Mapping[str, str]) -> Comments:
    """functions/comments."""
    variables = settings.CommentsSettings.read(environment)
    table = _table(variables.table_name)
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
        cloudformation = session.client("cloudformation", config=_FROM_A_DESK)
        table = table_of_stack(cloudformation, newspaper.name)
    dynamodb = session.client("dynamodb", endpoint_url=endpoint, config=_FROM_A_DESK)
    return moderation_over(DynamoTable(dynamodb, table))


def moderation_over(table: Table) -> Moderation:
    """The use case over this port."""
    from kilas.moderation import Moderation
    from kilas.store.threads import Threads

    return Moderation(Threads(table))


def _table(name: str) -> Table:
    from kilas.adapters.dynamodb import DynamoTable

    return DynamoTable(_client("dynamodb"), name)


def _client(service: Any, config: Config = _PATIENT) -> Any:
    return boto3.client(service, config=config)
