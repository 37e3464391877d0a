"""What may be a .docx, and what becomes of it. Apart from the converter, which no other file may
load.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from kilas.documents.findings import unreadable

SUFFIX: Final = ".docx"

LARGEST_DOCX: Final = 10 * 1024 * 1024
"""Bytes of a file: some twenty photos as Word saves them."""


class Inset(Struct, frozen=True):
    """A picture of a .docx as readers get it: its address, its bytes, and their media type."""

    address: str
    data: bytes
    content_type: str


class Converted(Struct, frozen=True):
    """The HTML of a .docx, the names or descriptions of pictures that are not in the HTML, and the
    words that are not. `insets` are the pictures that are. `around_left_out` are words of headers,
    footers, charts and diagrams. `files_left_out` are the names of files whose text Word would
    show, and `signs_left_out` those of fonts with signs that are no characters.
    """

    html: str
    pictures_left_out: tuple[str, ...] = ()
    words_left_out: str = ""
    insets: tuple[Inset, ...] = ()
    around_left_out: str = ""
    files_left_out: tuple[str, ...] = ()
    signs_left_out: tuple[str, ...] = ()


def check_size(size: int) -> None:
    """Raise Unreadable (docx_too_large) for a .docx of so many bytes."""
    if size > LARGEST_DOCX:
        raise unreadable("docx_too_large", None, limit=str(LARGEST_DOCX // (1024 * 1024)))


def is_docx(key: str) -> bool:
    """Whether the file at this key of the content bucket is a .docx."""
    return key.lower().endswith(SUFFIX)
