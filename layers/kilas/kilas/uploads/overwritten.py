"""Which upload another person has replaced without having seen it, as far as S3 has told. Pure.

S3's notification says who uploaded a version; the bucket itself does not. So all of this is a hint
for the report: it decides nothing, and is absent after a rebuild (docs/decisions/0066).
"""

from __future__ import annotations

from datetime import timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from kilas.record import Overwritten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kilas.ports import Version

UNSEEN: Final = timedelta(minutes=10)
"""Who uploads a file has most likely worked on it for longer, from a version before."""

REMEMBERED: Final = 5
"""Of the newest versions of a file it is remembered who uploaded them. Notifications come in any
order, and one person may save several times within UNSEEN."""


def uploaders(
    history: Sequence[Version], known: Mapping[str, str], version: str, uploader: str
) -> dict[str, str]:
    """Who uploaded the newest versions, by their ids: what was known, and what a message tells.

    The result does not depend on the order of the messages.
    """
    told = {**known, version: uploader} if version and uploader else known
    newest = [each.id for each in history[:REMEMBERED]]
    return {each: told[each] for each in newest if each in told}


def overwritten(history: Sequence[Version], known: Mapping[str, str]) -> Overwritten | None:
    """The newest upload of another person that the newest version has replaced within UNSEEN."""
    if not history or history[0].deleted or history[0].id not in known:
        return None
    head = history[0]
    uploads = takewhile(lambda each: not each.deleted, history[1:])
    for each in takewhile(lambda each: head.modified - each.modified <= UNSEEN, uploads):
        if known.get(each.id, known[head.id]) != known[head.id]:
            return Overwritten(each.id, each.modified)
    return None
