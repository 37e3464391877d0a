"""Lines of "~~~" and "```" that are ornaments, and what a code block hides. For bodies.dialects.

CommonMark begins code at each such line and takes the words behind the signs for the name of a
language, which no page shows; without a closing line the rest of the text is code. An editor draws
"~~~ Bersambung ~~~" or "~~~". Such a line is a text here where

- words or signs follow, and the same sign ends the line: no tool writes a language so;
- no language follows and nothing closes the code, but a bare "```" without an end, as programs
  write it around code, begins code, and a note says so;
- blank lines are around it and around the line that would close it, and a sentence between them.

https://spec.commonmark.org/0.31.2/#fenced-code-blocks
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.bodies.code_parts import CodeParts, in_characters
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyromark

_DRAWN: Final = r"^(?:[ \t]*+>)*+ {0,3}(~{3,}+)(?=[^\n]*[^~\s])[^\n]*~[ \t]*$"
_WORDED: Final = r"```(?:[^\s`]++[ \t]++[^\s`]|[ \t]++[^\s`])"
"""A fence that may have words behind it: only such a fence of this sign may be drawn."""

_OPENING: Final = r"(?P<signs>`{3,}|~{3,})(?P<info>[^\n]*)"
_CLOSING: Final = r"[ \t>]*+(?P<signs>`{3,}|~{3,})[ \t]*"
_SENTENCE: Final = r"^[ \t>]*+(?:\S++[ \t]++){3}[^\n]*[.!?\u2026][\"'\u201d\u2019)*_]*+[ \t]*$"
_LANGUAGES: Final = frozenset(
    {
        "C", "C++", "C#", "CSS", "Go", "HTML", "JS", "JSON", "Java", "JavaScript", "Kotlin", "PHP",
        "Python", "R", "Ruby", "Rust", "SCSS", "SQL", "Swift", "TypeScript", "XML", "YAML",
    }
)  # fmt: skip
"""Names with a capital that people write behind a blank: these are no words of a text."""

_DIRECTIVE: Final = (
    r"[ \t]*\{(?:admonition|attention|bibliography|blockquote|card|caution|danger|div|dropdown"
    r"|embed|epigraph|error|figure|glossary|grid|hint|iframe|image|important|include|list-table"
    r"|margin|note|pull-quote|seealso|sidebar|tab-item|tab-set|table|tip|toctree|topic|video|warning)\}"
)
"""What MyST shows as a box or a picture: https://mystmd.org/guide/directives"""

_OF_PROGRAMS: Final = frozenset("{}=<>[]()$\\/\"'")
_FEW: Final = 2
"""Words: a language, and a word for a program such as "run" in "js run"."""

_ROUNDS: Final = 4
"""An ornament that is a text shows what follows it, in which there may be another."""


class Fence(NamedTuple):
    """A code block between fences: where its opening line has the signs, what follows them, and
    where its closing line has them, None where nothing closes the code.

    `is_apart` where blank lines are around both lines, and a sentence between them; `is_lost` where
    no text follows, or the code ends in its first line: the next one is not in the same item.
    """

    place: int
    signs: str
    info: str
    closing: int | None
    is_apart: bool
    is_lost: bool

    @property
    def words(self) -> str:
        """The words behind the signs, "" where they name a language, and how it is to be shown."""
        words = self.info.split()
        if not words:
            return ""
        is_name = len(words) == 1 and (not self.info[0].isspace() or words[0] in _LANGUAGES)
        is_few = len(words) <= _FEW and (is_name or not words[0][0].isupper())
        is_drawn = words[-1][-1] == self.signs[0]
        is_prose = not is_few and _OF_PROGRAMS.isdisjoint(self.info)
        return self.info.strip() if is_drawn or is_prose else ""

    @property
    def directive(self) -> str:
        """What follows the signs where they hold a text for MyST, else ""."""
        return self.info.strip() if pattern(_DIRECTIVE).match(self.info) else ""

    @property
    def is_ornament(self) -> bool:
        """Whether its lines are drawn, and no code is meant."""
        if self.closing is not None and not self.is_apart:
            return False
        return bool(self.words) or (not self.info.strip() and self.signs[0] == "~")


