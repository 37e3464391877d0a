"""What a HEIF file says of its colours. For kilas.photos.bare_heif.

ISO/IEC 14496-12, 12.1.5, and ITU-T H.273, 8.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

COLOURS: Final = b"colr"
_PROFILES: Final = frozenset({b"prof", b"rICC"})
_NUMBERS: Final = b"nclx"
_BRIGHTER: Final = frozenset({16, 18})
"""Transfer characteristics of screens brighter than paper: PQ and HLG (8.2)."""


class Light(NamedTuple):
    """The numbers of the primaries (8.1), and of the function by which samples are light (8.2)."""

    primaries: int = 2
    transfer: int = 2

    @property
    def is_brighter(self) -> bool:
        """Whether the picture looks grey where it is shown as it is."""
        return self.transfer in _BRIGHTER


UNKNOWN: Final = Light()


def light_of(colours: Iterable[bytes], coded: Light) -> Light:
    """The light of a picture with these properties of colours; `coded` is what its pixels say, for
    a file that says nothing. A profile says more than numbers do.

    Raises struct.error where a property is cut off.
    """
    light = coded
    for each in colours:
        if each[:4] in _PROFILES:
            return UNKNOWN
        if each[:4] == _NUMBERS:
            light = Light(*struct.unpack_from(">HH", each, 4))
    return light
