"""site.yaml, and what becomes of a newspaper when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.system.newspaper import article, settings

if TYPE_CHECKING:
    from tests.system.newspaper import Newspaper


def test_wrong_settings_change_nothing(newspaper: Newspaper) -> None:
    newspaper.upload("articles/tetap.md", article("Tetap", date="2024-03-04", section="politik"))
    newspaper.wait_for("/2024/03/tetap.html", "0 komentar")
    newspaper.settle()
    before = newspaper.objects(newspaper.site_bucket)
    newspaper.upload("site.yaml", "title: Koran Rusak\nbase_url: [\n")
    newspaper.wait_for_report("site.yaml", "PERLU DIPERBAIKI", "Baris ")
    newspaper.settle()
    assert newspaper.objects(newspaper.site_bucket) == before
    newspaper.upload("site.yaml", settings())
    newspaper.wait_for_report("site.yaml", "BERLAKU")


def test_an_article_stays_when_its_author_leaves_the_settings(newspaper: Newspaper) -> None:
    newspaper.upload("site.yaml", settings())
    newspaper.upload("articles/pamit.md", article("Pamit", date="2024-03-03", author="K-01"))
    newspaper.wait_for("/2024/03/pamit.html", "Rara Contoh")
    without = settings(authors="{K-08: {name: Wartawan Kedelapan}}")
    newspaper.upload("site.yaml", without)
    newspaper.wait_for_report("site.yaml", "BERLAKU", "K-01")
    newspaper.wait_for_report("articles/pamit.md", "TAYANG", "K-01")
    newspaper.settle()
    assert "Rara Contoh" in newspaper.get("/2024/03/pamit.html").text
    assert "Tulisan Rara Contoh" in newspaper.get("/penulis/k-01/").text
    newspaper.upload("site.yaml", settings())
    newspaper.delete("articles/pamit.md")
    newspaper.wait_until_gone("/penulis/k-01/")


def test_moderation_before_holds_comments_back(newspaper: Newspaper) -> None:
    newspaper.upload("articles/jaga.md", article("Dijaga", date="2024-03-02"))
    newspaper.wait_for("/2024/03/jaga.html", "0 komentar")
    strict = settings(comments="{moderation: before}")
    newspaper.upload("site.yaml", strict)
    newspaper.wait_for("/2024/03/jaga.html", "dibaca redaksi sebelum ditampilkan")
    posted = newspaper.comment("jaga", "Menunggu 9912")
    assert posted.status == 202
    assert posted.json()["status"] == "pending"
    newspaper.settle()
    page = newspaper.get("/2024/03/jaga.html").text
    assert "Menunggu 9912" not in page
    assert "0 komentar" in page
    newspaper.upload("site.yaml", settings())
    newspaper.wait_until_without("/2024/03/jaga.html", "dibaca redaksi")
