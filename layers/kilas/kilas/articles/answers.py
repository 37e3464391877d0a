"""The values of fields that say whether and when an article is shown, and which of them hide it.

For kilas.articles.showing, and for the modules that report keys (held_keys, lost_lines).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.articles import field_names
from kilas.articles.dates import is_date
from kilas.articles.labels import is_label
from kilas.documents.looks import is_bare, plain
from kilas.documents.yes_or_no import yes_or_no

if TYPE_CHECKING:
    from datetime import tzinfo

STATUSES: Final = {
    "published": "published",
    "publish": "published",
    "draft": "draft",
    "hidden": "hidden",
    "skip": "skip",
    **dict.fromkeys(
        ("drafts", "private", "pending", "trash", "auto-draft", "inherit", "unlisted"), "draft"
    ),
}
"""Pelican's, and WordPress's: https://wordpress.org/documentation/article/post-status/.
WordPress's "future" is not among them: only a date says when."""
SCHEDULED: Final = frozenset(
    {"future", "scheduled", "schedule", "terjadwal", "dijadwalkan", "embargo"}
)
NOT_NOW: Final = frozenset(
    {"never", "later", "soon", "tba", "tbd", "belum", "jangan", "nanti", "kelak", "segera", "tunda"}
)

VISIBILITIES: Final = {
    "public": "public",
    **dict.fromkeys(("private", "hidden", "password", "unlisted", "members", "paid", "tiers"),
                    "private"),
}  # fmt: skip
_NO_REASONS: Final = frozenset(
    {
        "withdrawn", "retracted", "removed", "deleted", "dicabut", "ditarik", "dihapus", "ya",
        "yes", "reason", "alasan", "none", "null", "nil", "todo", "tba", "xxx",
    }
)  # fmt: skip
HIDING: Final = frozenset({"draft", "hidden", "skip", "private"})
DATES: Final = (*field_names.PUBLISHED, *field_names.ALSO_PUBLISHED)
ENDS: Final = (*field_names.EXPIRES, *field_names.ALSO_EXPIRES)
FLAGS: Final = (*field_names.DRAFT, *field_names.ALSO_DRAFT)
SHOWN: Final = (*field_names.IS_PUBLISHED, *field_names.ALSO_IS_PUBLISHED)


def could_be(name: str, text: str, zone: tzinfo) -> bool:
    """Whether the field of SHOWING or ALL_LABELS with this name takes this text as a value."""
    if name in field_names.ALL_LABELS:
        return is_label(name, text)
    if name in field_names.IS_PUBLISHED:
        return yes_or_no(text) is not None or is_date(text, zone)
    if name in (*DATES, *ENDS):
        return is_date(text, zone)
    if name in (*FLAGS, *SHOWN):
        return yes_or_no(text) is not None and not is_bare(text)
    if name in field_names.STATUS:
        return plain(text) in STATUSES
    return plain(text) in VISIBILITIES if name in field_names.VISIBILITY else not is_bare(text)


def hides(name: str, text: str, zone: tzinfo) -> bool:
    """Whether this text in the field of SHOWING with this name hides, delays or withdraws."""
    answer = None if is_bare(text) else yes_or_no(text)
    if name in (*DATES, *ENDS):
        return is_date(text, zone) or (name in SHOWN and answer is False)
    if name in FLAGS:
        return answer is True
    if name in SHOWN:
        return answer is False
    if name in field_names.WITHDRAWN:
        return not is_bare(text) and answer is not False
    return is_hiding_status(text)


def is_hiding_status(text: str) -> bool:
    """Whether a word is a status, or a visibility, with which an article is not shown."""
    word = plain(text)
    return STATUSES.get(word, VISIBILITIES.get(word)) in HIDING or word in SCHEDULED


def is_reason(text: str) -> bool:
    """Whether the text tells readers a reason: more than a yes, a date or a few signs."""
    letters = sum(map(str.isalpha, text))
    word = "".join(filter(str.isalnum, plain(text)))
    enough = letters >= (3 if text.isascii() else 1)
    return enough and word not in _NO_REASONS and not yes_or_no(word) and not is_date(text)
