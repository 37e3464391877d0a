"""What becomes of a photo: a function of its versions. The last good version stays."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, UnidentifiedImageError

from kilas.errors import Unreadable
from kilas.ingest.judge import present, tombstone
from kilas.media.web_copy import draft, is_turned, web_copy
from kilas.problems import Problem
from kilas.record import Photo, Record

if TYPE_CHECKING:
    from kilas.ingest.judge import File
    from kilas.ports import Version

CONTENT_TYPES: Final = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/gif",
}
"""The formats that every browser shows, as Pillow names them."""

CONSIDERED: Final = 10
"""How many uploads, the newest, are read in search of a good one: each is decoded, and the function
has a minute for a message (docs/decisions/0017)."""

LARGEST_FILE: Final = 40 * 1024 * 1024
LARGEST_PICTURE: Final = 61_000_000
"""Bytes and pixels: what the largest camera of the press makes, 9504 × 6336."""

LARGEST_DECODED: Final = 25_000_000
"""Pixels that are in memory at once, of which the function has 1024 MB: to decode a WebP and turn
it takes some 20 bytes for each. Of a JPEG the decoder keeps every second pixel or fewer where the
copy needs no more."""


def judge_photo(file: File) -> Record:
    """The record of a photo; its revision is left at 0."""
    if not file.uploads:
        return tombstone(file)
    if "." not in file.key.rpartition("/")[2]:
        # The edge takes it for a folder, and no address would lead to the photo.
        return replace(present(file, "wrong"), problems=(Problem("photo_without_ending"),))
    problems: tuple[Problem, ...] = ()
    for version in file.uploads[:CONSIDERED]:
        is_head = version is file.uploads[0]
        try:
            photo, warnings = _measure(version, file)
        except Unreadable as error:
            problems = error.problems if is_head else problems
            continue
        problems = warnings if is_head else problems
        return replace(present(file, "live"), shown=version.id, photo=photo, problems=problems)
    return replace(present(file, "wrong"), problems=problems)


def _measure(version: Version, file: File) -> tuple[Photo, tuple[Problem, ...]]:
    """The size and format of a version, and what its editor should know of it.

    Raises Unreadable where it is no photo that we can show.
    """
    if version.size > LARGEST_FILE:
        raise _too_large(_megabytes(version.size), _megabytes(LARGEST_FILE))
    data = file.read(version.id)
    try:
        with Image.open(BytesIO(data), formats=list(CONTENT_TYPES)) as image:
            width, height = image.size
            draft(image)
            _check_pixels(image.size, LARGEST_DECODED, f"{width} × {height}")
            _check_pixels((width, height), LARGEST_PICTURE, f"{width} × {height}")
            if is_turned(image):
                width, height = height, width
            # A JPEG with a preview behind it has a name of its own, "MPO".
            content_type = CONTENT_TYPES.get(str(image.format), "image/jpeg")
            moves = image.format in CONTENT_TYPES and getattr(image, "is_animated", False)
        web_copy(data)  # the only proof that its page can be made
    except Image.DecompressionBombError as error:
        limit = _megapixels(LARGEST_PICTURE)
        raise _too_large(f"> {limit}", limit) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Unreadable([Problem("photo_unreadable")]) from error
    warnings = (Problem("photo_moves", warning=True),) if moves else ()
    return Photo(width, height, content_type), warnings


def _check_pixels(size: tuple[int, int], limit: int, told: str) -> None:
    if size[0] * size[1] > limit:
        raise _too_large(told, _megapixels(limit))


def _too_large(size: str, limit: str) -> Unreadable:
    return Unreadable([Problem("photo_too_large", values={"size": size, "limit": limit})])


def _megabytes(size: int) -> str:
    return f"{size // 1024 // 1024} MB"


def _megapixels(size: int) -> str:
    return f"{size // 1_000_000} MP"
