"""What the web gets of a photo: upright renditions of bounded size, without metadata."""

from __future__ import annotations

from io import BytesIO
from math import prod
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from kilas.media.judge_photo import LONGEST_SIDE
from kilas.photos.web_copy import web_copy
from kilas.renditions import (
    CARD_STEPS,
    LARGEST,
    LARGEST_CUT,
    LARGEST_SHARED,
    TALLEST,
    WIDEST,
    Renditions,
    card_size,
    card_steps,
    copy_size,
    crop_size,
    cut_size,
    packed,
    steps_of,
    unpacked,
)
from tests.unit.media.pictures import BLUE, MAKE, RED, opened, picture, shot

if TYPE_CHECKING:
    from collections.abc import Callable


def all_of(renditions: Renditions) -> list[bytes]:
    return [*renditions.webp.values(), renditions.jpeg]


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_no_rendition_has_metadata(format_: str) -> None:
    exif = Image.Exif()
    exif[MAKE] = "Kamera Rahasia"
    tall = (30, 40)
    original = shot(1, tall) if format_ == "JPEG" else picture(tall, format_, exif=exif)
    assert b"Kamera Rahasia" in original
    made = web_copy(original)
    for copy in (*all_of(made), *made.crops.values(), *made.cards.values()):
        for secret in (b"Kamera Rahasia", b"Exif", b"Narasumber", b"GPS"):
            assert secret not in copy
        assert not opened(copy).getexif()
        assert not {"exif", "comment", "xmp", "photoshop", "icc_profile"} & set(opened(copy).info)


def test_a_photo_has_webp_and_one_jpeg() -> None:
    for format_ in ("JPEG", "PNG", "WEBP", "GIF"):
        made = web_copy(picture(format_=format_))
        assert [opened(each).format for each in all_of(made)] == ["WEBP", "JPEG"]


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
    for data in all_of(web_copy(shot(orientation))):
        copy = opened(data)
        assert copy.size == size
        pixel: Any = copy.getpixel((5, 5))
        assert all(abs(is_ - ought) < 30 for is_, ought in zip(pixel, top_left, strict=True))


@pytest.mark.parametrize(
    ("size", "widest"),
    [
        ((WIDEST, 900), (WIDEST, 900)),
        ((1000, 2200), (1000, 2200)),
        ((WIDEST * 2, 1200), (WIDEST, 600)),
        ((4000, 3000), (WIDEST, 1200)),
        ((3000, 4000), (1299, 1732)),
        ((WIDEST * 4, 3), (WIDEST, 1)),
        ((3, TALLEST * 4), (1, TALLEST)),
        ((2000, 8000), (750, 3000)),
        ((500, TALLEST * 2), (250, TALLEST)),
    ],
)
def test_the_widest_is_no_wider_than_a_page_needs(
    size: tuple[int, int], widest: tuple[int, int]
) -> None:
    assert copy_size(*size) == widest
    assert prod(widest) <= LARGEST


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        ((1, 1), [(1, 1)]),
        ((240, 180), [(240, 180)]),
        ((264, 180), [(240, 164), (264, 180)]),
        ((400, 300), [(240, 180), (400, 300)]),
        ((800, 600), [(240, 180), (400, 300), (680, 510), (800, 600)]),
        ((1599, 800), [(240, 120), (400, 200), (680, 340), (800, 400), (1200, 600), (1599, 800)]),
        ((3200, 16), [(240, 1), (400, 2), (680, 3), (800, 4), (1200, 6), (1600, 8)]),
        ((3000, 3000), [(240,) * 2, (400,) * 2, (680,) * 2, (800,) * 2, (1200,) * 2, (1500,) * 2]),
    ],
)
def test_no_rendition_is_larger_than_the_photo(
    size: tuple[int, int], sizes: list[tuple[int, int]]
) -> None:
    made = web_copy(picture(size))
    wanted = dict(zip((240, 400, 680, 800, 1200, 1600), sizes, strict=False))
    assert {step: opened(each).size for step, each in made.webp.items()} == wanted
    assert opened(made.jpeg).size == sizes[-1]
    assert steps_of(copy_size(*size)[0]) == tuple(wanted)
    assert unpacked(packed(made)) == made


def test_the_same_photo_gives_the_same_bytes() -> None:
    assert web_copy(shot(6)) == web_copy(shot(6))


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        ((4000, 3000), [(1200, 630), (1200, 1200), (1200, 900), (1200, 675)]),
        ((3000, 4000), [(1200, 630), (1200, 1200), (1200, 900), (1200, 675)]),
        ((1600, 400), [(762, 400), (400, 400), (533, 400), (711, 400)]),
        ((600, 2000), [(600, 315), (600, 600), (600, 450), (600, 338)]),
        ((1, 1), [(1, 1)] * 4),
        ((2400, 1600), [(1200, 630), (1200, 1200), (1200, 900), (1200, 675)]),
        ((1800, 1200), [(1200, 630), (1200, 1200), (1200, 900), (1200, 675)]),
        ((1600, 1067), [(1200, 630), (1067, 1067), (1200, 900), (1200, 675)]),
        ((3840, 2160), [(1200, 630), (1200, 1200), (1200, 900), (1200, 675)]),
        ((6000, 2000), [(1200, 630), (931, 931), (1200, 900), (1200, 675)]),
    ],
    ids=[
        "as cameras",
        "upright",
        "wide",
        "tall",
        "a pixel",
        "3:2",
        "3:2, just enough",
        "3:2, too low",
        "16:9",
        "a panorama",
    ],
)
def test_crops_have_their_shape_and_are_no_larger_than_the_photo(
    size: tuple[int, int], sizes: list[tuple[int, int]]
) -> None:
    made = web_copy(picture(size))
    found = {name: opened(each) for name, each in made.crops.items()}
    assert [each.size for each in found.values()] == sizes
    assert {each.format for each in found.values()} == {"JPEG"}
    assert {name: each.size for name, each in found.items()} == {
        name: crop_size(name, *size) for name in found
    }


