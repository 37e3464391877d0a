"""Pictures of AV1, as AVIF files hold them: their true size, and nothing but one picture.

For kilas.photos.bare_heif. Read with "AV1 Bitstream & Decoding Process Specification", 5.3 to 5.9
(https://aomediacodec.github.io/av1-spec/), and https://aomediacodec.github.io/av1-avif/ at hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.errors import Unreadable
from kilas.photos.bits import Bits
from kilas.photos.heif_boxes import Fields
from kilas.photos.heif_colours import UNKNOWN, Light
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.photos.parts import Count

RECORD: Final = 4
"""Bytes of what a decoder must know: behind them the file may say the size once more."""

_SEQUENCE, _FRAME_HEADER, _TILES, _FRAME = 1, 3, 4, 6
"""Types of units (6.2.2)."""

_EXTENSION, _SIZED = 4, 2
"""Flags of a unit."""

_MORE: Final = 0x80
_LONGEST_SIZE: Final = 8
_CHOSEN_BY_FRAME: Final = 2
"""Of a tool: each frame says whether it uses it (6.4.1)."""

_HIGH_LEVEL: Final = 7
_KEY: Final = 0
_HIGH, _PROFESSIONAL = 1, 2
"""Profiles (6.4.1)."""


class Sequence(NamedTuple):
    """What a sequence header says (5.5): the most pixels of a frame, their light, and what stands
    before a frame's own size.
    """

    size: tuple[int, int]
    light: Light
    is_reduced: bool
    frame: _Frame


class _Frame(NamedTuple):
    """Of how many bits the time and the number of a frame are, and which tools it may choose."""

    time_bits: int = 0
    id_bits: int = 0
    screen_tools: int = 0
    whole_motion: int = 0


def av1_picture(data: bytes, count: Count) -> tuple[bytes, Sequence]:
    """The sequence header and the one frame of an item, as units; and what the header says.

    Raises Unreadable where there is another frame or none, or one of a size of its own; IndexError
    where the item is cut off.
    """
    kept: list[bytes] = []
    sequence: Sequence | None = None
    frames = 0
    for kind, body in _units(data, count):
        if kind == _SEQUENCE and sequence is None:
            sequence = _sequence(Bits(body))
        elif kind in {_FRAME, _FRAME_HEADER} and sequence:
            frames += 1
            _check_frame(Bits(body), sequence)
        elif kind != _TILES or not frames:
            continue
        kept += (bytes([kind << 3 | _SIZED]), _size(len(body)), body)
    if sequence is None or frames != 1:
        raise Unreadable([Problem("photo_unreadable")])
    return b"".join(kept), sequence


def _units(data: bytes, count: Count) -> Iterator[tuple[int, bytes]]:
    """The type and the body of each unit (5.3). Layers behind the first are units as others."""
    fields = Fields(data, 0, len(data))
    while fields.place < len(data):
        count.add_one()
        head = fields.number(1)
        fields.number(1 if head & _EXTENSION else 0)
        size = _read_size(fields) if head & _SIZED else len(data) - fields.place
        yield head >> 3 & 15, fields.text(size)


def _read_size(fields: Fields) -> int:
    """A size in groups of seven bits, the lowest first (4.10.5)."""
    size = 0
    for group in range(_LONGEST_SIZE):
        byte = fields.number(1)
        size |= (byte & ~_MORE) << 7 * group
        if not byte & _MORE:
            return size
    raise IndexError(fields.place)


def _size(size: int) -> bytes:
    groups = [size >> at & ~_MORE & 0xFF for at in range(0, max(1, size.bit_length()), 7)]
    return bytes([*(each | _MORE for each in groups[:-1]), groups[-1]])


def _sequence(bits: Bits) -> Sequence:
    profile = bits.number(3)
    bits.skip(1)
    is_reduced = bits.number(1) == 1
    time_bits = 0
    if is_reduced:
        bits.skip(5)
    else:
        time_bits = _skip_timing(bits)
    wide, high = bits.number(4) + 1, bits.number(4) + 1
    size = bits.number(wide) + 1, bits.number(high) + 1
    id_bits = 0
    if not is_reduced and bits.number(1):
        id_bits = bits.number(4) + bits.number(3) + 3
    bits.skip(3)
    frame = _Frame() if is_reduced else _tools(bits, time_bits, id_bits)
    bits.skip(3)
    return Sequence(size, _light(bits, profile), is_reduced, frame)


def _tools(bits: Bits, time_bits: int, id_bits: int) -> _Frame:
    bits.skip(4)
    has_order = bits.number(1)
    bits.skip(2 * has_order)
    screen_tools = _CHOSEN_BY_FRAME if bits.number(1) else bits.number(1)
    whole_motion = _CHOSEN_BY_FRAME
    if screen_tools:
        whole_motion = _CHOSEN_BY_FRAME if bits.number(1) else bits.number(1)
    bits.skip(3 * has_order)
    return _Frame(time_bits, id_bits, screen_tools, whole_motion)


def _light(bits: Bits, profile: int) -> Light:
    """What is said of the colours (5.5.2)."""
    if bits.number(1) and profile == _PROFESSIONAL:
        bits.skip(1)
    bits.skip(profile != _HIGH)
    return Light(bits.number(8), bits.number(8)) if bits.number(1) else UNKNOWN


def _skip_timing(bits: Bits) -> int:
    """Go behind the times and the operating points; of how many bits the time of a frame is."""
    delay_bits = time_bits = has_model = 0
    if bits.number(1):
        bits.skip(64)
        is_even = bits.number(1)
        if is_even:
            bits.golomb()
        has_model = bits.number(1)
        if has_model:
            delay_bits = bits.number(5) + 1
            bits.skip(32 + 5)
            time_bits = 0 if is_even else bits.number(5) + 1
            bits.skip(5 * is_even)
    has_delay = bits.number(1)
    for _ in range(bits.number(5) + 1):
        bits.skip(12)
        bits.skip(1 if bits.number(5) > _HIGH_LEVEL else 0)
        if has_model and bits.number(1):
            bits.skip(2 * delay_bits + 1)
        if has_delay and bits.number(1):
            bits.skip(4)
    return time_bits


def _check_frame(bits: Bits, sequence: Sequence) -> None:
    """Raise Unreadable unless the frame is whole by itself, and of the size of the sequence."""
    if sequence.is_reduced:
        return
    is_repeated, kind, is_shown = bits.number(1), bits.number(2), bits.number(1)
    frame = sequence.frame
    bits.skip(frame.time_bits + 1)
    tools = frame.screen_tools
    tools = bits.number(1) if tools == _CHOSEN_BY_FRAME else tools
    bits.skip(1 if tools and frame.whole_motion == _CHOSEN_BY_FRAME else 0)
    bits.skip(frame.id_bits)
    has_own_size = bits.number(1)
    if is_repeated or kind != _KEY or not is_shown or has_own_size:
        raise Unreadable([Problem("photo_unreadable")])
