"""A small newsroom: its files as editors write them, and the same as Kilas reads them.

A test takes site.yaml, an article file, a Site, an Article or a Record from here, and names only
the fields that the test is about.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from msgspec.structs import replace

from kilas.articles.article import Article, Tag
from kilas.claims import id_name, rank, url_name
from kilas.record import Record
from kilas.site.site import Author, Section, Site

NOON: Final = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
"""The time at which a test begins: 24 November 2026 in Asia/Jakarta too."""

BASE_URL: Final = "https://kabar-kilas.example"


# --- files, as editors write them ---


def site_yaml(**fields: str) -> str:
    """The text of site.yaml: title, base_url and these fields, each value in the syntax of YAML."""
    return _lines({"title": "Kabar Kilas", "base_url": BASE_URL} | fields)


def article_file(body: str = "Air surut.\n", /, **fields: object) -> str:
    """The text of an article: a front matter of title, date and these fields, and a body.

    The date is before NOON and before every fake clock. A field that is None or "" is left out.
    """
    return with_front_matter(body, **{"title": "Banjir", "date": "2026-11-19T12:00:00Z"} | fields)


def with_front_matter(body: str, /, **fields: object) -> str:
    """The text of a file with a front matter of these fields alone."""
    return f"---\n{_lines(fields)}---\n{body}"


def _lines(fields: dict[str, Any]) -> str:
    return "".join(
        f"{name}: {value}\n" for name, value in fields.items() if value not in (None, "")
    )


# --- the same, as Kilas reads them ---

SITE: Final = Site(
    title="Kabar Kilas",
    base_url=BASE_URL,
    sections=(Section("politik", "Politik"), Section("daerah", "Daerah")),
    authors=(
        Author("ANI", "Anita Rahmawati", public=True),
        Author("K-08", "Rina Hartati"),
        Author("redaksi", "Meja Redaksi", public=True),
    ),
    former_authors=(Author("BL", "Burhan Lamo"),),
)


def article(identity: str = "banjir-di-hulu", **changes: Any) -> Article:
    """An article without section, tags and authors, except for these changes."""
    fields: dict[str, Any] = {
        "key": f"articles/{identity}.md",
        "kind": "article",
        "identity": identity,
        "title": "Banjir di hulu",
        "url": f"/2026/11/{identity}.html",
        "published": NOON,
    }
    return Article(**(fields | changes))


FLOOD: Final = article(
    "banjir",
    section="daerah",
    tags=(Tag("banjir", "Banjir"), Tag("cuaca", "Cuaca")),
    authors=("K-08",),
)
"""An article with all that lists it, published at NOON: in November in every zone."""


def record(shown: Article = FLOOD, /, **changes: Any) -> Record:
    """The record of an article that is on the site, except for these changes."""
    own_rank = rank(NOON, shown.key)
    urls = [url for url in (shown.url, shown.other_url, *shown.aliases) if url]
    names = [id_name(shown.identity), *map(url_name, urls)]
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