def without_ornaments(text: str, parser: pyromark.Markdown, *, apart: bool = False) -> str:
    """The text with a backslash before each sign of a drawn line. No line moves, unless `apart`:
    then the drawn line is a paragraph.
    """
    if "~~~" not in text and ("```" not in text or pattern(_WORDED).search(text) is None):
        return text
    for _ in range(_ROUNDS):
        text = _without_drawn(text, parser, apart=apart)
        found = [each for each in fences(text, parser) if each.is_ornament]
        if not found:
            break
        places = [each.place for each in found]
        places += [each.closing for each in found if each.closing is not None]
        text = _escaped(text, sorted(places), apart=apart)
    return text


def _without_drawn(text: str, parser: pyromark.Markdown, *, apart: bool) -> str:
    """The text without the lines that cannot be meant as code. None of them would close any, so
    what is no Markdown where all of them are texts is none in any case.
    """
    drawn = [found.start(1) for found in pattern(_DRAWN, re.MULTILINE).finditer(text)]
    if not drawn:
        return text
    is_other = CodeParts(_escaped(text, drawn, apart=False), parser, blocks=True)
    shown, shift = [], 0
    for place in drawn:
        if not is_other.has(place + shift):
            shown.append(place)
        shift += sum(1 for _ in _signs_of(text, place))
    return _escaped(text, shown, apart=apart)


def fences(text: str, parser: pyromark.Markdown) -> list[Fence]:
    """The code blocks of a text that begin at a fence."""
    found = [
        (where["start"], where["end"])
        for event, where in parser.events_with_range(text)
        if isinstance(event, dict)
        and isinstance(start := event.get("Start"), dict)
        and isinstance(block := start.get("CodeBlock"), dict)
        and "Fenced" in block
    ]
    length = len(text.rstrip(" \t\n>"))
    places = ((place, end, end >= length) for place, end in in_characters(text, found))
    return [each for place in places if (each := _fence(text, *place))]


def _fence(text: str, place: int, end: int, is_last: bool) -> Fence | None:  # noqa: FBT001
    opening = pattern(_OPENING).match(text, place)
    if opening is None:
        return None
    block = text[place:end].rstrip()
    last = block.rfind("\n") + 1
    closing = pattern(_CLOSING).fullmatch(block, last) if last else None
    if closing and not closing["signs"].startswith(opening["signs"]):
        closing = None
    at = place + closing.start("signs") if closing else None
    is_apart = (
        at is not None
        and _is_apart(text, place)
        and _is_apart(text, at)
        and pattern(_SENTENCE, re.MULTILINE).search(text, opening.end(), at) is not None
    )
    is_lost = is_last or not last
    return Fence(place, opening["signs"], opening["info"], at, is_apart, is_lost)


def _is_apart(text: str, place: int) -> bool:
    """Whether the lines before and after that of a place are blank, or there are none."""
    start, end = text.rfind("\n", 0, place), text.find("\n", place)
    before = text[text.rfind("\n", 0, start) + 1 : start] if start > 0 else ""
    stop = text.find("\n", end + 1)
    after = text[end + 1 : len(text) if stop < 0 else stop] if end >= 0 else ""
    return not before.strip(" \t>") and not after.strip(" \t>")


def _signs_of(text: str, place: int) -> Iterator[int]:
    """The signs of a drawn line: those that begin it, and those that end it."""
    end = text.find("\n", place)
    line = text[place : len(text) if end < 0 else end].rstrip(" \t")
    sign = line[0]
    words = line.lstrip(sign)
    yield from range(place, place + len(line) - len(words))
    yield from range(place + len(line) - len(words) + len(words.rstrip(sign)), place + len(line))


def _escaped(text: str, places: list[int], *, apart: bool) -> str:
    made: list[str] = []
    at = 0
    for place in places:
        start = text.rfind("\n", 0, place) + 1
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        is_alone = apart and not text[start:place].strip()
        made += text[at:start], "\n" if is_alone else "", text[start:place]
        at = place
        for sign in _signs_of(text, place):
            made += text[at:sign], "\\"
            at = sign
        made += text[at:end], "\n" if is_alone else ""
        at = end
    return "".join((*made, text[at:]))
