"""Bytes of an upload → text with LF at line ends, and only characters that XML allows."""

from __future__ import annotations

import re

from kilas.documents.findings import unreadable

_PLANES = range(0x10000, 0x110000, 0x10000)
_NO_CHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in _PLANES)

# Word's Symbol and Wingdings have these at places that are nobody's. A text that was copied out of
# Word keeps them, and whoever reads it sees an empty box.
_OF_FONTS = {
    "\uf0b7": "\u2022",
    "\uf0a7": "\u25aa",
    "\uf076": "\u2756",
    "\uf0d8": "\u27a2",
    "\uf0fc": "\u2713",
    "\uf0e0": "\u2192",
}
# Feeds are XML, whose Char production leaves these out: https://www.w3.org/TR/xml/#charsets
# Those above U+FDCF that end in FFFE or FFFF, or are below U+FDF0, are no characters at all.
# The last two turn letters round, as of "gpj.exe" in a title or a link: no text of any language
# needs them. https://www.unicode.org/reports/tr9/#Explicit_Directional_Overrides
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202d\u202e"
    f"{_NO_CHARACTERS}{''.join(_OF_FONTS)}]"
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
    turns letters round; a sign of one of Word's fonts is the one that it looks like.
    """
    if text.isascii():  # as most are, and bytes are searched four times as fast
        return text.encode().translate(None, _ASCII_CONTROLS).decode()
    return _UNPRINTABLE.sub(lambda sign: _OF_FONTS.get(sign[0], ""), text)
