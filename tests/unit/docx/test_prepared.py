"""What Mammoth does not know is on the page all the same."""

from __future__ import annotations

import pytest

from kilas.docx.convert import converted
from tests.crafted.docx import docx, paragraph, run

KEY = "articles/pasar.docx"
RUBY = "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (f"<w:fldSimple w:instr='SEQ Gambar'>{run('1')}</w:fldSimple>", "Gambar 1 di"),
        (RUBY.format(run("Tokyo"), run("東京")), "Gambar 東京(Tokyo) di"),
        ("<w:r><w:cr/></w:r>", "Gambar <br /> di"),
        ("<cr/>", "Gambar  di"),
    ],
)
def test_what_mammoth_does_not_know_is_on_the_page(field: str, shown: str) -> None:
    """A short text, such as the number of a figure, would be found elsewhere: no note names it."""
    made = converted(KEY, docx(f"<w:p>{run('Gambar ')}{field}{run(' di')}</w:p>", paragraph("1")))
    assert (made.html, made.words_left_out) == (f"<p>{shown}</p><p>1</p>", "")
