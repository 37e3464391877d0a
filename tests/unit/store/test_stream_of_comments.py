"""The stream's images of a comment -> the change that they show."""

from __future__ import annotations

from kilas.changes import CommentChanged
from kilas.comments.comment import Comment, comment_id, digest_of
from kilas.store.stream import change_of
from kilas.store.threads import Threads
from tests.fakes.table import FakeTable
from tests.newsroom import NOON


def test_a_comment_changes_only_where_readers_could_or_can_read_it() -> None:
    table = FakeTable()
    threads = Threads(table)
    digest = digest_of("Ani", "Setuju")
    id_ = comment_id(NOON, digest)
    threads.add(Comment(id_, "banjir", "Ani", "Setuju", NOON, "pending", size=600), digest)
    threads.decide("banjir", id_, "published")
    threads.decide("banjir", id_, "removed")
    changes = [change_of(*images) for images in table.stream]
    assert [change for change in changes if change] == [
        CommentChanged("banjir", was_public=False, is_public=True),
        CommentChanged("banjir", was_public=True, is_public=False),
    ]
