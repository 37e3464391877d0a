"""Those who subscribed are told of each problem once, with its remedy, in a message that fits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kilas.clock.notice import MOST_PROBLEMS, Place
from kilas.clock.notifier import AT_ONCE, Notifier
from kilas.errors import AwsError, Throttled
from kilas.pages.page import OVERVIEW
from kilas.ports import Put
from kilas.problems import Problem
from kilas.record import Record
from kilas.store.newsroom import TOLD_KEY, Newsroom, Told
from kilas.texts import explain
from tests.fakes.newspaper import newspaper
from tests.fakes.table import FakeTable
from tests.fakes.topic import FakeTopic
from tests.fakes.world import ADDRESS, World
from tests.logs import logged
from tests.newsroom import SITE, site_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kilas.errors import KilasError
    from kilas.ports import Write

GOOD = "---\ntitle: Banjir\ndate: 2026-11-01\n---\nAir naik.\n"
REFUSED = "---\ntitle: Banjir\ndate: 2026-11-01\nsection: olahraga\n---\nAir naik.\n"
KEY = "articles/banjir.md"
PLACE = Place("kilas-content", "ap-southeast-3", ADDRESS)


@pytest.fixture
def world() -> World:
    return newspaper(site_yaml(sections="{politik: Politik}"))


def upload(world: World, key: str, text: str) -> None:
    world.upload(key, text)
    world.settle()


def minute(world: World, number: float = 1) -> list[str]:
    """What is told in a later minute."""
    world.clock.time += timedelta(minutes=number)
    before = len(world.topic.sent)
    world.tick()
    return [each.text for each in world.topic.sent[before:]]


def test_a_problem_is_told_once_with_its_line_its_remedy_and_the_way_to_its_report(
    world: World,
) -> None:
    upload(world, KEY, REFUSED)
    (text,) = minute(world)
    record = world.records.get(KEY)
    assert record is not None
    (problem,) = record.problems
    what, remedy = explain(problem, SITE.language)
    for part in (KEY, "4", what, remedy, "prefix=desk/articles/banjir.md.txt", "desk/index.html"):
        assert part in text
    assert "articles/banjir.md.txt" in world.desk.objects
    assert minute(world) == []


def test_the_same_tick_delivered_again_tells_nothing(world: World) -> None:
    upload(world, KEY, REFUSED)
    assert len(minute(world)) == 1
    for _ in range(2):
        world.tick()
    assert len(world.topic.sent) == 1


def test_what_comes_in_the_minute_of_a_message_is_told_in_the_next(world: World) -> None:
    upload(world, KEY, REFUSED)
    assert len(minute(world)) == 1
    upload(world, "articles/pasar.md", REFUSED)
    assert minute(world, 0.5) == []
    (text,) = minute(world, 0.5)
    assert "articles/pasar.md" in text
    assert KEY not in text


def test_another_wrong_version_is_another_problem_and_a_good_one_is_none(world: World) -> None:
    upload(world, KEY, REFUSED)
    assert len(minute(world)) == 1
    upload(world, KEY, GOOD)
    assert minute(world) == []
    upload(world, KEY, REFUSED)
    assert len(minute(world)) == 1


def test_a_problem_that_was_over_and_is_back_is_told_again(world: World) -> None:
    """The file stays as it is, while another file with its address is deleted, and comes back."""
    named = GOOD.replace("title", "url: /banjir.html\ntitle")
    upload(world, "articles/a.md", named)
    upload(world, KEY, named)
    assert len(minute(world)) == 1
    world.content.remove("articles/a.md")
    world.settle()
    assert minute(world) == []
    upload(world, "articles/a.md", named)
    (text,) = minute(world)
    assert KEY in text


def test_notes_drafts_and_scheduled_files_are_not_told(world: World) -> None:
    upload(world, "articles/draf.md", GOOD.replace("title", "draft: true\ntitle"))
    upload(world, "articles/besok.md", GOOD.replace("2026-11-01", "2026-12-24"))
    upload(world, KEY, GOOD + "\n![Air](/media/tidak-ada.jpg)\n")
    assert minute(world) == []


def test_a_stranger_is_told_once_with_where_it_belongs(world: World) -> None:
    upload(world, "artikel/banjir.md", GOOD)
    minute(world)
    (sent,) = world.topic.sent
    assert "artikel/" in sent.text
    assert "articles/" in sent.text
    assert minute(world, 5) == []


def test_the_words_are_those_of_the_newspapers_language(world: World) -> None:
    upload(world, "site.yaml", site_yaml(language="en", sections="{politik: Politik}"))
    upload(world, KEY, REFUSED)
    (text,) = minute(world)
    assert "nobody was told of before" in text


# --- what fails ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "level"),
    [
        (Throttled("slow down"), "WARNING"),
        (AwsError("no", code="AuthorizationError", operation="Publish"), "ERROR"),
    ],
)
def test_a_topic_that_fails_harms_nothing_and_is_told_later(
    world: World, error: KilasError, level: str
) -> None:
    upload(world, KEY, REFUSED)
    world.topic.error = error
    world.pages_queue.groups.clear()
    with logged() as lines:
        assert minute(world) == []
    assert list(world.pages_queue.groups) == [OVERVIEW.id], "the clock did its other work"
    assert [each["level"] for each in lines() if "not told" in each["message"]] == [level]
    world.topic.error = None
    assert len(minute(world)) == 1
    assert minute(world) == []


def test_a_clock_that_ended_amid_a_message_is_made_up_for(world: World) -> None:
    """It may have sent the message: to be told twice is better than never."""
    upload(world, KEY, REFUSED)
    newsroom = Newsroom(world.table, world.records)
    name = next(iter(newsroom.names("problem", AT_ONCE).keys))
    now = world.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    assert newsroom.tell(Told(telling=(name,), begun=now), newsroom.told())
    assert minute(world) == [], "it may be at work still"
    assert len(minute(world)) == 1


class OvertakingTopic(FakeTopic):
    """A topic during whose call another clock ticks."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world

    def publish(self, subject: str, text: str) -> None:
        other = FakeTopic()
        notifier_of(self.world, other).tell(self.world.clock.now() + timedelta(minutes=1))
        assert other.sent == []
        super().publish(subject, text)


