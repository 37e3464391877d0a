"""Photos: their colours, and pictures that move."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms

from kilas.photos.colours import LARGEST_PROFILE
from kilas.photos.web_copy import web_copy
from tests.crafted.jpegs import with_steps
from tests.unit.media.pictures import BLUE, RED, codes, judged, measure, opened, picture

DISPLAY_P3 = {
    b"rXYZ": (0.51512, 0.24120, -0.00105),
    b"gXYZ": (0.29198, 0.69225, 0.04189),
    b"bXYZ": (0.15710, 0.06657, 0.78407),
}
"""Its primaries, adapted to D50 as ICC profiles have them. SMPTE EG 432-1, ICC.1:2010 Annex E."""

P3_OF_SRGB_RED = (234, 51, 35)
"""What #ff0000 of sRGB is in Display P3 (https://www.w3.org/TR/css-color-4/#predefined-display-p3)."""


def display_p3() -> bytes:
    """A profile as a phone writes it: sRGB's, with other primaries."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (number,) = struct.unpack_from(">I", profile, 128)
    for place in range(132, 132 + 12 * number, 12):
        name, offset, _ = struct.unpack_from(">4sII", profile, place)
        if name in DISPLAY_P3:
            fixed = (round(value * 65_536) for value in DISPLAY_P3[name])
            struct.pack_into(">3i", profile, offset + 8, *fixed)
    return bytes(profile)


def of_one_colour(
    colour: tuple[int, ...], format_: str, mode: str = "RGB", **options: Any
) -> bytes:
    out = BytesIO()
    Image.new(mode, (20, 20), colour).save(out, format_, quality=100, **options)
    return out.getvalue()


def near(pixel: Any, expected: tuple[int, ...]) -> bool:
    return all(abs(is_ - ought) <= 6 for is_, ought in zip(pixel, expected, strict=True))


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_the_colours_of_another_profile_are_those_of_the_web(format_: str) -> None:
    copy = opened(web_copy(of_one_colour(P3_OF_SRGB_RED, format_, icc_profile=display_p3())).jpeg)
    assert near(copy.convert("RGB").getpixel((9, 9)), (255, 0, 0))
    assert "icc_profile" not in copy.info


def test_transparent_pixels_are_on_white_in_other_colours_too() -> None:
    data = of_one_colour((*P3_OF_SRGB_RED, 100), "PNG", "RGBA", icc_profile=display_p3())
    assert near(opened(web_copy(data).jpeg).getpixel((9, 9)), (255, 155, 155))


def test_colours_without_a_profile_stay() -> None:
    copy = opened(web_copy(of_one_colour(P3_OF_SRGB_RED, "PNG")).jpeg)
    assert copy.getpixel((9, 9)) == P3_OF_SRGB_RED


LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


BROKEN = {"a letter": b"x", "zeros": b"\0" * 4_000, "cut off": display_p3()[:200], "Lab": LAB}


# By name: a profile holds the second in which it was made, and xdist's workers must agree.
@pytest.mark.parametrize("profile", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_photo_with_a_broken_profile_keeps_its_numbers(profile: bytes, mode: str) -> None:
    data = picture(mode=mode, quality=95, icc_profile=profile)
    assert measure(judged(data)) == (40, 30, "image/jpeg")
    assert web_copy(data) == web_copy(picture(mode=mode, quality=95))


@pytest.mark.parametrize("steps", [1, 10])
def test_a_profile_that_may_take_any_number_of_steps_is_read_without_them(steps: int) -> None:
    """What it says in its other tags is what its colours are then."""
    plain = display_p3()
    data = of_one_colour(P3_OF_SRGB_RED, "PNG", icc_profile=with_steps(plain, steps))
    assert web_copy(data) == web_copy(of_one_colour(P3_OF_SRGB_RED, "PNG", icc_profile=plain))


def test_a_profile_larger_than_any_counts_as_broken() -> None:
    large = display_p3() + bytes(LARGEST_PROFILE)
    data = picture(mode="RGB", quality=95, icc_profile=large)
    assert web_copy(data) == web_copy(picture(mode="RGB", quality=95))


def moving(format_: str) -> bytes:
    out = BytesIO()
    frames = [Image.new("RGB", (40, 30), colour) for colour in (RED, BLUE)]
    frames[0].save(out, format_, save_all=True, append_images=frames[1:])
    return out.getvalue()


@pytest.mark.parametrize("format_", ["GIF", "PNG", "WEBP"])
def test_an_animation_is_shown_still_with_a_warning(format_: str) -> None:
    record = judged(moving(format_))
    assert (record.status, measure(record)) == ("live", (40, 30, f"image/{format_.lower()}"))
    assert [(problem.code, problem.warning) for problem in record.problems] == [
        ("photo_moves", True)
    ]


def test_the_last_good_photo_adds_no_warning() -> None:
    record = judged(moving("GIF"), b"bukan foto")
    assert (record.shown, codes(record)) == ("v1", ["photo_unreadable"])
