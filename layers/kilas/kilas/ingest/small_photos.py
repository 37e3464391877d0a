"""A note on the photo of an article that is too small where its link is shared. For
kilas.ingest.judge_links alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.renditions import CROPS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.articles.article import Article, Image, ShownPhoto
    from kilas.articles.local_links import LocalLink
    from kilas.documents.findings import Findings


def note_small(
    article: Article,
    first: Image | None,
    photos: Iterable[ShownPhoto],
    links: Iterable[LocalLink],
    findings: Findings,
) -> None:
    """Warn where the article's photo, or else the first of its text, has fewer pixels than the crop
    for shared links may have. `links` say on which line it is.
    """
    image = article.image or first
    shown = next((each for each in photos if image and each.address == image.path), None)
    if shown is None or article.kind != "article":
        return
    size, wanted = shown.facts.full, CROPS["og"]
    if size[0] >= wanted[0] and size[1] >= wanted[1]:
        return
    line = next((each.line for each in links if each.written == shown.address), None)
    findings.warn("photo_small", line, value=shown.key, size=_text(size), limit=_text(wanted))


def _text(size: tuple[int, int]) -> str:
    return f"{size[0]} × {size[1]}"
