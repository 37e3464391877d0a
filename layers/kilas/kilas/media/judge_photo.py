"""What becomes of a photo: a function of its versions. The last good version stays."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from math import prod
from typing import TYPE_CHECKING, Final, NoReturn

from PIL import Image, UnidentifiedImageError

from kilas.errors import Unreadable
from kilas.ingest.judge import present, tombstone
from kilas.media.bare import bare
from kilas.media.web_copy import copy_of, copy_size, draft
from kilas.problems import Problem
from kilas.record import Photo, Record

if TYPE_CHECKING:
    from kilas.ingest.judge import File
    from kilas.media.parts import Bare
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

LONGEST_SIDE: Final = 20_000
"""Pixels: twice what any camera makes in one shot, so that panoramas fit."""

LARGEST_DECODED: Final = 25_000_000
LARGEST_WEBP: Final = 12_500_000
"""Pixels that are in memory at once; to decode a WebP and scale it takes some 20 bytes for each,
any other eight. Of a JPEG the decoder keeps every second pixel or fewer where the copy needs no
more."""

LARGEST_WEBP_COPY: Final = 1600 * 3200
"""Pixels: a WebP takes up to 0.4 s of CPU for each million."""

MOST_COEFFICIENTS: Final = 200 * 1024 * 1024
MOST_WORK: Final = 2_000_000_000
"""Of a JPEG in several passes: bytes that the decoder holds, and about how many nanoseconds of CPU
it takes. What is measured, and what cameras and other programs write: docs/decisions/0027."""

_WORK_OF_A_SAMPLE, _WORK_OF_A_BYTE = 1, 60


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
        size, limit = _megabytes(version.size), _megabytes(LARGEST_FILE)
        raise Unreadable([Problem("photo_too_large", values={"size": size, "limit": limit})])
    photo = bare(file.read(version.id))
    _check(photo)
    try:
        with Image.open(BytesIO(photo.data), formats=[photo.format]) as image:
            if image.size != photo.size:
                raise Unreadable([Problem("photo_unreadable")])
            draft(image, photo)
            _check_pixels(image.size, _largest_decoded(photo), photo.size)
        copy_of(photo)  # the only proof that its page can be made
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Unreadable([Problem("photo_unreadable")]) from error
    warnings = (Problem("photo_moves", warning=True),) if photo.moves else ()
    return Photo(*photo.seen_size, CONTENT_TYPES[photo.format]), warnings


def _check(photo: Bare) -> None:
    """Raise Unreadable where the file claims to be more than we can decode."""
    if max(photo.size) > LONGEST_SIDE:
        _refuse_size(photo.size, f"{LONGEST_SIDE} × {LONGEST_SIDE}")
    _check_pixels(photo.size, LARGEST_PICTURE, photo.size)
    if photo.format == "WEBP" and prod(copy_size(*photo.seen_size)) > LARGEST_WEBP_COPY:
        raise Unreadable([Problem("photo_webp_too_long", values={"size": _told(photo.size)})])
    if (scans := photo.scans) and scans.kept:
        work = scans.samples * _WORK_OF_A_SAMPLE + len(photo.data) * _WORK_OF_A_BYTE
        if work > MOST_WORK or scans.kept > MOST_COEFFICIENTS:
            number, size = str(scans.number), _told(photo.size)
            raise Unreadable([Problem("photo_in_scans", values={"scans": number, "size": size})])


def _largest_decoded(photo: Bare) -> int:
    return LARGEST_WEBP if photo.format == "WEBP" else LARGEST_DECODED


def _check_pixels(size: tuple[int, int], limit: int, claimed: tuple[int, int]) -> None:
    if prod(size) > limit:
        _refuse_size(claimed, f"{limit / 1_000_000:g} MP")


def _refuse_size(size: tuple[int, int], limit: str) -> NoReturn:
    told = _told(size)
    raise Unreadable([Problem("photo_too_large", values={"size": told, "limit": limit})])


def _told(size: tuple[int, int]) -> str:
    return f"{size[0]} × {size[1]}"


def _megabytes(size: int) -> str:
    return f"{size // 1024 // 1024} MB"
