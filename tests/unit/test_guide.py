"""What the guide for editors shows is tried: its files are uploaded, and its reports compared."""

from __future__ import annotations

import re
from typing import Final

import pytest

from kilas.content_keys import SITE_KEY
from kilas.site import read as site_reading
from tests import guide

SECTIONS: Final = [section for section in guide.sections() if section.examples]


# --- whole files and their reports -------------------------------------------------------------


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.heading)
def test_the_files_of_the_guide_have_the_reports_that_it_shows(section: guide.Section) -> None:
    for key, said, found in guide.play(section):
        if said:
            assert guide.without_chance(found) == guide.without_chance(said), key
        else:
            assert guide.state_of(found).startswith(("TAYANG di ", "BERLAKU.", "DIBACA.")), found
            assert guide.remarks_of(found) == [], "the guide has to show this report"


def test_a_report_that_the_guide_has_wrong_is_seen() -> None:
    section = next(each for each in SECTIONS if each.heading == "Membaca laporan")
    wrong = section._replace(text=section.text.replace("Rubrik: daerh", "Rubrik: derah"))
    assert any(
        said and guide.without_chance(found) != guide.without_chance(said)
        for _, said, found in guide.play(wrong)
    )


def test_every_article_of_the_guide_names_its_file() -> None:
    """Or it would not be tried."""
    heads = ("---", "title:", "Judul:", "base_url:")
    unnamed = [text for _, key, text in guide.fences() if not key and text.startswith(heads)]
    assert unnamed == []
    named = [key for _, key, _ in guide.fences() if key]
    assert named == [each.key for section in SECTIONS for each in section.examples]


def test_a_correction_is_shown_and_changes_the_page() -> None:
    section = next(each for each in SECTIONS if each.heading.startswith("Membetulkan"))
    example = next(each for each in section.examples if "\nRalat: " in each.text)
    note = example.text.partition(" WIB: ")[2].partition("\n")[0]
    page = guide.page_of(guide.begin(section), example)
    assert note in page
    assert "Diperbarui" in page


def test_a_file_that_moves_as_the_guide_says_keeps_its_address_and_its_comments() -> None:
    section = next(each for each in SECTIONS if each.heading.startswith("Memindahkan"))
    moved = section.examples[0]
    old = moved._replace(key="articles/pasar.txt", text=re.sub("(id|slug): .*\n", "", moved.text))
    world = guide.begin(section)
    guide.upload(world, guide.Example("yaml", SITE_KEY, "comments: {moderation: none}\n"))
    before = guide.page_of(world, old)
    world.comment("pasar", "Pembaca", "Terima kasih!")
    guide.page_of(world, moved)
    world.content.remove(old.key)
    world.settle()
    address = guide.state_of(guide.report(world, moved.key))
    page = world.site.objects[address.removeprefix(f"TAYANG di {guide.SITE_ADDRESS}/")][0].body
    assert "Terima kasih!" in page.decode()
    assert "Terima kasih!" not in before
    assert address == f"TAYANG di {guide.SITE_ADDRESS}/2026/11/pasar.html"


def test_the_markup_of_the_guide_becomes_what_the_guide_says() -> None:
    section = next(each for each in SECTIONS if each.heading == "Menulis dengan Markdown")
    page = guide.page_of(guide.begin(section), section.examples[0])
    for shown in (
        "<strong>tebal</strong>",
        "<em>miring</em>",
        '<h2 id="isi-bab-dua">Bab dua</h2>',
        '<a href="#isi-bab-dua" rel="noopener">ke bab dua</a>',
        'class="pullquote"',
        'href="https://www.youtube.com/watch?v=abcdefghijk"',
        "<b>Instagram</b><br>Kiriman warga tentang banjir</a>",
        '<figcaption>Perahu kembali ke dermaga. <span class="credit">Foto: Rara Contoh</span>',
        'alt="Perahu di dermaga"',
    ):
        assert shown in page, shown
    assert "<iframe" not in page
    assert "{:" not in page


def test_what_came_from_blogger_keeps_its_address() -> None:
    section = next(each for each in SECTIONS if each.heading == "Pindah dari Blogger")
    [(_, _, found)] = guide.play(section)
    assert guide.state_of(found) == f"TAYANG di {guide.SITE_ADDRESS}/2019/05/pasar-lama.html"
    assert "`/2019/05/pasar-lama.html`" in section.text


def test_the_whole_settings_have_every_field() -> None:
    """Where one is missing, an editor does not learn of it."""
    written = set(re.findall(r"^(\w+):", guide.whole_settings(), re.MULTILINE))
    elsewhere = {"approve_since", "colors"}
    assert written == set(site_reading._KNOWN) - elsewhere
    assert all(f"`{name}" in guide.TEXT or f"\n{name}:" in guide.TEXT for name in elsewhere)