def notifier_of(world: World, topic: FakeTopic) -> Notifier:
    return Notifier(Newsroom(world.table, world.records), world.records, topic, PLACE)


def test_of_two_clocks_one_tells(world: World) -> None:
    upload(world, KEY, REFUSED)
    world.clock.time += timedelta(minutes=1)
    topic = OvertakingTopic(world)
    assert notifier_of(world, topic).tell(world.clock.now()) == 1
    assert len(topic.sent) == 1


class OvertakenTable(FakeTable):
    """Another clock tells just before the first write of what is told."""

    world: World | None = None
    other = FakeTopic()

    def write(self, writes: Sequence[Write]) -> None:
        world, is_telling = self.world, any(writes_of_told(writes))
        if world and is_telling:
            self.world = None
            notifier_of(world, self.other).tell(world.clock.now())
        super().write(writes)


def writes_of_told(writes: Sequence[Write]) -> Iterator[bool]:
    return (isinstance(each, Put) and each.item["sk"] == TOLD_KEY.sk for each in writes)


def test_of_two_clocks_that_saw_the_same_the_first_to_say_so_tells() -> None:
    table = OvertakenTable()
    world = World(table=table)
    upload(world, KEY, REFUSED)
    table.world = world
    assert minute(world) == []
    assert len(table.other.sent) == 1


def test_what_the_lagging_index_alone_has_is_not_told(world: World) -> None:
    upload(world, KEY, REFUSED)
    stale = world.table.on_desk("problem", descending=True, limit=9)
    assert stale
    world.upload(KEY, GOOD)
    world.look_at(world.content.changed.pop())
    world.table.on_desk = lambda *_, **__: stale  # type: ignore[method-assign]  # a lagging index
    assert minute(world) == []


# --- many ------------------------------------------------------------------------------------


def test_of_many_problems_the_newest_are_told_and_that_there_are_others(world: World) -> None:
    for number in range(AT_ONCE + 10):
        world.clock.time += timedelta(seconds=1)
        world.upload(f"articles/{number:03}.md", REFUSED)
    world.settle()
    while minute(world):
        pass
    told = "".join(each.text for each in world.topic.sent)
    assert all(f"articles/{number:03}.md" in told for number in range(10, AT_ONCE + 10))
    assert "Mungkin masih ada masalah lain" in world.topic.sent[-1].text
    count = len(world.topic.sent)
    upload(world, "articles/baru.md", REFUSED)
    (text,) = minute(world)
    assert "articles/baru.md" in text
    assert len(world.topic.sent) == count + 1
    assert "articles/059.md" not in text, "what was told is remembered"


def test_what_was_told_is_remembered_while_newer_problems_are_before_it(world: World) -> None:
    upload(world, KEY, REFUSED)
    assert len(minute(world)) == 1
    keys = [f"articles/{number:03}.md" for number in range(AT_ONCE)]
    for text in (REFUSED, GOOD):
        world.clock.time += timedelta(minutes=1)
        for key in keys:
            world.upload(key, text.replace("---\n", f"---\nslug: b{key[9:12]}\n", 1))
        world.settle()
        minute(world)
    told = [each.text for each in world.topic.sent]
    assert len([each for each in told if KEY in each]) == 1
    assert "articles/000.md" in told[-1]


def test_what_a_message_has_no_room_for_is_in_the_next(world: World) -> None:
    problem = Problem("unknown_section", 4, {"value": "x" * 400, "known": "y" * 400})
    for number in range(AT_ONCE):
        key = f"articles/{number:03}.md"
        record = Record(key, 1, "wrong", "v1", problems=(problem,) * MOST_PROBLEMS)
        world.records.commit(None, record, {})
    first, second = minute(world), minute(world)
    assert minute(world) == []
    keys = [f"articles/{number:03}.md\n" for number in range(AT_ONCE)]
    texts = (*first, *second)
    assert [[key in text for text in texts].count(True) for key in keys] == [1] * AT_ONCE
    assert len(texts) == 2
