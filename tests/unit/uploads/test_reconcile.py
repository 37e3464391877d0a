"""Ingest of one file over fakes: what is written, and what a lost race does."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kilas.claims import url_name
from kilas.content_keys import SITE_KEY
from kilas.errors import Conflict, Contention
from kilas.messages import Look
from kilas.ports import Delete, ItemKey, Put
from kilas.standing import ArticleStands
from kilas.store.listings import Listings
from kilas.store.records import Records
from kilas.store.stream import change_of
from kilas.uploads.reconcile import ATTEMPTS
from kilas.wiring import ingest_over
from tests.fakes.objects import FakeContent
from tests.fakes.queues import FakeClock, FakeLookQueue, FakePagesQueue
from tests.fakes.rivals import Rivals
from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from kilas.ingest.readings import ReadArticle

KEY = "articles/banjir.md"
SITE = site_yaml(sections="{daerah: Daerah}").encode()
GOOD = article_file(date="2026-11-01").encode()


class IngestOfOneFile:
    def __init__(self) -> None:
        self.table, self.clock = Rivals(), FakeClock()
        self.content, self.pages = FakeContent(self.clock.now), FakePagesQueue(self.clock.now)
        self.records = Records(self.table)
        self.content.put(SITE_KEY, SITE)
        self.look_at(SITE_KEY)
        self.table.tries = 0

    def look_at(
        self, key: str = KEY, read_article: ReadArticle | None = None, *, trace: bool = True
    ) -> None:
        """One invocation of ingest."""
        ports = (self.table, self.content, self.clock, FakeLookQueue(), self.pages)
        ingest_over(*ports, read_article)(Look(key, trace))

    def record(self) -> Any:
        return self.records.get(KEY)


@pytest.fixture
def ingest() -> IngestOfOneFile:
    return IngestOfOneFile()


def test_a_record_says_what_the_file_is_now(ingest: IngestOfOneFile) -> None:
    ingest.content.put(KEY, GOOD)
    ingest.look_at()
    assert (ingest.record().revision, ingest.record().status) == (1, "live")
    ingest.content.remove(KEY)
    ingest.look_at()
    assert (ingest.record().revision, ingest.record().status) == (2, "gone")
    ingest.content.put(KEY, GOOD)
    ingest.look_at()
    assert (ingest.record().revision, ingest.record().status) == (3, "live")


def test_a_sweep_writes_nothing_where_the_record_is_right(ingest: IngestOfOneFile) -> None:
    ingest.content.put(KEY, GOOD)
    ingest.look_at()
    for _ in range(3):
        ingest.look_at(trace=False)
    assert (ingest.table.tries, ingest.record().revision) == (1, 1)


def test_a_sweep_writes_nothing_where_the_file_is_gone(ingest: IngestOfOneFile) -> None:
    ingest.content.put(KEY, GOOD)
    ingest.content.remove(KEY)
    ingest.look_at()
    forget = ingest.record().forget
    ingest.clock.time += timedelta(days=1)
    ingest.look_at(trace=False)
    assert (ingest.record().revision, ingest.record().forget) == (1, forget)


@pytest.mark.parametrize("exists", [True, False])
def test_an_event_leaves_a_trace_that_changes_no_page(
    ingest: IngestOfOneFile, *, exists: bool
) -> None:
    if exists:
        ingest.content.put(KEY, GOOD)
    ingest.look_at()
    ingest.table.stream.clear()
    ingest.clock.time += timedelta(days=1)
    ingest.look_at()
    assert ingest.record().revision == 2
    ((old, new),) = ingest.table.stream
    assert old
    assert new
    assert change_of(old, new) is None


def test_a_name_that_another_file_took_and_gave_back_is_claimed_again(
    ingest: IngestOfOneFile,
) -> None:
    """The record is right all the while, so its text alone would say that nothing is to be done."""
    ingest.content.put(KEY, GOOD)
    ingest.look_at()
    claim = url_name("/2026/11/banjir.html")
    ingest.table.write([Delete(ItemKey(f"NAME#{claim}", "CLAIM"))])
    ingest.look_at(trace=False)
    assert ingest.records.claims([claim])[claim].key == KEY


def test_the_same_text_again_is_a_new_upload(ingest: IngestOfOneFile) -> None:
    for _ in range(2):
        ingest.content.put(KEY, GOOD)
        ingest.look_at()
    assert ingest.record().revision == 2


def test_a_run_that_finds_nothing_leaves_a_record_every_time(ingest: IngestOfOneFile) -> None:
    """A slower run that still saw a file must not be able to write it."""
    ingest.look_at()
    ingest.look_at()
    assert (ingest.record().revision, ingest.record().status) == (2, "gone")


def uploaded_after_one_of_its_address(ingest: IngestOfOneFile) -> tuple[str, str]:
    """The key of an older file, and the name that it holds and that the file wants too."""
    older, wish = "articles/lama.md", {"date": "2026-11-01", "slug": "banjir"}
    ingest.content.put(older, article_file(**wish).encode())
    ingest.look_at(older)
    ingest.clock.time += timedelta(minutes=1)
    ingest.content.put(KEY, article_file(**wish, id="lain").encode())
    return older, url_name("/2026/11/banjir.html")


def test_a_void_claim_is_not_taken_from_a_holder_that_claims_it_once_more(
    ingest: IngestOfOneFile,
) -> None:
    """The holder's file is there, and is looked at between the reading and the write."""
    older, name = uploaded_after_one_of_its_address(ingest)
    ingest.table.write([Delete(ItemKey(f"FILE#{older}", "RECORD"))])
    ingest.table.rivals.append(lambda: ingest.look_at(older))
    ingest.look_at()
    assert ingest.records.claims([name])[name].key == older
    assert [problem.code for problem in ingest.record().problems] == ["url_taken"]
    assert [key for _, key in ingest.records.waiting(name, 9)] == [KEY]


