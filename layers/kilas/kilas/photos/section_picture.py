"""What the picture of a section is made of, and the mark in its address. Pure;
kilas.photos.nameplates draws it.
"""

from __future__ import annotations

import hashlib
from typing import Final

from msgspec import Struct
from msgspec.structs import astuple

WIDTH, HEIGHT = 1200, 630
"""Pixels: what others show beside a link (https://ogp.me)."""

ACCENT, PAPER = 0xA3211B, 0xFFFDF9
"""The colours of a newspaper that chooses none, as in kilas.css."""

DRAWN: Final = 1
"""Counts how pictures are drawn. Another number gives each another address: what caches keep for a
year is drawn by these rules."""

_MARK_LETTERS: Final = 10


class SectionPicture(Struct, frozen=True):
    """All that the picture of a section is made of; `slug` and `name` are "" for the newspaper's
    own. `host` and `slug` are for letters that cannot be drawn.
    """

    slug: str
    name: str
    title: str
    host: str
    accent: int = ACCENT
    paper: int = PAPER

    @property
    def mark(self) -> str:
        """The mark in the picture's address."""
        made_of = repr((DRAWN, *astuple(self))).encode(errors="replace")
        return hashlib.sha256(made_of).hexdigest()[:_MARK_LETTERS]
