"""Who may have a name that two files want, and what becomes of addresses that a file had before."""

from __future__ import annotations

import pytest

from kilas.addresses import site_map
from kilas.addresses.shapes import SITE_MAP
from kilas.claims import Claim, rank, url_name
from kilas.ingest.judge_article import FORMER_ADDRESSES
from kilas.ingest.readings import CONSIDERED
from kilas.ports import Delete, Put
from kilas.record import Record
from kilas.store.record_items import record_item, record_key
from tests.newsroom import NOON, article_file
from tests.unit.ingest.versions import (
    DELETED,
    EARLIER,
    ID,
    KEY,
    LATER,
    SECOND,
    URL,
    WRONG,
    Versions,
    claim,
    codes,
)

# --- names that two files want ---------------------------------------------------------------


@pytest.mark.parametrize(("name", "code"), [(URL, "url_taken"), (ID, "id_taken")])
def test_the_file_uploaded_first_has_the_name(name: str, code: str) -> None:
    file = article_file(slug="banjir")
    judged = Versions(file, claims=[claim(name, uploaded=EARLIER)]).judge()
    assert (judged.status, codes(judged)) == ("wrong", [code])
    assert judged.problems[0].values["other"] == "articles/lain.md"
    assert judged.names == {}
    assert set(judged.waits) == {ID, URL}, "whoever takes any of them, the report may change"


def test_an_alias_that_is_taken_is_named() -> None:
    taken = [claim(url_name("/lama.html"), uploaded=EARLIER)]
    (problem,) = Versions(article_file(aliases="[/lama.html]"), claims=taken).judge().problems
    assert (problem.code, problem.values["url"]) == ("alias_taken", "/lama.html")


def test_a_late_event_of_the_older_file_takes_the_name_back() -> None:
    versions = Versions(article_file(), claims=[claim(URL, uploaded=LATER)])
    judged = versions.judge()
    assert (judged.status, judged.names[URL]) == ("live", rank(NOON, KEY))
    assert versions.holder(URL) == Claim(URL, KEY, rank(NOON, KEY))


@pytest.mark.parametrize(
    ("other", "status"), [("articles/aaa.md", "wrong"), ("articles/zzz.md", "live")]
)
def test_the_key_decides_between_two_uploads_of_one_second(other: str, status: str) -> None:
    file = article_file(slug="banjir")
    assert Versions(file, claims=[claim(URL, other)]).judge().status == status


def test_both_names_that_are_taken_are_reported() -> None:
    taken = [claim(URL, "articles/b.md", EARLIER), claim(ID, "articles/c.md", EARLIER)]
    judged = Versions(article_file(slug="banjir"), claims=taken).judge()
    assert [(each.code, each.values["other"]) for each in judged.problems] == [
        ("id_taken", "articles/c.md"),
        ("url_taken", "articles/b.md"),
    ]


def test_an_edit_that_wants_a_taken_address_leaves_the_last_good_version() -> None:
    wanted = url_name("/2026/11/lain.html")
    versions = Versions(
        article_file(title="A", slug="banjir"),
        article_file(title="B", slug="lain"),
        claims=[claim(wanted, uploaded=EARLIER)],
    )
    judged = versions.judge()
    assert (judged.status, judged.shown, codes(judged)) == ("live", "v1", ["url_taken"])
    assert set(judged.names) == {ID, URL}
    assert judged.waits == (wanted,)


def test_its_own_claim_is_in_nobodys_way() -> None:
    own = [Claim(name, KEY, rank(NOON, KEY)) for name in (URL, ID)]
    judged = Versions(article_file(title="A"), article_file(title="B"), claims=own).judge(
        held=[URL, ID]
    )
    assert (judged.status, judged.shown) == ("live", "v2")


def test_a_claim_of_the_file_itself_takes_no_name_from_it() -> None:
    """The event of the deletion was lost, so the claim of the former upload is still there."""
    held = [claim(URL, KEY, EARLIER)]
    assert Versions(article_file(), claims=held).judge(held=[URL]).status == "live"


def test_a_draft_takes_no_name() -> None:
    judged = Versions(article_file(draft="true"), claims=[claim(URL, uploaded=EARLIER)]).judge()
    assert (judged.status, judged.names, judged.waits) == ("draft", {}, ())


