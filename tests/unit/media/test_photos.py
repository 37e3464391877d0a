"""Photos: which are taken."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

from kilas.media.judge_photo import CONSIDERED, LARGEST_FILE
from kilas.photos.web_copy import web_copy
from kilas.uploads.file import TOMBSTONE_LIFE
from tests.fakes.world import World
from tests.newsroom import NOON
from tests.unit.media.pictures import Uploads, codes, judged, measure, opened, picture, shot

if TYPE_CHECKING:
    from kilas.photos.parts import Bare


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "TIFF", "BMP"])
def test_a_photo_is_measured(format_: str) -> None:
    record = judged(picture(format_=format_))
    assert (record.status, record.shown, record.problems) == ("live", "v1", ())
    assert measure(record) == (40, 30, f"image/{format_.lower()}")


def test_a_photo_is_measured_as_it_will_be_seen() -> None:
    assert measure(judged(shot(orientation=6))) == (30, 40, "image/jpeg")


def test_a_photo_with_a_second_one_inside_is_a_jpeg() -> None:
    """Cameras and phones write a preview behind the picture (CIPA DC-007, "MPO")."""
    out = BytesIO()
    first, second = opened(picture()), opened(picture((20, 15)))
    first.save(out, "MPO", save_all=True, append_images=[second])
    assert opened(out.getvalue()).format == "MPO"
    assert measure(judged(out.getvalue())) == (40, 30, "image/jpeg")
    assert opened(web_copy(out.getvalue()).jpeg).size == (40, 30)


def png_of(width: int, height: int) -> bytes:
    """A PNG that claims to be this large, in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0")), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"bukan foto",
        picture(format_="PNG").replace(b"IDAT", b"IDAX"),
        png_of(100, 100),
    ],
    ids=["empty", "text", "bad png", "png without pixels"],
)  # fmt: skip
def test_a_file_that_is_no_photo_is_refused(data: bytes) -> None:
    record = judged(data)
    assert (record.status, codes(record), record.photo) == ("wrong", ["photo_unreadable"], None)


OTHERS = {
    "BMP of a packed picture": picture(format_="BMP")[:30] + b"\1" + picture(format_="BMP")[31:],
    "TIFF of a large file": b"II+\0\x08\0\0\0" + bytes(40),
    "TIFF of a JPEG": picture(format_="TIFF", compression="jpeg"),
    "ICO": picture(format_="ICO"),
    "JPEG 2000": picture(format_="JPEG2000"),
    "AVIF of a picture": b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif" + bytes(40),
    "SVG": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "HTML": b"\xef\xbb\xbf\n<!DOCTYPE html>\n<title>Foto</title>",
    "PDF": b"%PDF-1.7",
    "MP4": b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41",
    "QuickTime": b"\0\0\0\x14ftypqt  \0\0\0\0qt  ",
    "ZIP": b"PK\3\4",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_a_file_of_another_format_is_named(kind: str) -> None:
    record = judged(OTHERS[kind])
    [problem] = record.problems
    assert (record.status, problem.code) == ("wrong", "photo_other_format")
    assert problem.values == {"format": kind.partition(" of a ")[0]}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(
    ("side", "limit"),
    [(5_001, "25 MP"), (7_800, "25 MP"), (8_000, "25 MP"), (20_001, "20000 × 20000")],
)
def test_a_picture_that_would_fill_the_memory_is_refused_unopened(side: int, limit: str) -> None:
    record = judged(png_of(side, side))
    assert (record.status, codes(record)) == ("wrong", ["photo_too_large"])
    assert record.problems[0].values["limit"] == limit


@pytest.mark.slow
@pytest.mark.parametrize(
    "size", [(9_504, 6_336), (16_000, 3_700), (3_200, 15_000), (1_600, 16_000)]
)
def test_a_jpeg_is_decoded_only_as_far_as_the_copy_needs(size: tuple[int, int]) -> None:
    record = judged(picture(size, mode="L"))
    assert (record.status, measure(record)) == ("live", (*size, "image/jpeg"))


@pytest.mark.slow
@pytest.mark.parametrize("size", [(7_900, 7_900), (3_200, 20_000)])
def test_a_jpeg_may_be_larger_but_not_without_end(size: tuple[int, int]) -> None:
    (problem,) = judged(picture(size, mode="L")).problems
    expected = {"size": f"{size[0]} × {size[1]}", "limit": "61 MP"}
    assert (problem.code, problem.values) == ("photo_too_large", expected)


def test_a_huge_file_is_not_even_read() -> None:
    huge = Uploads(bytes(LARGEST_FILE + 1))
    record = huge.judge()
    assert huge.content.was_read == []
    assert codes(record) == ["photo_too_large"]
    assert record.problems[0].values == {"size": "40 MB", "limit": "40 MB"}


def without_pixels(format_: str, side: int) -> bytes:
    """A picture that says of one of its sides that it has no pixels."""
    data = bytearray(picture((40, 30), format_))
    if format_ == "JPEG":
        place = data.index(b"\xff\xc0") + 5 + 2 * side  # SOF0: length, precision, height, width
        data[place : place + 2] = bytes(2)
    elif format_ == "GIF":
        for start in (6, data.index(b",") + 5):  # of the screen and of the picture
            data[start + 2 * side : start + 2 * side + 2] = bytes(2)
    else:
        data[16 + 4 * side : 20 + 4 * side] = bytes(4)
        data[29:33] = crc32(data[12:29]).to_bytes(4)
    return bytes(data)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "GIF"])
