"""What a photo may cost: its parts are walked once, and the rest is refused or bounded."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kilas.errors import Unreadable
from kilas.media.judge_photo import LARGEST_FILE, measured
from kilas.photos.bare import bare
from kilas.photos.bare_jpeg import MOST_SEGMENTS
from kilas.photos.parts import MOST_PARTS, orientation_of
from kilas.photos.web_copy import copy_of, web_copy
from tests.crafted import jpegs, photos, pngs, webps_and_gifs
from tests.growth import MOST, growth
from tests.unit.media.costs import cost_of
from tests.unit.media.pictures import codes, judged, opened, picture, shot

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTES = 512
LARGEST_COPY = 8 * 1024 * 1024
"""Bytes of all renditions of a photo that is all noise."""

COUNTED = {
    "JPEG, scans": 200,
    "JPEG, segments of Exif": MOST_SEGMENTS - 100,
    "JPEG, entries of Exif": 4_900,
    "JPEG, tables": MOST_SEGMENTS - 100,
    "JPEG, steps of a profile": 20_000,
    "MPO, pictures": 200,
    "PNG, chunks": MOST_PARTS - 1_000,
    "PNG, compressed texts": 2_000,
    "PNG, MB behind the picture": 1_000,
    "PNG, entries of Exif": 20_000,
    "WebP, frames": 200,
    "WebP, entries of Exif": 20_000,
    "GIF, frames": 200,
    "GIF, blocks of a comment": MOST_PARTS - 1_000,
    "TIFF, strips": 19_000,
}
"""How many of what a decoder might read again for each other."""


def small_in_scans(scans: int) -> bytes:
    return jpegs.jpeg_in_scans(scans, (64, 64))


@pytest.mark.growth
@pytest.mark.parametrize("kind", COUNTED)
def test_the_cost_grows_as_the_parts(kind: str) -> None:
    build = small_in_scans if kind == "JPEG, scans" else photos.CRAFTED[kind]

    def judge(number: int) -> Callable[[], object]:
        data = build(number)
        assert judged(data).status == "live"
        return lambda: judged(data)

    assert growth(judge, COUNTED[kind]) <= MOST


# Of each sort of decoder, and of each way to fill its memory, the most that is taken.
LARGEST = [
    "JPEG, scans", "JPEG, noise", "JPEG, progressive noise", "JPEG, progressive 4:4:4",
    "JPEG, CMYK", "PNG, noise", "PNG, turned", "PNG, in other colours", "PNG, interlaced",
    "WebP, noise", "WebP, long", "WebP, turned", "WebP, transparent",
    "PNG, turned noise", "GIF, transparent", "HEIC, tiles",
    "HEIC, transparent tiles", "AVIF, tiles", "AVIF, transparent tiles", "TIFF, noise",
    "TIFF, in one strip", "BMP, noise", "BMP, black and white",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("kind", LARGEST)
def test_the_worst_that_is_taken_fits_into_memory(kind: str) -> None:
    data = photos.CRAFTED[kind](photos.AT[kind])
    assert len(data) <= LARGEST_FILE
    cost = cost_of(data)
    assert cost.codes == []
    assert cost.megabytes <= MEGABYTES
    assert cost.copy <= LARGEST_COPY


# --- what is refused, and what the report says -----------------------------------------------


def told(data: bytes) -> dict[str, str]:
    record = judged(data)
    assert (record.status, record.photo) == ("wrong", None)
    [problem] = record.problems
    return {"code": problem.code, **problem.values}


@pytest.mark.slow
def test_a_jpeg_in_too_many_scans_is_refused_by_what_they_cost() -> None:
    """By pass and pixel: a small one may have many, a large one few."""
    size = {"size": "9504 × 6336"}
    assert told(jpegs.jpeg_in_scans(34)) == {"code": "photo_in_scans", "scans": "34"} | size
    assert judged(small_in_scans(1_900)).status == "live"


@pytest.mark.slow
def test_a_jpeg_whose_scans_fill_the_memory_is_refused() -> None:
    size = {"size": "6000 × 6000"}
    large = jpegs.jpeg_progressive_444(36_000_000)
    assert told(large) == {"code": "photo_in_scans", "scans": "10"} | size


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_the_scans_are_counted_in_the_picture_alone(mode: str, *, progressive: bool) -> None:
    """A preview in the Exif, and data after the picture, are not counted."""
    plain = picture((80, 60), mode=mode, progressive=progressive)
    inner = picture((16, 16), progressive=True)
    exif = b"Exif\0\0" + b"MM\0*\0\0\0\x08\0\0\0\0\0\0" + inner
    segment = b"\xff\xe1" + struct.pack(">H", 2 + len(exif)) + exif
    comment = b"\xff\xfe\x00\x06\xff\xda\xff\xda"
    dressed = plain[:2] + segment + comment + plain[2:] + inner
    assert bare(plain).scans == bare(dressed).scans
    scans = bare(plain).scans
    assert scans
    own = [code for code, _ in jpegs.jpeg_segments(plain)].count(0xDA)
    assert scans.number == own
    assert (scans.kept > 0) is progressive
    assert web_copy(dressed) == web_copy(plain)


def test_restarts_and_stuffed_bytes_are_no_markers() -> None:
    scans = bare(jpegs.jpeg_restarts(250_000)).scans
    assert scans
    assert (scans.number, scans.kept) == (1, 0)


@pytest.mark.parametrize(
    ("change", "value"), [(0xC3, 8), (0xC9, 8), (0xCA, 8), (0xC1, 12), (0xC0, 0)]
)
def test_a_jpeg_that_no_browser_shows_is_refused(change: int, value: int) -> None:
    """Lossless, in arithmetic coding, or of twelve bits."""
    data = bytearray(picture())
    place = data.index(b"\xff\xc0")
    data[place + 1], data[place + 4] = change, value
    assert told(bytes(data)) == {"code": "photo_unreadable"}


@pytest.mark.parametrize(
    ("of", "parts", "limit"),
    [
        (jpegs.jpeg_exif_segments, MOST_SEGMENTS, MOST_SEGMENTS),
        (jpegs.jpeg_tables, MOST_SEGMENTS, MOST_SEGMENTS),
        (pngs.png_in_chunks, MOST_PARTS + MOST_PARTS // 10, MOST_PARTS),
        (webps_and_gifs.gif_comment, MOST_PARTS, MOST_PARTS),
    ],
    ids=["segments", "tables", "chunks", "blocks"],
)
def test_a_photo_in_pieces_is_refused(of: Callable[[int], bytes], parts: int, limit: int) -> None:
    assert told(of(parts)) == {"code": "photo_in_pieces", "limit": str(limit)}


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "GIF"])
@pytest.mark.parametrize("size", [(20_001, 2), (2, 20_001)])
def test_a_side_without_end_is_refused(format_: str, size: tuple[int, int]) -> None:
    expected = {"size": f"{size[0]} × {size[1]}", "limit": "20000 × 20000"}
    assert told(picture(size, format_)) == {"code": "photo_too_large"} | expected
    longest = 20_000, 2
    assert judged(picture(longest, format_)).status == "live"


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_a_photo_of_twelve_megapixels_takes_little_memory(format_: str) -> None:
    cost = cost_of(picture((4_000, 3_000), format_))
    assert cost.status == "live"
    assert cost.megabytes <= 200


@pytest.mark.slow
def test_a_webp_is_decoded_up_to_its_own_limit() -> None:
    size = {"size": "3600 × 3600", "limit": "12.5 MP"}
    assert told(picture((3_600, 3_600), "WEBP")) == {"code": "photo_too_large"} | size


def test_a_picture_that_lies_about_its_size_is_refused() -> None:
    small = picture((40, 30), "PNG")
    start = small.index(b"IHDR")
    head = b"IHDR" + struct.pack(">II", 4_000, 3_000) + small[start + 12 : start + 17]
    rest = small[start + 21 :]
    lying = small[:start] + head + struct.pack(">I", zlib.crc32(head)) + rest
    assert told(lying) == {"code": "photo_unreadable"}


def test_a_photo_whose_size_the_decoder_reads_otherwise_is_refused() -> None:
    """Should the two ever read one file in two ways, the size that was checked would be wrong."""
    claimed = replace(bare(picture((40, 30))), size=(20, 15))
    with pytest.raises(Unreadable) as raised:
        measured(claimed, copy_of)
    assert [problem.code for problem in raised.value.problems] == ["photo_unreadable"]


def test_a_gif_is_as_large_as_its_picture_with_any_screen() -> None:
    data = bytearray(picture((40, 30), "GIF"))
    place = data.index(b"\x2c")
    struct.pack_into("<HH", data, place + 1, 30_000, 30_000)
    assert told(bytes(data))["size"] == "30040 × 30030"


# --- what decoders are spared ----------------------------------------------------------------


@pytest.mark.filterwarnings("ignore:Tag data larger than file")
@pytest.mark.parametrize(
    "kind",
    ["JPEG, entries of Exif", "PNG, entries of Exif", "WebP, entries of Exif",
     "PNG, compressed texts", "GIF, blocks of a comment", "MPO, pictures", "WebP, frames",
     "GIF, frames"],
)  # fmt: skip
def test_a_decoder_sees_the_picture_alone(kind: str) -> None:
    data = photos.CRAFTED[kind](50)
    one = bare(data).data
    assert len(one) < 2_000
    with opened(one) as image:
        assert not {"exif", "xmp", "comment", "mp", "photoshop"} & set(image.info)
        assert getattr(image, "n_frames", 1) == 1
        with opened(data) as whole:
            assert image.convert("RGB").tobytes() == whole.convert("RGB").tobytes()


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P"])
def test_nothing_of_the_picture_is_lost(format_: str, mode: str) -> None:
    if (format_, mode) in {("JPEG", "P"), ("GIF", "RGB")}:
        mode = "L"
    data = picture((70, 50), format_, mode)
    with opened(data) as whole, opened(bare(data).data) as image:
        assert image.tobytes() == whole.tobytes()
        assert (image.format, image.mode) == (whole.format, whole.mode)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("order", ["II", "MM"])
@pytest.mark.parametrize("kind", ["H", "I"])
def test_the_orientation_is_read_in_either_order(orientation: int, order: str, kind: str) -> None:
    sign = {"II": "<", "MM": ">"}[order]
    sort = {"H": 3, "I": 4}[kind]
    entry = struct.pack(f"{sign}HHI{kind}", 0x0112, sort, 1, orientation).ljust(12, b"\0")
    head = order.encode() + struct.pack(f"{sign}HIH", 42, 8, 1)
    assert orientation_of(b"Exif\0\0" + head + entry) == orientation
    assert orientation_of(head + entry) == orientation
    assert orientation_of(head + entry[:8]) == 1


@given(st.binary(max_size=60))
def test_no_exif_breaks_the_reading(data: bytes) -> None:
    assert orientation_of(b"Exif\0\0MM\0*" + data) in range(1, 9)


HONEST = [
    shot(),
    picture(progressive=True),
    picture(mode="CMYK"),
    *(picture(format_=each) for each in ("PNG", "WEBP", "GIF")),
    webps_and_gifs.webp_frames(3),
    webps_and_gifs.gif_frames(3),
    pngs.png_turned(400),
]


@pytest.mark.slow
@given(st.sampled_from(HONEST), st.data())
@settings(max_examples=300)
def test_a_broken_photo_is_refused_or_copied(data: bytes, draw: st.DataObject) -> None:
    """Cut off, or with some bytes changed: never another error, never without a report."""
    broken = bytearray(data[: draw.draw(st.integers(1, len(data)))])
    for place in draw.draw(st.lists(st.integers(0, len(broken) - 1), max_size=3)):
        broken[place] = draw.draw(st.integers(0, 255))
    record = judged(bytes(broken))
    assert record.status in {"live", "wrong"}
    assert codes(record) if record.status == "wrong" else web_copy(bytes(broken))
