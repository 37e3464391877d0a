"""A request that its client gave up, and that arrives late, changes nothing (decision 43)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.batches import PAUSES
from kilas.errors import AwsError
from kilas.messages import PageMessage
from kilas.ports import Output
from kilas.publish.writing import ATTEMPTS, Done, Writer
from tests.fakes.late import LateShelf
from tests.fakes.objects import FakeShelf
from tests.logs import logged
from tests.unit.publish.publishing import Made, publish, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.ports import Stored
    from tests.fakes.late import Fate
    from tests.fakes.world import World

KEY = "2026/11/a.html"
FATES = st.none() | st.sampled_from(["hangs", "answer lost", "no answer", "overtaken"])


def page(body: str) -> Output:
    return Output(body.encode(), "text/html", "no-store")


def standing(shelf: FakeShelf) -> str | None:
    return shelf.text(KEY) if KEY in shelf.objects else None


class Counting(FakeShelf):
    """Counts the requests."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[str] = []

    def stored(self, key: str) -> Stored | None:
        self.requests.append("HEAD")
        return super().stored(key)

    def put(self, key: str, output: Output, digest: str, *, over: Stored | None) -> Stored:
        self.requests.append("PUT")
        return super().put(key, output, digest, over=over)

    def delete(self, key: str, *, over: Stored) -> None:
        self.requests.append("DELETE")
        super().delete(key, over=over)


# --- through the step ------------------------------------------------------------------------


class Late:
    """A page on a shelf whose requests may arrive late, published by the step."""

    def __init__(self, world: World, made: Made, name: str, address: str, key: str) -> None:
        self.shelf, self.key = LateShelf(), key
        self._world, self._made, self._name, self._address = world, made, name, address
        self._sent = 0
        if name.startswith("report|"):
            world.desk = self.shelf
        else:
            world.site = self.shelf
        world.wire()

    def publish(self, body: str | None, fate: Fate | None = None) -> list[str]:
        self._made.contents = {self._name: {self._address: text(body) if body else None}}
        if fate:
            self.shelf.fates[self.key] = fate
        self._sent += 1
        return publish(self._world, {"1": PageMessage(self._name, f"e{self._sent}")})

    def shown(self) -> str | None:
        self.shelf.arrive()
        return self.shelf.text(self.key) if self.key in self.shelf.objects else None


@pytest.fixture(
    params=[
        ("front|", "/", "index.html"),
        ("report|articles/a.md", "articles/a.md.txt", "articles/a.md.txt"),
    ],
    ids=["site", "desk"],
)
def late(request: pytest.FixtureRequest, world: World, made: Made) -> Late:
    return Late(world, made, *request.param)


def test_a_late_put_leaves_the_newer_page(late: Late) -> None:
    assert late.publish("satu") == []
    assert late.publish("dua", "hangs") == []
    assert late.publish("tiga") == []
    assert late.shown() == "tiga"


def test_the_late_first_put_of_a_page_leaves_the_newer_page(late: Late) -> None:
    assert late.publish("satu", "hangs") == []
    assert late.publish("dua") == []
    assert late.shown() == "dua"


def test_a_late_delete_leaves_the_page_that_came_back(late: Late) -> None:
    assert late.publish("satu") == []
    assert late.publish(None, "hangs") == []
    assert late.publish("dua") == []
    assert late.shown() == "dua"


def test_a_late_put_brings_no_page_back_that_was_taken_away(late: Late) -> None:
    assert late.publish("satu") == []
    assert late.publish("dua", "hangs") == []
    assert late.publish(None) == []
    assert late.shown() is None


def test_a_put_that_nobody_answered_is_overtaken_by_the_next(late: Late) -> None:
    assert late.publish("satu") == []
    assert late.publish("dua", "no answer") == ["1"]
    assert late.publish("tiga", "overtaken") == []
    assert late.shown() == "tiga"


def test_a_page_that_changes_at_each_attempt_comes_again_without_an_alarm(
    world: World, made: Made
) -> None:
    class Restless(Counting):
        def stored(self, key: str) -> Stored | None:
            found = super().stored(key)
            self.objects[key] = (page(f"versi {len(self.requests)}"), "0a")
            return found

    world.site = shelf = Restless()
    world.wire()
    made.contents = {"front|": {"/": text("satu")}}
    publish(world, {"0": PageMessage("404|", "e0")})  # puts the assets
    shelf.requests.clear()
    with logged() as lines:
        assert publish(world, {"1": PageMessage("front|", "e1")}) == ["1"]
    assert [line["level"] for line in lines()] == ["WARNING"]
    assert shelf.requests == ["HEAD", "PUT"] * ATTEMPTS * (1 + len(PAUSES))


