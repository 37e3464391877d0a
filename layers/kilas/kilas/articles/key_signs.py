"""Where the key of a line is, in front of a colon or a sign like one. For lost_lines alone."""

from __future__ import annotations

import re
from typing import Final

# The colon, the sign of equality, and characters that look like them:
# https://www.unicode.org/Public/security/latest/confusables.txt
COLON: Final = re.compile(
    "[:=\uff1a\uff1d\ufe66\ufe55\ufe13\ufe30\u2236\ua789\ua78a\u0589\u02d0\u02f8\u05c3\u0703\u0704"
    "\u16ec\u1803\u1809\u205a\u2254\u2255\u2a74\ua4fd]+"
)
LONGEST_KEY: Final = 40
MOST_WORDS: Final = 3

_BEFORE_KEY: Final = re.compile(r"[^\w#]*+")
_AROUND_KEY: Final = " -*_>[{(\"'“”`\t"
_SURE_KEY: Final = re.compile(rf"([A-Za-z0-9][A-Za-z0-9_]{{0,{LONGEST_KEY - 2}}}+):")
_OF_WORDS: Final = "[ -9;<>-~\u00c0-\u024f\u2013\u2014\u2018-\u201d\u2026]"
_SENTENCE: Final = re.compile(
    rf"\n*+[A-Za-z](?:{_OF_WORDS}{{{LONGEST_KEY}}}|{_OF_WORDS}*+(?:\n|\Z))"
)


def start_of(text: str) -> int:
    """Where the key of a line begins, behind the marks of a list, a comment or a field."""
    found = _BEFORE_KEY.match(text, 0, LONGEST_KEY)
    return found.end() if found else 0


def key_of(text: str) -> str | None:
    """The text before the first colon or sign of equality, without quotes and dashes."""
    text = text[start_of(text) :]
    colon = COLON.search(text, 0, LONGEST_KEY)
    if colon is None or text.startswith("#") or text[colon.end() :].startswith("//"):
        return None
    key = text[: colon.start()].strip(_AROUND_KEY)
    return key or None


def is_header(text: str) -> bool:
    """Whether a line looks like a key with its value, and not like a sentence with a colon."""
    return len((key_of(text) or "").split()) in range(1, MOST_WORDS + 1)


def sure_key(text: str) -> str | None:
    """The key with which a line begins, where one look finds it: the one that `key_of` finds too,
    but for a "_" at its end.
    """
    found = _SURE_KEY.match(text)
    return found[1] if found else None


def begins_with_words(text: str) -> bool:
    """Whether one look finds no key in the first line that is not empty: as far as a key may reach,
    the line has neither a colon nor a sign like one, nor a character that is not seen.
    """
    return _SENTENCE.match(text) is not None
