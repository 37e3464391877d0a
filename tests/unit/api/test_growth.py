"""The work on what a reader sends grows no faster than the request."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kilas.api.request import MAX_REQUEST
from kilas.comments.comment import MAX_TEXT
from kilas.comments.normal import normal_text
from kilas.comments.text import render_comment
from tests.crafted.comments import HEADS, REQUESTS, TEXTS, repeated
from tests.growth import MOST, growth
from tests.unit.api.api_caller import Api

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

pytestmark = pytest.mark.growth

LONGEST_HEAD = 8 * 1024
"""API Gateway takes no more of the request line and the headers together than 10,240 bytes:
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html"""


@pytest.mark.parametrize("name", [name for name in TEXTS if not TEXTS[name](9).isascii()])
def test_a_text_is_normalised_in_linear_time(name: str) -> None:
    assert growth(lambda size: partial(normal_text, TEXTS[name](size)), 4 * MAX_TEXT) <= MOST


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_rendered_in_linear_time(name: str) -> None:
    assert growth(lambda size: partial(render_comment, TEXTS[name](size)), MAX_TEXT) <= MOST


def answering(make: Callable[[int], dict[str, Any]]) -> Callable[[int], Callable[[], object]]:
    """Refused or answered as a repeat: the same work each time."""
    return lambda size: partial(Api(), make(size))


@pytest.mark.parametrize("name", REQUESTS)
def test_a_body_is_answered_in_linear_time(name: str) -> None:
    assert growth(answering(REQUESTS[name]), MAX_REQUEST) <= MOST


@pytest.mark.parametrize("name", HEADS)
def test_a_head_is_answered_in_linear_time(name: str) -> None:
    assert growth(answering(HEADS[name]), LONGEST_HEAD) <= MOST


PIECES = st.lists(
    st.sampled_from(
        ["-", "*", "_", "`", ">", "1.", "#", "[", "](", "!", "<", "&", "&#", ";", ")", "\\", "|",
         "~~~", "http://a", "\n", "\n\n", "    ", " ", "a", "\u0301", "\u0316", "\u302e", "\u200d",
         "\u0628", "\u2764", "\ufb2c"]
    ),
    max_size=4,
).map("".join)  # fmt: skip


@settings(max_examples=20)
@given(before=PIECES, unit=PIECES.filter(bool), after=PIECES)
def test_any_repeated_text_is_read_in_linear_time(before: str, unit: str, after: str) -> None:
    def text(size: int) -> str:
        return repeated(unit, size, before, after)

    assert growth(lambda size: partial(normal_text, text(size)), 4 * MAX_TEXT) <= MOST
    assert growth(lambda size: partial(render_comment, text(size)), MAX_TEXT) <= MOST
