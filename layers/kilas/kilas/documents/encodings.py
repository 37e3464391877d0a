"""Bytes → text, in the encoding that they are in. For kilas.documents.decoding alone.

Files are UTF-8. One that is plainly something else is read as that: UTF-16, which the Notepad of
Windows calls "Unicode", UTF-32, and HTML that says its encoding itself. No other encoding is
guessed: a wrong guess would put wrong letters on the page, and nobody would be told.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from kilas.documents.findings import unreadable
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_UTF8: Final = "utf-8"
_MARKS: Final = (
    (codecs.BOM_UTF8, _UTF8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # it begins as the mark of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NULS: Final = (
    ("utf-32-le", {2, 3}),
    ("utf-32-be", {0, 1}),
    ("utf-16-le", {1, 3}),
    ("utf-16-be", {0, 2}),
)
"""Which of four bytes are mostly zero where a text in Latin letters has no mark."""

_SEARCHED: Final = 1024
"""Bytes in which a text shows its encoding: HTML has to say it there.
https://html.spec.whatwg.org/#charset"""

_DECLARED: Final = (
    r"<(?:meta\b[^<>]{0,200}?\bcharset|\?xml\b[^<>]{0,200}?\bencoding)\s*+=\s*+[\"']?([\w-]{1,20})"
)
_CODECS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii"), "cp1252"),
    **{f"windows-{number}": f"cp{number}" for number in (1250, 1251, 1253, 1254, 1255, 1256, 1258)},
    **{f"iso-8859-{number}": f"iso8859-{number}" for number in (2, 5, 7, 9, 15)},
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis"), "cp932"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    "euc-jp": "euc_jp", "euc-kr": "cp949", "big5": "big5hkscs", "koi8-r": "koi8-r",
}  # fmt: skip
"""A name that HTML has for an encoding → Python's.
https://encoding.spec.whatwg.org/#names-and-labels"""

_LINE_END: Final = "\r\n|\r|\n"
_AROUND: Final = 30
"""Characters before a wrong byte, and bytes from there, that a report shows of the line."""


def read(data: bytes) -> str:
    """The text. Raises Unreadable: not_utf8."""
    encoding = _encoding_of(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == _UTF8 and (text := _as_declared(data)) is not None:
            return text
        before = pattern(_LINE_END).split(data[: error.start].decode(encoding, errors="replace"))
        behind = data[error.start : error.start + _AROUND].decode(encoding, errors="replace")
        line = f"{before[-1][-_AROUND:]}{pattern(_LINE_END).split(behind)[0]}"
        raise unreadable(
            "not_utf8",
            len(before),
            byte=f"0x{data[error.start]:02X}",
            position=str(error.start + 1),
            value="".join(filter(str.isprintable, line)).strip(),
        ) from error


def _encoding_of(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:_SEARCHED].rstrip(b"\0")
    if b"\0" not in head:
        return _UTF8
    zeros = {at for at in range(4) if head[at::4].count(0) * 2 > len(head[at::4])}
    return next((encoding for encoding, wanted in _NULS if wanted <= zeros), _UTF8)


def _as_declared(data: bytes) -> str | None:
    """The text of HTML in the encoding that it names itself; None of all else."""
    head = data[:_SEARCHED].decode("latin-1")
    found = pattern(_DECLARED, re.IGNORECASE).search(head)
    codec = _CODECS.get(found[1].lower()) if found else None
    try:
        return data.decode(codec) if codec else None
    except UnicodeDecodeError:
        return None
