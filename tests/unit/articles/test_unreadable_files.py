"""Files whose front matter cannot be read: one problem, with its line."""

from __future__ import annotations

import pytest

from kilas.articles.front_matter import MAX_BODY, MAX_FRONT_MATTER, read_source
from kilas.errors import Unreadable

BOMB = "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "empty", None),
        ("\ufeff \n", "empty", None),
        ("\x01\x02", "empty", None),
        ("Hanya teks.", "no_front_matter", 1),
        ("\n\nCatatan: tanpa kepala.\n", "no_front_matter", 3),
        ("<p>Hanya HTML</p>", "no_front_matter", 1),
        ("---\ntitle: a\n\nIsi.", "unclosed_front_matter", 1),
        ("\n+++\ntitle = 1", "unclosed_front_matter", 2),
        ("---\ntitle: a: b\n---\n", "yaml_colon", 2),
        ("---\ntitle: a\n\tb: c\n---\n", "yaml_tab", 3),
        ("---\ntitle: 'a\n---\n", "unclosed_quote", None),
        ("---\n[a]: b\n---\n", "broken_yaml", 2),
        ("---\na: b\n--- # c\nd: e\n---\n", "yaml_second_document", 3),
        ("+++\ntitle = 'a'\ndate\n+++\n", "broken_toml", 3),
        ("+++\ntitle = 'a\n+++\n", "unclosed_quote", 2),
        ('{"title": "a",\n"b" 1}', "broken_json", 2),
        ("---\n- a\n---\n", "front_matter_not_keys", 2),
        ("---\nteks\n---\n", "front_matter_not_keys", 2),
        (f"---\n{BOMB}\n---\n", "yaml_alias", 2),
        ("---\na: &a b\nc: *a\n---\n", "yaml_alias", 2),
        ("---\na: b\nc: *a\n---\n", "yaml_leading_sign", 3),
        ("---\na: {b: c,\n<<: d}\n---\n", "yaml_merge", 3),
        ("---\na: " + "[" * 40 + "]" * 40 + "\n---\n", "too_nested", 2),
        ("---\na: " + "[" * 500 + "\n---\n", "too_nested", 2),
        ("+++\na = " + "[" * 40 + "]" * 40 + "\n+++\n", "too_nested", 2),
        ("+++\nb = 1\n" + "a." * 32 + "a = 1\n+++\n", "too_nested", 3),
        ("+++\nb = 1\n" + "a." * 30000 + "a = 1\n+++\n", "too_nested", 3),
        ("+++\nb = '''\n'''\n[" + "a . " * 9000 + "a]\n+++\n", "too_nested", 4),
        ("+++\nb = {" + '\'a.b\'."a\\"".' * 4000 + "a = 1}\n+++\n", "too_nested", 2),
        ("+++\na = " + "[" * 30000 + "]" * 30000 + "\n+++\n", "too_nested", 1),
        ('{"a": ' + "[" * 40 + "]" * 40 + "}", "too_nested", 1),
        ('{"a": ' + "[" * 100000 + "]" * 100000 + "}", "too_nested", 1),
        ("+++\na = " + "9" * 5000 + "\n+++\n", "toml_unquoted", None),
        ("---\ntitle: a\nb: " + "x" * MAX_FRONT_MATTER + "\n---\n", "front_matter_too_large", 1),
        ("---\ntitle: a\n---\n" + "x" * (MAX_BODY + 1), "too_large", None),
        ("---\ntitle: a\n---\n" + "x" * (MAX_BODY * 2), "too_large", None),
    ],
)
def test_an_unreadable_file_is_one_problem_with_its_line(
    text: str, code: str, line: int | None
) -> None:
    with pytest.raises(Unreadable) as caught:
        read_source("articles/x.md", text.encode())
    (problem,) = caught.value.problems
    assert problem.code == code
    if line is not None:
        assert problem.line == line


def test_a_body_of_exactly_the_limit_is_read() -> None:
    source = read_source("articles/x.md", b"---\ntitle: a\n---\n" + b"x" * MAX_BODY)
    assert len(source.body) == MAX_BODY


def test_names_the_byte_that_is_not_utf8() -> None:
    with pytest.raises(Unreadable) as caught:
        read_source("articles/x.md", b"---\ntitle: caf\xe9\n---\n")
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("not_utf8", 2)
    assert problem.values == {"byte": "0xE9", "position": "15", "value": "title: caf\ufffd"}


@pytest.mark.parametrize("key", ["articles/x.log", "articles/x", "articles/.md", "articles/x.md/"])
def test_other_endings_are_no_articles(key: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_source(key, b"---\ntitle: a\n---\n")
    assert caught.value.problems[0].code == "unknown_format"
