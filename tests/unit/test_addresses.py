from __future__ import annotations

import re
import string
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kilas.addresses import shapes, site_map
from kilas.addresses.shapes import (
    ANY,
    ARTICLE,
    SITE_MAP,
    STATIC_PAGE,
    Shape,
    is_free_for_section,
    is_reserved,
    look_up,
)
from kilas.addresses.site_map import address_of, object_key
from kilas.articles.address import plain_path
from kilas.lists import ALL, ListId
from kilas.pages.kinds import KINDS
from kilas.pages.page import PageRef

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from kilas.pages.kind import Kind

EDGE = Path(__file__).parents[2] / "functions" / "edge" / "viewer_request.js"

SECTIONS = {"politik", "daerah"}


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/", "index.html"),
        ("/politik/", "politik/index.html"),
        ("/arsip/2026/11/", "arsip/2026/11/index.html"),
        ("/arsip/2026/11/1/", "arsip/2026/11/1/index.html"),
        ("/2026/11/banjir.html", "2026/11/banjir.html"),
        ("/p/bukan-index.html", "p/bukan-index.html"),
        ("/feed.xml", "feed.xml"),
        ("/media/a b é.jpg", "media/a b é.jpg"),
    ],
)
def test_an_address_has_one_key_and_back(address: str, key: str) -> None:
    assert object_key(address) == key
    assert address_of(key) == address


def test_the_key_of_a_desk_report_is_its_own() -> None:
    assert object_key("articles/a.md.txt") == "articles/a.md.txt"


@pytest.mark.parametrize(
    "path",
    [
        "/", "/404.html", "/5xx.html", "/feed.xml", "/politik/feed.xml", "/lain/feed.xml",
        "/sitemap.xml", "/sitemaps/2026-11.xml", "/robots.txt", "/assets/kilas.css",
        "/media/x.jpg", "/topik/banjir/", "/penulis/k-08/", "/arsip/", "/arsip/2026/11/",
        "/api/articles/x/comments/", "/api/", "/API/x.html", "/desk/x.html", "/politik/",
        "/Politik/", "/daerah/2026/", "/daerah/2026/11/", "/belum-rubrik/2026/11/3/",
        "/.well-known/x.html", "/_ministack/", "/2026/11/", "/2026/", "/p/tentang.html",
    ],
)  # fmt: skip
def test_kilas_keeps_its_own_addresses(path: str) -> None:
    assert is_reserved(path, SECTIONS)


@pytest.mark.parametrize(
    "path",
    [
        "/2026/11/banjir.html", "/lama/banjir/", "/politik-lama/", "/apis/", "/index/",
        "/pp/x.html", "/politik/banjir/", "/politik/x.html", "/politik/2026/11/banjir.html",
    ],
)  # fmt: skip
def test_other_addresses_are_free(path: str) -> None:
    assert not is_reserved(path, SECTIONS)


def test_pages_may_be_under_p() -> None:
    assert not is_reserved("/p/tentang.html", SECTIONS, "page")


@pytest.mark.parametrize(
    ("slug", "is_free"),
    [("politik", True), ("api", False), ("p", False), ("2026", False), ("topik", False)],
)
def test_a_section_may_not_have_an_address_of_kilas(slug: str, *, is_free: bool) -> None:
    assert is_free_for_section(slug) is is_free


# --- every row -------------------------------------------------------------------------------

SLUGS = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=9)
FEW = settings(max_examples=20)
"""Enough for the fields of one row."""

FREE_SLUGS = SLUGS.filter(is_free_for_section)
MONTHS = st.dates().map(lambda day: f"{day.year:04}-{day.month:02}")
MOMENTS = st.datetimes(min_value=datetime(1970, 1, 2), timezones=st.just(UTC))  # noqa: DTZ001 -- Hypothesis adds the zone
NAMES = st.text(string.ascii_letters + string.digits + "._~-", min_size=1, max_size=20)

FIELDS = {
    "year": st.dates().map(lambda day: f"{day.year:04}"),
    "month": st.dates().map(lambda day: f"{day.month:02}"),
    "day": st.dates().map(lambda day: f"{day.day:02}"),
    "number": st.integers(1, 99_999).map(str),
    "slug": FREE_SLUGS,
    "mark": st.sampled_from("_."),
    # No list is in /p/, the folder of static pages.
    "path": NAMES.filter(lambda name: name.casefold() != "p"),
    **dict.fromkeys(("identity", "comment", "token", "rest"), NAMES),
}


