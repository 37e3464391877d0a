"""An original that front matter names by a link, as Obsidian's properties do, is the article that
such a link in a text leads to, where it is certain which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.converge.sources import GOOD_SITE
from tests.crafted.docx import docx, paragraph
from tests.fakes.newspaper import newspaper
from tests.fakes.world import rebuilt
from tests.unit.ingest.linking import text, upload

if TYPE_CHECKING:
    from tests.fakes.world import World

KEY = "articles/2026/11/ralat.md"
OLD = "articles/2025/Pasar Lama.md"


@pytest.fixture
def world() -> World:
    return newspaper(GOOD_SITE)


def correcting(line: str) -> str:
    return text("Isi.\n", title="Ralat", slug="ralat").replace("title:", f"{line}\ntitle:", 1)


def found(world: World, key: str = KEY) -> tuple[list[str], list[str]]:
    """The keys of the originals, and the codes of the notes on them."""
    record = world.records.get(key)
    assert record
    assert record.article
    notes = [each.code for each in record.problems if each.code != "photo_without_words"]
    return [each.key for each in record.article.originals], notes


WAYS = [
    'corrects: "[[Pasar Lama]]"',
    'corrects: "[[Pasar Lama]]" # nanti dicek',
    "corrects: [[Pasar Lama]]",
    'corrects: "[[pasar lama|beritanya]]"',
    "corrects: [[2025/Pasar Lama|beritanya]]",
    "corrects: [[Pasar Lama.md]]",
    'right_of_reply: "[[Pasar Lama#Harga cabai|harga]]"',
    'outcome_of: ["[[Pasar Lama]]"]',
    "outcome_of:\n  - [[Pasar Lama]]",
    'outcome_of:\n  - "[[Pasar Lama]]"',
    'corrects: "[beritanya](<Pasar Lama.md>)"',
    'corrects: "[beritanya](Pasar%20Lama.md)"',
    'corrects: "[beritanya](../../2025/Pasar%20Lama.md)"',
]


@pytest.mark.parametrize("line", WAYS)
def test_it_is_found_in_any_folder_while_it_is_shown(world: World, line: str) -> None:
    upload(world, KEY, correcting(line))
    assert found(world) == ([], ["target_missing"])
    upload(world, OLD, text("Isi.\n", title="Pasar", slug="pasar"))
    assert found(world) == ([OLD], [])
    assert 'href="/2026/11/pasar.html"' in world.site.text("2026/11/ralat.html")
    assert 'href="/2026/11/ralat.html"' in world.site.text("2026/11/pasar.html")
    world.content.remove(OLD)
    world.settle()
    assert found(world) == ([], ["target_missing"])


def test_a_word_file_names_it_so_too(world: World) -> None:
    upload(world, OLD, text("Isi.\n", title="Pasar", slug="pasar"))
    key = "articles/ralat.docx"
    words = ("Judul: Ralat", "Meralat: [[Pasar Lama]]", "")
    upload(world, key, docx(*map(paragraph, words), paragraph("Isi.")))
    assert found(world, key)[0] == [OLD]


def test_several_of_one_text_are_several_originals(world: World) -> None:
    for name in ("a", "b"):
        upload(world, f"articles/2025/{name}.md", text("Isi.\n", slug=name))
    upload(world, KEY, correcting('corrects: "[[a]], [[b]]"'))
    assert found(world) == (["articles/2025/a.md", "articles/2025/b.md"], [])


def test_of_several_files_with_the_name_none_is_the_original_and_the_lines_are_told(
    world: World,
) -> None:
    keys = ["articles/2024/pasar.md", "articles/2025/pasar.md"]
    for number, key in enumerate(keys):
        upload(world, key, text("Isi.\n", slug=f"pasar-{number}"))
    upload(world, KEY, correcting('corrects: "[[pasar]]"'))
    assert found(world) == ([], ["original_of_several"])
    report = world.desk.text(f"{KEY}.txt")
    assert "“corrects: articles/2024/pasar.md”, “corrects: articles/2025/pasar.md”" in report
    assert rebuilt(world).desk.text(f"{KEY}.txt") == report
    upload(world, KEY, correcting("corrects: articles/2025/pasar.md"))
    assert found(world) == (keys[1:], [])
    upload(world, KEY, correcting('corrects: "[[2025/pasar]]"'))
    assert found(world) == (keys[1:], [])


def test_an_id_decides_nothing_where_several_files_have_the_name(world: World) -> None:
    for folder in ("a", "b"):
        upload(world, f"articles/{folder}/pasar.md", text("Isi.\n", slug=folder))
    upload(world, "articles/c.md", text("Isi.\n", slug="c", id="pasar"))
    upload(world, KEY, correcting('corrects: "[[pasar]]"'))
    assert found(world) == ([], ["original_of_several"])


def test_a_heading_of_the_note_itself_is_no_original(world: World) -> None:
    upload(world, "articles/Bab dua.md", text("Isi.\n", slug="bab"))
    upload(world, "articles/c.md", text("Isi.\n", slug="c", id="bab-dua"))
    upload(world, KEY, correcting('corrects: "[[#Bab dua]]"'))
    assert found(world) == ([], ["no_original"])


def test_no_article_and_no_page_is_meant_by_its_own_name(world: World) -> None:
    upload(world, "pages/pasar.md", text("Isi.\n", slug="pasar"))
    key = "articles/2026/pasar.md"
    upload(world, key, correcting('corrects: "[[pasar]]"'))
    assert found(world, key) == ([], ["target_missing"])
    other = "articles/2025/pasar.md"
    upload(world, other, text("Isi.\n", slug="lama"))
    assert found(world, key) == ([other], [])


@pytest.mark.parametrize("name", ["Kenapa banjir?", "Pasar: harga naik", "Naik 50%20", "Satu, dua"])
@pytest.mark.parametrize("line", ['corrects: "[[{}]]"', "corrects: [[{}]]"])
def test_a_name_may_have_the_signs_of_addresses_and_lists(
    world: World, name: str, line: str
) -> None:
    key = f"articles/2025/{name}.md"
    upload(world, key, text("Isi.\n", slug="pasar"))
    upload(world, KEY, correcting(line.format(name)))
    assert found(world) == ([key], [])


def test_without_brackets_a_name_of_another_folder_is_a_note(world: World) -> None:
    upload(world, OLD, text("Isi.\n", slug="pasar"))
    upload(world, KEY, correcting("corrects: Pasar Lama"))
    assert found(world) == ([], ["target_near"])


def test_a_link_to_another_site_is_no_original(world: World) -> None:
    upload(world, KEY, correcting('corrects: "[berita](https://lain.example/a.html)"'))
    assert found(world) == ([], ["no_original"])
