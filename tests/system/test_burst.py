"""An editor uploads five hundred articles at once."""

from __future__ import annotations

UPLOADS = 500
MOST_FRONT_PAGES = 100
SECTIONS = ("politik", "ekonomi", "daerah")
