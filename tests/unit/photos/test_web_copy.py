"""What the web gets of a photo: an upright copy of bounded size, without metadata."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from kilas.photos.web_copy import TALLEST, WIDEST, web_copy
from tests.unit.media.pictures import BLUE, GPS, MAKE, RED, opened, picture, shot


def test_the_copy_of_a_jpeg_has_no_metadata() -> None:
    original = shot()
    assert b"Kamera Rahasia" in original
    assert opened(original).getexif().get_ifd(GPS)
    copy = web_copy(original)
    for secret in (b"Kamera Rahasia", b"Exif", b"Narasumber", b"GPS"):
        assert secret not in copy
    assert not opened(copy).getexif()
    assert not {"exif", "comment", "xmp", "photoshop"} & set(opened(copy).info)


@pytest.mark.parametrize("format_", ["PNG", "WEBP"])
def test_the_copies_of_other_formats_have_no_metadata(format_: str) -> None:
    exif = Image.Exif()
    exif[MAKE] = "Kamera Rahasia"
    copy = web_copy(picture(format_=format_, exif=exif))
    assert b"Kamera Rahasia" not in copy
    assert opened(copy).format == format_


@pytest.mark.parametrize(
    ("orientation", "size", "top_left"),
    [
        (1, (40, 30), RED),
        (3, (40, 30), BLUE),
        (6, (30, 40), RED),
        (8, (30, 40), BLUE),
    ],
)
def test_the_copy_is_upright(
    orientation: int, size: tuple[int, int], top_left: tuple[int, int, int]
) -> None:
    copy = opened(web_copy(shot(orientation)))
    assert copy.size == size
    pixel: Any = copy.getpixel((5, 5))
    assert all(abs(is_ - ought) < 30 for is_, ought in zip(pixel, top_left, strict=True))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((WIDEST, 900), (WIDEST, 900)),
        ((1000, 2400), (1000, 2400)),
        ((WIDEST * 2, 1200), (WIDEST, 600)),
        ((WIDEST * 4, 3), (WIDEST, 1)),
        ((1000, TALLEST), (1000, TALLEST)),
        ((1000, TALLEST * 2), (500, TALLEST)),
        ((3, TALLEST * 4), (1, TALLEST)),
    ],
)
def test_the_copy_is_no_wider_than_a_page_needs(
    size: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert opened(web_copy(picture(size))).size == expected


@pytest.mark.parametrize(
    ("format_", "mode"),
    [
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("PNG", "1"),
        ("PNG", "L"),
        ("PNG", "LA"),
        ("PNG", "P"),
        ("PNG", "RGBA"),
        ("PNG", "I;16"),
        ("WEBP", "RGBA"),
        ("GIF", "P"),
    ],
)
def test_every_sort_of_pixel_is_copied(format_: str, mode: str) -> None:
    copy = opened(web_copy(picture((WIDEST + 40, 30), format_, mode)))
    assert (copy.format, copy.width) == (format_, WIDEST)


@pytest.mark.parametrize("format_", ["PNG", "GIF"])
def test_transparent_pixels_stay_transparent(format_: str) -> None:
    image = Image.new("P", (20, 20))
    image.putpalette([255, 0, 0, 0, 255, 0])
    image.paste(1, (10, 0, 20, 20))
    out = BytesIO()
    image.save(out, format_, transparency=0)
    copy = opened(web_copy(out.getvalue())).convert("RGBA")
    assert copy.getpixel((2, 2))[3] == 0  # type: ignore[index]  # four bands
    assert copy.getpixel((15, 2)) == (0, 255, 0, 255)


def test_the_same_photo_gives_the_same_bytes() -> None:
    assert web_copy(shot(6)) == web_copy(shot(6))
