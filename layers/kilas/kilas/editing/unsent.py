"""A file that is not uploaded yet, as Kilas sees it once it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from kilas.ports import Version
from kilas.uploads.approvals import digest_of
from kilas.uploads.file import File

if TYPE_CHECKING:
    from datetime import datetime


class Unsent(Struct, frozen=True):
    """A file that is not uploaded: the key that it would have, its size in bytes, and its bytes."""

    key: str
    size: int
    read: Callable[[], bytes]


def uploaded(file: Unsent, now: datetime, data: bytes | None = None) -> File:
    """The file as it is once it is uploaded; `data` are its bytes, where these say who it is."""
    etag = "" if data is None else digest_of(data)
    return File(file.key, [Version("unsent", now, size=file.size, etag=etag)], now)
