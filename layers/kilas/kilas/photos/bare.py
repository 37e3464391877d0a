"""A photo's file without all that is not its picture; only this is ever decoded.

What a file holds beside its picture costs nothing to write and much to read: directories of Exif
whose entries all point at the same megabytes, comments in a million pieces, pictures behind the
picture. The decoders read it all. So the parts of a file are walked here, which is cheap, and what
the picture does not need is left out. For kilas.media alone.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from kilas.errors import Unreadable
from kilas.photos.bare_gif import bare_gif
from kilas.photos.bare_jpeg import bare_jpeg
from kilas.photos.bare_png import bare_png
from kilas.photos.bare_webp import bare_webp
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.photos.parts import Bare

_READERS: Final[tuple[tuple[bytes, Callable[[bytes], Bare]], ...]] = (
    (b"\xff\xd8\xff", bare_jpeg),
    (b"\x89PNG\r\n\x1a\n", bare_png),
    (b"GIF8", bare_gif),
    (b"RIFF", bare_webp),
)
"""By the first bytes of a file (https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern)."""


def bare(data: bytes) -> Bare:
    """The photo of a file without the rest.

    Raises Unreadable where it is none, or in more parts than a photo has.
    """
    try:
        for beginning, read in _READERS:
            if data.startswith(beginning):
                return read(data)
    except (struct.error, IndexError) as error:  # it ends in the middle of a part
        raise Unreadable([Problem("photo_unreadable")]) from error
    raise Unreadable([Problem("photo_unreadable")])
