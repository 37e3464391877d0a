"""How a picture of a HEIF file is turned and mirrored, as the orientation of Exif. For
kilas.photos.bare_heif.

ISO/IEC 23008-12, 6.5.10 and 6.5.12, and CIPA DC-008, tag 0x0112.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

QUARTERS, MIRRORED = b"irot", b"imir"

_ORIENTATIONS: Final = {
    (0, 1, 2, 3): 1, (1, 0, 3, 2): 2, (2, 3, 0, 1): 3, (3, 2, 1, 0): 4,
    (0, 3, 2, 1): 5, (3, 0, 1, 2): 6, (2, 1, 0, 3): 7, (1, 2, 3, 0): 8,
}  # fmt: skip
"""Which corner of the stored picture is seen at the upper left, the upper right, the lower right
and the lower left → the orientation."""


def orientation_by(turns: Iterable[tuple[bytes, bytes]]) -> int:
    """The orientation that these properties give one after another, each its kind and its body."""
    corners = 0, 1, 2, 3
    for kind, body in turns:
        a, b, c, d = corners
        if kind == QUARTERS:
            for _ in range(body[0] & 3):  # each a quarter to the left
                a, b, c, d = b, c, d, a
        elif kind == MIRRORED:
            a, b, c, d = (b, a, d, c) if body[0] & 1 else (d, c, b, a)
        corners = a, b, c, d
    return _ORIENTATIONS[corners]
