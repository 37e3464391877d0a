"""Hand-made records, sites and comments for the unit tests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kilas.articles.article import Tag
from kilas.claims import id_name, rank, url_name
from kilas.record import Record
from kilas.site.site import Author, Section, Site
from tests.fakes.newsroom import NOON, article

if TYPE_CHECKING:
    from kilas.articles.article import Article

SITE = Site(
    title="Kabar Kilas",
    base_url="https://kabar-kilas.example",
    sections=(Section("politik", "Politik"), Section("daerah", "Daerah")),
    authors=(Author("K-08", "Meja Daerah"), Author("redaksi", "Meja Redaksi", public=True)),
)

FLOOD: Article = article(
    "banjir",
    section="daerah",
    tags=(Tag("banjir", "Banjir"), Tag("cuaca", "Cuaca")),
    authors=("K-08",),
)
"""Published on 24 November 2026 at noon UTC: November in every zone."""


def record(shown: Article = FLOOD, /, **changes: Any) -> Record:
    """The record of an article that is on the site, save for the changes."""
    own_rank = rank(NOON, shown.key)
    names = [id_name(shown.identity), *(url_name(url) for url in (shown.url, *shown.aliases))]
    live = Record(
        key=shown.key,
        revision=1,
        status="live",
        head="v1",
        uploaded=NOON,
        shown="v1",
        judged_by="1:s1",
        article=shown,
        names=dict.fromkeys(names, own_rank),
    )
    return replace(live, **changes)
