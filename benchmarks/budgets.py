"""What the worst input of each kind costs, of those that tests/crafted/ makes, beside its bound.

A figure above its bound is no failure here, since a shared machine is slow at times; growth, bytes
and memory are held by tests.
"""

from __future__ import annotations

import time
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from tests.crafted import photos
from tests.unit.media.costs import cost_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Row = dict[str, Any]

PHOTO_SECONDS, PHOTO_MEGABYTES = 3.0, 512
PLAIN: Final[Mapping[str, tuple[int, float]]] = {"comments": (64_000, 0.05), "files": (0, 1.0)}
"""By its module of tests/crafted, the number that its builders get, and the bound in seconds."""


def measure() -> list[Row]:
    """One row for each crafted input: a few minutes, most of them photos."""
    return [*_photos(), *_readers_bodies(), *_editors_files()]


def _photos() -> Iterator[Row]:
    for kind, build in photos.CRAFTED.items():
        data = build(photos.AT[kind])
        cost = cost_of(data)
        yield {
            "kind": kind,
            "at": photos.AT[kind],
            "bytes": len(data),
            "seconds": cost.seconds,
            "megabytes": cost.megabytes,
            "out": cost.copy,
            "outcome": ", ".join(cost.codes) or cost.status,
            "bound": f"{PHOTO_SECONDS:g} s, {PHOTO_MEGABYTES} MB",
        }


def _readers_bodies() -> Iterator[Row]:
    """What a reader may send. To be filled: what works on a body of tests/crafted/comments.py."""
    return _plain("comments", None)


def _editors_files() -> Iterator[Row]:
    """What an editor may upload. To be filled: what works on a file of tests/crafted/files.py."""
    return _plain("files", None)


def _plain(module: str, work: Callable[[Any], Any] | None) -> Iterator[Row]:
    """Rows of a module's CRAFTED, where there is one and something that works on its inputs."""
    name = f"tests.crafted.{module}"
    if work is None or find_spec(name) is None:
        return
    crafted: Mapping[str, Callable[[int], Any]] = import_module(name).CRAFTED
    number, bound = PLAIN[module]
    for kind, build in crafted.items():
        given = build(number)
        start = time.process_time()
        out = work(given)
        seconds = time.process_time() - start
        yield {"kind": kind, "at": number, "seconds": seconds, "outcome": str(out),
               "bound": f"{bound:g} s"}  # fmt: skip


def table(rows: list[Row]) -> str:
    """The figures of this run."""
    head = f"  {'worst input':<28} {'number':>10} {'KB in':>7} {'CPU s':>6} {'MB':>4} {'KB out':>7}"
    lines = [
        f"  {row['kind']:<28} {row['at']:>10} {_kilobytes(row, 'bytes'):>7} {row['seconds']:>6.2f} "
        f"{row.get('megabytes', ''):>4} {_kilobytes(row, 'out'):>7}  {row['bound']}, "
        f"{row['outcome']}"
        for row in rows
    ]
    return "\n".join(["", "Budgets", f"{head}  bound, outcome", *lines, ""])


def _kilobytes(row: Row, name: str) -> str:
    return str(row[name] // 1024) if name in row else ""
