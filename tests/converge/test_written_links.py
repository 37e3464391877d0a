"""In histories whose articles link to files, articles and lists, no dead link is without a note."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tests.converge.histories import KEYS, Newsroom
from tests.converge.playing import play
from tests.converge.sources import front_matter, sources

BODIES = (
    "![Foto](media/foto.png) [Unduh](/media/data.pdf) [Lama](/lama.html) [Ini](b.md)\n",
    "![Foto](images/foto.png) ![Foto](gambar/Foto.jpg)\n",
    "[Itu](/2026/11/x.html) [Air](/topik/air/) [Bulan](/arsip/2026/11/) [Foto](media/Foto.jpg)\n",
)

NAMES = ("articles/a.md", "articles/x/b.md", "articles/c/d.md", "articles/xyz/d.md",
         "articles/x/q/d.md")  # fmt: skip
BY_NAME = (
    "Lihat [[d|Berkas D]] dan [[b|Berkas B]].\n",
    "Lihat [[q/d#bab|Di q]], [[xyz/d|Di xyz]] dan [[a|Berkas A]].\n",
    "Lihat [[Los Baru|Los]] dan [[b|Berkas B]].\n",
)

PLACES = (
    "## Bab\n\nLihat [ini](b.md#bab), [itu](/lama.html#Lain) dan [x](/2026/11/x.html#bab).\n",
    "## Lain\n\nLihat [[a#Bab|a]], [ini](b.md#lain) dan [lagi](/lama.html?m=1#bab).\n",
    "## Bab\n\n## Lain\n",
    "Isi.\n",
)

CALLED = ("", "Los Baru", "Pekan, Los Baru", "b, Pekan")
"""Other names of the article; one of them is the name of a file."""


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


class Placed(Newsroom):
    """Editors link to headings of other articles, which come and go."""

    @rule(key=KEYS, text=sources(), body=st.sampled_from(PLACES))
    def linked_article(self, key: str, text: str, body: str) -> None:
        self.world.upload(key, f"{text}\n{body}")


class Named(Newsroom):
    """Editors link by names that three files have, as Obsidian writes links."""

    keys = NAMES

    @initialize()
    def first_site(self) -> None:
        """All of the files are there, and some of them go."""
        for key in NAMES:
            self.world.upload(key, f"{front_matter(title='Kabar', date='2026-11-02')}{BY_NAME[0]}")
        super().first_site()

    @rule(key=KEYS, text=sources(), body=st.sampled_from(BY_NAME), called=st.sampled_from(CALLED))
    def linked_article(self, key: str, text: str, body: str, called: str) -> None:
        lines = [line for line in text.splitlines() if not line.startswith("aliases:")]
        named = "\n".join([lines[0], f"aliases: [{called}]", *lines[1:]]) if called else text
        self.world.upload(key, f"{named}\n{body}")


def test_every_history_with_links_converges() -> None:
    play(Linked, histories=60, steps=30)


def test_every_history_with_links_to_places_converges() -> None:
    play(Placed, histories=60, steps=30)


def test_every_history_with_links_by_name_converges() -> None:
    play(Named, histories=60, steps=30)
