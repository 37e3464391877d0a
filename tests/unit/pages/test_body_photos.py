"""A page has the sizes of the photos in a text, as far as they are known."""

from __future__ import annotations

import pytest

from kilas.articles.article import Image, PhotoFacts, ShownPhoto
from kilas.pages.body_photos import with_photos
from tests.newsroom import article

BASE = "https://kabar.example"
PHOTOS = (
    ShownPhoto("/media/a%20b.jpg", "media/a b.jpg", PhotoFacts(600, 400, "abc", (400, 800))),
    ShownPhoto("media/c.jpg?x=1&y", "media/c.jpg", PhotoFacts(1, 3000, "def", (400,))),
)
ARTICLE = article(photos=PHOTOS)
LAKE = "/_foto/a~20b.jpg/abc.jpg"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('src="/media/a%20b.jpg" alt=""', f'src="{LAKE}" alt="" width="600" height="400"'),
        (
            'src="https://kabar.example/media/a%20b.jpg" alt="a"',
            f'src="{LAKE}" alt="a" width="600" height="400"',
        ),
        (
            'src="/media/a%20b.jpg" width="300" height="1"',
            f'src="{LAKE}" width="300" height="200"',
        ),
        ('src="/media/a%20b.jpg" width="1"', f'src="{LAKE}" width="1" height="1"'),
        ('src="/media/a%20b.jpg" width="0"', f'src="{LAKE}" width="600" height="400"'),
        ('src="/media/a%20b.jpg" width="900"', f'src="{LAKE}" width="600" height="400"'),
        (
            f'src="/media/a%20b.jpg" width="{"9" * 5000}"',
            f'src="{LAKE}" width="600" height="400"',
        ),
        (
            'src="media/c.jpg?x=1&amp;y" alt="a"',
            'src="/_foto/c.jpg/def.jpg" alt="a" width="1" height="3000"',
        ),
        ('src="/media/other.jpg" width="7"', 'src="/media/other.jpg" width="7"'),
        ('src="https://foto.example/media/a%20b.jpg"',) * 2,
        ('alt="src=/media/a%20b.jpg"',) * 2,
    ],
    ids=range(11),
)
def test_a_photo_of_known_size_has_its_size(written: str, shown: str) -> None:
    assert (
        with_photos(f"<p><img {written}></p>", ARTICLE, BASE, in_widths=False)
        == f"<p><img {shown}></p>"
    )


def test_nothing_but_pictures_changes() -> None:
    text = '<p><a href="/media/a%20b.jpg">&lt;img src="/media/a%20b.jpg"&gt;</a></p>'
    assert with_photos(text, ARTICLE, BASE, in_widths=True) == text


SRCSET = "/_foto/a~20b.jpg/abc-400.webp 400w, /_foto/a~20b.jpg/abc-800.webp 600w"


@pytest.mark.parametrize(
    ("in_widths", "choice"),
    [
        (True, f' srcset="{SRCSET}" sizes="(min-width: 48rem) 600px, calc(100vw - 2rem)"'),
        (False, ""),
    ],
)
def test_a_page_has_the_renditions_to_choose_from_and_a_feed_has_the_jpeg(
    *, in_widths: bool, choice: str
) -> None:
    text = '<img alt="Air" src="/media/a%20b.jpg" loading="lazy">'
    wanted = (
        f'<img alt="Air" src="/_foto/a~20b.jpg/abc.jpg" loading="lazy"{choice}'
        ' width="600" height="400">'
    )
    assert with_photos(text, ARTICLE, BASE, in_widths=in_widths) == wanted


@pytest.mark.parametrize(
    ("before", "in_text", "in_widths", "comes_at_once"),
    [
        ("", True, True, True),
        ("<p>Air surut.</p>", True, True, True),
        ("x" * 900, True, True, False),
        ("", False, True, False),
        ("", True, False, False),
    ],
    ids=["first", "behind a line", "far below", "below another photo", "in a feed"],
)
def test_the_photo_that_the_text_begins_with_comes_at_once(
    before: str, *, in_text: bool, in_widths: bool, comes_at_once: bool
) -> None:
    own = article(photos=PHOTOS, image=Image("/media/a%20b.jpg", in_text=in_text))
    text = f'{before}<img src="/media/a%20b.jpg" loading="lazy"><img src="/b" loading="lazy">'
    made = with_photos(text, own, BASE, in_widths=in_widths)
    assert ('fetchpriority="high"' in made) == comes_at_once
    assert made.count('loading="lazy"') == (1 if comes_at_once else 2)
