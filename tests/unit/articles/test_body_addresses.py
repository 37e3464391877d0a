"""The addresses of pictures and links in a body."""

from __future__ import annotations

import os
import subprocess
import sys
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.summary import summarise
from kilas.bodies.body import sanitise
from kilas.bodies.markdown import markdown_to_html
from kilas.bodies.media_addresses import is_https, picture_address
from tests.unit.articles.elements import Elements


@pytest.mark.parametrize(
    ("unsafe", "left_out"),
    [
        ("<img src='http://x.example/a.jpg'>", "http://x.example/a.jpg"),
        ("<img src='a.jpg'>", "a.jpg"),
        ("<img src='/media/../api/x'>", "/media/../api/x"),
        ("<img src='/media/%2e%2e/x'>", "/media/%2e%2e/x"),
        ("<img src='/media/a\\b'>", "/media/a\\b"),
        ("<img src='data:image/png;base64,AA=='>", "data:image/png;base64,AA=="),
        ('<img src="file:///C:/foto%20pasar.jpg">', "file:///C:/foto%20pasar.jpg"),
        ('<img src="C:\\foto.jpg">', "C:\\foto.jpg"),
        ('<img src="cid:foto@surel">', "cid:foto@surel"),
        ("<img alt='a'>", ""),
        ("<img src='#left-out:x' alt='> src=\"https://x.example/b.jpg\"'>", "#left-out:x"),
    ],
)
def test_a_picture_that_may_not_be_shown_is_left_out_and_named(unsafe: str, left_out: str) -> None:
    body = sanitise(f"<p>a{unsafe}b</p>")
    assert body.html == "<p>ab</p>"
    assert body.pictures_left_out == (left_out,)


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("media/a.jpg", "/media/a.jpg"),
        ("/media/a.jpg", "/media/a.jpg"),
        ("./media/a.jpg", "/media/a.jpg"),
        ("../../media/a/b.jpg", "/media/a/b.jpg"),
        ("media/foto banjir+1.jpg", "/media/foto%20banjir%2B1.jpg"),
        ("media/foto%20banjir.jpg", "/media/foto%20banjir.jpg"),
        ("media/é.jpg", "/media/%C3%A9.jpg"),
        ("media/a.jpg?w=300&v=2#x", "/media/a.jpg"),
        ("media/a.jpg#x", "/media/a.jpg"),
        ("media/a#1.jpg", "/media/a%231.jpg"),
        ("media/a?.jpg", "/media/a%3F.jpg"),
        ("media/a%231.jpg", "/media/a%231.jpg"),
        ("https://x.example/a.jpg", "https://x.example/a.jpg"),
        ("http://x.example/a.jpg", None),
        ("media/", None),
        ("media/../x", None),
        ("mediax/a.jpg", None),
        ("javascript:alert(1)//media/a.jpg", None),
        ("https://[x/a.jpg", None),
        ("https:///a.jpg", None),
        ('https://x.example/"onerror=', None),
    ],
)
def test_a_picture_is_of_the_media_folder_or_https(source: str, address: str | None) -> None:
    assert picture_address(source) == address


@pytest.mark.parametrize(
    ("markdown", "source", "alt"),
    [
        ("![Air](../media/Foto Pasar.jpg)", "Foto%20Pasar.jpg", "Air"),
        ("![](/media/2026/Foto Pasar (1).JPG)", "2026/Foto%20Pasar%20%281%29.JPG", ""),
        ("a ![Air](media/Foto Pasar.jpg) b", "Foto%20Pasar.jpg", "Air"),
        ('![Air](media/Foto Pasar.jpg "Judul")', "Foto%20Pasar.jpg", "Air"),
        ("![a](media/a b.png) ![c](media/c.png)", "a%20b.png", "a"),
        ("![Air](<media/Foto Pasar.jpg>)", "Foto%20Pasar.jpg", "Air"),
        ("![Air](media/Foto%20Pasar.jpg)", "Foto%20Pasar.jpg", "Air"),
    ],
)
def test_a_name_with_spaces_is_a_pictures_address(markdown: str, source: str, alt: str) -> None:
    safe = sanitise(markdown_to_html(markdown)).html
    assert f'<img src="/media/{source}" alt="{alt}"' in safe
    assert "![" not in safe
    assert "(" not in summarise(safe)


@pytest.mark.parametrize(
    "markdown",
    [
        '![Air](media/foto.jpg "Judul: Pasar Lama.")',
        "![Air](media/foto.jpg (Pasar Lama.))",
        "![Air](https://x.example/foto.jpg 'a b.jpg')",
        "![Air][1]\n\n[1]: media/foto.jpg",
    ],
)
def test_an_address_that_needs_no_brackets_stays(markdown: str) -> None:
    assert 'foto.jpg"' in sanitise(markdown_to_html(markdown)).html


READ_WITHIN_LIMITS = """
import resource, sys
from kilas.bodies.markdown import markdown_to_html
resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
scrap = sys.stdin.buffer.read().decode()
markdown_to_html(scrap * (400_000 // len(scrap)))
"""


