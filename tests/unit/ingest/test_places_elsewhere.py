"""A link to a heading of another article leads to it, or the report says that it is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.converge.sources import GOOD_SITE
from tests.fakes.newspaper import newspaper
from tests.unit.ingest.linking import remove, text, upload

if TYPE_CHECKING:
    from tests.fakes.world import World

KEY = "articles/2026/banjir.md"
OTHER = "articles/2026/pasar.md"
PASAR = text("Isi.\n", title="Pasar", slug="pasar")


@pytest.fixture
def world() -> World:
    return newspaper(GOOD_SITE)


def dead_places(world: World) -> list[tuple[int | None, str, str]]:
    record = world.records.get(KEY)
    assert record is not None
    return [
        (each.line, each.values["value"], each.values["near"])
        for each in record.problems
        if each.code == "dead_place"
    ]


@pytest.mark.parametrize("file", ["pasar.md", "/2026/11/pasar.html", "[[pasar]]"])
def test_a_place_that_another_article_lacks_is_told_while_it_does(world: World, file: str) -> None:
    place = f"[Lihat]({file}#bab-dua)"
    body = "[[pasar#Bab dua]]" if file == "[[pasar]]" else place
    upload(world, KEY, text(f"Awal.\n\n{body}\n"))
    assert dead_places(world) == [], "there is no article yet, which another note says"
    upload(world, OTHER, PASAR)
    assert [(value, near) for _, value, near in dead_places(world)] == [("bab-dua", OTHER)]
    upload(world, OTHER, f"{PASAR}\n## Bab dua\n")
    assert dead_places(world) == []
    upload(world, OTHER, f"{PASAR}\n## Bab dua\n\n## Bab tiga\n")
    assert dead_places(world) == []
    upload(world, OTHER, f"{PASAR}\n## Bab tiga\n")
    assert [value for _, value, _ in dead_places(world)] == ["bab-dua"]
    remove(world, OTHER)
    assert dead_places(world) == []


def test_a_near_spelling_of_a_place_in_another_article_is_mended(world: World) -> None:
    upload(world, OTHER, f"{PASAR}\n## Bab dua\n")
    upload(
        world,
        KEY,
        text("[a](pasar.md#Bab-Dua) [b](/2026/11/pasar.html#bab_dua)\n"),
    )
    page = world.site.text("2026/11/banjir.html")
    assert page.count('href="/2026/11/pasar.html#isi-bab-dua"') == 2
    assert dead_places(world) == []


@pytest.mark.parametrize(
    "fragment", ["komentar", "isi", "ralat", "top", "komentar-01", ":~:text=pasar%20pagi"]
)
def test_a_place_of_every_page_is_there(world: World, fragment: str) -> None:
    upload(world, OTHER, PASAR)
    upload(world, KEY, text(f"[Lihat](pasar.md#{fragment})\n"))
    assert dead_places(world) == []


def test_another_heading_wakes_those_alone_who_link_to_a_place(world: World) -> None:
    upload(world, OTHER, PASAR)
    upload(world, KEY, text("[Lihat](pasar.md)\n"))
    before = world.records.get(KEY)
    upload(world, OTHER, f"{PASAR}\n## Bab dua\n")
    assert world.records.get(KEY) == before
    upload(world, KEY, text("[Lihat](pasar.md#bab-dua)\n"))
    assert dead_places(world) == []


def test_an_article_with_too_many_places_is_not_looked_into(world: World) -> None:
    upload(world, OTHER, PASAR + "".join(f"\n## Bab {number}\n" for number in range(101)))
    upload(world, KEY, text("[Lihat](pasar.md#bab-999)\n"))
    assert dead_places(world) == []
