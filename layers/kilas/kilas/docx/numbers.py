"""The numbers that Word writes before paragraphs. For kilas.docx.prepared alone.

The numbers of lists and of headings ("3.", "b)", "Pasal 4") are in no text of a .docx: they follow
from its parts "numbering" and "styles" (ECMA-376 part 1, 17.9). Mammoth reads of these whether a
paragraph is numbered, and counts each list from 1. So each number is written into its paragraph
before Mammoth sees it; `kilas.docx.numbered_lists` reads it out of the HTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

OPEN: Final = "\ufdd0"
CLOSE: Final = "\ufdd1"
"""Around a number in the text. Noncharacters of Unicode: XML may have them, and no page has."""

_OF_WORD: Final = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_NUMBERING: Final = "word/numbering.xml"
_STYLES: Final = "word/styles.xml"
_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_LONGEST_LABEL: Final = 60
_HIGHEST: Final = 100_000
_MOST_BASES: Final = 12
"""Styles that a style is based on, one on the other: Word allows no more."""

_INK: Final = frozenset({"drawing", "pict", "object", "sym", "footnoteReference"})
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class _Level(NamedTuple):
    """How a level of a list is numbered; `text` has "%1" for the number of the first level."""

    start: int
    form: str
    text: str
    restarts: int
    style: str
    is_decimal: bool


class _List(NamedTuple):
    """The levels of a list, what it counts with others, and where it begins anew."""

    counted_as: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


class _Style(NamedTuple):
    number: str
    level: str
    base: str


def counting_of(parts: Mapping[str, bytes]) -> Counting | None:
    """What numbers the paragraphs of a .docx with these parts; None where it has no lists."""
    if _NUMBERING not in parts:
        return None
    styles = _styles(parts)
    lists = _lists(read_xml(parts[_NUMBERING]), styles)
    return Counting(lists, styles) if lists else None


def read_xml(part: bytes) -> Element:
    """The root of a part that `kilas.docx.package.read_package` has read."""
    return ET.fromstring(part)  # noqa: S314 -- the package has no document type


def mark_numbers(root: Element, counting: Counting) -> None:
    """Write each number at the start of its paragraph, where that has something to read."""
    passed = {
        id(paragraph)
        for choice in root.iter()
        if local_name(choice) == "Choice"
        for paragraph in choice.iter()
    }
    for paragraph in list(root.iter()):
        if word_name(paragraph) != "p" or id(paragraph) in passed:
            continue
        properties = _child(paragraph, "pPr")
        label = counting.label_of(ET.Element("pPr") if properties is None else properties)
        if label is not None and any(map(_is_ink, paragraph.iter())):
            run = run_of(paragraph, f"{OPEN}{label}{CLOSE}")
            paragraph.insert(int(properties is not None), run)


def _is_ink(element: Element) -> bool:
    name = local_name(element)
    return name in _INK or (name == "t" and bool(element.text))


def run_of(near: Element, text: str) -> Element:
    """A run with this text, in the namespace of an element of Word."""
    namespace = near.tag.rpartition("}")[0]
    run = ET.Element(f"{namespace}}}r")
    ET.SubElement(run, f"{namespace}}}t").text = text
    return run


class Counting:
    """The numbers of the paragraphs of a document, in its order."""

    def __init__(self, lists: Mapping[str, _List], styles: Mapping[str, _Style]) -> None:
        self._lists = lists
        self._styles = styles
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._of_styles: dict[str, tuple[str, str]] = {}

    def label_of(self, properties: Element) -> str | None:
        """The number of the next paragraph; None where it has none, or a point."""
        end = _child(properties, "rPr")
        if end is not None and any(local_name(mark) in ("del", "moveFrom") for mark in end):
            return None  # its text goes on in the paragraph behind it, or is not there
        style = _value(properties, "pStyle")
        own = _child(properties, "numPr")
        number, level = self._of_style(style)
        if own is not None:
            number, level = _value(own, "numId") or number, _value(own, "ilvl") or "0"
        a_list = self._lists.get(number)
        if a_list is None:
            return None
        at = _whole(level, -1)
        if own is None and at < 0:
            at = next((each for each, how in a_list.levels.items() if how.style == style), 0)
        return self._counted(number, a_list, at) if at in a_list.levels else None

    def _of_style(self, style: str) -> tuple[str, str]:
        """The list of the paragraphs of a style, and their level; "" where it has none."""
        if style not in self._of_styles:
            number = level = ""
            name = style
            for _ in range(_MOST_BASES):
                known = self._styles.get(name)
                if known is None:
                    break
                number, level = number or known.number, level or known.level
                name = known.base
            self._of_styles[style] = number, level
        return self._of_styles[style]

    def _counted(self, number: str, a_list: _List, at: int) -> str | None:
        counts = self._counts.setdefault(a_list.counted_as, [None] * _LEVELS)
        levels = a_list.levels
        if (number, at) not in self._begun and at in a_list.starts:
            counts[at] = a_list.starts[at]
        else:
            last = counts[at]
            counts[at] = levels[at].start if last is None else last + 1
        self._begun.add((number, at))
        for deeper in range(at + 1, _LEVELS):
            if deeper not in levels or at < levels[deeper].restarts:
                counts[deeper] = None
        if levels[at].form == "bullet":
            return None
        return _label(levels, counts, at)


def _label(levels: Mapping[int, _Level], counts: list[int | None], at: int) -> str:
    def number(place: re.Match[str]) -> str:
        level = int(place[1]) - 1
        if level not in levels or level > at:
            return ""
        count = counts[level]
        form = "decimal" if levels[at].is_decimal else levels[level].form
        return _written(levels[level].start if count is None else count, form)

    if levels[at].form == "none" and "%" in levels[at].text:
        return ""
    return _PLACE.sub(number, levels[at].text)[:_LONGEST_LABEL].strip()


def _written(number: int, form: str) -> str:
    """A number in a form of Word; one that is not known here is written in digits."""
    match form:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter" | "upperLetter" if 0 < number <= _LONGEST_LABEL * 26:
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:  # noqa: PLR2004 -- Rome had no more
            roman = ""
            for value, letters in _ROMAN:
                roman += letters * (number // value)
                number %= value
            return roman if form == "lowerRoman" else roman.upper()
    return str(number)


def _lists(root: Element, styles: Mapping[str, _Style]) -> dict[str, _List]:
    """The lists of a part "numbering", by their numbers."""
    kinds: dict[str, tuple[str, dict[int, _Level]]] = {}
    for kind in root:
        if local_name(kind) == "abstractNum":
            name = _attribute(kind, "abstractNumId")
            kinds[name] = _value(kind, "numStyleLink"), dict(_levels(kind))
    numbers = {_attribute(each, "numId"): each for each in root if local_name(each) == "num"}
    made: dict[str, _List] = {}
    for number, element in numbers.items():
        name = _value(element, "abstractNumId")
        link, levels = kinds.get(name, ("", {}))
        if link and link in styles:  # the levels are those of the list that the style names
            target = numbers.get(styles[link].number)
            name = name if target is None else _value(target, "abstractNumId")
            levels = kinds.get(name, ("", {}))[1]
        made[number] = _overridden(name, levels, element)
    made.pop("0", None)  # 0 says that a paragraph has no number
    return made


def _overridden(name: str, levels: Mapping[int, _Level], element: Element) -> _List:
    starts: dict[int, int] = {}
    others: dict[int, _Level] = {}
    for override in element:
        if local_name(override) != "lvlOverride":
            continue
        others.update(_levels(override))
        start = _value(override, "startOverride")
        if start:
            starts[_whole(_attribute(override, "ilvl"), 0)] = _whole(start, 1)
    return _List(name, {**levels, **others} if others else levels, starts)


def _levels(element: Element) -> Iterator[tuple[int, _Level]]:
    for each in element:
        at = _whole(_attribute(each, "ilvl"), 0)
        if local_name(each) == "lvl" and 0 <= at < _LEVELS:
            yield (
                at,
                _Level(
                    _whole(_value(each, "start"), 0),
                    _value(each, "numFmt") or "decimal",
                    f"%{at + 1}." if _child(each, "lvlText") is None else _value(each, "lvlText"),
                    _whole(_value(each, "lvlRestart"), _LEVELS),
                    _value(each, "pStyle"),
                    _child(each, "isLgl") is not None,
                ),
            )


def _styles(parts: Mapping[str, bytes]) -> dict[str, _Style]:
    """What each style says of numbers."""
    made: dict[str, _Style] = {}
    for style in read_xml(parts[_STYLES]) if _STYLES in parts else ():
        properties = _child(style, "pPr")
        of_number = None if properties is None else _child(properties, "numPr")
        number, level = ("", "") if of_number is None else (
            _value(of_number, "numId"), _value(of_number, "ilvl")
        )  # fmt: skip
        made[_attribute(style, "styleId")] = _Style(number, level, _value(style, "basedOn"))
    return made


def word_name(element: Element) -> str:
    """The name of an element of Word's own namespace, of which there are two; "" of any other."""
    namespace, _, name = element.tag.rpartition("}")
    return name if namespace in _OF_WORD else ""


def local_name(element: Element) -> str:
    """The name of an element, without its namespace."""
    return element.tag.rpartition("}")[2]


def _child(element: Element, name: str) -> Element | None:
    return next((each for each in element if local_name(each) == name), None)


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _value(element: Element, name: str) -> str:
    """What the child of this name says; "" where there is none."""
    child = _child(element, name)
    return "" if child is None else _attribute(child, "val")


def _whole(text: str, otherwise: int) -> int:
    return min(int(text), _HIGHEST) if re.fullmatch(r"[0-9]{1,9}", text) else otherwise
