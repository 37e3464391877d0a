"""The heading on top of a text is its title where front matter has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.untitled import (
    has_more_of_the_first_level,
    title_on_top,
    without_title,
)
from tests.growth import MOST, growth

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.articles.reading import Mistakes, Read


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# Pasar *lama* dibuka\n\nIsi.", "Pasar lama dibuka"),
        ("\n\n# Pasar {#awal}\n\nIsi.\n\n## Bab", "Pasar"),
        ("Pasar lama\n==========\n\nIsi.", "Pasar lama"),
        ("# Pasar #\nIsi.", "Pasar"),
    ],
)
def test_the_heading_is_the_title(body: str, title: str, read: Read) -> None:
    made = read("date: 2026-11-20", body)
    assert made.article.title == title
    assert made.warnings == (), "nothing is lost"
    assert title not in without_title(made.body_html, title)
    assert "Isi." in made.body_html


@pytest.mark.parametrize(
    "body", ["# Pasar\n\nIsi.\n\n# Bab", "Pasar\n=====\n\nIsi.\n\n# Bab", "# Pasar\n\nBab\n===\n"]
)
def test_of_several_such_headings_the_first_is_told(body: str, read: Read) -> None:
    made = read("date: 2026-11-20", body)
    assert made.article.title == "Pasar"
    [note] = made.warnings
    assert (note.code, note.line, note.values["value"]) == ("title_on_top", 2, "Pasar")
    assert note.values["right"] == "title: Pasar"


CODE = [
    "```sh\n# komentar\n```",
    "~~~\nBab\n===\n~~~",
    "Isi.\n\n    # komentar",
    "<pre>\n# komentar\n</pre>",
    "<!--\n# komentar\n-->",
    "> # kutipan",
    "- butir\n\n      # komentar",
]


@given(st.lists(st.sampled_from(CODE), min_size=1, max_size=4))
def test_a_sign_in_code_is_no_heading(parts: list[str]) -> None:
    text = "\n\n".join(["# Pasar", *parts, "Kalimat akhir."])
    assert not has_more_of_the_first_level(text)
    for more in ("# Bab", "   # Bab", "Bab\n==="):
        assert has_more_of_the_first_level(f"{text}\n\n{more}\n\nIsi.")


@pytest.mark.parametrize("body", [f"# Pasar\n\n{code}\n\nIsi." for code in CODE[:3]])
def test_code_below_the_title_has_no_note(body: str, read: Read) -> None:
    made = read("date: 2026-11-20", body)
    assert (made.article.title, made.warnings) == ("Pasar", ())


@pytest.mark.parametrize("key", ["Jdul", "juduls", "judull", "tittle"])
def test_a_slip_in_the_name_of_the_title_is_told(key: str, read: Read, mistakes: Mistakes) -> None:
    [note] = read(f"{key}: Sawah\ndate: 2026-11-20", "# Pasar").warnings
    assert (note.code, note.line, note.values) == ("unknown_key", 2, {"key": key, "right": "title"})
    codes = [code for code, _ in mistakes(f"{key}: Sawah\ndate: 2026-11-20", "Isi.")]
    assert codes == ["no_title", "unknown_key"]


@pytest.mark.parametrize(
    "body",
    [
        "Isi.\n\n# Pasar",
        "## Pasar\n\nIsi.",
        "#pasar ramai",
        "    # Pasar",
        "```\n# Pasar\n```",
        "- Pasar\n=======",
        "# ![](media/a.jpg)\n\n## Bab\n\nIsi.",
        "Isi.",
    ],
)
def test_no_other_line_is(body: str, mistakes: Mistakes) -> None:
    assert ("no_title", 2) in mistakes("date: 2026-11-20", body)


def test_an_empty_title_is_not_replaced(mistakes: Mistakes) -> None:
    assert mistakes("title:", "# Pasar") == [("empty_title", 2)]
    assert mistakes("title: [a]", "# Pasar") == [("expected_text", 2)]


def test_a_heading_that_the_page_has_not_is_no_title() -> None:
    assert title_on_top("# Pasar", "<p>Pasar</p>") == ""


@given(st.text("# =-*`a\n\t<>", max_size=60))
def test_any_text_gives_a_title_or_none(text: str) -> None:
    assert title_on_top(text, "<h2>Pasar</h2>") in ("", "Pasar")
    assert not title_on_top(text, "<p>Pasar</p>")


@pytest.mark.growth
@pytest.mark.parametrize("part", ["\n", " \n", "a", "=", "a\n="])
def test_the_work_grows_with_the_text(part: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = part * (size // len(part))
        return lambda: title_on_top(text, "<h2>Pasar</h2>")

    assert growth(work, 200_000) <= MOST
