"""The article on a flood as each change finds it, and the pages that are beside it."""

from __future__ import annotations

from dataclasses import replace

from kilas.claims import Claim, id_name, url_name
from kilas.lists import ListId
from kilas.plan.neighbours import ListNeighbours, Position, ReleaseParts
from kilas.record import Record
from tests.newsroom import FLOOD, SITE, record

KEY = FLOOD.key
URL = FLOOD.url
DESK = f"report|{KEY}"
CLAIMED = {f"address|{URL}"}
LISTS = {
    "front|",
    "address|/daerah/",
    "list|tag/banjir",
    "list|tag/cuaca",
    "list|author/k-08",
    "feed|",
    "feed|daerah",
    "sitemap|2026-11",
}
FRAME = {
    "front|",
    "feed|",
    "sitemap-index|",
    "archive|",
    "missing|",
    "broken|",
    "robots|",
}
SECTIONS = {"address|/politik/", "feed|politik", "address|/daerah/", "feed|daerah"}

NEIGHBOURS = ListNeighbours(
    positions=(
        Position(ListId("all"), "2026-11", start=3, following="2026-12"),
        Position(ListId("tag", "banjir"), "2026-11", start=1, following=None),
    ),
    newer=("/2026/11/surut.html", "/2026/12/pulih.html"),
)
MONTHS = {"month|all:2026-11 from 3", "month|tag/banjir:2026-11 from 1"}
FOLLOWING = {"month|all:2026-12 from 1"}
NEWER = {"address|/2026/11/surut.html", "address|/2026/12/pulih.html"}
WHOLE_ARTICLE = {DESK} | CLAIMED | LISTS | MONTHS | NEWER


ALONE = ListNeighbours()
WHOLE_MONTHS = {
    f"month|{list_}:2026-11 from 1"
    for list_ in ("all", "section/daerah", "tag/banjir", "tag/cuaca", "author/k-08")
}
RELEASE = ReleaseParts(SITE, ("/assets/kilas.1a.css",))


LIVE = record()
GONE = Record(KEY, 2, "gone", head="v2")
DRAFT = record(status="draft", names={})
RENAMED = record(replace(FLOOD, url="/2026/11/banjir-bandang.html"))
PAGE = record(replace(FLOOD, kind="page", section=None, tags=(), authors=()))
CLAIM = Claim(url_name(URL), KEY, "0 2026-11-24T12:00:00Z a")
OTHER_CLAIM = replace(CLAIM, key="articles/lain.md")
CLAIM_ON_ID = replace(CLAIM, name=id_name("banjir"))
IN_CAPITALS = replace(CLAIM, spellings=(url_name("/2026/11/BANJIR.html"),))
