"""The name and the text of a comment in normal form: what is compared, counted and kept."""

from __future__ import annotations

import re
import unicodedata

from kilas.comments.text import MAX_MARKS, legible
from kilas.documents.invisible import without_invisible

_LETTERS_MARKS = 3
"""Marks of a letter in NFD: normalising may take so many into it, so they are not too many yet."""

_LINE_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n{3,}")


def normal_name(raw: str) -> str:
    """The name in NFC, on one line, without runs of spaces and invisible characters."""
    return " ".join(_readable(raw).split())


def normal_text(raw: str) -> str:
    """The text in NFC, with LF at line ends, single blank lines and no invisible characters."""
    lines = (" ".join(line.split()) for line in _readable(raw).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _readable(raw: str) -> str:
    """Drop what readers cannot see and what spoils a page, in time linear in the text."""
    text = without_invisible(_LINE_BREAKS.sub("\n", raw).replace("\t", " "))
    # Runs of marks are cut before NFC, whose time is quadratic in a run. NFC composes letters with
    # marks, so fewer marks are too many. Both are done once more: letters that marks kept apart may
    # compose now, and joiners may be beside other marks.
    wanted = unicodedata.normalize("NFC", legible(text, MAX_MARKS + _LETTERS_MARKS))
    return unicodedata.normalize("NFC", without_invisible(legible(wanted)))
