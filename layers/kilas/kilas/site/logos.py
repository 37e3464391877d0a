"""What site.yaml says of the newspaper's logo. For kilas.site.read."""

from __future__ import annotations

import re
from posixpath import splitext
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.addresses.site_map import has_renditions
from kilas.content_keys import PHOTO_PREFIX, is_logo, names_a_logo, names_a_photo
from kilas.documents.values import Text
from kilas.site.site import Logo

if TYPE_CHECKING:
    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings

_PLAIN: Final = re.compile(r"[^?#:]+")


class Named(NamedTuple):
    """The logo that site.yaml names, and the line on which it does."""

    logo: Logo | None = None
    line: int | None = None


def logo_of(fields: Fields, findings: Findings) -> Named:
    """The logo, with a note on one that can be none: a newspaper comes out without its logo too."""
    entry = fields.first(("logo",))
    if entry is None:
        return Named()
    text = entry.value.text.strip() if isinstance(entry.value, Text) else entry.key
    if not text:
        return Named()
    bare = text.removeprefix("[[").removesuffix("]]")
    path = bare.replace("\\", "/").removeprefix("./").lstrip("/")
    key = path if "/" in path else f"{PHOTO_PREFIX}{path}"
    if is_logo(key) and _PLAIN.fullmatch(key) and has_renditions(key):
        return Named(Logo(key), entry.line)
    findings.warn("bad_logo", entry.line, value=text, right=_right(key))
    return Named()


def _right(key: str) -> str:
    """A name that the logo could have, near to the one that it has."""
    stem, ending = splitext(key)
    if not (stem.startswith(PHOTO_PREFIX) and _PLAIN.fullmatch(key)):
        return f"{PHOTO_PREFIX}logo.png"
    folder, _, name = stem.rpartition("/")
    named = f"{folder}/{name if names_a_logo(name) else f'logo-{name}'}"
    right = f"{named}{ending if names_a_photo(ending) else '.png'}"
    return right if has_renditions(right) else f"{PHOTO_PREFIX}logo.png"
