"""Bytes of an upload → text with LF at line ends, and only characters that XML allows."""

from __future__ import annotations

import re

from kilas.documents.encodings import read
from kilas.documents.findings import unreadable
from kilas.patterns import pattern

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
# Browsers read &#146; so, and a program that took Windows-1252 for Latin-1 has left the rest.
# https://html.spec.whatwg.org/#numeric-character-reference-end-state
_OF_WINDOWS = {
    chr(code): bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)
}
_LINE_BREAKS = "\x0b\x0c\u2028\u2029"
"""Lines end so in Word, InDesign and on paper. A browser shows none of them: without a blank in
their place, the words around them would be one."""

_SHOWN = {**_OF_FONTS, **_OF_WINDOWS, **dict.fromkeys(_LINE_BREAKS, " ")}

# Feeds are XML, whose Char production leaves these out: https://www.w3.org/TR/xml/#charsets
# Those above U+FDCF that end in FFFE or FFFF, or are below U+FDF0, are no characters at all.
# U+202D and U+202E turn letters round, as of "gpj.exe" in a title or a link: no text of any
# language needs them. https://www.unicode.org/reports/tr9/#Explicit_Directional_Overrides
# U+FEFF says how a file is encoded. Within a text it is where two files were joined.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff\u202d\u202e"
    f"{_NO_CHARACTERS}{''.join(_SHOWN)}]"
)

_ASCII_CONTROLS = bytes(code for code in range(0x80) if _UNPRINTABLE.match(chr(code)))
_ASCII_BREAKS = b"\x0b\x0c"
_ASCII_SHOWN = bytes.maketrans(_ASCII_BREAKS, b"  ")
_DROPPED = bytes(set(_ASCII_CONTROLS) - set(_ASCII_BREAKS))


def decode(data: bytes, limit: int) -> str:
    """The text of a file of at most `limit` bytes; its line numbers are those of the file.

    Where no line ends in another way, U+2028 and its kin end lines. Raises Unreadable: too_large,
    not_utf8, empty.
    """
    if len(data) > limit:
        raise unreadable("too_large", None, size=str(len(data)), limit=str(limit))
    text = read(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in text:
        text = pattern(f"[{_LINE_BREAKS}]").sub("\n", text)
    text = printable(text)
    if not text.strip():
        raise unreadable("empty", None)
    return text


def printable(text: str) -> str:
    """The text without control characters other than tab and line ends, lone surrogates, and what
    turns letters round; a sign of one of Word's fonts is the one that it looks like.
    """
    if text.isascii():  # as most are, and bytes are searched four times as fast
        return text.encode().translate(_ASCII_SHOWN, _DROPPED).decode()
    return _UNPRINTABLE.sub(lambda sign: _SHOWN.get(sign[0], ""), text)
