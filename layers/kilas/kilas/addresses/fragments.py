"""The ids of the elements of a page that links lead to.

Every module may import them; templates know them as `fragments`.
"""

from __future__ import annotations

from typing import Final

CONTENT: Final = "isi"
"""The content of every page."""

THREAD: Final = "komentar"
COMMENT_FORM: Final = "tulis-komentar"
CORRECTIONS: Final = "ralat"


def comment_id(id_: str) -> str:
    """A comment on an article's page."""
    return f"{THREAD}-{id_}"


def body_id(id_: str) -> str:
    """An editor's own id in a body: the prefix keeps it apart from those of the page."""
    return f"{CONTENT}-{id_}"


def to(id_: str, address: str = "") -> str:
    """The link to an element of the page at an address, or of the same page."""
    return f"{address}#{id_}"
