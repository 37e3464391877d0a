"""The table of the kinds of page: its rows agree with the site map, and a new row is enough."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kilas
from kilas.addresses.shapes import SECTION_FEED, Shape
from kilas.lists import ALL, ListId
from kilas.messages import PageMessage
from kilas.pages.assets import assets
from kilas.pages.contents import Contents, File
from kilas.pages.desired import Pages
from kilas.pages.kind import Kind, Kinds, Lazy, Places, only
from kilas.pages.kinds import KINDS
from kilas.pages.page import PageRef
from kilas.pages.serving import AN_HOUR, FRESH, IMMUTABLE, NEVER
from kilas.ports import ItemKey, Put
from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from kilas.pages.edition import Edition

GREETING, HOUR = Shape("/salam.txt"), Shape("/jam.txt")
SITE = site_yaml(sections="{politik: Politik}")


def world_with(row: Kind) -> World:
    """A newsroom whose table of kinds has one row more."""
    return World(pages=partial(Pages, kinds=Kinds((*KINDS, row))))


def made(world: World) -> set[str]:
    """The objects of the site, without the assets: publish puts these before any page."""
    return {key for key in world.site.objects if not key.startswith("assets/")}


# --- the table -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.is_single], ids=lambda kind: kind.name
)
def test_every_address_of_a_single_page_is_of_that_page(kind: Kind) -> None:
    """Or a release would name one page of many, and a page that is none."""
    fields = {"slug": "politik", "path": "a.png", "year": "2026", "month": "04"}
    assert {place(fields) for place in kind.places.shapes.values()} == {""}


def test_reading_the_table_of_kinds_loads_nothing_that_renders() -> None:
    """Plan reads it, and a reader waits for plan's cold start."""
    code = "import sys, kilas.plan.plan, kilas.clock.clock; print(*sys.modules)"
    library = {"PYTHONPATH": str(Path(kilas.__file__).parents[1])}
    run = subprocess.run(
        [sys.executable, "-c", code], env=library, capture_output=True, check=True, text=True
    )
    loaded = set(run.stdout.split())
    assert "kilas.pages.kinds" in loaded
    assert not loaded & {"jinja2", "markdown_it", "nh3", "PIL", "kilas.pages.render"}


@pytest.mark.parametrize("kind", list(KINDS), ids=lambda kind: kind.name)
def test_the_functions_of_a_row_exist(kind: Kind) -> None:
    for make in (kind.make, kind.before_site):
        if isinstance(make, Lazy):
            assert callable(make.load())


def test_no_file_can_claim_an_address_of_a_kind_of_page() -> None:
    shapes = [shape for kind in KINDS for shape in kind.places.shapes]
    assert [shape.template for shape in shapes if shape.owner != "kilas"] == []
    assert len(set(shapes)) == len(shapes), "two kinds have one address"


SLUGS = st.text("bcdf-", min_size=1, max_size=5)
FIELDS = st.fixed_dictionaries(
    {
        "slug": SLUGS,
        "year": st.integers(1990, 2100).map(str),
        "month": st.integers(1, 12).map("{:02}".format),
        "number": st.integers(1, 99).map(str),
        "token": SLUGS,
        "path": st.lists(SLUGS, min_size=1, max_size=3).map("/".join),
    }
)


@pytest.mark.parametrize(
    ("kind", "shape"),
    [(kind, shape) for kind in KINDS for shape in kind.places.shapes],
    ids=lambda each: each.name if isinstance(each, Kind) else each.template,
)
@given(fields=FIELDS)
def test_an_address_leads_to_its_page_and_the_page_to_its_address(
    kind: Kind, shape: Shape, fields: dict[str, str]
) -> None:
    page = KINDS.page_at(shape.at(**fields))
    assert page.kind == kind.name
    assert KINDS.page_at(kind.places.address(page.place)) == page


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/", PageRef.newest(ALL)),
        ("/2026/11/banjir.html", PageRef("address", "/2026/11/banjir.html")),
        ("/p/tentang.html", PageRef("address", "/p/tentang.html")),
        ("/politik/", PageRef.newest(ListId("section", "politik"))),
        ("/lama/banjir/", PageRef("address", "/lama/banjir/")),
        ("/lama/banjir/2026/11/", PageRef("address", "/lama/banjir/2026/11/")),
        ("/topik/banjir/", PageRef.newest(ListId("tag", "banjir"))),
        ("/penulis/k-08/", PageRef.newest(ListId("author", "k-08"))),
        ("/arsip/", PageRef("archive")),
        ("/arsip/2026/11/", PageRef.month(ALL, "2026-11")),
        ("/arsip/2026/11/12/", PageRef.month(ALL, "2026-11")),
        ("/politik/2026/11/", PageRef.month(ListId("section", "politik"), "2026-11")),
        ("/topik/banjir/2026/11/3/", PageRef.month(ListId("tag", "banjir"), "2026-11")),
        ("/feed.xml", PageRef.newest(ALL)),
        ("/politik/feed.xml", PageRef.newest(ListId("section", "politik"))),
        ("/sitemap.xml", PageRef("sitemap-index")),
        ("/sitemaps/2026-11.xml", PageRef.month(ALL, "2026-11")),
        ("/sitemaps/2026-11-12.xml", PageRef.month(ALL, "2026-11")),
        ("/media/a b/feed.xml", PageRef("photo", "media/a b/feed.xml")),
        ("/assets/kilas.1a2b.css", PageRef("assets")),
    ],
)
def test_the_page_at_an_address(address: str, page: PageRef) -> None:
    assert KINDS.page_at(address) == page


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"no such kind of page: claimed\|/lama.html"):
        KINDS.of(PageRef("claimed", "/lama.html"))


