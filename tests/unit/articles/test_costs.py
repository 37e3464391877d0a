"""The cost of an editor's file grows as its size, with any content."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kilas.articles.front_matter import MAX_BODY
from kilas.articles.read import read_article
from kilas.bodies.body import MAX_HTML, sanitise
from kilas.bodies.markdown import markdown_to_html
from kilas.bodies.markup_cost import MAX_MISPLACED
from kilas.errors import Unreadable
from kilas.pages.html_edits import absolute_links, with_dateline
from kilas.site.read import read_site
from kilas.site.site import Author, Section, Site
from tests.crafted.files import FILES, HTML, MARKDOWN, SITE, Crafted, repeated
from tests.growth import MOST, growth

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

NEWSPAPER = Site(
    title="T",
    base_url="https://a.example",
    sections=tuple(Section(f"rubrik-{n}", f"Rubrik {n}") for n in range(100)),
    authors=tuple(Author(f"K-{n}", f"Nama {n}", public=True) for n in range(1000)),
)
UPLOADED = datetime(2026, 11, 26, tzinfo=UTC)


def handle(key: str, data: bytes) -> None:
    """What is done with a file from its upload to its page and its feed."""
    try:
        if key == SITE:
            read_site(data)
            return
        reading = read_article(key, data, NEWSPAPER, UPLOADED)
    except Unreadable:
        return
    absolute_links(with_dateline(reading.body_html, "Kota", "Kilas"), "https://a.example/b")


def work(file: Crafted) -> Callable[[int], Callable[[], None]]:
    def at(n: int) -> Callable[[], None]:
        data = file.build(n)
        return lambda: handle(file.key, data)

    return at


def grows_as_its_size(file: Crafted) -> bool:
    return growth(work(file), file.limit) <= MOST


@pytest.mark.growth
@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_the_cost_grows_as_the_file(file: Crafted) -> None:
    assert grows_as_its_size(file)


FRAGMENTS = st.sampled_from(
    ["&", "&#", "&amp;", "<", "</", "<!--", "-->", "<?", "<![CDATA[", "]]>", "[", "]", "![", "](",
     "(", ")", "[a]: b\n", "[^1]", "[^1]: ", "`", "``", "~~", "*", "**", "_", "|", "|-|-|\n", "> ",
     "- ", "1. ", "    ", "\n", "\n\n", "\\", "# ", "===\n", "---\n", "a", "a ", "<b>", "</b>",
     "<a ", "<a href=x>", "<http://a>", "<p>", "</p>", "<div>", "</div>", "<table>", "</table>",
     "<tr>", "<td>", "</td>", "<th>", "<caption>", "<tbody>", "<colgroup>", "<br>", "<img src=a>",
     "<select>", "<option>", "<svg>", "<math>", "<title>", "<style>", "<template>", "<li>", "<ul>",
     "<dd>", "<h1>", "<form>", "<button>", "<ruby>", "<rt>", "<x>", "=", "'", '"', ">", "/>",
     " b=c", "\u0301", '<a href="https://a-b.c/d', "<p>a</p>"]
)  # fmt: skip


@pytest.mark.growth
@settings(max_examples=25)
@given(
    st.sampled_from([MARKDOWN, HTML]),
    st.lists(FRAGMENTS, max_size=3).map("".join),
    st.lists(FRAGMENTS, min_size=1, max_size=4).map("".join),
)
def test_the_cost_of_any_text_grows_as_its_repeats(key: str, prefix: str, unit: str) -> None:
    body = repeated(prefix, unit)
    file = Crafted(key, lambda n: f"---\ntitle: T\n---\n{body(n)}".encode(), MAX_BODY - 100)
    assert grows_as_its_size(file)


@given(st.lists(FRAGMENTS, max_size=300).map("".join))
def test_seams_leave_the_html_unchanged(text: str) -> None:
    """A long run of references is parted, and joined again."""
    run = "&amp; &lt;x &" * 150
    try:
        alone = sanitise(f"<p>a</p>{text}").html
        parted = sanitise(f"<p>{run}</p>{text}").html
    except Unreadable:
        return
    assert parted == alone.replace("<p>a</p>", f"<p>{'&amp; &lt;x &amp;' * 150}</p>", 1)


@pytest.mark.parametrize(
    "where", ["<p>{}</p>", "<a title='{}'>a</a>", "<pre>{}</pre>", "<plaintext>{}"]
)
def test_no_seam_is_in_the_html(where: str) -> None:
    assert "seam" not in sanitise(where.format("&" * 5_000)).html
    assert sanitise(where.format("&" * 5_000)).html.count("&amp;") == 5_000


@pytest.mark.parametrize("unit", ["[^x]: a\n", "* *\n", "> a\n\n---\n\n", "&"])
def test_the_html_of_a_body_is_bounded(unit: str) -> None:
    text = repeated("", unit)(MAX_BODY)
    with pytest.raises(Unreadable) as caught:
        sanitise(markdown_to_html(text))
    assert caught.value.problems[0].code in ("body_html_too_large", "body_too_nested")
    assert len(sanitise(markdown_to_html(text[: MAX_BODY // 20])).html.encode()) <= MAX_HTML


STRAY = "a<br>" * MAX_MISPLACED


@pytest.mark.parametrize(
    "unsafe",
    ["<table>{}", "<table><tr>{}", "<table><td>a</td>{}", "<table><!-- <td> -->{}",
     "<table a='<td>'>{}", "<table><svg><td>{}", "<table><td><table>{}",
     "<table><style><td></style>{}", "<svg></svg><table><![CDATA[<td>]]>{}", "<TABLE><TBODY/>{}"],
)  # fmt: skip
def test_content_of_a_table_outside_its_cells_is_counted(unsafe: str) -> None:
    with pytest.raises(Unreadable) as caught:
        sanitise(unsafe.format(STRAY))
    assert caught.value.problems[0].code == "body_misplaced"


@pytest.mark.parametrize(
    "unsafe",
    ["<table><tr><td>{}</table>", "<table><caption>{}</caption></table>",
     "{}<table><td>a</table>{}", "<table><tr><td>a<td>{}</table>",
     "<table>\n<tr>\n<th>{}</th>\n</tr>\n</table>"],
)  # fmt: skip
def test_content_of_a_cell_is_not_counted(unsafe: str) -> None:
    assert sanitise(unsafe.format(STRAY, STRAY)).html.count("<br>") >= MAX_MISPLACED
