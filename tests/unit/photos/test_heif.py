"""HEIC, as phones write it: its picture and nothing else, at a cost that is known before."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from kilas.media.judge_photo import LARGEST_HEIF
from kilas.photos.bare import bare
from kilas.photos.bare_heif import MOST_BOXES, MOST_TILES
from kilas.photos.parts import Bare
from tests.crafted.heics import (
    ALPHA,
    PLACE,
    SIDE,
    TILE,
    Phone,
    body_in_tile,
    box,
    heic_with_auxiliaries,
)
from tests.growth import MOST, growth
from tests.unit.media.pictures import Uploads
from tests.unit.photos.drawings import difference, refused, seen

if TYPE_CHECKING:
    from collections.abc import Callable

WHOLE = Phone()
NOISE = 24
"""Of 255: how far a colour may be off after two lossy formats, on average."""


def test_a_photo_of_a_phone_is_live_with_its_renditions() -> None:
    record = Uploads(WHOLE.file(), key="media/IMG_0001.HEIC").judge()
    assert (record.status, record.problems) == ("live", ())
    assert record.photo
    assert (record.photo.width, record.photo.height) == (300, 200)


def test_the_tiles_of_a_grid_are_one_picture() -> None:
    tile, whole = seen(TILE), seen(WHOLE.file())
    assert (tile.size, whole.size) == ((SIDE, SIDE), (300, 200))
    for left, top in ((0, 0), (SIDE, 0), (0, SIDE), (SIDE, SIDE)):
        shown = whole.crop((left, top, min(left + SIDE, 300), min(top + SIDE, 200)))
        assert difference(shown, tile.crop((0, 0, *shown.size))) < NOISE


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_photo_is_turned_as_the_phone_was(quarters: int) -> None:
    upright, turned = seen(WHOLE.file()), seen(replace(WHOLE, quarters=quarters).file())
    expected = upright.rotate(90 * quarters, expand=True)
    assert turned.size == expected.size
    assert difference(turned, expected) < NOISE
    assert difference(turned, expected.rotate(180)) > NOISE, "it would be seen"


def test_the_decoder_gets_nothing_of_the_place() -> None:
    data = WHOLE.file()
    assert PLACE in data
    assert PLACE not in bare(data).data
    assert b"Exif" not in bare(data).data


def test_the_colours_of_a_phone_are_kept() -> None:
    profile = b"prof" + b"a profile of wide colours"
    assert profile in bare(replace(WHOLE, colours=profile).file()).data


@pytest.mark.parametrize(
    ("auxiliary", "is_seen"),
    [
        (ALPHA, True),
        (b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", True),
        (b"urn:mpeg:hevc:2015:auxid:2", False),
        (b"urn:com:apple:photo:2020:aux:hdrgainmap", False),
    ],
    ids=["alpha", "alpha by its newer name", "depth", "brighter lights"],
)
@pytest.mark.parametrize("quarters", [0, 1])
def test_what_a_photo_says_of_its_transparency_is_followed(
    auxiliary: bytes, quarters: int, *, is_seen: bool
) -> None:
    """The second picture is the first once more: what is dark is transparent, so it is pale."""
    upright = replace(WHOLE, quarters=quarters)
    plain, shown = seen(upright.file()), seen(replace(upright, auxiliary=auxiliary).file())
    mask = plain.convert("L")
    on_white = Image.composite(plain, Image.new("RGB", plain.size, "white"), mask)
    assert difference(shown, on_white if is_seen else plain) < NOISE
    assert difference(on_white, plain) > NOISE, "it would be seen"


def test_colours_that_are_darker_already_are_not_made_darker_again() -> None:
    """White is added to them where they are transparent, and nothing is taken away."""
    plain = seen(WHOLE.file())
    dark = replace(WHOLE, auxiliary=ALPHA, is_premultiplied=True)
    clear = ImageChops.invert(plain.convert("L")).convert("RGB")
    assert difference(seen(dark.file()), ImageChops.add(plain, clear)) < NOISE


def test_a_picture_may_not_be_smaller_than_what_says_where_it_is_transparent() -> None:
    """Its pixels are decoded too."""
    hidden = Phone(30, 30, size=(30 * SIDE, 30 * SIDE), auxiliary=ALPHA)
    assert not refused(hidden.file())
    main = struct.pack(">BBHH", 29, 29, *hidden.size)
    smaller = struct.pack(">BBHH", 29, 29, 29 * SIDE, 30 * SIDE)
    assert refused(hidden.file().replace(main, smaller, 1))


def test_a_picture_that_says_only_what_differs_from_another_is_refused() -> None:
    """Its decoder would make shapes on grey of it."""
    assert refused(replace(WHOLE, essential=b"rref").file())
    assert not refused(replace(WHOLE, essential=b"imir").file())


@given(st.integers(min_value=0, max_value=len(WHOLE.file()) - 1))
def test_a_file_that_is_cut_off_is_refused(end: int) -> None:
    assert refused(WHOLE.file()[:end])


@given(st.data())
def test_whatever_is_in_a_file_it_is_bare_or_refused(data: st.DataObject) -> None:
    file = bytearray(WHOLE.file())
    head = file.index(b"mdat") + 40
    for place in data.draw(st.lists(st.integers(0, head), min_size=1, max_size=4)):
        file[place] = data.draw(st.integers(0, 255))
    if not refused(bytes(file)):
        assert isinstance(bare(bytes(file)), Bare)


# --- what a hostile file asks of its decoder --------------------------------------------------


def golomb(number: int) -> str:
    code = f"{number + 1:b}"
    return "0" * (len(code) - 1) + code


def sps(width: int, height: int) -> bytes:
    """A sequence parameter set with this size, and nothing behind it (H.265, 7.3.2.2)."""
    bits = "0000" + "000" + "1" + "0" * 88 + "0" * 8
    bits += golomb(0) + golomb(1) + golomb(width) + golomb(height) + "1" + "0" * 64
    body = bytes(int(bits[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(bits), 8))
    escaped = bytearray()
    for byte in body:
        if escaped[-2:] == b"\0\0" and byte <= 3:
            escaped.append(3)
        escaped.append(byte)
    return bytes([33 << 1, 1]) + bytes(escaped)


def record_with(*units: bytes) -> bytes:
    """The tile's decoder record, with these parameter sets alone."""
    arrays = b"".join(struct.pack(">BHH", unit[0] >> 1, 1, len(unit)) + unit for unit in units)
    return body_in_tile(b"hvcC")[:22] + bytes([len(units)]) + arrays


