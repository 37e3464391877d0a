"""Settings come into force when all that every page links to stands, and once."""

from __future__ import annotations

from functools import partial

from kilas.changes import SettingsChanged
from kilas.plan import rules
from tests.converge.histories import assert_same
from tests.converge.links import dead_links
from tests.converge.objects import stylesheets
from tests.converge.oracle import assert_right
from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE, front_matter
from tests.fakes.incomplete import without
from tests.fakes.process import Process
from tests.fakes.world import rebuilt

NEWS = front_matter(title="Pasar", date="2026-11-02", section="politik", tags="[air]") + "Isi.\n"
WITH_A_SECTION = GOOD_SITE.replace("ekonomi: Ekonomi", "ekonomi: Ekonomi, baru: Baru")


def test_no_page_links_to_a_new_section_before_its_page_stands() -> None:
    world = new_world()
    for text in (GOOD_SITE, WITH_A_SECTION):
        world.upload("site.yaml", text)
        world.upload("articles/a.md", NEWS)
        settling = Process(partial(world.settle))
        while not settling.over:
            settling.step()
            assert dead_links(world) == []
    assert 'href="/baru/"' in world.site.text("2026/11/a.html")


def test_a_section_that_is_to_come_has_its_feed_where_an_article_had_its_address() -> None:
    world = new_world()
    world.upload("site.yaml", GOOD_SITE)
    world.upload("articles/a.md", NEWS.replace("title:", "url: /baru/\ntitle:"))
    world.settle()
    world.upload("site.yaml", WITH_A_SECTION)
    world.content.remove("articles/a.md")
    settling = Process(partial(world.settle, ["frame|"]))
    while not settling.over:
        settling.step()
        assert "baru/index.html" not in {link.source for link in dead_links(world)}
    assert 'href="/baru/feed.xml"' in world.site.text("baru/index.html")
    world.settle()
    assert 'href="/baru/"' in world.site.text("index.html")
    assert dead_links(world) == []


def test_no_page_links_to_a_stylesheet_before_it_stands() -> None:
    world = new_world()
    accents = ("navy", "darkgreen", "navy")
    for accent in accents:
        world.upload("site.yaml", f"{GOOD_SITE}colours: {{accent: {accent}}}\n")
        world.upload("articles/a.md", NEWS)
        settling = Process(partial(world.settle))
        while not settling.over:
            settling.step()
            assert dead_links(world) == []
    assert_right(world)
    assert_same(world, rebuilt(world))
    sheets = stylesheets(world.site.objects)
    assert sum("--accent: #" in each for each in sheets.values()) == len(set(accents))


def test_a_rebuild_brings_a_lost_stylesheet_back() -> None:
    world = new_world()
    world.upload("site.yaml", f"{GOOD_SITE}fonts: {{headlines: slab}}\n")
    world.settle()
    (lost,) = (key for key, added in stylesheets(world.site.objects).items() if added)
    del world.site.objects[lost]
    world.tick(rebuild=True)
    world.settle()
    assert lost in world.site.objects


def test_ten_saves_come_into_force_once() -> None:
    world = new_world()
    world.upload("site.yaml", GOOD_SITE)
    world.settle()
    before = len(world.table.stream)
    for number in range(10):
        world.upload("site.yaml", GOOD_SITE.replace("Kabar", f"Kabar {number}"))
    world.settle()
    in_force = [new for _, new in world.table.stream[before:] if new and new["pk"] == "SITE"]
    assert len(in_force) == 1
    assert "Kabar 9" in world.site.text("index.html")


def test_without_the_frame_no_settings_come_into_force() -> None:
    world = new_world(affected=without(SettingsChanged, rules.frame))
    world.tick()
    world.settle()
    world.upload("site.yaml", GOOD_SITE)
    world.settle()
    assert world.records.sites().in_force is None
