"""The pictures of a .docx, as readers get them. For kilas.docx.convert.

They are not decoded, since media alone decodes (docs/decisions/0047): what their pictures do not
need is left out of their files, as the place and time of a camera's shot are.
"""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from kilas.addresses.site_map import inset
from kilas.docx.converted import Inset
from kilas.errors import Unreadable
from kilas.photos.bare import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zipfile import ZipInfo

    from kilas.photos.parts import Bare

LARGEST_PICTURE: Final = 6 * 1024 * 1024
LARGEST_SIZE: Final = 25_000_000
MOST_TOGETHER: Final = 12 * 1024 * 1024
"""Bytes and pixels of a picture, and bytes of all. The copy of a photo has at most 6 MB too."""

MOST_INFLATED: Final = 4
"""Pictures are compressed already: one that inflates to more than this was made to cost time."""

_KINDS: Final = {
    "JPEG": (".jpg", "image/jpeg"),
    "PNG": (".png", "image/png"),
    "WEBP": (".webp", "image/webp"),
    "GIF": (".gif", "image/gif"),
}
"""What browsers show as it is."""

_DIGEST_LETTERS: Final = 32


class Sized(Inset, frozen=True):
    """An inset with its width and height in pixels, as readers see them."""

    size: tuple[int, int]


def insets(key: str, data: bytes, names: Iterable[str]) -> dict[str, Sized]:
    """The pictures of these names in the .docx at a key. One that cannot be shown is not among
    them.
    """
    found: dict[str, Sized] = {}
    left = MOST_TOGETHER
    with ZipFile(BytesIO(data)) as archive:
        infos = {info.filename: info for info in archive.infolist()}
        for name in dict.fromkeys(names):
            picture = _unpacked(archive, infos.get(name), left)
            left -= len(picture)
            made = _shown(key, picture) if picture else None
            if made:
                found[name] = made
    return found


def _unpacked(archive: ZipFile, info: ZipInfo | None, left: int) -> bytes:
    """The bytes of a part; none where it is not there, damaged, or too large."""
    if info is None or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return b""
    most = min(LARGEST_PICTURE, left, MOST_INFLATED * info.compress_size)
    if info.file_size > most or info.flag_bits & 1:
        return b""
    try:
        with archive.open(info) as part:
            data = part.read(most + 1)
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError):
        return b""
    return data if len(data) <= most else b""


def _shown(key: str, data: bytes) -> Sized | None:
    try:
        photo = bare(data)
    except Unreadable:
        return None
    width, height = photo.size
    if width * height > LARGEST_SIZE:
        return None
    upright = _with_orientation(photo)
    if upright is None or photo.format not in _KINDS:
        return None
    suffix, content_type = _KINDS[photo.format]
    name = f"{sha256(upright).hexdigest()[:_DIGEST_LETTERS]}{suffix}"
    address = inset(key, name)
    if address is None:
        return None
    return Sized(address, upright, content_type, photo.seen_size)


def _with_orientation(photo: Bare) -> bytes | None:
    """The picture with the orientation of its camera, and nothing else of the camera's; None where
    its format has no simple place for an orientation.
    """
    if photo.orientation == 1:
        return photo.data
    if photo.format != "JPEG":
        return None
    return b"".join(_segments(photo))


def _segments(photo: Bare) -> Iterator[bytes]:
    """The JPEG with an APP1 segment that has one entry of Exif (CIPA DC-008, 4.5)."""
    exif = struct.pack(">6s2sHIHHHIHHI", b"Exif\0\0", b"MM", 42, 8, 1, 0x0112, 3, 1,
                       photo.orientation, 0, 0)  # fmt: skip
    yield photo.data[:2]
    yield struct.pack(">HH", 0xFFE1, len(exif) + 2) + exif
    yield photo.data[2:]
