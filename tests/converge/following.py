"""Which articles correct, answer or continue which: computed from the truth for the oracle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.converge import expected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.pages.sizes import Sizes
    from tests.converge.truth import Shown, Truth

_FIELD: Final = re.compile(r"^(corrects|right_of_reply|outcome_of): (.+)$", re.MULTILINE)
_AT_ORIGINAL: Final = {
    "corrects": "Diralat oleh",
    "right_of_reply": "Hak jawab",
    "outcome_of": "Perkembangan",
}
_AT_FOLLOW_UP: Final = {
    "corrects": "Meralat",
    "right_of_reply": "Hak jawab atas",
    "outcome_of": "Perkembangan dari",
}


class _Link(NamedTuple):
    kind: str
    follow_up: Shown
    original: Shown


def followed(truth: Truth, sizes: Sizes) -> dict[str, list[tuple[str, str]]]:
    """What the page at each address says of its follow-ups, the newest first, and then of its
    originals.
    """
    links = list(_links(truth))
    found: dict[str, list[tuple[str, str]]] = {}
    for file in filter(lambda each: each.reachable, truth.files):
        later = [link for link in links if link.original is file]
        newest = sorted({each.follow_up.sort for each in later}, reverse=True)
        shown = newest[: sizes.follow_ups]
        later.sort(key=lambda link: link.follow_up.sort, reverse=True)
        found[file.article.url] = [
            (_AT_ORIGINAL[link.kind], link.follow_up.article.url)
            for link in later
            if link.follow_up.sort in shown
        ] + [
            (_AT_FOLLOW_UP[link.kind], link.original.article.url)
            for link in links
            if link.follow_up is file and link.original.life == "live"
        ]
    return found


def _links(truth: Truth) -> Iterator[_Link]:
    owners = expected.owners(truth)
    files = {each.article.key: each for each in truth.files if each.reachable}
    ids = {each.article.identity: each for each in files.values()}
    for file in truth.listed:
        head = file.source.decode().split("---")[1]
        named = dict(_FIELD.findall(head))
        for kind in _AT_ORIGINAL:
            written = named.get(kind, "")
            original = owners.get(written) or files.get(f"articles/{written}") or ids.get(written)
            if original and original is not file and original.article.kind == "article":
                yield _Link(kind, file, original)
