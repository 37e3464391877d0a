"""The units of AV1: one picture of a known size, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.errors import Unreadable
from kilas.photos.av1 import av1_picture
from kilas.photos.bare_heif import MOST_BOXES
from kilas.photos.parts import Count
from tests.crafted.avifs import Header, frame, sequence, unit


def picture(data: bytes) -> bytes:
    return av1_picture(data, Count(MOST_BOXES))[0]


HEADERS = st.builds(
    Header,
    size=st.tuples(st.integers(1, 65_536), st.integers(1, 65_536)),
    is_reduced=st.booleans(),
    profile=st.integers(0, 2),
    timing=st.integers(0, 2),
    model=st.booleans(),
    delays=st.booleans(),
    levels=st.lists(st.integers(0, 31), min_size=1, max_size=4),
    numbered=st.booleans(),
    ordered=st.booleans(),
    tools=st.integers(0, 2),
    motion=st.integers(0, 2),
    transfer=st.none() | st.integers(0, 18),
)


@given(HEADERS, st.integers(0, 3))
def test_the_size_and_the_light_are_read_whatever_stands_before_them(of: Header, more: int) -> None:
    spare = min(more, 16 - max(max(1, (side - 1).bit_length()) for side in of.size))
    of = of._replace(spare=spare)
    data, header = av1_picture(sequence(of) + frame(of), Count(MOST_BOXES))
    assert header.size == of.size
    assert header.light == ((2, 2) if of.transfer is None else (9, of.transfer))
    assert data == sequence(of) + frame(of)


@given(HEADERS)
def test_a_frame_of_a_size_of_its_own_is_refused(of: Header) -> None:
    of = of._replace(is_reduced=False)
    wrong = [
        of._replace(has_own_size=True),
        of._replace(is_shown=False),
        of._replace(is_repeated=True),
        of._replace(kind=2),
    ]
    for each in wrong:
        with pytest.raises(Unreadable):
            picture(sequence(each) + frame(each))


def test_only_the_first_header_and_its_frame_reach_the_decoder() -> None:
    of = Header(is_reduced=True)
    plain = sequence(of) + frame(of)
    larger = sequence(of._replace(size=(30_000, 30_000)))
    metadata = unit(5, b"rumah narasumber")
    delimiter = unit(2, b"")
    assert (
        picture(delimiter + sequence(of) + metadata + larger + frame(of) + unit(15, b"0")) == plain
    )
    parts = sequence(of) + frame(of, kind=3) + unit(4, b"one") + unit(4, b"two")
    assert picture(parts) == parts
    assert picture(unit(4, b"early") + plain) == plain


def test_a_unit_may_go_without_its_size_to_the_end() -> None:
    of = Header(is_reduced=True)
    body = b"\xaa" * 300
    assert picture(sequence(of) + bytes([6 << 3]) + body) == sequence(of) + unit(6, body)


@pytest.mark.parametrize("frames", [0, 2])
def test_there_is_one_frame(frames: int) -> None:
    """More are layers, of which the first is a rough picture."""
    of = Header(is_reduced=True)
    with pytest.raises(Unreadable):
        picture(sequence(of) + frame(of) * frames)
    with pytest.raises(Unreadable):
        picture(frame(of))
    layer = unit(6, b"\xaa" * 20, extension=8)
    with pytest.raises(Unreadable):
        picture(sequence(of) + frame(of) + layer)


@pytest.mark.parametrize("size", [b"\x80" * 8, b"\xff" * 9, b"\x7f"])
def test_a_unit_whose_size_does_not_end_is_cut_off(size: bytes) -> None:
    of = Header(is_reduced=True)
    with pytest.raises(IndexError):
        picture(sequence(of) + bytes([6 << 3 | 2]) + size + b"\0")
