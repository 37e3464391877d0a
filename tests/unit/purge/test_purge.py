"""A batch of purges: one request, completed before the next, and never lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from kilas.cdn import EVERYTHING, MOST_PATHS
from kilas.errors import AwsError, Throttled
from kilas.messages import PurgeMessage, purge_body
from kilas.purge.purge import RETRY_SECONDS, Purge
from kilas.queues import Delivery
from tests.fakes.edge import FakeCdn
from tests.fakes.invocation import FakeInbox
from tests.logs import logged
from tests.newsroom import NOON

REFUSED = AwsError("no", code="InvalidArgument", operation="CreateInvalidation")


@dataclass
class Bench:
    """The step with its fakes. Each wait takes a second of the time that is left."""

    seconds_left: int = 40
    waited: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cdn, self.inbox = FakeCdn(lambda: NOON), FakeInbox()
        self.purge = Purge(self.cdn, self.inbox, self.waited.append)

    def batch(self, *deliveries: Delivery[str]) -> list[str]:
        return self.purge.batch(deliveries, lambda: len(self.waited) < self.seconds_left)


def asks(id_: str, *paths: str, received: int = 1, sent: int | None = None) -> Delivery[str]:
    """A delivery; `sent` is the second after NOON."""
    when = None if sent is None else NOON + timedelta(seconds=sent)
    return Delivery(id_, purge_body(PurgeMessage(paths)), received=received, sent=when)


def test_all_that_a_batch_asks_for_is_one_request_completed() -> None:
    bench = Bench()
    assert bench.batch(asks("1", "#b", "/media/a.jpg"), asks("2", "#a"), asks("3", "#b")) == []
    assert bench.cdn.purged == ["#a", "#b", "/media/a.jpg"]
    assert bench.cdn.in_progress == set()
    assert bench.waited


def test_too_many_paths_are_everything() -> None:
    bench = Bench()
    many = [asks(str(n), f"#{n:02}") for n in range(MOST_PATHS)]
    bench.batch(*many)
    assert EVERYTHING not in bench.cdn.purged
    bench.cdn.purged.clear()
    bench.batch(*many, asks("x", "#x"))
    assert bench.cdn.purged == [EVERYTHING]


def test_a_request_that_is_refused_is_tried_again_while_there_is_time() -> None:
    bench = Bench()
    bench.cdn.refusals = [Throttled("too many in progress")] * 3
    assert bench.batch(asks("1", "#a")) == []
    assert bench.cdn.purged == ["#a"]
    assert len(bench.waited) >= 3


def test_a_request_that_is_refused_for_long_comes_again_within_seconds() -> None:
    bench = Bench(seconds_left=5)
    bench.cdn.refusals = [Throttled("too many in progress")] * 100
    with logged() as lines:
        assert bench.batch(asks("1", "#a"), asks("2", "#b", received=30)) == ["1", "2"]
    assert bench.inbox.later == {"1": RETRY_SECONDS, "2": RETRY_SECONDS}
    assert RETRY_SECONDS < 5
    assert [line["level"] for line in lines()] == ["WARNING"], "it rings no alarm"


def test_one_bad_path_keeps_nothing_waiting() -> None:
    """The queue has one group. So what was refused asks for everything, which is no bad path."""
    bench = Bench()
    bench.cdn.refusals = [REFUSED]
    with logged() as lines:
        assert bench.batch(asks("1", "/media/?"), asks("2", "#b")) == ["1", "2"]
    assert [line["message"] for line in lines() if line["level"] == "ERROR"] == ["not purged"]
    assert bench.batch(asks("1", "/media/?", received=2), asks("2", "#b", received=2)) == []
    assert bench.cdn.purged == [EVERYTHING]


@pytest.mark.parametrize("body", ["", "{}", '{"paths": "#a"}', "[" * 100_000])
def test_a_message_that_cannot_be_read_purges_everything(body: str) -> None:
    bench = Bench()
    with logged() as lines:
        assert bench.batch(Delivery("1", body), asks("2", "#b")) == []
    assert bench.cdn.purged == [EVERYTHING]
    assert "message not read" in {line["message"] for line in lines() if line["level"] == "ERROR"}


def test_a_request_that_is_not_completed_in_time_was_taken_all_the_same() -> None:
    bench = Bench(seconds_left=0)
    assert bench.batch(asks("1", "#a")) == []
    assert len(bench.cdn.in_progress) == 1


def test_the_next_batch_first_waits_for_what_is_in_flight() -> None:
    bench = Bench(seconds_left=0)
    bench.batch(asks("1", "#a"))
    assert bench.batch(asks("2", "#b")) == ["2"], "there is no time to wait"
    assert bench.cdn.purged == ["#a"]
    bench.seconds_left = 40
    assert bench.batch(asks("2", "#b", received=2)) == []
    assert bench.cdn.purged == ["#a", EVERYTHING]
    assert bench.cdn.in_progress == set()


class BlindCdn(FakeCdn):
    """CloudFront that takes requests and does not say what became of them."""

    def has_purged(self, _invalidation: object) -> bool:
        raise REFUSED


def test_a_request_that_was_taken_is_never_made_again_for_a_question_that_failed() -> None:
    bench = Bench()
    bench.purge = Purge(BlindCdn(lambda: NOON), bench.inbox, bench.waited.append)
    with logged() as lines:
        assert bench.batch(asks("1", "#a")) == []
    assert [line["level"] for line in lines()] == ["ERROR", "INFO"]


def test_what_was_sent_before_everything_was_purged_is_done() -> None:
    bench = Bench()
    bench.batch(asks("1", EVERYTHING, sent=-9))
    bench.cdn.purged.clear()
    assert bench.batch(asks("2", "#a", sent=-8), asks("3", "#b", sent=-1)) == []
    assert bench.cdn.purged == []
    bench.batch(asks("4", "#c", sent=0), asks("5", "#a", sent=-1), asks("6", "#d"))
    assert bench.cdn.purged == ["#c", "#d"], "one may be later by another clock, one says no time"


def test_the_purge_of_single_paths_covers_nothing_else() -> None:
    bench = Bench()
    bench.batch(asks("1", "#a", sent=-9))
    bench.batch(asks("2", "#a", sent=-8))
    assert bench.cdn.purged == ["#a", "#a"]


class LostInbox(FakeInbox):
    def hand_back(self, deliveries: object, seconds: int) -> None:
        raise Throttled(f"{deliveries} {seconds}")


def test_where_the_queue_does_not_answer_the_messages_come_again_all_the_same() -> None:
    bench = Bench(seconds_left=0)
    bench.cdn.refusals = [Throttled("too many")]
    bench.purge = Purge(bench.cdn, LostInbox(), bench.waited.append)
    assert bench.batch(asks("1", "#a")) == ["1"]
