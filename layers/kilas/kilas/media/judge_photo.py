"""What becomes of a photo: a function of its versions. The last good version stays."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, UnidentifiedImageError

from kilas.errors import Unreadable
from kilas.ingest.judge import present, tombstone
from kilas.media.web_copy import upright_size, web_copy
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

LARGEST_FILE: Final = 40 * 1024 * 1024
LARGEST_PICTURE: Final = 60_000_000
"""Bytes and pixels: more than any press camera makes, less than fills the function's memory."""


def judge_photo(file: File) -> Record:
    """The record of a photo; its revision is left at 0."""
    if not file.uploads:
        return tombstone(file)
    problems: tuple[Problem, ...] = ()
    for version in file.uploads:
        try:
            photo = _measure(version, file)
        except Unreadable as error:
            problems = error.problems if version is file.uploads[0] else problems
            continue
        return replace(present(file, "live"), shown=version.id, photo=photo, problems=problems)
    return replace(present(file, "wrong"), problems=problems)


def _measure(version: Version, file: File) -> Photo:
    """The size and format of a version; raise Unreadable where it is no photo that we can show."""
    if version.size > LARGEST_FILE:
        raise _too_large(f"{version.size // 1024 // 1024} MB")
    data = file.read(version.id)
    try:
        with Image.open(BytesIO(data), formats=list(CONTENT_TYPES)) as image:
            if image.width * image.height > LARGEST_PICTURE:
                raise _too_large(f"{image.width} × {image.height}")
            width, height = upright_size(image)
            # A JPEG with a preview behind it has a name of its own, "MPO".
            content_type = CONTENT_TYPES.get(str(image.format), "image/jpeg")
        web_copy(data)  # the only proof that its page can be made
    except Image.DecompressionBombError as error:
        raise _too_large(str(error)) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Unreadable([Problem("photo_unreadable")]) from error
    return Photo(width, height, content_type)


def _too_large(size: str) -> Unreadable:
    return Unreadable([Problem("photo_too_large", values={"size": size})])
