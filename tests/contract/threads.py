"""Comments to put into threads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kilas.comments.comment import Comment, Status, comment_id, digest_of
from kilas.ports import ItemKey
from tests.newsroom import NOON

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.store.threads import Threads


THREAD = "banjir-di-hulu"
COUNTS = ItemKey(f"THREAD#{THREAD}", "COUNTS")


def comment(
    text: str = "Setuju.",
    posted: datetime = NOON,
    status: Status = "published",
    identity: str = THREAD,
) -> Comment:
    id_ = comment_id(posted, digest_of("Ani", text))
    return Comment(id_, identity, "Ani", f"<p>{text}</p>", posted, status)


def add(threads: Threads, text: str = "Setuju.", **fields: Any) -> Comment:
    return threads.add(comment(text, **fields), digest_of("Ani", text))
