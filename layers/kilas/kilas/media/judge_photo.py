"""What becomes of a photo: a function of its versions. The last good version stays."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from math import prod
from typing import TYPE_CHECKING, Final, NoReturn

from PIL import Image, UnidentifiedImageError

from kilas.errors import Unreadable
from kilas.photos.bare import bare
from kilas.photos.effort import Effort, decoding, fetching, scanning
from kilas.photos.web_copy import copy_of, copy_size, decode_reduced
from kilas.problems import Problem
from kilas.record import Photo, Record
from kilas.uploads.file import existing_record, tombstone

if TYPE_CHECKING:
    from kilas.photos.parts import Bare
    from kilas.ports import Version
    from kilas.uploads.file import File

CONTENT_TYPES: Final = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/gif",
}
"""The formats that every browser shows, as Pillow names them."""

CONSIDERED: Final = 10
"""How many uploads, the newest, are read in search of a good one: and as far as their
effort allows (docs/decisions/0017)."""

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

_LARGEST: Final = {
    "JPEG": LARGEST_PICTURE,
    "PNG": LARGEST_DECODED,
    "WEBP": LARGEST_WEBP,
    "GIF": LARGEST_DECODED,
}
LARGEST_WEBP_COPY: Final = 1600 * 3200
MOST_TRANSPARENT: Final = 19_000_000
"""Pixels: of a WebP's copy; and of a transparent WebP, its own and twice those of its copy, for to
write one of the copy takes twice as long as to decode one (docs/decisions/0027)."""

MOST_COEFFICIENTS: Final = 200 * 1024 * 1024
MOST_WORK: Final = 2_000_000_000
"""Of a JPEG in several passes: bytes that the decoder holds, and about how many nanoseconds of CPU
it takes. What is measured, and what cameras and other programs write: docs/decisions/0027."""


def judge_photo(file: File) -> Record:
    """The record of a photo; its revision is left at 0."""
    if not file.uploads:
        return tombstone(file)
    if "." not in file.key.rpartition("/")[2]:
        # The edge takes it for a folder, and no address would lead to the photo.
        return replace(existing_record(file, "wrong"), problems=(Problem("photo_without_ending"),))
    problems: tuple[Problem, ...] = ()
    effort = Effort()
    for version in file.uploads[:CONSIDERED]:
        is_head = version is file.uploads[0]
        try:
            photo = _read(version, file, effort)
            if photo is None or not effort.allows(decoding(photo)):
                break
            found, warnings = _measure(photo)
        except Unreadable as error:
            problems = error.problems if is_head else problems
            continue
        problems = warnings if is_head else problems
        return replace(
            existing_record(file, "live"), shown=version.id, photo=found, problems=problems
        )
    return replace(existing_record(file, "wrong"), problems=problems)


def _read(version: Version, file: File, effort: Effort) -> Bare | None:
    """The photo of a version, of a size that may be decoded; None where that is too much effort.

    Raises Unreadable where it is no photo that we can show.
    """
    if version.size > LARGEST_FILE:
        size, limit = _megabytes(version.size), _megabytes(LARGEST_FILE)
        raise Unreadable([Problem("photo_too_large", values={"size": size, "limit": limit})])
    if not effort.allows(fetching(version.size)):
        return None
    photo = bare(file.read(version.id))
    _check(photo)
    return photo


def _measure(photo: Bare) -> tuple[Photo, tuple[Problem, ...]]:
    """The size and format of a photo, and what its editor should know of it.

    Raises Unreadable where it is no photo that we can show.
    """
    try:
        with Image.open(BytesIO(photo.data), formats=[photo.format]) as image:
            if image.size != photo.size:
                raise Unreadable([Problem("photo_unreadable")])
            decode_reduced(image, photo)
            _check_pixels(image.size, _largest_decoded(photo, image.mode), photo.size)
        copy_of(photo)  # the only proof that its page can be made
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Unreadable([Problem("photo_unreadable")]) from error
    warnings = (Problem("photo_moves", warning=True),) if photo.is_animated else ()
    return Photo(*photo.seen_size, CONTENT_TYPES[photo.format]), warnings


def _check(photo: Bare) -> None:
    """Raise Unreadable where the file claims to be more than we can decode."""
    if max(photo.size) > LONGEST_SIDE:
        _refuse_size(photo.size, f"{LONGEST_SIDE} × {LONGEST_SIDE}")
    _check_pixels(photo.size, _LARGEST[photo.format], photo.size)
    if photo.format == "WEBP" and prod(copy_size(*photo.seen_size)) > LARGEST_WEBP_COPY:
        raise Unreadable([Problem("photo_webp_too_long", values={"size": _told(photo.size)})])
    scans = photo.scans
    too_much = scans and scans.kept and scanning(scans, photo) > MOST_WORK
    if scans and (too_much or scans.kept > MOST_COEFFICIENTS):
        number, size = str(scans.number), _told(photo.size)
        raise Unreadable([Problem("photo_in_scans", values={"scans": number, "size": size})])


def _largest_decoded(photo: Bare, mode: str) -> int:
    if photo.format == "WEBP" and mode == "RGBA":
        return MOST_TRANSPARENT - 2 * prod(copy_size(*photo.seen_size))
    return LARGEST_DECODED


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