@st.composite
def addresses(draw: DrawFn, shape: Shape) -> str:
    """An address of a row, with fields that Kilas or an editor can give it."""
    names = re.findall(r"{(\w+)}", shape.template)
    return shape.at(**{name: draw(FIELDS[name]) for name in names})


@st.composite
def in_any_case(draw: DrawFn, address: str) -> str:
    """The address with some of its letters as capitals."""
    capitals = draw(st.integers(0, 2 ** len(address)))
    return "".join(
        each.upper() if capitals >> place & 1 else each for place, each in enumerate(address)
    )


ROWS = [shape for shape in SITE_MAP if shape is not ANY]
KILAS_ROWS = [shape for shape in ROWS if shape.owner == "kilas"]


@pytest.mark.parametrize("shape", KILAS_ROWS, ids=lambda shape: shape.template)
@FEW
@given(data=st.data())
def test_no_file_can_claim_an_address_of_kilas(shape: Shape, data: st.DataObject) -> None:
    address = data.draw(in_any_case(data.draw(addresses(shape))))
    assert is_reserved(address, SECTIONS, "article")
    assert is_reserved(address, SECTIONS, "page")


@given(slug=FREE_SLUGS, data=st.data())
def test_the_page_of_a_section_is_a_files_until_the_newspaper_has_it(
    slug: str, data: st.DataObject
) -> None:
    address = data.draw(in_any_case(site_map.list_root("section", slug)))
    assert is_reserved(address, {slug})
    assert not is_reserved(address, set())


@given(address=addresses(ARTICLE))
def test_the_address_of_an_article_can_be_claimed_by_any_file(address: str) -> None:
    assert not is_reserved(address, SECTIONS, "article")
    assert not is_reserved(address, SECTIONS, "page")


@given(address=addresses(STATIC_PAGE))
def test_the_address_of_a_static_page_can_be_claimed_by_a_page_alone(address: str) -> None:
    assert is_reserved(address, SECTIONS, "article")
    assert not is_reserved(address, SECTIONS, "page")


@pytest.mark.parametrize("shape", ROWS, ids=lambda shape: shape.template)
@FEW
@given(data=st.data())
def test_no_earlier_row_has_the_address_with_another_owner(
    shape: Shape, data: st.DataObject
) -> None:
    found, _ = look_up(data.draw(addresses(shape)))
    assert found.owner == shape.owner


def test_every_shape_is_a_row() -> None:
    declared = {value for value in vars(shapes).values() if isinstance(value, Shape)}
    assert declared <= set(SITE_MAP)


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.is_single], ids=lambda kind: kind.name
)
def test_a_single_page_is_at_an_address_of_kilas(kind: Kind) -> None:
    assert look_up(kind.places.address(""))[0].owner == "kilas"


@pytest.mark.parametrize("shape", ROWS, ids=lambda shape: shape.template)
def test_templates_have_no_capitals(shape: Shape) -> None:
    assert shape.template == shape.template.casefold()


@pytest.mark.parametrize("shape", ROWS, ids=lambda shape: shape.template)
@FEW
@given(data=st.data())
def test_the_object_at_an_address_has_one_address(shape: Shape, data: st.DataObject) -> None:
    address = data.draw(addresses(shape).filter(lambda each: not each.endswith("/index.html")))
    assert address_of(object_key(address)) == address


# --- what the site map makes -----------------------------------------------------------------

NAMED_LISTS = st.sampled_from(["tag", "author"])


@given(kind=NAMED_LISTS, slug=SLUGS, month=MONTHS, number=st.integers(1, 9999))
def test_the_address_of_a_list_leads_to_its_page(
    kind: shapes.ListKind, slug: str, month: str, number: int
) -> None:
    list_id = ListId(kind, slug)
    assert KINDS.page_at(site_map.newest(kind, slug)) == PageRef.newest(list_id)
    assert KINDS.page_at(site_map.list_month(kind, slug, month)) == PageRef.month(list_id, month)
    assert KINDS.page_at(site_map.list_month(kind, slug, month, number)) == PageRef.month(
        list_id, month
    )


