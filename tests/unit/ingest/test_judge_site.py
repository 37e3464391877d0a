"""What becomes of site.yaml: its versions -> the settings in force, and their report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kilas.ingest.readings import LARGEST_FILE
from kilas.ingest.settings_search import DEFINING, DEFINING_BYTES, READ_AT_ONCE, READ_BYTES
from kilas.site.read import MAX_FILE
from kilas.site.site import Author, Section
from tests.newsroom import site_yaml
from tests.unit.ingest.versions import DELETED, Versions, codes

if TYPE_CHECKING:
    from kilas.record import Record

GOOD_SITE = site_yaml()
PAPER = GOOD_SITE + "sections: {politik: Politik, daerah: Daerah}\nauthors: {K-08: Meja}\n"


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


WRONG = "judul: ["


def test_any_number_of_wrong_settings_leave_the_last_good_ones() -> None:
    """From nothing, as a rebuild finds them: in parts, each one message."""
    versions = Versions(PAPER, GOOD_SITE, *[WRONG] * 10_000, DELETED, key="site.yaml")
    judged = versions.judge()
    assert (judged.shown, codes(judged)) == ("v2", ["site_deleted"])
    assert judged.site
    assert [section.slug for section in judged.site.former_sections] == ["politik", "daerah"]
    assert versions.messages == 10_002 // READ_AT_ONCE + 1


def test_one_more_wrong_upload_costs_two_reads() -> None:
    """A sync client that tries a bad file again and again."""
    versions = Versions(GOOD_SITE, *[WRONG] * 120, key="site.yaml")
    versions.judge()
    for _ in range(3):
        versions.upload(WRONG)
        versions.content.was_read.clear()
        assert versions.judge().shown == "v1"
        assert versions.messages == 1
        assert versions.content.was_read == [versions.content.versions("site.yaml")[0].id]


def test_a_good_upload_is_in_force_at_once_behind_any_number_that_nobody_has_read() -> None:
    versions = Versions(PAPER, key="site.yaml")
    versions.judge()
    for text in [*[WRONG] * 300, GOOD_SITE.replace("Kabar", "Warta")]:
        versions.upload(text)
    first = versions.judge(messages=1)
    assert first.site
    assert (first.site.title, first.shown) == ("Warta Kilas", "v302")
    assert [section.slug for section in first.site.former_sections] == ["politik", "daerah"]
    rest = versions.judge()
    assert rest.site == first.site
    assert rest == replace(
        versions_from_nothing(versions).judge(), revision=rest.revision, site_since=rest.site_since
    )


def test_settings_stay_in_force_while_all_is_read_again() -> None:
    versions = Versions(PAPER, GOOD_SITE, *[WRONG] * 300, key="site.yaml")
    before = versions.judge()
    versions.release = "r2"
    during = versions.judge(messages=1)
    assert (during.site, during.shown) == (before.site, "v2")
    assert during.search
    assert not during.search.ended
    assert versions.judge().site == before.site


@pytest.mark.parametrize("removed", ["newest", "oldest", "a wrong one", "shown", "every landmark"])
def test_what_is_remembered_is_checked_against_the_versions(removed: str) -> None:
    versions = Versions(WRONG, PAPER, WRONG, GOOD_SITE, *[WRONG] * 8, key="site.yaml")
    record = versions.judge()
    history = versions.content.versions("site.yaml")
    search = record.search
    assert search
    ids = {
        "newest": [history[0].id],
        "oldest": [history[-1].id],
        "a wrong one": [history[6].id],
        "shown": [record.shown],
        "every landmark": [*search.newest, *search.good, search.oldest],
    }[removed]
    for id_ in ids:
        versions.content.remove_for_good("site.yaml", id_)
    judged = versions.judge()
    clean = versions_from_nothing(versions).judge()
    assert judged == replace(clean, revision=judged.revision, site_since=judged.site_since)
    if removed == "shown":
        assert judged.shown == "v2"
        assert judged.site_since > record.site_since


@given(st.data())
def test_what_is_in_force_follows_from_the_versions_alone(data: st.DataObject) -> None:
    """However uploads, removals for good, releases and messages cross."""
    versions = Versions(key="site.yaml")
    texts = st.sampled_from([WRONG, WRONG, GOOD_SITE, PAPER, DELETED, "x" * (MAX_FILE + 1)])
    for _ in range(data.draw(st.integers(1, 8))):
        for text in data.draw(st.lists(texts, max_size=60)):
            versions.upload(text)
        history = versions.content.versions("site.yaml")
        for place in data.draw(st.lists(st.integers(0, 9), max_size=4, unique=True)):
            if place < len(history):
                versions.content.remove_for_good("site.yaml", history[place].id)
        versions.release = data.draw(st.sampled_from(["r1", "r2"]))
        versions.judge(messages=data.draw(st.integers(0, 3)))
    judged, clean = versions.judge(), versions_from_nothing(versions).judge()
    assert judged == replace(
        clean,
        revision=judged.revision,
        site_since=judged.site_since,
        judged_by=judged.judged_by,
        forget=judged.forget,
    )


def versions_from_nothing(versions: Versions) -> Versions:
    """The same uploads before an empty table."""
    other = Versions(key=versions.key)
    other.content, other.release = versions.content, versions.release
    return other


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


def test_the_settings_remember_as_many_good_versions_as_may_define() -> None:
    def remembered(later: int) -> bool:
        site = site_of(PAPER, *[GOOD_SITE] * later).site
        return bool(site and site.former_authors)

    assert remembered(DEFINING - 1)
    assert not remembered(DEFINING)


def test_wrong_versions_push_no_definition_out() -> None:
    site = site_of(PAPER, *[GOOD_SITE, WRONG, WRONG] * (DEFINING - 1)).site
    assert site
    assert site.former_authors


def test_large_settings_define_as_long_as_they_are_few() -> None:
    def remembered(later: int) -> bool:
        site = site_of(PAPER, *[GOOD_SITE.ljust(MAX_FILE)] * later).site
        return bool(site and site.former_authors)

    enough = DEFINING_BYTES // MAX_FILE
    assert remembered(enough - 1)
    assert not remembered(enough)


def test_wrong_settings_are_reported_with_their_warnings() -> None:
    assert codes(site_of(PAPER, "judul: Kabar\nbase_url: https://kabar.example\n")) == [
        "missing_key",
        "unknown_key",
    ]


def test_deletions_are_not_read_so_the_settings_are_found_behind_any_number() -> None:
    versions = Versions(GOOD_SITE, *[DELETED] * (READ_AT_ONCE + 1), key="site.yaml")
    assert (versions.judge().shown, versions.messages) == ("v1", 1)


def test_huge_settings_are_not_even_read() -> None:
    versions = Versions(GOOD_SITE, "x" * LARGEST_FILE, key="site.yaml")
    judged = versions.judge()
    assert (judged.shown, codes(judged)) == ("v1", ["too_large"])
    assert versions.content.was_read == ["v1"]


def test_large_settings_are_read_few_at_a_time() -> None:
    few = READ_BYTES // MAX_FILE
    versions = Versions(GOOD_SITE, *[WRONG.ljust(MAX_FILE)] * (2 * few), key="site.yaml")
    assert (versions.judge().shown, versions.messages) == ("v1", 3)


def test_of_good_settings_far_apart_the_newest_are_in_force() -> None:
    """The ninth place from the newest comes before the second in a set of numbers."""
    versions = Versions(GOOD_SITE, *[WRONG] * 6, PAPER, WRONG, key="site.yaml")
    assert versions.judge().shown == "v8"


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
