"""Readers of a newspaper that has no site.yaml yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.system.newspaper import Newspaper


def test_before_the_first_settings_readers_get_a_page(deployed: Newspaper) -> None:
    deployed.wait_for("/", "Koran ini sedang disiapkan")
    deployed.wait_for("/404.html", "Koran ini sedang disiapkan")
    missing = deployed.get("/2026/11/tiada.html")
    assert missing.status == 404
    assert "This newspaper is being set up" in missing.text
