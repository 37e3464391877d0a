"""Lines that are meant as the fences of front matter are read as such, with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.articles.fences import Fences, is_rule, searched, with_fences
from kilas.articles.read import ArticleReading, read_article
from kilas.articles.source_body import read_body
from kilas.errors import Unreadable
from kilas.site.read import read_site
from tests.crafted.docx import docx, paragraph
from tests.fakes.world import World
from tests.growth import MOST, growth
from tests.newsroom import NOON, site_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

SITE = read_site(site_yaml().encode()).site
ODD = [
    "—",
    "–––",
    "———",
    "– – –",
    "—-",
    "-–",
    "--",
    "----",
    "- - -",
    "--- ---",
    "───",
    "―",
    "\u2212\u2212",
]
HIDDEN = ["---\u00a0", "---\u200b", "\u200b---"]
KEYS = ["articles/a.md", "articles/a.txt", "articles/a.html", "articles/a.markdown"]


def read(text: str, key: str = KEYS[0]) -> ArticleReading:
    made = read_article(key, text.encode(), SITE, NOON)
    assert read_body(key, text.encode()) == made.body_html
    return made


def codes(made: ArticleReading) -> list[tuple[str, int | None]]:
    return [(each.code, each.line) for each in made.warnings]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("mark", ODD)
def test_a_line_of_dashes_around_fields_is_a_fence(mark: str, key: str) -> None:
    made = read(f"{mark}\ntitle: Pasar\ntags: [a, b]\n{mark}\nRamai.\n", key)
    assert made.article.title == "Pasar"
    assert [tag.name for tag in made.article.tags] == ["a", "b"]
    assert made.body_html.strip() == "<p>Ramai.</p>" or key.endswith("html")
    assert codes(made) == [("fence_understood", 1), ("fence_understood", 4)]
    assert made.warnings[0].values["value"] == mark


@pytest.mark.parametrize("mark", [*ODD, *HIDDEN])
def test_one_of_the_two_fences_may_be_right(mark: str) -> None:
    for opening, closing, line in (("---", mark, 4), (mark, "---", 2)):
        made = read(f"\n{opening}\ntitle: Pasar\n{closing}\nRamai.\n\n---\n\nSore.\n")
        assert made.article.title == "Pasar"
        assert made.body_html.split() == ["<p>Ramai.</p>", "<hr>", "<p>Sore.</p>"]
        assert codes(made) == ([] if mark in HIDDEN else [("fence_understood", line)])


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Pasar\nsummary: |\n  Satu\n  —\n  Dua\n---\nRamai.\n",
        "---\ntitle: Pasar\n---\n—\nRamai: ya\n—\n",
        "---\ntitle: Pasar\n---\nRamai.\n\n–––\n\nSore.\n",
    ],
)
def test_dashes_elsewhere_stay_what_they_are(text: str) -> None:
    assert with_fences(text) == Fences(text)
    assert read(text).article.title == "Pasar"


@pytest.mark.parametrize("text", ["—\n\nKata pengantar.\n", "– Pasar\n– Kota\n", "—\nCatatan: x\n"])
def test_dashes_above_a_text_are_no_fence(text: str) -> None:
    assert with_fences(text) == Fences(text)


def test_a_fence_that_is_not_closed_is_told_as_such() -> None:
    with pytest.raises(Unreadable) as caught:
        read("—\ntitle: Pasar\nRamai.\n")
    assert [(each.code, each.line) for each in caught.value.problems] == [
        ("unclosed_front_matter", 1)
    ]


def test_dashes_among_fields_end_nothing() -> None:
    with pytest.raises(Unreadable) as caught:
        read("---\ntitle: Pasar\n—\ndraft: true\n---\nRamai.\n")
    assert [(each.line, each.warning) for each in caught.value.problems] == [(3, False)]


@pytest.mark.parametrize("mark", ["---", "...", "—", "–––"])
@pytest.mark.parametrize("key", ["articles/a.md", "articles/a.txt"])
def test_the_first_fence_may_be_lost(key: str, mark: str) -> None:
    made = read(
        f"title: Pasar\nsection: kota\n{mark}\nRamai.\n".replace("section", "dateline"), key
    )
    assert (made.article.title, made.article.dateline) == ("Pasar", "kota")
    assert made.body_html.strip() == "<p>Ramai.</p>"
    assert codes(made) == []


def test_where_the_first_fence_is_lost_a_list_is_read_too() -> None:
    made = read(
        "title: Pasar\ntags:\n- a\n- b\nimage:\n  path: media/a.jpg\n  alt: Pasar\n—\nRamai.\n"
    )
    assert [tag.name for tag in made.article.tags] == ["a", "b"]
    assert made.article.image
    assert made.body_html.strip() == "<p>Ramai.</p>"
    assert codes(made) == []


def test_where_the_first_fence_is_lost_lines_keep_their_numbers() -> None:
    with pytest.raises(Unreadable) as caught:
        read("title: Pasar\ntags:\n- a\nsection: salah\n---\n[x](#tidak-ada)\n")
    assert [(each.code, each.line) for each in caught.value.problems] == [
        ("unknown_section", 4), ("dead_anchor", 6)
    ]  # fmt: skip


def test_a_rule_below_the_text_of_a_file_with_header_lines_is_a_rule() -> None:
    made = read("title: Pasar\n\nRamai.\n\n---\n\nSore.\n")
    assert "<hr>" in made.body_html
    assert codes(made) == []


FENCES = st.sampled_from(["---", *ODD])


@given(FENCES, FENCES)
def test_names_between_fences_of_a_txt_may_be_indonesian(first: str, last: str) -> None:
    made = read(f"{first}\nJudul: Pasar\nDraf: ya\n{last}\nRamai.\n", "articles/a.txt")
    assert (made.article.title, made.article.draft) == ("Pasar", True)
    assert "Tanggal: " in made.lasting[1]


@pytest.mark.parametrize("mark", ["---", *ODD])
def test_in_word_a_line_of_dashes_around_the_fields_is_no_text(mark: str) -> None:
    for lines in ([mark, "Judul: Pasar", mark, "Ramai."], ["Judul: Pasar", mark, "Ramai."]):
        data = docx(*map(paragraph, lines))
        made = read_article("articles/a.docx", data, SITE, NOON)
        assert (made.article.title, made.body_html) == ("Pasar", "<p>Ramai.</p>")
        assert made.warnings == ()
        assert read_body("articles/a.docx", data) == made.body_html


@given(st.text(st.sampled_from("-–— x:\u200b")))
def test_a_rule_has_nothing_but_dashes(line: str) -> None:
    assert not (is_rule(line) and set(line) & set("x:"))
    assert is_rule(f"{line.replace('x', '').replace(':', '')}—")


@pytest.mark.growth
@pytest.mark.parametrize("lines", ["—\nx: y\n", "- - -\n", "x: y\n", "-" * 50 + "\n"])
def test_the_cost_grows_with_the_length(lines: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = f"—\ntitle: a\n{lines * (size // len(lines))}"
        return lambda: with_fences(text)

    assert growth(work, 200_000) <= MOST


def test_the_report_says_what_was_understood() -> None:
    world = World()
    world.upload("site.yaml", site_yaml())
    world.upload("articles/a.md", "—\ntitle: Pasar\n———\nRamai.\n")
    world.settle()
    report = world.desk.text("articles/a.md.txt")
    assert "TAYANG" in report
    assert "Catatan: Baris 3: Baris “———” dibaca sebagai “---”." in report


LINES = st.lists(
    st.sampled_from(
        ["---", "...", "----", "+++", "-", "- -", "- a", "-a", "-\u200b", "\u200b---", "\u2014",
         "---\u00a0", "\u2013\u2013\u2013", " ---", "", " ", "\u200b", "title: Pasar", "tags:",
         "# ---", "'", '"---"', "Ramai.", "\u00e9: a", "a: b\n" * 310]
    ),
    max_size=5,
)  # fmt: skip
FENCES = st.sampled_from(["---", "---", "--- ", "---\t", "...", "\u2014", ""])


@given(FENCES, st.sampled_from(["title: Pasar", "Judul: a", "", "a"]), LINES, FENCES, LINES)
@example("---", "title: Pasar", ["\u2014"], "---", [])
@example("---", "title: Pasar", ["-\u200b", "- -"], "---", [])
def test_right_fences_are_left_alone_as_by_a_search(
    opening: str, first: str, lines: list[str], closing: str, body: list[str]
) -> None:
    text = "\n".join([opening, first, *lines, closing, *body])
    assert with_fences(text) == searched(text)
