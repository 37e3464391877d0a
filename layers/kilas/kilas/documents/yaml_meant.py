"""What an editor wrote where YAML reads less of it, or something else. For yaml_text alone.

YAML takes "#viral" behind a blank for a comment, "!Penting" for the tag of a value, and a no-break
space for a letter. The editor sees a text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.documents.findings import unreadable
from kilas.documents.looks import seen
from kilas.patterns import pattern

if TYPE_CHECKING:
    import yaml

    from kilas.errors import Unreadable

_BLOCKS: Final = frozenset("|>")
_IN_HEADER: Final = re.compile(r"[|>][0-9+-]*[ \t]*(#[^\n]*)")
_COMMENT: Final = re.compile(r"[ \t]*(#[^\n]*)")
_MORE: Final = r"[ \t]*(?:\n(?P<indent>[ \t]+)(?P<words>#[^\W\d_][\w-]*(?![\w-]|:)[^\n]*))"
"""A hashtag at the beginning of the next line; "#key: value" is a field that somebody took out."""

_KNOWN_TAG: Final = re.compile(
    r"tag:yaml\.org,2002:"
    r"(?:str|int|float|bool|null|timestamp|binary|seq|map|set|omap|pairs|merge|value|yaml)"
)
"""https://yaml.org/type/"""

_NO_TAG: Final = "!"
"""The tag that says that a value is a text: `title: ! 'Pasar: ramai'`.
https://yaml.org/spec/1.1/#non-specific%20tag/"""

_STRUCTURE: Final = re.compile(r"[ \t]*(?:-[ \t]|[^\s:#][^:#\n]{0,40}:(?:[ \t]|$))")
"""The beginning of a line that is an item of a list, or a key with its value."""


class Meant(NamedTuple):
    """All that was written of a scalar, "" where YAML reads all of it; and, of that, a comment."""

    whole: str = ""
    remark: str = ""


def meant(text: str, event: yaml.ScalarEvent) -> Meant:
    """What was written of a scalar, in one line.

    "#viral" behind an unquoted value is a part of it. "# later" is a remark, and so is all that is
    behind a quoted value: its editor has said where it ends.
    """
    start, end = _span(event)
    tag = str(event.tag or "")
    is_said = tag == _NO_TAG and event.style  # as old Rubies wrote each text with a colon in it
    is_tagged = bool(tag) and not is_said and not _KNOWN_TAG.fullmatch(tag)
    read = " ".join(text[start:end].split()) if is_tagged else event.value
    found = _IN_HEADER.match(text, start) if event.style in _BLOCKS else _COMMENT.match(text, end)
    comment = found[1].rstrip() if found else ""
    is_part = not event.style and comment[1:2] not in ("", " ", "\t")
    below = ""
    if not event.style and start < end and (is_part or not comment):
        below = _hashtags_below(text, start, found.end() if found else end)
    if not (comment or below):
        return Meant(read if is_tagged else "")
    whole = " ".join(filter(None, (read, comment, below)))
    return Meant(whole, "" if is_part else comment)


def _hashtags_below(text: str, start: int, end: int) -> str:
    """The lines below a scalar that go on with it and begin with a hashtag."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    own = len(line) - len(line.lstrip(" \t-"))
    words = []
    while (more := pattern(_MORE).match(text, end)) and len(more["indent"]) > own:
        words.append(more["words"].rstrip())
        end = more.end()
    return " ".join(words)


def hidden_structure(text: str, event: yaml.ScalarEvent, line: int) -> Unreadable | None:
    """The error for a line within an unquoted scalar that looks like a key or an item of a list.

    An invisible character, or a blank that is not YAML's, made it a part of the text. `line` is
    that of the scalar.
    """
    start, end = _span(event)
    if event.style or text[start:end].isascii():
        return None
    begins = text.rfind("\n", 0, start) + 1
    is_first = not text[begins:start].strip(" \t")
    lines = (text[begins:end] + text[end:].partition("\n")[0]).split("\n")
    for number, each in enumerate(lines):
        if (number or is_first) and _STRUCTURE.match(seen(each)) and not _STRUCTURE.match(each):
            return unreadable("unseen_character", line + number, right=seen(each).rstrip())
    return None


def _span(event: yaml.ScalarEvent) -> tuple[int, int]:
    """Where the scalar is in the text; a parser gives the marks of each."""
    start, end = event.start_mark, event.end_mark
    return (start.index, end.index) if start and end else (0, 0)