def test_a_decoder_that_is_told_a_larger_size_than_the_file_claims_is_not_asked() -> None:
    assert not refused(replace(WHOLE, decoder=record_with(sps(SIDE, SIDE))).file())
    assert refused(replace(WHOLE, decoder=record_with(sps(30_000, 30_000))).file())
    two = record_with(sps(SIDE, SIDE), sps(30_000, 30_000))
    assert refused(replace(WHOLE, decoder=two).file())
    assert refused(replace(WHOLE, decoder=record_with()).file()), "no size at all"


def unit(kind: int, body: bytes) -> bytes:
    return struct.pack(">IBB", 2 + len(body), kind << 1, 1) + body


def test_only_the_first_picture_of_a_tile_reaches_the_decoder() -> None:
    plain = bare(WHOLE.file()).data
    for more in (
        unit(33, sps(30_000, 30_000)[2:]),  # another size among the slices
        unit(39, b"a message" * 1_000),
        unit(19, b"\x80" + b"a second picture"),
    ):
        assert bare(replace(WHOLE, tile=WHOLE.tile + more).file()).data == plain


def test_tiles_that_are_more_than_the_picture_are_refused() -> None:
    large = Phone(30, 30, size=(30 * SIDE, 30 * SIDE))
    assert not refused(large.file())
    assert refused(replace(large, size=(SIDE, SIDE)).file())
    assert refused(replace(WHOLE, parts=5).file())
    assert refused(replace(WHOLE, parts=0).file())
    rows = MOST_TILES // 32
    most = Phone(rows, 32, size=(32 * SIDE, rows * SIDE))
    assert not refused(most.file())
    assert refused(Phone(rows + 1, 32, size=(32 * SIDE, (rows + 1) * SIDE)).file())


