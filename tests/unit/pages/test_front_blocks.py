"""The blocks of sections on the front page: never stale, at the same cost for any number."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from kilas.cdn import MOST_TAGS
from kilas.pages.page import PageRef
from kilas.pages.sizes import SIZES
from kilas.ports import Put
from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

ALL = "LIST#all"
SECTIONS = ("politik", "ekonomi", "daerah")
BLOCK = re.compile(r'(?s)<section class="front-block">.<h2><a href="/(\w+)/">(.*?)</section>')
NAME = re.compile(r">\s*Berita (\w+)\s*</a>")


def settings(sections: Sequence[str] = SECTIONS) -> str:
    named = ", ".join(f"{slug}: {slug.title()}" for slug in sections)
    return site_yaml(sections=f"{{{named}}}")


def story(name: str, section: str, day: int = 1, **fields: object) -> str:
    date = f"2026-10-{day:02}T08:00:00Z"
    return article_file(**{"title": f"Berita {name}", "date": date, "section": section, **fields})


def hour(number: int) -> str:
    """Each later than the one before: ten a day."""
    return f"2026-10-{10 + number // 10:02}T{number % 10:02}:00:00Z"


def upload(world: World, name: str, section: str, day: int = 1, **fields: object) -> None:
    world.upload(f"articles/{name}.md", story(name, section, day, **fields))
    world.settle()


@pytest.fixture
def world() -> World:
    """A newspaper in which politics alone has news of late: ten stories a day for six days."""
    world = World()
    world.upload("site.yaml", settings())
    for number in range(6):
        world.upload(f"articles/e{number}.md", story(f"e{number}", "ekonomi", 1 + number))
    for number in range(60):
        world.upload(f"articles/p{number}.md", story(f"p{number}", "politik", date=hour(number)))
    world.settle()
    return world


def blocks(world: World) -> dict[str, list[str]]:
    page = world.site.text("index.html")
    return {slug: NAME.findall(text) for slug, text in BLOCK.findall(page)}


def leading(world: World) -> list[str]:
    return NAME.findall(world.site.text("index.html").partition('"front-blocks"')[0])


def names(letter: str, *numbers: int) -> list[str]:
    return [f"{letter}{number}" for number in numbers]


def test_a_section_shows_its_newest_that_are_not_above(world: World) -> None:
    assert leading(world) == names("p", 59, 58, 57, 56, 55, 54)
    assert blocks(world) == {
        "politik": names("p", 53, 52, 51, 50),
        "ekonomi": names("e", 5, 4, 3, 2),
    }, "a section without articles has no block"


def test_an_old_article_enters_the_block_of_a_quiet_section(world: World) -> None:
    upload(world, "baru", "ekonomi", 4, date="2026-10-04T12:00:00Z")
    assert blocks(world)["ekonomi"] == [*names("e", 5, 4), "baru", "e3"]
    upload(world, "lama", "ekonomi", 1, date="2026-09-01T12:00:00Z")
    assert blocks(world)["ekonomi"] == [*names("e", 5, 4), "baru", "e3"]
    assert blocks(world)["politik"] == names("p", 53, 52, 51, 50)
    upload(world, "pertama", "daerah", 1)
    assert blocks(world)["daerah"] == ["pertama"]


def test_what_leaves_a_block_makes_room_for_the_next(world: World) -> None:
    world.content.remove("articles/e4.md")
    world.settle()
    assert blocks(world)["ekonomi"] == names("e", 5, 3, 2, 1)
    for number in (5, 3, 2):
        world.content.remove(f"articles/e{number}.md")
        world.settle()
    assert blocks(world)["ekonomi"] == names("e", 1, 0)


def test_an_old_article_takes_no_place_that_is_another_one_s(world: World) -> None:
    """Its message comes before that of the one that left."""
    upload(world, "lama", "ekonomi", date="2026-09-01T08:00:00Z")
    oldest = min(
        each["sk"] for each in world.table.all_items() if each["pk"] == ALL and "article" in each
    )
    world.content.remove("articles/e4.md")
    world.look_at("articles/e4.md")
    sites = world.pages.sources.sites()
    page = PageRef("front", since=oldest, until=oldest)
    outputs = world.pages.desired(page, sites.in_force, sites.newest).outputs
    (front,) = [each for spot, each in outputs.items() if each and spot.key == "index.html"]
    found = dict(BLOCK.findall(front.body.decode()))
    assert NAME.findall(found["ekonomi"]) == names("e", 5, 3, 2, 1)


def test_a_title_is_corrected_in_its_block(world: World) -> None:
    upload(world, "e4", "ekonomi", 5, title="Berita ralat")
    assert blocks(world)["ekonomi"] == ["e5", "ralat", "e3", "e2"]


def test_an_article_goes_with_its_section(world: World) -> None:
    upload(world, "e4", "daerah", 5)
    assert blocks(world)["ekonomi"] == names("e", 5, 3, 2, 1)
    assert blocks(world)["daerah"] == ["e4"]


def test_what_leads_the_page_is_in_no_block(world: World) -> None:
    upload(world, "p45", "politik", date=hour(45), headline="ya")
    assert leading(world) == names("p", 45, 59, 58, 57, 56, 55)
    assert blocks(world)["politik"] == names("p", 54, 53, 52, 51)
    for number in (59, 58):
        world.content.remove(f"articles/p{number}.md")
    world.settle()
    assert blocks(world)["politik"] == names("p", 52, 51, 50, 49)


def test_the_sections_are_those_of_the_settings_in_their_order(world: World) -> None:
    world.upload("site.yaml", settings(("ekonomi", "politik")))
    world.settle()
    assert list(blocks(world)) == ["ekonomi", "politik"]
    world.upload("site.yaml", settings(("politik",)))
    world.settle()
    assert list(blocks(world)) == ["politik"]


def newspaper(sections: Sequence[str], articles: int) -> World:
    """Articles that are in one section after the other."""
    world = World()
    world.upload("site.yaml", settings(sections))
    for number in range(articles):
        section = sections[number % len(sections)]
        world.upload(f"articles/a{number}.md", story(f"a{number}", section, date=hour(number)))
    world.settle()
    return world


def test_the_page_leads_on_to_what_it_does_not_show(world: World) -> None:
    page = world.site.text("index.html")
    assert 'href="/arsip/2026/10/"' in page.partition('<nav class="pages"')[2]
    few = World()
    few.upload("site.yaml", settings())
    for number in range(22):
        section = "politik" if number > 2 else "ekonomi"
        few.upload(f"articles/a{number}.md", story(f"a{number}", section, date=hour(number)))
    few.settle()
    assert len(NAME.findall(few.site.text("index.html"))) == 22
    assert '<nav class="pages"' not in few.site.text("index.html"), "the blocks have all others"


def test_a_table_that_lost_a_part_of_what_the_page_shows_is_not_trusted(world: World) -> None:
    (item,) = [each for each in world.table.all_items() if each["sk"] == "~" and each["pk"] == ALL]
    standing = json.loads(item["standing"])
    del standing["front"]["ekonomi"]
    world.table.write([Put(item | {"standing": json.dumps(standing)})])
    upload(world, "baru", "politik", date=hour(70))
    assert blocks(world)["ekonomi"] == names("e", 5, 4, 3, 2)


def test_the_page_is_right_as_far_as_what_was_read_goes(world: World) -> None:
    sites = world.pages.sources.sites()
    sorts = sorted(
        each["sk"] for each in world.table.all_items() if each["pk"] == ALL and "article" in each
    )

    def right_from(since: str, until: str) -> str | None:
        page = PageRef("front", since=since, until=until)
        return world.pages.desired(page, sites.in_force, sites.newest).right_from

    newest, oldest = sorts[-1], sorts[0]
    assert right_from("", "") == right_from(oldest, newest) == "", "all sections were asked"
    near = right_from(newest, newest)
    assert near
    assert right_from(oldest, oldest) == right_from(near, newest) == near
    assert sum(near <= sort for sort in sorts) >= SIZES.window
    assert right_from(sorts[sorts.index(near) - 1], newest) == ""


@pytest.mark.parametrize("sections", [5, 30])
def test_a_publish_asks_as_often_for_any_number_of_sections(sections: int) -> None:
    asked = []
    for number in (1, sections):
        world = newspaper([f"r{each}" for each in range(number)], 60)
        world.calls.clear()
        upload(world, "baru", "r0", date=hour(60))
        assert leading(world)[0] == "baru"
        asked.append(world.calls.copy())
    assert asked[0] == asked[1]
    assert asked[0]["FakeTable.query"] < 20


def test_a_quiet_section_costs_one_read(world: World) -> None:
    asked = []
    for each in (newspaper(["politik"], 60), world):
        each.calls.clear()
        upload(each, "baru", "politik", date=hour(70))
        asked.append(each.calls.copy())
    assert asked[1] - asked[0] == {"FakeTable.get_many": 1}
    assert asked[0] - asked[1] == {}


def test_no_page_shows_more_articles_than_an_object_has_tags() -> None:
    sections = [f"r{each}" for each in range(40)]
    world = newspaper(sections, 120)
    assert list(blocks(world)) == sections[: SIZES.blocks]
    output, *_ = world.site.objects["index.html"]
    cards = NAME.findall(output.body.decode())
    assert len(cards) == len(set(cards)) == len(output.tags) <= MOST_TAGS
