"""A photo's colours in sRGB, which browsers take where there is no profile. For the web copy."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms

_IN_SRGB: Final = {"RGB": "RGB", "RGBA": "RGBA", "CMYK": "RGB"}
"""Pillow's modes that are converted → the mode in sRGB, whose profile has three bands."""

LARGEST_PROFILE: Final = 4 * 1024 * 1024
"""Bytes: the profiles of presses have up to 3 MB. A larger one counts as broken."""

_TAGS: Final = 128
_OF_MANY_STEPS: Final = frozenset({b"D2B0", b"D2B1", b"D2B2", b"D2B3"})
"""Tags that may hold any number of steps (ICC.1:2022, 10.17): ten thousand fit into 80 KB and take
nine seconds. Every profile has other tags, of a fixed number of steps, for the same (8.2)."""


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The image in sRGB; unchanged without a profile, or with one that is broken or does not fit.

    Phones write Display P3 and agencies Adobe RGB: the same numbers would look dull as sRGB.
    """
    if not profile or len(profile) > LARGEST_PROFILE or image.mode not in _IN_SRGB:
        return image
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(_in_few_steps(profile)))
        srgb = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, own, srgb, outputMode=_IN_SRGB[image.mode])
    except (ImageCms.PyCMSError, OSError, struct.error):
        return image
    return converted or image


def _in_few_steps(profile: bytes) -> bytes:
    """The profile without the names of the tags that may hold any number of steps.

    Raises struct.error where the profile ends within its table of tags (ICC.1:2022, 7.3).
    """
    plain = bytearray(profile)
    (number,) = struct.unpack_from(">I", plain, _TAGS)
    for place in range(_TAGS + 4, _TAGS + 4 + 12 * number, 12):
        (name,) = struct.unpack_from(">4s", plain, place)
        if name in _OF_MANY_STEPS:
            struct.pack_into(">4s", plain, place, b"----")
    return bytes(plain)
