"""What becomes of a file: its versions, the site, the claims and the time -> its record."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kilas.ingest.claims import Claims
from kilas.ingest.judge import (
    FORMER_ADDRESSES,
    LARGEST_FILE,
    TOMBSTONE_LIFE,
    WAITS,
    File,
    judge,
)
from kilas.ports import Version
from kilas.record import Claim, Record, id_name, rank, url_name
from tests.fakes.newsroom import NOON
from tests.unit.makers import SITE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

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


# --- what is there, and what is not ----------------------------------------------------------


def test_what_never_was_has_a_tombstone() -> None:
    judged = Newsroom().judge()
    assert judged == Record(KEY, 0, "gone", head="", forget=NOON + TOMBSTONE_LIFE)


def test_what_was_deleted_has_a_tombstone_of_its_deletion() -> None:
    judged = Newsroom(source(), DELETED).judge()
    assert (judged.status, judged.head, judged.shown) == ("gone", "v2", "")
    assert judged.uploaded == NOON + timedelta(minutes=1)
    assert judged.forget == NOON + TOMBSTONE_LIFE
    assert (judged.names, judged.waits, judged.article) == ({}, (), None)


def test_a_good_file_is_live() -> None:
    judged = Newsroom(source()).judge()
    assert (judged.status, judged.head, judged.shown) == ("live", "v1", "v1")
    assert (judged.basis, judged.problems, judged.due, judged.forget) == ("1:s1", (), None, None)
    assert judged.article
    assert judged.article.title == "Banjir"
    assert judged.names == dict.fromkeys([ID, URL], rank(NOON, KEY))
    assert judged.revision == 0, "reconcile counts revisions"


def test_aliases_are_names_too() -> None:
    judged = Newsroom(source(aliases="[/lama.html, /2025/01/banjir.html]")).judge()
    assert set(judged.names) == {ID, URL, url_name("/lama.html"), url_name("/2025/01/banjir.html")}


def test_a_static_page_is_a_file_like_any_other() -> None:
    judged = Newsroom(source(section=None), key="pages/tentang.md").judge()
    assert judged.status == "live"
    assert judged.listed is None
    assert url_name("/p/tentang.html") in judged.names


def test_without_a_date_it_is_of_its_first_upload() -> None:
    judged = Newsroom(source("A", date=None), source("B", date=None)).judge()
    assert judged.article
    assert (judged.article.title, judged.article.published) == ("B", NOON)


def test_what_comes_after_a_deletion_is_a_new_file() -> None:
    judged = Newsroom(source("A"), DELETED, source("B", date=None)).judge()
    assert judged.article
    assert judged.article.published == NOON + timedelta(minutes=2)
    assert judged.names[ID] == rank(NOON + timedelta(minutes=2), KEY)


# --- the time --------------------------------------------------------------------------------

TOMORROW = "2026-11-25T12:00:00Z"
NEXT_WEEK = "2026-12-01T12:00:00Z"
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("fields", "now", "status", "due"),
    [
        ({}, NOON, "live", None),
        ({"draft": "true"}, NOON, "draft", None),
        ({"draft": "true", "date": TOMORROW}, NOON, "draft", None),
        ({"date": TOMORROW}, NOON, "scheduled", NOON + DAY),
        ({"date": TOMORROW}, NOON + DAY - timedelta(seconds=1), "scheduled", NOON + DAY),
        ({"date": TOMORROW}, NOON + DAY, "live", None),
        ({"date": TOMORROW, "expiryDate": NEXT_WEEK}, NOON, "scheduled", NOON + DAY),
        ({"date": TOMORROW, "expiryDate": NEXT_WEEK}, NOON + DAY, "live", NOON + 7 * DAY),
        ({"date": TOMORROW, "expiryDate": NEXT_WEEK}, NOON + 7 * DAY, "expired", None),
        ({"expiryDate": TOMORROW}, NOON, "live", NOON + DAY),
        ({"withdrawn": "Salah orang."}, NOON, "withdrawn", None),
        ({"withdrawn": "Salah orang.", "expiryDate": TOMORROW}, NOON, "withdrawn", NOON + DAY),
        ({"withdrawn": "Salah orang.", "expiryDate": TOMORROW}, NOON + DAY, "expired", None),
        ({"withdrawn": "Salah orang.", "date": TOMORROW}, NOON, "scheduled", NOON + DAY),
        ({"withdrawn": "Salah orang.", "draft": "true"}, NOON, "draft", None),
    ],
)
def test_the_status_is_one_of_the_time(
    fields: dict[str, str], now: datetime, status: str, due: datetime | None
) -> None:
    judged = Newsroom(source(**fields)).judge(now)
    assert (judged.status, judged.due) == (status, due)
    assert bool(judged.names) == (status in ("live", "scheduled", "withdrawn"))


# --- wrong files -----------------------------------------------------------------------------


def test_a_wrong_file_is_not_shown() -> None:
    judged = Newsroom(WRONG).judge()
    assert (judged.status, judged.head, judged.shown, judged.article) == ("wrong", "v1", "", None)
    assert codes(judged) == ["unknown_section"]
    assert judged.names == {}


def test_the_last_good_version_stays() -> None:
    judged = Newsroom(source("A"), source("B"), WRONG, WRONG).judge()
    assert (judged.status, judged.head, judged.shown) == ("live", "v4", "v2")
    assert judged.article
    assert judged.article.title == "B"
    assert codes(judged) == ["unknown_section"], "the newest version's problems, once"


def test_a_version_before_a_deletion_does_not_come_back() -> None:
    judged = Newsroom(source(), DELETED, WRONG).judge()
    assert (judged.status, judged.shown) == ("wrong", "")


def test_a_mended_file_has_no_report() -> None:
    judged = Newsroom(source("A"), WRONG, source("B")).judge()
    assert (judged.shown, judged.problems) == ("v3", ())


def test_a_likely_mistake_keeps_nothing_from_being_shown() -> None:
    judged = Newsroom(source(judul="Banjir")).judge()
    assert judged.status == "live"
    assert [problem.warning for problem in judged.problems] == [True]


def test_a_huge_file_is_not_even_read() -> None:
    newsroom = Newsroom(source())
    huge = Version("v2", NOON, size=LARGEST_FILE + 1)
    newsroom.history.insert(0, huge)
    judged = newsroom.judge()
    assert (judged.shown, codes(judged)) == ("v1", ["too_large"])


def test_before_there_is_a_site_every_article_waits() -> None:
    judged = Newsroom(source()).judge(site=None)
    assert (judged.status, codes(judged)) == ("wrong", ["no_site"])


def test_each_version_is_read_only_when_it_is_needed() -> None:
    newsroom = Newsroom(*[source(str(number)) for number in range(40)])
    read: list[str] = []

    def note(version: str) -> bytes:
        read.append(version)
        return source().encode()

    newsroom.judge(read=note)
    assert read == [f"v{number}" for number in range(40, 29, -1)], "the head, and ten before it"


# --- names that two files want ---------------------------------------------------------------


@pytest.mark.parametrize(("name", "code"), [(URL, "url_taken"), (ID, "id_taken")])
def test_who_was_uploaded_first_has_the_name(name: str, code: str) -> None:
    judged = Newsroom(source(), claims=[claim(name, uploaded=EARLIER)]).judge()
    assert (judged.status, codes(judged)) == ("wrong", [code])
    assert judged.problems[0].values["other"] == "articles/lain.md"
    assert judged.names == {}
    assert set(judged.waits) == {ID, URL}, "whoever takes any of them, the report may change"


def test_a_late_event_of_the_older_file_takes_the_name_back() -> None:
    newsroom = Newsroom(source(), claims=[claim(URL, uploaded=LATER)])
    judged = newsroom.judge()
    assert (judged.status, judged.names[URL]) == ("live", rank(NOON, KEY))
    assert newsroom.seen[URL].key == "articles/lain.md", "the commit must expect the other's claim"


@pytest.mark.parametrize(
    ("other", "status"), [("articles/aaa.md", "wrong"), ("articles/zzz.md", "live")]
)
def test_of_two_of_one_second_the_key_decides(other: str, status: str) -> None:
    assert Newsroom(source(), claims=[claim(URL, other)]).judge().status == status


def test_both_names_that_are_taken_are_told() -> None:
    taken = [claim(URL, "articles/b.md", EARLIER), claim(ID, "articles/c.md", EARLIER)]
    judged = Newsroom(source(), claims=taken).judge()
    assert [(each.code, each.values["other"]) for each in judged.problems] == [
        ("id_taken", "articles/c.md"),
        ("url_taken", "articles/b.md"),
    ]


def test_an_edit_that_wants_a_taken_address_leaves_the_last_good_version() -> None:
    wanted = url_name("/2026/11/lain.html")
    newsroom = Newsroom(
        source("A"), source("B", slug="lain"), claims=[claim(wanted, uploaded=EARLIER)]
    )
    judged = newsroom.judge()
    assert (judged.status, judged.shown, codes(judged)) == ("live", "v1", ["url_taken"])
    assert set(judged.names) == {ID, URL}
    assert judged.waits == (wanted,)


def test_its_own_claim_is_in_nobodys_way() -> None:
    own = [Claim(name, KEY, rank(NOON, KEY)) for name in (URL, ID)]
    judged = Newsroom(source("A"), source("B"), claims=own).judge(held=[URL, ID])
    assert (judged.status, judged.shown) == ("live", "v2")


def test_what_it_held_before_its_deletion_is_in_nobodys_way() -> None:
    """The event of the deletion was lost, so the claim of the former upload is still there."""
    held = [claim(URL, KEY, EARLIER)]
    assert Newsroom(source(), claims=held).judge(held=[URL]).status == "live"


def test_a_draft_takes_no_name() -> None:
    judged = Newsroom(source(draft="true"), claims=[claim(URL, uploaded=EARLIER)]).judge()
    assert (judged.status, judged.names, judged.waits) == ("draft", {}, ())


def test_what_it_held_is_looked_up_so_that_it_can_be_given_back() -> None:
    own = Claim("url:/lama.html", KEY, "1")
    newsroom = Newsroom(source(), DELETED, claims=[own])
    newsroom.judge(held=["url:/lama.html"])
    assert newsroom.seen == {"url:/lama.html": own}


def test_it_waits_for_no_more_names_than_a_transaction_can_hold() -> None:
    aliases = [f"[{', '.join(f'/{v}-{n}.html' for n in range(10))}]" for v in range(4)]
    uploads = [source(aliases=each) for each in aliases]
    taken = [
        claim(url_name(f"/{v}-{n}.html"), uploaded=EARLIER) for v in range(4) for n in range(10)
    ]
    judged = Newsroom(*uploads, claims=taken).judge()
    assert len(judged.problems) == 10
    assert len(judged.waits) == WAITS


# --- addresses that it had before ------------------------------------------------------------

FORMER_RANK = rank(NOON, KEY, former=True)


def test_an_address_that_it_had_leads_to_it() -> None:
    judged = Newsroom(source(), source(slug="bandang")).judge()
    assert judged.names == {
        ID: rank(NOON, KEY),
        url_name("/2026/11/bandang.html"): rank(NOON, KEY),
        URL: FORMER_RANK,
    }


def test_a_former_address_yields_to_who_has_it_now() -> None:
    other = claim(URL, uploaded=LATER)
    judged = Newsroom(source(), source(slug="bandang"), claims=[other]).judge()
    assert (judged.status, judged.problems) == ("live", ())
    assert URL not in judged.names
    assert judged.waits == (URL,), "the other may go, and then it leads here again"


def test_nobody_waits_for_what_leads_to_it_already() -> None:
    """The newest version wants its former address back, but may not have its other address."""
    wanted = url_name("/2026/11/lain.html")
    newest = source(slug="lain", aliases="[/2026/11/banjir.html]")
    taken = claim(wanted, uploaded=EARLIER)
    judged = Newsroom(source(), source(slug="bandang"), newest, claims=[taken]).judge()
    assert (judged.shown, codes(judged)) == ("v2", ["url_taken"])
    assert judged.names[URL] == FORMER_RANK
    assert judged.waits == (wanted,)


def test_of_two_former_addresses_the_first_uploaded_files_stays() -> None:
    other = Claim(URL, "articles/lain.md", rank(LATER, "articles/lain.md", former=True))
    judged = Newsroom(source(), source(slug="bandang"), claims=[other]).judge()
    assert judged.names[URL] == FORMER_RANK


def test_only_the_last_few_addresses_are_remembered() -> None:
    judged = Newsroom(*[source(slug=f"s{number}") for number in range(8)]).judge()
    former = [name for name, rank_ in judged.names.items() if rank_ == FORMER_RANK]
    assert len(former) == FORMER_ADDRESSES
    assert former == [url_name(f"/2026/11/s{number}.html") for number in (6, 5, 4)]


def test_no_address_of_a_draft_or_of_a_wrong_version_is_remembered() -> None:
    judged = Newsroom(source(slug="draf", draft="true"), WRONG, source()).judge()
    assert set(judged.names) == {ID, URL}


@pytest.mark.parametrize("fields", [{"draft": "true"}, {"expiryDate": "2026-11-24T11:00:00Z"}])
def test_nothing_leads_to_what_is_not_shown(fields: dict[str, str]) -> None:
    assert Newsroom(source(), source(slug="bandang", **fields)).judge().names == {}


def test_what_was_withdrawn_is_still_found_at_its_former_address() -> None:
    judged = Newsroom(source(), source(slug="bandang", withdrawn="Salah orang.")).judge()
    assert judged.names[URL] == FORMER_RANK


# --- site.yaml -------------------------------------------------------------------------------

GOOD_SITE = "title: Kabar Kilas\nbase_url: https://kabar-kilas.example\n"


def site_of(*uploads: str | None) -> Record:
    return Newsroom(*uploads, key="site.yaml").judge()


def test_good_settings_are_in_force() -> None:
    judged = site_of(GOOD_SITE)
    assert (judged.status, judged.shown, judged.problems) == ("live", "v1", ())
    assert judged.site
    assert judged.site.title == "Kabar Kilas"


def test_wrong_settings_leave_the_last_good_ones() -> None:
    judged = site_of(GOOD_SITE, "title: Warta\n", "judul: [")
    assert judged.site
    assert (judged.shown, judged.site.title) == ("v1", "Kabar Kilas")
    assert codes(judged) == codes(site_of("judul: [")), "the newest version's problems"


def test_deleting_the_settings_changes_nothing_but_the_report() -> None:
    judged = site_of(GOOD_SITE, DELETED)
    assert judged.site
    assert (judged.status, judged.shown, codes(judged)) == ("live", "v1", ["site_deleted"])


def test_settings_come_back_from_before_a_deletion() -> None:
    judged = site_of(GOOD_SITE, DELETED, "title: Warta\n")
    assert judged.shown == "v1"
    assert "site_deleted" not in codes(judged)


def test_without_any_good_settings_there_is_no_newspaper() -> None:
    judged = site_of("title: Warta\n", DELETED)
    assert (judged.status, judged.site, codes(judged)) == ("wrong", None, ["site_deleted"])


def test_settings_that_never_were_have_a_tombstone() -> None:
    assert site_of().status == "gone"
