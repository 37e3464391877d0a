"""Photos that are not whole: refused where a decoder misses something, else told with a note."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.crafted.heics import Phone
from tests.crafted.jpegs import jpeg_segments
from tests.unit.media.pictures import codes, judged, opened, picture


def of_noise(format_: str) -> bytes:
    out = BytesIO()
    Image.effect_noise((160, 120), 100).convert("RGB").save(out, format_)
    return out.getvalue()


GOOD = {
    "JPEG": of_noise("JPEG"),
    "PNG": of_noise("PNG"),
    "WebP": of_noise("WEBP"),
    "GIF": of_noise("GIF"),
    "HEIC": Phone().file(),
    "AVIF": of_noise("AVIF"),
    "TIFF": of_noise("TIFF"),
    "BMP": of_noise("BMP"),
}


@pytest.mark.parametrize("part", [0.1, 0.5, 0.98])
@pytest.mark.parametrize("format_", GOOD)
def test_a_file_whose_end_is_missing_is_refused_as_such(format_: str, part: float) -> None:
    """To save it again, as is told of others, would keep what is left of the picture."""
    whole = GOOD[format_]
    assert codes(judged(whole)) == []
    record = judged(whole[: int(len(whole) * part)])
    assert (record.status, codes(record)) == ("wrong", ["photo_cut_off"])


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0", GOOD["JPEG"][:-2], GOOD["PNG"][:-20]])
def test_a_file_that_is_hardly_begun_or_nearly_whole_is_refused_so_too(data: bytes) -> None:
    assert codes(judged(data)) == ["photo_cut_off"]


def test_a_png_that_lacks_its_end_mark_alone_is_whole() -> None:
    record = judged(GOOD["PNG"][:-12])
    assert (record.status, codes(record)) == ("live", [])


def told(data: bytes) -> list[tuple[str, bool]]:
    record = judged(data)
    assert record.status == "live"
    return [(problem.code, problem.warning) for problem in record.problems]


def test_a_photo_whose_end_was_never_written_is_live_with_a_note() -> None:
    """A card that fails, or a download that is broken off, leaves zeros: a picture of wrong colours
    to its decoder.
    """
    whole = GOOD["JPEG"]
    assert told(whole[: len(whole) // 2] + bytes(len(whole))) == [("photo_cut_off", True)]


def upper_half() -> bytes:
    """A JPEG whose only pass ends in the middle, with all that a file ends with."""
    image = Image.effect_noise((600, 480), 100).convert("RGB")
    out = BytesIO()
    image.save(out, "JPEG")
    parts = [part for _, part in jpeg_segments(out.getvalue())]
    parts[-1] = parts[-1][: len(parts[-1]) // 2].rstrip(b"\xff")
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xd9"


def test_a_photo_that_is_grey_from_some_row_on_is_live_with_a_note() -> None:
    data = upper_half()
    assert opened(data).convert("RGB").getpixel((300, 470)) == (128, 128, 128)
    assert told(data) == [("photo_grey_below", True)]


def grey(size: tuple[int, int] = (1_600, 1_200), **options: Any) -> bytes:
    """A JPEG that is meant to be all of the grey that decoders take where there is nothing."""
    out = BytesIO()
    Image.new("RGB", size, (128, 128, 128)).save(out, "JPEG", **options)
    return out.getvalue()


@pytest.mark.parametrize("options", [{}, {"optimize": True}, {"progressive": True}])
def test_a_photo_that_is_meant_to_be_grey_has_no_note(options: dict[str, Any]) -> None:
    assert told(grey(**options)) == []
    assert told(grey((16, 16), **options)) == []


@pytest.mark.parametrize("size", [(1_600, 1_200), (640, 480), (240, 160)])
def test_a_photo_of_which_there_is_nothing_has_a_note(size: tuple[int, int]) -> None:
    """With all that a file begins and ends with, which is longer than a small picture."""
    parts = [part for _, part in jpeg_segments(grey(size))]
    (length,) = struct.unpack_from(">H", parts[-1], 2)
    data = b"\xff\xd8" + b"".join(parts[:-1]) + parts[-1][: 2 + length] + bytes(8) + b"\xff\xd9"
    assert told(data) == [("photo_grey_below", True)]


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
@pytest.mark.parametrize("shade", [(0, 0, 0), (120, 120, 120), (140, 128, 128), (255,) * 3])
def test_another_ground_is_not_taken_for_nothing(format_: str, shade: tuple[int, ...]) -> None:
    out = BytesIO()
    Image.new("RGB", (600, 480), shade).save(out, format_)
    assert told(out.getvalue()) == []


def test_a_drawing_on_grey_in_another_format_is_no_damaged_jpeg() -> None:
    out = BytesIO()
    Image.new("RGB", (60, 48), (128, 128, 128)).save(out, "PNG")
    assert told(out.getvalue()) == []


def test_one_row_that_is_grey_in_parts_is_a_picture() -> None:
    grey = Image.new("RGB", (600, 480), (128, 128, 128))
    grey.paste((128, 128, 200), (0, 0, 100, 480))
    out = BytesIO()
    grey.save(out, "JPEG")
    assert told(out.getvalue()) == []
    assert codes(judged(picture())) == []
