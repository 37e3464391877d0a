"""What another release wrote of a file fails nothing until this one has judged the file again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kilas.ports import Put
from tests.fakes.world import World
from tests.newsroom import site_yaml

KEY = "articles/salah.md"


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ('"code":"empty_title"', '"code":"of_another_release"'),
        ('"status":"wrong"', '"status":"wrong","of_another_release":{"a":[1]}'),
        ('"values":{"key":"title"}', '"values":{}'),
    ],
    ids=["a code", "a field", "values"],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_record_of_another_release_fails_no_step(here: str, there: str, language: str) -> None:
    world = World()
    world.upload("site.yaml", site_yaml(language=language))
    world.upload(KEY, "---\ntitle:\n---\nIsi\n")
    world.settle()
    judged = world.desk.text(f"{KEY}.txt")
    told = len(world.topic.sent)
    items = {(item["pk"], item["sk"]): dict(item) for item in world.table.all_items()}
    of_file = items[f"FILE#{KEY}", "RECORD"]
    assert here in of_file["record"]
    moved = {"record": of_file["record"].replace(here, there), "desk": f"2027{of_file['desk'][4:]}"}
    world.table.write([Put(of_file | moved)])
    world.clock.time += timedelta(minutes=3)
    world.settle()
    assert len(world.topic.sent) == told + 1
    assert KEY in world.desk.text("index.html")
    world.tick(rebuild=True)
    world.settle()
    assert world.desk.text(f"{KEY}.txt") == judged
