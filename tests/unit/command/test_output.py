"""What a stranger wrote is shown as it was written, and does nothing to the terminal."""

from __future__ import annotations

import json
import re
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from command import output
from kilas.comments.comment import Status
from tests.unit.command.desk import Desk

HOSTILE = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\x1b\x07\r\b\x9b\x00\u202e\u2066\u2028\u2029\u200f\ufeff[]/\\:\n\t"),
    ),
    max_size=60,
) | st.sampled_from(
    ["[red]merah[/red]", "[/]", "[link=https://x]y[/link]", ":smiley:", "\x1b]8;;https://x\x07y"]
)
SGR = re.compile(r"\x1b\[[0-9;]*m")
"""The colours that the command itself prints."""


def harmless(printed: str) -> bool:
    return all(letter.isprintable() or letter in "\n\u200c\u200d" for letter in printed)


@settings(max_examples=40)
@given(HOSTILE, HOSTILE)
@example("[red]Ani[/red]", "[bold]x[/bold] [/] \\[")
@example("A\x1b[2Jni\x9b", "a\x07\u202eb[1m\nhalo/0123456789abcdef  2026-11-24 12:00 UTC  Budi")
def test_no_character_of_a_stranger_moves_the_cursor(name: str, text: str) -> None:
    desk = Desk()
    ref = desk.waiting(text, name=name)
    for words in (("list",), ("show", ref)):
        said = desk.kilas(*words)
        assert said.exit_code == 0
        assert harmless(said.stdout)
        lines = said.stdout.rstrip("\n").split("\n")
        forged = [line for line in lines[1:] if line.startswith("halo/")]
        assert lines[0].startswith(f"{ref}  ")
        assert forged == [], "a comment cannot look like the head of another one"


@settings(max_examples=40)
@given(HOSTILE, HOSTILE)
def test_a_terminal_gets_no_sequence_but_the_commands_own(name: str, text: str) -> None:
    desk = Desk()
    desk.waiting(text, name=name)
    printed = desk.kilas("list", env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b[1m" in printed
    assert harmless(SGR.sub("", printed))
    plain = desk.kilas("list").stdout
    assert SGR.sub("", printed) == plain


@settings(max_examples=40)
@given(HOSTILE, HOSTILE)
def test_json_is_ascii_and_keeps_every_character(name: str, text: str) -> None:
    desk = Desk()
    desk.waiting(text, name=name)
    printed = desk.kilas("list", "--json").stdout
    assert printed.isascii()
    assert all(letter.isprintable() or letter == "\n" for letter in printed)
    [comment] = json.loads(printed)
    assert (comment["name"], comment["text"]) == (name, text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[red]merah[/red]", "[red]merah[/red]"),
        (":smiley: \\[x]", ":smiley: \\[x]"),
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("satu\xa0dua\tiga", "satu dua iga"),
        ("\U0001f468\u200d\U0001f33e", "\U0001f468\u200d\U0001f33e"),
        ("a\u202eb", "a\ufffdb"),
    ],
)
def test_harmless_characters_of_a_comment_are_shown(written: str, shown: str) -> None:
    assert output.printable(written) == shown
    desk = Desk()
    desk.waiting(written, name=written)
    assert desk.kilas("list").stdout.rstrip("\n").endswith(f"UTC  {shown}\n  {shown}")


def test_every_status_can_be_printed() -> None:
    assert set(output.STATUS) == set(get_args(Status))
