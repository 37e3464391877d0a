"""The versions of one file, and the record that ingest makes of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from kilas.claims import Claim, id_name, rank, url_name
from kilas.content_keys import SITE_KEY
from kilas.messages import Look
from kilas.ports import Put
from kilas.record import Record
from kilas.store.record_items import record_item
from kilas.store.records import Records
from kilas.wiring import ingest_over
from tests.fakes.objects import FakeContent
from tests.fakes.queues import FakeClock, FakeLookQueue, FakePagesQueue
from tests.fakes.table import FakeTable
from tests.newsroom import NOON, SITE, article_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kilas.site.site import Site

KEY = "articles/banjir.md"
DELETED = None


WRONG = article_file(section="tidak-ada")


class Versions:
    """The versions of one file, the oldest first, a minute apart from NOON on; and who claims."""

    def __init__(self, *uploads: str | None, key: str = KEY, claims: Sequence[Claim] = ()) -> None:
        self.key = key
        self.clock, self.table = FakeClock(NOON), FakeTable()
        self.records = Records(self.table)
        self.release = "r1"
        self.content = FakeContent(self.clock.now)
        for text in uploads:
            self.upload(text)
        held: dict[str, dict[str, str]] = defaultdict(dict)
        for each in claims:
            item = {"pk": f"NAME#{each.name}", "sk": "CLAIM", "key": each.key, "rank": each.rank}
            self.table.write([Put(item)])
            held[each.key][each.name] = each.rank
        for holder, names in held.items():
            self.table.write([Put(record_item(Record(holder, 1, "live", "v0", names=names)))])

    def upload(self, text: str | None) -> None:
        """Upload the file, or delete it; the next upload is a minute later."""
        if text is DELETED:
            self.content.remove(self.key)
        else:
            self.content.put(self.key, text.encode())
        self.clock.time += timedelta(minutes=1)

    def judge(
        self,
        now: datetime = NOON,
        held: Sequence[str] = (),
        site: Site | None = SITE,
        messages: int | None = None,
    ) -> Record:
        """The record that ingest makes of the file, by the settings `site` and release 1.

        `held` are names that the file's record says it holds already. `messages` is how many
        messages are taken; None takes those that ingest sends itself too, until there is none.
        """
        self.records.renew_release(self.release)
        if self.key != SITE_KEY and site:
            settings = Record(SITE_KEY, 1, "live", "s1", shown="s1", site=site, site_since=1)
            self.records.commit(None, settings, {})
        old = self.records.get(self.key)
        if held and not (old and old.names):
            old = Record(self.key, 1, "live", "v0", names=dict.fromkeys(held, ""))
            self.table.write([Put(record_item(old))])
        self.clock.time = now
        queue, self.pages = FakeLookQueue(), FakePagesQueue(self.clock.now)
        ingest = ingest_over(self.table, self.content, self.clock, queue, self.pages)
        queue.send([Look(self.key)])
        self.messages = 0
        while queue.messages and self.messages != messages:
            ingest(queue.messages.pop(0))
            self.messages += 1
        return self.records.get(self.key) or Record(self.key, 0, "gone", "")

    def holder(self, name: str) -> Claim | None:
        """The claim on a name as the table has it."""
        return self.records.claims([name]).get(name)


def codes(record: Record) -> list[str]:
    return [problem.code for problem in record.problems]


def claim(name: str, key: str = "articles/lain.md", uploaded: datetime = NOON) -> Claim:
    return Claim(name, key, rank(uploaded, key))


EARLIER, LATER = NOON - timedelta(hours=1), NOON + timedelta(hours=1)
URL = url_name("/2026/11/banjir.html")
SECOND = url_name("/2026/11/banjir-a00a9f.html")
"""The second address of the file at KEY, where its editor chose none."""
ID = id_name("banjir")
