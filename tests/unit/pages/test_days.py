"""A date that an editor gave without an hour has none on any page."""

from __future__ import annotations

import json
import re

import pytest

from tests.fakes.world import World
from tests.newsroom import with_front_matter

NO_HOUR = "00.00"


def shown(name: str, text: str) -> World:
    world = World()
    world.upload("site.yaml", "title: Kabar Kilas\nbase_url: https://kabar-kilas.example\n")
    world.upload(name, text)
    world.settle()
    return world


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("banjir.md", {"date": "2026-11-19"}),
        ("banjir.md", {"date": "Kamis, 19 November 2026"}),
        ("2026-11-19-banjir.md", {}),
        ("banjir.md", {"created": "2026-11-19"}),
        ("banjir.md", {"date": "2026-11-18", "updated": "2026-11-19"}),
        (
            "banjir.md",
            {"date": "2026-11-18", "corrections": "[{date: 2026-11-19, note: Tiga desa.}]"},
        ),
        ("banjir.md", {"date": "2026-11-19", "withdrawn": "Sumbernya keliru sama sekali."}),
    ],
)
def test_no_page_and_no_feed_has_an_hour(name: str, fields: dict[str, str]) -> None:
    world = shown(f"articles/{name}", with_front_matter("Isi.\n", **{"title": "Banjir"} | fields))
    pages = [key for key in world.site.objects if key.endswith((".html", ".xml"))]
    assert [key for key in pages if NO_HOUR in world.site.text(key)] == []
    page = world.site.text("2026/11/banjir.html")
    assert "Kamis, 19 November 2026<" in page
    if "withdrawn" not in fields:
        data = re.search(r'ld\+json">(.*?)</script>', page)
        assert data
        assert re.fullmatch(r"2026-11-1[89]T00:00:00\+07:00", json.loads(data[1])["datePublished"])
        assert re.search("<pubDate>[A-Z][a-z]{2}, 1[89] Nov 2026 ", world.site.text("feed.xml"))


def test_an_hour_that_an_editor_gave_is_shown_also_where_it_is_midnight() -> None:
    head = {"title": "Banjir", "date": "2026-11-19 00:00"}
    world = shown("articles/banjir.md", with_front_matter("Isi.\n", **head))
    assert "Kamis, 19 November 2026 00.00 WIB" in world.site.text("2026/11/banjir.html")
    assert "19 Nov 2026, 00.00<" in world.site.text("index.html")
