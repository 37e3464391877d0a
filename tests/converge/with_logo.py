"""A newsroom whose site.yaml names a logo, which comes and goes, in random histories."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from PIL import Image

from tests.converge.histories import Newsroom
from tests.converge.sources import ARTICLES, GOOD_SITE, front_matter, photo
from tests.converge.steps import MINUTES, Minutes, Undone

ONE, OTHER = "media/logo.png", "media/logo-lain.png"


def with_logo(key: str) -> str:
    return f"{GOOD_SITE}logo: {key}\n"


@lru_cache
def logo(alpha: int) -> bytes:
    """Dark letters on nothing; with an alpha of 0 nothing is to be seen."""
    image = Image.new("RGBA", (8, 4), (0, 0, 0, 0))
    image.paste((20, 20, 20, alpha), (1, 1, 6, 3))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


PICTURES: Final = (photo(0), photo(200), logo(255), logo(0), b"bukan gambar")
SITES: Final = (with_logo(ONE), with_logo(ONE), with_logo(OTHER), GOOD_SITE, "title: [rusak\n")


class WithLogo(Newsroom):
    """Few articles, since each page has the logo; and site.yaml, photos and messages that cross."""

    keys = ARTICLES[:1]

    @initialize()
    def first_site(self) -> None:
        self.world.upload("site.yaml", with_logo(ONE))
        self.world.upload(ARTICLES[0], front_matter(title="Banjir", date="2026-11-01") + "Isi.\n")
        self.settle()

    @rule(what=MINUTES)
    def something_else(self, what: Minutes) -> None:
        """Time, and no more: what else may happen is in the other histories."""
        super().something_else(what)

    @rule(what=st.sampled_from([Undone("site.yaml"), Undone(ONE)]))
    def undone(self, what: Undone) -> None:
        super().something_else(what)

    @rule(
        key=st.sampled_from([ONE, ONE, OTHER]),
        data=st.one_of(st.sampled_from(PICTURES), st.sampled_from(PICTURES), st.none()),
    )
    def picture(self, key: str, data: bytes | None) -> None:
        if data is not None:
            self.world.upload(key, data)
        elif self.world.content.versions(key):
            self.world.content.remove(key)

    @rule(text=st.sampled_from(SITES))
    def settings(self, text: str) -> None:
        self.world.upload("site.yaml", text)
