"""Random histories of calls: the fake buckets and S3 give the same answers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kilas.adapters.s3 import S3Content, S3Shelf
from kilas.errors import VersionGone
from kilas.ports import Output
from tests.contract.editor import S3Editor
from tests.fakes.objects import FakeContent, FakeShelf
from tests.fakes.resources import create_bucket

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mypy_boto3_s3 import S3Client

    from kilas.ports import Content

KEYS = ["a", "a/1", "a/10", "a/é", "b 🌊"]
KEY = st.sampled_from(KEYS)
PREFIX = st.sampled_from(["", "a", "a/", "a/1", "c"])
AFTER = st.sampled_from(["", "a/", *KEYS, "c"])
LIMIT = st.integers(1, 4)


@pytest.fixture(scope="module")
def client(client_of: Callable[[str], S3Client]) -> S3Client:
    return client_of("s3")


# --- a shelf ---------------------------------------------------------------------------------

SHELF_CALLS = st.one_of(
    st.tuples(st.just("put"), KEY, st.binary(max_size=2), st.sampled_from(["0a", "0b"])),
    st.tuples(st.just("delete"), KEY),
    st.tuples(st.just("digest"), KEY),
    st.tuples(st.just("keys"), PREFIX, AFTER, st.none() | LIMIT),
)


def on_shelf(shelf: FakeShelf | S3Shelf, call: tuple[Any, ...]) -> object:
    match call:
        case ("put", key, body, digest):
            shelf.put(key, Output(body, "text/html", "no-store"), digest)
            return None
        case ("delete", key):
            shelf.delete(key)
            return None
        case ("digest", key):
            return shelf.digest(key)
        case (_, prefix, after, limit):
            return shelf.keys(prefix, after=after, limit=limit)
    raise AssertionError(call)


@settings(max_examples=15)
@given(
    prefix=st.sampled_from(["", "desk/"]), history=st.lists(SHELF_CALLS, min_size=8, max_size=25)
)
def test_the_fake_shelf_answers_as_s3_does(
    client: S3Client, prefix: str, history: Sequence[tuple[Any, ...]]
) -> None:
    fake, real = FakeShelf(), S3Shelf(client, create_bucket(client), prefix)
    for call in [*history, ("keys", "", "", None), *(("digest", key) for key in KEYS)]:
        assert on_shelf(real, call) == on_shelf(fake, call)


# --- the content -----------------------------------------------------------------------------

EDITS = st.one_of(
    st.tuples(st.just("put"), KEY, st.binary(max_size=3)),
    st.tuples(st.just("remove"), KEY),
    st.tuples(st.just("remove for good"), KEY),
)
LISTINGS = st.lists(st.tuples(PREFIX, AFTER, LIMIT), min_size=3, max_size=6)


def edit(content: Content, editor: Any, change: tuple[Any, ...]) -> None:
    match change:
        case ("put", key, data):
            editor.put(key, data)
        case ("remove", key):
            # S3 writes a delete marker where nothing was, Moto does not.
            if content.versions(key):
                editor.remove(key)
        case (_, key):
            for version in content.versions(key)[:1]:
                editor.remove_for_good(key, version.id)


def bytes_of(content: Content, key: str, version: str) -> bytes | None:
    try:
        return content.read(key, version)
    except VersionGone:
        return None


def history_of(content: Content, key: str) -> tuple[object, Counter[object]]:
    """The newest version and all, without ids and times: the order within a second is open."""
    versions = content.versions(key)
    shown = [(each.deleted, each.size, bytes_of(content, key, each.id)) for each in versions]
    return shown[:1], Counter(shown)


@settings(max_examples=15)
@given(changes=st.lists(EDITS, min_size=4, max_size=12), listings=LISTINGS)
def test_the_fake_content_answers_as_s3_does(
    client: S3Client, changes: Sequence[tuple[Any, ...]], listings: Sequence[tuple[str, str, int]]
) -> None:
    fake, name = FakeContent(), create_bucket(client, versioned=True)
    real, editor = S3Content(client, name), S3Editor(client, name)
    for change in changes:
        edit(fake, fake, change)
        edit(real, editor, change)
        assert history_of(real, change[1]) == history_of(fake, change[1])
    everything = fake.keys("")
    for prefix, wanted, limit in listings:
        # Moto leaves out the first key after a marker that is no key itself, S3 does not.
        after = wanted if wanted in everything else ""
        found = real.keys(prefix, after=after, limit=limit)
        assert found == fake.keys(prefix, after=after, limit=limit)