@given(slug=FREE_SLUGS, month=MONTHS, number=st.integers(1, 9999))
def test_the_address_of_a_section_leads_to_its_page(slug: str, month: str, number: int) -> None:
    list_id = ListId("section", slug)
    assert KINDS.page_at(site_map.newest("section", slug)) == PageRef.newest(list_id)
    assert KINDS.page_at(list_id.month_url(month)) == PageRef.month(list_id, month)
    assert KINDS.page_at(list_id.month_url(month, number)) == PageRef.month(list_id, month)
    assert KINDS.page_at(site_map.feed(slug)) == PageRef.newest(list_id), "one writer makes both"


def test_the_newspapers_feed_leads_to_the_front_page() -> None:
    assert KINDS.page_at(site_map.feed()) == PageRef.newest(ALL), "one writer makes both"


@given(month=MONTHS, number=st.integers(1, 9999), key=NAMES.map(lambda name: f"media/{name}"))
def test_sitemaps_and_photos_lead_to_their_pages(month: str, number: int, key: str) -> None:
    pages_of_month = PageRef.month(ALL, month)
    assert KINDS.page_at(site_map.sitemap(month)) == pages_of_month, "one writer makes both"
    assert KINDS.page_at(site_map.sitemap(month, number)) == pages_of_month
    assert KINDS.page_at(site_map.photo(key)) == PageRef("photo", key)


@given(slug=SLUGS, moment=MOMENTS)
def test_the_address_of_a_file_leads_to_whoever_claims_it(slug: str, moment: datetime) -> None:
    for address in (site_map.article(slug, moment, UTC), site_map.static_page(slug)):
        assert KINDS.page_at(address) == PageRef("address", address)
        assert plain_path(address) == address


def test_the_month_of_an_article_is_that_of_the_newspapers_zone() -> None:
    new_year_in_jakarta = datetime(2025, 12, 31, 17, 0, tzinfo=UTC)
    zone = ZoneInfo("Asia/Jakarta")
    assert site_map.article("banjir", new_year_in_jakarta, zone) == "/2026/01/banjir.html"


@given(identity=st.text(min_size=1), comment=NAMES)
def test_the_address_of_a_thread_goes_to_the_api(identity: str, comment: str) -> None:
    comments = site_map.comments_api(identity)
    assert look_up(comments)[0] is shapes.COMMENTS_API
    assert look_up(site_map.receipt(identity, comment))[0] is shapes.RECEIPT
    assert comments.startswith(site_map.api())


@pytest.mark.parametrize(
    "address",
    [
        "/cari/", "/cari/?", "/meja/", "/komentar/", "/search/", "/search/label/banjir/",
        "/feeds/posts/default/", "/offline.html", "/Offline.HTML", "/favicon.ico", "/atom.xml",
        "/2005_04_01_archive.html", "/2005_04_archive.html", "/2005/", "/2005/04/", "/rss.xml",
    ],
)  # fmt: skip
def test_coming_addresses_and_those_of_blogger_are_reserved(address: str) -> None:
    assert is_reserved(address, SECTIONS, "page")


@pytest.mark.parametrize("slug", ["cari", "meja", "search", "feeds", "komentar", "arsip", "media"])
def test_no_section_takes_the_place_of_another_page(slug: str) -> None:
    assert not is_free_for_section(slug)


# --- what must spell some shapes again -------------------------------------------------------


def test_the_edge_function_spells_what_the_site_map_does() -> None:
    spelled = EDGE.read_text(encoding="utf-8")
    index = site_map.rewritten(site_map.front()).removeprefix(site_map.front())
    assert f"uri + '{index}'" in spelled
    archive = site_map.archive().removesuffix("/")
    assert f"return '{archive}' + uri" in spelled
    blogger = r"/^\/\d{4}\/\d{2}\/?$/"
    assert blogger in spelled
    month, fields = look_up("/2026/04/")
    assert month.template == "/{year}/{month}/"
    assert archive + month.at(**fields) == site_map.list_month("all", "", "2026-04")