@pytest.mark.parametrize("size", [(1600, 739), (1436, 1560), (1315, 1712), (1600, 769)])
def test_what_rounding_leaves_over_is_no_part_of_a_crop(size: tuple[int, int]) -> None:
    made = web_copy(picture(size))
    for name, crop in made.crops.items():
        assert opened(crop).size == crop_size(name, *size)


@given(st.integers(1, LONGEST_SIDE), st.integers(1, LONGEST_SIDE))
def test_crops_are_cut_from_as_much_as_they_may_need_and_no_more(width: int, height: int) -> None:
    cut, copy = cut_size(width, height), copy_size(width, height)
    assert copy <= cut <= (width, height)
    assert prod(cut) <= max(LARGEST_CUT * 1.01, prod(copy)), "sides are rounded"
    if cut != (width, height) and prod(cut) < LARGEST_CUT * 0.99:
        assert crop_size("1x1", width, height) == (1200, 1200)


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_crop_of_a_jpeg_has_the_pixels_of_the_photo(orientation: int) -> None:
    """The decoder keeps as many as a crop needs, and the square is not that of the widest copy."""
    lying = (3200, 2133)
    made = web_copy(shot(orientation, lying if orientation == 1 else lying[::-1]))
    assert opened(made.crops["1x1"]).size == (1200, 1200)
    assert opened(made.jpeg).size == (1600, 1066)


@pytest.mark.parametrize(
    ("cut", "top", "height"),
    [(lambda made: made.crops["1x1"], 250, 500), (lambda made: made.cards[680], 292, 333)],
    ids=["square", "card"],
)
def test_a_crop_is_of_the_middle_and_nearer_to_the_top(
    cut: Callable[[Renditions], bytes], top: int, height: int
) -> None:
    """A quarter of what is left out is at the top."""
    image = Image.new("RGB", (500, 1500), "blue")
    image.paste("red", (0, top, 500, top + height))
    out = BytesIO()
    image.save(out, "PNG")
    crop = opened(cut(web_copy(out.getvalue())))
    assert crop.size == (500, height)
    edges = [crop.getpixel((250, line)) for line in (10, height - 11)]
    assert all(isinstance(each, tuple) and each[0] > 200 for each in edges)


@pytest.mark.parametrize(
    ("size", "widths", "of_cards"),
    [
        ((263, 180), [263], []),
        ((263, 400), [263], [263]),
        ((747, 500), [240, 400, 747], []),
        ((747, 900), [240, 400, 747], [240, 400, 747]),
        ((1319, 1500), [240, 400, 680, 800, 1319], [240, 400, 680, 800, 1200]),
        ((1320, 1500), [240, 400, 680, 800, 1200, 1320], [240, 400, 680, 800, 1200]),
        ((2829, 4243), [240, 400, 680, 800, 1225], [240, 400, 680, 800, 1200]),
    ],
)
def test_no_rendition_is_nearly_as_wide_as_another(
    size: tuple[int, int], widths: list[int], of_cards: list[int]
) -> None:
    """What is less than a tenth narrower saves nobody anything, and costs media time."""
    made = web_copy(picture(size))
    assert [opened(each).width for each in made.webp.values()] == widths[::-1]
    assert steps_of(copy_size(*size)[0]) == tuple(reversed(made.webp))
    cards = [opened(each).size for each in made.cards.values()]
    assert cards == [card_size(each) for each in of_cards]
    assert tuple(made.cards) == card_steps(*copy_size(*size))


@given(st.integers(1, WIDEST), st.integers(1, TALLEST))
@example(1200, 1000)
@example(1200, 1001)
def test_a_card_leaves_out_more_than_a_fifth_of_a_tall_photo(width: int, height: int) -> None:
    steps = card_steps(width, height)
    assert set(steps) <= {*steps_of(width), CARD_STEPS[-1]}
    assert bool(steps) == (2 * width * 5 < 4 * height * 3)
    assert card_size(width)[0] == width
    assert abs(card_size(width)[1] - max(1, width * 2 / 3)) <= 1 / 2


def test_what_is_shared_is_small_also_where_it_is_all_noise() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((1300, 700), 200) for _ in "RGB"])
    out = BytesIO()
    noise.save(out, "PNG")
    made = web_copy(out.getvalue())
    assert opened(made.crops["og"]).size == (1200, 630)
    assert len(made.crops["og"]) <= LARGEST_SHARED
    assert len(made.jpeg) > LARGEST_SHARED