def test_a_deleted_file_releases_what_it_held_and_nothing_else() -> None:
    own, lost = Claim("url:/lama.html", KEY, "1"), claim("url:/lepas.html")
    versions = Versions(article_file(), DELETED, claims=[own, lost])
    versions.judge(held=[own.name, lost.name])
    assert versions.holder(own.name) is None
    assert versions.holder(lost.name) == lost


def test_it_waits_for_every_name_that_keeps_a_newer_version_from_being_shown() -> None:
    """As many uploads as are considered, each of which wants another address that is taken."""
    addresses = [f"/{number}.html" for number in range(CONSIDERED - 1)]
    taken = [claim(url_name(each), uploaded=EARLIER) for each in addresses]
    uploads = [article_file(), *(article_file(url=each) for each in addresses)]
    versions = Versions(*uploads, claims=taken)
    judged = versions.judge()
    assert judged.shown == "v1"
    assert set(judged.waits) >= {url_name(each) for each in addresses}
    for name in judged.waits:
        assert [key for _, key in versions.records.waiting(name, 9)] == [KEY]


# --- void claims: their holder's record does not list the name -----------------------------------


def stray(name: str, holder: Record | None) -> Versions:
    """A file that wants a name on which another has a claim that its record does not list."""
    versions = Versions(article_file(), claims=[claim(name, uploaded=EARLIER)])
    record = record_key("articles/lain.md")
    versions.table.write([Put(record_item(holder)) if holder else Delete(record)])
    return versions


@pytest.mark.parametrize("name", [URL, ID])
@pytest.mark.parametrize(
    "holder",
    [
        None,
        Record("articles/lain.md", 3, "gone", "v0"),
        Record("articles/lain.md", 3, "live", "v0", names={"url:/lain.html": "0"}),
    ],
    ids=["no record", "tombstone", "other names"],
)
def test_a_claim_that_its_holder_does_not_list_is_in_nobodys_way(
    name: str, holder: Record | None
) -> None:
    versions = stray(name, holder)
    judged = versions.judge()
    assert (judged.status, judged.problems, judged.waits) == ("live", (), ())
    assert versions.holder(name) == Claim(name, KEY, rank(NOON, KEY))


def test_a_report_names_no_holder_that_does_not_exist() -> None:
    versions = stray(URL, None)
    real = Record("articles/nyata.md", 1, "live", "v0", names={ID: rank(EARLIER, "")})
    versions.records.commit(None, real, {})
    assert [(each.code, each.values["other"]) for each in versions.judge().problems] == [
        ("id_taken", real.key)
    ]


def test_a_former_address_is_kept_where_the_claim_on_it_is_void() -> None:
    versions = stray(URL, None)
    versions.upload(article_file(slug="bandang"))
    assert versions.judge().names[URL] == FORMER_RANK


def test_a_spelling_of_the_holder_lists_the_name() -> None:
    small = url_name("/lama/banjir.html")
    holder = Record("articles/lain.md", 3, "live", "v0", names={url_name("/Lama/Banjir.html"): "0"})
    versions = stray(small, holder)
    versions.upload(article_file(url="/lama/banjir.html"))
    assert codes(versions.judge()) == ["url_taken"]


# --- addresses that it had before ------------------------------------------------------------

FORMER_RANK = rank(NOON, KEY, former=True)


def test_an_address_that_it_had_leads_to_it() -> None:
    judged = Versions(article_file(slug="banjir"), article_file(slug="bandang")).judge()
    assert judged.names == {
        ID: rank(NOON, KEY),
        url_name("/2026/11/bandang.html"): rank(NOON, KEY),
        URL: FORMER_RANK,
    }


def test_a_former_address_yields_to_who_has_it_now() -> None:
    other = claim(URL, uploaded=LATER)
    judged = Versions(article_file(), article_file(slug="bandang"), claims=[other]).judge()
    assert (judged.status, judged.problems) == ("live", ())
    assert URL not in judged.names
    assert judged.waits == (URL,), "the other may go, and then it leads here again"


def test_nobody_waits_for_what_leads_to_it_already() -> None:
    """The newest version wants its former address back, but may not have its other address."""
    wanted = url_name("/2026/11/lain.html")
    newest = article_file(slug="lain", aliases="[/2026/11/banjir.html]")
    taken = claim(wanted, uploaded=EARLIER)
    judged = Versions(article_file(), article_file(slug="bandang"), newest, claims=[taken]).judge()
    assert (judged.shown, codes(judged)) == ("v2", ["url_taken"])
    assert judged.names[URL] == FORMER_RANK
    assert judged.waits == (wanted,)


