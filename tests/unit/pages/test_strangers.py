"""The remedy for a name at the top of the content bucket."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.content_keys import is_upload
from kilas.pages.strangers import remedy_for


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("artikel/", "articles/"),
        ("Articles/", "articles/"),
        ("ARTICLE/", "articles/"),
        ("articels/", "articles/"),
        ("berita/", "articles/"),
        ("foto/", "media/"),
        ("Media/", "media/"),
        ("halaman/", "pages/"),
        ("site.yml", "site.yaml"),
        ("Site.yaml", "site.yaml"),
        ("SITE.YML", "site.yaml"),
        ("catatan.txt", "articles/catatan.txt"),
        ("laman.html", "articles/laman.html"),
        ("site.yaml.txt", "site.yaml"),
        ("_config.yml", "site.yaml"),
        ("banjir.md", "articles/banjir.md"),
        ("banjir.DOCX", "articles/banjir.DOCX"),
        ("banjir.md.ok", "articles/banjir.md.ok"),
        ("foto.jpg", "media/foto.jpg"),
        ("laporan.pdf", "media/laporan.pdf"),
    ],
)
def test_it_says_where_the_name_belongs(name: str, right: str) -> None:
    assert remedy_for(name).values["right"] == right


@pytest.mark.parametrize("name", ["arsip/", "2026/", "/", "cadangan/"])
def test_a_folder_like_none_may_hold_anything(name: str) -> None:
    assert remedy_for(name).code == "stranger_place"


@given(st.text(min_size=1), st.booleans())
def test_what_it_says_is_a_place_that_kilas_reads(name: str, is_folder: bool) -> None:  # noqa: FBT001 -- Hypothesis gives it
    problem = remedy_for(name.replace("/", "") + "/" * is_folder)
    assert is_upload(problem.values.get("right", "articles/"))
