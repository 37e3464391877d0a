"""The pages that an audit names: those that the key of an object, or of a photo, belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses.site_map import address_of
from kilas.content_keys import reported_key
from kilas.pages.kinds import KINDS
from kilas.pages.page import PageRef

if TYPE_CHECKING:
    from kilas.messages import Audited


def pages_at(key: str, over: Audited) -> tuple[PageRef, ...]:
    """The pages at a key. An upload names its photo and its report, which may never have been made:
    a photo's record says the same under every site.yaml and release, so nothing else names them.
    """
    match over:
        case "site":
            return (KINDS.page_at(address_of(key)),)
        case "desk":
            reported = reported_key(key)
            return (PageRef("report", reported),) if reported else ()
        case "media":
            return (PageRef("photo", key), PageRef("report", key))
