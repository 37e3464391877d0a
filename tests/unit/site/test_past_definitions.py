"""What site.yaml no longer says is remembered: articles name it still."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from kilas.site.past_definitions import MAX_FORMER, left, remembering
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


def test_what_left_is_known_still() -> None:
    now = remembering(site(POLITIK), [site(POLITIK, DAERAH, RARA), site(HIDDEN)])
    assert now == replace(site(POLITIK), former_sections=(DAERAH,), former_authors=(RARA, HIDDEN))


def test_what_many_versions_had_is_remembered_once() -> None:
    assert remembering(site(), [site(RARA)] * 49).former_authors == (RARA,)


def test_what_is_still_there_is_no_memory() -> None:
    assert remembering(site(POLITIK, RARA), [site(RARA, POLITIK)]) == site(POLITIK, RARA)


def test_the_newest_definition_counts() -> None:
    hidden = replace(RARA, public=False)
    now = remembering(site(), [site(hidden), site(RARA)])
    assert now.author("K-01") == hidden
    assert now.author("k-01") == hidden
    assert remembering(site(hidden), [site(RARA)]).author("K-01") == hidden


def test_an_earlier_name_leads_to_what_it_is_now() -> None:
    renamed, hidden = Section("daerah", "Daerah"), replace(RARA, public=False)
    now = remembering(site(renamed, hidden), [site(DAERAH, RARA)])
    assert now.section_named("Kabar Daerah") == renamed
    assert now.author_named("Rara Contoh") == hidden


def test_a_name_that_is_in_use_is_that_of_its_present_holder() -> None:
    other = Author("K-02", "Rara Contoh", public=True)
    now = remembering(site(other), [site(RARA)])
    assert now.author_named("Rara Contoh") == other
    assert now.author_named("K-01") == RARA


def test_a_hidden_name_leads_nowhere() -> None:
    assert remembering(site(), [site(HIDDEN)]).author_named("Nama Rahasia") is None


def test_what_is_remembered_leaves_room_in_the_item() -> None:
    def reporters(year: int) -> Site:
        named = (f"K-{year}-{number}" for number in range(MAX_ROWS["authors"]))
        return site(*(Author(code, "\N{PERSONAL COMPUTER}" * 200, public=True) for code in named))

    kept = remembering(reporters(2030), [reporters(year) for year in range(2029, 1980, -1)])
    assert kept.former_authors[0].code == "K-2029-0", "the newest first"
    assert len(kept.former_authors) > 30
    assert len(msgspec.json.encode(kept.former_authors)) < MAX_FORMER


def test_a_whole_newsroom_is_remembered() -> None:
    authors = [
        Author(f"K-{number}", f"Wartawan Nomor {number}", public=True) for number in range(500)
    ]
    assert len(remembering(site(), [site(*authors)]).former_authors) == len(authors)


def test_the_report_tells_what_left() -> None:
    warnings = left(site(POLITIK, Author("k-08", "x")), site(POLITIK, DAERAH, RARA, HIDDEN))
    assert [(each.code, each.warning, each.values) for each in warnings] == [
        ("sections_left", True, {"sections": "daerah"}),
        ("authors_left", True, {"authors": "K-01"}),
    ]
    assert left(site(POLITIK, RARA), site(POLITIK, RARA)) == ()
    assert left(site(DAERAH), site(replace(DAERAH, name="Daerah"))) == ()
