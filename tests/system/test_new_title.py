"""A new title in site.yaml is on every page that the tests before this one leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.system.newspaper import REBUILD_SECONDS, article, settings

if TYPE_CHECKING:
    from tests.system.newspaper import Newspaper

ADDRESSES = (
    "/",
    "/2024/03/judul.html",
    "/politik/",
    "/topik/judul-uji/",
    "/penulis/k-08/",
    "/arsip/",
    "/arsip/2024/03/",
    "/politik/2024/03/",
    "/p/redaksi.html",
    "/feed.xml",
    "/politik/feed.xml",
    "/404.html",
    "/5xx.html",
)


def test_a_new_title_reaches_every_page(newspaper: Newspaper) -> None:
    newspaper.upload(
        "articles/judul.md",
        article("Judul", date="2024-03-01", section="politik", tags="[Judul Uji]", author="K-08"),
    )
    newspaper.upload("pages/redaksi.md", article("Redaksi"))
    for address in ADDRESSES:
        newspaper.wait_for(address, "Koran Uji")
    newspaper.upload("site.yaml", settings("Koran Baru"))
    for address in ADDRESSES:
        page = newspaper.wait_for(address, "Koran Baru")
        assert "Koran Uji" not in page, address
    newspaper.settle(REBUILD_SECONDS)
    bodies = newspaper.objects(newspaper.site_bucket)
    old = [key for key, body in bodies.items() if b"Koran Uji" in body]
    assert old == []
