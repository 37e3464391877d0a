"""Comments to put into threads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kilas.comments.comment import Comment, Status, comment_id, digest_of, size_of
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
    size = size_of("Ani", text, f"<p>{text}</p>")
    return Comment(id_, identity, "Ani", text, posted, status, size)


def add(threads: Threads, text: str = "Setuju.", **fields: Any) -> Comment:
    return threads.add(comment(text, **fields), digest_of("Ani", text))
