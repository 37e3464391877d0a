"""An approval ends with what it approved: the old text needs a new one to come back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kilas.ingest.readings import CONSIDERED
from tests.fakes.newspaper import newspaper
from tests.fakes.world import World, rebuilt
from tests.newsroom import article_file
from tests.unit.ingest.approved import (
    DOWNS,
    FIRST,
    KEY,
    OK,
    SECOND,
    SITE,
    WITHDRAWN,
    approve,
    asking,
    report,
    shown,
    take_down,
    upload,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def world() -> World:
    return asking()


@pytest.mark.parametrize("how", DOWNS)
def test_a_text_that_was_taken_down_comes_back_with_a_new_approval_alone(
    world: World, how: str
) -> None:
    upload(world, FIRST)
    approve(world, FIRST)
    take_down(world, how)
    upload(world, FIRST)
    assert shown(world) == ""
    assert "MENUNGGU PERSETUJUAN" in report(world)
    assert rebuilt(world).shown() == world.shown()
    approve(world, FIRST)
    assert "Air naik." in shown(world)


def test_a_text_whose_time_was_over_comes_back_with_a_new_approval_alone(world: World) -> None:
    for_an_hour = article_file("Sejam.\n", expiryDate="2026-11-20T04:00:00Z")
    upload(world, FIRST)
    approve(world, FIRST, for_an_hour)
    upload(world, for_an_hour)
    assert "Sejam." in shown(world)
    world.clock.time += timedelta(hours=2)
    world.settle()
    assert shown(world) == ""
    upload(world, FIRST)
    assert shown(world) == ""


def test_a_text_that_another_approved_one_replaced_comes_back_with_a_new_approval_alone(
    world: World,
) -> None:
    for text in (FIRST, SECOND):
        upload(world, text)
        approve(world, text)
    upload(world, FIRST)
    assert "Air turun." in shown(world)
    assert "MENUNGGU PERSETUJUAN" in report(world)
    approve(world, FIRST)
    assert "Air naik." in shown(world)


def test_the_reason_of_a_withdrawal_that_was_lifted_needs_a_new_approval(world: World) -> None:
    approve(world, WITHDRAWN)
    upload(world, WITHDRAWN)
    assert "Fitnah" in shown(world)
    upload(world, FIRST)
    approve(world, FIRST)
    upload(world, WITHDRAWN)
    assert shown(world) == ""


@pytest.mark.parametrize("between", [SECOND, "tanpa kepala"])
def test_what_readers_never_saw_ends_no_approval(world: World, between: str) -> None:
    upload(world, FIRST)
    approve(world, FIRST)
    upload(world, between)
    upload(world, FIRST)
    assert "Air naik." in shown(world)
    assert "MENUNGGU" not in report(world)


def test_the_same_text_once_more_needs_no_approval_once_more(world: World) -> None:
    upload(world, FIRST)
    approve(world, FIRST)
    upload(world, SECOND)
    upload(world, FIRST)
    approve(world, SECOND)  # too late: the first text was uploaded again after it
    upload(world, FIRST)
    assert "Air naik." in shown(world)
    assert "MENUNGGU" not in report(world)


def test_behind_more_versions_than_are_read_an_approval_counts_for_nothing(world: World) -> None:
    approve(world, FIRST)
    for number in range(CONSIDERED):
        world.upload(KEY, f"salah {number}")
        world.clock.time += timedelta(minutes=1)
    upload(world, FIRST)
    assert shown(world) == ""
    approve(world, FIRST)
    assert "Air naik." in shown(world)


STEPS = st.lists(
    st.sampled_from(
        ["first", "second", "withdraw", "draft", "ok1", "ok2", "okw", "slip", "-", "-ok"]
    ),
    max_size=8,
)


def played(steps: list[str]) -> Iterator[World]:
    world = newspaper(SITE)
    for step in steps:
        match step:
            case "first" | "second" | "withdraw" | "draft":
                text = {"first": FIRST, "second": SECOND, "withdraw": WITHDRAWN}
                upload(world, text.get(step, article_file(draft="true")))
            case "ok1" | "ok2" | "okw":
                approve(world, {"ok1": FIRST, "ok2": SECOND, "okw": WITHDRAWN}[step])
            case "slip":
                upload(world, "ya", OK)
            case _:
                key = KEY if step == "-" else OK
                if world.content.versions(key):
                    world.content.remove(key)
                world.settle()
                world.clock.time += timedelta(minutes=1)
        yield world


DOWN = {"draft", "withdraw"}


class Expected:
    """The rule, computed another way: forwards, as things happen. An approval counts until a later
    upload with other words is shown, or takes the article down.
    """

    def __init__(self) -> None:
        self.moment = 0
        self.shown = ""
        self.versions: list[tuple[int, str]] = []
        self.may_be_shown: set[int] = set()
        self.approved: dict[str, int] = {}

    def upload(self, name: str) -> None:
        self.moment += 1
        self.versions.insert(0, (self.moment, name))
        if name in self.approved or name == self.shown:
            self.may_be_shown.add(self.moment)
        self._look()

    def approve(self, name: str) -> None:
        self.moment += 1
        self.approved[name] = self.moment
        self.may_be_shown |= {at for at, each in self.versions if each == name}
        self._look()

    def take_back(self) -> None:
        self.approved.clear()
        self.may_be_shown.clear()
        self._look()

    def delete(self) -> None:
        self.versions.clear()
        self.approved.clear()
        self._look()

    def _look(self) -> None:
        found = (each for each in self.versions if each[0] in self.may_be_shown or each[1] in DOWN)
        top, name = next(found, (0, ""))
        self.shown = name if top in self.may_be_shown else ""
        left = {each: at for each, at in self.approved.items() if at > top or each == self.shown}
        self.approved = left


@settings(max_examples=25)
@given(steps=STEPS)
def test_readers_see_what_was_approved_alone_and_a_rebuild_agrees(steps: list[str]) -> None:
    expected = Expected()
    names = {"ok1": "first", "ok2": "second", "okw": "withdraw"}
    for step, world in zip(steps, played(steps), strict=True):
        match step:
            case "-":
                expected.delete()
            case "-ok":
                expected.take_back()
            case "ok1" | "ok2" | "okw":
                expected.approve(names[step])
            case "slip":
                pass
            case _:
                expected.upload(step)
        words = {"first": "Air naik.", "second": "Air turun.", "withdraw": "Fitnah"}
        text = words.get(expected.shown, "")
        assert bool(shown(world)) is bool(text)
        assert text in shown(world)
    if steps:
        assert rebuilt(world).shown() == world.shown()
