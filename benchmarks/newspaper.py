"""The newspaper that the benchmarks publish: of any size, and with any number of articles a month.

Each text follows from its number alone, so that Kilas, Hugo and Pelican publish the same words.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY: Final = datetime(2026, 11, 20, 3, tzinfo=UTC)
"""The archive ends a day earlier."""

SECTIONS: Final = tuple(
    f"rubrik-{name}"
    for name in ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan")
)
TAGS: Final = tuple(f"topik {number}" for number in range(1, 51))
AUTHORS: Final = tuple(f"K-{number:02}" for number in range(1, 21))
WORDS: Final = 400
"""Words of an article's text."""

SITE: Final = "\n".join(
    (
        "title: Kabar Ukur",
        "base_url: https://kabar-ukur.example",
        "sections:",
        *(f"  {slug}: {slug.replace('-', ' ').title()}" for slug in SECTIONS),
        "authors:",
        *(f"  {code}: {{name: Meja {code}, public: true}}" for code in AUTHORS),
        "comments: {moderation: none}",
        "",
    )
)

_VOCABULARY: Final = """
    rapat warga balai kelurahan memutuskan hal tentang saluran air dan meminta dinas menjawab
    sebelum akhir bulan catatan terbuka pasar pelabuhan sekolah sawah harga cabai turun naik
    nelayan kapal hujan banjir jalan jembatan anggaran kota bupati camat guru murid petani panen
    beras pupuk listrik padam pompa sungai tanggul gotong royong pengurus koperasi pedagang
""".split()  # noqa: SIM905 -- a list of words reads better as text
_PARAGRAPHS: Final = 8


@dataclass(frozen=True, slots=True)
class Story:
    """An article before it is written in anyone's syntax. `published` is in UTC."""

    number: int
    published: datetime

    @property
    def section(self) -> str:
        """The slug of the section."""
        return SECTIONS[self.number % len(SECTIONS)]

    @property
    def author(self) -> str:
        """The code of the author."""
        return AUTHORS[self.number % len(AUTHORS)]

    @property
    def tags(self) -> tuple[str, str]:
        """Two different topics."""
        first = self.number % len(TAGS)
        return TAGS[first], TAGS[(first * 7 + 3 + self.number // len(TAGS)) % len(TAGS)]

    @property
    def title(self) -> str:
        """No two stories have the same title."""
        return f"Berita nomor {self.number}"

    @property
    def slug(self) -> str:
        """No two stories have the same slug."""
        return f"berita-{self.number}"

    @property
    def body(self) -> str:
        """CommonMark of WORDS words in paragraphs, with a heading, a list, strong words, links."""
        chance = random.Random(self.number)  # noqa: S311 -- no secret; the same text every time
        each = WORDS // _PARAGRAPHS
        texts = [chance.choices(_VOCABULARY, k=each) for _ in range(_PARAGRAPHS)]
        for words in texts:
            words[5] = f"**{words[5]}**"
            words[20] = f"[{words[20]}](https://contoh.example/{words[20]}/{self.number})"
        paragraphs = [" ".join(words).capitalize() + "." for words in texts]
        paragraphs[3] = "## " + " ".join(texts[3][:4]) + "\n\n" + " ".join(texts[3][4:])
        paragraphs[6] = "\n".join(
            "- " + " ".join(texts[6][at : at + 10]) for at in range(0, each, 10)
        )
        return "\n\n".join(paragraphs) + "\n"


def archive(size: int, per_month: float) -> Iterator[Story]:
    """So many stories, the newest first, with `per_month` in each 30 days."""
    apart = timedelta(days=30) / per_month
    for number in range(size):
        published = TODAY - timedelta(days=1) - apart * number
        yield Story(number, published.replace(microsecond=0))


def key_of(story: Story) -> str:
    """The key of a story in the content bucket."""
    return f"articles/{story.published:%Y/%m}/{story.slug}.md"


def address_of(story: Story) -> str:
    """The address of a story's page, in the zone that site.yaml has by default."""
    local = story.published.astimezone(ZoneInfo("Asia/Jakarta"))
    return f"/{local:%Y/%m}/{story.slug}.html"


def kilas_text(story: Story) -> str:
    """A story as an editor uploads it to Kilas."""
    tags = ", ".join(dict.fromkeys(story.tags))
    return (
        f"---\ntitle: {story.title}\ndate: {story.published.isoformat()}\n"
        f"section: {story.section}\nauthor: {story.author}\ntags: [{tags}]\n---\n{story.body}"
    )
