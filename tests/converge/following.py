"""Which articles correct, answer or continue which: computed from the truth for the oracle."""

from __future__ import annotations

import re
from posixpath import basename, dirname, splitext
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.converge import expected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.pages.sizes import Sizes
    from tests.converge.truth import Shown, Truth

_FIELD: Final = re.compile(r"^(corrects|right_of_reply|outcome_of): (.+)$", re.MULTILINE)
_NAME: Final = re.compile(r'"?\[\[([^|\]]+)')
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
            name = _NAME.match(written)
            if name:
                original = _named(name[1], file, files) or ids.get(name[1])
            else:
                keyed = files.get(f"articles/{written}")
                original = owners.get(written) or keyed or ids.get(written)
            if original and original is not file and original.article.kind == "article":
                yield _Link(kind, file, original)


def _named(name: str, own: Shown, files: dict[str, Shown]) -> Shown | None:
    """The other article of this name beside the own one, else that from the top, else the only one
    of any folder.
    """
    others = {key: each for key, each in files.items() if each is not own}
    for folder in (dirname(own.article.key), "articles"):
        for ending in (".md", ".html"):
            if exact := others.get(f"{folder}/{name}{ending}"):
                return exact
    fitting = [
        each
        for key, each in others.items()
        if key.startswith("articles/") and splitext(basename(key))[0].lower() == name.lower()
    ]
    return fitting[0] if len(fitting) == 1 else None
