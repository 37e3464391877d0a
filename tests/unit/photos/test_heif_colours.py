"""What a HEIF says of its colours."""

from __future__ import annotations

import struct

import pytest

from kilas.photos.heif_colours import UNKNOWN, Light, light_of

WIDE = b"nclx" + struct.pack(">HHHB", 9, 16, 9, 0x80)


@pytest.mark.parametrize(
    ("colours", "light"),
    [
        ([], Light(1, 13)),
        ([WIDE], Light(9, 16)),
        ([b"prof" + bytes(20)], UNKNOWN),
        ([b"rICC" + bytes(20), WIDE], UNKNOWN),
        ([WIDE, b"prof" + bytes(20)], UNKNOWN),
        ([b"nclc" + bytes(6)], Light(1, 13)),
    ],
)
def test_a_profile_says_more_than_numbers_and_these_more_than_the_pixels(
    colours: list[bytes], light: Light
) -> None:
    assert light_of(colours, Light(1, 13)) == light


def test_the_light_of_brighter_screens_is_known() -> None:
    assert [each for each in range(20) if Light(9, each).is_brighter] == [16, 18]
