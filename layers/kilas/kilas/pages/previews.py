"""The preview of a draft or a scheduled file: its page before readers may see it, at an address
that only those know who were told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict, replace

from kilas.addresses.previews import preview_folder, previewed_key
from kilas.content_keys import approval_key
from kilas.lists import lists_of
from kilas.pages.article_page import article_context, static_context
from kilas.pages.contents import Contents
from kilas.pages.contexts import PreviewPage, StaticPreviewPage
from kilas.pages.follow_ups import Originals, originals_in
from kilas.texts import texts_of

if TYPE_CHECKING:
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef
    from kilas.record import Previewed, Record


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
    approve = _how_to_approve(record, edition) if record and previewed.state == "held" else ""
    page_of = _preview(previewed, approve, edition)
    return Contents(absent | ({address: page_of} if address else {}))


def no_preview(page: PageRef, edition: Edition) -> Contents:
    """Without a good site.yaml no file has a preview."""
    return Contents(dict.fromkeys(edition.sources.in_folder(preview_folder(page.place))))


def _how_to_approve(record: Record, edition: Edition) -> str:
    """The digest of what the preview shows. The report may be of a newer version by the time that
    somebody has read the preview, and its digest of words that nobody has read.
    """
    told = (each.values for each in record.problems)
    digest = next((values["digest"] for values in told if "digest" in values), "")
    file, texts = approval_key(record.key), texts_of(edition.site.language)
    return texts.interface["preview_approve"].format(file=file, digest=digest) if digest else ""


def _preview(
    previewed: Previewed, approve: str, edition: Edition
) -> PreviewPage | StaticPreviewPage:
    """The page as readers will see it, without what they do with a page: comment, share, go on.

    Pages of topics, authors and originals are not linked to: they may not stand yet.
    """
    article = previewed.article
    body = edition.body_of(article, previewed.version)
    if article.kind == "page":
        static = static_context(article, body, edition)
        return StaticPreviewPage(**asdict(static), state=previewed.state, approve=approve)
    linked = [each for each in lists_of(article) if each.kind in {"tag", "author"}]
    shown = article_context(replace(article, comments="off"), body, linked, (), edition)
    mentions = Originals(article, edition.sources.records).mentions(linked=False)
    without = asdict(shown) | {"share": (), "originals": originals_in(mentions, edition)}
    return PreviewPage(**without, state=previewed.state, approve=approve)
