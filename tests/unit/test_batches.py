"""A batch of which some fail, one kills the function, or the time runs out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.batches import LONGEST_WAIT, PAUSES, Batch, Unit, seconds_until_retry
from kilas.errors import Contention, Throttled
from kilas.queues import Delivery
from tests.fakes.invocation import AN_HOUR, FakeInbox
from tests.logs import logged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SPARE = 10


def unit(name: str, *received: int) -> Unit[str]:
    return Unit([Delivery(f"{name}{n}", name, received=n) for n in received or (1,)], {"key": name})


class Work:
    """A queue as a batch sees it, and what was begun, in order."""

    def __init__(
        self, *units: Unit[str], time_left: Callable[[], int] = lambda: AN_HOUR, **errors: Exception
    ) -> None:
        self.begun: list[str] = []
        self.inbox = FakeInbox()
        self.concluded: list[list[str]] = []
        self._errors = errors
        self.pauses: list[float] = []
        self.again = Batch(self.inbox, time_left, SPARE, self.pauses.append).work(
            units, self._do, lambda: self.concluded.append(self.begun[:])
        )

    def _do(self, unit: Unit[str]) -> None:
        name = unit.deliveries[0].content
        self.begun.append(name)
        if name in self._errors:
            raise self._errors[name]


def test_a_unit_that_fails_comes_again_and_leaves_the_others_alone() -> None:
    work = Work(unit("a"), unit("b"), unit("c"), b=RuntimeError("x"))
    assert (work.begun, work.again) == (["a", "b", "c"], ["b1"])
    assert work.inbox == FakeInbox(later={"b1": 1}), "Lambda removes what is done"


def test_a_unit_that_fails_again_waits_longer() -> None:
    error = RuntimeError("x")
    work = Work(unit("a", 2, 4), unit("b", 19), unit("c", 2), a=error, b=error, c=error)
    assert work.inbox.later == {"a2": 8, "a4": 8, "b19": 30, "c2": 2}


def test_a_unit_received_before_runs_when_the_others_are_acknowledged() -> None:
    work = Work(unit("mati", 2), unit("a"), unit("gagal"), unit("b"), gagal=RuntimeError("x"))
    assert work.begun == ["a", "gagal", "b", "mati"]
    assert work.inbox.acknowledged == ["a1", "b1"]
    assert work.concluded == [["a", "gagal", "b"], ["a", "gagal", "b", "mati"]]


def test_each_that_was_received_before_runs_alone() -> None:
    work = Work(unit("a", 3), unit("b", 2), unit("c", 9))
    assert sorted(work.begun) == ["a", "b", "c"]
    received = {"a": "a3", "b": "b2", "c": "c9"}
    assert work.inbox.acknowledged == [received[name] for name in work.begun[:2]]


@pytest.mark.parametrize("ahead", [0, 1, 7])
def test_no_unit_is_always_behind_another(ahead: int) -> None:
    """Nor behind one that kills its batch, nor behind all that are newer."""
    orders = {tuple(Work(unit("a", n), unit("b", n + ahead)).begun) for n in range(2, 20)}
    assert orders == {("a", "b"), ("b", "a")}


@pytest.mark.parametrize("spare", [0, 1, SPARE * 1000])
def test_units_left_when_time_is_short_are_handed_back(spare: int) -> None:
    clock = iter([SPARE * 1000 + 1, spare])
    work = Work(unit("a"), unit("b"), unit("c", 1, 2), unit("d"), time_left=lambda: next(clock))
    assert work.begun == ["a", "b"]
    assert work.again == work.inbox.handed_back == ["d1", "c1", "c2"]
    assert work.concluded == [["a", "b"]]


def test_the_first_is_always_begun() -> None:
    assert Work(unit("a"), unit("b"), time_left=lambda: 0).begun == ["a"]


def test_a_refusal_of_the_queue_fails_no_unit() -> None:
    class Refusing(FakeInbox):
        def hand_back(self, deliveries: Sequence[Delivery[Any]], seconds: int) -> None:
            raise Contention(f"{len(deliveries)} refused for {seconds}")

        def acknowledge(self, deliveries: Sequence[Delivery[Any]]) -> None:
            raise Contention(f"{len(deliveries)} refused")

    begun: list[str] = []
    batch = Batch(Refusing(), iter([AN_HOUR, 0]).__next__, SPARE)
    with logged() as lines:
        again = batch.work(
            [unit("a"), unit("b", 2), unit("c", 3)],
            lambda unit: begun.append(unit.deliveries[0].content),
        )
    assert (begun[0], len(begun), len(again)) == ("a", 2, 1)
    assert [line["level"] for line in lines()] == ["WARNING", "INFO", "WARNING"]


# --- an error that may pass ------------------------------------------------------------------


class Passing:
    """Units of one letter, each of which fails so many times before it succeeds."""

    def __init__(self, times: dict[str, int], time_left: Callable[[], int]) -> None:
        self.begun: list[str] = []
        self.pauses: list[float] = []
        self.inbox = FakeInbox()
        self._times = dict(times)
        batch = Batch(self.inbox, time_left, SPARE, self.pauses.append)
        self.again = batch.work([unit(name) for name in times], self._do)

    def _do(self, unit: Unit[str]) -> None:
        name = unit.deliveries[0].content
        self.begun.append(name)
        self._times[name] -= 1
        if self._times[name] >= 0:
            raise Throttled(name)


def test_what_may_pass_is_tried_again_when_the_others_are_done() -> None:
    work = Passing({"a": 1, "b": 0, "c": 2, "d": 3}, lambda: AN_HOUR)
    assert work.begun == ["a", "b", "c", "d", "a", "c", "d", "c", "d"]
    assert (work.again, work.inbox.later) == (["d1"], {"d1": 1})
    assert work.pauses == list(PAUSES)


def test_nothing_pauses_where_nothing_failed() -> None:
    assert Passing({"a": 0, "b": 0}, lambda: AN_HOUR).pauses == []


def test_an_error_that_only_a_fix_ends_is_not_tried_again() -> None:
    work = Work(unit("a"), a=RuntimeError("x"))
    assert (work.begun, work.pauses) == (["a"], [])


def test_nothing_is_tried_again_where_time_is_short() -> None:
    """Of three that fail, the time is over before the pause; or after the first new try."""
    short = Passing({"a": 1, "b": 1}, iter([AN_HOUR, 0]).__next__)
    assert (short.begun, short.pauses, short.again) == (["a", "b"], [], ["a1", "b1"])
    later = Passing({"a": 9, "b": 9, "c": 9}, iter([*[AN_HOUR] * 3, 0, 0]).__next__)
    assert later.begun == ["a", "b", "c", "a"]
    assert sorted(later.again) == ["a1", "b1", "c1"]
    assert set(later.inbox.later.values()) == {1}


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 5), min_size=1))
def test_what_succeeds_within_three_tries_does_not_come_again(times: dict[str, int]) -> None:
    work = Passing(times, lambda: AN_HOUR)
    assert {each[0] for each in work.again} == {name for name, n in times.items() if n > 2}
    assert max(Counter(work.begun).values()) <= 1 + len(PAUSES)


@pytest.mark.parametrize("received", range(1, 60))
def test_a_wait_is_of_seconds_and_never_shrinks(received: int) -> None:
    waits = [seconds_until_retry(number) for number in (received, received + 1)]
    assert 1 <= waits[0] <= waits[1] <= LONGEST_WAIT


# --- a step and the deliveries of a standard queue -------------------------------------------


def driven(*bodies: str) -> tuple[list[str], list[str], FakeInbox]:
    """What a step takes of these bodies, the ids that come again, and the inbox.

    A body holds a message for each letter. At "x" the step fails as it may pass, at "!" as only a
    fix can help; what begins with "?" is no message.
    """
    taken: list[str] = []

    def step(message: str) -> None:
        if message == "x":
            raise Contention(message)
        if message == "!":
            raise RuntimeError(message)
        taken.append(message)

    def read(body: str) -> list[str]:
        if body.startswith("?"):
            raise ValueError(body)
        return list(body)

    inbox = FakeInbox()
    deliveries = [Delivery(str(number), body) for number, body in enumerate(bodies)]
    batch = Batch(inbox, lambda: AN_HOUR, SPARE, pause=lambda _: None)
    again = batch.drive(step, deliveries, read)
    return taken, again, inbox


def test_a_step_takes_each_message_of_each_delivery() -> None:
    assert driven("ab", "", "c") == (["a", "b", "c"], [], FakeInbox())


def test_a_delivery_comes_again_whole_where_one_of_its_messages_fails() -> None:
    taken, again, inbox = driven("axb", "c")
    assert (set(taken), again) == ({"a", "c"}, ["0"])
    assert inbox.later == {"0": 1}


def test_an_unreadable_body_fails_alone_and_is_logged_as_it_came() -> None:
    with logged() as lines:
        unreadable = "?" * 1000
        taken, again, inbox = driven("a", unreadable, "b")
    assert (taken, again) == (["a", "b"], ["1"])
    assert inbox.later == {"1": 1}
    assert [(line["level"], line["body"]) for line in lines()] == [("ERROR", unreadable[:200])]


def test_a_failure_is_logged_with_its_messages_and_rings_an_alarm_where_it_will_not_pass() -> None:
    with logged() as lines:
        driven("ax", "b", "!")
    assert [(line["level"], line["key"]) for line in lines()] == [
        ("ERROR", "!"),
        ("WARNING", "a, x"),
    ]


names = st.lists(st.sampled_from("abcdefghij"), unique=True, min_size=1)


@given(names, st.data())
def test_nothing_is_lost_and_nothing_is_done_twice(order: list[str], data: st.DataObject) -> None:
    units = [unit(name, *data.draw(st.sets(st.integers(1, 4), min_size=1))) for name in order]
    errors = {n: RuntimeError(n) for n in data.draw(st.sets(st.sampled_from(order)))}
    times = data.draw(st.lists(st.sampled_from([0, AN_HOUR]), min_size=10, max_size=10))
    work = Work(*units, time_left=iter(times).__next__, **errors)
    assert len(set(work.begun)) == len(work.begun)
    whole = {name: {each.id for each in u.deliveries} for name, u in zip(order, units, strict=True)}
    left = set().union(*(whole[name] for name in order if name not in work.begun))
    failed = set().union(*(whole[name] for name in work.begun if name in errors))
    assert sorted(work.again) == sorted(left | failed)
    assert set(work.inbox.handed_back) == left
    assert set(work.inbox.later) == failed
    assert not set(work.inbox.acknowledged) & set(work.again)
    assert work.concluded[-1] == work.begun, "nothing done is left without its conclusion"
