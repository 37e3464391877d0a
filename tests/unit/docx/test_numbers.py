"""The numbers of a .docx are those that its editor saw in Word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.docx.convert import converted
from tests.crafted.docx import W, docx, levels, numbering, paragraph, run, table

KEY = "articles/pasar.docx"
DIGITS = levels(("decimal", "%1.", ""), ("decimal", "%2)", ""))
LETTERS = levels(("decimal", "%1.", ""), ("lowerLetter", "%2)", ""), ("lowerRoman", "%3.", ""))
LAW = levels(("upperRoman", "BAB %1", ""), ("decimal", "Pasal %2", ""),
             ("decimal", "%1.%2.%3", "<w:isLgl/>"))  # fmt: skip


def html(*body: str, part: str, styles: str = "") -> str:
    parts: dict[str, str | bytes] = {"word/numbering.xml": part}
    if styles:
        parts["word/styles.xml"] = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'
    return converted(KEY, docx(*body, parts=parts)).html


def items(*texts: str, number: int = 1, level: int = 0) -> str:
    return "".join(paragraph(text, numbered=number, level=level) for text in texts)


def test_a_list_goes_on_behind_a_paragraph() -> None:
    made = html(items("a", "b"), paragraph("Sela"), items("c"), part=numbering(DIGITS))
    assert made == '<ol><li>a</li><li>b</li></ol><p>Sela</p><ol start="3"><li>c</li></ol>'


def test_two_lists_in_a_row_are_two() -> None:
    part = numbering(DIGITS, DIGITS, lists=[(0, ""), (1, "")])
    made = html(items("a", "b"), items("c", number=2), part=part)
    assert made == "<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>"


def test_lists_of_one_kind_count_on_unless_one_begins_anew() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    on = html(items("a"), paragraph("Sela"), items("b", number=2),
              part=numbering(DIGITS, lists=[(0, ""), (0, "")]))  # fmt: skip
    anew = html(items("a"), paragraph("Sela"), items("b", "c", number=2),
                part=numbering(DIGITS, lists=[(0, ""), (0, again)]))  # fmt: skip
    assert on.endswith('<ol start="2"><li>b</li></ol>')
    assert anew.endswith('<ol start="7"><li>b</li><li>c</li></ol>')


def test_letters_and_other_forms_are_written_out() -> None:
    made = html(
        items("satu"), items("x", "y", level=1), items("z", level=2), items("dua"),
        items("w", level=1), part=numbering(LETTERS),
    )  # fmt: skip
    assert made == (
        "<ol><li>satu<p>a) x</p><p>b) y</p><p>i. z</p></li>"
        "<li>dua<p>a) w</p></li></ol>"
    )  # fmt: skip


def test_words_and_higher_levels_in_a_number_are_written_out() -> None:
    made = html(items("Umum"), items("Arti", level=1), items("Kota", level=2),
                items("Desa", level=2), part=numbering(LAW))  # fmt: skip
    assert made == "<p>BAB I Umum</p><p>Pasal 1 Arti</p><p>1.1.1 Kota</p><p>1.1.2 Desa</p>"


@pytest.mark.parametrize("of_list", ['<w:pStyle w:val="Bab"/>', ""])
def test_numbers_of_headings_are_written_out(of_list: str) -> None:
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/>{}</w:style>'
    styles = style.format("Bab", "heading 1", f"<w:pPr>{number}</w:pPr>")
    styles += style.format("Bab2", "heading 2", '<w:basedOn w:val="Bab"/>')
    made = html(paragraph("Latar", style="Bab"), paragraph("Isi"), paragraph("Hasil", style="Bab2"),
                styles=styles, part=numbering(levels(("decimal", "Bab %1:", of_list))))  # fmt: skip
    assert made == "<h1>Bab 1: Latar</h1><p>Isi</p><h2>Bab 2: Hasil</h2>"


def test_a_list_of_a_style_of_lists() -> None:
    link = '<w:numStyleLink w:val="Daftar"/>'
    styles = (
        '<w:style w:styleId="Daftar" w:type="numbering"><w:name w:val="Daftar"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    part = numbering(link, levels(("lowerLetter", "%1.", "")), lists=[(0, ""), (1, "")])
    assert html(items("x", "y"), styles=styles, part=part) == "<p>a. x</p><p>b. y</p>"


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("upperLetter", "%1.", "A. x|B. y"), ("upperRoman", "(%1)", "(I) x|(II) y"),
        ("none", "", "x|y"), ("none", "%1.", "x|y"),
        ("decimal", "Ke-%1 &lt;", "Ke-1 &lt; x|Ke-2 &lt; y"),
    ],
)  # fmt: skip
def test_forms_of_numbers(form: str, text: str, shown: str) -> None:
    made = html(items("x", "y"), part=numbering(levels((form, text, ""))))
    assert made == "".join(f"<p>{each}</p>" for each in shown.split("|"))


def test_what_has_nothing_to_read_counts_and_what_was_deleted_does_not() -> None:
    empty = paragraph("", numbered=1)
    deleted = empty.replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>")
    made = html(items("a"), deleted, items("b"), empty, items("c"), items("d", number=9),
                part=numbering(DIGITS))  # fmt: skip
    assert made == '<ol><li>a</li><li>b</li></ol><ol start="4"><li>c</li></ol><p>d</p>'


def test_points_stay_points() -> None:
    made = html(items("a", "b"), part=numbering(levels(("bullet", "o", ""))))
    assert made == "<ul><li>a</li><li>b</li></ul>"


def test_a_paragraph_that_stands_twice_for_older_programs_counts_once() -> None:
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{compatible}">'
        f"<mc:Choice>{items('a')}</mc:Choice><mc:Fallback>{items('a')}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    made = html(both, items("b"), part=numbering(levels(("lowerLetter", "%1.", ""))))
    assert made.count("a. a") == 1
    assert "b. b" in made


BLOCKS = st.lists(
    st.one_of(
        st.builds(lambda number, level: items("isi", number=number, level=level),
                  st.integers(0, 4), st.integers(0, 8)),
        st.just(paragraph("Sela")),
        st.just(table(["a", "b"])),
        st.just(paragraph(run("Miring", "<w:i/>"), style="DaftarParagraf", numbered=3)),
    ),
    max_size=12,
)  # fmt: skip
KINDS = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(["decimal", "lowerLetter", "bullet", "none", "upperRoman", "x"]),
            st.sampled_from(["%1.", "%2)", "%1.%2.%9", "", "Ke-%1", "\ufdd0"]),
            st.sampled_from(["", "<w:isLgl/>", '<w:lvlRestart w:val="0"/>']),
        ),
        max_size=4,
    ),
    min_size=4,
    max_size=4,
)


@given(BLOCKS, KINDS)
def test_elements_are_closed_in_their_order(
    blocks: list[str], kinds: list[list[tuple[str, str, str]]]
) -> None:
    import re  # noqa: PLC0415

    part = numbering(*(levels(*kind) for kind in kinds), lists=[(at, "") for at in range(4)])
    made = html(*blocks, part=part)
    assert made.count("isi") == "".join(blocks).count("isi")
    within: list[str] = []
    for ends, name in re.findall(r"<(/?)([a-z0-9]+)[^<>]*>", made):
        if ends:
            assert within.pop() == name
        else:
            assert not (name in ("p", "ol", "ul") and within[-1:] == ["p"])
            within.append(name)
    assert within == []
