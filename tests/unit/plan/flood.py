"""The article on a flood as each change finds it, and the pages that are beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.claims import Claim, id_name, url_name
from kilas.lists import sort_of
from kilas.plan.neighbours import InSection
from kilas.record import Record
from kilas.standing import standing_of
from kilas.store.record_items import record_item
from kilas.store.stream import change_of
from tests.newsroom import FLOOD, record

if TYPE_CHECKING:
    from kilas.changes import Change

KEY = FLOOD.key
URL = FLOOD.url
DESK = f"report|{KEY}"
PREVIEW = "preview|articles~2Fbanjir.md"
CLAIMED = {f"address|{URL}"}
NEWEST = {
    "front|",
    "address|/daerah/",
    "list|tag/banjir",
    "list|tag/cuaca",
    "list|author/k-08",
}
ITS_LISTS = ("all", "section/daerah", "tag/banjir", "tag/cuaca", "author/k-08")
SORT = sort_of(FLOOD)
MONTHS = {f"month|{list_}:2026-11 from {SORT} to {SORT}" for list_ in ITS_LISTS}
WHOLE_MONTHS = {f"month|{list_}:2026-11 from  to " for list_ in ITS_LISTS}
NEWER_URLS = ("/2026/11/surut.html", "/2026/12/pulih.html")
NEWER = {f"address|{url}" for url in NEWER_URLS}
NEAR = InSection(NEWER_URLS, NEWER_URLS)
LISTED = NEWEST | MONTHS | NEWER
"""What a change of what stands asks for, where the article's place is another or shows another."""

SINGLE = {
    "front|",
    "sitemap-index|",
    "sitemap-of-pages|",
    "assets|",
    "archive|",
    "favicon|",
    "pictures|",
    "missing|",
    "broken|",
    "robots|",
}
FRAME = {"frame|"}
SECTIONS = {"address|/politik/", "address|/daerah/"}


LIVE = record()
GONE = Record(KEY, 2, "gone", head="v2")
DRAFT = record(status="draft", names={})
RENAMED = record(replace(FLOOD, url="/2026/11/banjir-bandang.html"))
PAGE = record(replace(FLOOD, kind="page", section=None, tags=(), authors=()))
STANDING = standing_of(LIVE, 1)
CLAIM = Claim(url_name(URL), KEY, "0 2026-11-24T12:00:00Z a")
OTHER_CLAIM = replace(CLAIM, key="articles/lain.md")
CLAIM_ON_ID = replace(CLAIM, name=id_name("banjir"))
IN_CAPITALS = replace(CLAIM, spellings=(url_name("/2026/11/BANJIR.html"),))


def changed(old: Record | None, new: Record | None) -> Change:
    """The change that the stream makes of two records."""
    change = change_of(record_item(old) if old else None, record_item(new) if new else None)
    assert change
    return change
