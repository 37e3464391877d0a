"""What the examples of pages share: the newspaper, its frame, cards and references."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.pages.dates import stamp
from kilas.pages.parts import Card, Chrome, Hyperlink, Picture, Reference
from kilas.site.site import Site
from tests.golden.example_photos import LOGO, PHOTO

if TYPE_CHECKING:
    from kilas.articles.article import FollowUpKind

BASE = "https://kabar-kilas.example"
SITE = Site(title="Kabar Kilas", base_url=BASE)
ENGLISH_SITE = replace(SITE, language="en")
NEWEST = datetime(2026, 11, 23, 11, 20, tzinfo=UTC)

POLITIK = Hyperlink("Politik", "/politik/")
EKONOMI = Hyperlink("Ekonomi", "/ekonomi/")
DAERAH = Hyperlink("Daerah", "/daerah/")

MENU = ("Tentang", "Redaksi", "Pedoman")
CHROME = Chrome(
    language="id",
    site_title="Kabar Kilas",
    tagline="Berita dari Teluk Pandan, sekilas tetapi tuntas",
    about="Kabar Kilas adalah surat kabar warga Kota Teluk Pandan.",
    base_url=BASE,
    sections=(POLITIK, EKONOMI, DAERAH),
    menu=tuple(Hyperlink(each, f"/p/{each.lower()}.html") for each in MENU),
    social=(Hyperlink("Mastodon", "https://sosial.example/@kabarkilas"),),
    stylesheet="/assets/kilas.0a1b2c3d.css",
    icon="/assets/icon.4e5f6a7b.svg",
    touch_icon="/assets/icon.5f6a7b8c.png",
    feed="/feed.xml",
    fediverse="@kabarkilas@sosial.example",
)
WITH_LOGO = replace(CHROME, logo=LOGO)
ENGLISH = replace(CHROME, language="en", tagline="News from Teluk Pandan", feed="/feed.xml")


def in_section(current: Hyperlink) -> Chrome:
    """The chrome of a page of a section."""
    links = tuple(replace(link, current=link == current) for link in CHROME.sections)
    return replace(CHROME, sections=links)


def card(number: int, title: str, section: Hyperlink, photo: str = "") -> Card:
    """The article `number` days before the newest one."""
    return Card(
        title=title,
        url=f"/2026/11/berita-{number}.html",
        published=stamp(NEWEST - timedelta(days=number), SITE),
        summary=f"Ringkasan berita nomor {number} dalam satu kalimat yang cukup panjang.",
        section=section,
        picture=replace(PHOTO, url=f"/_foto/{photo}.jpg/0a1b.jpg") if photo else None,
    )


CARDS = (
    card(0, "DPRD mengesahkan anggaran 2027, porsi sekolah naik", POLITIK, "balai-kota"),
    card(1, "Banjir surut di tiga kelurahan", DAERAH, "banjir"),
    replace(card(2, "Pasar malam akhir tahun dibuka", EKONOMI, "pasar"), sponsored=True),
    replace(card(3, "Gempa kecil terasa di pesisir", DAERAH), unverified=True),
    card(4, "Harga cabai turun setelah tiga pekan", EKONOMI, "pasar"),
    replace(
        card(5, "Jembatan baru menunggu uji beban", DAERAH),
        picture=Picture("/media/jembatan.jpg", "", "", "", label_ai=True),
    ),
    card(6, "Panen raya di lereng Bukit Sirih", DAERAH, "terasering"),
    replace(card(7, "Warga menanam mangrove", DAERAH, "mangrove"), lang="jv"),
)


def reference(kind: FollowUpKind, number: int, title: str) -> Reference:
    """The article `number` days before the newest one, named on the page of another."""
    published = stamp(NEWEST - timedelta(days=number), SITE)
    return Reference(kind, title, f"/2026/11/berita-{number}.html", published, lang="en")


CORRECTION = reference("corrects", 0, "Ralat: air surut di dua kelurahan")
