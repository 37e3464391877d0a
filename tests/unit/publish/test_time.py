"""Time zones, hosts, corrections and addresses of other programs, from the upload to the page."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.converge.oracle import assert_right
from tests.fakes.newspaper import newspaper
from tests.fakes.world import World, rebuilt
from tests.newsroom import article_file, site_yaml
from tests.unit.publish.minutes import KEY, report, upload

BORDER = "2026-10-31 23:59:59 WIB"
"""In Jayapura it is November by then."""


def page(world: World, address: str) -> str:
    body: bytes = world.site.objects[address.removeprefix("/")][0].body
    return body.decode()


def redirect(world: World, address: str) -> str:
    found = world.site.objects.get(address.removeprefix("/"))
    return found[0].redirect if found else "404"


def items(world: World, feed: str = "feed.xml") -> list[ET.Element]:
    output, *_ = world.site.objects[feed]
    return list(ET.fromstring(output.body).iter("item"))  # noqa: S314 -- our own bytes


# --- another zone, another host --------------------------------------------------------------


def test_another_zone_breaks_no_address() -> None:
    world = newspaper(site_yaml(timezone="WIB"))
    upload(world, article_file(date=BORDER))
    assert redirect(world, "/2026/10/banjir.html") == ""
    upload(world, site_yaml(timezone="WIT"), "site.yaml")
    assert redirect(world, "/2026/11/banjir.html") == ""
    assert redirect(world, "/2026/10/banjir.html") == "/2026/11/banjir.html"
    upload(world, article_file(date=BORDER, title="Banjir surut"))
    assert redirect(world, "/2026/10/banjir.html") == "/2026/11/banjir.html"
    upload(world, site_yaml(timezone="WIB"), "site.yaml")
    assert redirect(world, "/2026/10/banjir.html") == ""
    assert redirect(world, "/2026/11/banjir.html") == "/2026/10/banjir.html"


def test_an_address_that_no_article_had_under_a_former_zone_is_free() -> None:
    world = newspaper(site_yaml(timezone="WIB"))
    upload(world, site_yaml(timezone="WIT"), "site.yaml")
    upload(world, article_file(date=BORDER))
    assert redirect(world, "/2026/10/banjir.html") == "404"


def test_an_older_slug_leads_on_where_it_was_under_the_zone_of_its_time() -> None:
    world = newspaper(site_yaml(timezone="WIB"))
    upload(world, article_file(date=BORDER, slug="lama"))
    upload(world, article_file(date=BORDER, slug="baru"))
    upload(world, site_yaml(timezone="WIT"), "site.yaml")
    present = "/2026/11/baru.html"
    found = {each: redirect(world, each) for each in (
        "/2026/10/lama.html", "/2026/10/baru.html", present, "/2026/11/lama.html",
    )}  # fmt: skip
    assert list(found.values()) == [present, present, "", "404"]


ZONES = st.sampled_from(["Asia/Jakarta", "Asia/Jayapura", "Pacific/Auckland", "America/New_York"])
DATES = st.sampled_from([BORDER, "2026-10-31 23:00", "2026-10-31T14:00:00Z"])


@given(st.lists(ZONES | DATES, min_size=2, max_size=6))
def test_every_address_that_stood_stands_or_leads_on(steps: list[str]) -> None:
    world, stood = newspaper(), set()
    upload(world, article_file(date=BORDER))
    for step in steps[:4]:
        is_zone = "/" in step
        text = site_yaml(timezone=step) if is_zone else article_file(date=step, title=step[-4:])
        upload(world, text, "site.yaml" if is_zone else KEY)
        stood |= {f"/{key}" for key in world.site.objects if key.endswith("/banjir.html")}
        present = [each for each in stood if redirect(world, each) == ""]
        assert [redirect(world, each) for each in stood - set(present)] == present * (
            len(stood) - 1
        )
    assert_right(world)
    assert rebuilt(world).shown() == world.shown()


def test_another_host_and_zone_renew_no_item_of_a_feed() -> None:
    world = newspaper(site_yaml(base_url="https://kabar.example"))
    upload(world, article_file(date=BORDER))
    upload(world, article_file(title="Lain"), "articles/lain.md")
    before = [each.findtext("guid") for each in items(world)]
    assert len(set(before)) == 2
    upload(world, site_yaml(base_url="https://www.baru.example", timezone="WIT"), "site.yaml")
    assert [each.findtext("guid") for each in items(world)] == before
    assert items(world)[0].findtext("link") == "https://www.baru.example/2026/11/lain.html"
    world.upload(KEY, article_file(date=BORDER, slug="baru"))
    world.settle()
    assert [each.findtext("guid") for each in items(world)] == before
    assert all(each.find("guid").get("isPermaLink") == "false" for each in items(world))  # type: ignore[union-attr]  # each has one


def test_an_address_with_the_newspapers_former_host_is_its_own() -> None:
    world = newspaper(site_yaml(base_url="https://lama.example"))
    file = article_file(
        url="https://lama.example/berita/banjir.html",
        aliases="[https://www.lama.example/b.php]",
    )
    upload(world, file)
    upload(world, site_yaml(base_url="https://baru.example"), "site.yaml")
    assert redirect(world, "/berita/banjir.html") == ""
    assert redirect(world, "/b.php") == "/berita/banjir.html"


# --- years long ago --------------------------------------------------------------------------


@pytest.mark.parametrize("year", [1900, 1910, 1930, 1943, 1949, 1955])
def test_an_old_article_has_the_standard_time_of_its_zone_everywhere(year: int) -> None:
    world = newspaper()
    upload(world, article_file(date=f"{year}-05-05 08:00", lastmod=f"{year}-06-05 08:00"))
    html = page(world, f"/{year}/05/banjir.html")
    assert html.count(f"{year}-05-05T08:00:00+07:00") == 3, "time, og and JSON-LD"
    assert html.count(f"{year}-06-05T08:00:00+07:00") == 3
    assert f"5 Mei {year} 08.00 WIB" in html
    (item,) = items(world)
    assert str(item.findtext("pubDate")).endswith(f"05 May {year} 08:00:00 +0700")


# --- addresses of other programs -------------------------------------------------------------


def test_the_name_that_blogger_gave_a_file_is_its_address() -> None:
    world = newspaper()
    upload(world, article_file(), "articles/2026-11-19-glasses_30.md")
    upload(world, article_file(slug="Banjir_23"), "articles/lain.md")
    assert redirect(world, "/2026/11/glasses_30.html") == ""
    assert redirect(world, "/2026/11/banjir_23.html") == ""


BLOGGER = "http://koran-lama.blogspot.example/2019/05/banjir-di_12.html"


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({}, "/2019/05/banjir-di_12.html"),
        ({"slug": "surut"}, "/2026/11/surut.html"),
        ({"permalink": "/berita/surut.html"}, "/berita/surut.html"),
        ({"permalink": "/2019/05/banjir-di_12.html"}, "/2019/05/banjir-di_12.html"),
        ({"url": "tanpa garis miring"}, "/2019/05/banjir-di_12.html"),
    ],
)
def test_the_address_at_blogger_is_the_address_or_leads_to_it(
    fields: dict[str, str], address: str
) -> None:
    world = newspaper()
    upload(world, article_file(blogger_orig_url=BLOGGER, modified_time="2026-11-20", **fields))
    assert redirect(world, address) == ""
    if address != "/2019/05/banjir-di_12.html":
        assert redirect(world, "/2019/05/banjir-di_12.html") == address
    assert "2026-11-20T00:00:00+07:00" in page(world, address), "modified_time"


@pytest.mark.parametrize("odd", ["https://b.example/", "x", "[]", "/feeds/posts/a.html", "/a?p=1"])
def test_what_is_no_page_at_blogger_gives_no_address(odd: str) -> None:
    world = newspaper()
    upload(world, article_file(blogger_orig_url=odd))
    assert redirect(world, "/2026/11/banjir.html") == ""


def test_former_addresses_of_other_programs_lead_on_or_are_named_with_the_reason() -> None:
    world = newspaper()
    former = [
        "/lama.htm", "/berita.php", "https://www.kabar-kilas.example/abs.html", "/m.html?m=1",
        "/?p=123", "https://lain.example/jauh.html",
    ]  # fmt: skip
    upload(world, article_file(redirect_from=f"[{', '.join(map(repr, former))}]"))
    for path in ("/lama.htm", "/berita.php", "/abs.html", "/m.html"):
        assert redirect(world, path) == "/2026/11/banjir.html"
    assert "“/?p=123” pada “redirect_from” tidak mengarah" in report(world)
    assert "“https://lain.example/jauh.html” pada “redirect_from” adalah alamat" in report(world)
    assert "tulis /jauh.html" in report(world)
    assert redirect(world, "/jauh.html") == "404"


# --- corrections -----------------------------------------------------------------------------

CORRECTED = "[{date: 2026-11-21 08:00, note: Tiga desa.}, {date: 2026-11-20 08:00, note: Rabu.}]"
CHANGED = "2026-11-21T08:00:00+07:00"


def test_a_correction_is_a_change_everywhere() -> None:
    world = newspaper(site_yaml(sections="{daerah: Daerah}"))
    upload(world, article_file(section="daerah"))
    assert "Diperbarui" not in page(world, "/2026/11/banjir.html")
    upload(world, article_file(section="daerah", corrections=CORRECTED))
    html = page(world, "/2026/11/banjir.html")
    assert f'"dateModified": "{CHANGED}"' in html
    assert f'<meta property="article:modified_time" content="{CHANGED}">' in html
    assert f'Diperbarui <time datetime="{CHANGED}">' in html
    moment = datetime.fromisoformat(CHANGED)
    (lastmod,) = [
        text.partition("</lastmod>")[0]
        for text in page(world, "/sitemaps/2026-11.xml").split("<lastmod>")[1:]
    ]
    assert datetime.fromisoformat(lastmod) == moment
    for feed in ("feed.xml", "daerah/feed.xml"):
        (item,) = items(world, feed)
        updated = item.findtext("{http://www.w3.org/2005/Atom}updated")
        assert updated == CHANGED
        content = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or ""
        assert content.index("Air surut.") < content.index("Ralat") < content.index("Rabu.")
        assert f'<time datetime="{CHANGED}">' in content
        assert "<lastBuildDate>Sat, 21 Nov 2026 08:00:00 +0700</lastBuildDate>" in page(world, feed)


@pytest.mark.parametrize(
    ("lastmod", "shown"),
    [("2026-11-22", "2026-11-22T00:00:00+07:00"), ("2026-11-20", CHANGED), ("", CHANGED)],
)
def test_the_newest_of_lastmod_and_corrections_is_the_last_change(lastmod: str, shown: str) -> None:
    world = newspaper()
    upload(world, article_file(lastmod=lastmod, corrections=CORRECTED))
    assert f'"dateModified": "{shown}"' in page(world, "/2026/11/banjir.html")


def test_a_correction_before_the_publication_is_no_change() -> None:
    world = newspaper()
    upload(world, article_file(corrections="[{date: 2026-11-01, note: Rabu.}]"))
    html = page(world, "/2026/11/banjir.html")
    assert "Diperbarui" not in html
    assert "article:modified_time" not in html


def test_a_feed_has_the_dateline() -> None:
    world = newspaper()
    upload(world, article_file(dateline="Hilir"))
    (item,) = items(world)
    content = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or ""
    assert content.startswith('<p><b class="dateline">Hilir, Kabar Kilas –</b> Air surut.')
