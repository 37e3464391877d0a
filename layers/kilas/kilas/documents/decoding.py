"""Bytes of an upload → text with LF at line ends, and only characters that XML allows."""

from __future__ import annotations

import re

from kilas.documents.findings import unreadable

# Feeds are XML, whose Char production leaves these out: https://www.w3.org/TR/xml/#charsets
# The last two turn letters round, as of "gpj.exe" in a title or a link: no text of any language
# needs them. https://www.unicode.org/reports/tr9/#Explicit_Directional_Overrides
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202d\u202e]"
)

_ASCII_CONTROLS = bytes(code for code in range(0x80) if _UNPRINTABLE.match(chr(code)))


def decode(data: bytes, limit: int) -> str:
    """The text of a UTF-8 file of at most `limit` bytes; its line numbers are those of the file.

    Raises Unreadable: too_large, not_utf8, empty.
    """
    if len(data) > limit:
        raise unreadable("too_large", None, size=str(len(data)), limit=str(limit))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise unreadable(
            "not_utf8",
            data.count(b"\n", 0, error.start) + 1,
            byte=f"0x{data[error.start]:02X}",
            position=str(error.start + 1),
        ) from error
    text = printable(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise unreadable("empty", None)
    return text


def printable(text: str) -> str:
    """The text without control characters other than tab and line ends, lone surrogates, and what
    turns letters round.
    """
    if text.isascii():  # as most are, and bytes are searched four times as fast
        return text.encode().translate(None, _ASCII_CONTROLS).decode()
    return _UNPRINTABLE.sub("", text)
