"""What one message may spend on the uploads of a photo, in search of a good one."""

from __future__ import annotations

import zlib

import pytest

from kilas.media.judge_photo import (
    CONSIDERED,
    LARGEST_AVIF_FILE,
    LARGEST_FILE,
    LARGEST_HEIF,
    MOST_WORK,
)
from kilas.photos.bare import bare
from kilas.photos.effort import MOST_EFFORT, decoding, fetching
from kilas.photos.parts import Bare, Scans
from tests.crafted.pngs import png
from tests.unit.media.pictures import Uploads, picture


def test_fewer_are_read_of_costly_wrong_photos() -> None:
    """What is spent on one message is bounded, not only the number of its uploads."""
    large = png((2_500, 10_000), zlib.compress(b""))
    good = picture()

    def reads(number: int) -> tuple[str, int]:
        uploads = Uploads(good, *[large] * (number - 1))
        return uploads.judge().shown, len(uploads.content.was_read)

    assert reads(2) == ("v1", 2)
    most = MOST_EFFORT // decoding(bare(large))
    assert most < CONSIDERED
    assert reads(CONSIDERED) == ("", most + 1), "the last one is read, but not decoded"


def test_each_byte_of_a_photo_counts() -> None:
    assert CONSIDERED * fetching(LARGEST_FILE) <= MOST_EFFORT
    assert fetching(2 * LARGEST_FILE) == 2 * fetching(LARGEST_FILE) > 0


@pytest.mark.parametrize(
    ("format_", "size", "bytes_"),
    [
        ("JPEG", (3_905, 15_620), 30_000_000),
        ("PNG", (2_500, 10_000), LARGEST_FILE),
        ("WEBP", (2_500, 5_000), LARGEST_FILE),
        ("GIF", (2_500, 10_000), LARGEST_FILE),
        ("HEIF", (2_500, 10_000), LARGEST_HEIF),
        ("AVIF", (2_500, 5_000), LARGEST_AVIF_FILE),
        ("TIFF", (2_500, 10_000), LARGEST_FILE),
        ("BMP", (2_500, 10_000), LARGEST_FILE),
    ],
)
def test_the_last_good_photo_behind_one_wrong_photo_is_found_at_any_cost(
    format_: str, size: tuple[int, int], bytes_: int
) -> None:
    pixels = size[0] * size[1]
    scans = Scans(4, MOST_WORK - 60 * bytes_, pixels) if format_ == "JPEG" else None
    photo = Bare(bytes(bytes_), format_, size, scans=scans)
    assert 2 * (fetching(bytes_) + decoding(photo)) <= MOST_EFFORT
