"""A newsroom of a few articles, and a clock that a test turns by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kilas.articles.article import Article
from kilas.site.site import Author, CommentPolicy, Site

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

SITE = Site(
    title="Kabar Kilas",
    base_url="https://kabar-kilas.example",
    authors=(Author("ANI", "Anita Rahmawati", public=True), Author("K-08", "Rina Hartati")),
    former_authors=(Author("BL", "Burhan Lamo"),),
)


def article(identity: str = "banjir-di-hulu", **changes: object) -> Article:
    """An article that is open to comments, save for the changes."""
    fields: dict[str, object] = {
        "key": f"articles/{identity}.md",
        "kind": "article",
        "identity": identity,
        "title": "Banjir di hulu",
        "url": f"/2026/11/{identity}.html",
        "published": NOON,
    }
    return Article(**(fields | changes))  # type: ignore[arg-type]  # a test's names are right


class FakeNewsroom:
    """Knows the articles that it was given, and one site."""

    def __init__(self, *articles: Article, moderation: str = "none", language: str = "id") -> None:
        self._articles = {known.identity: known for known in articles}
        self._site = replace(
            SITE,
            language=language,  # type: ignore[arg-type]  # id or en
            comments=CommentPolicy(moderation),  # type: ignore[arg-type]  # none or before
        )

    def reachable(self, identity: str) -> Article | None:
        return self._articles.get(identity)

    def site(self) -> Site | None:
        return self._site


class HandClock:
    """Stands at noon and moves only by `forward`, but no two calls give the same time."""

    def __init__(self) -> None:
        self._now = NOON

    def now(self) -> datetime:
        self._now += timedelta(microseconds=1)
        return self._now

    def forward(self, **amount: float) -> None:
        self._now += timedelta(**amount)
