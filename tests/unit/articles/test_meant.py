"""What YAML reads otherwise than its editor meant is read as meant, or refused with the line to
write: no value is shorter on the page than in the file without a word.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kilas.articles.read import ArticleReading, read_article
from kilas.documents.looks import seen
from kilas.errors import Unreadable
from kilas.texts import explain
from tests.newsroom import SITE
from tests.unit.articles.reading import KEY

if TYPE_CHECKING:
    from kilas.problems import Problem
    from tests.unit.articles.reading import Mistakes, Problems, Read

NBSP, ZERO_WIDTH = "\u00a0", "\u200b"
SIGNS = " #!&*@%`|>?-:,~[]{}\"'" + NBSP + ZERO_WIDTH
VALUES = st.text(st.sampled_from("aB1é" + SIGNS), max_size=12)
TEXTS = st.tuples(VALUES, st.text("abc", min_size=1, max_size=3), VALUES).map("".join)


def read_head(head: str) -> ArticleReading:
    now = datetime(2026, 11, 25, tzinfo=UTC)
    return read_article(KEY, f"---\n{head}\n---\nIsi.\n".encode(), SITE, now)


def letters(text: str) -> str:
    """What nobody may take away from a text: its letters, digits and hashtags."""
    return re.sub(r"[^\w#]|#(?!\w)", "", seen(text))


@pytest.mark.parametrize(
    ("head", "title", "right"),
    [
        ("title: Tagar #SaveSungai ramai", "Tagar #SaveSungai ramai", None),
        ("title: #viral", "#viral", 'title: "#viral"'),
        ("title: Rapat #1: hasil", "Rapat #1: hasil", None),
        ("title: !Penting rapat", "!Penting rapat", 'title: "!Penting rapat"'),
        ("title: ! Penting", "! Penting", 'title: "! Penting"'),
        ("title: !!Gempar Warga", "!!Gempar Warga", 'title: "!!Gempar Warga"'),
        ('title: Kata "ya" #viral', 'Kata "ya" #viral', "title: 'Kata \"ya\" #viral'"),
    ],
)
def test_a_title_that_yaml_would_cut_is_whole_and_a_note_says_so(
    read: Read, head: str, title: str, right: str | None
) -> None:
    reading = read(head)
    assert reading.article.title == title
    [note] = reading.warnings
    assert (note.code, note.line) == ("read_as_meant", 2)
    assert note.values["right"] == (right or f'title: "{title}"')


@pytest.mark.parametrize("head", ["title: !!str 2024", "title: C# dan F#"])
def test_what_yaml_reads_as_its_editor_does_has_no_note(read: Read, head: str) -> None:
    assert read(head).warnings == ()


def test_a_remark_is_left_out_with_a_note(read: Read) -> None:
    for head in ("title: Pasar # ubah", 'title: "Pasar" #ubah', 'title: "Pasar" # ubah'):
        reading = read(head)
        assert reading.article.title == "Pasar"
        assert [note.code for note in reading.warnings] == ["remark_left_out"]


def test_a_remark_alone_is_no_title(mistakes: Mistakes) -> None:
    assert mistakes("title: # tulis judul di sini") == [("empty_title", 2)]


def test_hash_signs_in_a_list_are_topics(read: Read) -> None:
    reading = read("title: a\ntags:\n  - #pasar\n  - kota")
    assert [(tag.slug, tag.name) for tag in reading.article.tags] == [
        ("pasar", "#pasar"),
        ("kota", "kota"),
    ]
    assert [(note.line, note.values["right"]) for note in reading.warnings] == [(4, '- "#pasar"')]


def test_a_field_that_decides_keeps_its_value_before_the_hash(read: Read) -> None:
    assert read("title: a\ndraft: true #nanti").article.draft
    assert read("title: a\ndate: 2026-11-20 #x").article.published.day == 19  # in UTC


def test_a_flag_of_a_hash_sign_alone_is_still_empty(mistakes: Mistakes) -> None:
    assert mistakes("title: a\ndraft: #true") == [("empty_key", 3)]


def test_the_name_of_a_file_may_have_a_hash_sign(read: Read) -> None:
    image = read("title: a\nimage: media/foto #1.jpg").article.image
    assert image
    assert image.path == "/media/foto%20%231.jpg"
    image = read("title: a\nimage: media/foto.jpg #lama").article.image
    assert image
    assert image.path == "/media/foto.jpg"


@pytest.mark.parametrize(
    ("head", "line", "right"),
    [
        (f"title: a\nimage:\n{NBSP}{NBSP}path: media/a.jpg", 4, "  path: media/a.jpg"),
        (f"title: a\nimage:\n  path:{NBSP}media/a.jpg", 4, "  path: media/a.jpg"),
        (f"title: a\ntags:\n -{NBSP}b\n - c", 4, " - b"),
        (f"title: a\ntags:\n{NBSP} - b", 4, "- b"),
        (f"title:{NBSP}Pasar", 2, "title: Pasar"),
        (f"title:{ZERO_WIDTH} Pasar", 2, "title: Pasar"),
    ],
)
def test_a_line_with_an_invisible_character_is_refused_with_the_line_to_write(
    problems: Problems, head: str, line: int, right: str
) -> None:
    [found] = problems(head)
    assert (found.code, found.line, found.values["right"]) == ("unseen_character", line, right)
    assert f"“{right}”" in explain(found, "en")[1]


@pytest.mark.parametrize(
    ("head", "right"),
    [
        ("title: *Penting rapat", 'title: "*Penting rapat"'),
        ("title: &Anggur merah", 'title: "&Anggur merah"'),
        ("title: a\ntags:\n - *satu", '- "*satu"'),
        ("title: a\ntags: [#pasar, kota]", 'tags: ["#pasar", "kota"]'),
        ("title: [a", 'title: ["a"]'),
    ],
)
def test_what_is_not_plain_is_refused_with_the_very_line(
    problems: Problems, head: str, right: str
) -> None:
    [found] = problems(head)
    assert found.values["right"] == right


def test_a_blank_within_a_title_is_no_mistake(read: Read) -> None:
    assert read(f"title: Pasar:{NBSP}ramai{NBSP}lagi").warnings == ()


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("title: Gempa &amp; Banjir &#8211; Hari Ini", "Gempa & Banjir – Hari Ini"),
        ('title: "A &amp;amp; B"', "A &amp; B"),
        ("title: AT&T &tak-ada; &", "AT&T &tak-ada; &"),
    ],
)
def test_entities_of_an_export_are_read(read: Read, head: str, title: str) -> None:
    assert read(head).article.title == title


def test_topics_that_are_parted_by_blanks_have_a_note(read: Read) -> None:
    reading = read("title: a\ntags: banjir bandang")
    [note] = reading.warnings
    assert (note.code, note.values["number"]) == ("tags_by_space", "2")
    again = read(f"title: a\n{note.values['right']}")
    assert [tag.name for tag in again.article.tags] == ["banjir bandang"]
    assert again.warnings == ()


@given(TEXTS)
@example("Tagar #viral")
@example("'Tis musim")
@example('"Siap" kata')
@example("*Penting")
@example("[a, #b]")
@example("!a|")
@example("&a")
def test_no_value_is_shorter_than_in_the_file_without_a_word(value: str) -> None:
    assert_whole("title: ", value)


@given(TEXTS)
@example("#viral")
@example("*satu")
def test_no_item_is_shorter_than_in_the_file_without_a_word(value: str) -> None:
    assert_whole("title: a\ntags:\n  - ", value)


def assert_whole(before: str, value: str) -> None:
    """The page has all letters of the value, or the report names its line; where the report has a
    line to write, that line is read as the value that its editor saw.
    """
    line = before.count("\n") + 2
    reports: tuple[Problem, ...]
    try:
        article = read_head(before + value)
    except Unreadable as error:
        reports, shown = error.problems, ""
    else:
        reports, shown = article.warnings, shown_of(article, line)
    own = [each for each in reports if each.line == line]
    assert own or letters(shown) == letters(value)
    assume("'" not in value and '"' not in value)  # quotes may be the editor's, or YAML's
    assume(line == TITLE or ":" not in value)  # an item with a colon is a table
    for right in (each.values["right"] for each in own if each.code in WITH_THE_VERY_LINE):
        lines = [*before.split("\n")[:-1], _indented(right, before)]
        assert letters(shown_of(read_head("\n".join(lines)), line)) == letters(value)


TITLE = 2
"""The line of the title, where a file has nothing before it."""


def shown_of(reading: ArticleReading, line: int) -> str:
    article = reading.article
    return article.title if line == TITLE else " ".join(tag.name for tag in article.tags)


WITH_THE_VERY_LINE = frozenset(
    {
        "read_as_meant", "yaml_leading_sign", "yaml_item_sign", "yaml_colon",
        "yaml_text_after_quote", "unclosed_quote", "yaml_curly_quotes",
    }
)  # fmt: skip


def _indented(right: str, before: str) -> str:
    last = before.rpartition("\n")[2]
    return " " * (len(last) - len(last.lstrip())) + right.lstrip()


@pytest.mark.parametrize("title", ["! 'Pasar: ramai'", '! "Pasar: ramai"', "! |-\n  Pasar: ramai"])
def test_a_tag_that_says_that_a_quoted_value_is_a_text_is_no_part_of_it(
    read: Read, title: str
) -> None:
    reading = read(f"title: {title}\ntags:\n- ! 'a'")
    assert (reading.article.title, reading.warnings) == ("Pasar: ramai", ())
