"""A photo's file, reduced to the parts that its picture needs; decoders get nothing else.

The other parts of a file cost nothing to write and much to read: directories of Exif whose entries
all point at the same megabytes, comments in a million pieces, pictures behind the picture. Decoders
read all of them. Walking the parts is cheap, so the parts that the picture does not need are left
out here. For kilas.photos.web_copy and kilas.media.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from kilas.errors import Unreadable
from kilas.photos.bare_bmp import bare_bmp
from kilas.photos.bare_gif import bare_gif
from kilas.photos.bare_heif import bare_heif
from kilas.photos.bare_jpeg import bare_jpeg
from kilas.photos.bare_png import bare_png
from kilas.photos.bare_tiff import bare_tiff
from kilas.photos.bare_webp import bare_webp
from kilas.photos.other_formats import other_format
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kilas.photos.parts import Bare

_READERS: Final[tuple[tuple[bytes, Callable[[bytes], Bare]], ...]] = (
    (b"\xff\xd8\xff", bare_jpeg),
    (b"\x89PNG\r\n\x1a\n", bare_png),
    (b"GIF8", bare_gif),
    (b"RIFF", bare_webp),
    (b"II*\0", bare_tiff),
    (b"MM\0*", bare_tiff),
    (b"BM", bare_bmp),
)
"""By the first bytes of a file (https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern)."""

_FILE_TYPE: Final = b"ftyp"
"""What a HEIF file begins with, behind four bytes of a size."""

_READ: Final = frozenset({"", "AVIF"})
"""Names of formats, of files that begin so, which are read if they are whole."""


def bare(data: bytes) -> Bare:
    """The photo of a file, without the parts that its picture does not need.

    Raises Unreadable where the file is no photo or has no pixels, or where it has more parts than a
    photo may have.
    """
    try:
        read = _reader(data)
        if read and min((photo := read(data)).size) > 0:
            return photo
    except (struct.error, IndexError) as error:  # the file ends in the middle of a part
        cut_off = [Problem("photo_cut_off")]
        is_film = data[4:8] == _FILE_TYPE and other_format(data) not in _READ
        raise (_named(data, cut_off) if is_film else Unreadable(cut_off)) from error
    except KeyError as error:  # a part is missing
        raise _named(data, [Problem("photo_unreadable")]) from error
    except Unreadable as error:
        raise _named(data, error.problems) from error
    raise _named(data, [Problem("photo_unreadable")])


def _named(data: bytes, problems: Sequence[Problem]) -> Unreadable:
    """An error of these problems, or of the format where it is one that Kilas does not read."""
    if name := other_format(data):
        return Unreadable([Problem("photo_other_format", values={"format": name})])
    return Unreadable(problems)


def _reader(data: bytes) -> Callable[[bytes], Bare] | None:
    if data[4:8] == _FILE_TYPE:
        return bare_heif
    return next((read for beginning, read in _READERS if data.startswith(beginning)), None)
