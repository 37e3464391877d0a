"""Sections and authors that site.yaml no longer defines stay known: articles still name them."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from kilas.site.past_definitions import MAX_FORMER, removed_definitions, with_past_definitions
from kilas.site.read import MAX_ROWS
from kilas.site.site import Author, Section, Site

POLITIK, DAERAH = Section("politik", "Politik"), Section("daerah", "Kabar Daerah")
RARA, HIDDEN = Author("K-01", "Rara Contoh", public=True), Author("K-08", "Nama Rahasia")


def site(*definitions: Section | Author) -> Site:
    return Site(
        title="Kabar",
        base_url="https://kabar.example",
        sections=tuple(each for each in definitions if isinstance(each, Section)),
        authors=tuple(each for each in definitions if isinstance(each, Author)),
    )


def test_removed_sections_and_authors_stay_known() -> None:
    now = with_past_definitions(site(POLITIK), [site(POLITIK, DAERAH, RARA), site(HIDDEN)])
    assert now == replace(site(POLITIK), former_sections=(DAERAH,), former_authors=(RARA, HIDDEN))


def test_a_definition_of_many_versions_is_kept_once() -> None:
    assert with_past_definitions(site(), [site(RARA)] * 49).former_authors == (RARA,)


def test_a_present_definition_is_no_past_one() -> None:
    assert with_past_definitions(site(POLITIK, RARA), [site(RARA, POLITIK)]) == site(POLITIK, RARA)


def test_the_newest_of_several_definitions_counts() -> None:
    hidden = replace(RARA, public=False)
    now = with_past_definitions(site(), [site(hidden), site(RARA)])
    assert now.author("K-01") == hidden
    assert now.author("k-01") == hidden
    assert with_past_definitions(site(hidden), [site(RARA)]).author("K-01") == hidden


def test_a_past_name_leads_to_the_present_definition() -> None:
    renamed, hidden = Section("daerah", "Daerah"), replace(RARA, public=False)
    now = with_past_definitions(site(renamed, hidden), [site(DAERAH, RARA)])
    assert now.section_named("Kabar Daerah") == renamed
    assert now.author_named("Rara Contoh") == hidden


def test_a_name_in_use_belongs_to_its_present_holder() -> None:
    other = Author("K-02", "Rara Contoh", public=True)
    now = with_past_definitions(site(other), [site(RARA)])
    assert now.author_named("Rara Contoh") == other
    assert now.author_named("K-01") == RARA


def test_the_hidden_name_of_a_past_author_leads_nowhere() -> None:
    assert with_past_definitions(site(), [site(HIDDEN)]).author_named("Nama Rahasia") is None


def test_past_definitions_leave_room_in_the_item() -> None:
    def reporters(year: int) -> Site:
        named = (f"K-{year}-{number}" for number in range(MAX_ROWS["authors"]))
        return site(*(Author(code, "\N{PERSONAL COMPUTER}" * 200, public=True) for code in named))

    kept = with_past_definitions(
        reporters(2030), [reporters(year) for year in range(2029, 1980, -1)]
    )
    assert kept.former_authors[0].code == "K-2029-0", "the newest first"
    assert len(kept.former_authors) > 30
    assert len(msgspec.json.encode(kept.former_authors)) < MAX_FORMER


def test_the_authors_of_a_whole_newsroom_are_kept() -> None:
    authors = [
        Author(f"K-{number}", f"Wartawan Nomor {number}", public=True) for number in range(500)
    ]
    assert len(with_past_definitions(site(), [site(*authors)]).former_authors) == len(authors)


def test_the_report_names_removed_definitions() -> None:
    warnings = removed_definitions(
        site(POLITIK, Author("k-08", "x")), site(POLITIK, DAERAH, RARA, HIDDEN)
    )
    assert [(each.code, each.warning, each.values) for each in warnings] == [
        ("sections_left", True, {"sections": "daerah"}),
        ("authors_left", True, {"authors": "K-01"}),
    ]
    assert removed_definitions(site(POLITIK, RARA), site(POLITIK, RARA)) == ()
    assert removed_definitions(site(DAERAH), site(replace(DAERAH, name="Daerah"))) == ()
