"""A line that an editor draws is a text; a fence of code is code; what code hides is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.read import read_article
from kilas.bodies.code_fences import fences, without_ornaments
from kilas.bodies.markdown import parser_for
from kilas.texts import explain
from tests.growth import MOST, growth
from tests.newsroom import NOON, SITE
from tests.unit.articles.shaping import of_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.articles.reading import Read

DRAWN = [
    "~~~ Bersambung ~~~", "~~~~ * ~~~~", "~~~Bersambung~~~", "~~~ Bersambung ke halaman 4 ~",
    "~~~", "~~~~~~~", "~~~ Bersambung", "~~~ Bersambung ke halaman 4", "~~~Ke halaman 4~~~~ ",
    "``` Bersambung", "``` Bersambung ke halaman 4", "   ~~~ 2 ~~~",
]  # fmt: skip


@pytest.mark.parametrize("line", DRAWN, ids=range(len(DRAWN)))
@pytest.mark.parametrize("text", ["{}\n\nIsi **kuat**.", "Awal.\n\n{}\n\nIsi **kuat**."], ids="ab")
def test_a_drawn_line_is_a_text_and_what_follows_is_no_code(line: str, text: str) -> None:
    shown = of_markdown(text.format(line))
    assert f"<p>{line.strip()}</p>" in shown
    assert "<p>Isi <strong>kuat</strong>.</p>" in shown


@pytest.mark.parametrize("line", ["~~~ Bersambung ~~~", "~~~"], ids=["words", "signs"])
def test_a_drawn_line_among_lines_is_a_paragraph(line: str) -> None:
    assert of_markdown(f"Satu\n{line}\ndua") == f"<p>Satu</p>\n<p>{line}</p>\n<p>dua</p>"


def test_drawn_lines_between_parts_are_no_code_around_a_part() -> None:
    part = "Isi *bagian* yang ini."
    ends = f"{part}\n\n~~~~~ Tamat ~~~~~\n\n~~~~\n\n~~~\n\n`e`"
    text = f"a\n\n~~~\n\n{part}\n\n~~~\n\nc\n\n~~~\n\n{ends}"
    shown = of_markdown(text)
    assert "<pre>" not in shown
    assert shown.count("<em>bagian</em>") == 2
    assert "<code>e</code>" in shown


@pytest.mark.parametrize("text", ["> {}\n>\n> isi", "- a\n\n  {}\n\n  isi"], ids=["quote", "list"])
@pytest.mark.parametrize("line", ["~~~ Bersambung ~~~", "~~~"], ids=["words", "signs"])
def test_a_drawn_line_stands_in_quotations_and_lists(line: str, text: str) -> None:
    assert f"<p>{line}</p>\n<p>isi</p>" in of_markdown(text.format(line))


CODE = [
    ("~~~\na\n~~~", "a\n"),
    ("~~~ruby\na\n\n~~~", "a\n\n"),
    ("~~~ ruby\na", "a"),
    ("~~~ {.haskell .numberLines}\na\n~~~~", "a\n"),
    ("```\n~~~ a ~~~\n```", "~~~ a ~~~\n"),
    ("    ~~~ a ~~~\n", "~~~ a ~~~\n"),
    ("~~~\n``` a b c\n~~~", "``` a b c\n"),
    ("```\n\na\n\n```", "\na\n\n"),
    ("~~~\n\nx = f(a, b)\n\n~~~", "\nx = f(a, b)\n\n"),
    ("~~~\nIsi yang ini kode.\n~~~", "Isi yang ini kode.\n"),
    ("```\na", "a"),
    ("~~~ Bersambung ~~~\n\n```py\n~~~ a ~~~\n```", "~~~ a ~~~\n"),
]


@pytest.mark.parametrize(("text", "code"), CODE, ids=range(len(CODE)))
def test_code_stays_code(text: str, code: str) -> None:
    assert f"<pre><code>{code}</code></pre>" in of_markdown(text)


def test_what_is_no_markdown_stays() -> None:
    text = "<div>\n~~~ a ~~~\n</div>\n\n<!--\n~~~ b ~~~\n-->\n\n~~~ c ~~~\n"
    assert of_markdown(text) == "<div>\n~~~ a ~~~\n</div>\n\n<p>~~~ c ~~~</p>"


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("```\nisi", "code_without_end", {"fence": "```"}),
        ("~~~~ruby\nisi", "code_without_end", {"fence": "~~~~"}),
        ("- ~~~python\nisi\n\nakhir\n~~~\n", "code_without_end", {"fence": "~~~"}),
        ("> ```\nisi\n\nAkhir.", "code_without_end", {"fence": "```"}),
        ("``` Surat dari Kuala\nisi\n```", "fence_words", {"value": "Surat dari Kuala"}),
        ("~~~ surat pembaca kita\nisi\n~~~", "fence_words", {"value": "surat pembaca kita"}),
        ("``` Surat\nisi\n```", "fence_words", {"value": "Surat"}),
        ("```{note}\nisi\n```", "box_as_code", {"value": "{note}"}),
        (
            "~~~ {admonition} Harga naik\nisi\n~~~",
            "box_as_code",
            {"value": "{admonition} Harga naik"},
        ),
        ("```{figure} media/a.jpg\nisi", "box_as_code", {"value": "{figure} media/a.jpg"}),
    ],
    ids=range(10),
)
def test_what_a_fence_hides_is_named(
    read: Read, text: str, code: str, values: dict[str, str]
) -> None:
    [note] = read("title: a", f"Awal.\n\n~~~ Bab dua ~~~\n\n{text}").warnings
    assert (note.code, note.line, note.values) == (code, 8, values)


@pytest.mark.parametrize(
    "text",
    ["```\na\n```", "> ```\n> a\n\nAkhir.", '```js title="Isi baru kita"\na\n```',
     "~~~Python\na\n~~~", "``` SQL\na\n```", "```c++ run\na\n```", "``` {r, echo=FALSE}\na\n```",
     "``` teks satu ```"],
    ids=range(8),
)  # fmt: skip
def test_code_as_programs_write_it_has_no_note(read: Read, text: str) -> None:
    assert not read("title: a", f"Awal.\n\n{text}").warnings


PIECES = st.sampled_from(
    ["~~~", "```", "~", "~~~~", " ", "\n", "\n\n", "\n~~~\n", "\n```\n", "kata", "Kata",
     "kata kata", "ruby", "> ", "- ", "    ", "<div>\n", "</div>\n", "*"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_word_is_on_the_page_or_named(text: str) -> None:
    reading = read_article("articles/a.md", f"---\ntitle: a\n---\n{text}".encode(), SITE, NOON)
    said = " ".join(line for each in reading.warnings for line in explain(each, "id"))
    words = re.findall("[Kk]ata", re.sub(r"<[^>]*>", "", reading.body_html) + said)
    is_language = re.search(r"^[ >-]*(?:~{3,}|`{3,})", text, re.MULTILINE)
    missing = len(re.findall("[Kk]ata", text)) - len(words)
    assert missing <= (0 if not is_language else len(_languages(text)))


def _languages(text: str) -> list[str]:
    """The words that a parser takes for the language of code, and how the code is to be shown."""
    left = without_ornaments(text, parser_for(text))
    named = [each.info for each in fences(left, parser_for(left)) if not each.words]
    assert all(len(each.split()) <= 2 or set(each) & set("<>") for each in named)
    return [word for each in named for word in re.findall("[Kk]ata", each)]


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_line_moves(text: str) -> None:
    assert without_ornaments(text, parser_for(text)).replace("\\", "") == text


@pytest.mark.growth
@pytest.mark.parametrize(
    "piece",
    ["~~~ a ~~~\n", "~~~\n\n", "~~~ a b c\n", "~~~~ ", "~~~ ~", "> ~~~\n", "~~~\na\n~~~\n",
     "~~~ \n```\n", "~", "~ ~~~ ", "~~~ a\t", "\n~~~", "- ~~~ a ~~~\n"],
    ids=range(13),
)  # fmt: skip
def test_the_time_is_linear(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        # Three pieces may be one block of code: of a block without an end one more round is made,
        # so that texts of both sizes end with a whole one.
        text = piece * (size // len(piece) // 3 * 3)
        return lambda: without_ornaments(text, parser_for(text), apart=True)

    assert growth(work, 200_000) <= MOST
