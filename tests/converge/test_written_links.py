"""In histories whose articles link to files, articles and lists, no dead link is without a note."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.converge.histories import KEYS, Newsroom
from tests.converge.playing import play
from tests.converge.sources import sources

BODIES = (
    "![Foto](media/foto.png) [Unduh](/media/data.pdf) [Lama](/lama.html) [Ini](b.md)\n",
    "![Foto](images/foto.png) ![Foto](gambar/Foto.jpg)\n",
    "[Itu](/2026/11/x.html) [Air](/topik/air/) [Bulan](/arsip/2026/11/) [Foto](media/Foto.jpg)\n",
)


class Linked(Newsroom):
    """Editors link to what may be there or not; a download comes and goes."""

    @rule(key=KEYS, text=sources(), body=st.sampled_from(BODIES))
    def linked_article(self, key: str, text: str, body: str) -> None:
        self.world.upload(key, f"{text}\n{body}")

    @rule(data=st.sampled_from([b"satu", b"dua", None]))
    def download(self, data: bytes | None) -> None:
        if data is not None:
            self.world.upload("media/data.pdf", data)
        elif self.world.content.versions("media/data.pdf"):
            self.world.content.remove("media/data.pdf")


def test_every_history_with_links_converges() -> None:
    play(Linked, histories=60, steps=30)
