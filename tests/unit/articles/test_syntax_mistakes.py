"""The report on front matter that no parser takes: the cause, its line and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.front_matter import read_source
from kilas.articles.read import read_article
from kilas.documents.values import Table
from kilas.documents.writing import STRAIGHT, toml_value, yaml_quoted
from kilas.documents.yaml_text import parsed
from kilas.errors import Unreadable
from kilas.texts import LANGUAGES, explain

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.problems import Problem
    from kilas.site.site import Site


def mistake(text: str) -> Problem:
    with pytest.raises(Unreadable) as caught:
        read_source("articles/x.md", text.encode())
    (problem,) = caught.value.problems
    return problem


def mistake_in_yaml(block: str, loader: Any) -> Problem:
    """The mistake that this parser finds in the lines between the marks of a front matter."""
    with pytest.raises(Unreadable) as caught:
        parsed(block, first_line=2, loader=loader)
    (problem,) = caught.value.problems
    return problem


EITHER_PARSER = pytest.mark.parametrize(
    "loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "Python"]
)
"""A platform's wheel may lack the fast one."""


YAML_REMEDIES = [
    ("title: Banjir: dua desa", "yaml_colon", 1, 'title: "Banjir: dua desa"'),
    ('a: b\ntitle: Kata Budi: "Siap"', "yaml_colon", 2, "title: 'Kata Budi: \"Siap\"'"),
    ("title: Jum'at: \"Siap\"", "yaml_colon", 1, "title: 'Jum''at: \"Siap\"'"),
    ("title: Banjir di hilir:", "yaml_colon", 1, 'title: "Banjir di hilir:"'),
    ("title: “Banjir: dua desa”", "yaml_curly_quotes", 1, 'title: "Banjir: dua desa"'),
    ("title: “Siap: ini”, kata Budi", "yaml_curly_quotes", 1,
     'title: "“Siap: ini”, kata Budi"'),
    ("title:Banjir", "yaml_missing_space", 1, "title: Banjir"),
    ("title:Banjir\ndate: 2026-11-23", "yaml_missing_space", 1, "title: Banjir"),
    ("title: Banjir\nauthor:K-08\ndate: 2026-11-23", "yaml_missing_space", 2, "author: K-08"),
    ("title: Banjir\nauthor:K-08", "yaml_missing_space", 2, "author: K-08"),
    ("title: @kilas berkata", "yaml_leading_sign", 1, 'title: "@kilas berkata"'),
    ("title: %5 naik", "yaml_leading_sign", 1, 'title: "%5 naik"'),
    ("a: b\ntitle: `air` naik", "yaml_leading_sign", 2, 'title: "`air` naik"'),
    ("title: *Penting* sekali", "yaml_leading_sign", 1, 'title: "*Penting* sekali"'),
    ("title: [Foto] Banjir\na: b", "yaml_leading_sign", 1, 'title: "[Foto] Banjir"'),
    ("title: [Foto]: Banjir", "yaml_leading_sign", 1, 'title: "[Foto]: Banjir"'),
    ("title: {% raw %}", "yaml_leading_sign", 1, 'title: "{% raw %}"'),
    ("a: b\ntitle: {#jika ...}", "yaml_leading_sign", 2, 'title: "{#jika ...}"'),
    ("title: > naik", "yaml_leading_sign", 1, 'title: "> naik"'),
    ("title: - naik", "yaml_leading_sign", 1, 'title: "- naik"'),
]  # fmt: skip


@EITHER_PARSER
@pytest.mark.parametrize(("block", "code", "line", "right"), YAML_REMEDIES)
def test_yaml_is_read_after_the_remedy_of_the_report(
    block: str, code: str, line: int, right: str, loader: Any
) -> None:
    problem = mistake(f"---\n{block}\n---\nIsi.\n")
    assert mistake_in_yaml(block, loader) == problem
    assert (problem.code, problem.line, problem.values["right"]) == (code, line + 1, right)
    lines = block.split("\n")
    lines[line - 1] = right
    corrected = read_source("articles/x.md", "\n".join(["---", *lines, "---", ""]).encode())
    assert corrected.syntax == "yaml"
    assert isinstance(parsed("\n".join(lines), loader=loader), Table)


