"""A moved file keeps its comments, its date and its address, wherever the move is stopped."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kilas.editing.bucket import Seen
from kilas.editing.lines import with_lines
from kilas.editing.move import NoMove, Plan, is_grown, move, plan
from kilas.errors import Unreadable
from kilas.uploads.approvals import digest_of
from tests.fakes.editors_bucket import WorldBucket
from tests.fakes.queues import FakeClock
from tests.fakes.world import World
from tests.newsroom import NOON, site_yaml

if TYPE_CHECKING:
    from kilas.articles.article import Article

OLD, NEW = "articles/banjir.md", "articles/daerah/air.md"
FILES = {
    "yaml": "---\ntitle: Banjir\nsummary: |\n  Air\n  surut.\n---\nIsi.\n",
    "yaml, Windows": "---\r\ntitle: Banjir\r\n---\r\nIsi.\r\n",
    "yaml, a mark of Windows": "\ufeff---\ntitle: Banjir\n---\nIsi.\n",
    "toml": '+++\ntitle = "Banjir"\n[params]\nx = 1\n+++\nIsi.\n',
    "json": '{"title": "Banjir"}\nIsi.\n',
    "headers": "Title: Banjir\nTags: air\n\nIsi.\n",
    "with an id": "---\ntitle: Banjir\nid: b\n---\nIsi.\n",
    "with all": "---\ntitle: Banjir\nid: b\ndate: 2026-11-01\nslug: b\n---\nIsi.\n",
}


def newspaper(text: str, key: str = OLD) -> tuple[World, WorldBucket]:
    """A newspaper with one article, which was uploaded at NOON."""
    world = World(clock=FakeClock(NOON))
    world.upload("site.yaml", site_yaml())
    world.upload(key, text)
    world.settle()
    world.clock.time = NOON + timedelta(days=40)
    return world, WorldBucket(world)


def planned(world: World, bucket: WorldBucket, new: str = NEW, old: str = OLD) -> Plan:
    found = plan(bucket, old, new, world.clock.now())
    assert isinstance(found, Plan)
    return found


def shown(world: World, key: str) -> Article:
    record = world.records.get(key)
    assert record
    assert (record.status, record.shown) == ("live", record.head), record.problems
    assert record.article
    return record.article


@pytest.mark.parametrize("syntax", FILES)
def test_a_moved_file_keeps_identity_date_and_address(syntax: str) -> None:
    world, bucket = newspaper(FILES[syntax])
    before = shown(world, OLD)
    world.comment(before.identity, "Ani", "Semoga lekas surut.")
    move(bucket, planned(world, bucket))
    world.settle()
    after = shown(world, NEW)
    own = {"modified": None, "other_url": ""}
    assert replace(after, key=OLD, **own) == replace(before, **own)
    assert after.identity == before.identity, "the comments are where they were"
    assert bucket.seen(OLD) is None


def test_a_moved_html_file_keeps_them_too() -> None:
    text = "<html><head><title>Banjir</title></head><body><p>Isi.</p></body></html>"
    world, bucket = newspaper(text, "articles/a.html")
    before = shown(world, "articles/a.html")
    move(bucket, planned(world, bucket, "articles/b/c.html", "articles/a.html"))
    world.settle()
    assert shown(world, "articles/b/c.html").url == before.url


def test_the_rest_of_the_file_stays_byte_for_byte() -> None:
    world, bucket = newspaper(FILES["yaml, Windows"])
    moved = planned(world, bucket)
    added = [line for line in moved.data.splitlines(keepends=True) if line not in moved.before]
    assert moved.data == moved.before.replace(b"---\r\n", b"---\r\n" + b"".join(added), 1)
    assert set(moved.lines) == {"id", "date", "slug"}
    assert all(line.endswith(b"\r\n") for line in added)


def test_a_file_that_loses_nothing_gets_no_line() -> None:
    world, bucket = newspaper(FILES["with all"])
    moved = planned(world, bucket)
    assert (dict(moved.lines), moved.data) == ({}, moved.before)


@pytest.mark.parametrize("stopped", ["before", "after the upload", "after all"])
def test_a_move_that_was_stopped_is_ended_by_the_same_move(stopped: str) -> None:
    world, bucket = newspaper(FILES["yaml"])
    before = shown(world, OLD)
    if stopped == "after the upload":
        world.upload(NEW, planned(world, bucket).data)
    elif stopped == "after all":
        move(bucket, planned(world, bucket))
    world.settle()
    again = plan(bucket, OLD, NEW, world.clock.now())
    assert isinstance(again, Seen) is (stopped == "after all")
    if isinstance(again, Plan):
        move(bucket, again)
    world.settle()
    assert shown(world, NEW).url == before.url
    assert bucket.seen(OLD) is None


def test_half_way_the_article_is_still_there() -> None:
    world, bucket = newspaper(FILES["yaml"])
    before = shown(world, OLD)
    world.upload(NEW, planned(world, bucket).data)
    world.settle()
    assert shown(world, OLD) == before


def test_no_file_is_overwritten() -> None:
    world, bucket = newspaper(FILES["yaml"])
    world.upload(NEW, FILES["with an id"])
    with pytest.raises(NoMove, match="is another file"):
        move(bucket, planned(world, bucket))
    assert bucket.seen(OLD)


def test_an_upload_in_between_is_not_lost() -> None:
    world, bucket = newspaper(FILES["yaml"])
    found = planned(world, bucket)
    world.upload(OLD, FILES["with an id"])
    with pytest.raises(NoMove, match="try again"):
        move(bucket, found)
    assert bucket.seen(OLD)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (OLD, OLD, "its name already"),
        (OLD, "pages/a.md", "an article is no static page"),
        ("media/a.jpg", "media/b.jpg", "the address of media/a.jpg is its name"),
        ("articles/tiada.md", "articles/juga.md", "there is no articles/tiada.md"),
    ],
)
def test_what_cannot_be_moved_is_told(old: str, new: str, said: str) -> None:
    world, bucket = newspaper(FILES["yaml"])
    with pytest.raises(NoMove, match=said):
        plan(bucket, old, new, world.clock.now())


def test_a_file_that_is_wrong_is_mended_first() -> None:
    world, bucket = newspaper("tanpa kepala")
    with pytest.raises(Unreadable):
        plan(bucket, OLD, NEW, world.clock.now())


@given(st.binary(max_size=9), st.binary(max_size=9), st.binary(max_size=9))
def test_a_file_with_one_block_more_is_grown(a: bytes, block: bytes, b: bytes) -> None:
    assert is_grown(a + b, a + block + b)
    assert not is_grown(a + b"x", a + b"y" * len(block))


def test_without_lines_a_file_is_left_alone() -> None:
    assert list(with_lines(OLD, b"x", {})) == [b"x"]


def test_a_move_waits_for_the_approval_that_the_new_file_needs() -> None:
    """Else the article would be off the site until somebody approved it."""
    world, bucket = newspaper(FILES["with all"])
    world.upload("site.yaml", site_yaml(approve="required"))
    world.upload(f"{OLD}.ok", digest_of(FILES["with all"].encode()))
    world.settle()
    before = shown(world, OLD)
    with pytest.raises(NoMove, match=f"have {NEW}.ok uploaded first") as refused:
        planned(world, bucket)
    world.upload(f"{NEW}.ok", "belum\n")
    with pytest.raises(NoMove):
        planned(world, bucket)
    digest = str(refused.value)[-40:]
    world.upload(f"{NEW}.ok", f"{digest}\n")
    world.clock.time += timedelta(minutes=1)
    move(bucket, planned(world, bucket))
    world.settle()
    assert shown(world, NEW).url == before.url


@pytest.mark.parametrize("text", [FILES["yaml"], "---\ntitle: Draf\ndraft: true\n---\nIsi.\n"])
def test_what_needs_no_approval_moves_at_once(text: str) -> None:
    world, bucket = newspaper(text)
    since = "" if "draft" in text else (world.clock.now() + timedelta(days=1)).isoformat()
    world.upload("site.yaml", site_yaml(approve="required", approve_since=since))
    world.settle()
    move(bucket, planned(world, bucket))
    world.settle()
    record = world.records.get(NEW)
    assert record
    assert record.status == ("draft" if "draft" in text else "live")
