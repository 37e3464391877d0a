"""The largest commit of a record, and what a transaction takes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.articles.article import Original, Tag
from kilas.articles.field_names import MAX_ALIASES, MAX_AUTHORS, MAX_ORIGINALS, MAX_TAGS
from kilas.articles.placing import MAX_OTHER_NAMES
from kilas.claims import bytes_name, folded, form_name, url_name
from kilas.ingest.judge_article import FORMER_ADDRESSES
from kilas.ingest.readings import CONSIDERED
from kilas.lists import lists_of
from kilas.ports import LARGEST_WRITE, Put
from kilas.standing import ArticleStands, standing_of
from kilas.store.listings import Listings
from kilas.store.records import Records
from kilas.store.standing_items import standing_writes
from tests.newsroom import FLOOD, NOON, record
from tests.unit.store.noting_table import NotingTable

if TYPE_CHECKING:
    from kilas.record import Record

NAMES = MAX_ALIASES + 3
"""Two addresses, an identity and aliases."""

WAITS = NAMES + CONSIDERED - 1 + 2 * FORMER_ADDRESSES
"""All names of the newest upload, one of each other, and the addresses that it had."""


def largest(letter: str, revision: int) -> Record:
    """A record that fills every bound; no two letters share a list, name or wait."""
    article = replace(
        FLOOD,
        identity=letter,
        url=f"/{letter}.html",
        other_url=f"/{letter}-other.html",
        published=NOON + timedelta(days=ord(letter)),
        section=letter,
        tags=tuple(Tag(f"{letter}{number}", "") for number in range(MAX_TAGS)),
        authors=tuple(f"{letter}{number}" for number in range(MAX_AUTHORS)),
        aliases=tuple(f"/{letter}{number}.html" for number in range(MAX_ALIASES)),
        other_names=tuple(f"{letter}{number}" for number in range(MAX_OTHER_NAMES)),
        originals=tuple(
            Original("corrects", f"{letter}{each}.md") for each in range(MAX_ORIGINALS)
        ),
    )
    former = [url_name(f"/{letter}-former-{number}.html") for number in range(2 * FORMER_ADDRESSES)]
    waits = tuple(url_name(f"/{letter}-wait-{number}.html") for number in range(WAITS))
    full = record(article, revision=revision, waits=waits)
    names = full.names | dict.fromkeys(former, "1 former")
    return replace(
        full, names=names, same={bytes_name(ord(letter), "etag"): "0", form_name("a"): "0"}
    )


def test_the_largest_commit_is_within_one_transaction() -> None:
    table = NotingTable()
    records = Records(table)
    old, new = largest("a", 1), largest("b", 2)
    records.commit(None, old, {})
    Listings(table).write(ArticleStands(old, None))
    for number, name in enumerate(new.claimed):
        stray = {"pk": f"NAME#{folded(name)}", "sk": "CLAIM", "key": f"{number}", "rank": "0"}
        table.write([Put(stray)])
    table.transactions.clear()
    seen = records.claims([*old.claimed, *new.claimed, *new.waits])
    void: dict[str, int | None] = {f"{number}": None for number in range(len(new.claimed))}
    records.commit(old, new, seen, void, records.filed(FLOOD.key)[1])
    waits, writes = table.transactions
    assert len(waits) == WAITS <= LARGEST_WRITE
    ended = [each for each in writes if each.key.sk.startswith("WAIT#")]
    assert len(writes) - len(ended) == 96, "as docs/architecture.md reckons"
    assert len(writes) == LARGEST_WRITE, "the rest is for the waits that ended"
    assert records.get(FLOOD.key) == new


def test_the_largest_write_of_publish_is_within_one_transaction() -> None:
    old, new = largest("a", 1), largest("b", 2)
    assert new.listed
    without = tuple(each for each in lists_of(new.listed) if each.kind in {"tag", "author"})
    seen = {each.key: None for each in new.listed.originals}
    stands = ArticleStands(new, standing_of(old, 1), without, originals=seen)
    writes = list(standing_writes(stands, standing_of(new, 2), "w"))
    assert len(writes) == 63 <= LARGEST_WRITE, "as docs/architecture.md reckons"
