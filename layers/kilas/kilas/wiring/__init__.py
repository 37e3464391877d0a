"""The composition root: the one place that makes clients and joins use cases to adapters.

Each function calls one of these once, when it starts cold; imports are inside, so that a
function loads only what it uses. A test may hand in the `clients`. Each hands ports over AWS to its
`..._over`, which tests and benchmarks hand their fakes.
"""
# ruff: noqa: PLC0415 -- each import inside a function keeps it out of the other functions' starts

from __future__ import annotations

import gc
from functools import wraps
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from kilas import settings
from kilas.adapters.system_clock import SystemClock
from kilas.content_keys import DESK_PREFIX
from kilas.wiring.over import (
    clock_over,
    comments_over,
    ingest_over,
    media_over,
    moderation_over,
    plan_over,
    publish_over,
    purge_over,
    sweep_over,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kilas import ports, queues
    from kilas.adapters.clients import Clients
    from kilas.adapters.sqs import SqsInboxes
    from kilas.api.comments import Comments
    from kilas.clock.clock import Clock
    from kilas.editing.bucket import Desk
    from kilas.ingest.ingest import Ingest
    from kilas.media.media import Media
    from kilas.moderation import Moderation
    from kilas.pages.page import ShelfName
    from kilas.plan.plan import Plan
    from kilas.publish.publish import Publish
    from kilas.purge.purge import Purge
    from kilas.store.newsroom import Work
    from kilas.sweep.sweep import Sweeper

__all__ = [
    "Start",
    "clock",
    "clock_over",
    "comments",
    "comments_over",
    "editing",
    "ingest",
    "ingest_over",
    "media",
    "media_over",
    "moderation",
    "moderation_over",
    "plan",
    "plan_over",
    "publish",
    "publish_over",
    "purge",
    "purge_over",
    "sweep",
    "sweep_over",
]

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
    step = ingest_over(
        _table(clients, variables.table_name),
        content,
        SystemClock(),
        SqsLookQueue(sqs, variables.ingest_queue_url),
        _pages(sqs, variables),
    )
    return step, SqsInboxes(sqs, [variables.ingest_queue_url, variables.bulk_queue_url])


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


@_start
def clock(environment: Mapping[str, str], clients: Clients) -> Clock:
    """functions/clock: the step."""
    from kilas.adapters.clients import HASTY
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sns import SnsTopic, region_of
    from kilas.adapters.sqs import SqsBacklog, SqsLookQueue, SqsPagesQueue
    from kilas.clock.notice import Place
    from kilas.pages.release import release

    variables = settings.ClockSettings.read(environment)
    sqs, front = clients.now("sqs"), variables.front_queue_url
    queue, pages = SqsLookQueue(sqs, variables.ingest_queue_url), SqsPagesQueue(sqs, front, front)
    content = S3Content(clients.later("s3"), variables.content_bucket)
    backlogs: dict[Work, queues.Backlog] = {
        "uploads": SqsBacklog(sqs, variables.ingest_queue_url, variables.media_queue_url),
        "pages": SqsBacklog(sqs, variables.pages_queue_url),
        "sweeps": SqsBacklog(sqs, variables.bulk_queue_url, variables.bulk_media_queue_url),
    }
    # Pages and reports are made of both: a site that has moved is made again as by a new release.
    made_of = f"{release()} {variables.site_address}"
    table, arn = _table(clients, variables.table_name), variables.problems_topic
    place = Place(variables.content_bucket, region_of(arn), variables.site_address)
    told = (SnsTopic(clients.later("sns", HASTY), arn), place)
    return clock_over(table, queue, pages, content, backlogs, SystemClock(), *told, made_of)


@_start
def plan(environment: Mapping[str, str], clients: Clients) -> Plan:
    """functions/plan."""
    from kilas.adapters.sqs import SqsLookQueue, SqsSweepQueue

    variables = settings.PlanSettings.read(environment)
    sqs = clients.later("sqs")
    return plan_over(
        _table(clients, variables.table_name),
        _pages(sqs, variables),
        SqsLookQueue(sqs, variables.ingest_queue_url),
        SqsSweepQueue(sqs, variables.sweep_queue_url),
    )


@_start
def sweep(environment: Mapping[str, str], clients: Clients) -> tuple[Sweeper, queues.Inbox]:
    """functions/sweep: the step, and the queue of its batches."""
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sqs import SqsInbox, SqsLookQueue, SqsSweepQueue
    from kilas.sweep.sweep import Queues

    variables = settings.SweepSettings.read(environment)
    s3, sqs = clients.now("s3"), clients.later("sqs")
    content, table = S3Content(s3, variables.content_bucket), _table(clients, variables.table_name)
    shelves = _shelves(s3, variables.site_bucket, variables.content_bucket)
    queues = Queues(
        files=SqsLookQueue(sqs, variables.bulk_queue_url),
        photos=SqsLookQueue(sqs, variables.bulk_media_queue_url),
        pages=_pages(sqs, variables),
        onward=SqsSweepQueue(sqs, variables.sweep_queue_url),
    )
    step = sweep_over(table, content, shelves, queues)
    return step, SqsInbox(sqs, variables.sweep_queue_url)


@_start
def publish(environment: Mapping[str, str], clients: Clients) -> tuple[Publish, SqsInboxes]:
    """functions/publish: the step, and the queues of its batches."""
    from kilas.adapters.copies import S3Copies
    from kilas.adapters.s3 import S3Content
    from kilas.adapters.sqs import SqsInboxes, SqsLookQueue, SqsPurgeQueue

    variables = settings.PublishSettings.read(environment)
    s3, sqs = clients.now("s3"), clients.later("sqs")
    step = publish_over(
        _table(clients, variables.table_name),
        S3Content(s3, variables.content_bucket),
        S3Copies(s3, variables.content_bucket),
        _shelves(s3, variables.site_bucket, variables.content_bucket),
        _pages(sqs, variables),
        SqsLookQueue(sqs, variables.ingest_queue_url),
        SqsPurgeQueue(sqs, variables.purge_queue_url),
        SystemClock(),
        variables.site_address,
        variables.preview_secret,
    )
    return step, SqsInboxes(sqs, [variables.pages_queue_url, variables.front_queue_url])


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


@_start
def comments(environment: Mapping[str, str], clients: Clients) -> Comments:
    """functions/comments."""
    from kilas.adapters.jittered_pause import JitteredPause

    variables = settings.CommentsSettings.read(environment)
    table = _table(clients, variables.table_name)
    secret, address = variables.origin_secret, variables.site_address
    return comments_over(table, SystemClock(), JitteredPause(), secret, address)


def moderation(newspaper: settings.StackOnAws | settings.LocalStack) -> Moderation:
    """`kilas comments`. Raises StackNotFound, AwsError, and BotoCoreError where this machine has no
    credentials, no region or no such profile.
    """
    from kilas.adapters.dynamodb import DynamoTable
    from kilas.adapters.jittered_pause import JitteredPause
    from kilas.wiring.desk import client_of, session_of, table_of

    session = session_of(newspaper)
    table = table_of(session, newspaper)
    dynamodb = client_of(session, newspaper, "dynamodb")
    return moderation_over(DynamoTable(dynamodb, table), JitteredPause())


def editing(newspaper: settings.StackOnAws | settings.LocalStack) -> Desk:
    """`kilas publish` and its like. Raises as `moderation` does."""
    from time import sleep

    from kilas.adapters.editors_bucket import S3EditorsBucket
    from kilas.adapters.site import is_there
    from kilas.editing.bucket import Desk
    from kilas.wiring.desk import bucket_of, client_of, session_of

    session = session_of(newspaper)
    bucket, address = bucket_of(session, newspaper)
    s3 = client_of(session, newspaper, "s3")
    return Desk(S3EditorsBucket(s3, bucket), address, is_there, sleep)


def _table(clients: Clients, name: str) -> ports.Table:
    from kilas.adapters.dynamodb import DynamoTable

    return DynamoTable(clients.now("dynamodb"), name)


def _pages(sqs: Any, variables: settings.AsksForPages) -> queues.PagesQueue:
    from kilas.adapters.sqs import SqsPagesQueue

    return SqsPagesQueue(sqs, variables.pages_queue_url, variables.front_queue_url)


def _shelves(s3: Any, site_bucket: str, content_bucket: str) -> dict[ShelfName, ports.Shelf]:
    from kilas.adapters.s3 import S3Shelf

    return {"site": S3Shelf(s3, site_bucket), "desk": S3Shelf(s3, content_bucket, DESK_PREFIX)}
