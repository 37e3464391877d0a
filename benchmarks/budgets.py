"""What the worst input of each kind costs, of those that tests/crafted/ makes, beside its bound.

A figure above its bound is no failure here, since a shared machine is slow at times; growth, bytes
and memory are held by tests.
"""

from __future__ import annotations

import heapq
import time
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from kilas.api.request import MAX_REQUEST
from tests.crafted import photos
from tests.crafted.comments import REQUESTS
from tests.crafted.files import FILES
from tests.unit.api.api_caller import Api
from tests.unit.articles.test_costs import handle
from tests.unit.media.costs import cost_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Row = dict[str, Any]

PHOTO_SECONDS, PHOTO_MEGABYTES = 3.0, 512
READER_SECONDS, FILE_SECONDS = 0.05, 1.0
WORST: Final = 5
"""So many of the readers' bodies and of the editors' files are shown, those that cost most."""


def measure() -> list[Row]:
    """One row for each crafted photo, and the worst of the others: a few minutes."""
    return [*_photos(), *_worst(_readers_bodies()), *_worst(_editors_files())]


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
    """What a reader may send, answered by the API over the table in memory."""
    api = Api()
    api(REQUESTS["JSON of spaces"](100))  # the first request pays for the start
    for kind, build in REQUESTS.items():
        request = build(MAX_REQUEST)
        seconds, answer = _timed(partial(api, request))
        row = {"kind": kind, "at": MAX_REQUEST, "seconds": seconds, "bytes": len(request["body"])}
        yield row | {"outcome": str(answer["statusCode"]), "bound": f"{READER_SECONDS:g} s"}


def _editors_files() -> Iterator[Row]:
    """What an editor may upload, from the upload to its page and its feed."""
    for kind, file in FILES.items():
        data = file.build(file.limit)
        seconds, _ = _timed(partial(handle, file.key, data))
        row = {"kind": kind, "at": file.limit, "seconds": seconds, "bytes": len(data)}
        yield row | {"outcome": "", "bound": f"{FILE_SECONDS:g} s"}


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def _worst(rows: Iterable[Row]) -> list[Row]:
    return heapq.nlargest(WORST, rows, key=lambda row: row["seconds"])


def table(rows: list[Row]) -> str:
    """The figures of this run."""
    head = f"  {'worst input':<42} {'number':>10} {'KB in':>7} {'CPU s':>6} {'MB':>4} {'KB out':>7}"
    lines = [
        f"  {row['kind']:<42} {row['at']:>10} {_kilobytes(row, 'bytes'):>7} {row['seconds']:>6.2f} "
        f"{row.get('megabytes', ''):>4} {_kilobytes(row, 'out'):>7}  {row['bound']}, "
        f"{row['outcome']}"
        for row in rows
    ]
    return "\n".join(["", "Budgets", f"{head}  bound, outcome", *lines, ""])


def _kilobytes(row: Row, name: str) -> str:
    return str(row[name] // 1024) if name in row else ""
