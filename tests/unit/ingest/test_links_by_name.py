"""A link by a file's name leads to the nearest file of that name, in any folder."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from kilas.articles.address import slugify
from kilas.sweep.sweep import Pace, Paces
from tests.converge.sources import GOOD_SITE
from tests.fakes.newspaper import newspaper
from tests.fakes.world import rebuilt
from tests.unit.ingest.linking import slug_linked, text, upload

if TYPE_CHECKING:
    from tests.fakes.world import World

KEY = "articles/2026/11/banjir.md"
PAGE = "2026/11/banjir.html"
OLD = "articles/2025/pasar.md"


@pytest.fixture
def world() -> World:
    return newspaper(GOOD_SITE)


def slug_of(key: str) -> str:
    return slugify(key.replace("/", " ").replace(".", " "))


def other(key: str) -> str:
    """An article whose address says which file it is."""
    return text("Isi.\n", title="Pasar", slug=slug_of(key))


def led_to(world: World, page: str = PAGE) -> str:
    return slug_linked(world, page)


def notes(world: World, key: str = KEY) -> list[tuple[str, str, str]]:
    record = world.records.get(key)
    assert record
    wanted = [each for each in record.problems if each.code.startswith("target_")]
    return [(each.code, each.values.get("near", ""), each.values.get("others", ""))
            for each in wanted]  # fmt: skip


WAYS = [
    "[[pasar]]",
    "[[Pasar]]",
    "[[pasar.md]]",
    "[[pasar|kata]]",
    "[[2025/pasar]]",
    "[[2025/Pasar|kata]]",
    "![[pasar]]",
    "[kata](pasar.md)",
    "[kata](2025/pasar.markdown)",
]


@pytest.mark.parametrize("link", WAYS)
def test_it_leads_there_while_the_file_is_shown(world: World, link: str) -> None:
    upload(world, KEY, text(f"Lihat {link}.\n"))
    missing = [("target_missing", "", "")]
    assert (led_to(world), notes(world)) == ("", missing)
    upload(world, OLD, other(OLD))
    assert (led_to(world), notes(world)) == ("articles-2025-pasar-md", [])
    upload(world, OLD, other(OLD).replace("title:", "draft: true\ntitle:"))
    assert (led_to(world), notes(world)) == ("", missing)
    upload(world, OLD, other(OLD))
    world.content.remove(OLD)
    world.upload("articles/2025/pekan.md", other(OLD))
    world.settle()
    assert (led_to(world), notes(world)) == ("", missing)


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("[[pasar#Harga cabai]]", "#isi-harga-cabai"),
        ("[[pasar#Bab#Harga (cabai)|x]]", "#isi-harga-cabai"),
        ("[[2025/pasar#^blok]]", "#isi-blok"),
        ("[[pasar#]]", ""),
    ],
)
def test_it_leads_to_the_heading_that_it_names(world: World, link: str, place: str) -> None:
    there = "Awal.\n\n## Harga (cabai)\n\nIsi. ^blok\n"
    upload(world, OLD, text(there, title="Pasar", slug="pasar"))
    upload(world, KEY, text(f"Lihat {link}.\n"))
    assert led_to(world) == f"pasar{place}"
    assert not place or f'id="{place[1:]}"' in world.site.text("2026/11/pasar.html")


NEAREST = [
    # the link, the files, the nearest first
    ("[[pasar]]", ["articles/2026/11/pasar.md", "articles/pasar.md"]),
    ("[[pasar]]", ["articles/pasar.md", "articles/a/pasar.md", "pages/pasar.md"]),
    ("[[pasar]]", ["articles/2026/11/arsip/pasar.md", "articles/a/pasar.md"]),
    ("[[pasar]]", ["articles/b/pasar.md", "articles/2025/pasar.md", "articles/2025/01/pasar.md"]),
    ("[[Pasar]]", ["articles/b/Pasar.md", "articles/a/pasar.md"]),
    ("[[a/pasar]]", ["articles/2025/a/pasar.md", "articles/a/b/pasar.md", "articles/c/pasar.md"]),
    ("[[Pasar\u00a0lama]]", ["articles/b/Pasar lama.md", "articles/a/pasar.md"]),
    ("[[pasar]]", ["articles/b/pasar/index.md", "articles/2025/01/pasar.html"]),
    ("[[pasar/index]]", ["articles/2025/pasar/index.md", "articles/b/pasar/isi.md"]),
    (normalize("NFC", "[[café]]"), [normalize("NFD", "articles/a/café.md"), "articles/b/d.md"]),
]


@pytest.mark.parametrize(("link", "keys"), NEAREST, ids=range(len(NEAREST)))
def test_the_nearest_is_meant_in_every_order_and_every_rebuild(link: str, keys: list[str]) -> None:
    said = set()
    for order in ([KEY, *keys], [*reversed(keys), KEY], [keys[0], KEY, *keys[1:]]):
        world = newspaper(GOOD_SITE)
        for key in order:
            upload(world, key, text(f"Lihat {link}.\n") if key == KEY else other(key))
        said.add((led_to(world), *notes(world)))
        again = rebuilt(world)
        assert (led_to(again), *notes(again)) in said
    [(first, *_)] = said
    assert first == slug_of(keys[0])


def test_the_report_says_which_of_several_it_is_and_what_to_write_for_another(
    world: World,
) -> None:
    keys = ["articles/b/pasar.md", "articles/2025/01/pasar.md", "articles/2025/02/pasar.md"]
    upload(world, KEY, text("Lihat [[Pasar]].\n"))
    for key in keys:
        upload(world, key, other(key))
    assert notes(world) == [("target_of_several", keys[0], f"{keys[1]}”, “{keys[2]}")]
    report = world.desk.text(f"{KEY}.txt")
    assert f"“Pasar.md” cocok dengan beberapa berkas; tautannya menuju “{keys[0]}”" in report
    for key in keys:
        upload(world, KEY, text(f"Lihat [[{key}]].\n"))
        assert (led_to(world), notes(world)) == (slug_of(key), [])
    upload(world, KEY, text("Lihat [[Pasar]].\n"))
    for key in keys[:2]:
        world.content.remove(key)
        world.settle()
    assert (led_to(world), notes(world)) == (slug_of(keys[2]), [])


@pytest.mark.parametrize(
    ("link", "near"),
    [
        ("[[Pasar lama]]", "articles/2025/pasar-lama.md"),
        ("[[2024/pasar-lama]]", "articles/2025/pasar-lama.md"),
        ("[a](../2024/pasar-lama.md)", "articles/2025/pasar-lama.md"),
        ("[a](/articles/2024/pasar-lama.md)", "articles/2025/pasar-lama.md"),
    ],
)
def test_a_name_that_is_near_is_told(world: World, link: str, near: str) -> None:
    upload(world, KEY, text(f"Lihat {link}.\n"))
    upload(world, near, other(near))
    assert notes(world) == [("target_near", near, "")]
    farther = "articles/z/PASAR_lama.md"
    upload(world, farther, other(farther))
    assert next(code for code, *_ in notes(world)) in {"target_near", "target_of_several"}


def test_a_file_that_is_near_by_its_whole_path_is_told_before_a_shorter_one(world: World) -> None:
    upload(world, "articles/a-b.md", other("articles/a-b.md"))
    upload(world, "articles/2026/10/A b.md", other("articles/2026/10/A b.md"))
    upload(world, KEY, text("Lihat [a](../10/a_b.md).\n"))
    assert notes(world) == [("target_near", "articles/2026/10/A b.md", "")]


def test_many_articles_with_a_name_are_woken_in_bounded_messages(world: World) -> None:
    world.paces = Paces(files=Pace(keys=7, seconds=0))
    world.wire()
    keys = [f"articles/{number}/b{number}.md" for number in range(60)]
    for number, key in enumerate(keys):
        world.upload(key, text("Lihat [[pasar]].\n", slug=f"b{number}"))
    world.settle()
    upload(world, OLD, other(OLD))
    pages = [f"2026/11/b{number}.html" for number in range(60)]
    assert {led_to(world, page) for page in pages} == {slug_of(OLD)}
    world.content.remove(OLD)
    world.settle()
    assert {led_to(world, page) for page in pages} == {""}
