"""The colours and fonts of site.yaml: what is taken, and what is refused with which reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kilas.errors import Unreadable
from kilas.site.colours import written
from kilas.site.design import DESIGN, FONT_NAMES, Design, Fonts, Shades
from kilas.site.palette import DARK, LIGHT, PALETTES, dark, pairs
from kilas.site.read import read_site
from kilas.texts import explain
from tests.newsroom import site_yaml

KEYS = ("accent", "paper", "nameplate", "nameplate_text")
SHADES = st.dictionaries(st.sampled_from(KEYS), st.integers(0, 0xFFFFFF))


def read(**fields: str) -> Design:
    return read_site(site_yaml(**fields).encode()).site.design


def problems(**fields: str) -> list[tuple[str, int | None, dict[str, str]]]:
    with pytest.raises(Unreadable) as caught:
        read(**fields)
    return [(each.code, each.line, dict(each.values)) for each in caught.value.problems]


def flow(shades: dict[str, int]) -> str:
    return "".join(f'{key}: "{written(value)}", ' for key, value in shades.items())


def test_reads_all_that_a_newspaper_says_of_its_looks() -> None:
    colours = (
        '\n  accent: "#0b5c8a"\n  paper: "#fff1e5"\n  nameplate: navy\n  nameplate_text: "#fff"'
        "\n  dark:\n    accent: lightskyblue\n    nameplate: black"
    )
    assert read(colours=colours, fonts="{headlines: Slab, text: old style}") == Design(
        Shades(0x0B5C8A, 0xFFF1E5, 0x000080, 0xFFFFFF),
        Shades(0x87CEFA, None, 0x000000),
        Fonts("slab", "old-style"),
    )


@pytest.mark.parametrize("name", ["colours", "colors", "Colours"])
def test_both_spellings_of_english_are_read(name: str) -> None:
    assert read(**{name: "{accent: navy}"}) == Design(Shades(0x000080))


def test_without_them_the_looks_are_those_of_kilas() -> None:
    assert read() == DESIGN
    assert read(colours='{accent: ""}', fonts='{text: ""}') == DESIGN


@pytest.mark.parametrize("written_as", ["#0b5c8a", "0b5c8a", "#0b5c8a # biru laut", "'#0b5c8a'"])
def test_a_colour_needs_no_quotes(written_as: str) -> None:
    assert read(colours=f"\n  accent: {written_as}") == Design(Shades(0x0B5C8A))


@pytest.mark.parametrize(
    ("colours", "key", "text", "ground", "ratio", "needed"),
    [
        ("{accent: '#777'}", "accent", "#777777", "#f5f1ea", "3.97", "4.5"),
        ("{accent: yellow}", "accent", "#ffff00", "#fff3d6", "1.02", "4.5"),
        ("{paper: black}", "paper", "#1b1a18", "#010101", "1.20", "4.5"),
        ("{nameplate_text: silver}", "nameplate_text", "#c0c0c0", "#fffdf9", "1.79", "3"),
        ("{nameplate: white, nameplate_text: '#949494'}", "nameplate_text", "#949494", "#ffffff",
         "3.03", "4.5"),
    ],
    ids=["on a box", "on a notice", "a box of the paper", "a nameplate", "a band"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_contrast(  # noqa: PLR0913, PLR0917 -- a table
    colours: str, key: str, text: str, ground: str, ratio: str, needed: str
) -> None:
    ((code, line, values),) = problems(colours=colours)
    assert (code, line) == ("faint_colour", 3)
    assert values.pop("right").startswith(f"{key}: ")
    assert values == {
        "key": f"colours.{key}",
        "value": text,
        "ground": ground,
        "ratio": ratio,
        "needed": needed,
    }


def test_a_contrast_a_little_too_low_is_not_rounded_up() -> None:
    (_, _, values), *_ = problems(colours="{nameplate: white, nameplate_text: '#777'}")
    assert values["ratio"] == "4.47", "4.478 of 4.5"


def test_a_nameplate_on_the_page_may_be_fainter_than_text() -> None:
    """It is large; on a band the tagline, which is not, has its colour too."""
    assert read(colours="{nameplate_text: '#8f8f8f'}").light.nameplate_text == 0x8F8F8F


def test_a_colour_of_dark_screens_has_its_own_line_and_name() -> None:
    ((code, line, values),) = problems(colours="\n  accent: navy\n  dark:\n    accent: navy")
    assert (code, line, values["key"]) == ("faint_colour", 6, "colours.dark.accent")


@settings(max_examples=40)
@given(SHADES, SHADES)
def test_what_is_taken_can_be_read_and_each_remedy_is_taken(
    light: dict[str, int], dark: dict[str, int]
) -> None:
    """Whoever writes what the report says has settings without a problem."""
    wanted = {"colours.": dict(light), "colours.dark.": dict(dark)}

    def text() -> str:
        inner = flow(wanted["colours.dark."])
        return "{" + flow(wanted["colours."]) + "dark: {" + inner + "}}"

    try:
        read(colours=text())
    except Unreadable as error:
        for problem in error.problems:
            assert problem.code == "faint_colour"
            key, _, right = problem.values["right"].partition(": ")
            wanted[problem.values["key"].removesuffix(key)][key] = int(right.strip('"')[1:], 16)
    design = read(colours=text())
    for palette_of in PALETTES.values():
        every = [pair for some in pairs(palette_of(design)).values() for pair in some]
        assert [pair for pair in every if not pair.is_clear] == []


@pytest.mark.parametrize(
    ("light", "band", "text"),
    [
        ("{nameplate: '#12355b'}", 0x12355B, 0xFFFFFF),
        ("{nameplate: '#12355b', nameplate_text: '#ffd27a'}", 0x12355B, 0xFFD27A),
        ("{nameplate: gold, nameplate_text: '#8a1c00'}", 0x8B7500, 0xFFFFFF),
        ("{nameplate: white}", 0x767676, 0xFFFFFF),
    ],
    ids=["a dark band stays", "so does its text", "a bright band", "the brightest"],
)
def test_a_band_dazzles_nobody_in_the_dark(light: str, band: int, text: int) -> None:
    """#767676 is the lightest grey on which WCAG lets white text stand."""
    made = dark(read(colours=light))
    assert (made.nameplate, made.nameplate_text) == (band, text)