@EITHER_PARSER
@pytest.mark.parametrize(
    ("block", "code", "line"),
    [
        ("title: a\n\tb: c", "yaml_tab", 2),
        ("\ttitle: a\n    date: b", "yaml_tab", 1),
        ("image:\n\tpath: a\n    caption: b", "yaml_tab", 2),
        ("title: a\n  date: b", "yaml_continuation", 2),
        ("  title: a\ndate: b", "yaml_indentation", 1),
        ("image:\n    path: a\n  caption: b", "yaml_indentation", 3),
        ("tags:\n  - a\n date: b", "yaml_indentation", 3),
        ("title: 'Banjir\ndate: a", "unclosed_quote", 1),
        ('title: "Banjir\nauthor: "K-08"', "unclosed_quote", 1),
        ('a: b\ntitle: "Banjir\nauthor: "K-08"', "unclosed_quote", 2),
        ('title: "Siap," kata Budi\ndate: a', "yaml_text_after_quote", 1),
        ("title: 'Jum'at di hilir'", "yaml_text_after_quote", 1),
        ("title: a\ntags: [b, c\ndate: d", "yaml_list", 2),
        ("image: {path: a\ndate: d", "yaml_bracket", 1),
        ("title: a\nteks saja\ndate: b", "yaml_no_key", 2),
        ("title: a\nteks saja", "yaml_no_key", 2),
        ("a: b\n--- # c\nd: e", "yaml_second_document", 2),
        ('path: "C:\\gambar"', "backslash", 1),
        ("[a]: b", "broken_yaml", 1),
        ("title: a\n- b", "broken_yaml", 2),
    ],
)  # fmt: skip
def test_a_mistake_in_yaml_is_named_with_its_line(
    block: str, code: str, line: int, loader: Any
) -> None:
    problem = mistake(f"---\n{block}\n---\nIsi.\n")
    assert mistake_in_yaml(block, loader) == problem
    assert (problem.code, problem.line) == (code, line + 1)


TOML_REMEDIES = [
    ("title: Banjir", "toml_colon", 1, 'title = "Banjir"'),
    ("a = 1\ntitle:Banjir: dua", "toml_colon", 2, 'title = "Banjir: dua"'),
    ("draft: Ya = bukan", "toml_colon", 1, 'draft = "Ya = bukan"'),
    ("title = Banjir di hilir", "toml_unquoted", 1, 'title = "Banjir di hilir"'),
    ('title = Kata "Siap"', "toml_unquoted", 1, "title = 'Kata \"Siap\"'"),
    ('title = Jum\'at "Siap" \\', "toml_unquoted", 1, 'title = "Jum\'at \\"Siap\\" \\\\"'),
    ("date = 2026-11-23 18:20", "toml_unquoted", 1, 'date = "2026-11-23 18:20"'),
    ("draft = True", "toml_unquoted", 1, "draft = true"),
    ("title = “Banjir: dua desa”", "toml_curly_quotes", 1, 'title = "Banjir: dua desa"'),
]


@pytest.mark.parametrize(("block", "code", "line", "right"), TOML_REMEDIES)
def test_toml_is_read_after_the_remedy_of_the_report(
    block: str, code: str, line: int, right: str
) -> None:
    problem = mistake(f"+++\n{block}\n+++\nIsi.\n")
    assert (problem.code, problem.line, problem.values["right"]) == (code, line + 1, right)
    lines = block.split("\n")
    lines[line - 1] = right
    corrected = read_source("articles/x.md", "\n".join(["+++", *lines, "+++", ""]).encode())
    assert corrected.syntax == "toml"


