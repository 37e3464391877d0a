"""The Shelf port: what the fake and S3 must both do."""

from __future__ import annotations

from hashlib import md5
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.adapters.s3 import S3Shelf
from kilas.errors import Conflict
from kilas.ports import Output
from tests.fakes.objects import FakeShelf
from tests.fakes.resources import create_bucket

if TYPE_CHECKING:
    from collections.abc import Callable

    from mypy_boto3_s3 import S3Client

    from kilas.ports import Shelf, Stored

PAGE = Output(b"<p>Banjir surut.</p>", "text/html; charset=utf-8", "public, max-age=0")
NEWER = replace(PAGE, body=b"<p>Banjir datang lagi.</p>")
KEY = "2026/11/banjir.html"


@pytest.fixture(scope="module")
def client(client_of: Callable[[str], S3Client]) -> S3Client:
    return client_of("s3")


@pytest.fixture
def bucket(client: S3Client) -> str:
    return create_bucket(client)


@pytest.fixture(params=["fake", "s3", "s3 under a prefix"])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    if request.param == "fake":
        return FakeShelf()
    client, bucket = request.getfixturevalue("client"), request.getfixturevalue("bucket")
    return S3Shelf(client, bucket, "desk/" if "prefix" in request.param else "")


def seen(shelf: Shelf, key: str = KEY) -> Stored:
    """What stands at a key at which something stands."""
    stored = shelf.stored(key)
    assert stored
    return stored


def test_an_empty_shelf_stores_nothing(shelf: Shelf) -> None:
    assert shelf.stored(KEY) is None
    assert shelf.keys("") == []


def test_an_output_is_known_by_its_digest(shelf: Shelf) -> None:
    shelf.put(KEY, PAGE, "0a", over=None)
    assert seen(shelf).digest == "0a"
    shelf.put(KEY, PAGE, "0b", over=seen(shelf))
    assert seen(shelf).digest == "0b"
    assert shelf.stored("2026/11/banjir") is None
    assert shelf.stored("2026/11/banjir.html.txt") is None


def test_an_etag_is_the_md5_of_the_body_alone(shelf: Shelf) -> None:
    """So the same body has the same ETag again, whatever stood in between (decision 43)."""
    etags = []
    for output in (PAGE, NEWER, replace(PAGE, cache_control="no-store")):
        shelf.put(KEY, output, "0a", over=shelf.stored(KEY))
        etags.append(seen(shelf).etag)
    assert etags[0] == etags[2] == f'"{md5(PAGE.body, usedforsecurity=False).hexdigest()}"'
    assert etags[1] != etags[0]


def test_deleting_leaves_nothing(shelf: Shelf) -> None:
    shelf.put(KEY, PAGE, "0a", over=None)
    shelf.delete(KEY, over=seen(shelf))
    assert shelf.stored(KEY) is None
    assert shelf.keys("") == []


# --- over what the writer saw ----------------------------------------------------------------


def test_a_put_over_nothing_finds_something(shelf: Shelf) -> None:
    shelf.put(KEY, PAGE, "0a", over=None)
    stands = seen(shelf)
    with pytest.raises(Conflict):
        shelf.put(KEY, NEWER, "0b", over=None)
    assert shelf.stored(KEY) == stands


def test_a_write_over_an_older_body_changes_nothing(shelf: Shelf) -> None:
    shelf.put(KEY, PAGE, "0a", over=None)
    older = seen(shelf)
    shelf.put(KEY, NEWER, "0b", over=older)
    stands = seen(shelf)
    with pytest.raises(Conflict):
        shelf.put(KEY, PAGE, "0c", over=older)
    with pytest.raises(Conflict):
        shelf.delete(KEY, over=older)
    assert shelf.stored(KEY) == stands


def test_a_write_over_what_is_gone_changes_nothing(shelf: Shelf) -> None:
    shelf.put(KEY, PAGE, "0a", over=None)
    older = seen(shelf)
    shelf.delete(KEY, over=older)
    with pytest.raises(Conflict):
        shelf.put(KEY, NEWER, "0b", over=older)
    with pytest.raises(Conflict):
        shelf.delete(KEY, over=older)
    assert shelf.stored(KEY) is None
    shelf.put(KEY, NEWER, "0b", over=None)
    assert seen(shelf).digest == "0b"


def test_a_write_at_another_key_is_no_conflict(shelf: Shelf) -> None:
    shelf.put(KEY, PAGE, "0a", over=None)
    shelf.put("b.html", PAGE, "0a", over=None)
    shelf.delete(KEY, over=seen(shelf))
    assert shelf.keys("") == ["b.html"]


def test_keys_are_those_under_the_prefix_in_order(shelf: Shelf) -> None:
    for key in ("b/10.html", "b/2.html", "a.html", "b.html", "b/index.html"):
        shelf.put(key, PAGE, "0a", over=None)
    assert shelf.keys("b/") == ["b/10.html", "b/2.html", "b/index.html"]
    assert shelf.keys("b") == ["b.html", "b/10.html", "b/2.html", "b/index.html"]
    assert shelf.keys("c") == []


