"""An editor's bucket over S3, and the tests' own over a World."""

from __future__ import annotations

from hashlib import md5
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from kilas.adapters.editors_bucket import S3EditorsBucket
from kilas.adapters.s3 import S3Shelf
from kilas.editing.bucket import Report
from kilas.errors import Conflict
from kilas.ports import Output
from tests.fakes.editors_bucket import WorldBucket
from tests.fakes.resources import create_bucket
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.editing.bucket import Bucket
    from kilas.ports import Shelf

KEY = "articles/banjir.md"
FACTS = (("version", "v1"), ("state", "live"), ("address", "https://x/a.html"))
REPORT = Output(b"a\n\nTAYANG\n", "text/plain", "no-store", facts=FACTS)


@pytest.fixture(params=["fake", "s3"])
def both(request: pytest.FixtureRequest, client_of: Callable[[str], Any]) -> tuple[Bucket, Shelf]:
    """The bucket, and its desk as Kilas writes it."""
    if request.param == "fake":
        world = World()
        return WorldBucket(world), world.desk
    client = client_of("s3")
    name = create_bucket(client, versioned=True)
    return S3EditorsBucket(client, name), S3Shelf(client, name, "desk/")


@pytest.fixture
def bucket(both: tuple[Bucket, Shelf]) -> Bucket:
    return both[0]


def test_a_file_is_seen_as_it_was_put(bucket: Bucket) -> None:
    assert bucket.seen(KEY) is None
    stored = bucket.put(KEY, BytesIO(b"satu"))
    assert bucket.seen(KEY) == stored
    assert (stored.size, stored.etag) == (4, md5(b"satu", usedforsecurity=False).hexdigest())
    assert bucket.read(KEY, stored.version) == b"satu"
    other = bucket.put(KEY, BytesIO(b"dua"))
    assert other.version != stored.version
    assert bucket.seen(KEY) == other
    assert bucket.read(KEY, stored.version) == b"satu"


def test_another_key_that_begins_alike_is_another_file(bucket: Bucket) -> None:
    bucket.put(f"{KEY}.txt", BytesIO(b"x"))
    assert bucket.seen(KEY) is None


def test_only_a_new_file_is_put_where_none_may_be(bucket: Bucket) -> None:
    bucket.put(KEY, BytesIO(b"satu"), only_new=True)
    with pytest.raises(Conflict):
        bucket.put(KEY, BytesIO(b"dua"), only_new=True)
    seen = bucket.seen(KEY)
    assert seen
    assert bucket.read(KEY, seen.version) == b"satu"


def test_a_file_is_deleted_as_it_was_seen(bucket: Bucket) -> None:
    old = bucket.put(KEY, BytesIO(b"satu"))
    new = bucket.put(KEY, BytesIO(b"dua"))
    with pytest.raises(Conflict):
        bucket.delete(KEY, over=old)
    assert bucket.seen(KEY) == new
    bucket.delete(KEY, over=new)
    assert bucket.seen(KEY) is None
    with pytest.raises(Conflict):
        bucket.delete(KEY, over=new)


def test_a_file_was_first_uploaded_when_it_came_after_its_deletion(bucket: Bucket) -> None:
    stored = bucket.put(KEY, BytesIO(b"satu"))
    first = bucket.first_uploaded(KEY)
    bucket.put(KEY, BytesIO(b"dua"))
    assert bucket.first_uploaded(KEY) == first
    seen = bucket.seen(KEY)
    assert seen
    bucket.delete(KEY, over=seen)
    bucket.put(KEY, BytesIO(b"tiga"))
    assert bucket.first_uploaded(KEY) >= first
    assert stored.version


def test_a_report_has_its_facts(both: tuple[Bucket, Shelf]) -> None:
    bucket, desk = both
    assert bucket.report(KEY) is None
    desk.put(f"{KEY}.txt", REPORT, "0a", over=None)
    assert bucket.report(KEY) == Report("a\n\nTAYANG\n", "v1", "live", "https://x/a.html")


def test_a_file_of_the_desk_is_read_and_linked(both: tuple[Bucket, Shelf]) -> None:
    bucket, desk = both
    assert bucket.overview("index.json") is None
    desk.put("index.json", Output(b"{}", "application/json", "no-store"), "0a", over=None)
    assert bucket.overview("index.json") == b"{}"
    assert "index.json" in bucket.link("index.json")
