"""Step ingest: an article, a static page or site.yaml as it is now -> its record and its names.

The table's stream tells plan of the record, and plan names each page that may be wrong. That takes
a quarter of a second, so ingest asks for the one page that an editor waits for (decision 55).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.content_keys import SITE_KEY, approved_file
from kilas.ingest.approval import approval_of
from kilas.ingest.judge_approval import JudgeApproval
from kilas.ingest.judge_links import LinksOf
from kilas.ingest.judge_renamed import JudgeRenamed
from kilas.ingest.judge_site import JudgeSite
from kilas.messages import Look, PageMessage
from kilas.pages.page import PageRef
from kilas.store.listings import Listings
from kilas.store.records import Records
from kilas.store.targets import Targets
from kilas.uploads.reconcile import Reconcile

if TYPE_CHECKING:
    from kilas.ingest.judge_site import ReadSite
    from kilas.ingest.readings import ReadArticle
    from kilas.ports import Content, Table, WallClock
    from kilas.queues import LookQueue, PagesQueue
    from kilas.record import Record
    from kilas.site.site import Site
    from kilas.uploads.file import File
    from kilas.uploads.judge import Judge
    from kilas.uploads.reconcile import Reconciled


class Ingest:
    """Reconciles the record of the file that a Look names.

    `queue` is ingest's own: a search among many versions of site.yaml goes on with the next
    message. `pages` is publish's.
    """

    def __init__(  # noqa: PLR0913, PLR0917 -- each queue is another part of the outside world
        self,
        table: Table,
        content: Content,
        clock: WallClock,
        queue: LookQueue,
        pages: PagesQueue,
        read_article: ReadArticle,
        read_site: ReadSite,
    ) -> None:
        self._records = records = Records(table)
        self._targets, self._listings = Targets(table), Listings(table)
        self._read_article, self._read_site = read_article, read_site
        self._site: Site | None = None
        self._content = content
        self._queue = queue
        self._pages = pages
        self._reconcile = Reconcile(records, content, clock, self._judge_of)

    def __call__(self, message: Look) -> None:
        """See kilas.messages.Step. Raises Contention, VersionGone and what the ports raise."""
        done = self._reconcile(message)
        if done is None:
            return
        search = done.new.search
        if search and not search.ended:
            self._queue.send([Look(message.key, trace=False)])
        if message.trace:
            self._pages.send(_awaited(done))
        approved = approved_file(message.key)
        if approved and message.trace:
            self._queue.send([Look(approved)])

    def _judge_of(self, file: File, old: Record | None) -> Judge:
        """The judge of a file. Settings are judged by their own texts and by the release alone."""
        if file.key == SITE_KEY:
            return JudgeSite(file, old, self._records.release(), self._read_site, self._targets)
        site, judged_by = self._records.rules()
        if site == self._site:
            site = self._site  # which knows its sections and authors by their names
        self._site = site
        if approved_file(file.key):
            return JudgeApproval(file, judged_by)
        # Other rules write all links again: a restored table may have lost some.
        known = old.links if old and old.judged_by == judged_by else ()
        links = LinksOf(file.key, known, self._targets, self._listings)
        approval = approval_of(file, site, self._content)
        return JudgeRenamed(file, site, judged_by, self._read_article, links, approval)


def _awaited(done: Reconciled) -> list[PageMessage]:
    """The message for the article's page, where readers see another version than before. Plan sends
    it too, with the same cause; the queue drops that one, unless it asks for a purge as well.
    """
    old, new = done
    if new.reachable is None or (old and (old.status, old.shown) == (new.status, new.shown)):
        return []
    page = PageRef("address", new.reachable.url)
    return [PageMessage(page.id, new.write_id, uploads=(new.head,), urgent=True)]
