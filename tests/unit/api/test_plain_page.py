from __future__ import annotations

from kilas.api.plain_page import NO_HOUSE, plain_page


def test_a_page_of_the_api_shows_texts_and_no_markup_of_theirs() -> None:
    page = plain_page(NO_HOUSE, "<b>judul</b>", "<i>isi</i>", back=('/"><s>', "<u>kembali</u>"))
    assert page.count("&lt;b&gt;judul&lt;/b&gt;") == 2
    for tag in ("<b>", "<i>", "<s>", "<u>"):
        assert tag not in page
