"""A stack that is stopped and started again goes on where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.system.newspaper import article

if TYPE_CHECKING:
    from tests.system.newspaper import Newspaper


def test_a_second_start_has_everything_and_publishes_on(newspaper: Newspaper) -> None:
    newspaper.upload("articles/sebelum.md", article("Sebelum berhenti", date="2024-04-01"))
    url = "/2024/04/sebelum.html"
    newspaper.wait_for(url, "0 komentar")
    assert newspaper.comment("sebelum", "Dari masa lalu").status == 201
    newspaper.wait_for(url, "1 komentar")
    newspaper.settle()
    before, address = newspaper.objects(newspaper.site_bucket), newspaper.address
    newspaper.stop()
    newspaper.start()
    newspaper.settle()
    assert newspaper.address == address, "or each page is made again"
    assert newspaper.objects(newspaper.site_bucket) == before
    page = newspaper.get(url).text
    assert "Dari masa lalu" in page
    assert "1 komentar" in page
    newspaper.upload("articles/sesudah.md", article("Sesudah mulai", date="2024-04-02"))
    newspaper.wait_for("/2024/04/sesudah.html", "Sesudah mulai")
    newspaper.wait_for("/arsip/2024/04/", "Sesudah mulai", "Sebelum berhenti")
    assert newspaper.comment("sebelum", "Dari masa kini").status == 201
    newspaper.wait_for(url, "2 komentar", "Dari masa kini")