@pytest.mark.parametrize("side", [0, 1])
def test_a_photo_without_pixels_is_refused(format_: str, side: int) -> None:
    record = judged(without_pixels(format_, side))
    assert (record.status, codes(record)) == ("wrong", ["photo_unreadable"])


def test_the_last_good_photo_stays() -> None:
    record = judged(picture((10, 10)), picture((20, 10)), b"bukan foto", b"bukan foto")
    assert (record.status, record.head, record.shown) == ("live", "v4", "v2")
    assert codes(record) == ["photo_unreadable"]
    assert measure(record) == (20, 10, "image/jpeg")


def test_only_the_newest_of_many_wrong_photos_are_read() -> None:
    uploads = Uploads(*[b"bukan foto"] * 3_000)
    record = uploads.judge()
    newest = [f"v{number}" for number in range(3_000, 3_000 - CONSIDERED, -1)]
    assert uploads.content.was_read == newest
    assert (record.status, codes(record)) == ("wrong", ["photo_unreadable"])


def test_a_photo_is_judged_by_its_versions_and_the_release_alone() -> None:
    world = World()
    world.upload("media/a.jpg", picture())
    world.look_at("media/a.jpg")
    assert world.calls == {
        "FakeTable.get_many": 1,  # its record
        "FakeTable.get": 1,  # then the release
        "FakeContent.versions": 1,
        "FakeContent.read": 1,
        "FakeCopies.keep": 1,
        "FakeTable.write": 1,
    }


@pytest.mark.parametrize("key", ["media/tanpa-akhiran", "media/2026.11/tanpa-akhiran"])
def test_a_photo_without_an_ending_has_no_address(key: str) -> None:
    """The edge would lead its readers to a folder (functions/edge/viewer_request.js)."""
    record = judged(picture(), key=key)
    assert (record.status, codes(record), record.photo) == ("wrong", ["photo_without_ending"], None)
    assert judged(picture(), None, key=key).status == "gone"


@pytest.mark.parametrize("key", ["media/a.jpg", "media/A.JPEG", "media/2026.11/foto hulu.webp"])
def test_a_photo_with_any_ending_is_taken(key: str) -> None:
    assert judged(picture(), key=key).status == "live"


def test_a_deleted_photo_is_gone() -> None:
    record = judged(picture(), None)
    assert (record.status, record.head, record.photo) == ("gone", "v2", None)
    assert record.forget == NOON + TOMBSTONE_LIFE
    assert judged(picture(), None, b"bukan foto").status == "wrong"


def test_a_photo_that_cannot_be_copied_is_refused() -> None:
    """Otherwise its page would fail, and nobody would know why."""

    def broken(photo: Bare, *, is_logo: bool = False) -> bytes:  # noqa: ARG001 -- CopyOf
        raise OSError(photo.format)

    assert codes(Uploads(picture()).judge(broken)) == ["photo_unreadable"]
