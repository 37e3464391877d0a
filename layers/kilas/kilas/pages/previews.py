"""The preview of a draft or a scheduled file: its page before readers may see it, at an address
that only those know who were told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict, replace

from kilas.addresses.previews import preview_folder, previewed_key
from kilas.lists import lists_of
from kilas.pages.article_page import article_context, static_context
from kilas.pages.contents import Contents
from kilas.pages.contexts import PreviewPage, StaticPreviewPage

if TYPE_CHECKING:
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef
    from kilas.record import Previewed


def preview_page(page: PageRef, edition: Edition) -> Contents:
    """The preview of a file, at its address of today; what else is in its folder was made with
    another secret, or of what readers have seen since.
    """
    absent: dict[str, PreviewPage | StaticPreviewPage | None] = dict.fromkeys(
        edition.sources.in_folder(preview_folder(page.place))
    )
    key = previewed_key(page.place)
    record = edition.opened(key).record if key else None
    previewed = record.previewed if record else None
    if key is None or previewed is None:
        return Contents(absent)
    address = edition.sources.previews.address(key, previewed.after)
    return Contents(absent | ({address: _preview(previewed, edition)} if address else {}))


def no_preview(page: PageRef, edition: Edition) -> Contents:
    """Without a good site.yaml no file has a preview."""
    return Contents(dict.fromkeys(edition.sources.in_folder(preview_folder(page.place))))


def _preview(previewed: Previewed, edition: Edition) -> PreviewPage | StaticPreviewPage:
    """The page as readers will see it, without what they do with a page: comment, share, go on.

    Pages of topics and authors are not linked to: they may not stand yet.
    """
    article = previewed.article
    body = edition.body_of(article, previewed.version)
    if article.kind == "page":
        static = static_context(article, body, edition)
        return StaticPreviewPage(**asdict(static), state=previewed.state)
    linked = [each for each in lists_of(article) if each.kind in {"tag", "author"}]
    shown = article_context(replace(article, comments="off"), body, linked, (), edition)
    return PreviewPage(**asdict(shown) | {"share": ()}, state=previewed.state)
