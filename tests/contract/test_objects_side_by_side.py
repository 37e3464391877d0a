"""Random histories of calls: the fake buckets and S3 give the same answers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kilas.adapters.s3 import S3Content, S3Shelf
from kilas.errors import Conflict, VersionGone
from kilas.ports import Output, Stored
from tests.contract.editor import S3Editor
from tests.fakes.objects import FakeContent, FakeShelf
from tests.fakes.resources import create_bucket

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mypy_boto3_s3 import S3Client

    from kilas.ports import Content, Shelf

KEYS = ["a", "a/1", "a/10", "a/é", "b 🌊"]
KEY = st.sampled_from(KEYS)
PREFIX = st.sampled_from(["", "a", "a/", "a/1", "c"])
AFTER = st.sampled_from(["", "a/", *KEYS, "c"])
LIMIT = st.integers(1, 4)


@pytest.fixture(scope="module")
def client(client_of: Callable[[str], S3Client]) -> S3Client:
    return client_of("s3")


# --- a shelf ---------------------------------------------------------------------------------

OVER = st.sampled_from(["what stands", "an older body", "nothing"])
SHELF_CALLS = st.one_of(
    st.tuples(st.just("put"), KEY, st.binary(max_size=2), st.sampled_from(["0a", "0b"]), OVER),
    st.tuples(st.just("delete"), KEY, OVER),
    st.tuples(st.just("stored"), KEY),
    st.tuples(st.just("keys"), PREFIX, AFTER, st.none() | LIMIT),
)
NEVER_STORED = Stored('"d41d8cd98f00b204e9800998ecf8427e"', "0a")


class Writer:
    """Calls a shelf, and remembers what stood at each key when it was first looked at."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._first: dict[str, Stored] = {}

    def call(self, call: tuple[Any, ...]) -> object:
        """The answer, or "conflict"."""
        try:
            return self._answer(call)
        except Conflict:
            return "conflict"

    def _answer(self, call: tuple[Any, ...]) -> object:
        match call:
            case ("put", key, body, digest, over):
                output = Output(body, "text/html", "no-store")
                self._shelf.put(key, output, digest, over=self._over(key, over))
                return None
            case ("delete", key, over):
                self._shelf.delete(key, over=self._over(key, over) or NEVER_STORED)
                return None
            case ("stored", key):
                return self._shelf.stored(key)
            case (_, prefix, after, limit):
                return self._shelf.keys(prefix, after=after, limit=limit)
        raise AssertionError(call)

    def _over(self, key: str, name: str) -> Stored | None:
        if name == "nothing":
            return None
        stands = self._shelf.stored(key)
        if stands:
            self._first.setdefault(key, stands)
        return stands if name == "what stands" else self._first.get(key)


@settings(max_examples=15)
@given(
    prefix=st.sampled_from(["", "desk/"]), history=st.lists(SHELF_CALLS, min_size=8, max_size=25)
)
def test_the_fake_shelf_answers_as_s3_does(
    client: S3Client, prefix: str, history: Sequence[tuple[Any, ...]]
) -> None:
    fake = Writer(FakeShelf())
    real = Writer(S3Shelf(client, create_bucket(client), prefix))
    for call in [*history, ("keys", "", "", None), *(("stored", key) for key in KEYS)]:
        assert real.call(call) == fake.call(call)


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
