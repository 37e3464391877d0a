"""Sends publish the pages that may be wrong, and ingest the files to judge again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kilas.cdn import joined
from kilas.errors import PASSING
from kilas.lists import ListId
from kilas.log import logger
from kilas.messages import PageMessage
from kilas.plan.affected import named_pages
from kilas.plan.neighbours import NeighbourReader
from kilas.sweeps import SETTLING_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.changes import Change, Event
    from kilas.messages import Look
    from kilas.pages.sizes import Sizes
    from kilas.plan.affected import Affected
    from kilas.ports import Table
    from kilas.queues import LookQueue, PagesQueue, SweepQueue
    from kilas.sweeps import Audit, Sweep


class Plan:
    """Plans batches of the table's stream, by a table of the kinds of change (`affected`)."""

    def __init__(  # noqa: PLR0913, PLR0917 -- each queue is another part of the outside world
        self,
        table: Table,
        pages: PagesQueue,
        ingest: LookQueue,
        sweep: SweepQueue,
        affected: Affected,
        sizes: Sizes,
    ) -> None:
        self._table = table
        self._sizes = sizes
        self._pages = pages
        self._ingest = ingest
        self._sweep = sweep
        self._affected = affected

    def batch(self, events: Iterable[Event]) -> str | None:
        """Send what a batch asks for, each message once.

        Returns the number of the event from which the stream must go on, or None where all is
        planned. The first event that fails ends the batch, since the stream keeps the order of the
        changes of an item; what came before is sent. Sending a message again does no harm.
        """
        taken = list(events)
        reader = NeighbourReader(self._table, self._sizes)
        asked = _Asked(reader, self._affected)
        failed = next((event.number for event in taken if not _planned(asked, event)), None)
        try:
            self._pages.send(asked.pages)
            self._ingest.send(asked.recheck)
            self._sweep.send(asked.sweeps, SETTLING_SECONDS)
        except PASSING as error:
            uploads = sorted({event.upload for event in taken} - {""})
            logger.warning("comes again", uploads=uploads, reason=str(error))
            return taken[0].number
        return failed


class _Asked:
    """What the changes of one batch ask for."""

    def __init__(self, reader: NeighbourReader, affected: Affected) -> None:
        self._reader = reader
        self._affected = affected
        self._pages: dict[tuple[str, str], PageMessage] = {}
        self._recheck: dict[Look, None] = {}
        self._sweeps: dict[Sweep | Audit, None] = {}

    @property
    def pages(self) -> list[PageMessage]:
        return list(self._pages.values())

    @property
    def recheck(self) -> list[Look]:
        return list(self._recheck)

    @property
    def sweeps(self) -> list[Sweep | Audit]:
        return list(self._sweeps)

    def add(self, change: Change, event: Event) -> None:
        row = self._affected[type(change)]
        neighbours = row.read(self._reader, change)
        shared = row.shared_cause(change)
        purge = row.purge(change, neighbours)
        named, recheck = named_pages(row, change, neighbours), row.recheck(change, neighbours)
        sweeps = row.sweeps(change, neighbours)
        cause = shared or row.asked_as(change) or event.id
        uploads = (event.upload,) if event.upload else ()
        for page, _ in named:
            message = PageMessage(page.id, cause, page.since, page.until, purge, uploads=uploads)
            # Apart from the page's other messages: the queue may drop a shared one, as sent before.
            known = self._pages.get((page.id, shared))
            message = _joined(known, message, event.id) if known else message
            self._pages[page.id, shared] = message
        self._recheck |= dict.fromkeys(recheck)
        self._sweeps |= dict.fromkeys(sweeps)
        looks = [str(each) for each in (*recheck, *sweeps)]
        # Most changes ask for nothing, such as a name's that nobody waits for.
        tell = logger.info if named or looks or purge else logger.debug
        tell(
            "planned",
            change=_described(change),
            version=event.upload,
            cause=cause,
            event=event.id,
            pages=[{"page": page.id, "rule": rule} for page, rule in named],
            recheck=looks,
            purge=purge,
        )


def _planned(asked: _Asked, event: Event) -> bool:
    """Add what an event asks for; False, and a line in the log, where that fails."""
    if event.change is None:
        return True
    try:
        asked.add(event.change, event)
    except PASSING as error:
        logger.warning("comes again", change=_described(event.change), reason=str(error))
    except Exception:
        logger.exception(
            "change not planned", change=_described(event.change), version=event.upload
        )
    else:
        return True
    return False


def _joined(known: PageMessage, message: PageMessage, event_id: str) -> PageMessage:
    """Two messages about one page as one, which asks for all that both ask for. Where their causes
    are two, the queue may not take the message for one of them that was sent before.
    """
    return replace(
        message,
        cause=message.cause if message.cause == known.cause else event_id,
        since=min(message.since, known.since),
        until=max(message.until, known.until) if message.until and known.until else "",
        purge=joined((*known.purge, *message.purge)),
        uploads=(*known.uploads, *message.uploads),
    )


def _described(change: Change) -> str:
    """A change for the log: its kind, and the key, name, article, list or hour it is about."""
    about = [
        getattr(change, name)
        for name in ("key", "name", "identity", "list_id", "hour")
        if hasattr(change, name)
    ]
    ids = [each.id if isinstance(each, ListId) else str(each) for each in about]
    return " ".join([type(change).__name__, *ids])
