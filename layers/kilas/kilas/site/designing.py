"""What site.yaml says of colours and fonts. For kilas.site.read."""

from __future__ import annotations

import difflib
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from kilas.site import palette
from kilas.site.colours import NAMES, colour, nearest, written
from kilas.site.design import DESIGN, FONT_NAMES, Design, Fonts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.site.design import FontName, Scheme

COLOURS: Final = ("colours", "colors")
FONTS: Final = ("fonts",)

_MAX: Final = 100
_KEYS: Final = ("paper", "accent", "nameplate", "nameplate_text")
"""In the order in which one stands on the other: see palette.pairs."""

_INDONESIAN: Final = {
    "aksen": "accent",
    "tautan": "accent",
    "kertas": "paper",
    "latar": "paper",
    "papannama": "nameplate",
    "tulisanpapannama": "nameplate_text",
    "gelap": "dark",
    "malam": "dark",
}
_FONT_KEYS: Final = {
    "judul": "headlines",
    "kepalaberita": "headlines",
    "isi": "text",
    "teks": "text",
}
_OTHER_FONTS: Final[Mapping[str, FontName]] = {
    **{name: name for name in FONT_NAMES},
    "oldstyle": "old-style",
    "slab-serif": "slab",
    "sans-serif": "sans",
}
_LIKENESS: Final = 0.6


class _Given(NamedTuple):
    """A colour of site.yaml, where it is, and the key by which a report names it."""

    value: int
    line: int | None
    key: str


def design_of(fields: Fields, findings: Findings) -> Design:
    """The colours and fonts of a newspaper, with a problem for each that cannot be used."""
    table = _table(fields, COLOURS)
    by_night = _table(table, ("dark",)) if table else None
    for each, known in ((table, (*_KEYS, "dark")), (by_night, _KEYS)):
        if each:
            each.warn_of_misspellings(known, _INDONESIAN)
    design = replace(DESIGN, fonts=_fonts(fields, findings))
    design = _checked(_given(table, "colours", findings), design, "light", findings)
    return _checked(_given(by_night, "colours.dark", findings), design, "dark", findings)


def _table(fields: Fields, names: tuple[str, ...]) -> Fields | None:
    entry = fields.first(names)
    return fields.table(entry.value, entry.key) if entry else None


def _given(fields: Fields | None, path: str, findings: Findings) -> dict[str, _Given]:
    found: dict[str, _Given] = {}
    for key in _KEYS:
        entry = fields.first_text((key,)) if fields else None
        if fields is None or entry is None:
            continue
        text = fields.text((key,), _MAX)
        word = text.partition(" #")[0]  # a remark behind a colour that YAML takes for one
        value = colour(word)
        if value is not None:
            found[key] = _Given(value, entry.line, f"{path}.{key}")
        elif text:
            findings.problem(
                "bad_colour",
                entry.line,
                key=f"{path}.{key}",
                value=word,
                closest=_closest(word.lower(), NAMES),
            )
    return found


def _checked(
    given: Mapping[str, _Given], design: Design, scheme: Scheme, findings: Findings
) -> Design:
    """The design with these colours, each of them one that can be read: there is a problem for each
    that cannot, with the colour most like it that can.
    """
    for key, (value, line, name) in given.items():
        wrong = _fault(design, scheme, key, value)
        best = nearest(value, partial(_is_clear, design, scheme, key)) if wrong else value
        if wrong and best is not None:
            _report(findings, wrong, line, name, best)
        design = _with_shade(design, scheme, key, best)
    return design


def _with_shade(design: Design, scheme: Scheme, key: str, value: int | None) -> Design:
    shades = design.light if scheme == "light" else design.dark
    return replace(design, **{scheme: replace(shades, **{key: value})})


def _fault(design: Design, scheme: Scheme, key: str, value: int) -> palette.Pair | None:
    made = palette.stated(_with_shade(design, scheme, key, value), scheme)
    return palette.unclear(made, key)


def _is_clear(design: Design, scheme: Scheme, key: str, value: int) -> bool:
    return _fault(design, scheme, key, value) is None


def _report(findings: Findings, wrong: palette.Pair, line: int | None, key: str, best: int) -> None:
    findings.problem(
        "faint_colour",
        line,
        key=key,
        value=written(wrong.text),
        ground=written(wrong.ground),
        ratio=f"{int(wrong.contrast * 100) / 100:.2f}",  # never rounded to what would be enough
        needed=f"{wrong.needed:g}",
        right=f'{key.rpartition(".")[2]}: "{written(best)}"',
    )


def _fonts(fields: Fields, findings: Findings) -> Fonts:
    table = _table(fields, FONTS)
    if table is None:
        return Fonts()
    table.warn_of_misspellings(("headlines", "text"), _FONT_KEYS)
    headlines, text = (_font(table, key, findings) for key in ("headlines", "text"))
    return Fonts(headlines, text)


def _font(fields: Fields, key: str, findings: Findings) -> FontName:
    entry = fields.first((key,))
    text = fields.text((key,), _MAX) if entry else ""
    word = "-".join(text.lower().replace("_", " ").split())
    if entry and text and word not in _OTHER_FONTS:
        closest = _closest(word, _OTHER_FONTS)
        findings.problem(
            "bad_font",
            entry.line,
            key=f"fonts.{key}",
            value=text,
            choices=", ".join(FONT_NAMES),
            closest=_OTHER_FONTS[closest] if closest else "",
        )
    return _OTHER_FONTS.get(word, "serif")


def _closest(word: str, known: Mapping[str, object]) -> str:
    close = difflib.get_close_matches(word, known, n=1, cutoff=_LIKENESS)
    return close[0] if close else ""
