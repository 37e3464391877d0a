"""A file of this machine is told from another by the ETag alone, however it was uploaded."""

from __future__ import annotations

from hashlib import md5
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.editing.bucket import Seen
from kilas.editing.same import is_same

MIB = 1024 * 1024


def etag_of(data: bytes, part: int | None) -> str:
    """The ETag of S3, for an upload in parts of so many bytes or for one in a whole."""
    if part is None:
        return md5(data, usedforsecurity=False).hexdigest()
    parts = [data[at : at + part] for at in range(0, len(data) or 1, part)]
    digests = b"".join(md5(each, usedforsecurity=False).digest() for each in parts)
    return f"{md5(digests, usedforsecurity=False).hexdigest()}-{len(parts)}"


def same(data: bytes, etag: str, stored: bytes | None = None) -> bool:
    size = len(data if stored is None else stored)
    return is_same(Seen("v1", etag, size), len(data), lambda: BytesIO(data))


@given(st.binary(max_size=50), st.binary(max_size=50))
def test_an_upload_in_a_whole_is_the_same_only_where_the_bytes_are(a: bytes, b: bytes) -> None:
    assert same(a, etag_of(b, None), b) is (a == b)


@pytest.mark.parametrize("part", [5, 8, 9, 15, 16, 17, 50])
@pytest.mark.parametrize("size", [0, 1, 5 * MIB, 16 * MIB, 17 * MIB + 1])
def test_an_upload_in_parts_is_the_same(part: int, size: int) -> None:
    data = bytes(size)
    assert same(data, etag_of(data, part * MIB))
    if data:
        assert not same(b"\1" + data[1:], etag_of(data, part * MIB))


@pytest.mark.parametrize("etag", ["", "-", "x-0", "x-y", "x-1", "0" * 32, "0" * 32 + "-2"])
def test_an_etag_that_says_nothing_is_another_file(etag: str) -> None:
    assert not same(b"satu", etag)
