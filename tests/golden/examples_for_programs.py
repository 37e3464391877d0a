"""One full example of each context whose template makes XML: feeds and sitemaps."""

from __future__ import annotations

from datetime import timedelta

from kilas.pages.contexts import Context, FeedContext, Sitemap, SitemapEntry, SitemapIndex
from kilas.pages.parts import CorrectionNote, FeedItem, Picture, Stamp
from tests.golden.example_parts import BASE, CORRECTION, NEWEST, reference
from tests.golden.example_photos import LOGO

FEED = FeedContext(
    language="id",
    title="Kabar Kilas",
    description="Berita dari Teluk Pandan",
    base_url=BASE,
    canonical=f"{BASE}/feed.xml",
    home=f"{BASE}/",
    changed=NEWEST + timedelta(hours=3),
    logo=f"{BASE}{LOGO.icon}",
    items=(
        FeedItem(
            guid="urn:uuid:banjir",
            title="Banjir surut di tiga kelurahan",
            canonical=f"{BASE}/2026/11/banjir-surut.html",
            published=NEWEST,
            authors=("Rara Contoh", "K-08"),
            tags=("Daerah", "Banjir"),
            summary="Air mulai surut.",
            body_html=(
                '<p><a href="/2026/11/berita-4.html">Sebelumnya</a> dan'
                ' <a href="#fn1">catatan</a>.</p><p><img src="/media/peta.jpg" alt="Peta"></p>'
            ),
            modified=NEWEST + timedelta(hours=3),
            picture=Picture(
                "/media/banjir.jpg",
                "Rumah",
                "Air setinggi lutut.",
                "Kabar Kilas",
                width=900,
                height=600,
            ),
            length=123_456,
            corrections=(
                CorrectionNote(
                    Stamp("2026-11-23T21:20:00+07:00", "Senin, 23 November 2026 21.20 WIB"),
                    "Jumlah kelurahan tiga, bukan dua.",
                ),
            ),
            originals=(reference("outcome_of", 3, "Hujan belum reda"),),
            follow_ups=(CORRECTION,),
        ),
        FeedItem(
            guid="urn:uuid:pasar-malam",
            title="Pasar malam akhir tahun dibuka",
            canonical=f"{BASE}/2026/11/pasar-malam.html",
            published=NEWEST - timedelta(days=2),
            authors=(),
            tags=(),
            summary="",
            body_html="<p>Pasar malam.</p>",
            picture=Picture("https://foto.example/pasar.jpg", "", "", "", label_ai=True),
            sponsored=True,
            unverified=True,
            lang="jv",
        ),
    ),
)

FOR_PROGRAMS: dict[str, Context] = {
    "feed": FEED,
    "sitemap": Sitemap(
        (
            SitemapEntry(f"{BASE}/2026/11/banjir-surut.html", NEWEST),
            SitemapEntry(f"{BASE}/2026/11/pasar-malam.html", NEWEST - timedelta(days=2)),
        )
    ),
    "sitemap-index": SitemapIndex((f"{BASE}/sitemaps/2026-10.xml", f"{BASE}/sitemaps/2026-11.xml")),
}
"""The contexts whose templates make XML."""
