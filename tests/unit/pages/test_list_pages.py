"""The pages of a month: numbered from the oldest, so that full ones keep their content."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from kilas.lists import ALL, ListId
from kilas.messages import PageMessage
from kilas.pages.desired import Pages
from kilas.pages.edition import Edition
from kilas.pages.list_contexts import ListPage
from kilas.pages.month_pages import month_pages
from kilas.pages.page import PageRef
from kilas.pages.sizes import Sizes
from kilas.site.site import Section, Site
from kilas.standing import MonthStands
from kilas.store.listings import Listings
from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

SITE = site_yaml(timezone="Asia/Jakarta", sections="{daerah: Daerah, politik: Politik}")
ROOT = "arsip/2026/11/"
FIRST = datetime(2026, 11, 2, 5, tzinfo=UTC)


@pytest.fixture(params=[1, 20], ids=["a page at once", "twenty"])
def world(request: pytest.FixtureRequest) -> World:
    return newspaper(pages_at_once=request.param)


def newspaper(pages_at_once: int, rest: int = 0) -> World:
    sizes = Sizes(
        newest_page=3, blocks=0, month_page=2, month_rest=rest, month_pages_at_once=pages_at_once
    )
    world = World(pages=partial(Pages, sizes=sizes))
    world.upload("site.yaml", SITE)
    return world


def publish(world: World, *names: str, day: int | None = None) -> None:
    """Articles named by their order: "a" is of the first hour, "b" of the second ..."""
    for name in names:
        moment = FIRST + timedelta(hours=ord(name[0]))
        if day:
            moment = moment.replace(day=day)
        text = article_file(title=f"Berita {name}", date=moment.isoformat(), section="daerah")
        world.upload(f"articles/{name}.md", text)
    world.settle()


def cards(world: World, key: str) -> list[str]:
    """The names of the articles that a page lists, in its order."""
    return re.findall(r">\s*Berita (\w+)\s*</a>", world.site.text(key))


def months(world: World, root: str = ROOT) -> dict[str, list[str]]:
    """Each page of the month, by its place below the month's folder, and what it lists."""
    return {
        key.removeprefix(root).removesuffix("index.html"): cards(world, key)
        for key in world.site.keys(root)
    }


def test_a_month_fills_its_pages_from_the_oldest(world: World) -> None:
    publish(world, "a")
    assert months(world) == {"": ["a"]}
    publish(world, "b")
    assert months(world) == {"": ["b", "a"]}
    publish(world, "c")
    assert months(world) == {"1/": ["b", "a"], "": ["c"]}
    publish(world, "d", "e")
    assert months(world) == {"1/": ["b", "a"], "2/": ["d", "c"], "": ["e"]}


def test_full_pages_keep_their_bytes_when_newer_articles_come(world: World) -> None:
    publish(world, *"abcde")
    full = {key: world.site.text(key) for key in (f"{ROOT}1/index.html", f"{ROOT}2/index.html")}
    publish(world, "f")
    world.site.puts.clear()
    publish(world, "g", "h", "i")
    assert {key: world.site.text(key) for key in full} == full
    assert not set(full) & set(world.site.puts), "nor are they put again"


def test_surplus_pages_go_when_articles_do(world: World) -> None:
    publish(world, *"abcde")
    for name in "bd":
        world.content.remove(f"articles/{name}.md")
    world.settle()
    assert months(world) == {"1/": ["c", "a"], "": ["e"]}
    for name in "ace":
        world.content.remove(f"articles/{name}.md")
    world.settle()
    assert months(world) == {}


def test_one_message_makes_a_few_pages_and_names_the_next() -> None:
    world = newspaper(pages_at_once=2)
    publish(world, *"abcdefghi")
    whole = months(world)
    parts = []
    world.site.objects.clear()
    message: PageMessage | None = PageMessage("month|all:2026-11", "e1")
    while message:
        world.publish_batch([message])
        parts.append(sorted(months(world)))
        waiting = world.pages_queue.groups.pop("month|all:2026-11", [])
        message = waiting[0] if waiting else None
    assert parts == [["1/", "2/"], ["1/", "2/", "3/", "4/"], ["", "1/", "2/", "3/", "4/"]]
    assert months(world) == whole


def test_an_older_article_moves_what_comes_after_it(world: World) -> None:
    publish(world, *"bcde")
    publish(world, "a")
    assert months(world) == {"1/": ["b", "a"], "2/": ["d", "c"], "": ["e"]}


def test_pages_lead_to_each_other(world: World) -> None:
    publish(world, *"abcde")

    def leads(key: str) -> set[str]:
        return set(re.findall(r'href="(/arsip/\d[^"]*|/arsip/2026/11/)"', world.site.text(key)))

    assert leads(f"{ROOT}index.html") >= {"/arsip/2026/11/2/"}
    assert leads(f"{ROOT}2/index.html") >= {"/arsip/2026/11/1/", "/arsip/2026/11/"}
    assert leads(f"{ROOT}1/index.html") >= {"/arsip/2026/11/"}


def older(world: World, key: str) -> list[str]:
    return re.findall(r'class="older" rel="next" href="([^"]*)"', world.site.text(key))


