"""TIFF: the picture and nothing else, at a cost that is known before."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageStat

from kilas.errors import Unreadable
from kilas.photos.bare import bare
from kilas.photos.decoder import opened
from kilas.photos.web_copy import web_copy
from tests.crafted.pixels import profile
from tests.crafted.tiffs import DEFLATE, LONG, SHORT, UNDEFINED, packed, tiff
from tests.unit.media.pictures import GPS, MAKE, ORIENTATION
from tests.unit.photos.drawings import SIZE, decoded, drawn, saved

if TYPE_CHECKING:
    from collections.abc import Sequence

MODES = ("1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16")
PACKINGS = (None, "tiff_lzw", "tiff_adobe_deflate", "tiff_deflate", "packbits")


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("mode", MODES)
def test_the_pixels_are_those_of_the_file(mode: str, packing: str | None) -> None:
    data = saved(mode, compression=packing)
    with Image.open(BytesIO(data)) as expected:
        expected.load()
        found = decoded(data)
        assert (found.mode, found.size) == (expected.mode, SIZE)
        assert found.tobytes() == expected.tobytes()


ROW = bytes(range(30))
ROWS = [ROW, ROW[::-1], ROW]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("strips", [ROWS, [ROW + ROW[::-1], ROW], [b"".join(ROWS)]])
def test_strips_of_any_height_in_either_order_of_bytes(order: str, strips: Sequence[bytes]) -> None:
    assert decoded(tiff((10, 3), strips, order=order)).tobytes() == b"".join(ROWS)


def test_sixteen_bits_in_either_order_of_bytes() -> None:
    for order in "<>":
        pixels = struct.pack(f"{order}6H", *(each << 8 for each in range(10, 70, 10)))
        data = tiff((2, 1), [pixels], order=order, bits=(16, 16, 16))
        assert decoded(data).tobytes() == bytes(range(10, 70, 10))


def test_a_row_of_differences_is_a_row_of_pixels() -> None:
    differences = bytes((10, 20, 30, 1, 2, 3))
    data = packed(differences, (2, 1), (8, 8, 8))
    assert decoded(data).tobytes() == differences
    with_predictor = saved("RGB", compression="tiff_lzw", tiffinfo={317: 2})
    assert decoded(with_predictor).tobytes() == drawn("RGB").tobytes()


@pytest.mark.parametrize(("orientation", "size"), [(1, SIZE), (6, SIZE[::-1]), (3, SIZE)])
def test_a_picture_is_turned_as_its_orientation_says(
    orientation: int, size: tuple[int, int]
) -> None:
    photo = bare(saved("RGB", tiffinfo={ORIENTATION: orientation}))
    assert (photo.orientation, photo.seen_size) == (orientation, size)
    with Image.open(BytesIO(web_copy(saved("RGB", tiffinfo={ORIENTATION: 3})).jpeg)) as turned:
        red, _, blue = ImageStat.Stat(turned.convert("RGB").crop((18, 4, 23, 12))).mean
    assert red > 150 > blue, "the left is on the right"


def test_an_orientation_that_there_is_not_is_none() -> None:
    assert bare(saved("RGB", tiffinfo={ORIENTATION: 9})).orientation == 1


def test_nothing_of_the_camera_is_kept() -> None:
    exif = Image.Exif()
    exif[MAKE], exif[700] = "Kamera Rahasia", b"<x:xmpmeta>Rahasia</x:xmpmeta>"
    exif.get_ifd(GPS).update({1: "S", 2: (6.0, 12.0, 30.0)})
    data = saved("RGB", exif=exif)
    assert b"Rahasia" in data
    photo = bare(data)
    assert b"Rahasia" not in photo.data
    with Image.open(BytesIO(photo.data)) as image:
        assert set(image.getexif()) <= {256, 257, 258, 259, 262, 273, 277, 278, 279, 317, 338}
    made = web_copy(data)
    assert all(b"Rahasia" not in each for each in (made.jpeg, *made.webp.values()))


def test_the_colours_are_those_of_the_profile() -> None:
    own = profile()
    with opened(bare(saved("RGB", icc_profile=own))) as image:
        assert image.info["icc_profile"] == own


def test_the_first_of_several_pictures_is_shown() -> None:
    out = BytesIO()
    drawn("RGB").save(out, "TIFF", save_all=True, append_images=[Image.new("RGB", (50, 50))])
    assert decoded(out.getvalue()).tobytes() == drawn("RGB").tobytes()


OTHERWISE = {
    "tiles": {322: (LONG, [16]), 323: (LONG, [16]), 273: (LONG, []), 324: (LONG, [8])},
    "planes": {284: (SHORT, [2])},
    "fax": {259: (SHORT, [4])},
    "JPEG": {259: (SHORT, [7])},
    "from the last bit": {266: (SHORT, [2])},
    "floats": {339: (SHORT, [3, 3, 3])},
    "other differences": {317: (SHORT, [3])},
    "Lab": {262: (SHORT, [8])},
    "of five samples": {258: (SHORT, [8] * 5), 277: (SHORT, [5])},
    "too few samples": {277: (SHORT, [1])},
    "more strips than rows": {273: (LONG, [8] * 9), 279: (LONG, [1] * 9)},
    "fewer strips than rows": {278: (LONG, [1])},
    "no strips": {273: (LONG, []), 279: (LONG, [])},
    "no rows": {278: (LONG, [0])},
    "no height": {257: (LONG, [0])},
    "more rows than fit": {257: (LONG, [20_001]), 278: (LONG, [20_001])},
    "a palette of two colours": {262: (SHORT, [3]), 320: (SHORT, [0] * 6)},
    "a width in words": {256: (2, [52])},
}


@pytest.mark.parametrize("tags", OTHERWISE.values(), ids=list(OTHERWISE))
def test_what_is_packed_otherwise_is_refused_by_name(
    tags: dict[int, tuple[int, list[int]]],
) -> None:
    bits = (8,) if 320 in tags else (8, 8, 8)
    with pytest.raises(Unreadable) as error:
        bare(tiff((10, 3), [b"".join(ROWS)], tags, bits=bits))
    assert [each.code for each in error.value.problems] == ["photo_other_format"]


def test_strips_that_lie_on_each_other_are_refused() -> None:
    """A thousand strips of the same megabyte would be a gigabyte for the decoder."""
    same = {273: (LONG, [8] * 100), 279: (LONG, [3_000] * 100), 278: (LONG, [1])}
    with pytest.raises(Unreadable):
        bare(tiff((1_000, 100), [bytes(3_000)], same))


def test_a_directory_of_too_many_entries_is_refused() -> None:
    data = struct.pack("<2sHIH", b"II", 42, 8, 5_000) + bytes(12 * 5_000)
    with pytest.raises(Unreadable):
        bare(data)


def test_numbers_without_end_are_not_read() -> None:
    data = bytearray(tiff((10, 3), [b"".join(ROWS)]))
    place = data.index(struct.pack("<HHI", 258, SHORT, 3))
    struct.pack_into("<I", data, place + 4, 0xFFFFFFFF)
    with pytest.raises(Unreadable):
        bare(bytes(data))


def test_a_profile_that_is_too_large_is_left_out() -> None:
    data = bytearray(tiff((10, 3), [b"".join(ROWS)], {34_675: (UNDEFINED, [0] * 9)}))
    place = data.index(struct.pack("<HHI", 34_675, UNDEFINED, 9))
    struct.pack_into("<I", data, place + 4, 0x7FFFFFFF)
    assert len(bare(bytes(data)).data) < len(data)


def test_what_is_packed_decodes_to_no_more_than_the_picture() -> None:
    """A megabyte of zeros in a strip of three bytes."""
    data = packed(bytes(1_000_000), (1, 1), (8, 8, 8))
    assert decoded(data).tobytes() == bytes(3)


GOOD = (
    saved("RGB"), saved("RGB", compression="tiff_lzw"), saved("P", compression="packbits"),
    packed(bytes(23 * 17 * 4), SIZE, (8, 8, 8, 8)), saved("P", "BMP"), saved("RGB", "BMP"),
)  # fmt: skip


@given(
    st.sampled_from(GOOD),
    st.lists(st.tuples(st.integers(0, 4_000), st.binary(min_size=1, max_size=4)), max_size=6),
    st.integers(0, 4_000),
)
def test_whatever_is_damaged_is_read_or_refused(
    data: bytes, changes: list[tuple[int, bytes]], cut: int
) -> None:
    damaged = bytearray(data)
    for place, new in changes:
        damaged[place % len(data) : place % len(data) + len(new)] = new
    for whole in (bytes(damaged), bytes(damaged)[: cut % len(data)]):
        try:
            photo = bare(whole)
        except Unreadable:
            continue
        assert len(photo.data) <= 2 * len(whole) + 4_096
        if photo.format in {"TIFF", "BMP"} and max(photo.size) < 20_001:
            _decode(photo.data, photo.format, photo.size)


def _decode(data: bytes, format_: str, size: tuple[int, int]) -> None:
    if size[0] * size[1] > 1_000_000:
        return
    try:
        with Image.open(BytesIO(data), formats=[format_]) as image:
            assert image.size == size
            image.load()
    except (OSError, SyntaxError, ValueError):
        return


def test_a_deflated_strip_may_have_its_older_number() -> None:
    data = packed(bytes(range(3)), (1, 1), (8, 8, 8))
    older = data.replace(
        struct.pack("<HHIH", 259, 3, 1, DEFLATE), struct.pack("<HHIH", 259, 3, 1, 32_946)
    )
    assert older != data
    assert decoded(older).tobytes() == bytes(range(3))


@pytest.mark.parametrize("mode", MODES)
def test_the_tags_of_the_new_file_ascend(mode: str) -> None:
    """TIFF 6.0, "Sort Order": https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf"""
    made = bare(saved(mode)).data
    [number] = struct.unpack_from("<H", made, 8)
    tags = [struct.unpack_from("<H", made, 10 + 12 * each)[0] for each in range(number)]
    assert tags == sorted(tags)