def test_an_accent_that_is_too_dark_at_night_is_made_lighter() -> None:
    made = dark(read(colours="{accent: navy}"))
    assert min(pair.contrast for pair in pairs(made)["accent"]) >= 7


def test_the_colours_of_kilas_itself_can_be_read() -> None:
    every = [pair for each in (LIGHT, DARK) for some in pairs(each).values() for pair in some]
    assert all(pair.is_clear for pair in every)


@pytest.mark.parametrize(
    ("fields", "code", "line", "closest"),
    [
        ({"colours": "{accent: nevy}"}, "bad_colour", 3, "navy"),
        ({"colours": "{accent: merah}"}, "bad_colour", 3, ""),
        ({"fonts": "{headlines: slap}"}, "bad_font", 3, "slab"),
        ({"fonts": "{text: sans serf}"}, "bad_font", 3, "sans"),
        ({"fonts": "{text: Comic Sans MS}"}, "bad_font", 3, ""),
    ],
)
def test_a_word_that_is_unknown_is_refused_with_the_closest(
    fields: dict[str, str], code: str, line: int, closest: str
) -> None:
    ((found, at, values),) = problems(**fields)
    assert (found, at, values["closest"]) == (code, line, closest)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_report_names_every_font(language: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(fonts="{text: x}")
    _, remedy = explain(caught.value.problems[0], language)  # type: ignore[arg-type]  # one of two
    assert all(name in remedy for name in FONT_NAMES)


@pytest.mark.parametrize(
    "fields",
    [
        {"colours": "navy"},
        {"colours": "[navy]"},
        {"colours": "{dark: navy}"},
        {"fonts": "serif"},
        {"colours": "{accent: {light: navy}}"},
    ],
)
def test_other_shapes_are_refused(fields: dict[str, str]) -> None:
    assert {code for code, *_ in problems(**fields)} <= {"expected_table", "expected_text"}


def test_a_key_in_indonesian_gets_the_word_to_write() -> None:
    reading = read_site(site_yaml(warna="{aksen: navy}", colours="{aksen: navy}").encode())
    assert [(each.values["key"], each.values["right"]) for each in reading.warnings] == [
        ("warna", "colours"),
        ("colours.aksen", "accent"),
    ]
