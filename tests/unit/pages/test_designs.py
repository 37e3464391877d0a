"""The colours and fonts of site.yaml in the stylesheet, and nothing else of site.yaml there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import asdict

import kilas
from kilas.errors import Unreadable
from kilas.pages.assets import assets, stylesheet_url
from kilas.pages.designs import STACKS, rules_of
from kilas.site.colours import colour, contrast, written
from kilas.site.design import DESIGN, FONT_NAMES, Design, Fonts, Shades
from kilas.site.palette import DARK, LIGHT, PALETTES, Palette
from kilas.site.read import read_site
from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

SHEET = (Path(str(kilas.__file__)).parent / "assets" / "kilas.css").read_text()
PROPERTY = r"  --([a-z-]+): (?:#[0-9a-f]{6}|var\(--[a-z]+\)|[A-Za-z0-9 \",-]+);\n"
ROOT = rf":root \{{\n(?:{PROPERTY})+\}}\n"
RULES = re.compile(rf"(?:{ROOT})?(?:@media screen[^{{]*\{{\n{ROOT}\}}\n){{0,2}}")
MEDIA = re.compile(r"^@media (.*) \{$", re.MULTILINE)

SHADES = st.builds(Shades, *[st.none() | st.integers()] * 4)
FONTS = st.builds(Fonts, *[st.sampled_from(FONT_NAMES)] * 2)
DESIGNS = st.builds(Design, SHADES, SHADES, FONTS)

HOSTILE = [
    "red;}body{display:none", "url(//jahat.example/x)", "var(--ink)", "expression(alert(1))",
    "\\72 ed", "red/**/", "</style><script>", '";}*{color:red', "serif}", "a" * 10_000,
    "#fff;background:url(x)", "@import 'x'", "&#59;", "{}", "navy\n}\n*{",
]  # fmt: skip


def declared(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): ([^;]+);", text))


def own(palette: Palette) -> dict[str, str]:
    values: dict[str, int | None] = asdict(palette)
    named = {name.replace("_", "-"): value for name, value in values.items()}
    return {name: written(value) for name, value in named.items() if value is not None}


def test_the_palettes_are_those_of_the_stylesheet() -> None:
    """The contrast of an editor's colour is measured against them."""
    light, dark = re.findall(r":root \{\n(.*?)\n\s*\}", SHEET, re.DOTALL)[:2]
    light_one, dark_one = declared(light), declared(light) | declared(dark)
    for palette, found in ((LIGHT, light_one), (DARK, dark_one)):
        wide = {name: value.replace("#fff", "#ffffff") if value == "#fff" else value
                for name, value in found.items()}  # fmt: skip
        wide["nameplate-text"] = wide["ink"]
        assert own(palette).items() <= wide.items()


@given(DESIGNS)
@example(Design(Shades(paper=0xFFF1E5), Shades(nameplate=0xFFFFFF)))
@example(Design(Shades(nameplate=0xA3211B), Shades(paper=0)))
def test_a_logo_is_on_what_it_is_seen_on_in_every_masthead(design: Design) -> None:
    found = re.findall(r":root \{\n(.*?)\n\s*\}", SHEET, re.DOTALL)[:2]
    sheet = dict(zip(PALETTES, map(declared, found), strict=True))
    own_rules = re.findall(r"^@media screen.*?^\}", rules_of(design), re.DOTALL | re.MULTILINE)
    rules = dict(zip(PALETTES, map(declared, own_rules), strict=False))
    for scheme, palette_of in PALETTES.items():
        palette = palette_of(design)
        band = palette.paper if palette.nameplate is None else palette.nameplate
        for name, best in (("on-light", 0xFFFFFF), ("on-dark", DARK.paper)):
            behind = (sheet[scheme] | rules.get(scheme, {}))[name]
            seen_on = band if behind == "transparent" else colour(behind)
            assert seen_on is not None
            assert contrast(seen_on, best) < 1.4
            assert behind == "transparent" or contrast(band, best) > 1.3, "no box without need"


def test_every_font_is_a_stack_that_ends_in_what_each_browser_has() -> None:
    assert set(STACKS) == set(FONT_NAMES)
    for stack in STACKS.values():
        assert re.fullmatch(r'var\(--serif\)|var\(--sans\)|(?:[\w "-]+, )+(?:sans-)?serif', stack)


def test_without_colours_and_fonts_nothing_is_added() -> None:
    assert rules_of(DESIGN) == ""
    assert len([url for url in assets() if url.endswith(".css")]) == 1


@given(DESIGNS)
@example(Design(Shades(0, 0, 0, 0), Shades(), Fonts("slab", "humanist")))
def test_what_is_added_gives_known_properties_colours_and_fonts_alone(design: Design) -> None:
    rules = rules_of(design)
    assert RULES.fullmatch(rules)
    assert declared(rules).keys() <= declared(SHEET).keys()
    coloured = [media for media in MEDIA.findall(rules) if not media.startswith("screen")]
    assert coloured == [], "what is printed stays black on white"


