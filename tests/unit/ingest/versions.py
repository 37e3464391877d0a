"""The versions of one file, and what is judged of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kilas.claims import Claim, id_name, rank, url_name
from kilas.ingest.judge import judge
from kilas.ports import Version
from kilas.uploads.claims import Claims
from kilas.uploads.file import File
from tests.fakes.newsroom import NOON
from tests.unit.makers import SITE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from kilas.record import Record

KEY = "articles/banjir.md"
DELETED = None


def source(title: str = "Banjir", **fields: object) -> str:
    """An article file. Its date is a day before NOON unless the fields say otherwise."""
    lines = {"title": title, "date": "2026-11-23T12:00:00Z", "section": "daerah"} | fields
    head = "\n".join(f"{name}: {value}" for name, value in lines.items() if value is not None)
    return f"---\n{head}\n---\nAir surut.\n"


WRONG = source(section="tidak-ada")


class Newsroom:
    """The versions of one file, the oldest first, a minute apart from NOON on; and who claims."""

    def __init__(self, *uploads: str | None, key: str = KEY, claims: Sequence[Claim] = ()) -> None:
        self.key = key
        self._bytes: dict[str, bytes] = {}
        self.history: list[Version] = []
        for number, text in enumerate(uploads, start=1):
            moment = NOON + timedelta(minutes=number - 1)
            data = (text or "").encode()
            version = Version(f"v{number}", moment, deleted=text is DELETED, size=len(data))
            self.history.insert(0, version)
            if text is not DELETED:
                self._bytes[version.id] = data
        self.claims = {claim.name: claim for claim in claims}
        self.seen: dict[str, Claim] = {}

    def look_up(self, names: Collection[str]) -> dict[str, Claim]:
        return {name: self.claims[name] for name in names if name in self.claims}

    def judge(self, now: datetime = NOON, held: Sequence[str] = (), **changes: Any) -> Record:
        claims = Claims(self.key, held, self.look_up)
        file = File(
            self.key, self.history, self._bytes.__getitem__, claims, SITE, basis="1:s1", now=now
        )
        judged = judge(replace(file, **changes))
        claims.settle()
        self.seen = claims.seen
        return judged


def codes(record: Record) -> list[str]:
    return [problem.code for problem in record.problems]


def claim(name: str, key: str = "articles/lain.md", uploaded: datetime = NOON) -> Claim:
    return Claim(name, key, rank(uploaded, key))


EARLIER, LATER = NOON - timedelta(hours=1), NOON + timedelta(hours=1)
URL = url_name("/2026/11/banjir.html")
ID = id_name("banjir")