def test_a_former_address_stays_with_the_file_uploaded_first() -> None:
    other = Claim(URL, "articles/lain.md", rank(LATER, "articles/lain.md", former=True))
    judged = Versions(article_file(), article_file(slug="bandang"), claims=[other]).judge()
    assert judged.names[URL] == FORMER_RANK


def test_only_the_last_few_addresses_are_remembered() -> None:
    judged = Versions(*[article_file(slug=f"s{number}") for number in range(8)]).judge()
    former = [name for name, rank_ in judged.names.items() if rank_ == FORMER_RANK]
    assert len(former) == FORMER_ADDRESSES
    assert former == [url_name(f"/2026/11/s{number}.html") for number in (6, 5, 4)]


def test_no_address_of_a_draft_or_of_a_wrong_version_is_remembered() -> None:
    judged = Versions(article_file(slug="draf", draft="true"), WRONG, article_file()).judge()
    assert set(judged.names) == {ID, URL, SECOND}


@pytest.mark.parametrize("fields", [{"draft": "true"}, {"expiryDate": "2026-11-24T11:00:00Z"}])
def test_nothing_leads_to_what_is_not_shown(fields: dict[str, str]) -> None:
    assert Versions(article_file(), article_file(slug="bandang", **fields)).judge().names == {}


def test_a_withdrawn_article_is_found_at_its_former_address() -> None:
    judged = Versions(
        article_file(), article_file(slug="bandang", withdrawn="Salah orang.")
    ).judge()
    assert judged.names[URL] == FORMER_RANK


# --- addresses of Kilas ------------------------------------------------------------------------

SAMPLE = {
    "year": "2026", "month": "11", "day": "01", "number": "2", "slug": "banjir", "identity": "x",
    "comment": "y", "token": "t", "mark": "_", "path": "z.html", "rest": "z.html",
}  # fmt: skip
RESERVED = [shape.at(**SAMPLE) for shape in SITE_MAP if shape.owner == "kilas"]


@pytest.mark.parametrize("address", RESERVED)
def test_no_file_takes_an_address_of_kilas(address: str) -> None:
    judged = Versions(article_file(url=address)).judge()
    is_front = address == site_map.front()  # other tools' first page, left out with a note
    told = ("live", ["address_left_out"]) if is_front else ("wrong", ["reserved_url"])
    assert (judged.status, codes(judged)) == told


@pytest.mark.parametrize("address", RESERVED)
def test_no_alias_takes_an_address_of_kilas(address: str) -> None:
    judged = Versions(article_file(aliases=f"[{address}, /lama/]")).judge()
    assert (judged.status, codes(judged)) == ("live", ["alias_left_out"])
    assert url_name("/lama/") in judged.names
    assert url_name(address) not in judged.names


# --- case ------------------------------------------------------------------------------------

OF_ANOTHER = claim(url_name("/lama/banjir.html"), uploaded=EARLIER)


def test_an_address_that_differs_by_case_alone_is_taken() -> None:
    versions = Versions(article_file(url="/Lama/Banjir.html"), claims=[OF_ANOTHER])
    judged = versions.judge()
    (problem,) = judged.problems
    assert (problem.code, problem.values["url"]) == ("url_taken", "/Lama/Banjir.html")
    assert OF_ANOTHER.name in judged.waits


def test_an_alias_that_differs_by_case_alone_is_taken() -> None:
    versions = Versions(article_file(aliases="[/LAMA/banjir.html]"), claims=[OF_ANOTHER])
    assert codes(versions.judge()) == ["alias_taken"]


def test_a_former_address_that_differs_by_case_alone_is_lost() -> None:
    versions = Versions(article_file(url="/Lama/Banjir.html"), article_file(), claims=[OF_ANOTHER])
    judged = versions.judge()
    assert (set(judged.names), judged.waits) == ({ID, URL, SECOND}, (OF_ANOTHER.name,))


def test_a_file_can_have_an_address_in_two_spellings() -> None:
    versions = Versions(article_file(url="/lama/x.html", aliases="[/Lama/X.html]"))
    judged = versions.judge()
    assert judged.status == "live"
    assert {url_name("/lama/x.html"), url_name("/Lama/X.html")} <= set(judged.names)
