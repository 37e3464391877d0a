"""The check that spares ordinary markup the walk: it never changes what the walk would say."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.bodies import markup_cost
from kilas.bodies.markup_cost import MAX_ATTRIBUTES, MAX_MISPLACED, MAX_NESTING, affordable
from kilas.errors import Unreadable

PIECES = st.sampled_from(
    ["a", " ", "\n", "&", "&amp;" * 250, "<p>", "<li>", "<br>", "<div>", "</div>", "</p>",
     "<b c=d>", '<a href="x">', '<a ="b b b">', "<a" + " b" * 600 + ">", f'<a b="{"&" * 6000}">',
     "<!-- <b> -->", "<![CDATA[<b>]]>", "<script>", "</script>", "<style><b></style>", "<table>",
     "</table>", "<tr>", "<td>", "<svg>", "<math>", "<", ">", '"', "'", "=", "</", "<1>", "<B>",
     "<x-y>", "<p/>"]
)  # fmt: skip
MARKUP = st.lists(
    st.tuples(PIECES, st.sampled_from([1, 1, 1, 2, 60, MAX_NESTING + 1, MAX_MISPLACED])),
    max_size=8,
).map(lambda pieces: "".join(piece * number for piece, number in pieces))


def said(text: str) -> str:
    try:
        return affordable(text)
    except Unreadable as error:
        return repr(error.problems)


def walked(text: str) -> str:
    try:
        return "".join(markup_cost._Walk().through(text))
    except Unreadable as error:
        return repr(error.problems)


@given(MARKUP)
@example("<table>" + "<p>x" * (MAX_MISPLACED // 2 + 1))
@example("<table>" + "<p>x" * (MAX_MISPLACED // 2 - 1))
@example("<div>" * (MAX_NESTING + 1))
@example("<p>" * (MAX_NESTING + 1) + "<div>" * MAX_NESTING)
@example('<a ="' + "b " * (MAX_ATTRIBUTES + 1) + '">')
@example("<a" + " b" * MAX_ATTRIBUTES + ">")
@example("<a" + " b" * (MAX_ATTRIBUTES - 1) + ' c="&"' + ">")
@example("&" * 250)
def test_what_needs_no_walk_is_what_a_walk_leaves_alone(text: str) -> None:
    assert said(text) == walked(text)


@pytest.mark.parametrize("text", ['<p>Isi <b>a</b> <a href="https://a.example/b">c</a></p>\n' * 9])
def test_an_ordinary_article_is_not_walked(text: str) -> None:
    assert markup_cost._is_ordinary(text)