def test_bytes_that_many_items_share_count_each_time() -> None:
    """Else some kilobytes would be gigabytes once the items are put one behind another."""
    assert not refused(WHOLE.file())
    assert refused(replace(WHOLE, extents=2).file())


def test_a_property_that_is_named_again_and_again_is_copied_once() -> None:
    """Else a profile of some megabytes would fill the memory."""
    coloured = replace(WHOLE, colours=b"prof" + bytes(50_000))
    often = bare(replace(coloured, associations=3_000).file())
    assert len(often.data) == len(bare(coloured.file()).data)


def test_the_size_of_a_tile_is_a_size_and_nothing_more() -> None:
    assert refused(replace(WHOLE, size_more=bytes(8)).file())


def test_the_decoder_that_tiles_share_is_read_once() -> None:
    """Each tile has its units of the decoder counted, were it read for each."""
    messages = [unit(39, b"\0")[4:]] * 100
    of_many = record_with(*messages, sps(SIDE, SIDE))
    assert not refused(Phone(32, 32, size=(32 * SIDE, 32 * SIDE), decoder=of_many).file())


@pytest.mark.growth
def test_what_is_said_of_a_picture_again_and_again_is_read_once() -> None:
    def work(number: int) -> Callable[[], object]:
        data = heic_with_auxiliaries(number)
        return lambda: bare(data)

    assert growth(work, MOST_BOXES // 5) <= MOST


def test_a_long_name_of_what_is_said_is_not_copied() -> None:
    """Many items may have the one name of some megabytes."""
    file = heic_with_auxiliaries(1, ALPHA + b"\0" + bytes(100_000))
    assert refused(file), "its second picture has no decoder"
    assert len(bare(heic_with_auxiliaries(1, bytes(100_000))).data) < len(TILE) + 1_000


@pytest.mark.parametrize("kind", [b"iovl", b"iden", b"av01", b"mime", b"\0\0\0\0"])
def test_other_kinds_of_pictures_are_refused(kind: bytes) -> None:
    assert refused(replace(WHOLE, kind=kind).file())


@pytest.mark.parametrize(
    "data",
    [
        box(b"ftyp", b"heic"),
        box(b"ftyp", b"heic") + box(b"moov"),
        box(b"ftyp", b"heic") + box(b"meta", bytes(4)),
        box(b"ftyp", b"heic") + box(b"meta"),
        box(b"ftyp", b"heic") + box(b"free") * 20_001,
        b"\0\0\0\0ftypheic",
        b"\0\0\0\x01ftypheic",
    ],
    ids=range(7),
)
def test_a_file_without_a_picture_is_refused(data: bytes) -> None:
    assert refused(data)


def test_a_picture_of_too_many_bytes_is_refused_with_the_limit() -> None:
    heavy = replace(WHOLE, tile=unit(19, b"\x80" + bytes(LARGEST_HEIF // 6)))
    (problem,) = Uploads(heavy.file(), key="media/a.heic").judge().problems
    assert (problem.code, problem.values) == ("photo_too_large", {"size": "6 MB", "limit": "6 MB"})


def test_a_picture_that_its_decoder_cannot_read_is_refused() -> None:
    broken = replace(WHOLE, tile=unit(19, b"\x80no slice at all"))
    (problem,) = Uploads(broken.file(), key="media/a.heic").judge().problems
    assert problem.code == "photo_unreadable"
