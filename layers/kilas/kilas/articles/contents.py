"""Files of other programs under the name of a text. For kilas.articles.front_matter alone.

Whoever gives "naskah.docx" the ending .md has no text: "save it as UTF-8" would help nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.documents.decoding import decode
from kilas.documents.findings import unreadable

if TYPE_CHECKING:
    from kilas.errors import Unreadable

_ZIP: Final = b"PK\x03\x04"
_OF_WORD: Final = b"word/"
_SEARCHED: Final = 65_536
_WRITINGS: Final = (
    (b"%PDF-", ".pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    (b"{\\rtf", ".rtf"),
)
_PHOTOS: Final = (
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG\r\n", ".png"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
)
_BOXES: Final = (b"ftypheic", b"ftypmif1", b"ftypavif")
_BOX_AT: Final = 4


def text_in(data: bytes, limit: int) -> str:
    """The text of a file of at most `limit` bytes.

    Raises Unreadable: word_by_another_name, writing_by_another_name, photo_by_another_name, and
    what `decode` raises.
    """
    if error := _other_contents(data):
        raise error
    return decode(data, limit)


def _other_contents(data: bytes) -> Unreadable | None:
    if data.startswith(_ZIP):
        if _OF_WORD in data[:_SEARCHED] or _OF_WORD in data[-_SEARCHED:]:
            return unreadable("word_by_another_name", None)
        return unreadable("writing_by_another_name", None, suffix=".zip")
    for mark, suffix in _WRITINGS:
        if data.startswith(mark):
            return unreadable("writing_by_another_name", None, suffix=suffix)
    for mark, suffix in _PHOTOS:
        if data.startswith(mark):
            return unreadable("photo_by_another_name", None, suffix=suffix)
    if data.startswith(_BOXES, _BOX_AT):
        return unreadable("photo_by_another_name", None, suffix=".heic")
    return None
