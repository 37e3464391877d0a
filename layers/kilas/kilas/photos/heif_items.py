"""What a HEIF file says of its items. For kilas.photos.bare_heif.

An item is a picture, a part of one, or metadata. ISO/IEC 14496-12, 8.11, and 23008-12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.errors import Unreadable
from kilas.photos.heif_boxes import Box, Fields, boxes, version_of
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.photos.parts import Count

_HEAD: Final = 4
"""Bytes of version and flags."""

_IN_FILE, _IN_IDAT = 0, 1
WIDE_INDEX: Final = 1
"""The flag that the number of a property has two bytes where items name it (23008-12, 9.3)."""

_ESSENTIAL: Final = 0x80
_PART, _AUXILIARY, _PREMULTIPLIED = b"dimg", b"auxl", b"prem"


class Property(NamedTuple):
    """A property of an item, and whether a reader must know it."""

    box: Box
    is_essential: bool


class Items:
    """The items of a file. Numbers of items are the file's own.

    Raises Unreadable where the file has no picture, IndexError or struct.error where it is cut off.
    """

    def __init__(self, data: bytes, count: Count) -> None:
        self._data = data
        self._count = count
        self._idat = 0
        self._left = len(data)
        self._extents: dict[int, tuple[int, list[tuple[int, int]]]] = {}
        self._properties: list[Box] = []
        self._associations: dict[int, list[tuple[int, bool]]] = {}
        self._parts: dict[int, list[int]] = {}
        self._auxiliaries: dict[int, dict[int, None]] = {}
        self._premultiplied: set[tuple[int, int]] = set()
        self.kinds: dict[int, bytes] = {}
        self.primary = 0
        outer = self._in(0, len(data))
        meta = next((each for each in outer if each.kind == b"meta"), None)
        self.is_sequence = any(each.kind == b"moov" for each in outer)
        if meta is None:
            raise Unreadable([Problem("photo_unreadable")])
        for each in self._in(meta.start + _HEAD, meta.end):
            self._read(each)

    def data(self, item: int) -> bytes:
        """The bytes of an item. Raises Unreadable where items have more bytes than the file."""
        method, extents = self._extents[item]
        start = self._idat if method == _IN_IDAT else 0
        self._left -= sum(length for _, length in extents)
        if self._left < 0:
            raise Unreadable([Problem("photo_unreadable")])
        return b"".join(self.slice(start + offset, length) for offset, length in extents)

    def slice(self, start: int, length: int) -> bytes:
        """So many bytes of the file. Raises IndexError where it is cut off."""
        if start + length > len(self._data):
            raise IndexError(start)
        return self._data[start : start + length]

    def body(self, box: Box) -> bytes:
        """The bytes of a box."""
        return self._data[box.start : box.end]

    def begins(self, box: Box, place: int, with_: bytes) -> bool:
        """Whether a box has these bytes at a place of its body, which is not copied."""
        return self._data.startswith(with_, box.start + place, box.end)

    def parts(self, item: int) -> list[int]:
        """The items of which an item is made."""
        return self._parts.get(item, [])

    def auxiliaries(self, item: int) -> Iterable[int]:
        """The items that say more of an item, such as how transparent or how far away it is, each
        once however often it is named.
        """
        return self._auxiliaries.get(item, {})

    def is_premultiplied(self, item: int, mask: int) -> bool:
        """Whether the colours of an item are darker already, where its mask is transparent."""
        return (item, mask) in self._premultiplied

    def properties(self, item: int) -> list[Property]:
        """The properties of an item, in their order, each once however often it is named."""
        return [
            Property(self._properties[number - 1], is_essential)
            for number, is_essential in dict(self._associations.get(item, [])).items()
            if number
        ]

    def _in(self, start: int, end: int) -> list[Box]:
        return list(boxes(self._data, start, end, self._count))

    def _read(self, part: Box) -> None:
        version = version_of(self._data, part)
        fields = Fields(self._data, part.start + _HEAD, part.end)
        match part.kind:
            case b"pitm":
                self.primary = fields.number(4 if version else 2)
            case b"iinf":
                fields.number(4 if version else 2)
                self._read_kinds(Box(part.kind, fields.place, part.end))
            case b"iloc":
                self._read_places(fields, version)
            case b"iref":
                self._read_references(part, 4 if version else 2)
            case b"idat":
                self._idat = part.start
            case b"iprp":
                for each in self._in(part.start, part.end):
                    self._read_properties(each)

    def _read_kinds(self, inside: Box) -> None:
        for entry in self._in(inside.start, inside.end):
            fields = Fields(self._data, entry.start + _HEAD, entry.end)
            number = fields.number(4 if version_of(self._data, entry) > 2 else 2)  # noqa: PLR2004 -- of ISO's text
            fields.number(2)
            self.kinds[number] = fields.text(4)

    def _read_places(self, fields: Fields, version: int) -> None:
        sizes, more = fields.number(1), fields.number(1)
        index = more & 15 if version else 0
        for _ in range(fields.number(4 if version > 1 else 2)):
            self._count.add_one()
            number = fields.number(4 if version > 1 else 2)
            method = fields.number(2) & 15 if version else _IN_FILE
            fields.number(2)
            base = fields.number(more >> 4)
            extents = []
            for _ in range(fields.number(2)):
                self._count.add_one()
                fields.number(index)
                offset = base + fields.number(sizes >> 4)
                extents.append((offset, fields.number(sizes & 15)))
            if method in {_IN_FILE, _IN_IDAT}:
                self._extents[number] = method, extents

    def _read_references(self, part: Box, size: int) -> None:
        for each in self._in(part.start + _HEAD, part.end):
            if each.kind not in {_PART, _AUXILIARY, _PREMULTIPLIED}:
                continue
            fields = Fields(self._data, each.start, each.end)
            from_ = fields.number(size)
            to = []
            for _ in range(fields.number(2)):
                self._count.add_one()
                to.append(fields.number(size))
            if each.kind == _PART:
                self._parts[from_] = to
            elif each.kind == _PREMULTIPLIED:
                self._premultiplied.update((from_, item) for item in to)
            else:
                for item in to:
                    self._auxiliaries.setdefault(item, {})[from_] = None

    def _read_properties(self, part: Box) -> None:
        if part.kind == b"ipco":
            self._properties = self._in(part.start, part.end)
        elif part.kind == b"ipma":
            size = 4 if version_of(self._data, part) else 2
            wide = 2 if self._data[part.start + 3] & WIDE_INDEX else 1
            fields = Fields(self._data, part.start + _HEAD, part.end)
            for _ in range(fields.number(4)):
                self._count.add_one()
                number = fields.number(size)
                for _ in range(fields.number(1)):
                    self._count.add_one()
                    value = fields.number(wide)
                    essential = _ESSENTIAL << 8 * (wide - 1)
                    entry = value & ~essential, bool(value & essential)
                    self._associations.setdefault(number, []).append(entry)
