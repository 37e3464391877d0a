"""The Content port: what the fake and S3 must both do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kilas.adapters.s3 import S3Content
from kilas.errors import VersionGone
from kilas.ports import Version
from tests.contract.editor import S3Editor
from tests.fakes.objects import FakeContent
from tests.fakes.resources import create_bucket

if TYPE_CHECKING:
    from collections.abc import Callable

    from mypy_boto3_s3 import S3Client

    from kilas.ports import Content

KEY = "articles/banjir.md"
HARD_KEYS = [
    "articles/dua kata.md",
    "articles/a+b=c&d.md",
    "articles/100% pasti.md",
    "articles/%2Fkelihatan-terurai%20.md",
    "articles/2026/11/jauh/di/dalam.md",
    "articles/berita-éü.md",
    "articles/日本/🌊.md",
    "articles/'kutip' (dan) kurung!.md",
    "articles/baris\nbaru.md",
    "articles/tab\tini.md",
    "articles/garis\u2028pisah.md",
    "articles/baris%0Abaru.md",
]


@pytest.fixture(scope="module")
def client(client_of: Callable[[str], S3Client]) -> S3Client:
    return client_of("s3")


@pytest.fixture(params=["fake", "s3"])
def bucket(request: pytest.FixtureRequest) -> tuple[Content, Any]:
    """The port, and an editor who uploads and deletes."""
    if request.param == "fake":
        fake = FakeContent()
        return fake, fake
    client: S3Client = request.getfixturevalue("client")
    name = create_bucket(client, versioned=True)
    return S3Content(client, name), S3Editor(client, name)


@pytest.fixture
def content(bucket: tuple[Content, Any]) -> Content:
    return bucket[0]


@pytest.fixture
def editor(bucket: tuple[Content, Any]) -> Any:
    return bucket[1]


# --- versions --------------------------------------------------------------------------------


def test_a_key_that_was_never_written_has_no_versions(content: Content) -> None:
    assert content.versions(KEY) == []


def test_the_newest_version_comes_first(content: Content, editor: Any) -> None:
    for data in (b"satu", b"dua!!", b""):
        editor.put(KEY, data)
    versions = content.versions(KEY)
    assert [content.read(KEY, version.id) for version in versions] == [b"", b"dua!!", b"satu"]
    assert [version.size for version in versions] == [0, 5, 4]
    assert not any(version.deleted for version in versions)


def test_a_revert_is_a_version_of_its_own(content: Content, editor: Any) -> None:
    for data in (b"satu", b"dua", b"satu"):
        editor.put(KEY, data)
    assert len({version.id for version in content.versions(KEY)}) == 3


def test_a_version_tells_when_it_was_uploaded(content: Content, editor: Any) -> None:
    editor.put(KEY, b"satu")
    (version,) = content.versions(KEY)
    assert version.modified.utcoffset() == timedelta(0)
    assert version.modified.microsecond == 0, "as S3 does: to the second"
    assert abs(datetime.now(UTC) - version.modified) < timedelta(minutes=1)


def test_a_deletion_is_a_version_too(content: Content, editor: Any) -> None:
    editor.put(KEY, b"satu")
    editor.remove(KEY)
    marker, version = content.versions(KEY)
    assert (marker.deleted, version.deleted) == (True, False)
    assert content.read(KEY, version.id) == b"satu", "what was deleted can still be read"
    editor.put(KEY, b"dua")
    newest = content.versions(KEY)[0]
    assert (newest.deleted, content.read(KEY, newest.id)) == (False, b"dua")


def test_longer_keys_are_other_files(content: Content, editor: Any) -> None:
    for key in ("articles/banjir.md", "articles/banjir.md.bak", "articles/banjir.md/x"):
        editor.put(key, key.encode())
    assert [content.read(KEY, version.id) for version in content.versions(KEY)] == [KEY.encode()]
    assert content.versions("articles/banjir") == []
    editor.remove("articles/banjir.md.bak")
    assert len(content.versions(KEY)) == 1


@pytest.mark.parametrize("key", HARD_KEYS)
def test_a_key_is_taken_as_it_is(content: Content, editor: Any, key: str) -> None:
    editor.put(key, b"isi")
    editor.remove(key)
    editor.put(key, b"isi lagi")
    newest, *older = content.versions(key)
    assert content.read(key, newest.id) == b"isi lagi"
    assert sorted(version.deleted for version in older) == [False, True]
    assert content.keys("articles/") == [key]
    assert content.keys(key) == [key]
    assert content.keys("", after=key) == []


# --- read ------------------------------------------------------------------------------------


def test_there_is_nothing_to_read_of_a_deletion(content: Content, editor: Any) -> None:
    editor.put(KEY, b"satu")
    editor.remove(KEY)
    with pytest.raises(VersionGone):
        content.read(KEY, content.versions(KEY)[0].id)


def test_a_version_of_another_file_is_none_of_this(content: Content, editor: Any) -> None:
    editor.put(KEY, b"satu")
    editor.put("articles/lain.md", b"dua")
    with pytest.raises(VersionGone):
        content.read(KEY, content.versions("articles/lain.md")[0].id)


def test_a_version_may_have_been_removed_permanently(content: Content, editor: Any) -> None:
    editor.put(KEY, b"satu")
    editor.put(KEY, b"dua")
    newest, oldest = content.versions(KEY)
    editor.remove_for_good(KEY, oldest.id)
    with pytest.raises(VersionGone):
        content.read(KEY, oldest.id)
    assert content.versions(KEY) == [newest]


# --- keys ------------------------------------------------------------------------------------


def test_keys_come_in_order_those_of_deleted_files_too(content: Content, editor: Any) -> None:
    for key in ("b/2", "a/1", "b/10", "b/1", "b/é", "b", "c/1"):
        editor.put(key, b"x")
    editor.remove("b/10")
    editor.put("b/2", b"y")
    assert content.keys("b/") == ["b/1", "b/10", "b/2", "b/é"]
    assert content.keys("") == ["a/1", "b", "b/1", "b/10", "b/2", "b/é", "c/1"]
    assert content.keys("d") == []


def test_a_listing_is_gone_through_in_parts(content: Content, editor: Any) -> None:
    everything = [f"articles/{number}.md" for number in range(1, 8)]
    for key in everything:
        editor.put(key, b"x")
        editor.put(key, b"y")
    seen: list[str] = []
    while part := content.keys("articles/", after=seen[-1] if seen else "", limit=3):
        assert len(part) <= 3
        seen += part
    assert seen == everything


def test_the_top_has_files_and_folders_but_none_that_was_deleted(
    content: Content, editor: Any
) -> None:
    for key in ("articles/a.md", "articles/b/c.md", "x.md", "é/ a+b%20.md", "%2F.md", "/y", "lama"):
        editor.put(key, b"x")
    editor.put("kosong/", b"")
    editor.remove("lama")
    top = ["%2F.md", "/", "articles/", "kosong/", "x.md", "é/"]
    assert sorted(content.top(1000)) == top
    assert len(content.top(4)) == 4
    assert set(content.top(4)) < set(top)


def test_a_folder_of_deleted_files_is_not_at_the_top() -> None:
    """Of S3 too; Moto lists such a folder."""
    content = FakeContent()
    content.put("dulu/a.md", b"x")
    content.remove("dulu/a.md")
    assert content.top(1000) == []


def test_an_empty_bucket_has_no_top(content: Content) -> None:
    assert content.top(1000) == []


# --- what only the adapter has to do ---------------------------------------------------------


class Listing:
    """A client whose list of versions is this, in pages."""

    def __init__(self, *pages: dict[str, Any]) -> None:
        self._pages = pages

    def get_paginator(self, operation: str) -> Listing:
        assert operation == "list_object_versions"
        return self

    def paginate(self, **given: str) -> tuple[dict[str, Any], ...]:
        assert given == {"Bucket": "content", "Prefix": KEY}
        return self._pages


NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def entry(id_: str, second: int, *, latest: bool = False, **more: Any) -> dict[str, Any]:
    modified = NOON + timedelta(seconds=second)
    return {"Key": KEY, "VersionId": id_, "LastModified": modified, "IsLatest": latest, **more}


def test_versions_and_deletions_are_put_together_in_time() -> None:
    """S3 sends the two apart; a page of its list may end anywhere."""
    first = {
        "Versions": [entry("v5", 9, latest=True, Size=5), entry("v3", 6, Size=3)],
        "DeleteMarkers": [entry("v4", 7)],
    }
    second = {"Versions": [entry("v1", 2, Size=1)], "DeleteMarkers": [entry("v2", 4)]}
    client: Any = Listing(first, second)
    versions = S3Content(client, "content").versions(KEY)
    assert [version.id for version in versions] == ["v5", "v4", "v3", "v2", "v1"]
    assert versions[1] == Version("v4", NOON + timedelta(seconds=7), deleted=True)


@pytest.mark.parametrize("deleted_last", [True, False])
def test_the_last_of_one_second_is_known(*, deleted_last: bool) -> None:
    client: Any = Listing(
        {
            "Versions": [entry("version", 0, latest=not deleted_last, Size=1)],
            "DeleteMarkers": [entry("marker", 0, latest=deleted_last)],
        }
    )
    newest = S3Content(client, "content").versions(KEY)[0]
    assert newest.deleted == deleted_last
