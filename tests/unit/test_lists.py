"""An article's entry in its lists."""

from __future__ import annotations

from msgspec.structs import replace

from kilas.lists import entry_of
from tests.newsroom import FLOOD


def test_an_entry_has_nothing_that_no_list_shows() -> None:
    """Or a change of it would write each entry again, and make each list."""
    other = replace(FLOOD, aliases=("/a.html",), other_names=("Los Baru",), withdrawn="Alasan")
    assert entry_of(other, "v1") == entry_of(FLOOD, "v1")
