"""Opens the zip that a .docx is, within limits. For kilas.docx.convert and its kin.

A .docx is a zip with XML (ECMA-376). Its parts are read here, with a limit for each thing that may
grow, and checked by expat; what reads them next sees no part that was not checked.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Final, NoReturn
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from msgspec import Struct

from kilas.documents.findings import unreadable
from kilas.docx.converted import check_size
from kilas.errors import Unreadable

if TYPE_CHECKING:
    from zipfile import ZipInfo

MAX_PARTS: Final = 2_000
MAX_XML: Final = 8 * 1024 * 1024
"""Parts of the zip, and bytes of all XML that is read. A deflated megabyte may become a gigabyte;
no more than this is ever unpacked."""

LARGEST_EFFORT: Final = 50_000
_OF_AN_ELEMENT: Final = 2
_BYTES_OF_ONE: Final = 256
"""For all XML that is read: two for an element; one for an attribute, a namespace, a comment, an
instruction and a section of CDATA; one for so many bytes. Mammoth takes up to 80 microseconds for
an element, 8 for a comment, and 1.5 seconds for 8 MB of references (docs/decisions/0059). An
article of 600 words in many pieces takes 3 000, the styles of Word a few thousand."""

MAX_DEPTH: Final = 60
"""How deep elements nest. Mammoth is recursive; a picture in a text box in a table has some 30."""

_READ: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels"
    r"|word/(?:_rels/)?(?:document|styles|numbering|footnotes|endnotes)\d{0,4}\.xml(?:\.rels)?"
)
"""The parts that hold words, and what says how they look. Notes in the margin and the properties of
the document, with the names of their authors, are never read."""

_AROUND: Final = re.compile(r"word/(?:header|footer|charts/chart|diagrams/data)\d{0,4}\.xml")
_MAX_AROUND: Final = 1024 * 1024
"""Bytes that are read of headers, footers, charts and diagrams, of which a page has nothing: they
are named.
"""

_MOST_BROUGHT: Final = 20
_BRINGS_A_FILE: Final = ("/aFChunk", "/subDocument")
"""Kinds of relations: the text of another file, which Word shows where its element stands."""

_OF_WORDS: Final = re.compile(r"word/(?:document|footnotes|endnotes)\d{0,4}\.xml")
_FOLDER_OF_PICTURES: Final = "word/media/"
_DIRECTORY_ENTRY: Final = b"PK\x01\x02"
_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0"
"""https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb: an old .doc, or a .docx with a
password."""

_ENCRYPTED: Final = 0x1
_DAMAGED: Final = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Package(Struct, frozen=True):
    """The parts of a .docx that are read, by name, and the names of its pictures.

    `effort` is at most LARGEST_EFFORT; `words` are the texts of the document in its
    order, each as one element has it. `around` are those of headers, footers, charts and diagrams,
    each once, with "…" for what is too much or damaged. `brought` names files whose text Word would
    show in the document.
    """

    parts: Mapping[str, bytes]
    pictures: tuple[str, ...]
    effort: int
    words: tuple[str, ...]
    around: tuple[str, ...] = ()
    brought: tuple[str, ...] = ()


def read_package(data: bytes) -> Package:
    """Read the parts of a .docx.

    Raises Unreadable: docx_too_large, docx_protected, docx_unreadable, docx_too_complex.
    """
    scan = _Scan()
    parts, pictures, around = _scanned(data, scan)
    return Package(parts, pictures, scan.effort, tuple(scan.words), around, scan.brought)


def effort_of(data: bytes) -> int:
    """The effort of a .docx. One that is refused was read here alone, and not by Mammoth: that
    takes less than a sixteenth. So an editor may try again and again with a file that is too much.
    """
    scan = _Scan()
    try:
        _scanned(data, scan)
    except Unreadable:
        return scan.effort // 16
    return scan.effort


def _scanned(data: bytes, scan: _Scan) -> tuple[dict[str, bytes], tuple[str, ...], tuple[str, ...]]:
    """The parts of a .docx, which `scan` has read, the names of its pictures, and the texts around
    its text.
    """
    check_size(len(data))
    if data.startswith(_COMPOUND_FILE):
        raise unreadable("docx_protected", None)
    if data.count(_DIRECTORY_ENTRY) > MAX_PARTS:
        _too_complex()
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = {info.filename: info for info in archive.infolist()}
            parts = _unpacked(archive, infos, scan)
            for name, part in parts.items():
                scan.read(part, with_words=_OF_WORDS.fullmatch(name) is not None)
            around = _around(archive, infos, scan)
    except _DAMAGED as error:
        raise unreadable("docx_unreadable", None) from error
    pictures = tuple(name for name in infos if name.startswith(_FOLDER_OF_PICTURES))
    return parts, pictures, around


def _around(archive: ZipFile, infos: Mapping[str, ZipInfo], scan: _Scan) -> tuple[str, ...]:
    """The texts of headers, footers, charts and diagrams: none of these refuses a file."""
    other = _Scan(scan.effort, with_ends=True)
    left = _MAX_AROUND
    try:
        for name in filter(_AROUND.fullmatch, infos):
            with archive.open(infos[name]) as part:
                data = part.read(left)
            left -= len(data)
            other.add(len(data) // _BYTES_OF_ONE)
            other.read(data, with_words=True)
    except (*_DAMAGED, RuntimeError, Unreadable):  # a part of it with a password is a RuntimeError
        other.words.append("\n…")
    scan.effort = min(other.effort, LARGEST_EFFORT)
    return tuple(dict.fromkeys(filter(None, map(str.strip, "".join(other.words).split("\n")))))


def _unpacked(archive: ZipFile, infos: Mapping[str, ZipInfo], scan: _Scan) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = MAX_XML
    for name, info in infos.items():
        if _READ.fullmatch(name) is None:
            continue
        if info.flag_bits & _ENCRYPTED:
            raise unreadable("docx_protected", None)
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise unreadable("docx_unreadable", None)
        with archive.open(info) as part:
            parts[name] = part.read(left + 1)
        left -= len(parts[name])
        scan.add(len(parts[name]) // _BYTES_OF_ONE)
        if left < 0:
            _too_complex()
    return parts


class _Scan:
    """Sums the effort of XML parts, and gathers the texts of a document. Expat opens no file
    and no address, and here no document type, which alone could define an entity. `with_ends` puts
    a line feed behind each paragraph, and takes the values of charts for texts.
    """

    def __init__(self, effort: int = 0, *, with_ends: bool = False) -> None:
        self.effort = effort
        self._with_ends = with_ends
        self.words: list[str] = []
        self._depth = 0
        self._moved = 0
        self._text: list[str] | None = None
        self._brings = False
        self._brought: list[str] = []

    @property
    def brought(self) -> tuple[str, ...]:
        """The names of the files whose text the document is to show."""
        return tuple(dict.fromkeys(self._brought[:_MOST_BROUGHT])) if self._brings else ()

    def add(self, effort: int) -> None:
        """Raise Unreadable where that is too much for one file."""
        self.effort += effort
        if self.effort > LARGEST_EFFORT:
            _too_complex()

    def read(self, part: bytes, *, with_words: bool) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartNamespaceDeclHandler = self._other
        parser.CommentHandler = self._other
        parser.ProcessingInstructionHandler = self._other
        parser.StartCdataSectionHandler = self._other
        if with_words:
            parser.CharacterDataHandler = self._characters
        self._depth = self._moved = 0
        self._text = None
        try:
            parser.Parse(part, True)  # noqa: FBT003 -- expat takes no keyword here
        except expat.ExpatError as error:
            raise unreadable("docx_unreadable", None) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.add(_OF_AN_ELEMENT + len(attributes))
        self._depth += 1
        if self._depth > MAX_DEPTH:
            _too_complex()
        match name.rpartition(" ")[2]:
            case "moveFrom":
                self._moved += 1
            case "t":
                self._text = []
            case "v" if self._with_ends:
                self._text = []
            case "textpath":  # of letters that are drawn along a line
                self.words.append(attributes.get("string", ""))
            case "altChunk" | "subDoc":
                self._brings = True
            case "Relationship" if attributes.get("Type", "").endswith(_BRINGS_A_FILE):
                self._brought.append(attributes.get("Target", "").rpartition("/")[2])

    def _other(self, *_: object) -> None:
        self.add(1)

    def _characters(self, text: str) -> None:
        if self._text is not None and not self._moved:
            self._text.append(text)

    def _end(self, name: str) -> None:
        self._depth -= 1
        match name.rpartition(" ")[2]:
            case "moveFrom":
                self._moved -= 1
            case "t":
                self.words.append("".join(self._text or ()))
                self._text = None
            case "p" if self._with_ends:
                self.words.append("\n")
            case "v" if self._with_ends:
                self.words.append("".join((*(self._text or ()), "\n")))
                self._text = None


def _refuse_doctype(*_: object) -> None:
    raise unreadable("docx_unreadable", None)


def _too_complex() -> NoReturn:
    raise unreadable("docx_too_complex", None, limit=str(LARGEST_EFFORT // _OF_AN_ELEMENT))
