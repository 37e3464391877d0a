"""An upload that replaces another person's, which its author cannot have seen."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.ports import Version
from kilas.uploads.overwritten import UNSEEN, overwritten, uploaders
from tests.fakes.events import notification
from tests.fakes.newspaper import newspaper
from tests.fakes.world import World, rebuilt
from tests.newsroom import NOON, article_file

if TYPE_CHECKING:
    from collections.abc import Sequence

KEY = "articles/banjir.md"
ANI, BUDI = "AWS:AIDAANI", "AWS:AROABUDI:budi@koran.example"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def world() -> World:
    return newspaper()


def save(world: World, who: str, body: str, key: str = KEY) -> str:
    """Upload as S3 tells of it, and let all follow; the id of the version."""
    version = put(world, body, key)
    world.ingest.take_bodies([notification(key, version, who)])
    world.settle()
    return version


def put(world: World, body: str, key: str = KEY) -> str:
    world.upload(key, article_file(body))
    world.content.changed.clear()
    return world.content.versions(key)[0].id


def report(world: World, key: str = KEY) -> str:
    return world.desk.text(f"{key}.txt")


def test_the_report_says_which_version_was_replaced_and_how_to_get_it_back(world: World) -> None:
    first = save(world, ANI, "Air naik.\n")
    assert "--version-id" not in report(world)
    world.clock.time += 3 * MINUTE
    save(world, BUDI, "Air turun.\n")
    assert "Versi ini menggantikan versi orang lain" in report(world)
    assert f"--key {KEY} --version-id {first} versi-lain" in report(world)
    assert "Jumat, 20 November 2026 10.00 WIB, hanya beberapa menit" in report(world)
    assert "budi@koran.example" not in report(world)


def test_a_version_that_was_there_for_longer_was_seen(world: World) -> None:
    save(world, ANI, "Air naik.\n")
    world.clock.time += UNSEEN + MINUTE
    save(world, BUDI, "Air turun.\n")
    assert "--version-id" not in report(world)


def test_who_corrects_a_text_of_her_own_is_told_nothing(world: World) -> None:
    save(world, ANI, "Air naik.\n")
    save(world, ANI, "Air turun.\n")
    assert "--version-id" not in report(world)


def test_the_note_stays_while_the_same_person_saves_again(world: World) -> None:
    first = save(world, ANI, "Air naik.\n")
    save(world, BUDI, "Air turun.\n")
    world.clock.time += MINUTE
    save(world, BUDI, "Air surut.\n")
    assert first in report(world)


def test_a_deleted_version_was_not_replaced(world: World) -> None:
    save(world, ANI, "Air naik.\n")
    world.content.remove(KEY)
    world.settle()
    save(world, BUDI, "Air turun.\n")
    assert "--version-id" not in report(world)


def test_a_key_with_blanks_and_quotes_is_one_word_of_the_command(world: World) -> None:
    key = "articles/banjir 'besar'; rm -rf.md"
    save(world, ANI, "Air naik.\n", key)
    save(world, BUDI, "Air turun.\n", key)
    assert "--key 'articles/banjir '\"'\"'besar'\"'\"'; rm -rf.md' --version" in report(world, key)


def test_the_note_survives_a_sweep_and_a_rebuild_by_an_operator(world: World) -> None:
    save(world, ANI, "Air naik.\n")
    save(world, BUDI, "Air turun.\n")
    before = report(world)
    world.tick(rebuild=True)
    world.settle()
    assert report(world) == before


def test_a_rebuild_from_the_truth_differs_in_the_note_alone(world: World) -> None:
    """S3 does not say later who uploaded a version."""
    save(world, ANI, "Air naik.\n")
    save(world, BUDI, "Air turun.\n")
    shown, anew = world.shown(), rebuilt(world).shown()
    assert shown.keys() == anew.keys()
    differing = {name for name in shown if shown[name].body != anew[name].body}
    assert differing == {f"desk/{KEY}.txt"}
    assert "\n1. " in report(world)
    assert "\n1. " not in anew[f"desk/{KEY}.txt"].body.decode()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_notifications_changes_nothing(world: World, order: Sequence[int]) -> None:
    people = (ANI, BUDI, BUDI)
    versions = [put(world, f"Versi {each}.\n") for each in range(3)]
    for place in order:
        world.ingest.take_bodies([notification(KEY, versions[place], people[place])])
        world.settle()
    assert versions[0] in report(world)


def test_what_a_hint_says_decides_nothing(world: World) -> None:
    """A version that never was, and none at all: the record says what it says without."""
    world.upload(KEY, article_file())
    world.settle()
    before = world.records.get(KEY)
    world.ingest.take_bodies([notification(KEY, "tidak-ada", ANI), notification(KEY)])
    world.settle()
    after = world.records.get(KEY)
    assert before
    assert after
    assert after.uploaders == {}
    assert (after.status, after.shown, after.names) == (before.status, before.shown, before.names)


STEPS = st.lists(
    st.tuples(st.sampled_from(["ani", "budi", ""]), st.integers(0, 15), st.booleans()), max_size=7
)


@given(steps=STEPS)
def test_what_is_known_follows_from_the_versions_and_not_from_the_order(
    steps: list[tuple[str, int, bool]],
) -> None:
    moment, told = NOON, list[tuple[str, str]]()
    history: list[Version] = []
    for number, (who, minutes, deleted) in enumerate(steps):
        moment += minutes * MINUTE
        history.insert(0, Version(f"v{number}", moment, deleted=deleted))
        told.append((f"v{number}", who))
    known: dict[str, str] = {}
    for version, who in told:
        known = uploaders(history, known, version, who)
    backwards: dict[str, str] = {}
    for version, who in reversed(told):
        backwards = uploaders(history, backwards, version, who)
    assert known == backwards
    found = overwritten(history, known)
    assert found == overwritten(history, backwards)
    if found:
        head = history[0]
        assert known[found.version] != known[head.id]
        assert head.modified - found.uploaded <= UNSEEN
