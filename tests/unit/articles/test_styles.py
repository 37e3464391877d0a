"""What a pasted style means is an element; an old picture's host speaks https."""

from __future__ import annotations

import pytest

from kilas.bodies.body import sanitise
from kilas.bodies.styles import as_elements


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ('<span style="font-weight:700">a</span>', "<strong>a</strong>"),
        ("<span style='font-weight: bold'>a</span>", "<strong>a</strong>"),
        (
            '<span style="font-style:italic;font-weight:bold">a</span>',
            "<strong><em>a</em></strong>",
        ),
        ('<span style="text-decoration: underline">a</span>', "<u>a</u>"),
        ('<font style="text-decoration-line:line-through">a</font>', "<s>a</s>"),
        ('<b style="font-weight:normal">a <i>b</i></b>', "a <i>b</i>"),
        ('<b style="color:red">a</b>', "<b>a</b>"),
        ('<span style="color:red">a</span> <b>b</b>', "a <b>b</b>"),
        ('<span style="font-weight:400">a</span>', "a"),
        ("</span>a", "a"),
        ('<span title="a > b" style="font-weight:bold">a</span>', "a"),
    ],
)
def test_a_style_with_a_meaning_is_an_element(pasted: str, shown: str) -> None:
    assert sanitise(as_elements(pasted)).html == shown


def test_an_element_for_each_meaning_ends_before_the_one_around_it() -> None:
    pasted = '<b style="font-style:italic; text-decoration:underline">a</b>'
    assert as_elements(pasted) == "<b><em><u>a</u></em></b>"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("http://1.bp.blogspot.com/x/a.jpg", "https://1.bp.blogspot.com/x/a.jpg"),
        ("HTTP://LH3.ggpht.com/a", "https://LH3.ggpht.com/a"),
        ("//lain.example/a.jpg", "https://lain.example/a.jpg"),
    ],
)
def test_a_picture_of_a_host_that_speaks_https_is_shown(source: str, shown: str) -> None:
    assert f'src="{shown}"' in sanitise(f'<img src="{source}">').html


@pytest.mark.parametrize(
    "source", ["http://lain.example/a.jpg", "http://blogspot.com.evil.example/a.jpg"]
)
def test_a_picture_of_another_host_is_left_out(source: str) -> None:
    assert sanitise(f'<img src="{source}">').pictures_left_out == (source,)
