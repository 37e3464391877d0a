"""The pictures of the newspaper and of its sections: any name gives one that others show."""

from __future__ import annotations

import itertools
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFont

from kilas.photos.letters import first_lacking
from kilas.photos.nameplates import FONT, drawn
from kilas.photos.section_picture import HEIGHT, WIDTH, SectionPicture
from kilas.renditions import LARGEST_SHARED
from kilas.site.read import MAX_LINE
from tests.growth import TIMES, growth

if TYPE_CHECKING:
    from collections.abc import Callable

HOST = "kabar.example"


def opened(picture: SectionPicture) -> Image.Image:
    data = drawn(picture)
    assert len(data) <= LARGEST_SHARED
    image = Image.open(BytesIO(data))
    assert (image.format, image.size, image.mode) == ("JPEG", (WIDTH, HEIGHT), "RGB")
    assert not image.getexif()
    return image


NAMES = st.text(max_size=MAX_LINE) | st.sampled_from(
    [
        "W" * MAX_LINE,
        "W W" * 60,
        "ẤẬ" * 100,
        "e" + "\u0301" * 199,
        "\u202e" + "a" * 150,
        "👩‍👩‍👧" * 20,
        "\x00\ud800",
    ]
)


@settings(max_examples=25)
@given(name=NAMES, title=NAMES, slug=st.sampled_from(["politik", "a" * 200]))
@example(name="", title="", slug="a")
@example(name="W" * MAX_LINE, title="W" * MAX_LINE, slug="a")
def test_any_name_gives_a_picture_that_others_show(name: str, title: str, slug: str) -> None:
    opened(SectionPicture(slug, name, title, HOST))
    opened(SectionPicture("", "", title, HOST))


@pytest.mark.parametrize(
    "letters", ["Politik", "Šárka Ōtsu", "Ấm thực", "Política é açaí", "Жизнь", "Ωμέγα"]
)
def test_a_name_is_drawn_in_its_own_letters(letters: str) -> None:
    own = drawn(SectionPicture("x", letters, "Kabar", HOST))
    assert own != drawn(SectionPicture("x", "", "Kabar", HOST))
    assert own == drawn(SectionPicture("y", letters, "Kabar", HOST)), "nothing else is drawn"


@pytest.mark.parametrize(
    "letters", ["体育", "سياسة", "खेल", "ꦱꦶꦪꦱꦠ꧀", "⚽", "a\u200bb", "Olahraga ⚽"]
)
def test_letters_that_cannot_be_drawn_give_way_to_the_slug_and_the_host(letters: str) -> None:
    assert drawn(SectionPicture("olahraga", letters, "Kabar", HOST)) == drawn(
        SectionPicture("olahraga", "olahraga", "Kabar", HOST)
    )
    assert drawn(SectionPicture("", "", letters, HOST)) == drawn(SectionPicture("", "", HOST, HOST))


def test_the_newspapers_colours_are_drawn() -> None:
    image = opened(SectionPicture("a", "Daerah", "Kabar", HOST, accent=0x003366, paper=0xF0F0FF))
    foot, corner = image.getpixel((600, HEIGHT - 8)), image.getpixel((8, 8))
    for pixel, wanted in ((foot, (0, 0x33, 0x66)), (corner, (0xF0, 0xF0, 0xFF))):
        assert isinstance(pixel, tuple)
        assert all(abs(is_ - ought) < 6 for is_, ought in zip(pixel, wanted, strict=True))


def test_the_letters_that_are_known_are_those_of_the_font() -> None:
    """What a font lacks has the look of a letter that nothing has."""
    font = ImageFont.truetype(str(FONT), 34, layout_engine=ImageFont.Layout.BASIC)

    def look(letter: str) -> tuple[tuple[int, int], bytes]:
        mask = font.getmask(letter)
        return mask.size, bytes(mask)

    nothing = look("\U0010ffff"), look(" ")
    letters = [each for each in map(chr, range(0x3000)) if each.isprintable() and each != " "]
    for letter in (*letters, "漢", "ﬁ", "\uf8ff", "🌧", "\U00010348"):
        if normalize("NFC", letter) == letter:
            assert (first_lacking(letter) == "") == (look(letter) not in nothing), ascii(letter)


@pytest.mark.parametrize(
    ("name", "lacking"),
    [
        ("Daerah", ""),
        ("Éko\u0301nomi\t dan  Keuangan", ""),
        ("Спорт", ""),
        ("Kopi ☕ pagi 🌧", "☕"),
        ("ꦧꦼꦫꦶꦠ", "ꦧ"),
        ("a\u200bb", "\u200b"),
        ("", ""),
    ],
)
def test_the_first_letter_that_is_lacking_is_known(name: str, lacking: str) -> None:
    assert first_lacking(name) == lacking


def test_accents_may_be_written_apart() -> None:
    apart, joined = (SectionPicture("a", name, "Kabar", HOST) for name in ("e\u0301", "é"))
    assert drawn(apart) == drawn(joined)


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The box around all that is drawn above the band at the foot."""
    grey = image.convert("L").point(lambda value: 255 if value < 200 else 0)
    box = grey.crop((0, 206, WIDTH, HEIGHT - 30)).getbbox()
    assert box
    return box


@pytest.mark.parametrize(
    "name", ["Daerah", "Ekonomi dan Keuangan Rakyat", "a" * 200, "W" * 200, "W " * 99]
)
def test_a_name_stays_within_the_margins(name: str) -> None:
    left, top, right, bottom = ink(opened(SectionPicture("a", name, "Kabar", HOST)))
    assert min(left, WIDTH - right) >= 40
    assert top >= 1
    assert bottom <= HEIGHT - 30 - 206


def test_a_short_name_is_larger_than_a_long_one() -> None:
    boxes = [ink(opened(SectionPicture("a", name, "K", HOST))) for name in ("Seni", "Seni, " * 25)]
    short, long = boxes
    assert short[3] - short[1] > 70, "in the largest letters"
    assert long[3] - long[1] > short[3] - short[1], "in several lines"


@pytest.mark.growth
def test_a_name_of_one_word_costs_as_its_length() -> None:
    number = itertools.count(10_000)

    def work(size: int) -> Callable[[], object]:
        word = "i" * (size - 5)
        return lambda: drawn(
            SectionPicture("a", f"{word}{next(number)}", "Kabar", "a.example", 0, 0)
        )

    assert growth(work, MAX_LINE) <= TIMES
