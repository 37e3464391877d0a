"""In histories whose files come in several forms, as pasar.md and pasar.markdown, each report says
what is lost where one form takes the place of a deleted one (tests/converge/renamed.py).
"""

from __future__ import annotations

import re

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.converge.histories import KEYS, Newsroom
from tests.converge.playing import play
from tests.converge.sources import sources
from tests.converge.steps import Undone


class Formed(Newsroom):
    """Editors replace a form of a file by another, and say a date or leave it to the upload."""

    keys = ("articles/a.md", "articles/a.markdown", "articles/a.html")

    @rule(key=KEYS, text=sources(), place=st.integers(0, 2))
    def undated(self, key: str, text: str, place: int) -> None:
        other = self.keys[place]
        if self.world.content.versions(other) and other != key:
            self.world.content.remove(other)
        self.world.upload(key, re.sub("(?m)^date: .*\n", "", text, count=1))

    @rule(key=KEYS)
    def undone(self, key: str) -> None:
        if self.world.content.versions(key):
            self.something_else(Undone(key))


def test_every_history_of_files_in_several_forms_converges() -> None:
    play(Formed, histories=60, steps=25)