@given(
    st.sampled_from(["accent", "paper", "nameplate", "nameplate_text", "headlines", "text"]),
    st.sampled_from(HOSTILE) | st.text() | st.sampled_from(["navy", "#123", "slab"]),
)
def test_no_text_of_site_yaml_reaches_the_stylesheet(key: str, text: str) -> None:
    table = "fonts" if key in {"headlines", "text"} else "colours"
    try:
        read = read_site(site_yaml(**{table: f"{{{key}: {json.dumps(text)}}}"}).encode())
    except Unreadable:
        return  # the last good settings stay in force
    assert RULES.fullmatch(rules_of(read.site.design))
    if text in HOSTILE:
        assert read.site.design == DESIGN


def test_the_band_has_the_colour_of_its_text_for_the_tagline() -> None:
    added = declared(rules_of(Design(Shades(nameplate=0x000080))))
    assert (added["nameplate"], added["tagline"]) == ("#000080", "#ffffff")


NAVY = {"colours": "{accent: navy, nameplate: '#12355b'}", "fonts": "{headlines: sans}"}


def sheet_of(world: World, page: str) -> str:
    found = re.search(r'<link rel="stylesheet" href="(?:https://[^/]*)?/([^"]+)">', page)
    assert found
    return world.site.text(found[1])


@pytest.fixture
def painted() -> World:
    world = World()
    world.upload("site.yaml", site_yaml(**NAVY))
    world.upload("articles/pasar.md", article_file(title="Pasar"))
    world.settle()
    return world


def test_every_page_has_the_colours_of_site_yaml(painted: World) -> None:
    pages = {key: painted.site.text(key) for key in painted.site.objects if key.endswith(".html")}
    assert len(pages) > 3
    for page in (*pages.values(), painted.desk.text("index.html")):
        assert "--accent: #000080;" in sheet_of(painted, page)


def test_other_colours_are_on_every_page_and_the_earlier_stylesheet_stays(painted: World) -> None:
    before = set(painted.site.objects)
    painted.upload("site.yaml", site_yaml(colours="{accent: darkgreen}"))
    painted.settle()
    assert before <= set(painted.site.objects)
    for page in ("index.html", "404.html", "arsip/index.html"):
        sheet = sheet_of(painted, painted.site.text(page))
        assert "--accent: #006400;" in sheet
        assert "--nameplate: #" not in sheet.removeprefix(SHEET)


def test_a_colour_that_cannot_be_read_leaves_the_last_good_ones(painted: World) -> None:
    painted.upload("site.yaml", site_yaml(colours="{accent: yellow}"))
    painted.settle()
    assert "--accent: #000080;" in sheet_of(painted, painted.site.text("index.html"))
    report = painted.desk.text("site.yaml.txt")
    assert "1.02:1" in report
    assert 'accent: "#727200"' in report
    assert "Baris 3" in report


def test_the_address_of_the_stylesheet_follows_what_it_says() -> None:
    one, other = stylesheet_url(Design(Shades(0))), stylesheet_url(Design(Shades(1)))
    assert len({one, other, stylesheet_url()}) == 3


def test_what_its_ground_alone_marks_has_an_edge_in_the_readers_own_colours() -> None:
    """There grounds are not drawn, and lines of no colour are."""
    start = SHEET.index("@media (forced-colors: active)")
    own = SHEET[start : SHEET.index("@media print")]
    plain = re.findall(r"\n([^\n{}@]+) \{([^{}]*)\}", SHEET[:start])
    grounds = [name for name, rules in plain if "border: 0" in rules and name.endswith("button")]
    lines = [name for name, rules in plain if re.search(r"border-\w+: [^;]*transparent", rules)]
    assert (grounds, lines) == ([".comment-form button"], [".sections a"])
    assert all(f"\n  {name}" in own for name in (*grounds, *lines, ".label", ".skip"))


def test_a_link_of_two_letters_is_as_wide_as_a_finger() -> None:
    """A section may be "TV", a topic "AI", a reporter "Al"."""
    fingers = SHEET[SHEET.index("@media (pointer: coarse)") :]
    fingers = fingers[: fingers.index("\n}\n")]
    wide: dict[str, bool] = {}
    for names, rules in re.findall(r"\n  ([^\n{}][^{}]*) \{([^{}]*)\}", fingers):
        is_wide = (
            "min-width: 2.75rem" in rules or re.search(r"padding: \S+ 1rem", rules) is not None
        )
        for name in re.split(r",\s+", names):
            wide[name] = wide.get(name, False) or is_wide
    links = {name: is_wide for name, is_wide in wide.items() if name.endswith(" a")}
    assert len(links) > 10
    # The nameplate is the newspaper's name in large letters, and holds a picture.
    assert [name for name, is_wide in links.items() if not is_wide] == [".nameplate a"]