# --- one object ------------------------------------------------------------------------------


def write(
    shelf: FakeShelf, key: str, output: Output | None, *, expect_absent: bool = False
) -> Done:
    """Write in a process that has put nothing yet."""
    return Writer(shelf).write(key, output, expect_absent=expect_absent)


def test_a_process_puts_over_what_it_put_and_looks_where_another_was_faster() -> None:
    shelf = Counting()
    one, other = Writer(shelf), Writer(shelf)
    assert [one.write(KEY, page(text)) for text in ("satu", "dua")] == ["put", "put"]
    assert shelf.requests == ["HEAD", "PUT", "PUT"]
    other.write(KEY, page("tiga"))
    shelf.requests.clear()
    assert one.write(KEY, page("empat")) == "put"
    assert shelf.requests == ["PUT", "HEAD", "PUT"]
    assert one.write(KEY, page("empat")) == "same", "what a process remembers may be gone"
    assert standing(shelf) == "empat"


def test_an_answer_that_was_lost_is_found_out() -> None:
    """What an attempt did counts as done, though only the next one heard of it."""
    shelf = LateShelf()
    steps = [(page("satu"), "put"), (page("dua"), "put"), (None, "deleted")]
    for output, done in steps:
        shelf.fates[KEY] = "answer lost"
        assert write(shelf, KEY, output) == done
    assert [write(shelf, KEY, None), write(shelf, KEY, page("satu"))] == ["same", "put"]


@pytest.mark.parametrize(
    ("before", "wanted", "requests"),
    [
        (None, "satu", ["PUT"]),
        ("lama", "satu", ["PUT", "HEAD", "PUT"]),
        ("satu", "satu", ["PUT", "HEAD"]),
        ("lama", None, ["HEAD", "DELETE"]),
        (None, None, ["HEAD"]),
    ],
)
def test_a_page_that_is_expected_absent_costs_no_look(
    before: str | None, wanted: str | None, requests: list[str]
) -> None:
    shelf = Counting()
    if before:
        write(shelf, KEY, page(before))
    shelf.requests.clear()
    write(shelf, KEY, page(wanted) if wanted else None, expect_absent=True)
    assert shelf.requests == requests
    assert standing(shelf) == wanted


def test_a_page_that_is_right_costs_a_look_and_no_put() -> None:
    shelf = Counting()
    write(shelf, KEY, page("satu"))
    shelf.requests.clear()
    assert write(shelf, KEY, page("satu")) == "same"
    assert shelf.requests == ["HEAD"]


@given(
    steps=st.lists(
        st.tuples(st.booleans(), FATES, st.booleans(), st.booleans()), min_size=2, max_size=12
    )
)
def test_the_last_writer_wins_whatever_arrives_late(
    steps: Sequence[tuple[bool, Fate | None, bool, bool]],
) -> None:
    """Each step wants another page, or none, and its first write has a fate; late requests may
    arrive after it. A step that failed is delivered again together with the next.

    A put where nothing stands is answered here: a late one would find nothing again after a
    deletion, which is the limit that decision 43 names.
    """
    shelf = LateShelf()
    for number, (is_there, fate, expect_absent, arrive) in enumerate(steps):
        wanted = page(f"versi {number}") if is_there else None
        if fate and (KEY in shelf.objects or fate == "answer lost"):
            shelf.fates[KEY] = fate
        done = attempt(shelf, wanted, expect_absent=expect_absent)
        shelf.fates.clear()
        if arrive:
            shelf.arrive()
    while not done:
        done = attempt(shelf, wanted, expect_absent=False)
    shelf.arrive()
    assert standing(shelf) == (wanted.body.decode() if wanted else None)


def attempt(shelf: LateShelf, wanted: Output | None, *, expect_absent: bool) -> bool:
    try:
        write(shelf, KEY, wanted, expect_absent=expect_absent)
    except AwsError:
        return False
    return True


@pytest.mark.parametrize(("first", "second"), [("satu", None), (None, "satu"), ("dua", "satu")])
def test_what_a_late_request_finds_again_it_changes_until_the_next_look(
    first: str | None, second: str | None
) -> None:
    """The limit: an ETag is made of the body, so the same body again is what the request wants."""
    shelf = LateShelf()
    wants = [page(body) if body else None for body in (second, first, second)]
    write(shelf, KEY, wants[0])
    shelf.fates[KEY] = "hangs"
    for output in wants[1:]:
        write(shelf, KEY, output)
    shelf.arrive()
    assert standing(shelf) == first
    write(shelf, KEY, wants[2])
    shelf.arrive()
    assert standing(shelf) == second
