"""A logo's icons and its nameplate: whole, of their sizes, and seen wherever they stand."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageStat

from kilas.photos.bare import bare
from kilas.photos.logo import logo_files
from kilas.photos.web_copy import renditions_of
from kilas.renditions import FAVICON_SIDES, ICON_NAMES, ICONS, LARGEST_NAMEPLATE, LogoFiles

SIDES: Final = st.integers(1, 400)
MODES: Final = ("RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "YCbCr", "RGBX")
DARK, WHITE, RED = (20, 20, 20), (255, 255, 255), (190, 30, 30)


def drawn(size: tuple[int, int], colour: tuple[int, int, int], alpha: int = 255) -> Image.Image:
    """A disc as large as the picture, on nothing."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    right, bottom = size[0] - 1, size[1] - 1
    ImageDraw.Draw(image).ellipse((0, 0, right, bottom), fill=(*colour, alpha))
    return image


def opened(files: LogoFiles, name: str) -> Image.Image:
    return Image.open(BytesIO(files.files[name]))


@given(
    size=st.tuples(SIDES, SIDES), mode=st.sampled_from(MODES), alpha=st.sampled_from([0, 9, 255])
)
@settings(max_examples=60, deadline=None)
def test_any_picture_gets_every_file_in_its_size(
    size: tuple[int, int], mode: str, alpha: int
) -> None:
    whole = drawn(size, DARK, alpha)
    picture = whole if mode == "RGBA" else whole.convert("RGB" if mode == "RGBX" else mode)
    if mode == "LA":
        picture = picture.convert("RGBA")  # as kilas.photos.web_copy hands it on
    made = logo_files(picture.convert("RGB").convert("RGBX") if mode == "RGBX" else picture)
    assert set(made.files) == set(ICON_NAMES)
    for side in ICONS:
        icon = opened(made, f"{side}.png")
        assert (icon.format, icon.mode, icon.size) == ("PNG", "RGB", (side, side))
    favicon = opened(made, "favicon.ico")
    assert favicon.info["sizes"] == {(side, side) for side in FAVICON_SIDES}
    plate = opened(made, "nameplate.webp")
    assert plate.format == "WEBP"
    assert plate.size == (made.facts.width, made.facts.height)
    assert plate.width <= min(size[0], LARGEST_NAMEPLATE[0])
    assert plate.height <= min(size[1], LARGEST_NAMEPLATE[1])


@pytest.mark.parametrize(
    ("picture", "ground"),
    [
        (drawn((300, 60), DARK), "light"),
        (drawn((300, 60), RED), "light"),
        (drawn((300, 60), WHITE), "dark"),
        (drawn((300, 60), (255, 220, 0)), "dark"),
        (drawn((300, 60), DARK, 0), "none"),
        (drawn((300, 60), DARK).convert("RGB"), ""),
        (Image.new("RGBA", (9, 9), (*WHITE, 255)), ""),
    ],
    ids=["dark", "red", "white", "yellow", "nothing", "no alpha", "opaque"],
)
def test_the_facts_say_on_what_a_logo_is_seen(picture: Image.Image, ground: str) -> None:
    made = logo_files(picture)
    assert made.facts.ground == ground
    if ground not in {"", "none"}:
        ((darkest, lightest),) = ImageStat.Stat(opened(made, "192.png").convert("L")).extrema
        assert lightest - darkest > 100, "an icon has a ground on which the logo is seen"
        assert opened(made, "nameplate.webp").mode == "RGBA", "and pages give it one"


def test_a_wide_logo_is_whole_in_a_square_and_in_the_middle() -> None:
    icon = opened(logo_files(Image.new("RGBA", (400, 100), (*DARK, 254))), "192.png")
    assert icon.getpixel((8, 96)) == WHITE
    dark = icon.convert("L").point(lambda shade: 255 if shade < 128 else 0).getbbox()
    assert dark == (16, 76, 176, 116), "with a margin of a twelfth of 192"
    assert icon.getpixel((96, 70)) == icon.getpixel((96, 121)) == WHITE


def test_a_logo_with_a_colour_behind_it_keeps_the_colour_around_it() -> None:
    wide = Image.new("RGB", (400, 100), RED)
    assert opened(logo_files(wide), "180.png").getcolors() == [(180 * 180, RED)]
    wide.paste(WHITE, (0, 0, 200, 100))
    assert opened(logo_files(wide), "180.png").getpixel((90, 0)) == WHITE


def test_what_is_transparent_around_a_logo_is_cut_off() -> None:
    picture = Image.new("RGBA", (500, 500), (0, 0, 0, 0))
    picture.paste((*DARK, 255), (200, 220, 300, 260))
    picture.putpixel((0, 0), (*DARK, 3))
    made = logo_files(picture)
    assert (made.facts.width, made.facts.height) == (100, 40)


def test_a_logo_keeps_nothing_that_a_camera_or_a_program_wrote() -> None:
    out, exif = BytesIO(), Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    drawn((60, 60), RED).save(out, "PNG", exif=exif, icc_profile=b"Profil Rahasia")
    made = renditions_of(bare(out.getvalue()), is_logo=True).logo
    assert made
    for name, data in made.files.items():
        assert b"Rahasia" not in data, name
        assert not {"exif", "icc_profile"} & opened(made, name).info.keys(), name
    whole = drawn((60, 60), RED)
    whole.info["icc_profile"] = b"Profil Rahasia"
    assert all(b"Rahasia" not in data for data in logo_files(whole).files.values())


def test_no_other_photo_gets_icons() -> None:
    out = BytesIO()
    drawn((60, 60), RED).save(out, "PNG")
    assert renditions_of(bare(out.getvalue())).logo is None
