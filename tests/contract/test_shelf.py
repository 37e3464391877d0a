"""The Shelf port: what the fake and S3 must both do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.adapters.s3 import S3Shelf
from kilas.ports import Output
from tests.fakes.objects import FakeShelf
from tests.fakes.resources import create_bucket

if TYPE_CHECKING:
    from collections.abc import Callable

    from mypy_boto3_s3 import S3Client

    from kilas.ports import Shelf

PAGE = Output(b"<p>Banjir surut.</p>", "text/html; charset=utf-8", "public, max-age=0")
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


def test_an_empty_shelf_has_no_digest(shelf: Shelf) -> None:
    assert shelf.digest(KEY) is None
    assert shelf.keys("") == []


def test_an_output_is_known_by_its_digest(shelf: Shelf) -> None:
    shelf.put(KEY, PAGE, "0a")
    assert shelf.digest(KEY) == "0a"
    shelf.put(KEY, PAGE, "0b")
    assert shelf.digest(KEY) == "0b"
    assert shelf.digest("2026/11/banjir") is None
    assert shelf.digest("2026/11/banjir.html.txt") is None


def test_deleting_leaves_nothing_and_may_be_repeated(shelf: Shelf) -> None:
    shelf.put(KEY, PAGE, "0a")
    shelf.delete(KEY)
    shelf.delete(KEY)
    assert shelf.digest(KEY) is None
    assert shelf.keys("") == []


def test_keys_are_those_under_the_prefix_in_order(shelf: Shelf) -> None:
    for key in ("b/10.html", "b/2.html", "a.html", "b.html", "b/index.html"):
        shelf.put(key, PAGE, "0a")
    assert shelf.keys("b/") == ["b/10.html", "b/2.html", "b/index.html"]
    assert shelf.keys("b") == ["b.html", "b/10.html", "b/2.html", "b/index.html"]
    assert shelf.keys("c") == []


def test_a_listing_is_gone_through_in_parts(shelf: Shelf) -> None:
    for key in ("b/2", "a", "b/1", "b/3", "c"):
        shelf.put(key, PAGE, "0a")
    assert shelf.keys("", after="b/1", limit=2) == ["b/2", "b/3"]
    assert shelf.keys("b/", after="b/2") == ["b/3"]
    assert shelf.keys("", after="c") == []


@pytest.mark.parametrize("key", ["a b.html", "a+b.txt", "100%.txt", "%2F.txt", "é/日本/🌊.md.txt"])
def test_a_key_is_taken_as_it_is(shelf: Shelf, key: str) -> None:
    shelf.put(key, PAGE, "0a")
    assert shelf.keys("") == [key]
    assert shelf.digest(key) == "0a"
    shelf.delete(key)
    assert shelf.digest(key) is None


# --- what only the adapter has to do ---------------------------------------------------------


def test_a_folder_may_hold_very_many(client: S3Client, bucket: str) -> None:
    """S3 lists at most 1 000 keys at once."""
    names = [f"topik/{number:04}/index.html" for number in range(1001)]
    for name in names:
        client.put_object(Bucket=bucket, Key=name)
    assert S3Shelf(client, bucket).keys("topik/") == names


def test_an_object_is_served_as_the_output_says(client: S3Client, bucket: str) -> None:
    S3Shelf(client, bucket).put(KEY, PAGE, "0a")
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
    shelf.put(KEY, Output(b"", "text/html", "no-store", tags=("0a", "0b")), "0a")
    assert client.head_object(Bucket=bucket, Key=KEY)["Metadata"]["cache-tag"] == "0a,0b"
    shelf.put(KEY, Output(b"", "text/html", "no-store"), "0b")
    assert "cache-tag" not in client.head_object(Bucket=bucket, Key=KEY)["Metadata"]


def test_a_redirect_tells_where_it_leads(client: S3Client, bucket: str) -> None:
    """In a header's signs: S3 takes ASCII alone."""
    there = Output(b"", "text/html", "no-store", redirect="/2026/11/banjir é.html?a=1#b")
    S3Shelf(client, bucket).put(KEY, there, "0a")
    metadata = client.head_object(Bucket=bucket, Key=KEY)["Metadata"]
    assert metadata["location"] == "/2026/11/banjir%20%C3%A9.html?a=1#b"


def test_an_object_of_another_writer_has_the_digest_of_no_output(
    client: S3Client, bucket: str
) -> None:
    client.put_object(Bucket=bucket, Key=KEY, Body=b"by hand")
    assert S3Shelf(client, bucket).digest(KEY) == ""


def test_a_prefix_keeps_a_shelf_apart(client: S3Client, bucket: str) -> None:
    S3Shelf(client, bucket, "desk/").put("articles/a.md.txt", PAGE, "0a")
    listed = client.list_objects_v2(Bucket=bucket)["Contents"]
    assert [entry["Key"] for entry in listed] == ["desk/articles/a.md.txt"]