@pytest.mark.parametrize(
    ("block", "code", "line"),
    [
        ("title = 'a'\ndate", "broken_toml", 2),
        ("title = 'a", "unclosed_quote", 1),
        ('title = "Banjir\na = 1', "unclosed_quote", 1),
        ('title = "Siap," kata Budi', "toml_text_after_quote", 1),
        ("title = 'Jum'at'", "toml_text_after_quote", 1),
        ("title = 'a'\ntitle = 'b'", "duplicate_key", 2),
        ("[image]\npath = 'a'\n[image]", "duplicate_key", 3),
        ("tags = [a, b]", "broken_toml", 1),
        ('path = "C:\\gambar"', "backslash", 1),
        ("a = " + "9" * 5000, "toml_unquoted", 1),
    ],
)
def test_a_mistake_in_toml_is_named_with_its_line(block: str, code: str, line: int) -> None:
    problem = mistake(f"+++\n{block}\n+++\nIsi.\n")
    assert (problem.code, problem.line) == (code, line + 1)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{"title": "a",\n"b": "c",\n}', "json_trailing_comma", 2),
        ('{"tags": ["a",\n"b",\n]}', "json_trailing_comma", 2),
        ('{"title": "a"\n"b": 1}', "json_comma", 1),
        ('{\n"title": "Kata "Siap""}', "json_comma", 2),
        ('{\ntitle: "a"}', "json_quotes", 2),
        ("{'title': 'a'}", "json_quotes", 1),
        ('{"title": Banjir}', "json_quotes", 1),
        ("{\n“title”: “a”}", "json_curly_quotes", 2),
        ('{"title": “a”}', "json_curly_quotes", 1),
        ('{\n"title": "a', "json_unclosed_quote", 2),
        ('{\n"title": "a\n}', "json_unclosed_quote", 2),
        ('{"title": "a"\n\nIsi.', "json_unclosed", 1),
        ('{"title": "a"\n', "json_unclosed", 1),
        ("{", "json_unclosed", 1),
        ('{"title" "a"}', "broken_json", 1),
        ('{"path": "C:\\gambar"}', "backslash", 1),
        ('{"path": "C:\\ubah"}', "backslash", 1),
    ],
)  # fmt: skip
def test_a_mistake_in_json_is_named_with_its_line(text: str, code: str, line: int) -> None:
    problem = mistake(text)
    assert (problem.code, problem.line) == (code, line)


def test_the_remedy_shows_the_syntax_of_the_file() -> None:
    remedies = {
        mark: explain(mistake(text), "id")[1]
        for mark, text in (
            ("---", "---\n[a]: b\n---\n"), ("+++", "+++\ntitle\n+++\n"), ("{", '{"title" 1}'),
        )
    }  # fmt: skip
    assert 'title: "Banjir: dua desa"' in remedies["---"]
    assert 'title = "Banjir: dua desa"' in remedies["+++"]
    assert '"title": "Banjir: dua desa"' in remedies["{"]


LINES = st.sampled_from(
    ["title", ":", ": ", " = ", "=", "“", "”", '"', "'", "\\", "[", "]", "{", "}", "- ", "\t", "  ",
     "\n", "@", "#", "a", "Banjir", ",", "|", "&a", "---", "//"]
)  # fmt: skip


@given(st.sampled_from(["---\n{}\n---\n", "+++\n{}\n+++\n", "{{{}"]), st.lists(LINES, max_size=12))
def test_any_mistake_is_explained_in_both_languages(form: str, scraps: list[str]) -> None:
    text = form.format("".join(scraps))
    try:
        read_source("articles/x.md", text.encode())
    except Unreadable as error:
        (problem,) = error.problems
        assert problem.line is None or 0 < problem.line <= text.count("\n") + 1
        for language in LANGUAGES:
            assert all(explain(problem, language))


def test_a_header_above_a_known_one_is_no_line_of_the_text(site: Site, uploaded: datetime) -> None:
    text = b"Title: Banjir\nNumber: 7\nTags: air\n\nIsi.\n"
    assert read_article("articles/x.md", text, site, uploaded).warnings == ()


def test_a_line_of_the_text_that_looks_like_a_header_is_a_warning(
    site: Site, uploaded: datetime
) -> None:
    text = b"Title: Banjir\nEdisi: id\nTags: air\nCatatan: ini paragraf pertama.\nIsi.\n"
    warnings = read_article("articles/x.md", text, site, uploaded).warnings
    assert [(each.code, each.line, each.values) for each in warnings] == [
        ("unknown_header", 4, {"key": "Catatan"}),
    ]
    text = b"Title: Banjir\nTags: air\n\nCatatan: ini paragraf pertama.\n"
    assert read_article("articles/x.md", text, site, uploaded).warnings == ()


@given(st.text(st.sampled_from("\"'“”\\ a#:[{é")))
def test_any_value_can_be_put_between_quotes(value: str) -> None:
    assert set(yaml_quoted(value)[0] + yaml_quoted(value)[-1]) <= set(STRAIGHT)
    assert toml_value(value)


def test_no_value_is_an_empty_text() -> None:
    assert yaml_quoted("") == toml_value("") == '""'
