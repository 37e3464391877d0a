"""The tags of languages, as BCP 47 has them."""

from __future__ import annotations

import re
from typing import Final

_TAG: Final = re.compile(
    "[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*",
    re.ASCII | re.IGNORECASE,
)
"""Language, script, region and variants (RFC 5646, 2.1). Extensions and private tags say nothing
to a browser."""

_LONGEST: Final = 35
"""Characters: RFC 5646, 4.4.1."""

_SCRIPT: Final = 4
_REGION: Final = 2


def language_tag(text: str) -> str:
    """The BCP 47 tag in its usual case: "EN_us.UTF-8" of POSIX is "en-US"; "" where a text is none.

    None is of "und", "mul" and "zxx" either, which say that a text is in no one language.
    """
    name = text.strip().partition(".")[0].replace("_", "-")
    if len(name) > _LONGEST or not _TAG.fullmatch(name):
        return ""
    language, *rest = name.lower().split("-")
    return "" if language in ("und", "zxx", "mul") else "-".join([language, *map(_cased, rest)])


def _cased(part: str) -> str:
    """RFC 5646, 2.1.1: a script as "Latn", a region as "ID"."""
    if len(part) == _SCRIPT and part.isalpha():
        return part.title()
    return part.upper() if len(part) == _REGION else part
