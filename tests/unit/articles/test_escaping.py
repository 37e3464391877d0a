"""What an editor writes into a mark, a tag or a link is shown as it is written: it is no markup."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from kilas.articles.local_links import with_addresses
from kilas.documents.writing import written
from tests.unit.articles.shaping import of_html, of_markdown

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read

TEXT = "a <u>b</u> &amp;copy;"
"""Read as markup it is an underlined letter and a sign."""

VALUE = 'a "b" onclick=c &lt;'
"""In an attribute it would end the attribute."""

PLAYED = "https://www.youtube.com/watch?v=abc123&lt;1"


class _Page(HTMLParser):
    """The words of a page, the values of its attributes, and the names of both."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.values: list[str] = []
        self.names: set[str] = set()
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}
        self.values += [value or "" for _, value in attrs]


@pytest.mark.parametrize(
    "mark",
    [
        '{{{{< youtube id="abc123" title="{}" >}}}}',
        'kata {{{{< youtube id="abc123" title="{}" >}}}}',
        '{{{{< video src="media/a.mp4" title="{}" >}}}}',
        '{{{{< figure src="media/a.jpg" caption="c" attr="{}" >}}}}',
        '{{{{< details "{}" >}}}}\nisi\n{{{{< /details >}}}}',
        '{{{{< quote author="{}" >}}}}\nisi\n{{{{< /quote >}}}}',
        "{{{{< highlight html >}}}}{}{{{{< /highlight >}}}}",
        "kata {{{{< highlight html >}}}}{}{{{{< /highlight >}}}}",
    ],
    ids=["film", "film in a line", "file", "credit", "details", "quote", "code", "code in a line"],
)
def test_the_words_of_a_mark_are_text(mark: str) -> None:
    page = _Page(of_markdown(mark.format(TEXT)))
    assert TEXT in "".join(page.words)
    assert "u" not in page.names


def test_a_value_of_a_mark_ends_no_attribute() -> None:
    page = _Page(of_markdown(f"{{{{< figure src=media/a.jpg alt='{VALUE}' >}}}}"))
    assert VALUE in page.values
    assert "onclick" not in page.names


@pytest.mark.parametrize(
    "mark",
    [f"kata {{{{< youtube {PLAYED} >}}}} kata", f'{{{{< youtube url="{PLAYED}" title="b" >}}}}'],
    ids=["in a line", "with a title"],
)
def test_the_address_of_a_film_is_as_it_was_written(mark: str) -> None:
    assert PLAYED in _Page(of_markdown(mark)).values


@pytest.mark.parametrize("title", ["", " title='kata'"], ids=["", "with a title"])
def test_the_address_of_a_frame_is_as_it_was_written(title: str) -> None:
    address = PLAYED.replace("&", "&amp;")
    page = _Page(of_html(f"<p>a</p><iframe src='{address}'{title}></iframe>"))
    assert PLAYED in page.values


def test_the_title_of_a_frame_is_text() -> None:
    title = TEXT.replace("&", "&amp;").replace("<", "&lt;")
    page = _Page(of_html(f"<iframe src='https://youtu.be/abc123' title='{title}'></iframe>"))
    assert TEXT in "".join(page.words)
    assert "u" not in page.names


def test_the_name_of_a_film_that_is_a_file_is_text_and_its_address_ends_no_attribute() -> None:
    page = _Page(of_html("""<video src='/media/a"onclick=c"&amp;lt;<u>.mp4'></video>"""))
    assert page.words == ['a"onclick=c"&lt;<u>.mp4']
    assert page.names == {"p", "a", "href", "rel"}


def test_a_title_that_kilas_puts_into_a_tag_ends_no_attribute() -> None:
    page = _Page(of_markdown(f"![](media/a.jpg){{: alt='{VALUE}' }}"))
    assert unescape(VALUE) in page.values
    assert "onclick" not in page.names


@pytest.mark.parametrize(
    ("mark", "address"),
    [
        ('[a]({{< ref "arsip/catatan lain.md#bab dua" >}})', "arsip/catatan%20lain.md#bab%20dua"),
        ("[a]({% link _posts/2026-11-01-a&lt;b.md %})", "2026-11-01-a%26lt%3Bb.md"),
        ("[a]({{ '/a b/' | relative_url }})", "/a%20b/"),
    ],
    ids=["ref", "link", "filter"],
)
def test_the_name_of_a_file_is_written_as_an_address(mark: str, address: str) -> None:
    assert address in _Page(of_markdown(mark)).values


def test_the_address_that_a_link_leads_to_ends_no_attribute() -> None:
    address = '/2026/11/a&lt=.html#b "onclick=c'
    page = _Page(with_addresses('<a href="b.md" rel="noopener">b</a>', [("b.md", address)], ""))
    assert page.values == ["/2026/11/a&lt=.html#b%20%22onclick=c", "noopener"]
    assert page.names == {"a", "href", "rel"}


@pytest.mark.parametrize(
    ("link", "right"),
    [
        ('[a & "b"](/x/?a=1&b=2)', '<a href="/x/?a=1&amp;b=2">a &amp; "b"</a>'),
        ('![a & "b"](/x/a.jpg)', '<img src="/x/a.jpg" alt="a &amp; &quot;b&quot;">'),
    ],
    ids=["link", "picture"],
)
def test_the_element_to_write_for_a_link_is_right_as_it_stands(
    read: Read, link: str, right: str
) -> None:
    (note,) = read("title: a", f"<p>{link}</p>", "articles/a.html").warnings
    assert (note.code, note.values["right"]) == ("link_in_html", right)


def test_a_line_for_html_is_right_as_it_stands() -> None:
    page = _Page(written("description", VALUE, "html"))
    assert page.values == ["description", VALUE]
    assert page.names == {"meta", "name", "content"}
