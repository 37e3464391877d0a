from __future__ import annotations

from hashlib import sha256

import pytest

from kilas.pages import assets
from kilas.pages.article_page import share_links
from kilas.pages.html_edits import absolute, absolute_links, with_dateline
from kilas.pages.parts import Hyperlink
from kilas.pages.render import render
from tests.golden.examples import PAGES

PAGE = "https://kabar.example/2026/11/banjir.html"


def test_same_context_gives_same_bytes() -> None:
    assert render(PAGES["article"]) == render(PAGES["article"])


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/media/a.jpg", "https://kabar.example/media/a.jpg"),
        ("https://foto.example/a.jpg", "https://foto.example/a.jpg"),
        ("//foto.example/a.jpg", "//foto.example/a.jpg"),
        ("mailto:redaksi@kabar.example", "mailto:redaksi@kabar.example"),
        ("#fn1", f"{PAGE}#fn1"),
        ("peta.html", "https://kabar.example/2026/11/peta.html"),
    ],
)
def test_absolute(url: str, expected: str) -> None:
    assert absolute(url, PAGE) == expected


def test_absolute_links_touches_links_only() -> None:
    html = (
        '<p title="href=&quot;/x&quot;">tulis href="/y" '
        '<a rel="noopener" href="/z?a=1&amp;b=2">z</a>'
        '<img src="/media/a.jpg" alt="1 > 0"></p>'
    )
    assert absolute_links(html, PAGE) == (
        '<p title="href=&quot;/x&quot;">tulis href="/y" '
        '<a rel="noopener" href="https://kabar.example/z?a=1&amp;b=2">z</a>'
        '<img src="https://kabar.example/media/a.jpg" alt="1 > 0"></p>'
    )


@pytest.mark.parametrize(
    ("html", "place", "expected"),
    [
        ("<p>Air surut.</p>", "", "<p>Air surut.</p>"),
        ("<p>Air.</p>", "Kuala", '<p><b class="dateline">Kuala, Kilas –</b> Air.</p>'),
        ("<p>Air.</p>", "Kuala –", '<p><b class="dateline">Kuala, Kilas –</b> Air.</p>'),
        ("<p>Air.</p>", "Kuala, KK –", '<p><b class="dateline">Kuala, KK –</b> Air.</p>'),
        ("<h2>Air</h2>", "Kuala", '<p><b class="dateline">Kuala, Kilas –</b></p>\n<h2>Air</h2>'),
        ("<p>A</p>", "<b>", '<p><b class="dateline">&lt;b&gt;, Kilas –</b> A</p>'),
    ],
)
def test_with_dateline(html: str, place: str, expected: str) -> None:
    assert with_dateline(html, place, "Kilas") == expected


def test_share_links_carry_title_and_address_whole() -> None:
    links = share_links("Harga naik 10% & turun? #1", PAGE)
    assert links[0] == Hyperlink(
        "WhatsApp",
        "https://wa.me/?text=Harga%20naik%2010%25%20%26%20turun%3F%20%231"
        "%20https%3A%2F%2Fkabar.example%2F2026%2F11%2Fbanjir.html",
    )
    assert all("%23" in link.url for link in links if link.label != "Facebook")


def test_asset_names_follow_their_content() -> None:
    made = assets.assets()
    icons = set(map(assets.asset_url, ("icon.svg", "icon.png")))
    assert set(made) == {assets.stylesheet_url(), *icons}
    for url, (body, content_type) in made.items():
        assert url.split(".")[1] == sha256(body).hexdigest()[:8]
        assert content_type.startswith(("text/css", "image/"))


def test_stylesheet_loads_nothing() -> None:
    stylesheet, _ = assets.assets()[assets.stylesheet_url()]
    assert b"url(" not in stylesheet
    assert b"@import" not in stylesheet
