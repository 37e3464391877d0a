"""Each local link of an article leads to something that stands, or its report names it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from kilas.plan.neighbours import LINKING_AT_ONCE
from kilas.sweep.sweep import Pace, Paces
from tests.converge.sources import GOOD_SITE, photo
from tests.fakes.newspaper import newspaper
from tests.unit.ingest.linking import remove, text, upload

if TYPE_CHECKING:
    from collections.abc import Collection

    from tests.fakes.world import World

KEY = "articles/2026/banjir.md"
PHOTO = "media/banjir.jpg"


@pytest.fixture
def world() -> World:
    return newspaper(GOOD_SITE)


def notes(world: World, key: str = KEY) -> list[tuple[str, str, str]]:
    """The code, the link and the near name of each note on links."""
    record = world.records.get(key)
    assert record is not None
    return [
        (each.code, each.values["value"], each.values.get("near", ""))
        for each in record.problems
        if each.code.startswith("target_")
    ]


IN_A_PHOTO = [
    text(f"![Air]({PHOTO})\n"),
    text(f"![Air](../../{PHOTO})\n"),
    text(f'<p><img src="/{PHOTO}"></p>\n'),
    text(f"[Foto](/{PHOTO})\n"),
    text(f"[Foto](https://kabar.example/{PHOTO})\n"),
    text("Isi.\n", image=PHOTO),
    text("Isi.\n", draft="true", image=PHOTO),
]


@pytest.mark.parametrize("source", IN_A_PHOTO)
def test_a_photo_that_is_not_there_is_named_until_it_comes_and_once_it_goes(
    world: World, source: str
) -> None:
    missing = [("target_missing", f"/{PHOTO}", "")]
    upload(world, KEY, source)
    assert notes(world) == missing
    upload(world, PHOTO, photo(9))
    assert notes(world) == []
    remove(world, PHOTO)
    assert notes(world) == missing
    upload(world, PHOTO, b"no photo")
    assert notes(world) == missing, "what cannot be read does not stand"


def test_the_note_has_its_line_and_the_report_has_the_note(world: World) -> None:
    upload(world, KEY, text(f"Satu.\n\n![Air]({PHOTO})\n"))
    record = world.records.get(KEY)
    assert record
    assert [each.line for each in record.problems if each.code == "target_missing"] == [8]
    assert f"/{PHOTO}" in world.desk.text(f"{KEY}.txt")
    upload(world, PHOTO, photo(9))
    assert f"/{PHOTO}" not in world.desk.text(f"{KEY}.txt")


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("media/Banjir.JPG", "media/banjir.jpg"),
        ("media/banjir.png", "media/banjir.jpg"),
        ("media/air%20di%20jalan.jpg", "media/air_di-jalan.jpg"),
        (normalize("NFC", "media/café.jpg"), normalize("NFD", "media/café.jpg")),
        (normalize("NFD", "media/café.jpg"), normalize("NFC", "media/café.jpg")),
    ],
)
def test_a_near_name_is_named_in_every_order(world: World, written: str, there: str) -> None:
    upload(world, KEY, text(f"![Air]({written})\n"))
    assert [(code, near) for code, _, near in notes(world)] == [("target_missing", "")]
    upload(world, there, photo(9))
    assert [(code, near) for code, _, near in notes(world)] == [("target_near", there)]
    remove(world, there)
    assert [(code, near) for code, _, near in notes(world)] == [("target_missing", "")]


OTHER = "articles/2026/pasar.md"
PASAR = text("Isi.\n", title="Pasar", slug="pasar", tags="[air]", author="K-01")


@pytest.mark.parametrize(
    "link",
    [
        "/2026/11/pasar.html",
        "../11/pasar.html",
        "/2026/11/pasar.html#bagian",
        "https://kabar.example/2026/11/pasar.html",
        "pasar.md",
        "../2026/pasar.md",
        "/articles/2026/pasar.md",
        "2026/pasar.md",
        "/topik/air/",
        "/topik/air",
        "/arsip/2026/11/",
        "/2026/11/",
        "/topik/air/2026/11/",
    ],
)
def test_another_article_or_list_is_named_until_it_comes_and_once_it_goes(
    world: World, link: str
) -> None:
    world.upload(KEY, text(f"[Lihat]({link})\n", date="2026-10-01"))
    world.settle()
    assert [code for code, *_ in notes(world)] == ["target_missing"], link
    upload(world, OTHER, PASAR)
    assert notes(world) == []
    upload(world, OTHER, PASAR.replace("title:", "draft: true\ntitle:"))
    assert [code for code, *_ in notes(world)] == ["target_missing"]
    upload(world, OTHER, PASAR)
    remove(world, OTHER)
    assert [code for code, *_ in notes(world)] == ["target_missing"]


@pytest.mark.parametrize(
    "link",
    [
        "/", "/arsip/", "/feed.xml", "/sitemap.xml", "/robots.txt", "/politik/",
        "/politik/feed.xml",
        "#atas", "?q=1", "https://lain.example/x.html", "mailto:a@kabar.example", "//lain.example/",
    ],
)  # fmt: skip
def test_what_always_stands_or_is_another_sites_has_no_note(world: World, link: str) -> None:
    upload(world, KEY, text(f"[Lihat]({link})\n"))
    assert notes(world) == []


@pytest.mark.parametrize(
    "link", ["/tidak-ada/", "/search/label/air", "/assets/x.css", "/desk/index.html", "x" * 400]
)
def test_what_never_stands_is_named(world: World, link: str) -> None:
    upload(world, KEY, text(f"[Lihat](/{link.removeprefix('/')})\n"))
    assert [code for code, *_ in notes(world)] == ["target_missing"]


def test_an_address_in_other_letters_is_near(world: World) -> None:
    upload(world, OTHER, PASAR)
    upload(world, KEY, text("[Lihat](/2026/11/Pasar.html)\n"))
    assert notes(world) == [("target_near", "/2026/11/Pasar.html", "/2026/11/pasar.html")]


def test_a_link_to_a_source_file_has_the_address_of_its_article(world: World) -> None:
    upload(world, KEY, text("[Lihat](pasar.md#bagian-satu) dan [ini](/robots.txt).\n"))
    page = "2026/11/banjir.html"
    assert ".md" not in world.site.text(page)
    assert "<a>Lihat</a>" in world.site.text(page), "a text until there is an address"
    upload(world, OTHER, PASAR)
    link = '<a href="/2026/11/pasar.html#isi-bagian-satu" rel="noopener">Lihat</a>'
    assert link in world.site.text(page)
    assert "/2026/11/pasar.html#isi-bagian-satu" in world.site.text("feed.xml")
    upload(world, OTHER, PASAR.replace("slug: pasar", "slug: pekan"))
    assert "/2026/11/pekan.html#isi-bagian-satu" in world.site.text(page)
    assert notes(world) == []


@pytest.mark.parametrize(
    ("fragment", "leads_to"),
    [
        ("bagian-satu", "isi-bagian-satu"),
        ("isi-bagian-satu", "isi-bagian-satu"),
        ("kaf%C3%A9-kita", "isi-kaf%C3%A9-kita"),
        ("kafé-kita", "isi-kaf%C3%A9-kita"),
        ("komentar", "komentar"),
        ("komentar-01", "komentar-01"),
        ("tulis-komentar", "tulis-komentar"),
        ("ralat", "ralat"),
        ("isi", "isi"),
    ],
)
@pytest.mark.parametrize("file", ["pasar.md", "/2026/11/pasar.html"])
@pytest.mark.parametrize("query", ["", "?m=1", "?q=a%26b%20c&d=%C3%A9"])
def test_a_link_leads_to_its_place_in_another_article(
    world: World, file: str, query: str, fragment: str, leads_to: str
) -> None:
    upload(world, OTHER, PASAR)
    upload(world, KEY, text(f"[Lihat]({file}{query}#{fragment})\n"))
    written = query.replace("&", "&amp;")
    address = f"/2026/11/pasar.html{written}#{leads_to}"
    assert f'<a href="{address}"' in world.site.text("2026/11/banjir.html")


def test_the_page_of_a_document_is_no_place_in_a_text(world: World) -> None:
    upload(world, "media/laporan.pdf", b"%PDF-1.4\n%%EOF\n")
    upload(world, KEY, text("[Lihat](/media/laporan.pdf#page=3)\n"))
    assert 'href="/media/laporan.pdf#page=3"' in world.site.text("2026/11/banjir.html")


def test_a_photo_in_many_articles_asks_for_all_of_them_in_bounded_messages(world: World) -> None:
    world.paces = Paces(files=Pace(keys=7, seconds=0))
    world.wire()
    keys = [f"articles/{number}.md" for number in range(60)]
    for number, key in enumerate(keys):
        world.upload(key, text(f"![Air]({PHOTO})\n", slug=f"b{number}"))
    world.settle()
    assert with_notes(world, keys) == set(keys)
    before = world.calls["FakeSweepQueue.send"]
    upload(world, PHOTO, photo(9))
    assert with_notes(world, keys) == set()
    assert world.calls["FakeSweepQueue.send"] - before >= (60 - LINKING_AT_ONCE) // 7, "in parts"
    remove(world, PHOTO)
    assert with_notes(world, keys) == set(keys)


def with_notes(world: World, keys: Collection[str]) -> set[str]:
    return {key for key in keys if notes(world, key)}
