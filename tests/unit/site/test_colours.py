"""What a colour of site.yaml may be, and how well one is seen on another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageColor

from kilas.site.colours import (
    BLACK,
    NAMES,
    WHITE,
    clearest_on,
    colour,
    contrast,
    mixed,
    nearest,
    written,
)

COLOURS = st.integers(BLACK, WHITE)


def test_the_names_are_those_of_css() -> None:
    others = {name: ImageColor.getrgb(name) for name in ImageColor.colormap}
    assert {name: written(value) for name, value in NAMES.items()} == {
        name: f"#{red:02x}{green:02x}{blue:02x}" for name, (red, green, blue, *_) in others.items()
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("#fff", 0xFFFFFF), ("#1A2b3C", 0x1A2B3C), ("1a2b3c", 0x1A2B3C), (" navy ", 0x000080),
        ("Navy", 0x000080), ("#0f8", 0x00FF88),
    ],
)  # fmt: skip
def test_colours_are_digits_or_names(text: str, value: int) -> None:
    assert colour(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "", "#", "#12", "#1234", "#12345", "#1234567", "#12345678", "bad", "123", "##123456",
        "red;", "red;}body{display:none", "url(//a.example/x)", "var(--ink)", "expression(1)",
        "rgb(1 2 3)", "hsl(0 0% 0%)", "currentcolor", "transparent", "inherit", "r\\65 d",
        "#ffffff/**/", "#\uff11\uff12\uff13", "\uff52ed", "merah", "navy!important",
    ],
)  # fmt: skip
def test_nothing_else_is_a_colour(text: str) -> None:
    assert colour(text) is None


@given(st.text() | st.from_regex(r"#?[0-9a-fA-F]{1,8}", fullmatch=True))
def test_any_text_is_one_of_css_or_none(text: str) -> None:
    value = colour(text)
    if value is None:
        return
    assert re.fullmatch(r"#[0-9a-f]{6}", written(value))
    word = text.strip().lower()
    digits = f"#{word}" if re.fullmatch(r"[0-9a-f]{6}", word) else word
    assert ImageColor.getrgb(digits) == ImageColor.getrgb(written(value))


@given(st.integers())
def test_whatever_the_table_holds_is_written_as_a_colour(value: int) -> None:
    assert re.fullmatch(r"#[0-9a-f]{6}", written(value))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000", "#fff", 21), ("#fff", "#fff", 1), ("#777", "#fff", 4.478),
        ("#767676", "#fff", 4.542), ("#f00", "#fff", 3.998), ("#00f", "#fff", 8.592),
        ("#949494", "#fff", 3.033),
    ],
    ids=str,
)  # fmt: skip
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """The values that public contrast checkers give for these pairs."""
    pair = [colour(one) or 0, colour(other) or 0]
    assert contrast(*pair) == pytest.approx(ratio, abs=0.0006)
    assert contrast(*pair[::-1]) == contrast(*pair)


@given(COLOURS)
def test_white_or_black_can_be_read_on_every_colour(ground: int) -> None:
    assert contrast(clearest_on(ground), ground) >= 4.58


@given(COLOURS, COLOURS, st.sampled_from([3.0, 4.5]))
def test_the_nearest_colour_passes_and_one_step_before_it_does_not(
    value: int, ground: int, needed: float
) -> None:
    def passes(each: int) -> bool:
        return contrast(each, ground) >= needed

    found = nearest(value, passes)
    assert found is not None
    assert passes(found)
    if passes(value):
        assert found == value
        return
    ways = [[mixed(value, end, step / 255) for step in range(256)] for end in (WHITE, BLACK)]
    way = next(each for each in ways if found in each)
    assert not any(map(passes, way[: way.index(found)]))


def test_where_no_colour_passes_there_is_none() -> None:
    assert nearest(0x123456, lambda _: False) is None
