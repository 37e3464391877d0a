"""What a mutant is: one file of the product with one small change."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from local import ROOT

if TYPE_CHECKING:
    import ast

KILAS: Final = "layers/kilas/kilas"


@dataclass(frozen=True)
class Mutant:
    """`source` is the whole file at `path`, from the checkout's root, with the change. `name` says
    what is changed, without line numbers, so that a mutant keeps its name as the file grows.
    """

    name: str
    path: str
    source: bytes


def text_of(path: str) -> bytes:
    """The file at a path from the checkout's root."""
    return (ROOT / path).read_bytes()


def numbered(what: str, names: Counter[str]) -> str:
    """A name of a mutant, with a number where `names` has it already."""
    names[what] += 1
    return f"{what} ({names[what]})" if names[what] > 1 else what


def patch(room: str, old: str, new: str, why: str) -> Mutant:
    """A mutant by hand: `old` becomes `new` in a file of the library.

    Raises ValueError where `old` is not there exactly once: the list has to follow the code.
    """
    path = f"{KILAS}/{room}"
    source = text_of(path)
    found = source.count(old.encode())
    if found != 1:
        raise ValueError(f"{room} has {found} times, and not once: {old}")
    return Mutant(f"{room}: {why}", path, source.replace(old.encode(), new.encode()))


class Editor:
    """Makes mutants of one file by replacing nodes of its syntax tree."""

    def __init__(self, room: str) -> None:
        self.room = room
        self._path = f"{KILAS}/{room}"
        self.source = text_of(self._path)
        lengths = [len(line) for line in self.source.splitlines(keepends=True)]
        self._starts = [sum(lengths[:number]) for number in range(len(lengths) + 1)]
        self._names = Counter[str]()

    def text(self, node: ast.AST) -> str:
        """The text of a node, in one line."""
        start, end = self._span(node)
        return " ".join(self.source[start:end].decode().split())

    def replaced(self, node: ast.AST, new: str, what: str) -> Mutant:
        """The file with another text in place of a node. What happens twice gets a number."""
        start, end = self._span(node)
        source = self.source[:start] + new.encode() + self.source[end:]
        return Mutant(f"{self.room}: {numbered(what, self._names)}", self._path, source)

    def _span(self, node: ast.AST) -> tuple[int, int]:
        place: dict[str, int] = vars(node)
        return (
            self._starts[place["lineno"] - 1] + place["col_offset"],
            self._starts[place["end_lineno"] - 1] + place["end_col_offset"],
        )
