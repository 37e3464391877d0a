"""The overview of the newsroom: what it shows, in which order, and that it stays short."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from kilas.messages import Look, PageMessage
from kilas.pages.overview import MOST
from kilas.pages.page import OVERVIEW
from kilas.record import Record
from kilas.store.newsroom import Newsroom
from tests.fakes.newspaper import newspaper
from tests.fakes.world import ADDRESS, World
from tests.newsroom import site_yaml

GOOD = "---\ntitle: Banjir\ndate: 2026-11-01\n---\nAir naik.\n"
REFUSED = "---\ntitle: Pasar\nsection: olahraga\n---\nIsi.\n"


def newsroom() -> World:
    return newspaper(site_yaml(sections="{politik: Politik}"))


def overview(world: World) -> dict[str, Any]:
    world.settle()
    found: dict[str, Any] = json.loads(world.desk.text("index.json"))
    return found


def keys(found: dict[str, Any], group: str) -> list[str]:
    return [each["key"] for each in found[group]["files"]]


def test_each_file_is_in_the_group_of_what_is_to_be_done() -> None:
    world = newsroom()
    world.upload("articles/banjir.md", GOOD)
    world.upload("articles/pasar.md", REFUSED)
    world.upload("articles/draf.md", GOOD.replace("title", "draft: true\ntitle"))
    world.upload("articles/besok.md", GOOD.replace("2026-11-01", "2026-12-24"))
    world.upload("media/rusak.jpg", b"x")
    found = overview(world)
    assert keys(found, "problem") == ["articles/pasar.md", "media/rusak.jpg"] or keys(
        found, "problem"
    ) == ["media/rusak.jpg", "articles/pasar.md"]
    assert keys(found, "scheduled") == ["articles/besok.md"]
    assert keys(found, "draft") == ["articles/draf.md"]
    assert keys(found, "latest") == ["articles/banjir.md"]
    page = world.desk.text("index.html")
    assert '<meta name="robots" content="noindex">' in page
    assert page.index("articles/pasar.md") < page.index("articles/besok.md")
    assert page.index("articles/besok.md") < page.index(f"{ADDRESS}/2026/11/banjir.html")


def test_what_is_mended_leaves_the_overview() -> None:
    world = newsroom()
    world.upload("articles/banjir.md", REFUSED)
    assert keys(overview(world), "problem") == ["articles/banjir.md"]
    world.upload("articles/banjir.md", GOOD)
    assert keys(overview(world), "problem") == []
    world.content.remove("articles/banjir.md")
    found = overview(world)
    assert [keys(found, group) for group in ("problem", "latest")] == [[], []]


def test_a_version_that_is_held_back_says_what_stands() -> None:
    world = newsroom()
    world.upload("articles/banjir.md", GOOD)
    world.settle()
    world.upload("articles/banjir.md", REFUSED)
    (file,) = overview(world)["problem"]["files"]
    assert (file["status"], file["url"]) == ("live", f"{ADDRESS}/2026/11/banjir.html")
    (problem,) = file["problems"]
    assert (problem["code"], problem["line"], problem["note"]) == ("unknown_section", 3, False)
    page = world.desk.text("index.html")
    assert problem["what"] in page
    assert problem["remedy"] in page


def test_a_draft_leads_to_its_preview() -> None:
    world = newsroom()
    world.upload("articles/draf.md", GOOD.replace("title", "draft: true\ntitle"))
    (file,) = overview(world)["draft"]["files"]
    key = file["url"].removeprefix(f"{ADDRESS}/")
    assert key in world.site.objects


def test_the_soonest_is_first_and_of_the_rest_the_newest() -> None:
    world = newsroom()
    for day in (24, 22, 23):
        world.upload(f"articles/{day}.md", GOOD.replace("2026-11-01", f"2026-12-{day}"))
        world.upload(f"articles/x{day}.md", REFUSED)
        world.clock.time += timedelta(seconds=5)
    found = overview(world)
    assert keys(found, "scheduled") == [f"articles/{day}.md" for day in (22, 23, 24)]
    assert keys(found, "problem") == [f"articles/x{day}.md" for day in (23, 22, 24)]


def test_many_problems_are_cut_and_the_page_says_so() -> None:
    world = newsroom()
    for number in range(MOST + 1):
        record = Record(f"articles/{number}.md", 1, "draft", "v1", uploaded=world.clock.now())
        world.records.commit(None, record, {})
    found = overview(world)
    assert (len(found["draft"]["files"]), found["draft"]["more"]) == (MOST, True)
    assert str(MOST) in world.desk.text("index.html")
    assert found["problem"]["more"] is False


def test_a_folder_that_kilas_does_not_read_is_shown_until_it_is_gone() -> None:
    world = newsroom()
    world.upload("artikel/banjir.md", GOOD)
    found = overview(world)
    (stranger,) = found["stranger"]["files"]
    assert stranger["name"] == "artikel/"
    assert "articles/" in stranger["remedy"]
    assert stranger["remedy"] in world.desk.text("index.html")
    world.content.remove("artikel/banjir.md")
    found = overview(world)
    assert found["stranger"] == {"files": [], "more": False}
    assert "artikel/" not in world.desk.text("index.html")


def test_what_waits_is_shown_until_nothing_does() -> None:
    world = newsroom()
    world.ingest_queue.send([Look(f"articles/{number}.md") for number in range(7)])
    world.tick()
    world.publish_batch([PageMessage(OVERVIEW.id, "menunggu")])
    (waiting,) = json.loads(world.desk.text("index.json"))["waiting"]["files"]
    since = "2026-11-20T10:00:00+07:00"
    assert waiting == {"kind": "uploads", "number": 7, "since": since}
    assert "7" in world.desk.text("index.html")
    assert overview(world)["waiting"]["files"] == []


def test_there_is_an_overview_before_the_first_settings() -> None:
    world = World()
    world.upload("articles/banjir.md", GOOD)
    assert keys(overview(world), "problem") == ["articles/banjir.md"]


def test_what_the_index_names_and_the_record_no_longer_says_is_left_out() -> None:
    world = newsroom()
    world.upload("articles/banjir.md", REFUSED)
    world.settle()
    stale = world.table.on_desk("problem", descending=True, limit=9)
    world.upload("articles/banjir.md", GOOD)
    world.settle()
    world.table.on_desk = lambda *_, **__: stale  # type: ignore[method-assign]  # a lagging index
    assert Newsroom(world.table, world.records).group("problem", 9).records == ()
