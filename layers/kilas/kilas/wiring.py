"""The composition root: the one place that makes clients and joins use cases to adapters.

Each function calls one of these once, when it starts cold; imports are inside, so that a
function loads only what it uses.
"""
# ruff: noqa: PLC0415 -- each import inside a function keeps it out of the other functions' starts

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config

from kilas import settings
from kilas.adapters.system_clock import SystemClock
from kilas.store.records import Records

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kilas.api.comments import Comments
    from kilas.clock.clock import Clock
    from kilas.ingest.sweep import Sweep
    from kilas.pages.desired import Pages
    from kilas.pages.page import ShelfName
    from kilas.pages.sources import Sources
    from kilas.plan.plan import Plan
    from kilas.ports import Cdn, Content, Inbox, PagesQueue, Shelf, Table
    from kilas.publish.publish import Publish
    from kilas.uploads.reconcile import Reconcile

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


def ingest(environment: Mapping[str, str]) -> tuple[Reconcile, Sweep, Inbox]:
    """functions/ingest."""
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sqs import SqsInbox, SqsIngestQueue
    from kilas.ingest.judge import judge
    from kilas.ingest.sweep import Sweep
    from kilas.uploads.reconcile import Reconcile

    names = settings.IngestSettings.read(environment)
    content = S3Content(_client("s3"), names.content_bucket)
    sqs = _client("sqs")
    queue = SqsIngestQueue(sqs, names.ingest_queue_url)
    photos = SqsIngestQueue(sqs, names.media_queue_url)
    records = Records(_table(names.table_name))
    return (
        Reconcile(records, content, SystemClock(), judge),
        Sweep(content, queue, photos),
        SqsInbox(sqs, names.ingest_queue_url),
    )


def media(environment: Mapping[str, str]) -> tuple[Reconcile, Inbox]:
    """functions/media."""
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sqs import SqsInbox
    from kilas.media.judge_photo import judge_photo
    from kilas.uploads.reconcile import Reconcile

    names = settings.MediaSettings.read(environment)
    content = S3Content(_client("s3"), names.content_bucket)
    records = Records(_table(names.table_name))
    inbox = SqsInbox(_client("sqs"), names.media_queue_url)
    return Reconcile(records, content, SystemClock(), judge_photo), inbox


def clock(environment: Mapping[str, str]) -> Clock:
    """functions/clock."""
    from kilas.adapters.sqs import SqsIngestQueue
    from kilas.clock.clock import Clock
    from kilas.pages.assets import release

    names = settings.ClockSettings.read(environment)
    queue = SqsIngestQueue(_client("sqs"), names.ingest_queue_url)
    # Pages and reports are made of both: a site that has moved is made again as by a new release.
    made_of = f"{release()} {names.site_address}"
    return Clock(Records(_table(names.table_name)), queue, SystemClock(), made_of)


def plan(environment: Mapping[str, str]) -> Callable[[], Plan]:
    """functions/plan: a new Plan for each batch."""
    from kilas.adapters.sqs import SqsIngestQueue, SqsPagesQueue
    from kilas.plan.plan import Plan

    names = settings.PlanSettings.read(environment)
    records = Records(_table(names.table_name))
    sqs = _client("sqs")
    pages = SqsPagesQueue(sqs, names.pages_queue_url)
    ingest_queue = SqsIngestQueue(sqs, names.ingest_queue_url)
    return lambda: Plan(records, pages, ingest_queue)


def publish(environment: Mapping[str, str]) -> tuple[Publish, Inbox]:
    """functions/publish."""
    from kilas.adapters.cloudfront import CloudFrontCdn
    from kilas.adapters.s3 import S3Content, S3Shelf
    from kilas.adapters.sqs import SqsInbox, SqsPagesQueue

    names = settings.PublishSettings.read(environment)
    s3, sqs = _client("s3"), _client("sqs")
    step = publish_over(
        _table(names.table_name),
        S3Content(s3, names.content_bucket),
        {
            "site": S3Shelf(s3, names.site_bucket),
            "desk": S3Shelf(s3, names.content_bucket, "desk/"),
        },
        SqsPagesQueue(sqs, names.pages_queue_url),
        CloudFrontCdn(_client("cloudfront", _HASTY), names.distribution_id),
        names.site_address,
    )
    return step, SqsInbox(sqs, names.pages_queue_url)


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


def comments(environment: Mapping[str, str]) -> Comments:
    """functions/comments."""
    from kilas.api.comments import Comments
    from kilas.store.threads import Threads

    names = settings.CommentsSettings.read(environment)
    table = _table(names.table_name)
    return Comments(
        newsroom=Records(table),
        threads=Threads(table),
        clock=SystemClock(),
        origin_secret=names.origin_secret,
        site_address=names.site_address,
    )


def _table(name: str) -> Table:
    from kilas.adapters.dynamodb import DynamoTable

    return DynamoTable(_client("dynamodb"), name)


def _client(service: Any, config: Config = _PATIENT) -> Any:
    return boto3.client(service, config=config)