# --- a new kind ------------------------------------------------------------------------------


def hello(_page: PageRef, edition: Edition) -> File:
    return File(f"Salam dari {edition.site.title}".encode())


def test_a_new_kind_is_one_row() -> None:
    world = world_with(Kind("salam", only(GREETING), hello))
    world.upload("site.yaml", SITE)
    world.settle()
    world.publish_batch([PageMessage("salam|", "e1")])
    assert world.site.text("salam.txt") == "Salam dari Kabar Kilas"
    assert PageRef("salam") in world.pages.kinds.single_pages()


def test_before_a_site_yaml_a_row_says_what_is_made() -> None:
    unsaid = Kind("salam", only(GREETING), hello)
    said = Kind("salam", only(GREETING), hello, before_site=lambda *_: File(b"Segera"))
    for row, shown in [(unsaid, {}), (said, {"salam.txt"})]:
        world = world_with(row)
        world.publish_batch([PageMessage("salam|", "e1")])
        assert made(world) == set(shown)


def test_caches_keep_what_is_no_page_as_long_as_it_stays_the_same() -> None:
    kept = {kind.name: kind.cache_control for kind in KINDS}
    others = {name: control for name, control in kept.items() if control != FRESH}
    assert others == {
        "assets": IMMUTABLE,
        **dict.fromkeys(("favicon", "pictures", "photo", "inset"), AN_HOUR),
        **dict.fromkeys(("preview", "report", "overview"), NEVER),
    }


@pytest.mark.parametrize(
    ("page", "there"),
    [
        (PageRef("address", "/politik/"), {"/politik/": False, "/politik/feed.xml": False}),
        (PageRef("front"), {"/": True, "/feed.xml": False}),
        (PageRef("missing"), {"/404.html": True}),
        (PageRef("broken"), {"/5xx.html": True}),
        (PageRef("robots"), {"/robots.txt": False}),
        (PageRef("favicon"), {"/favicon.ico": True}),
        (PageRef("assets"), dict.fromkeys(assets(), True)),
        (PageRef("inset", "articles~2Fa.docx"), {}),
        (PageRef("pictures"), {}),
        (PageRef("preview", "articles~2Fa.md"), {}),
        (PageRef("overview"), {"index.html": True, "index.json": True}),
    ],
    ids=lambda value: value.kind if isinstance(value, PageRef) else "",
)
def test_without_settings_stands_what_needs_none(page: PageRef, there: dict[str, bool]) -> None:
    outputs = World().pages.desired(page, None).outputs
    assert {spot.path: output is not None for spot, output in outputs.items()} == there


def test_reports_and_the_overview_are_made_before_any_settings() -> None:
    world = World()
    world.upload("articles/pasar.md", article_file(title="Pasar"))
    world.settle()
    assert {"articles/pasar.md.txt", "index.html"} <= world.desk.objects.keys()


def test_one_page_can_have_several_addresses() -> None:
    def both(_page: PageRef, _edition: Edition) -> Contents:
        return Contents({"/salam.txt": File(b"Halo"), "/hai.txt": None})

    world = world_with(Kind("salam", only(GREETING), both, before_site=both))
    world.publish_batch([PageMessage("salam|", "e1")])
    assert made(world) == {"salam.txt"}


# --- a page of the hour ----------------------------------------------------------------------


def hour(_page: PageRef, edition: Edition) -> File:
    return File(f"{edition.hour:%H.%M}".encode() if edition.hour else b"belum ada jam")


def show_hour(world: World, moment: datetime) -> None:
    """Have the table hold an hour, as the clock does."""
    item = {"pk": "HOUR", "sk": "HOUR", "hour": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}
    world.table.write([Put(item)])
    assert world.table.get(ItemKey("HOUR", "HOUR"))


def test_an_hourly_page_shows_the_hour_that_the_table_holds() -> None:
    world = world_with(Kind("jam", only(HOUR), hour, hourly=True))
    world.upload("site.yaml", SITE)
    world.settle()
    shown = []
    for each in (9, 10):
        show_hour(world, datetime(2026, 11, 23, each, tzinfo=UTC))
        named = world.pages.kinds.hourly_pages()
        world.publish_batch([PageMessage(page.id, f"jam {each}") for page in named])
        shown.append(world.site.text("jam.txt"))
    assert shown == ["09.00", "10.00"]


def test_no_other_page_knows_the_time() -> None:
    world = world_with(Kind("jam", only(HOUR), hour))
    world.upload("site.yaml", SITE)
    world.settle()
    show_hour(world, datetime(2026, 11, 23, 9, tzinfo=UTC))
    world.publish_batch([PageMessage("jam|", "e1")])
    assert world.site.text("jam.txt") == "belum ada jam"
    assert PageRef("jam") not in world.pages.kinds.hourly_pages()


def test_a_kind_with_many_pages_cannot_be_hourly() -> None:
    with pytest.raises(ValueError, match="every page of jam"):
        Kind("jam", Places({SECTION_FEED: lambda fields: fields["slug"]}, str), hour, hourly=True)


def test_robots_txt_is_put_when_what_it_links_to_stands() -> None:
    """It names the index of the sitemaps; publish/frame.py puts the single pages in this order."""
    assert [each.kind for each in KINDS.single_pages()][-1] == "robots"