def test_a_listing_is_gone_through_in_parts(shelf: Shelf) -> None:
    for key in ("b/2", "a", "b/1", "b/3", "c"):
        shelf.put(key, PAGE, "0a", over=None)
    assert shelf.keys("", after="b/1", limit=2) == ["b/2", "b/3"]
    assert shelf.keys("b/", after="b/2") == ["b/3"]
    assert shelf.keys("", after="c") == []


@pytest.mark.parametrize("key", ["a b.html", "a+b.txt", "100%.txt", "%2F.txt", "é/日本/🌊.md.txt"])
def test_a_key_is_taken_as_it_is(shelf: Shelf, key: str) -> None:
    shelf.put(key, PAGE, "0a", over=None)
    assert shelf.keys("") == [key]
    assert seen(shelf, key).digest == "0a"
    shelf.delete(key, over=seen(shelf, key))
    assert shelf.stored(key) is None


# --- what only the adapter has to do ---------------------------------------------------------


def test_a_folder_may_hold_very_many(client: S3Client, bucket: str) -> None:
    """S3 lists at most 1 000 keys at once."""
    names = [f"topik/{number:04}/index.html" for number in range(1001)]
    for name in names:
        client.put_object(Bucket=bucket, Key=name)
    assert S3Shelf(client, bucket).keys("topik/") == names


def test_an_object_is_served_as_the_output_says(client: S3Client, bucket: str) -> None:
    S3Shelf(client, bucket).put(KEY, PAGE, "0a", over=None)
    stored = client.get_object(Bucket=bucket, Key=KEY)
    assert stored["Body"].read() == PAGE.body
    assert stored["ContentType"] == PAGE.content_type
    assert stored["CacheControl"] == PAGE.cache_control
    assert stored["Metadata"] == {"digest": "0a"}


def test_an_object_tells_its_cache_tags_and_only_where_it_has_some(
    client: S3Client, bucket: str
) -> None:
    """CloudFront reads them from the header x-amz-meta-cache-tag, separated by commas."""
    shelf = S3Shelf(client, bucket)
    tagged = Output(b"", "text/html", "no-store", tags=("0a", "0b"))
    stored = shelf.put(KEY, tagged, "0a", over=None)
    assert client.head_object(Bucket=bucket, Key=KEY)["Metadata"]["cache-tag"] == "0a,0b"
    shelf.put(KEY, Output(b"", "text/html", "no-store"), "0b", over=stored)
    assert "cache-tag" not in client.head_object(Bucket=bucket, Key=KEY)["Metadata"]


def test_an_object_has_the_facts_of_its_output(client: S3Client, bucket: str) -> None:
    report = Output(b"", "text/plain", "no-store", facts=(("version", "v1"), ("state", "live")))
    S3Shelf(client, bucket).put(KEY, report, "0a", over=None)
    metadata = client.head_object(Bucket=bucket, Key=KEY)["Metadata"]
    assert metadata == {"version": "v1", "state": "live", "digest": "0a"}


def test_a_redirect_tells_where_it_leads(client: S3Client, bucket: str) -> None:
    """In a header's signs: S3 takes ASCII alone."""
    there = Output(b"", "text/html", "no-store", redirect="/2026/11/banjir é.html?a=1#b")
    S3Shelf(client, bucket).put(KEY, there, "0a", over=None)
    metadata = client.head_object(Bucket=bucket, Key=KEY)["Metadata"]
    assert metadata["location"] == "/2026/11/banjir%20%C3%A9.html?a=1#b"


def test_an_object_of_another_writer_has_the_digest_of_no_output(
    client: S3Client, bucket: str
) -> None:
    client.put_object(Bucket=bucket, Key=KEY, Body=b"by hand")
    shelf = S3Shelf(client, bucket)
    assert seen(shelf).digest == ""
    shelf.put(KEY, PAGE, "0a", over=seen(shelf))
    assert seen(shelf).digest == "0a"


def test_a_delete_marker_is_no_object(client: S3Client) -> None:
    """The desk is in the content bucket, which keeps every version."""
    shelf = S3Shelf(client, create_bucket(client, versioned=True), "desk/")
    for _ in range(2):
        shelf.put(KEY, PAGE, "0a", over=None)
        older = seen(shelf)
        shelf.delete(KEY, over=older)
        assert shelf.stored(KEY) is None
        with pytest.raises(Conflict):
            shelf.put(KEY, PAGE, "0a", over=older)


def test_a_prefix_keeps_a_shelf_apart(client: S3Client, bucket: str) -> None:
    S3Shelf(client, bucket, "desk/").put("articles/a.md.txt", PAGE, "0a", over=None)
    listed = client.list_objects_v2(Bucket=bucket)["Contents"]
    assert [entry["Key"] for entry in listed] == ["desk/articles/a.md.txt"]