@pytest.mark.parametrize(
    "scrap", ["![](media/a ", "![](media/(a ", "![a", "![](media/" + "../" * 9]
)
def test_addresses_without_an_end_take_little_time(scrap: str) -> None:
    """A pattern that is tried from each of 40,000 places would take minutes."""
    subprocess.run(
        [sys.executable, "-c", READ_WITHIN_LIMITS],
        input=scrap.encode(),
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
    )


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://x.example/a|b[1].jpg?c={d}", "https://x.example/a%7Cb%5B1%5D.jpg?c=%7Bd%7D"),
        ("https://x.example/100%.jpg", "https://x.example/100%25.jpg"),
        ("https://a@x.example/b.jpg", "https://x.example/b.jpg"),
        ("https://a..example/b.jpg", None),
        ("https://1.2.3/b.jpg", None),
    ],
)
def test_the_address_of_a_picture_is_written_as_that_of_a_link(
    source: str, address: str | None
) -> None:
    assert picture_address(source) == address


def test_https_needs_a_host() -> None:
    assert is_https("https://x.example")
    assert not is_https("https://")


@pytest.mark.parametrize(
    ("href", "clean"),
    [
        (" https://x.example/a b ", "https://x.example/a%20b"),
        ("&#10;https://x.example/&#9;a", "https://x.example/a"),
        ("&#9;#", "#isi"),
        (" media/a.pdf", "/media/a.pdf"),
        ("media/a.pdf#page=3", "/media/a.pdf#page=3"),
        ("/media/b/../a.pdf#bab dua", "/media/a.pdf#bab%20dua"),
        ("../media/a.pdf?raw=true#page=3", "/media/a.pdf#page=3"),
        ("media/a.pdf?raw=true", "/media/a.pdf"),
        ("media/a.pdf#", "/media/a.pdf"),
        ("media/a#1.pdf", "/media/a%231.pdf"),
        ("/&#1;a", "/a"),
        ("&#127; /a", "/a"),
        ("?q=[x]", "?q=%5Bx%5D"),
        ("/[x]", "/%5Bx%5D"),
        ("//[::1]/", "//[::1]/"),
        ("https://[::1]/[a]", "https://[::1]/%5Ba%5D"),
        ("/a%20b%zz%", "/a%20b%25zz%25"),
        ("/a|b^c`d{e}", "/a%7Cb%5Ec%60d%7Be%7D"),
        ("mailto:a b@c.example", "mailto:a%20b@c.example"),
        ("mailto:a@c.example?subject=a#b", "mailto:a@c.example?subject=a#b"),
        ("http:/x.example/a", "http://x.example/a"),
        ("HttPs://x.example/A", "https://x.example/A"),
        ("https:x.example", "https://x.example"),
        ("http:///x.example/", "http://x.example/"),
        ("\\\\x.example\\a", "//x.example/a"),
        ("/a\\b?c\\d#e\\f", "/a/b?c%5Cd#e%5Cf"),
        ("https://x.example/#a#b", "https://x.example/#a%23b"),
        ("https://x.example/%zz", "https://x.example/%25zz"),
        ("https://a:b@x.example/c", "https://x.example/c"),
        ("https://x.example:8080/", "https://x.example:8080/"),
        ("http://1.2.3.4/", "http://1.2.3.4/"),
        ("http://pasar.example./", "http://pasar.example./"),
    ],
)
def test_a_link_is_read_as_browsers_read_it(href: str, clean: str) -> None:
    assert sanitise(f'<a href="{href}">a</a>').html == f'<a href="{clean}" rel="noopener">a</a>'


@pytest.mark.parametrize(
    "href",
    [
        " //[x",
        "/&#9;/[x",
        "/&#1;/[x",
        "&#127; //[x",
        " //a]b/",
        "&#10;//℀/",
        "//[x]/",
        "https://[x",
        "https://",
        "http:#a",
        "https://../",
        "https://a..example/",
        "https://a%20b.example/",
        "https://a.example:99999/",
        "http://0102.0146.0007.00000223/",
        "http://0x7f.1/",
        "http://1.2.3/",
        "http://1.2.3.4./",
        f"https://{'a' * 64}.example/",
        "java&#10;script:x",
    ],
)
def test_a_link_to_no_address_leaves_only_its_text(href: str) -> None:
    assert sanitise(f'<a href="{href}">a</a>').html == "<a>a</a>"


LINK_SCRAPS = st.sampled_from(
    ["/", "//", "[", "]", "@", ":", "℀", " ", "\t", "\x01", "&#1;", "&#9;", "a", "https:", "#"]
)  # fmt: skip


@given(st.lists(LINK_SCRAPS).map("".join) | st.text())
def test_every_link_that_stays_can_be_resolved(href: str) -> None:
    links = Elements(sanitise(f'<a href="{href}">a</a>').html).attributes
    base = "https://kabar.example/2026/11/banjir.html"
    resolved = [urljoin(base, value) for name, value in links if name == "href"]
    assert all(":" in url for url in resolved)
