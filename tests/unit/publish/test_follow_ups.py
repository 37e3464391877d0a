"""An article that corrects, answers or continues another, and the other one, link to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.articles.field_names import FOLLOW_UPS, MAX_ORIGINALS
from kilas.pages.sizes import SIZES
from kilas.plan.neighbours import LINKING_AT_ONCE
from kilas.sweep.sweep import Pace, Paces
from tests.converge.sources import GOOD_SITE, front_matter
from tests.fakes.newspaper import newspaper
from tests.fakes.world import World
from tests.unit.publish.following_up import (
    NEW,
    NEW_PAGE,
    OLD,
    OLD_PAGE,
    TO_NEW,
    TO_OLD,
    links,
    new,
    notes,
    old,
    remove,
    upload,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


@pytest.fixture
def world() -> World:
    return newspaper(GOOD_SITE)


SPELLINGS = (
    "articles/2026/pasar.md", "/articles/2026/pasar.md", "2026/pasar.md", "pasar.md", "pasar",
    "2026/pasar", "articles/2026/pasar", "/2026/11/pasar.html", "2026/11/pasar.html",
    "https://kabar.example/2026/11/pasar.html", "/lama.html", "lama.html", "/dulu/", "/dulu",
    "[articles/2026/pasar.md]", '"pasar.md"',
)  # fmt: skip


@pytest.mark.parametrize("written", SPELLINGS)
@pytest.mark.parametrize("is_first", [True, False])
def test_both_link_each_other_however_the_original_is_named_and_whichever_comes_first(
    world: World, written: str, *, is_first: bool
) -> None:
    original = (OLD, old(aliases="[/lama.html, /dulu/]"))
    follow_up = (NEW, new(corrects=written))
    for key, data in (original, follow_up) if is_first else (follow_up, original):
        upload(world, key, data)
    assert links(world, OLD_PAGE) == TO_NEW
    assert links(world, NEW_PAGE) == TO_OLD
    assert notes(world) == []


def test_the_links_have_the_title_and_the_time_of_the_other_article(world: World) -> None:
    upload(world, OLD, old(lang="jv"))
    upload(world, NEW, new(corrects="pasar.md"))
    assert (
        f'<a href="/{NEW_PAGE}">Pasar tetap buka</a> (<time datetime="2026-11-02T00:00:00+07:00">'
        in world.site.text(OLD_PAGE)
    )
    assert f'<a href="/{OLD_PAGE}" lang="jv">Pasar ditutup</a> (' in world.site.text(NEW_PAGE)


@pytest.mark.parametrize(
    ("kind", "at_original", "at_follow_up"),
    [
        ("corrects", "Diralat oleh", "Meralat"),
        ("right_of_reply", "Hak jawab", "Hak jawab atas"),
        ("outcome_of", "Perkembangan", "Perkembangan dari"),
    ],
)
def test_each_kind_has_words_of_its_own_under_each_of_its_names(
    world: World, kind: str, at_original: str, at_follow_up: str
) -> None:
    upload(world, OLD, old(unverified="true"))
    for name in next(names for each, names in FOLLOW_UPS.items() if each == kind):
        upload(world, NEW, new(**{name: "pasar.md"}))
        assert links(world, OLD_PAGE) == [(at_original, f"/{NEW_PAGE}")], name
        assert links(world, NEW_PAGE) == [(at_follow_up, f"/{OLD_PAGE}")], name


@pytest.mark.parametrize(
    ("label", "at_original"),
    [("Meralat", "Diralat oleh"), ("Hak jawab", "Hak jawab"),
     ("Perkembangan dari", "Perkembangan")],
)  # fmt: skip
def test_a_text_says_it_in_indonesian(world: World, label: str, at_original: str) -> None:
    upload(world, OLD, old())
    head = f"Judul: Pasar tetap buka\nTanggal: 2 November 2026\n{label}: {OLD}\n"
    upload(world, "articles/ralat.txt", f"{head}\nIsi.\n")
    assert links(world, OLD_PAGE) == [(at_original, f"/{NEW_PAGE}")]


def test_an_article_may_be_several_things_to_several_articles(world: World) -> None:
    upload(world, OLD, old())
    upload(world, "articles/b.md", old(title="B", slug="b", corrects="2026/pasar.md"))
    upload(world, NEW, new(corrects="[pasar.md, articles/b.md]", right_of_reply="pasar.md"))
    assert set(links(world, NEW_PAGE)) == {
        *TO_OLD, ("Meralat", "/2026/11/b.html"), ("Hak jawab atas", f"/{OLD_PAGE}")
    }  # fmt: skip
    assert set(links(world, OLD_PAGE)) == {
        *TO_NEW, ("Hak jawab", f"/{NEW_PAGE}"), ("Diralat oleh", "/2026/11/b.html")
    }  # fmt: skip
    assert links(world, "2026/11/b.html") == [*TO_NEW, *TO_OLD]


@pytest.mark.parametrize("written", ["pasar.md", f"/{OLD_PAGE}"])
def test_the_follow_up_knows_the_original_as_it_is_now(world: World, written: str) -> None:
    upload(world, OLD, old())
    upload(world, NEW, new(corrects=written))
    upload(world, OLD, old(title="Pasar sempat ditutup"))
    assert "Pasar sempat ditutup</a>" in world.site.text(NEW_PAGE)
    upload(world, OLD, old(slug="pekan"))
    assert links(world, NEW_PAGE) == [("Meralat", "/2026/11/pekan.html")]
    assert links(world, "2026/11/pekan.html") == TO_NEW
    assert notes(world) == []


def test_the_original_knows_the_follow_up_as_it_is_now(world: World) -> None:
    upload(world, OLD, old())
    upload(world, NEW, new(corrects="pasar.md"))
    upload(world, NEW, new(corrects="pasar.md", title="Pasar buka lagi"))
    assert "Pasar buka lagi</a>" in world.site.text(OLD_PAGE)
    upload(world, NEW, new(corrects="pasar.md", slug="koreksi", date="2026-11-03"))
    assert links(world, OLD_PAGE) == [("Diralat oleh", "/2026/11/koreksi.html")]


@pytest.mark.parametrize(
    "fields",
    [{"draft": "true"}, {"withdrawn": "Keliru."}, {"corrects": ""}, {"date": "2036-01-01"}, None],
)
def test_a_follow_up_that_readers_do_not_see_leaves_no_link(
    world: World, fields: dict[str, str] | None
) -> None:
    upload(world, OLD, old())
    upload(world, NEW, new(corrects="pasar.md"))
    before = world.site.text(OLD_PAGE)
    assert links(world, OLD_PAGE) == TO_NEW
    if fields is None:
        remove(world, NEW)
    else:
        upload(world, NEW, new(**{"corrects": "pasar.md"} | fields))
    assert links(world, OLD_PAGE) == []
    assert "Pasar tetap buka" not in world.site.text(OLD_PAGE)
    upload(world, NEW, new(corrects="pasar.md"))
    assert world.site.text(OLD_PAGE) == before


def test_a_follow_up_of_another_article_leaves_the_one_that_it_named_before(world: World) -> None:
    upload(world, OLD, old())
    upload(world, "articles/b.md", old(title="B", slug="b"))
    upload(world, NEW, new(corrects="pasar.md"))
    upload(world, NEW, new(corrects="articles/b.md"))
    assert links(world, OLD_PAGE) == []
    assert links(world, "2026/11/b.html") == TO_NEW
    assert links(world, NEW_PAGE) == [("Meralat", "/2026/11/b.html")]


def test_an_original_that_goes_is_named_in_the_report_until_it_comes_back(world: World) -> None:
    upload(world, OLD, old())
    upload(world, NEW, new(corrects="pasar.md"))
    remove(world, OLD)
    assert links(world, NEW_PAGE) == []
    assert notes(world) == [("target_missing", 5)]
    upload(world, OLD, old())
    assert links(world, NEW_PAGE) == TO_OLD
    assert links(world, OLD_PAGE) == TO_NEW
    assert notes(world) == []


def test_a_withdrawn_original_leads_to_its_follow_up_and_is_named_nowhere_else(
    world: World,
) -> None:
    upload(world, OLD, old())
    upload(world, NEW, new(corrects="pasar.md"))
    upload(world, OLD, old(withdrawn="Memuat nama anak."))
    assert links(world, OLD_PAGE) == TO_NEW
    assert "Pasar ditutup" not in world.site.text(NEW_PAGE)
    upload(world, OLD, old())
    assert links(world, NEW_PAGE) == TO_OLD


@pytest.mark.parametrize(
    "written",
    ["https://lain.example/a.html", "//lain.example/a.html", "ralat.md", f"/{NEW_PAGE}",
     "/p/tentang.html", "{a: pasar.md}", "[[]]", "mailto:a@kabar.example"],
)  # fmt: skip
def test_what_is_no_other_article_is_named_and_left_out(world: World, written: str) -> None:
    upload(world, "pages/tentang.md", front_matter(title="Tentang") + "Isi.\n")
    upload(world, NEW, new(corrects=written))
    assert notes(world) == [("no_original", 5)]
    assert links(world, NEW_PAGE) == []
    assert "corrects" in world.desk.text(f"{NEW}.txt")


@pytest.mark.parametrize(
    "written", ["true", "Berita tentang pasar", "pages/tentang.md", "media/a.jpg", "x" * 400, "?"]
)
def test_what_is_nowhere_is_named_on_a_page_that_is_live(world: World, written: str) -> None:
    upload(world, NEW, new(corrects=f'"{written}"'))
    [(code, line)] = notes(world)
    assert (code, line) in {("target_missing", 5), ("no_original", 5)}
    assert links(world, NEW_PAGE) == []


def test_a_near_name_is_told(world: World) -> None:
    upload(world, OLD, old())
    upload(world, NEW, new(corrects="articles/2026/Pasar.md"))
    record = world.records.get(NEW)
    assert record
    assert [each.values["near"] for each in record.problems] == [OLD]


def test_a_static_page_follows_nothing_up(world: World) -> None:
    upload(world, OLD, old())
    upload(world, "pages/tentang.md", front_matter(title="T", corrects="/2026/11/pasar.html"))
    assert ("follow_up_of_page", 3) in notes(world, "pages/tentang.md")
    assert links(world, OLD_PAGE) == []


def test_a_draft_knows_where_its_original_is_and_shows_nothing(world: World) -> None:
    upload(world, OLD, old())
    upload(world, NEW, new(corrects="pasar.md", draft="true"))
    assert notes(world) == []
    assert links(world, OLD_PAGE) == []


def many(number: int) -> Iterable[tuple[str, str]]:
    for each in range(number):
        day = f"2026-10-{each % 28 + 1:02} {each // 28:02}:00"
        yield f"articles/r{each}.md", new(slug=f"r{each}", date=day, corrects="2026/pasar.md")


def test_a_hostile_number_of_follow_ups_is_bounded_and_each_hears_of_the_original() -> None:
    world = World()
    world.paces = Paces(objects=Pace(keys=7, seconds=0))
    world.wire()
    world.upload("site.yaml", GOOD_SITE)
    upload(world, OLD, old())
    number = LINKING_AT_ONCE + 16
    for key, data in many(number):
        world.upload(key, data)
    world.settle()
    newest = sorted(range(number), key=lambda each: (each % 28, each // 28), reverse=True)
    shown = [("Diralat oleh", f"/2026/10/r{each}.html") for each in newest[: SIZES.follow_ups]]
    assert links(world, OLD_PAGE) == shown
    upload(world, OLD, old(title="Pasar dibuka", slug="pekan"))
    for each in range(number):
        page = f"2026/10/r{each}.html"
        assert links(world, page) == [("Meralat", "/2026/11/pekan.html")], each
        assert "Pasar dibuka</a>" in world.site.text(page)


def test_an_article_names_a_few_originals(world: World) -> None:
    keys = [f"articles/o{number}.md" for number in range(MAX_ORIGINALS + 2)]
    for number, key in enumerate(keys):
        world.upload(key, old(slug=f"o{number}"))
    upload(world, NEW, new(corrects=f"[{', '.join(keys)}]"))
    assert notes(world) == [("left_over", 5)]
    named = [("Meralat", f"/2026/11/o{number}.html") for number in range(MAX_ORIGINALS)]
    assert links(world, NEW_PAGE) == named
