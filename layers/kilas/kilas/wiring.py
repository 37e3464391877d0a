"""The composition root: the one place that makes clients and joins use cases to adapters.

Each function calls one of these once, when it starts cold; imports are inside, so that a
function loads only what it uses.
"""
# ruff: noqa: PLC0415 -- each import inside a function keeps it out of the other functions' starts

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config

from kilas import settings
from kilas.store.records import Records

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kilas.comments.api import CommentsApi
    from kilas.ingest.reconcile import Reconcile
    from kilas.ingest.sweep import Sweep
    from kilas.ingest.tick import Tick
    from kilas.moderation import Moderation
    from kilas.pages.plan import Plan
    from kilas.pages.publish import Publish
    from kilas.ports import Inbox, Table

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


class SystemClock:
    """The Clock port over the machine's clock."""

    def now(self) -> datetime:
        """The time now."""
        return datetime.now(UTC)


def ingest(environment: Mapping[str, str]) -> tuple[Reconcile, Sweep, Inbox]:
    """functions/ingest."""
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sqs import SqsInbox, SqsIngestQueue
    from kilas.ingest.judge import judge
    from kilas.ingest.reconcile import Reconcile
    from kilas.ingest.sweep import Sweep

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
    from kilas.ingest.reconcile import Reconcile
    from kilas.media.judge_photo import judge_photo

    names = settings.MediaSettings.read(environment)
    content = S3Content(_client("s3"), names.content_bucket)
    records = Records(_table(names.table_name))
    inbox = SqsInbox(_client("sqs"), names.media_queue_url)
    return Reconcile(records, content, SystemClock(), judge_photo), inbox


def clock(environment: Mapping[str, str]) -> Tick:
    """functions/clock."""
    from kilas.adapters.sqs import SqsIngestQueue
    from kilas.ingest.tick import Tick
    from kilas.pages.assets import release

    names = settings.ClockSettings.read(environment)
    queue = SqsIngestQueue(_client("sqs"), names.ingest_queue_url)
    # Pages and reports are made of both: a site that has moved is made again as by a new release.
    made_of = f"{release()} {names.site_address}"
    return Tick(Records(_table(names.table_name)), queue, SystemClock(), made_of)


def plan(environment: Mapping[str, str]) -> Callable[[], Plan]:
    """functions/plan: a new Plan for each batch."""
    from kilas.adapters.sqs import SqsIngestQueue, SqsPagesQueue
    from kilas.pages.plan import Plan

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
    from kilas.pages.publish import Publish
    from kilas.pages.state import Library
    from kilas.store.threads import Threads

    names = settings.PublishSettings.read(environment)
    table, s3 = _table(names.table_name), _client("s3")
    site = S3Shelf(s3, names.site_bucket)
    content = S3Content(s3, names.content_bucket)
    desk = S3Shelf(s3, names.content_bucket, "desk/")
    library = Library(Records(table), Threads(table), content, site, desk, names.site_address)
    sqs = _client("sqs")
    queue = SqsPagesQueue(sqs, names.pages_queue_url)
    cdn = CloudFrontCdn(_client("cloudfront", _HASTY), names.distribution_id)
    return Publish(library, site, desk, queue, cdn), SqsInbox(sqs, names.pages_queue_url)


def comments(environment: Mapping[str, str]) -> CommentsApi:
    """functions/comments."""
    from kilas.comments.api import CommentsApi
    from kilas.store.threads import Threads

    names = settings.CommentsSettings.read(environment)
    table = _table(names.table_name)
    return CommentsApi(
        newsroom=Records(table),
        threads=Threads(table),
        clock=SystemClock(),
        origin_secret=names.origin_secret,
        site_address=names.site_address,
    )


def moderation(newspaper: settings.StackOnAws | settings.LocalStack) -> Moderation:
    """`kilas comments`. Raises StackNotFound, AwsError, and BotoCoreError where this machine has no
    credentials, no region or no such profile.
    """
    from kilas.adapters.cloudformation import table_of_stack
    from kilas.adapters.dynamodb import DynamoTable
    from kilas.moderation import Moderation
    from kilas.store.threads import Threads

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
    return Moderation(Threads(DynamoTable(dynamodb, table)))


def _table(name: str) -> Table:
    from kilas.adapters.dynamodb import DynamoTable

    return DynamoTable(_client("dynamodb"), name)


def _client(service: Any, config: Config = _PATIENT) -> Any:
    return boto3.client(service, config=config)
