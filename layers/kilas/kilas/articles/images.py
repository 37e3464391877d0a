"""The photo that front matter names, and the part of it that a card keeps. For
kilas.articles.metadata.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from kilas.articles import field_names, meant_names
from kilas.articles.article import Image
from kilas.articles.field_names import BESIDE_IMAGE, MAX_VALUE
from kilas.bodies.media_addresses import is_https, picture_address
from kilas.bodies.pictures import is_page
from kilas.content_keys import names_a_photo
from kilas.documents.sameness import say_the_same
from kilas.documents.values import Table, Text

if TYPE_CHECKING:
    from kilas.articles.article import Focus
    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings

_ACROSS: Final[dict[str, Focus]] = {
    "left": "left", "kiri": "left", "right": "right", "kanan": "right",
}  # fmt: skip
_DOWN: Final[dict[str, Focus]] = {
    "top": "top", "atas": "top", "bottom": "bottom", "bawah": "bottom",
}  # fmt: skip
_MOST_WORDS: Final = 2
_MIDDLE: Final = frozenset({"center", "centre", "middle", "tengah"})


def photo_in(fields: Fields, findings: Findings) -> dict[str, Any]:
    """The fields `image` and `focus` of an article; the first photo of a text has a focus too. What
    is wrong goes to `findings`.
    """
    image, focus = _image(fields, findings)
    return {"image": image, "focus": focus}


def _image(fields: Fields, findings: Findings) -> tuple[Image | None, tuple[Focus, ...]]:
    entry = fields.first(field_names.IMAGE)
    caption, credit, alt = (fields.text(each, MAX_VALUE) for each in BESIDE_IMAGE)
    focus = _focus(fields, findings)
    if entry is None:
        return None, focus
    if isinstance(entry.value, Table):
        table = fields.table(entry.value, entry.key)
        beside = dict(zip(field_names.IMAGE_TEXTS, (caption, credit, alt), strict=True))
        image = _of_table(table, beside, findings) if table else None
        return image, focus or (_focus(table, findings) if table else ())
    paths = fields.texts(entry, MAX_VALUE)
    path = _picture(paths[0], findings) if paths else ""
    if path and not (alt or caption):
        right = fields.written(BESIDE_IMAGE[-1][0], "…")
        findings.warn("photo_without_words", entry.line, value=path, right=right)
    return (Image(path, caption, credit, alt) if path else None), focus


def may_be_picture(address: str) -> bool:
    """Whether an address ends as the file of a picture does, or is one on the web, where a picture
    may have any name.
    """
    if names_a_photo(re.split("[?#]", address, maxsplit=1)[0]):
        return True
    shown = picture_address(address)
    return shown is not None and is_https(shown) and not is_page(address)


def _of_table(fields: Fields, beside: dict[str, str], findings: Findings) -> Image | None:
    """The photo; the texts beside the table are those that the table itself lacks."""
    fields.warn_of_misspellings(field_names.IMAGE_KNOWN, meant_names.IMAGE_INDONESIAN)
    entry = fields.first(field_names.IMAGE_PATH)
    value = fields.scalar(entry.value, entry.key) if entry else None
    if entry is None:
        findings.warn("missing_part", fields.line, key="path", table="image")
    for other in fields.each(field_names.IMAGE_PATH)[1:]:
        if entry and not say_the_same(other.value, entry.value):
            findings.warn("other_value", other.line, key=other.key, name=entry.key)
    texts = {name: fields.text((name,), MAX_VALUE) or beside[name] for name in beside}
    made_by_ai = fields.flag(field_names.IMAGE_AI)
    path = _picture(value, findings) if value else ""
    if path and entry and not (texts["alt"] or texts["caption"]):
        right = fields.written("alt", "…")
        findings.warn("photo_without_words", entry.line, value=path, right=right)
    return Image(path, **texts, ai=made_by_ai, in_text=False) if path else None


def _picture(value: Text, findings: Findings) -> str:
    """The address; the name of a file may have a "#" in it, as "media/foto #1.jpg"."""
    whole = value.meant if names_a_photo(value.meant) else value.text
    if value.links:
        whole = value.links[0]
    address = picture_address(whole)
    if is_page(whole.strip()):
        findings.warn("image_is_page", value.line, value=value.text)
        return ""
    if address is None:
        findings.warn("bad_image", value.line, value=value.text)
    return address or ""


def _focus(fields: Fields, findings: Findings) -> tuple[Focus, ...]:
    """Where the photo has what a card must show: one word across, one down, or both."""
    entry = fields.first(field_names.FOCUS)
    if entry is None:
        return ()
    text = entry.value.text if isinstance(entry.value, Text) else ""
    words = re.findall(r"\w+", text[:MAX_VALUE].lower())
    across = [_ACROSS[each] for each in words if each in _ACROSS]
    down = [_DOWN[each] for each in words if each in _DOWN]
    middle = [each for each in words if each in _MIDDLE]
    known = len(across) + len(down) + len(middle)
    if not 0 < len(words) == known <= _MOST_WORDS or len(across) > 1 or len(down) > 1:
        findings.warn("bad_focus", entry.line, value=text)
        return ()
    if middle and not down:
        down = ["middle"]
    return (*across, *down)
