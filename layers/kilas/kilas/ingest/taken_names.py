"""The names of an article that other files hold: which of them it needs, and what a report says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.articles.address import line_of_another
from kilas.claims import folded, url_name
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from kilas.articles.article import Article
    from kilas.claims import Claim


def either_of(article: Article) -> tuple[str, ...]:
    """The names of which one is enough: the address and the second address, folded."""
    return tuple(folded(url_name(url)) for url in (article.url, article.other_url) if url)


def blocking(article: Article, taken: Sequence[Claim]) -> list[Claim]:
    """Those of the claims of other files that keep a version from being shown."""
    either = either_of(article)
    lost = {claim.name for claim in taken}
    if len(either) == 1 or lost.issuperset(either):
        return list(taken)
    return [claim for claim in taken if claim.name not in either]


def taken_name(holder: Claim, article: Article, zone: tzinfo) -> Problem:
    """The problem that another file holds a name of an article; the problem names that file."""
    kind, _, value = holder.name.partition(":")
    if kind == "id":
        return Problem("id_taken", values={"id": value, "other": holder.key})
    if holder.name in either_of(article):
        return Problem("url_taken", values=address_values(holder, article, zone))
    url = next(each for each in article.aliases if folded(url_name(each)) == holder.name)
    return Problem("alias_taken", values={"url": url, "other": holder.key})


def address_values(holder: Claim, article: Article, zone: tzinfo) -> dict[str, str]:
    """The address that another file holds, and a line with which the article has another."""
    line = line_of_another(article.url, article.published.astimezone(zone))
    return {"url": article.url, "other": holder.key, "line": line}
