from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

from kilas.pages.contexts import Sitemap, SitemapEntry, SitemapIndex
from kilas.pages.render import render
from tests.fakes.newspaper import newspaper
from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://kabar.example"


def parse(xml: bytes) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314  # our own bytes


def test_month() -> None:
    entries = (
        SitemapEntry(f"{BASE}/2026/11/a&b.html", datetime(2026, 11, 23, 11, 20, 5, 7, tzinfo=UTC)),
        SitemapEntry(f"{BASE}/2026/11/c.html", datetime(2026, 11, 22, tzinfo=UTC)),
        SitemapEntry(f"{BASE}/daerah/"),
    )
    root = parse(render(Sitemap(entries)))
    assert root.tag == f"{NAMESPACE}urlset"
    assert [element.text for element in root.iter(f"{NAMESPACE}loc")] == [
        f"{BASE}/2026/11/a&b.html",
        f"{BASE}/2026/11/c.html",
        f"{BASE}/daerah/",
    ]
    assert [element.text for element in root.iter(f"{NAMESPACE}lastmod")] == [
        "2026-11-23T11:20:05+00:00",
        "2026-11-22T00:00:00+00:00",
    ]


def test_index() -> None:
    months = (f"{BASE}/sitemaps/2026-10.xml", f"{BASE}/sitemaps/2026-11.xml")
    root = parse(render(SitemapIndex(months)))
    assert root.tag == f"{NAMESPACE}sitemapindex"
    assert [element.text for element in root.iter(f"{NAMESPACE}loc")] == [
        f"{BASE}/sitemaps/2026-10.xml",
        f"{BASE}/sitemaps/2026-11.xml",
    ]


def test_the_index_has_the_oldest_month_first_in_whatever_order_they_were_made() -> None:
    world = World()
    world.upload("site.yaml", site_yaml(base_url=BASE))
    for month in ("11", "09", "10"):
        world.upload(f"articles/{month}.md", article_file(date=f"2026-{month}-02"))
        world.settle()
    root = parse(world.site.objects["sitemap.xml"][0].body)
    assert [element.text for element in root.iter(f"{NAMESPACE}loc")] == [
        f"{BASE}/sitemaps/{name}.xml" for name in ("halaman", "2026-09", "2026-10", "2026-11")
    ]


def test_a_month_has_all_its_articles_the_newest_first() -> None:
    world = newspaper(site_yaml())
    for number in range(7):
        world.upload(f"articles/a{number}.md", article_file(date=f"2026-11-2{number} 08:00"))
    world.clock.time += timedelta(days=10)
    world.settle()
    root = parse(world.site.text("sitemaps/2026-11.xml").encode())
    found = [element.text for element in root.iter(f"{NAMESPACE}loc")]
    assert found == [
        f"https://kabar-kilas.example/2026/11/a{number}.html" for number in range(6, -1, -1)
    ]


def test_the_front_page_the_sections_and_the_static_pages_are_in_a_sitemap_of_their_own() -> None:
    world = World()
    world.upload("site.yaml", site_yaml(base_url=BASE, sections="{daerah: Daerah}"))
    world.upload("articles/a.md", article_file(section="daerah"))

    def addresses() -> list[str]:
        world.settle()
        root = parse(world.site.objects["sitemaps/halaman.xml"][0].body)
        found = [str(element.text) for element in root.iter(f"{NAMESPACE}loc")]
        return [each.removeprefix(BASE) for each in found]

    assert addresses() == ["/", "/daerah/"]
    world.upload("pages/tentang.md", article_file(title="Tentang", date="2026-01-02"))
    world.upload("pages/redaksi.md", article_file(title="Redaksi", date="2026-01-03"))
    assert addresses() == ["/", "/daerah/", "/p/tentang.html", "/p/redaksi.html"]
    world.upload("pages/tentang.md", article_file(title="Tentang", date="2026-01-02", url="/kami/"))
    assert addresses() == ["/", "/daerah/", "/kami/", "/p/redaksi.html"]
    world.upload("pages/redaksi.md", article_file(title="R", date="2026-01-03", draft="true"))
    world.upload("site.yaml", site_yaml(base_url=BASE, sections="{politik: P, daerah: Daerah}"))
    assert addresses() == ["/", "/politik/", "/daerah/", "/kami/"]
    world.content.remove("pages/tentang.md")
    assert addresses() == ["/", "/politik/", "/daerah/"]


def test_nothing_yet_is_well_formed() -> None:
    assert list(parse(render(Sitemap(())))) == []
    assert list(parse(render(SitemapIndex(())))) == []


def test_robots() -> None:
    robots = RobotFileParser()
    world = newspaper(site_yaml(base_url=BASE))
    robots.parse(world.site.text("robots.txt").splitlines())
    assert robots.can_fetch("*", "/2026/11/banjir.html")
    assert not robots.can_fetch("*", "/api/articles/banjir/comments")
    assert robots.site_maps() == [f"{BASE}/sitemap.xml"]
