"""Signs of other tools that say in their way what Markdown says. For kilas.bodies.dialects alone.

- `==kata==`, of Obsidian and Typora, is marked.
- `x^2^`, `H~2~O` and `++kata++`, of Pandoc, markdown-it and HackMD, are raised, lowered, inserted.
  https://pandoc.org/MANUAL.html#superscripts-and-subscripts
- `++ctrl+c++`, of PyMdown, are keys. https://facelessuser.github.io/pymdown-extensions/extensions/keys/
- `{++kata++}`, `{--kata--}`, `{~~lama~>baru~~}` and `{==kata==}`, of CriticMarkup, are inserted,
  struck, replaced, marked. https://github.com/CriticMarkup/CriticMarkup-toolkit
- `3*4` is a product.
- `^kutipan-1` at the end of a line, of Obsidian, is the name of the place. https://help.obsidian.md/links
- `=====` between blank lines, as people draw it and Grav ends a summary, is a rule.
- `##Judul`, without a blank, is a heading for kramdown and the parsers before CommonMark.
- `![foto|300](…)` of Obsidian, `![foto](… =300x200)` of HackMD and `![foto](… align="left")` of
  Hashnode: the size and the place are no words and no part of an address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    Change = tuple[int, int, str]

_MARKED: Final = r"==(?<![=\w<>!]==)(?=[^\s=])([^=\n]{1,300})(?<=\S)==(?![=\w])"
_DRAWN: Final = r"(?<=\n\n)={3,}+[ \t]*+(?=\n[ \t]*+(?:\n|\Z)|\Z)"
_HEADING: Final = r"\n#{2,6}(?=[^\W\d_])"
_RAISED: Final = (
    r"\^(?<=[\w)\]*_%\"'\u201d\u2019]\^)(?=[^\s^]{0,19}[^\W_])([^\s^\[\]{}<>`]{1,20})\^(?![\d^])"
)
_LOWERED: Final = r"~(?<=[\w)\]]~)([\w+\u2212-]{1,8})~(?![\d~])"
_KEYED: Final = r"\+\+(?<![\w+]\+\+)((?:[a-z\d-]{1,20}\+){0,4}[a-z\d-]{1,20})\+\+(?![\w+])"
_INSERTED: Final = r"\+\+(?<![\w+]\+\+)(?=[^\s+])([^+\n]{1,300})(?<=\S)\+\+(?![\w+])"
_HELD: Final = r"(?:[^{}\n]|\n(?![ \t]*\n)){1,500}?"
_CRITIC: Final = (
    rf"\{{(?:\+\+({_HELD})\+\+|--({_HELD})--|==({_HELD})==|~~({_HELD})~>({_HELD})~~)\}}"
)
_SIGNED: Final = rf"{_RAISED}|{_LOWERED}|{_KEYED}|{_INSERTED}|{_CRITIC}"
_ELEMENTS: Final = ("sup", "sub", "ins", "ins", "ins", "del", "mark", "del", "ins")
"""What each group of `_SIGNED` is."""

_KEYS: Final = frozenset(
    {
        "alt", "altgr", "backspace", "cmd", "command", "ctrl", "control", "del", "delete", "down",
        "end", "enter", "esc", "escape", "fn", "home", "insert", "left", "left-button", "meta",
        "middle-button", "minus", "option", "page-down", "page-up", "plus", "print-screen", "right",
        "right-button", "shift", "space", "super", "tab", "up", "win", "windows",
        *(f"f{number}" for number in range(1, 13)), *"abcdefghijklmnopqrstuvwxyz0123456789",
    }
)  # fmt: skip

_ADDRESS: Final = (
    r"(?:https?|ftp)://\S++|\bwww\.\S++|\]\([^()\s]*+|<[a-z/!][^<>\n]*+>"
    r"|\$\$[^$]++\$\$|\$(?=\S)[^$\n]++(?<=\S)\$(?!\d)"
)
"""Where a sign is a part of an address, of a tag or of a formula."""

_SIGNS: Final = ("^", "~", "++", "{--", "{==")
_LONGEST_SYMBOL: Final = 3
"""Letters of what has an index of letters, as V in `V~maks~`: a longer one is a word."""

_PLACED: Final = r" (?:align|width|height)=(?:\"[\w%-]{0,20}\"|'[\w%-]{0,20}')"
_SIZE: Final = (
    r"!\[([^\[\]\n]{0,300})(?:\|\d{1,4}(?:x\d{1,4})?(?=\]\()"
    r"|(\]\([^()\s]{1,500})"
    rf"(?: =\d{{0,4}}%?x?\d{{0,4}}%?|(?:{_PLACED}){{1,3}})(?=\)))"
)
"""Each begins with a sign of its own, so it is found fast."""


_PLACE: Final = r"\^(?<!\S\^)([a-zA-Z\d-]{3,60})(?=[ \t]*(?:\n|\Z))"
_TIMES: Final = r"\*(?<=\d\*)(?=\d)"
"""In "3*4 dan 5*6" CommonMark sees an emphasis."""


def has_other_signs(text: str) -> bool:
    """Whether a text has one of them: most have none."""
    return (
        "==" in text
        or any(sign in text for sign in _SIGNS)
        or ("*" in text and pattern(_TIMES).search(text) is not None)
        or ("##" in text and pattern(_HEADING).search(f"\n{text}") is not None)
        or ("![" in text and ("|" in text or " =" in text or "='" in text or '="' in text))
    )


def other_signs(text: str) -> Iterator[Change]:
    """What to change so that a parser of CommonMark reads the signs."""
    changes: list[Change] = []
    if any(sign in text for sign in _SIGNS):
        changes += _signed(text)
        changes += _places(text)
    for found in pattern(_MARKED).finditer(text):
        changes.append((*found.span(), f"<mark>{_with_signs(found[1])}</mark>"))
    changes += [(*each.span(), "---") for each in pattern(_DRAWN).finditer(text)]
    changes += [(*each.span(), r"\*") for each in pattern(_TIMES).finditer(text)]
    headings = (each.end() - 1 for each in pattern(_HEADING).finditer(f"\n{text}"))
    changes += [(end, end, " ") for end in headings]
    sizes = pattern(_SIZE).finditer(text)
    changes += [(*each.span(), f"![{each[1]}{each[2] or ''}") for each in sizes]
    after = 0
    for start, end, right in sorted(changes):
        if start >= after:  # a picture may be in marked words
            yield start, end, right
            after = end


def _places(text: str) -> Iterator[Change]:
    """The names of places; in the row of a table such a sign is of the table."""
    for place in pattern(_PLACE).finditer(text):
        if "|" not in text[text.rfind("\n", 0, place.start()) + 1 : place.start()]:
            yield *place.span(), f'<a id="{place[1]}"></a>'


def _signed(text: str) -> Iterator[Change]:
    """Signs around words, in no address, tag or formula."""
    if pattern(_SIGNED).search(text) is None:
        return
    for found in pattern(f"{_ADDRESS}|{_SIGNED}", re.IGNORECASE).finditer(text):
        if not found.lastindex or (found[2] and not _is_index(found[2], text, found.start())):
            continue
        keys = found[3].split("+") if found[3] else []
        if keys and _KEYS.issuperset(keys):
            yield *found.span(), "+".join(f"<kbd>{key}</kbd>" for key in keys)
            continue
        if len(keys) > 1:
            continue
        held = zip(_ELEMENTS, found.groups(), strict=True)
        made = (f"<{name}>{_with_signs(words)}</{name}>" for name, words in held if words)
        yield *found.span(), "".join(made)


def _with_signs(words: str) -> str:
    """The words between signs, where other signs are in them."""
    made: list[str] = []
    at = 0
    for start, end, right in other_signs(words) if has_other_signs(words) else ():
        made += words[at:start], right
        at = end
    return "".join((*made, words[at:]))


def _is_index(words: str, text: str, start: int) -> bool:
    """Whether words between "~" are an index, and not the second of three, as in "Senin~Rabu~":
    a number, or behind a symbol.
    """
    symbol = pattern(r"\w*\Z").search(text[max(0, start - _LONGEST_SYMBOL - 1) : start])
    is_short = symbol is not None and len(symbol[0]) <= _LONGEST_SYMBOL
    return is_short or not any(map(str.isalpha, words))
