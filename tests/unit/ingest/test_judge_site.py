"""What becomes of site.yaml: its versions -> the settings in force, and their report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.ingest.judge_article import CONSIDERED, LARGEST_FILE
from kilas.site.read import MAX_FILE
from kilas.site.site import Author, Section
from tests.newsroom import site_yaml
from tests.unit.ingest.versions import DELETED, Versions, codes

if TYPE_CHECKING:
    from kilas.record import Record

GOOD_SITE = site_yaml()


def site_of(*uploads: str | None) -> Record:
    return Versions(*uploads, key="site.yaml").judge()


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


def test_only_the_newest_of_many_wrong_settings_are_read() -> None:
    versions = Versions(GOOD_SITE, *["judul: ["] * 3_000, DELETED, key="site.yaml")
    assert versions.judge().status == "wrong"
    assert versions.content.was_read == [
        f"v{number}" for number in range(3_001, 3_001 - CONSIDERED, -1)
    ]


PAPER = GOOD_SITE + "sections: {politik: Politik, daerah: Daerah}\nauthors: {K-08: Meja}\n"


def test_sections_and_authors_that_left_the_settings_are_remembered_and_reported() -> None:
    judged = site_of(PAPER, GOOD_SITE + "sections: {politik: Politik}\n")
    assert judged.site
    assert judged.site.former_sections == (Section("daerah", "Daerah"),)
    assert judged.site.former_authors == (Author("K-08", "Meja"),)
    assert codes(judged) == ["sections_left", "authors_left"]
    assert all(problem.warning for problem in judged.problems)


def test_a_section_that_left_is_reported_once_and_remembered_across_wrong_settings() -> None:
    judged = site_of(PAPER, "judul: [", DELETED, GOOD_SITE, GOOD_SITE)
    assert judged.site
    assert [section.slug for section in judged.site.former_sections] == ["politik", "daerah"]
    assert codes(judged) == []


def test_the_settings_remember_as_many_versions_as_are_considered() -> None:
    def remembered(later: int) -> bool:
        site = site_of(PAPER, *[GOOD_SITE] * later).site
        return bool(site and site.former_authors)

    assert remembered(CONSIDERED - 1)
    assert not remembered(CONSIDERED)


def test_wrong_settings_are_reported_with_their_warnings() -> None:
    assert codes(site_of(PAPER, "judul: Kabar\nbase_url: https://kabar.example\n")) == [
        "missing_key",
        "unknown_key",
    ]


def test_deletions_are_not_read_so_the_settings_are_found_behind_any_number() -> None:
    assert site_of(GOOD_SITE, *[DELETED] * (CONSIDERED + 1)).shown == "v1"


def test_huge_settings_are_not_even_read() -> None:
    versions = Versions(GOOD_SITE, "x" * LARGEST_FILE, key="site.yaml")
    judged = versions.judge()
    assert (judged.shown, codes(judged)) == ("v1", ["too_large"])
    assert versions.content.was_read == ["v1"]


def test_large_settings_are_not_all_read() -> None:
    wrong = "judul: [".ljust(MAX_FILE)
    assert site_of(GOOD_SITE, *[wrong] * 7).shown == "v1"
    assert site_of(GOOD_SITE, *[wrong] * 8).shown == ""


def test_deleting_the_settings_changes_only_the_report() -> None:
    judged = site_of(GOOD_SITE, DELETED)
    assert judged.site
    assert (judged.status, judged.shown, codes(judged)) == ("live", "v1", ["site_deleted"])
    assert codes(site_of(PAPER, GOOD_SITE, DELETED)) == ["site_deleted"], "and none of its warnings"


def test_settings_come_back_from_before_a_deletion() -> None:
    judged = site_of(GOOD_SITE, DELETED, "title: Warta\n")
    assert judged.shown == "v1"
    assert "site_deleted" not in codes(judged)


def test_without_any_good_settings_there_is_no_newspaper() -> None:
    judged = site_of("title: Warta\n", DELETED)
    assert (judged.status, judged.site, codes(judged)) == ("wrong", None, ["site_deleted"])


def test_settings_that_never_were_have_a_tombstone() -> None:
    assert site_of().status == "gone"
