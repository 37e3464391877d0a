"""What the picture of a section is made of, and which earlier ones are remembered."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kilas.site.design import Design, Shades
from kilas.site.pictures import MAX_FORMER, picture_of, pictures_of, with_past_pictures
from kilas.site.site import Section, Site

SITE = Site(
    title="Kabar Kilas",
    base_url="https://kabar.example",
    sections=(Section("politik", "Politik"), Section("daerah", "Daerah")),
)
LATER = replace(SITE, title="Warta Kilas")


def marks(site: Site) -> list[tuple[str, str]]:
    return [(each.slug, each.mark) for each in pictures_of(site)]


def test_the_newspaper_and_each_section_have_a_picture() -> None:
    assert [each.slug for each in pictures_of(SITE)] == ["", "politik", "daerah"]
    assert picture_of(SITE, "nihil") == picture_of(SITE), "of a section that is no more"


@pytest.mark.parametrize(
    "other",
    [
        LATER,
        replace(SITE, base_url="https://warta.example"),
        replace(SITE, sections=(Section("politik", "Politika"),)),
        replace(SITE, sections=(Section("politika", "Politik"),)),
        replace(SITE, design=Design(light=Shades(accent=0x000080))),
        replace(SITE, design=Design(light=Shades(paper=0xFFFFFF))),
    ],
    ids=["title", "host", "name", "slug", "accent", "paper"],
)
def test_a_mark_follows_all_that_is_drawn(other: Site) -> None:
    slug = other.sections[0].slug
    assert picture_of(other, slug).mark != picture_of(SITE, "politik").mark


def test_what_is_not_drawn_changes_no_mark() -> None:
    dark = Design(dark=Shades(accent=0xFFFFFF))
    other = replace(
        SITE, tagline="Lain", design=dark, sections=(Section("politik", "Politik", "Lain"),)
    )
    assert picture_of(other, "politik").mark == picture_of(SITE, "politik").mark


def test_earlier_pictures_are_remembered_and_the_present_ones_are_not() -> None:
    assert with_past_pictures(SITE, [SITE, SITE]).former_pictures == ()
    now = with_past_pictures(LATER, [SITE])
    assert list(now.former_pictures) == marks(SITE)
    back = with_past_pictures(SITE, [now])
    assert list(back.former_pictures) == marks(LATER)


def test_no_more_than_a_few_hundred_are_remembered() -> None:
    earlier = [replace(SITE, title=str(number)) for number in range(MAX_FORMER)]
    now = with_past_pictures(SITE, earlier)
    assert len(now.former_pictures) == MAX_FORMER
    assert list(now.former_pictures[:3]) == marks(earlier[0]), "the newest"
