"""Bulk work asks for less than the functions do: so a message of the newsroom finds room.

Seconds of a look, a page and a photo are those of the review, for 0.58 of a CPU and one (the
queues' own delays left out); `make bench` measures their CPU.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from kilas.messages import LONGEST_CHAIN
from kilas.publish.publish import FULL_BATCH
from kilas.sweep.cutting import MOST_PARTS
from kilas.sweep.sweep import LISTED, PACES
from kilas.sweeps import SETTLING_SECONDS, Audit, Audited, Sweep

if TYPE_CHECKING:
    from tests.infra.conftest import Resource, Template

LOOK: Final = 0.1
PAGE: Final = 0.08
PHOTO: Final = 0.4
"""Seconds."""

PAGES_OF_A_LOOK: Final = 3.5
"""Messages to publish that the queue does not drop: the article's page, its second address, its
report, and a share of the lists of its month, which all that the same rules judge again have in
common."""

PAGES_OF_AN_OBJECT: Final = 1
"""Messages to publish for one key of an audit; for an uploaded photo they are two."""

MOST_FILES: Final = 10_000_000


def mapping(template: Template, queue: str) -> Resource:
    [found] = [
        each
        for each in template.of("AWS::Lambda::EventSourceMapping").values()
        if each["EventSourceArn"]["Fn::GetAtt"][0] == queue
    ]
    return found


def at_once(template: Template, queue: str) -> int:
    most: int = mapping(template, queue)["ScalingConfig"]["MaximumConcurrency"]
    return most


def a_second(message: Sweep | Audit) -> float:
    """The keys of one second."""
    pace = PACES.of(message)
    return pace.keys / pace.seconds


FILES, PHOTOS, OBJECTS = (
    a_second(each) for each in (Sweep("articles/"), Sweep("media/"), Audit("site"))
)


def test_ingest_looks_at_files_as_fast_as_sweeps_name_them(template: Template) -> None:
    """Two sweeps run at once, of articles and of pages, and the second is short."""
    assert at_once(template, "BulkQueue") / LOOK >= FILES
    assert at_once(template, "BulkMediaQueue") / PHOTO >= PHOTOS


def test_all_bulk_work_leaves_publish_more_than_a_quarter_of_its_time(template: Template) -> None:
    pages = FILES * PAGES_OF_A_LOOK + OBJECTS * (PAGES_OF_AN_OBJECT * 2 + 2) + PHOTOS * 2
    assert pages <= 0.75 * at_once(template, "PagesQueue") / PAGE


def test_one_part_of_an_audit_is_done_before_a_reader_would_notice(template: Template) -> None:
    """Its messages come all at once, and a page may come behind them."""
    burst = PACES.objects.keys * 2
    assert burst * PAGE / at_once(template, "PagesQueue") <= 0.5


def test_what_sweeps_ask_for_waits_in_no_queue_that_the_newsroom_uses(template: Template) -> None:
    bucket = template.properties("ContentBucket")["NotificationConfiguration"]
    notified = {each["Queue"]["Fn::GetAtt"][0] for each in bucket["QueueConfigurations"]}
    sends = {
        resource["Fn::GetAtt"][0]
        for policy in template.properties("SweepRole")["Policies"]
        for statement in policy["PolicyDocument"]["Statement"]
        if statement["Action"] == "sqs:SendMessage"
        for resource in statement["Resource"]
    }
    assert sends == {"SweepQueue", "BulkQueue", "BulkMediaQueue", "PagesQueue", "FrontQueue"}
    assert not notified & sends


def test_a_chain_is_long_enough_for_ten_million_files_and_its_pauses_are_taken() -> None:
    messages: list[Sweep | Audit] = [Sweep("articles/"), Sweep("media/")]
    messages += map(Audit, get_args(Audited))
    for message in messages:
        assert LONGEST_CHAIN * PACES.of(message).keys >= MOST_FILES
    assert MOST_PARTS * PACES.files.keys * 4 // 5 >= 10_000, "a photo in 10 000 articles: 2 levels"
    longest = 900  # https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
    parts = MOST_PARTS * PACES.files.seconds
    of_photos = LISTED * PACES.photos.seconds // PACES.photos.keys
    assert max(SETTLING_SECONDS, parts, PACES.photos.seconds, of_photos) <= longest


def test_a_photo_has_limits_of_its_own(template: Template) -> None:
    """One in a batch, and a whole CPU: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html"""
    for queue in ("MediaQueue", "BulkMediaQueue"):
        assert mapping(template, queue)["BatchSize"] == 1
        assert mapping(template, queue)["FunctionName"] == {"Ref": "MediaFunction"}
    assert template.properties("MediaFunction")["MemorySize"] == 1769


def test_a_full_batch_is_as_large_as_publish_knows(template: Template) -> None:
    for queue in ("PagesQueue", "FrontQueue"):
        assert mapping(template, queue)["BatchSize"] == FULL_BATCH


def test_the_front_page_has_a_queue_of_its_own(template: Template) -> None:
    """It waits for no other page, and for no bulk; a failed message has the same time as others."""
    pages, front = (template.properties(name) for name in ("PagesQueue", "FrontQueue"))
    assert pages == front
