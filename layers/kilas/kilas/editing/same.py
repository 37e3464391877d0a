"""Whether a file of this machine is what the bucket has, by the ETag."""

from __future__ import annotations

from hashlib import md5
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kilas.editing.bucket import Seen

_MIB: Final = 1024 * 1024
_USUAL: Final = (8, 5, 15, 16)
"""MiB of a part, as the AWS CLI, rclone, s3cmd and others upload."""

_TRIED: Final = 20
"""Sizes of a part that are tried at most: each reads the file once."""


def is_same(seen: Seen, size: int, open_file: Callable[[], BinaryIO]) -> bool:
    """Whether the bytes are those that were seen. False where that cannot be known.

    The ETag is the MD5 of the bytes; of an upload in parts it is the MD5 of the MD5s of the parts,
    and "-" and their number. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
    """
    if seen.size != size:
        return False
    digest, dash, number = seen.etag.partition("-")
    if not dash:
        return _md5(open_file, size) == digest
    if not number.isdecimal() or not int(number):
        return False
    sizes = islice(_part_sizes(size, int(number)), _TRIED)
    return any(_of_parts(open_file, part) == digest for part in sizes)


def _part_sizes(size: int, number: int) -> Iterator[int]:
    """The sizes of a part, in whole MiB, with which a file has so many parts."""
    least = max(1, -(-size // number // _MIB))
    most = size // max(1, number - 1) // _MIB + 1
    for mib in dict.fromkeys((*_USUAL, *range(least, most + 1))):
        if max(1, -(-size // (mib * _MIB))) == number:
            yield mib * _MIB


def _md5(open_file: Callable[[], BinaryIO], size: int) -> str:
    digest = md5(usedforsecurity=False)
    with open_file() as file:
        while block := file.read(min(_MIB, size or 1)):
            digest.update(block)
    return digest.hexdigest()


def _of_parts(open_file: Callable[[], BinaryIO], part: int) -> str:
    digest = md5(usedforsecurity=False)
    with open_file() as file:
        block = file.read(part)
        while True:  # an empty file has one part too
            digest.update(md5(block, usedforsecurity=False).digest())
            block = file.read(part)
            if not block:
                break
    return digest.hexdigest()