def test_a_name_that_changes_hands_before_its_wait_is_written_is_judged_again(
    ingest: IngestOfOneFile,
) -> None:
    older, name = uploaded_after_one_of_its_address(ingest)

    def goes() -> None:
        ingest.content.remove(older)
        ingest.look_at(older)

    ingest.table.rivals.append(goes)
    ingest.look_at()
    assert ingest.record().status == "live"
    assert ingest.records.claims([name])[name].key == KEY


def test_a_new_site_has_the_file_judged_again(ingest: IngestOfOneFile) -> None:
    ingest.content.put(KEY, GOOD)
    ingest.look_at()
    judged_by = ingest.record().judged_by
    ingest.content.put(SITE_KEY, SITE + b"tagline: Baru\n")
    ingest.look_at(SITE_KEY)
    ingest.look_at()
    assert ingest.record().revision == 2
    assert ingest.record().judged_by != judged_by


def test_the_loser_of_a_race_reads_again(ingest: IngestOfOneFile) -> None:
    ingest.content.put(KEY, GOOD)

    def faster() -> None:
        ingest.content.put(KEY, GOOD.replace(b"Banjir", b"Surut"))
        ingest.look_at()

    ingest.table.rivals.append(faster)
    ingest.look_at(trace=False)
    assert ingest.record().article.title == "Surut", "the newest upload wins"
    assert ingest.table.tries == 2, "and the slower one has nothing left to write"


def test_a_run_that_saw_a_deleted_file_does_not_bring_it_back(
    ingest: IngestOfOneFile,
) -> None:
    ingest.content.put(KEY, GOOD)

    def faster() -> None:
        ingest.content.remove(KEY)
        ingest.look_at()

    ingest.table.rivals.append(faster)
    ingest.look_at()
    assert ingest.record().status == "gone"


def test_a_version_that_vanishes_is_looked_for_again(ingest: IngestOfOneFile) -> None:
    ingest.content.put(KEY, GOOD)
    ingest.content.put(KEY, GOOD)
    newest = ingest.content.versions(KEY)[0]
    read = ingest.content.read

    def vanishing(key: str, version: str) -> bytes:
        if version == newest.id and newest in ingest.content.versions(KEY):
            ingest.content.remove_for_good(KEY, newest.id)
        return read(key, version)

    ingest.content.read = vanishing  # type: ignore[method-assign]  # what a clean-up does meanwhile
    ingest.look_at()
    assert ingest.record().shown == ingest.content.versions(KEY)[0].id != newest.id


def test_a_run_that_always_loses_gives_up_for_now(ingest: IngestOfOneFile) -> None:
    def faster() -> None:
        raise Conflict("another was faster")

    ingest.content.put(KEY, GOOD)
    ingest.table.rivals = [faster] * ATTEMPTS
    with pytest.raises(Contention, match=KEY) as raised:
        ingest.look_at()
    assert ingest.table.tries == ATTEMPTS
    assert isinstance(raised.value.__cause__, Conflict), "and says what it lost to"
    assert ingest.record() is None


def test_a_mistake_in_our_own_code_is_no_lost_race(ingest: IngestOfOneFile) -> None:
    def mistaken(*_: object) -> Any:
        return {"a": 1}["b"]

    ingest.content.put(KEY, GOOD)
    ingest.look_at(read_article=mistaken)
    assert [problem.code for problem in ingest.record().problems] == ["fault_of_kilas"]


def test_the_names_of_a_file_are_looked_up_in_one_request() -> None:
    """Those that it held and those that it wants; an edit that moves a page has both."""
    world = World()
    world.upload(SITE_KEY, SITE)
    world.look_at(SITE_KEY)
    for text in (GOOD, GOOD.replace(b"title", b"slug: lain\ntitle")):
        world.upload(KEY, text)
        world.calls.clear()
        world.look_at(KEY)
    assert world.calls == {
        "FakeContent.versions": 1,
        "FakeTable.get_many": 3,  # the record and what stands, the rules, the names
        "FakeContent.read": 2,  # the newest, and the one whose address is kept
        "FakeTable.write": 1,
        "FakePagesQueue.send": 1,
    }


@pytest.mark.parametrize(
    "key",
    [
        "site.yaml.lama/site.yaml",
        "site.yaml/site.yaml",
        "desk/a.md.txt",
        "Articles/a.md",
        "x.md",
        "",
        "articles/",
        "articles/2026/11/",
        "/",
    ],
)
def test_a_key_that_is_no_upload_is_passed_over(ingest: IngestOfOneFile, key: str) -> None:
    """S3 filters by prefix and suffix, and its console makes folders: no dead letters."""
    ingest.content.put(key, GOOD)
    ingest.look_at(key)
    assert ingest.records.get(key) is None


def test_what_a_list_still_shows_is_taken_away_although_the_record_is_right(
    ingest: IngestOfOneFile,
) -> None:
    """A part of the table was restored: the record says draft, and the article stands."""
    ingest.content.put(KEY, GOOD)
    ingest.look_at(KEY)
    Listings(ingest.table).write(ArticleStands(ingest.record(), None))
    stands = ingest.table.get(ItemKey(f"FILE#{KEY}", "STANDS"))
    assert stands
    ingest.content.put(KEY, GOOD.replace(b"title", b"draft: true\ntitle"))
    ingest.look_at(KEY)
    ingest.table.write([Put(stands)])
    ingest.look_at(KEY, trace=False)
    assert ingest.table.get(ItemKey(f"FILE#{KEY}", "STANDS")) is None
