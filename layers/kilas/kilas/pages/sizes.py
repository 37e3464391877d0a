"""How many articles a page shows, and how many pages of a month one invocation makes."""

from __future__ import annotations

NEWEST_PAGE = 20
MONTH_PAGE = 50
MONTH_PAGES_AT_ONCE = 20
FEED = 20
RELATED = 3
