"""The oracle sees each kind of fault that it is there for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.ports import ItemKey
from tests.converge.links import DeadLink, LinkWatch, dead_links
from tests.converge.oracle import Oracle
from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE, front_matter, photo

if TYPE_CHECKING:
    from kilas.ports import Output
    from tests.fakes.world import World

LIST = "politik/index.html"


def news(day: int, **fields: str) -> str:
    fields = {"section": "politik", "tags": "[air]", **fields}
    return front_matter(title="Pasar", date=f"2026-11-{day:02}", **fields) + "Isi.\n"


@pytest.fixture
def world() -> World:
    """A newspaper at rest, with something of each kind."""
    world = new_world()
    world.upload("site.yaml", GOOD_SITE.replace("moderation: none", "moderation: before"))
    for day, name in enumerate("abcde", start=1):
        world.upload(f"articles/{name}.md", news(day))
    world.upload("articles/tarik.md", news(6, withdrawn="Keliru."))
    world.upload("articles/pindah.md", news(7, aliases="[/lama.html]"))
    world.upload("articles/konsep.md", news(8, draft="true"))
    follow_up = news(9, corrects="a.md", section="ekonomi").replace("2026-11", "2026-10")
    world.upload("articles/ralat.md", follow_up)
    world.upload("articles/e.md", news(5) + "![Foto](media/foto.png)\n")
    world.upload("media/foto.png", photo(1))
    world.settle()
    for name in ("Ani", "Budi", "Citra"):
        world.comment("a", name, "Setuju")
    world.decide(0, "published")
    world.decide(1, "published")
    world.settle()
    assert Oracle(world).differences() == []
    return world


def change(world: World, key: str, old: str, new: str) -> list[str]:
    """What the oracle says once a text of an object is another."""
    output, *rest = world.site.objects[key]
    assert old.encode() in output.body
    body = output.body.replace(old.encode(), new.encode())
    world.site.objects[key] = (replace(output, body=body), *rest)
    return Oracle(world).differences()


@pytest.mark.parametrize(
    ("key", "old", "new", "said"),
    [
        ("index.html", "2026/11/pindah.html", "2026/11/a.html", "cards of /"),
        ("feed.xml", "2026/11/pindah.html", "2026/11/a.html", "items of /feed.xml"),
        ("sitemaps/2026-11-1.xml", "2026/11/a.html", "2026/11/b.html", "sitemaps of 2026-11"),
        ("2026/11/c.html", "2026/11/b.html", "2026/11/d.html", "related of /2026/11/c.html"),
        ("2026/10/ralat.html", "/2026/11/a.html", "/2026/11/b.html", "follow-ups and originals of"),
        ("2026/11/a.html", "Diralat oleh", "Hak jawab", "follow-ups and originals of"),
        ("2026/11/a.html", 'class="comment"', 'class="x"', "comments of /2026/11/a.html"),
        ("2026/11/tarik.html", "noindex", "index", "noindex of /2026/11/tarik.html"),
        ("lama.html", "0; url=/2026/11/pindah.html", "0; url=/", "refresh of /lama.html"),
        ("index.html", "/_foto/foto", "/_foto/peta", "photos of articles in index.html"),
        ("feed.xml", "/_foto/foto", "/_foto/peta", "photos of articles in feed.xml"),
        ("2026/11/e.html", "og:image", "og:x", "beside /2026/11/e.html stands"),
        ("2026/11/a.html", "/_rubrik/", "/_rubrik/x-", "beside /2026/11/a.html stands"),
        (LIST, "/topik/", "/topic/", ""),
        ("index.html", 'href="/arsip/"', 'href="/arsib/"', "index.html links to arsib/index.html"),
    ],
)
def test_a_page_that_says_something_else(
    world: World, key: str, old: str, new: str, said: str
) -> None:
    if key == LIST:
        assert change(world, "2026/11/a.html", old, new)
        return
    assert any(each.startswith(said) for each in change(world, key, old, new))


@pytest.mark.parametrize("key", ["2026/11/a.html", "media/foto.png", "robots.txt", "lama.html"])
def test_an_object_that_is_missing(world: World, key: str) -> None:
    del world.site.objects[key]
    assert f"site: no object at {key}" in Oracle(world).differences()


def test_a_preview_that_is_missing_or_may_be_kept_or_listed(world: World) -> None:
    (key,) = [each for each in world.site.objects if each.startswith("meja/")]
    assert f"{key} may be listed" in change(world, key, "noindex", "index")
    output, *rest = world.site.objects[key]
    world.site.objects[key] = (replace(output, cache_control="public"), *rest)
    assert any(each.startswith(f"cache of {key}") for each in Oracle(world).differences())
    del world.site.objects[key]
    assert f"site: no object at {key}" in Oracle(world).differences()


def test_an_object_that_nobody_wants(world: World) -> None:
    world.site.objects["x.html"] = world.site.objects["index.html"]
    assert "site: an object at x.html" in Oracle(world).differences()


def test_a_report_that_is_missing(world: World) -> None:
    del world.desk.objects["articles/a.md.txt"]
    assert "desk: no object at articles/a.md.txt" in Oracle(world).differences()


def test_an_overview_that_lacks_a_stranger(world: World) -> None:
    world.upload("artikel/a.md", "x")
    expected = "overview, strangers: [], and not ['artikel/']"
    assert expected in Oracle(world).differences()


def test_an_address_that_does_not_lead_on(world: World) -> None:
    output, *rest = world.site.objects["lama.html"]
    world.site.objects["lama.html"] = (replace(output, redirect=""), *rest)
    assert any(each.startswith("redirect of /lama.html") for each in Oracle(world).differences())


def test_a_comment_that_waits_and_is_not_in_the_queue(world: World) -> None:
    queued = next(item for item in world.table.all_items() if item["pk"] == "MODERATION")
    world.table.damage(ItemKey(queued["pk"], queued["sk"]), None)
    assert any(each.startswith("moderation") for each in Oracle(world).differences())


# --- the watch over the links --------------------------------------------------------------------


def test_a_link_to_what_never_stood_is_dead(world: World) -> None:
    watch = LinkWatch(world)
    assert watch.look() == []
    output, *_ = world.site.objects["index.html"]
    body = output.body.replace(b"2026/11/pindah.html", b"2026/11/nanti.html")
    put(world, "index.html", replace(output, body=body))
    assert DeadLink("index.html", "2026/11/nanti.html") in watch.look([1])


def test_a_link_to_what_is_taken_away_is_excused_until_the_world_is_quiet(world: World) -> None:
    watch = LinkWatch(world)
    watch.look()
    delete(world, "2026/11/a.html")
    assert dead_links(world)
    assert watch.look([1]) == []
    assert watch.look() != []


def test_what_is_put_after_the_removal_is_excused_for_those_that_were_at_work(
    world: World,
) -> None:
    watch = LinkWatch(world)
    watch.look()
    delete(world, "2026/11/e.html")
    watch.look([1])
    output, *_ = world.site.objects["index.html"]
    put(world, "index.html", replace(output, body=output.body + b"<!-- late -->"))
    assert watch.look([1, 2]) == []
    put(world, "index.html", replace(output, body=output.body + b"<!-- later -->"))
    assert [link.source for link in watch.look([2])] == ["index.html"]


def put(world: World, key: str, output: Output) -> None:
    """Put an object as an invocation does: the watch counts calls."""
    world.site.objects[key] = (output, "")
    world.calls["FakeShelf.put"] += 1


def delete(world: World, key: str) -> None:
    del world.site.objects[key]
    world.calls["FakeShelf.delete"] += 1
