"""What a comment must be like. Pure: the same draft is judged the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kilas.errors import Refused
from kilas.problems import Problem

MAX_NAME = 60
"""Characters of a name: a full name with titles; more would push the text off a phone's screen."""

MAX_TEXT = 5000
"""Characters of a text: about two printed columns. More is an article, and goes to the desk."""

MAX_LINKS = 5
"""Links in a text: enough to quote sources; spam written for search engines brings dozens."""

_LINK = re.compile(r"https?://", re.IGNORECASE)
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n{3,}")
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"})


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader sent. `website` is the form's trap: people do not see it, programs fill it."""

    name: str
    text: str
    website: str = ""


def checked(draft: Draft) -> Draft:
    """The draft in normal form; raise Refused with every rule that it breaks."""
    name, text = normal_name(draft.name), normal_text(draft.text)
    problems = [*_name_problems(name), *_text_problems(text)]
    if problems:
        raise Refused(*problems)
    return Draft(name, text, draft.website)


def normal_name(raw: str) -> str:
    """NFC, on one line, without control characters or runs of spaces."""
    return " ".join(_printable(raw).split())


def normal_text(raw: str) -> str:
    """NFC, lines ended by LF, at most one blank line in a row, no control characters."""
    lines = (" ".join(line.split()) for line in _printable(raw).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def has_visible(text: str) -> bool:
    """Whether anything of it leaves ink; a zero-width space alone does not."""
    return any(unicodedata.category(character) not in _INVISIBLE_CATEGORIES for character in text)


def _printable(raw: str) -> str:
    """Drop what a reader cannot see but a page can suffer from.

    Bidirectional overrides can make the words around a comment read backwards
    (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing); marks such as U+200F,
    which right-to-left scripts need, stay.
    """
    text = _LINE_BREAKS.sub("\n", raw).replace("\t", " ")
    kept = "".join(
        character
        for character in text
        if character == "\n"
        or (unicodedata.category(character) not in ("Cc", "Cs") and character not in _BIDI_CONTROLS)
    )
    return unicodedata.normalize("NFC", kept)


def _name_problems(name: str) -> list[Problem]:
    if not has_visible(name):
        return [_problem("name_missing", "name")]
    if len(name) > MAX_NAME:
        return [_problem("name_too_long", "name", limit=MAX_NAME, length=len(name))]
    return []


def _text_problems(text: str) -> list[Problem]:
    if not has_visible(text):
        return [_problem("text_missing", "text")]
    if len(text) > MAX_TEXT:
        return [_problem("text_too_long", "text", limit=MAX_TEXT, length=len(text))]
    links = len(_LINK.findall(text))
    if links > MAX_LINKS:
        return [_problem("too_many_links", "text", limit=MAX_LINKS, length=links)]
    return []


def _problem(code: str, field: str, **numbers: int) -> Problem:
    return Problem(
        code, values={"field": field} | {name: str(number) for name, number in numbers.items()}
    )
