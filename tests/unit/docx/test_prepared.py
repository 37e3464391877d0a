"""What Mammoth does not know is on the page all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.docx.convert import converted
from kilas.docx.prepared import prepared
from tests.crafted.docx import document, docx, paragraph, run
from tests.growth import MOST, growth

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "articles/pasar.docx"
CHOICES = (
    "<w:ffData><w:ddList>{}<w:listEntry w:val='satu'/><w:listEntry w:val='dua kota'/></w:ddList>"
    "</w:ffData>"
)
FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'>{}</w:fldChar></w:r>"
    "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>{}"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)
RUBY = "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (f"<w:fldSimple w:instr='SEQ Gambar'>{run('1')}</w:fldSimple>", "Gambar 1 di"),
        (RUBY.format(run("Tokyo"), run("東京")), "Gambar 東京(Tokyo) di"),
        ("<w:r><w:cr/></w:r>", "Gambar <br /> di"),
        ("<cr/>", "Gambar  di"),
        (FIELD.format(CHOICES.format("<w:result w:val='1'/>"), ""), "Gambar dua kota di"),
        (FIELD.format(CHOICES.format("<w:default w:val='1'/>"), ""), "Gambar dua kota di"),
        (FIELD.format(CHOICES.format(""), ""), "Gambar satu di"),
        (FIELD.format(CHOICES.format("<w:result w:val='7'/>"), ""), "Gambar  di"),
        (FIELD.format(CHOICES.format(""), run("dua kota")), "Gambar dua kota di"),
    ],
)
def test_what_mammoth_does_not_know_is_on_the_page(field: str, shown: str) -> None:
    """A short text, such as the number of a figure, would be found elsewhere: no note names it."""
    made = converted(KEY, docx(f"<w:p>{run('Gambar ')}{field}{run(' di')}</w:p>", paragraph("1")))
    assert (made.html, made.words_left_out) == (f"<p>{shown}</p><p>1</p>", "")


def test_each_list_of_a_form_has_its_choice_in_its_place() -> None:
    fields = [FIELD.format(CHOICES.format(f"<w:result w:val='{each}'/>"), "") for each in (1, 0)]
    paragraph_ = f"<w:p>{run('a ')}{fields[0]}{run(' b ')}{fields[1]}{run(' c')}</w:p>"
    assert converted(KEY, docx(paragraph_)).html == "<p>a dua kota b satu c</p>"


@pytest.mark.growth
@pytest.mark.parametrize("behind", ["", run(""), "<w:bookmarkEnd/>"])
def test_the_cost_of_lists_in_one_paragraph_grows_as_they_are(behind: str) -> None:
    def choose(number: int) -> Callable[[], object]:
        one = f"<w:r>{CHOICES.format('')}</w:r>{behind}"
        parts = {"word/document.xml": document(f"<w:p>{one * number}</w:p>").encode()}
        return lambda: prepared(parts)

    assert growth(choose, 8_000) <= MOST


def test_two_lists_in_one_run_have_their_choices_in_order() -> None:
    lists = "".join(CHOICES.format(f"<w:result w:val='{each}'/>") for each in (1, 0))
    field = FIELD.format(lists, "")
    assert converted(KEY, docx(f"<w:p>{field}</w:p>")).html == "<p>dua kotasatu</p>"
