"""site.yaml is what every page is made by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.system.newspaper import article, settings

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
    newspaper.settle()
    bodies = newspaper.objects(newspaper.site_bucket)
    old = [key for key, body in bodies.items() if b"Koran Uji" in body]
    assert old == []


def test_wrong_settings_change_nothing(newspaper: Newspaper) -> None:
    newspaper.settle()
    before = newspaper.objects(newspaper.site_bucket)
    newspaper.upload("site.yaml", "title: Koran Rusak\nbase_url: [\n")
    newspaper.wait_for_report("site.yaml", "PERLU DIPERBAIKI", "Baris ")
    newspaper.settle()
    assert newspaper.objects(newspaper.site_bucket) == before
    newspaper.upload("site.yaml", settings("Koran Baru"))
    newspaper.wait_for_report("site.yaml", "BERLAKU")


def test_an_article_stays_when_its_author_leaves_the_settings(newspaper: Newspaper) -> None:
    newspaper.upload("site.yaml", settings("Koran Baru"))
    newspaper.upload("articles/pamit.md", article("Pamit", date="2024-03-03", author="K-01"))
    newspaper.wait_for("/2024/03/pamit.html", "Rara Contoh")
    without = settings("Koran Baru", authors="{K-08: {name: Wartawan Kedelapan}}")
    newspaper.upload("site.yaml", without)
    newspaper.wait_for_report("site.yaml", "BERLAKU", "K-01")
    newspaper.wait_for_report("articles/pamit.md", "TAYANG", "K-01")
    newspaper.settle()
    assert "Rara Contoh" in newspaper.get("/2024/03/pamit.html").text
    assert "Tulisan Rara Contoh" in newspaper.get("/penulis/k-01/").text
    newspaper.upload("site.yaml", settings("Koran Baru"))


def test_moderation_before_holds_comments_back(newspaper: Newspaper) -> None:
    newspaper.upload("articles/jaga.md", article("Dijaga", date="2024-03-02"))
    newspaper.wait_for("/2024/03/jaga.html", "0 komentar")
    strict = settings("Koran Baru", comments="{moderation: before}")
    newspaper.upload("site.yaml", strict)
    newspaper.wait_for("/2024/03/jaga.html", "dibaca redaksi sebelum ditampilkan")
    posted = newspaper.comment("jaga", "Menunggu 9912")
    assert posted.status == 202
    assert posted.json()["status"] == "pending"
    newspaper.settle()
    page = newspaper.get("/2024/03/jaga.html").text
    assert "Menunggu 9912" not in page
    assert "0 komentar" in page
    newspaper.upload("site.yaml", settings("Koran Baru"))
    newspaper.wait_until_without("/2024/03/jaga.html", "dibaca redaksi")
