"""Who is meant by a name: the first section or author that has or had it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from kilas.site.site import Author, Section, Site

WORDS = st.sampled_from(["a", "A", "b", "Stra\u00dfe", "STRASSE", "k-1", "K-1", ""])
SECTIONS = st.lists(st.builds(Section, WORDS, WORDS), max_size=3).map(tuple)
AUTHORS = st.lists(st.builds(Author, WORDS, WORDS, st.booleans()), max_size=3).map(tuple)
SITES = st.builds(
    Site,
    st.just("Kabar"),
    st.just("https://kabar.example"),
    sections=SECTIONS,
    authors=AUTHORS,
    former_sections=SECTIONS,
    former_authors=AUTHORS,
)


KABAR = Site("Kabar", "https://kabar.example")
ONE_NAME = (Section("b", "a"), Section("c", "a"))


@given(SITES, WORDS)
@example(replace(KABAR, sections=ONE_NAME), "a")
@example(replace(KABAR, sections=(Section("a", "b"), Section("a", "c"))), "a")
@example(replace(KABAR, sections=ONE_NAME[:1], former_sections=ONE_NAME[1:]), "a")
def test_the_first_that_has_a_name_is_meant(site: Site, text: str) -> None:
    word = text.casefold()
    sections = [each for each in site.sections if each.slug == text]
    assert site.section(text) == next(iter(sections), None)
    named = [each for each in site.sections + site.former_sections if word in each.words]
    expected = (site.section(named[0].slug) or named[0]) if named else None
    assert site.section_named(f" {text}\n") == expected
    authors = [each for each in site.ever_authors if each.code.casefold() == word]
    assert site.author(text) == next(iter(authors), None)
    known = [each for each in site.ever_authors if word in each.words]
    assert site.author_named(text) == (site.author(known[0].code) if known else None)


@given(SITES, SITES)
def test_what_was_looked_up_is_no_part_of_a_site(site: Site, other: Site) -> None:
    copy = replace(site)
    site.section_named("a")
    assert site == copy
    changed = replace(site, sections=other.sections, authors=other.authors)
    fresh = replace(copy, sections=other.sections, authors=other.authors)
    assert changed.section_named("a") == fresh.section_named("a")
    assert changed.author_named("a") == fresh.author_named("a")
