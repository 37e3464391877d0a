"""Links to files of media/: a download is served as it is, and a photo that is awaited is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.system.answers import until
from tests.system.newspaper import article
from tests.system.test_media import photo

if TYPE_CHECKING:
    from tests.system.newspaper import Newspaper


def test_a_download_is_served_as_what_it_is(newspaper: Newspaper) -> None:
    newspaper.upload("media/unduhan/laporan.pdf", b"%PDF-1.7 laporan")
    shown = newspaper.wait_for_bytes("/media/unduhan/laporan.pdf")
    assert shown.body == b"%PDF-1.7 laporan"
    assert shown.headers["Content-Type"] == "application/pdf"
    assert "Content-Disposition" not in shown.headers
    newspaper.wait_for_report("media/unduhan/laporan.pdf", "TAYANG")
    newspaper.upload("media/unduhan/jebakan.svg", b"<svg><script>alert(1)</script></svg>")
    saved = newspaper.wait_for_bytes("/media/unduhan/jebakan.svg")
    assert saved.headers["Content-Disposition"] == "attachment"
    newspaper.delete("media/unduhan/laporan.pdf")
    newspaper.wait_until_gone("/media/unduhan/laporan.pdf")


def test_a_photo_that_is_awaited_is_named_until_it_comes(newspaper: Newspaper) -> None:
    key, awaited = "articles/menunggu-foto.md", "/media/menunggu.jpg"
    newspaper.upload(key, article("Menunggu", f"![Air]({awaited})", date="2024-11-01"))
    newspaper.wait_for_report(key, "TAYANG", awaited)
    newspaper.upload("media/menunggu.jpg", photo("red", (64, 32)))
    until(lambda: newspaper.report(key), lambda report: awaited not in report)
    newspaper.delete("media/menunggu.jpg")
    newspaper.wait_for_report(key, awaited)
