"""Which file a link means that has its name and not its folder, as Obsidian writes links. Pure.

Obsidian takes the files whose path ends in what the link says, in any case: first those below the
folder of the file with the link, and of these, and of the others, the shortest path. A file that
has the name among its aliases is meant where no file is named so.
https://help.obsidian.md/links
"""

from __future__ import annotations

from posixpath import dirname
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from kilas.articles.address import own_path
from kilas.content_keys import ARTICLE_PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.targets import Target


class Namesakes(NamedTuple):
    """The files with the name of a link, the nearest first: those that it may mean, and all."""

    meant: tuple[Target, ...] = ()
    every: tuple[Target, ...] = ()

    def as_originals_of(self, key: str) -> Namesakes:
        """The other articles among them."""

        def others(targets: tuple[Target, ...]) -> tuple[Target, ...]:
            are_others = (each for each in targets if each.key != key)
            return tuple(each for each in are_others if each.key.startswith(ARTICLE_PREFIX))

        return Namesakes(others(self.meant), others(self.every))


def namesakes_of(path: str, key: str, named: Iterable[Target]) -> Namesakes:
    """Those of the link of the file `key` with this path, of all files that have its name."""
    wanted = _folded(_own_path(path))
    every = _nearest(path, key, named)
    meant = tuple(each for each in every if _ends_in(_folded(own_path(each.key)), wanted))
    return Namesakes(meant or tuple(each for each in every if _has_alias(each, wanted)), every)


def _nearest(path: str, key: str, named: Iterable[Target]) -> tuple[Target, ...]:
    wanted = normalize("NFC", _own_path(path))

    def distance(target: Target) -> tuple[bool, int, bool, str]:
        is_below = target.key.startswith(f"{dirname(key)}/")
        is_spelled_so = _ends_in(normalize("NFC", own_path(target.key)), wanted)
        return not is_below, len(target.key), not is_spelled_so, target.key

    return tuple(sorted(named, key=distance))


def _has_alias(target: Target, wanted: str) -> bool:
    return bool(target.alias) and _ends_in(_folded(f"{ARTICLE_PREFIX}{target.alias}"), wanted)


def _own_path(path: str) -> str:
    """The path of a link as own_path, which looks at whole keys, has it."""
    return own_path(f"{ARTICLE_PREFIX}{path}").removeprefix(ARTICLE_PREFIX)


def _folded(path: str) -> str:
    """In small letters, with joined accents and single blanks: a no-break space is one too."""
    return " ".join(normalize("NFC", normalize("NFC", path).casefold()).split())


def _ends_in(path: str, end: str) -> bool:
    """Whether the last folders and the name of a path are these."""
    wanted = end.split("/")
    return path.split("/")[-len(wanted) :] == wanted
