"""The Copies port: what the fake and S3 must both do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.adapters.copies import S3Copies
from tests.fakes.objects import FakeCopies
from tests.fakes.resources import create_bucket

if TYPE_CHECKING:
    from collections.abc import Callable

    from mypy_boto3_s3 import S3Client

    from kilas.ports import Copies


@pytest.fixture(scope="module")
def client(client_of: Callable[[str], S3Client]) -> S3Client:
    return client_of("s3")


@pytest.fixture(params=["fake", "s3"])
def copies(request: pytest.FixtureRequest) -> Copies:
    if request.param == "fake":
        return FakeCopies()
    client: S3Client = request.getfixturevalue("client")
    return S3Copies(client, create_bucket(client, versioned=True))


def test_a_copy_is_read_as_it_was_kept(copies: Copies) -> None:
    assert copies.read("a" * 64) is None
    assert copies.keep("a" * 64, b"\0foto") is True
    assert copies.read("a" * 64) == b"\0foto"
    assert copies.read("b" * 64) is None


def test_a_copy_is_kept_once(copies: Copies) -> None:
    assert [copies.keep("a" * 64, b"foto") for _ in range(3)] == [True, False, False]


def test_a_copy_that_has_expired_is_kept_again(client: S3Client) -> None:
    """The lifecycle of a versioned bucket leaves a delete marker."""
    bucket = create_bucket(client, versioned=True)
    copies = S3Copies(client, bucket)
    copies.keep("a", b"foto")
    client.delete_object(Bucket=bucket, Key="copies/a")
    assert copies.read("a") is None
    assert copies.keep("a", b"foto") is True
