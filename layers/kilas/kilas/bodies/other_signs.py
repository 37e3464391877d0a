"""Signs of other tools that say in their way what Markdown says. For kilas.bodies.dialects alone.

- `==kata==`, of Obsidian and Typora, is marked.
- `##Judul`, without a blank, is a heading for kramdown and the parsers before CommonMark.
- `![foto|300](…)` of Obsidian and `![foto](… =300x200)` of HackMD: the size is no word and no part
  of an address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    Change = tuple[int, int, str]

_MARKED: Final = r"==(?<![=\w<>!]==)(?=[^\s=])([^=\n]{1,300})(?<=\S)==(?![=\w])"
_HEADING: Final = r"\n#{2,6}(?=[^\W\d_])"
_SIZE: Final = (
    r"!\[([^\[\]\n]{0,300})(?:\|\d{1,4}(?:x\d{1,4})?(?=\]\()"
    r"|(\]\([^()\s]{1,500}) =\d{0,4}%?x?\d{0,4}%?(?=\)))"
)
"""Each begins with a sign of its own, so it is found fast."""


def has_other_signs(text: str) -> bool:
    """Whether a text has one of them: most have none."""
    return (
        "==" in text
        or ("##" in text and pattern(_HEADING).search(f"\n{text}") is not None)
        or ("![" in text and ("|" in text or " =" in text))
    )


def other_signs(text: str) -> Iterator[Change]:
    """What to change so that a parser of CommonMark reads the signs."""
    found = pattern(_MARKED).finditer(text)
    changes = [(*each.span(), f"<mark>{each[1]}</mark>") for each in found]
    headings = (each.end() - 1 for each in pattern(_HEADING).finditer(f"\n{text}"))
    changes += [(end, end, " ") for end in headings]
    sizes = pattern(_SIZE).finditer(text)
    changes += [(*each.span(), f"![{each[1]}{each[2] or ''}") for each in sizes]
    after = 0
    for start, end, right in sorted(changes):
        if start >= after:  # a picture may be in marked words
            yield start, end, right
            after = end
