"""A newsroom that asks for approvals, and takes them back, in random histories."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tests.converge.approvals import ENDING, digest
from tests.converge.histories import PLACES, Newsroom
from tests.converge.sources import ARTICLES, GOOD_SITE, front_matter
from tests.converge.steps import MINUTES, Minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = (ARTICLES[0], ARTICLES[0], ARTICLES[3])
"""Both want one address, where they have none of their own; most happens to the first."""


def _texts() -> Iterator[str]:
    """Few, so that one comes back; each is of another article to readers."""
    day = "2026-11-01"
    yield front_matter(title="Banjir", date=day) + "Isi.\n"
    yield front_matter(title="Pasar", date=day, url="/lama.html") + "Isi.\n"
    yield front_matter(title="Laga", date="2026-11-21", slug="x") + "Isi.\n"
    yield front_matter(title="Konsep", date=day, draft="true") + "Isi.\n"
    yield front_matter(title="Tarik", date=day, withdrawn="Keliru.") + "Isi.\n"
    yield front_matter(title="Nanti", date="2026-11-21", withdrawn="Keliru.") + "Isi.\n"
    yield front_matter(title="Lewat", date=day, expiryDate="2026-11-20 12:00") + "Isi.\n"
    yield "tanpa kepala"


SOURCES = (*_texts(),)
TEXTS = st.sampled_from(SOURCES)

SINCE = ["2026-11-20 10:00:20", "2026-11-20 11:00"]
"""In the first seconds of a history, and after its first hour."""

ASKED = f"{GOOD_SITE}approve: required\n"
SITES = st.sampled_from(
    [ASKED, ASKED, GOOD_SITE, *(f"{ASKED}approve_since: {each}\n" for each in SINCE)]
)


class Approving(Newsroom):
    """Versions wait for approvals, which name the newest, an older one, many or none."""

    keys = KEYS

    @initialize()
    def first_site(self) -> None:
        self.world.upload("site.yaml", ASKED)
        self.settle()

    @rule(what=MINUTES)
    def something_else(self, what: Minutes) -> None:
        """Time, and no more: what else may happen is in the other histories."""
        super().something_else(what)

    @rule(key=st.sampled_from(KEYS), text=st.one_of(TEXTS, TEXTS, TEXTS, st.none()))
    def article(self, key: str, text: str | None) -> None:
        self._put(key, None if text is None else text.encode())

    @rule(key=st.sampled_from(KEYS), place=st.integers(1, 2), text=TEXTS, approved=st.booleans())
    def an_old_text_comes_back(self, key: str, place: int, text: str, *, approved: bool) -> None:
        """After another, which may have been shown, or have taken the article down."""
        old = self._version(key, place)
        if approved:
            self._put(key + ENDING, digest(old).encode())
        for data in (text.encode(), old):
            self.world.clock.time += timedelta(seconds=1)
            self._put(key, data)

    @rule(key=st.sampled_from(KEYS), place=PLACES)
    def approval(self, key: str, place: int) -> None:
        self._put(key + ENDING, digest(self._version(key, place // 2)).encode() + b"\n")

    @rule(key=st.sampled_from(KEYS), data=st.sampled_from([b"oke", b"0" * 40, b"", None, None]))
    def other_approval(self, key: str, data: bytes | None) -> None:
        self._put(key + ENDING, data)

    @rule(key=st.sampled_from(KEYS))
    def approval_of_all(self, key: str) -> None:
        versions = [self._version(key, place) for place in range(3)]
        self._put(key + ENDING, "\n".join(map(digest, versions)).encode())

    @rule(site=SITES)
    def other_rules(self, site: str) -> None:
        self._put("site.yaml", site.encode())

    def _put(self, key: str, data: bytes | None) -> None:
        if data is not None:
            self.world.upload(key, data)
        elif self.world.content.versions(key):
            self.world.content.remove(key)

    def _version(self, key: str, place: int) -> bytes:
        """The bytes of the upload of a file that is so many places behind the newest."""
        content = self.world.content
        uploads = [each for each in content.versions(key) if not each.deleted]
        return content.peek(key, uploads[place % len(uploads)].id) if uploads else b""