def test_the_newest_page_leads_to_the_month_of_the_first_article_that_it_does_not_show(
    world: World,
) -> None:
    for name, date in zip("abcde", ("10-30", "10-31", "11-01", "11-02", "11-03"), strict=True):
        text = article_file(title=f"Berita {name}", date=f"2026-{date}", section="daerah")
        world.upload(f"articles/{name}.md", text)
    world.settle()
    assert cards(world, "index.html") == ["e", "d", "c"]
    assert older(world, "index.html") == ["/arsip/2026/10/"]
    assert older(world, "daerah/index.html") == ["/daerah/2026/10/"]


def test_the_page_to_which_the_newest_leads_always_has_what_that_does_not_show() -> None:
    world = newspaper(pages_at_once=20, rest=3)
    for name in "abcdefghij":
        publish(world, name)
        shown = cards(world, "index.html")
        for key in (f"{each.strip('/')}/index.html" for each in older(world, "index.html")):
            assert set(cards(world, key)) - set(shown)
        assert bool(older(world, "index.html")) == (name > "c")


def test_a_newest_page_that_shows_all_leads_nowhere(world: World) -> None:
    publish(world, *"abc")
    assert older(world, "index.html") == older(world, "daerah/index.html") == []
    publish(world, "d")
    assert older(world, "index.html") == ["/arsip/2026/11/"]
    world.content.remove("articles/a.md")
    world.settle()
    assert older(world, "index.html") == older(world, "daerah/index.html") == []


def test_the_newest_page_leads_to_a_month_of_which_it_shows_a_part(world: World) -> None:
    publish(world, *"abcd")
    assert cards(world, "index.html") == ["d", "c", "b"]
    assert 'href="/arsip/2026/11/"' in world.site.text("index.html")
    assert 'href="/daerah/2026/11/"' in world.site.text("daerah/index.html")
    assert months(world, "daerah/2026/11/") == {"1/": ["b", "a"], "": ["d", "c"]}


def test_a_month_is_that_of_the_newspapers_zone(world: World) -> None:
    """20.00 UTC on 31 October is 03.00 on 1 November in Jakarta."""
    world.upload(
        "articles/malam.md", article_file(title="Berita malam", date="2026-10-31T20:00:00Z")
    )
    world.settle()
    assert months(world) == {"": ["malam"]}
    assert not world.site.keys("arsip/2026/10/")
    assert world.pages.sources.listings.standing([ALL])[ALL].months == {"2026-11": 1}


def test_a_section_without_articles_has_a_page_and_a_topic_has_none(world: World) -> None:
    world.settle()
    assert {"index.html", "daerah/index.html", "politik/index.html"} <= set(world.site.objects)
    assert not world.site.keys("topik/")


def test_a_section_that_site_yaml_has_no_more_is_taken_down(world: World) -> None:
    world.settle()
    world.upload("site.yaml", SITE.replace(", politik: Politik", ""))
    world.settle()
    assert not world.site.keys("politik/")


def test_without_settings_no_list_stands(world: World) -> None:
    """Its pages would be dead links once there are settings again."""
    text = article_file(title="Berita a", date=FIRST.isoformat(), tags="[cuaca]")
    world.upload("articles/a.md", text)
    world.settle()
    lists = [ALL, ListId("tag", "cuaca")]
    listings = Listings(world.table)
    assert all(each.newest and each.months for each in listings.standing(lists).values())
    for version in world.content.versions("site.yaml"):
        world.content.remove_for_good("site.yaml", version.id)
    world.settle()
    assert not listings.standing(lists)[lists[1]].newest
    assert [dict(each.months) for each in listings.standing(lists).values()] == [{}, {}]


def test_the_first_page_of_a_month_that_does_not_stand_has_its_newest_articles(
    world: World,
) -> None:
    publish(world, "a", "b", "c", "d", "e")
    listings = Listings(world.table)
    listings.write(MonthStands(ALL, listings.standing([ALL])[ALL], "2026-11", pages=0))
    world.publish_batch([PageMessage("month|all:2026-11", "again")])
    assert cards(world, f"{ROOT}index.html") == ["e", "d"]


def test_a_topic_is_spelled_as_its_newest_article_spells_it(world: World) -> None:
    for name, tag in (("a", "Musim Hujan"), ("b", "musim hujan"), ("c", "MUSIM HUJAN")):
        moment = (FIRST + timedelta(hours=ord(name))).isoformat()
        text = article_file(title=f"Berita {name}", date=moment, tags=f"[{tag}]")
        world.upload(f"articles/{name}.md", text)
    world.settle()
    assert "Topik: MUSIM HUJAN" in world.site.text("topik/musim-hujan/index.html")


@pytest.mark.parametrize("knows", [True, False], ids=["a section", "a section that left"])
def test_a_month_leads_to_the_page_and_the_feed_of_its_section_while_there_is_one(
    *, knows: bool
) -> None:
    """Between new settings and the new look at each article, a month may still be made."""
    world = newspaper(pages_at_once=20)
    publish(world, "a")
    sections = (Section("daerah", "Daerah"),) if knows else ()
    edition = Edition(
        Site("Kabar", "https://kabar.example", sections=sections), world.pages.sources
    )
    made = month_pages(PageRef.month(ListId("section", "daerah"), "2026-11"), edition)
    page = made.at["/daerah/2026/11/"]
    assert isinstance(page, ListPage)
    assert (page.newer is not None, bool(page.feed)) == (knows, knows)
