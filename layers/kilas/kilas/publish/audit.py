"""What an audit names: the pages of the next keys of a shelf, or of the uploaded photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses.site_map import address_of
from kilas.content_keys import reported_key
from kilas.pages.page import Audit, PageRef

if TYPE_CHECKING:
    from kilas.pages.desired import Pages
    from kilas.pages.page import Audited


def audited(audit: Audit, pages: Pages) -> tuple[PageRef | Audit, ...]:
    """The pages at the next keys, and the audit of the keys behind them."""
    limit = pages.sizes.audited_at_once
    keys = pages.sources.keys(audit.over, audit.after, limit)
    named = [page for key in keys for page in _pages_of(key, audit.over, pages)]
    rest = [Audit(audit.over, keys[-1])] if len(keys) == limit else []
    return tuple(dict.fromkeys([*named, *rest]))


def _pages_of(key: str, over: Audited, pages: Pages) -> tuple[PageRef, ...]:
    """The pages at a key. An upload names its photo and its report, which may never have been made:
    a photo's record says the same under every site.yaml and release, so nothing else names them.
    """
    match over:
        case "site":
            return (pages.kinds.page_at(address_of(key)),)
        case "desk":
            reported = reported_key(key)
            return (PageRef("report", reported),) if reported else ()
        case "media":
            return (PageRef("photo", key), PageRef("report", key))
