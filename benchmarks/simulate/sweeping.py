"""The product's own sweep over a simulated bucket and simulated queues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from benchmarks.simulate.cloud import Message
from benchmarks.simulate.latencies import REQUESTS
from benchmarks.simulate.newsroom import Bulk, Newsroom
from kilas.pages.page import PageRef
from kilas.sweep.audit import Named
from kilas.sweep.sweep import PACES, Paces, Queues, Sweeper
from kilas.sweeps import Audit, Sweep

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from benchmarks.simulate.shapes import Work
    from kilas.messages import Look, PageMessage
    from kilas.ports import DatedContent
    from kilas.queues import LookQueue, PagesQueue, SweepQueue


class _Send:
    """One of the queues that sweep sends to."""

    def __init__(self, sweeping: Sweeping, queue: str) -> None:
        self._sweeping, self._queue = sweeping, queue

    def send(self, messages: Sequence[Any], seconds: int = 0, _apart: int = 0) -> None:
        self._sweeping.send(self._queue, messages, seconds)


class Sweeping:
    """Sweeps `files` articles, and audits as many pages. What a look or a page makes is that of
    `looks` and `page`; `queues` names the queues for files and for pages, as in the template.
    """

    def __init__(  # noqa: PLR0913, PLR0917 -- each may be another of a test's own
        self,
        newsroom: Newsroom,
        files: int,
        looks: Sequence[Work],
        page: Work,
        paces: Paces = PACES,
        bulk: str = "BulkQueue",
    ) -> None:
        self._newsroom, self._files = newsroom, files
        self._looks, self._page = looks, page
        self._offset = 0.0
        queues = Queues(
            files=cast("LookQueue", _Send(self, bulk)),
            photos=cast("LookQueue", _Send(self, "BulkMediaQueue")),
            pages=cast("PagesQueue", _Send(self, "PagesQueue")),
            onward=cast("SweepQueue", _Send(self, "SweepQueue")),
        )
        audited = cast("Any", self._audited)
        nothing_linked = cast("Any", None)
        self._step = Sweeper(
            self, cast("DatedContent", self), audited, nothing_linked, queues, paces
        )
        newsroom.sweeping = self

    # --- what Sweeper asks for ---

    def bases(self) -> Collection[str]:
        """The rules in force: those of the last save whose frame stands."""
        return {f"save {self._newsroom.saved}"}

    def keys(self, prefix: str, *, after: str = "", limit: int) -> list[str]:
        """The next keys of the bucket; there are no static pages."""
        if not prefix.startswith("articles/"):
            return []
        begin = int(after.removeprefix(prefix)) + 1 if after else 0
        return [f"{prefix}{each:09}" for each in range(begin, min(begin + limit, self._files))]

    def _audited(self, audit: Audit, limit: int) -> Named:
        begin = int(audit.after or 0)
        reached = min(begin + limit, self._files)
        pages = [PageRef("address", f"/{audit.over}/{each}") for each in range(begin, reached)]
        return Named(pages, str(reached) if reached < self._files else "")

    # --- the model's side ---

    def ask(self, sweeps: Sequence[Sweep | Audit], save: int, seconds: int) -> None:
        """Send the sweeps of a save of site.yaml, whose rules are its number."""
        for each in sweeps:
            kind = Sweep(each.prefix) if isinstance(each, Sweep) else Audit(each.over)
            message = Message([_with_basis(kind, f"save {save}")])
            self._newsroom.queues["SweepQueue"].send([message], seconds)

    def part(self, message: Sweep | Audit, start: float) -> float:
        """Work on one part; returns when it ends."""
        now = self._newsroom.clock.now
        self._offset = start - now + REQUESTS["FakeContent.keys"].draw(self._newsroom.clock.random)
        self._step(message)
        return now + self._offset

    def send(self, name: str, messages: Sequence[Look | PageMessage | Sweep], seconds: int) -> None:
        """Send what a part asks for, one request after the other."""
        queue = self._newsroom.queues[name]
        asked = [self._message(each) for each in messages]
        if seconds:
            queue.send(asked, self._offset + seconds)
        else:
            self._offset = queue.send(asked, self._offset)

    def _message(self, message: Look | PageMessage | Sweep | Audit) -> Message:
        if isinstance(message, (Sweep, Audit)):
            return Message([message])
        text = str(getattr(message, "key", "")) or message.page  # type: ignore[union-attr]  # a page
        number = int(text.rpartition("/")[2])
        if hasattr(message, "page"):
            return Message([(Bulk(number), self._page, 0)], text)
        return Message([(Bulk(number), self._looks[number % len(self._looks)], 0)])


def _with_basis(message: Sweep | Audit, basis: str) -> Sweep | Audit:
    if isinstance(message, Sweep):
        return Sweep(message.prefix, basis=basis)
    return Audit(message.over, basis=basis)
