"""Step ingest: an article, a static page or site.yaml as it is now -> its record and its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.content_keys import SITE_KEY
from kilas.ingest.judge_article import JudgeArticle
from kilas.ingest.judge_site import JudgeSite
from kilas.messages import Look
from kilas.uploads.reconcile import Reconcile

if TYPE_CHECKING:
    from kilas.ingest.judge_article import ReadArticle
    from kilas.ports import Content, WallClock
    from kilas.queues import LookQueue
    from kilas.record import Record
    from kilas.store.records import Records
    from kilas.uploads.file import File
    from kilas.uploads.judge import Judge


class Ingest:
    """Reconciles the record of the file that a Look names.

    `queue` is ingest's own: a search among many versions of site.yaml goes on with the next
    message.
    """

    def __init__(
        self,
        records: Records,
        content: Content,
        clock: WallClock,
        queue: LookQueue,
        read_article: ReadArticle,
    ) -> None:
        self._records = records
        self._read_article = read_article
        self._queue = queue
        self._reconcile = Reconcile(records, content, clock, self._judge_of)

    def __call__(self, message: Look) -> None:
        """See kilas.messages.Step. Raises Contention, VersionGone and what the ports raise."""
        record = self._reconcile(message.key, trace=message.trace)
        if record and record.search and not record.search.ended:
            self._queue.send([Look(message.key, trace=False)])

    def _judge_of(self, file: File, old: Record | None) -> Judge:
        """The judge of a file. Settings are judged by their own texts and by the release alone."""
        if file.key == SITE_KEY:
            return JudgeSite(file, old, self._records.release())
        site, judged_by = self._records.rules()
        return JudgeArticle(file, site, judged_by, self._read_article)
