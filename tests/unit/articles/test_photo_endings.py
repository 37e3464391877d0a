"""What ends as a photo's file does is taken for a photo everywhere, whoever looks at its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kilas.articles.endings import other_ending
from kilas.articles.images import may_be_picture
from kilas.bodies.pictures import is_page
from kilas.content_keys import PHOTO_ENDINGS, PICTURE_ENDINGS, is_logo
from kilas.media.downloads import download_at
from local import ROOT
from local.uploads import LIKE_CONTENT
from tests.unit.articles.shaping import of_markdown

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read

ENDINGS = [*PHOTO_ENDINGS, *(each.upper() for each in PHOTO_ENDINGS)]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_photo_in_media_is_judged_as_one(ending: str) -> None:
    assert download_at(f"media/pasar{ending}") is None
    assert is_logo(f"media/logo{ending}")


@pytest.mark.parametrize("ending", PHOTO_ENDINGS)
def test_a_photo_elsewhere_is_told_where_it_belongs(ending: str) -> None:
    [problem] = other_ending(ending).problems
    assert problem.code == "photo_among_articles"
    assert ending in LIKE_CONTENT


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_photo_of_front_matter_may_have_a_sign_in_its_name(read: Read, ending: str) -> None:
    image = read(f'title: A\nimage: "media/foto #1{ending}"').article.image
    assert image
    assert image.path == f"/media/foto%20%231{ending}"
    assert may_be_picture(f"/media/pasar{ending}?v=2")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_photo_in_the_brackets_of_a_note_is_a_picture(ending: str) -> None:
    shown = f'<img src="/media/a{ending}" alt="Pasar" loading="lazy">'
    assert of_markdown(f"![[media/a{ending}|Pasar]]") == f"<p>{shown}</p>"


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_of_a_photo_is_no_mail_address_and_no_page(read: Read, ending: str) -> None:
    assert "mailto:" not in read("title: a", f"[a](foto@2x{ending})").body_html
    assert not is_page(f"https://drive.google.com/file/d/pasar{ending}")


def test_the_endings_of_pictures_are_written_in_one_place() -> None:
    """A list of its own forgets the format that comes next."""
    library = ROOT / "layers" / "kilas" / "kilas"
    own = re.compile(r"""\.jpeg?["']|jpe\?g""")
    lists = [path.name for path in library.rglob("*.py") if own.search(path.read_text("utf-8"))]
    assert lists == ["content_keys.py"]
    assert set(PHOTO_ENDINGS) < set(PICTURE_ENDINGS)
