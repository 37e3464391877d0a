"""The language that an article has for itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.bodies.language_tags import language_tag

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read


@pytest.mark.parametrize(
    ("line", "tag"),
    [
        ("lang: en", "en"),
        ("language: id", "id"),
        ("locale: pt_BR", "pt-BR"),
        ("locale: en_US.UTF-8", "en-US"),
        ("lang: ZH-hant-tw", "zh-Hant-TW"),
        ("lang: es-419", "es-419"),
        ("lang: ban", "ban"),
        ("lang: ca-valencia", "ca-valencia"),
        ("lang: sl-1994", "sl-1994"),
        ("lang: sl-1ABC", "sl-1abc"),
        ("lang: no", "no"),  # Norwegian, which YAML takes for false
        ("Lang: jv", "jv"),
        ("date: 2026-11-19", ""),
    ],
)
def test_an_article_may_have_a_language(read: Read, line: str, tag: str) -> None:
    found = read(f"title: Banjir\n{line}", "Isi.")
    assert (found.article.lang, found.warnings) == (tag, ())


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("Inggris", "lang_left_out"),
        ("English", "lang_left_out"),
        ("en us", "lang_left_out"),
        ("en-", "lang_left_out"),
        ("und", "lang_left_out"),
        ("mul", "lang_left_out"),
        ("zxx", "lang_left_out"),
        ("\u017fu", "lang_left_out"),  # a long s, which is an "s" where case does not count
        ('"en\\" onclick=\\"x"', "lang_left_out"),
        ("[en, id]", "side_text_left_out"),
        ("{code: en}", "side_text_left_out"),
    ],
)
def test_what_is_no_tag_is_left_out_and_named(read: Read, value: str, code: str) -> None:
    found = read(f"title: Banjir\nlang: {value}", "Isi.")
    assert found.article.lang == ""
    assert [(each.code, each.line) for each in found.warnings] == [(code, 3)]


def test_blanks_around_a_tag_do_not_count() -> None:
    assert language_tag(" en ") == "en"


@given(st.text(alphabet="abEN-_.0123\u0660\u212a é", max_size=50))
@example("a" * 3 + "-abcde" * 4000)
def test_a_tag_is_the_tag_of_itself_and_plain(text: str) -> None:
    tag = language_tag(text)
    assert re.fullmatch(r"[A-Za-z0-9-]{0,35}", tag)
    assert language_tag(tag) == tag
