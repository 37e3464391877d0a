"""How many articles a page shows."""

from __future__ import annotations

NEWEST_PAGE = 20
MONTH_PAGE = 50
FEED = 20
RELATED = 3
