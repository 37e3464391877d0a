"""Which picture site.yaml may name as the logo, and what it is told of another."""

from __future__ import annotations

import pytest

from kilas.content_keys import is_logo
from kilas.site.read import read_site
from kilas.site.site import Logo
from kilas.texts import LANGUAGES, explain
from tests.newsroom import site_yaml


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("media/logo.png", "media/logo.png"),
        ("/media/logo.png", "media/logo.png"),
        ("./media/logo.png", "media/logo.png"),
        ("logo.png", "media/logo.png"),
        ("media/2026/Logo Kabar.JPG", "media/2026/Logo Kabar.JPG"),
        (r"media\logo.webp", "media/logo.webp"),
        ("media/logo-kecil.gif", "media/logo-kecil.gif"),
        ("media/kabar-logo.png", "media/kabar-logo.png"),
        ("media/KORAN_LOGO2.png", "media/KORAN_LOGO2.png"),
        ("media/Kabar Logo (putih).png", "media/Kabar Logo (putih).png"),
        ("media/KabarLogo.png", "media/KabarLogo.png"),
        ("media/kabar1logo.png", "media/kabar1logo.png"),
        ("media/logo.HEIC", "media/logo.HEIC"),
        ("media/logo.jfif", "media/logo.jfif"),
        ("[[media/logo.png]]", "media/logo.png"),
        ("[[logo.png]]", "media/logo.png"),
    ],
    ids=range(16),
)
def test_a_photo_whose_name_says_so_is_the_logo(written: str, key: str) -> None:
    reading = read_site(site_yaml(logo=f"'{written}'").encode())
    assert (reading.site.logo, reading.warnings) == (Logo(key), ())
    assert is_logo(key)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("https://kabar.example/logo.png", "media/logo.png"),
        ("//kabar.example/logo.png", "media/logo.png"),
        ("media/logo.svg", "media/logo.png"),
        ("media/2026/logo.pdf", "media/2026/logo.png"),
        ("media/kop.png", "media/logo-kop.png"),
        ("media/katalogo.png", "media/logo-katalogo.png"),
        ("media/KATALOGO.png", "media/logo-KATALOGO.png"),
        ("media/logo/kop.png", "media/logo/logo-kop.png"),
        ("kop.jpg", "media/logo-kop.jpg"),
        ("media/logo", "media/logo.png"),
        ("media/logo.png?v=2", "media/logo.png"),
        ("articles/logo.png", "media/logo.png"),
        ("../logo.png", "media/logo.png"),
        (f"media/logo{'a' * 1500}.png", "media/logo.png"),
        (f"media/logo{'ä' * 400}.png", "media/logo.png"),
    ],
    ids=range(15),
)
def test_anything_else_has_a_note_with_a_name_that_can_be_one(written: str, right: str) -> None:
    reading = read_site(site_yaml(logo=f"'{written}'").encode())
    assert reading.site.logo is None, "and the settings are good"
    (note,) = reading.warnings
    assert (note.code, note.values["right"]) == ("bad_logo", right)
    assert read_site(site_yaml(logo=f"'{right}'").encode()).site.logo == Logo(right)
    assert all(right in explain(note, language)[1] for language in LANGUAGES)


@pytest.mark.parametrize(
    ("line", "notes"),
    [("logo:", []), ("logo: ''", []), ("logo: [a]", ["bad_logo"]), ("logo: {a: b}", ["bad_logo"])],
    ids=range(4),
)
def test_what_is_no_text_is_no_logo(line: str, notes: list[str]) -> None:
    """And no mistake: other tools have a logo of their own in a file of this name."""
    reading = read_site(f"{site_yaml()}{line}\n".encode())
    assert reading.site.logo is None
    assert [each.code for each in reading.warnings] == notes


def test_an_indonesian_word_for_it_is_named() -> None:
    (note,) = read_site(site_yaml(lambang="media/logo.png").encode()).warnings
    assert "logo" in note.values.values()
