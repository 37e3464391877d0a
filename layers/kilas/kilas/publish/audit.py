"""What stands for many pages: the pages at the next keys of a shelf or of the uploaded photos, and
of the next items of the table or of a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses.site_map import address_of
from kilas.content_keys import reported_key
from kilas.pages.page import Articles, Audit, PageRef

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.pages.desired import Pages
    from kilas.pages.page import Ref, Stored


def named(ref: Audit | Articles, pages: Pages) -> tuple[Ref, ...]:
    """The next pages that an audit, or a list, names; and the rest of them."""
    limit = pages.sizes.audited_at_once
    match ref:
        case Articles(list_id, after):
            entries = pages.sources.listings.after(list_id, after, limit)
            found: Sequence[Ref] = [PageRef("address", each.article.url) for each in entries]
            rest = [Articles(list_id, entries[-1].sort)] if len(entries) == limit else []
            return (*found, *rest)
        case Audit("table", after):
            return _repaired(after, pages, limit)
        case Audit("site" | "desk" | "media" as over, after):
            return _audited(over, after, pages, limit)
    raise ValueError(f"nothing to audit: {ref.id}")


def _repaired(after: str, pages: Pages, limit: int) -> tuple[Ref, ...]:
    """What the next items of the table, repaired, say of pages."""
    doubtful, place = pages.sources.repairs.after(after, limit)
    rest = [Audit("table", place)] if place else []
    return (
        *(PageRef("address", each) for each in doubtful.addresses),
        *(PageRef.newest(each) for each in doubtful.lists),
        *(PageRef.month(*each) for each in doubtful.months),
        *rest,
    )


def _audited(over: Stored, after: str, pages: Pages, limit: int) -> tuple[Ref, ...]:
    keys = pages.sources.keys(over, after, limit)
    found = [page for key in keys for page in _pages_of(key, over, pages)]
    rest = [Audit(over, keys[-1])] if len(keys) == limit else []
    return tuple(dict.fromkeys([*found, *rest]))


def _pages_of(key: str, over: Stored, pages: Pages) -> tuple[PageRef, ...]:
    """The pages at a key. An upload names its photo and its report, which may never have been made:
    a photo's record says the same under every site.yaml and release, so nothing else names them.
    """
    match over:
        case "site":
            return (pages.kinds.page_at(address_of(key)),)
        case "desk":
            reported = reported_key(key)
            return (PageRef("report", reported),) if reported else ()
        case _:
            return (PageRef("photo", key), PageRef("report", key))
