"""A bar for work that takes long: on a terminal alone, and on the standard error."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from command import output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")


@contextmanager
def progress(total: int, words: str) -> Iterator[Callable[[], None]]:
    """A function to call after each piece of work; the bar goes when the block ends."""
    console = output.console(stderr=True)
    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns,
        console=console,
        transient=True,
        disable=not console.is_terminal,
        redirect_stdout=sys.stdout.isatty(),  # else lines for a pipe would go to the terminal
    ) as bar:
        task = bar.add_task(words, total=total)
        yield lambda: bar.advance(task)


def counted(items: Iterable[T], total: int, words: str) -> Iterator[T]:
    """The items, with a bar that shows how many of the total there were."""
    with progress(total, words) as advance:
        for item in items:
            yield item
            advance()
