"""What becomes of an article or a page: versions, the site, the claims, the time -> its record."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kilas.claims import rank, url_name
from kilas.ingest.readings import CONSIDERED, CONSIDERED_LARGEST, LARGEST_FILE
from kilas.record import Record
from kilas.uploads.file import RESTORED_WITHIN, TOMBSTONE_LIFE
from tests.newsroom import NOON, article_file
from tests.unit.ingest.versions import DELETED, ID, KEY, SECOND, URL, WRONG, Versions, codes

# --- what is there, and what is not ----------------------------------------------------------

LONGEST_MESSAGE = timedelta(days=14)
"""https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html"""


def test_a_file_that_was_never_uploaded_has_a_tombstone() -> None:
    judged = Versions().judge()
    assert judged == Record(KEY, 1, "gone", head="", forget=NOON + TOMBSTONE_LIFE)
    assert TOMBSTONE_LIFE > LONGEST_MESSAGE, "an old message would bring back what was deleted"


def test_a_deleted_file_has_a_tombstone_of_its_deletion() -> None:
    judged = Versions(article_file(), DELETED).judge()
    assert (judged.status, judged.head, judged.shown) == ("gone", "v2", "")
    assert judged.uploaded == NOON + timedelta(minutes=1)
    assert judged.due == NOON + timedelta(minutes=1) + RESTORED_WITHIN
    assert judged.forget == NOON + TOMBSTONE_LIFE + timedelta(days=1), "it is judged again before"
    assert (judged.names, judged.waits, judged.article) == ({}, (), None)


def test_a_good_file_is_live() -> None:
    judged = Versions(article_file()).judge()
    assert (judged.status, judged.head, judged.shown) == ("live", "v1", "v1")
    assert (judged.judged_by, judged.problems, judged.due, judged.forget) == (
        "1:0:1",
        (),
        None,
        None,
    )
    assert judged.article
    assert judged.article.title == "Banjir"
    assert judged.names == dict.fromkeys([ID, URL, SECOND], rank(NOON, KEY))


def test_aliases_are_names_too() -> None:
    judged = Versions(article_file(aliases="[/lama.html, /2025/01/banjir.html]")).judge()
    aliases = {url_name("/lama.html"), url_name("/2025/01/banjir.html")}
    assert set(judged.names) == {ID, URL, SECOND} | aliases


def test_a_static_page_is_a_file_like_any_other() -> None:
    judged = Versions(article_file(section=None), key="pages/tentang.md").judge()
    assert judged.status == "live"
    assert judged.listed is None
    assert url_name("/p/tentang.html") in judged.names


def test_without_a_date_it_is_of_its_first_upload() -> None:
    judged = Versions(
        article_file(title="A", date=None), article_file(title="B", date=None)
    ).judge()
    assert judged.article
    assert (judged.article.title, judged.article.published) == ("B", NOON)


def test_an_upload_after_a_deletion_is_a_new_file() -> None:
    judged = Versions(article_file(title="A"), DELETED, article_file(title="B", date=None)).judge()
    assert judged.article
    assert judged.article.published == NOON + timedelta(minutes=2)
    assert judged.names[ID] == rank(NOON + timedelta(minutes=2), KEY)


def test_a_file_that_comes_back_has_its_date_and_leads_from_its_former_addresses() -> None:
    first, second = (article_file(slug=slug, date=None) for slug in ("lama", "baru"))
    judged = Versions(first, second, DELETED, second).judge(now=NOON + timedelta(days=1))
    assert judged.article
    assert judged.article.published == NOON
    assert judged.names[ID] == rank(NOON, KEY)
    assert judged.names[url_name("/2026/11/lama.html")] == rank(NOON, KEY, former=True)


def test_a_version_before_a_deletion_is_never_shown() -> None:
    judged = Versions(article_file(), WRONG, DELETED, WRONG).judge()
    assert (judged.status, judged.shown) == ("wrong", "")


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
    judged = Versions(article_file(**fields)).judge(now)
    assert (judged.status, judged.due) == (status, due)
    assert bool(judged.names) == (status in ("live", "scheduled", "withdrawn"))


# --- wrong files -----------------------------------------------------------------------------


def test_a_wrong_file_is_not_shown() -> None:
    judged = Versions(WRONG).judge()
    assert (judged.status, judged.head, judged.shown, judged.article) == ("wrong", "v1", "", None)
    assert codes(judged) == ["unknown_section"]
    assert judged.names == {}


def test_the_last_good_version_stays() -> None:
    judged = Versions(article_file(title="A"), article_file(title="B"), WRONG, WRONG).judge()
    assert (judged.status, judged.head, judged.shown) == ("live", "v4", "v2")
    assert judged.article
    assert judged.article.title == "B"
    assert codes(judged) == ["unknown_section"], "the newest version's problems, once"


def test_a_version_before_a_deletion_does_not_come_back() -> None:
    judged = Versions(article_file(), DELETED, WRONG).judge()
    assert (judged.status, judged.shown) == ("wrong", "")


def test_a_fixed_file_has_no_problems() -> None:
    judged = Versions(article_file(title="A"), WRONG, article_file(title="B")).judge()
    assert (judged.shown, judged.problems) == ("v3", ())


def test_a_likely_mistake_keeps_nothing_from_being_shown() -> None:
    judged = Versions(article_file(judul="Banjir")).judge()
    assert judged.status == "live"
    assert [problem.warning for problem in judged.problems] == [True]


def test_a_huge_file_is_not_even_read() -> None:
    versions = Versions(article_file(), "x" * (LARGEST_FILE + 1))
    judged = versions.judge()
    assert (judged.shown, codes(judged)) == ("v1", ["too_large"])
    assert versions.content.was_read == ["v1"]


def test_before_there_is_a_site_every_article_waits() -> None:
    judged = Versions(article_file()).judge(site=None)
    assert (judged.status, codes(judged)) == ("wrong", ["no_site"])


def test_each_version_is_read_only_when_it_is_needed() -> None:
    versions = Versions(*[article_file(title=str(number)) for number in range(40)])
    versions.judge()
    newest = [f"v{number}" for number in range(40, 29, -1)]
    assert versions.content.was_read == newest, "the head, and ten before it"


def test_only_the_newest_of_many_wrong_versions_are_read() -> None:
    versions = Versions(article_file(title="A"), *[WRONG] * 3_000)
    judged = versions.judge()
    assert versions.content.was_read == [
        f"v{number}" for number in range(3_001, 3_001 - CONSIDERED, -1)
    ]
    assert (judged.status, judged.shown, codes(judged)) == ("wrong", "", ["unknown_section"])


def test_the_last_good_version_is_one_of_the_newest_considered() -> None:
    def shown(wrong: int) -> str:
        return Versions(article_file(title="A"), *[WRONG] * wrong).judge().shown

    assert shown(CONSIDERED - 1) == "v1"
    assert shown(CONSIDERED) == ""


@pytest.mark.parametrize("size", [LARGEST_FILE, 40_000, 20_000, 100])
def test_the_newest_are_read_as_long_as_they_are_small_together(size: int) -> None:
    versions = Versions(article_file(title="A"), *[WRONG.ljust(size)] * CONSIDERED)
    versions.judge()
    read = versions.content.was_read
    assert len(read) == min(CONSIDERED, CONSIDERED_LARGEST * LARGEST_FILE // max(size, len(WRONG)))
    assert len(read) * size <= CONSIDERED_LARGEST * LARGEST_FILE
    assert Versions(article_file(title="A"), WRONG.ljust(LARGEST_FILE)).judge().shown == "v1"


def test_a_version_too_large_to_be_read_does_not_count_in_the_bytes() -> None:
    huge = "x" * (LARGEST_FILE + 1)
    versions = Versions(article_file(title="A"), *[huge] * (CONSIDERED - 1))
    assert versions.judge().shown == "v1"
    assert versions.content.was_read == ["v1"]


@pytest.mark.slow
def test_a_version_too_old_to_be_read_still_dates_the_article() -> None:
    judged = Versions(*[article_file(date=None)] * (CONSIDERED + 5)).judge()
    assert judged.article
    assert judged.article.published == NOON
    assert judged.names[ID] == rank(NOON, KEY)
