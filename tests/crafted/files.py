"""Files of an editor that cost as much as a file can: for the tests of growth, and for the bench.

Each builder makes about so many bytes of one shape. What the limits refuse costs too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.articles.front_matter import MAX_BODY, MAX_FRONT_MATTER
from kilas.bodies.markup_cost import MAX_NESTING
from kilas.site.read import MAX_FILE
from tests.crafted.bodies import backticks, boxes, boxes_in_boxes, strays, wide_table

if TYPE_CHECKING:
    from collections.abc import Callable

MARKDOWN: Final = "articles/a.md"
HTML: Final = "articles/a.html"
SITE: Final = "site.yaml"

MARKS: Final = "".join(map(chr, (0x345, 0x315, 0x301, 0x31B, 0x322, 0x327, 0x334)))
"""Combining marks in the worst order for a normaliser: each goes before those before it."""


class Crafted(NamedTuple):
    """A file's key, what builds about n bytes of it, and the n at which its limit is."""

    key: str
    build: Callable[[int], bytes]
    limit: int


def repeated(prefix: str, unit: str, suffix: str = "") -> Callable[[int], str]:
    """As many units as make about n bytes; the prefix comes on top of them."""
    return lambda n: prefix + unit * (n // len(unit.encode())) + suffix


def _body(key: str, body: Callable[[int], str]) -> Crafted:
    def build(n: int) -> bytes:
        return f"---\ntitle: T\ndate: 2026-11-20\n---\n{body(n)}".encode()

    return Crafted(key, build, MAX_BODY - 4_000)


def _document(body: Callable[[int], str]) -> Crafted:
    def build(n: int) -> bytes:
        return f"<html><title>T</title><body>{body(n)}".encode()

    return Crafted(HTML, build, MAX_BODY - 4_000)


def _head(key: str, head: Callable[[int], str]) -> Crafted:
    return Crafted(key, lambda n: head(n).encode(), MAX_FRONT_MATTER - 4_000)


def _site(text: Callable[[int], str]) -> Crafted:
    base = "title: T\nbase_url: https://a.example\n"
    return Crafted(SITE, lambda n: f"{base}{text(n)}".encode(), MAX_FILE - 4_000)


def _numbered(unit: str, prefix: str = "", suffix: str = "") -> Callable[[int], str]:
    """Like repeated, with "#" as a number that no other unit has."""

    def build(n: int) -> str:
        number = n // (len(unit.encode()) + 4)
        return prefix + "".join(unit.replace("#", str(each)) for each in range(number)) + suffix

    return build


_LINKS_AND_MARKS: Final = {  # of Markdown and of HTML alike
    "headings of HTML": repeated("", "<h2>a</h2>"),
    "headings in headings": repeated("", "<h2><div>"),
    "links within the text": repeated("<p id=a>", "<a href='#a'>b</a>"),
    "dead links within the text": repeated("", "<a href='#a'>b</a>"),
    "names of anchors": repeated("", "<a name=a name"),
    "odd links": repeated("", "<a href "),
    "blanks in an odd link": repeated("<a href=", " ", "1:>a</a>"),
    "the beginning of a component": repeated("</\n<a", "-a"),
    "a photo of a disk": repeated("![a](file:", "/", ":.jpg)"),
    "bare addresses": repeated("", "https://a.b "),
    "addresses of brackets": repeated("https://a.b/", "()"),
    "ends of addresses": repeated("https://a.b/", ")."),
    "styles": repeated("", "<b style='font-weight:bold'>"),
    "styles that end": repeated("", "<span style='font-weight:bold'>a</span>"),
    "styles without an end": repeated("", "<span style='a"),
    "shortcodes without an end": repeated("", "{{< a {% {: [[a $$ :::"),
    "shortcodes": repeated("", "{{< a >}} {filename}/a "),
    "videos": repeated("", "{{< youtube abcd >}}\n\n"),
    "links to files of other programs": repeated("", "[a]({{< ref b.md >}}) "),
    "variables without an end": repeated("", "[a]({{ site.url "),
    "captions without an end": repeated("", "[caption]"),
    "captions": repeated("", "[caption]<img src=media/a.jpg> b[/caption]\n"),
    "ends of captions": repeated("[caption]", "[/caption]"),
    "code of another program without an end": repeated("", "{% highlight a %}"),
    "code of another program": repeated("", "{% highlight a %}b{% endhighlight %}\n"),
    "values without an end": repeated("", "{% a b=\" c=' %}"),
    "attribute lists": repeated("", "<p>a {: .b}</p>"),
    "attribute lists of one block": repeated("<p>", "{: .b} "),
    "attribute lists without an end": repeated("", "{: a=b #c .d "),
    "addresses of a service": repeated("", "https://youtu.be/a_b_c\n"),
    "addresses of a service in one paragraph": repeated("<p>", "https://youtu.be/abcd<br>"),
    "links to a service": repeated("", "<p><a href=https://youtu.be/abcd>a</a></p>"),
    "players": repeated("", "<iframe src=https://www.youtube.com/embed/abcd></iframe>"),
    "players without an end": repeated("", "<iframe src=https://www.youtube.com/embed/abcd>"),
    "pictures with titles": repeated("", "<p><img src=media/a.jpg title=b></p>"),
    "figures in figures": repeated("", "<figure><img src=media/a.jpg title=b>"),
    "credits": repeated("", "<figcaption>Foto: a"),
    "tables of Blogger": repeated(
        "", "<table class=tr-caption-container><tr><td>a<tr><td class=tr-caption>b</table>"
    ),
    "boxes of WordPress": repeated("", "<div class=wp-caption><img src=media/a.jpg>"),
    "blank paragraphs": repeated("", "<p>&nbsp;<br></p>"),
    "pull quotes": repeated("", "<blockquote class=pullquote><p class=pullquote>a</blockquote>"),
    "letters from the right": repeated("", "<ul><li>\u0628</ul>"),
}

_MARKDOWN_BODIES: Final = {
    "ampersands": repeated("", "&"),
    "numeric references without an end": repeated("", "&#x"),
    "references": repeated("", "&amp;"),
    "references in a table": repeated("| a |\n|---|\n| ", "&"),
    "opening brackets": repeated("", "["),
    "links without an end": repeated("[a]: b\n", "[a]("),
    "pictures without an end": repeated("", "![a](media/"),
    "a title without an end": repeated('[a](b "', "a\n"),
    "a title in brackets without an end": repeated("- [a](b (", "a*\n"),
    "a title of escaped quotes without an end": repeated('[a](b "\\"', "\\!\n"),
    "titles without an end": repeated("", "[a](b 'c\n[a](b (\n[a](b \"\n"),
    "footnote marks": repeated("[^1]: ", "[^1]"),
    "footnotes": _numbered("[^#]: a\n\n"),
    "references to definitions": repeated("[a]: b\n\n", "[a]"),
    "definitions": _numbered("[#]: b\n"),
    "asterisks": repeated("a", "*"),
    "strong beginnings": repeated("", "**a *"),
    "asterisks and backticks": repeated("[", "*`"),
    "underscores": repeated("", "_a "),
    "backticks": backticks,
    "tildes": repeated("", "~~a"),
    "quotes in quotes": repeated("", "> "),
    "quotes": repeated("", ">"),
    "lists in lists": repeated("", "- "),
    "a new list in each line": repeated("", "-\n*\n"),
    "numbers": repeated("", "1. a\n"),
    "bars": repeated("|a|b|\n|-|-|\n", "|"),
    "a wide table": wide_table,
    "boxes": boxes,
    "boxes in boxes": boxes_in_boxes,
    "short rows": repeated("|a|b|c|d|\n|-|-|-|-|\n", "a\n"),
    "addresses": repeated("", "<http://a>"),
    "comments without an end": repeated("", "<!--"),
    "headings": repeated("", "# a\n"),
    "backslashes": repeated("", "\\[\n"),
    "blank lines": repeated("a", "\n\n"),
    "lines that nearly are a field": _numbered("dat#:\n"),
    "lines that are a field": repeated("", "date: 2027-01-01\n"),
    "combining marks": repeated("a", MARKS),
    **_LINKS_AND_MARKS,
    "hosts of combining marks": repeated("", f"[a](//a{MARKS * 8}) "),
    "a host of combining marks": repeated("[a](//a", MARKS, ")"),
}

_HTML_BODIES: Final = {
    "blanks by a card": repeated("<p>https://youtu.be/abcdef<br>a", " ", "b</p>"),
    "decorations of a style": repeated('<span style="', "text-decoration:", '">x</span>'),
    "items of a list": repeated('<img src="https://a.b/c.jpg">{: ', "#a ", "}"),
    "ampersands": repeated("", "&"),
    "ampersands and brackets": repeated("", "&>"),
    "breaks in a table": repeated("<table>", "a<br>"),
    "breaks in a row": repeated("<table><tr>", "<br>"),
    "breaks in a row, a cell in an attribute": repeated("<table><tr>", "<br title='<td>'>"),
    "breaks in a row, a cell in a comment": repeated("<table><tr><!-- <td> -->", "a<br>"),
    "breaks in a row, a cell in a picture": repeated("<table><svg><td>", "a<br>"),
    "as many strays as may be": strays,
    "rows": repeated("<table>", "<tr><td>a"),
    "tables": repeated("", "<table><td>a</td></table>"),
    "cells in a picture": repeated("<svg>", "</a><tbody>"),
    "cells in a formula": repeated("<math>", "</style><td>"),
    "elements closed in an attribute": repeated("", '<div title="</div>">'),
    "links around paragraphs in paragraphs": repeated("", "<p><a href=b>c<p>d</p></a>"),
    "forms of items that nothing ends": repeated("<ul>", "<li><p><b>a<div></b>"),
    "formatting that is not closed": repeated("<b>" * (MAX_NESTING - 1), "<p>a"),
    "paragraphs": repeated("", "<p>a"),
    "breaks": repeated("", "a<br>"),
    "links": repeated("", "<a href=x>a</a>"),
    "pictures": repeated("", "<img src=a>"),
    "attributes": _numbered("a#=b ", "<p ", ">"),
    "a long attribute": repeated("<a title='", "&", "'>a</a>"),
    "quotes": repeated("<a ", "\"'="),
    "closing tags": repeated("<div>", "</p>"),
    "scripts": repeated("", "<script></script>"),
    "comments": repeated("", "<!-- a -->"),
    "words in angle brackets": repeated("", "<nama> "),
    "titles without an end": repeated("", "<title>"),
    "titles, one of which ends": repeated("", "<title>", "</title"),
    "pictures, one of which ends": repeated("", "<svg a=b>", "</svg>"),
    "videos without an end": repeated("", "<video a=b>"),
    "pictures that end": repeated("", "<svg><p>a</svg>"),
    "elements of no one": repeated("", "<x-y a=b></x-y>"),
    "values without an end": repeated("", '<x a="'),
    "options": repeated("<select>", "<option>a"),
    **_LINKS_AND_MARKS,
    "hosts of combining marks": repeated("", f"<a href='//a{MARKS * 8}'>a</a>"),
}

_DOCUMENT_BODIES: Final = {
    "metas": _numbered("<meta name=draf# content=x>"),
    "comments without an end": repeated("", "<!--"),
    "comments of a head": repeated("", "<!--</head>-->"),
    "sections without an end": repeated("", "<![CDATA["),
    "titles without an end": repeated("", "<title>"),
}
"""Of whole HTML documents: their metas are read to the end."""

_HEADS: Final = {
    "yaml, keys": _numbered("k#: v\n", "---\ntitle: T\n", "---\n"),
    "yaml, keys that nearly say draft": _numbered("draf#: x\n", "---\ntitle: T\n", "---\n"),
    "yaml, tables": _numbered("k#: {draft: x}\n", "---\ntitle: T\n", "---\n"),
    "yaml, a long list": _numbered(" - t#\n", "---\ntitle: T\ntags:\n", "---\n"),
    "yaml, aliases": _numbered(" - /a#/\n", "---\ntitle: T\naliases:\n", "---\n"),
    "yaml, lines like keys in a text": repeated("---\ntitle: |\n", "  draft: x\n", "---\n"),
    "yaml, a key of combining marks": repeated("---\ntitle: T\na", MARKS, ": x\n---\n"),
    "yaml, a date of combining marks": repeated("---\ntitle: T\ndate: a", MARKS, "\n---\n"),
    "yaml, a slug of combining marks": repeated("---\ntitle: T\nslug: a", MARKS, "\n---\n"),
    "yaml, a tag of combining marks": repeated("---\ntitle: T\ntags: [a", MARKS, "]\n---\n"),
    "yaml, a photo of combining marks": repeated(
        "---\ntitle: T\nimage: https://a", MARKS, "/b.jpg\n---\n"
    ),
    "yaml, an address of combining marks": repeated("---\ntitle: T\nurl: /a", MARKS, "\n---\n"),
    "yaml, a section of combining marks": repeated("---\ntitle: T\nsection: a", MARKS, "\n---\n"),
    "yaml, an author of combining marks": repeated("---\ntitle: T\nauthor: a", MARKS, "\n---\n"),
    "yaml, a mistake after many lines": repeated("---\n", "a\n", "b: c: d\n---\n"),
    "yaml, lines without a space": repeated("---\n", "a:b\n", "b: c: d\n---\n"),
    "yaml, brackets": repeated("---\na: ", "[", "\n---\n"),
    "yaml, keys in braces without a space": _numbered("dat#:x,", "---\n{title: T, ", "}\n---\n"),
    "yaml, fields in a value": repeated("---\ntitle: |\n", "  a,draft:1\n", "---\n"),
    "yaml, what nearly are fields in a value": _numbered("dat#:x,", "---\ntitle: '", "'\n---\n"),
    "yaml, fields in a list": repeated("---\ntitle: T\ntags:\n", ' - "dr\\x61ft:1"\n', "---\n"),
    "toml, keys": _numbered("k# = 1\n", '+++\ntitle = "T"\n', "+++\n"),
    "toml, tables": _numbered("[k#]\ndraft = 1\n", '+++\ntitle = "T"\n', "+++\n"),
    "toml, parts of keys": repeated('+++\ntitle = "T"\nx = [', '"".', "\n+++\n"),
    "toml, parts of keys apart": repeated('+++\ntitle = "T"\n', "a . ", "\n+++\n"),
    "toml, lists in lists": repeated('+++\ntitle = "T"\nx = [', '[""]  ', "\n+++\n"),
    "json, quotes": repeated('{"title": "', '\\"', '"}\n'),
    "toml, lines like keys in a text": repeated('+++\ntitle = """', "draft = x\n", '"""\n+++\n'),
    "json, keys": _numbered('"k#": 1,\n', '{"title": "T",\n', '"z": 1}\n'),
    "json, a list": repeated('{"title": "T", "tags": [', '"a",\n', '"z"]}\n'),
    "headers": _numbered("K#: v\n", "Title: T\n", "\nA.\n"),
    "headers, a text over many lines": repeated("Title: T\n", "    draft: x\n", "\nA.\n"),
    "headers, lines without a sign": _numbered("    draf# ya\n", "Title: T\n", "\nA.\n"),
    "headers, and more behind them": repeated("Title: T\n-\n", "draft: x\n", "\nA.\n"),
}
_BESIDE_A_BODY: Final = {
    f"keys like {unit.strip()}": _numbered(unit, "---\ntitle: T\n", "---\n")
    for unit in ("draf#: x\n", "k#: v\n", "d\u0440af#: x\n", "terbit#: 1\n")
}
"""Heads that cost much, before the body that does: a file has both."""

_META: Final = {
    "meta": repeated("<html><head><title>T</title>", "<meta name=draff content=x>", "</head>"),
    "meta without an end": repeated("<html><head><title>T</title>", "<meta name='", "</head>"),
    "meta of quotes": repeated("<html><head><title>T</title>", "<meta '\"", "</head>"),
}

_SITES: Final = {
    "authors": _numbered("  K-#: {name: N, public: true}\n", "authors:\n"),
    "authors with unknown keys": _numbered(
        "  K-#: {" + ", ".join(f"naem{n}: x" for n in range(20)) + "}\n", "authors:\n"
    ),
    "sections": _numbered("  s#: S\n", "sections:\n"),
    "sections, a list": _numbered(" - {slug: s#, name: S}\n", "sections:\n"),
    "menu": _numbered("  m#: /a\n", "menu:\n"),
    "unknown keys": _numbered("titel#: x\n"),
    "an address of combining marks": repeated("x: y\nbase-url: https://a", MARKS, "\n"),
    "a zone of combining marks": repeated("timezone: a", MARKS, "\n"),
    "a section of combining marks": repeated("sections:\n  a", MARKS, ": x\n"),
    "about": repeated("about: |\n", "  a\n"),
    "a mistake after many lines": repeated("", "a\n", "b: c: d\n"),
}


def _whole(head: Callable[[int], str]) -> Crafted:
    """A body of n bytes, below front matter of three tenths of that."""
    body = _MARKDOWN_BODIES["strong beginnings"]
    return Crafted(MARKDOWN, lambda n: (head(n * 3 // 10) + body(n)).encode(), MAX_BODY - 4_000)


FILES: Final[dict[str, Crafted]] = {
    **{f"markdown: {name}": _body(MARKDOWN, body) for name, body in _MARKDOWN_BODIES.items()},
    **{f"html: {name}": _body(HTML, body) for name, body in _HTML_BODIES.items()},
    **{f"document: {name}": _document(body) for name, body in _DOCUMENT_BODIES.items()},
    **{f"head: {name}": _head(MARKDOWN, head) for name, head in _HEADS.items()},
    **{f"head: {name}": _head(HTML, head) for name, head in _META.items()},
    **{f"whole: {name}": _whole(head) for name, head in _BESIDE_A_BODY.items()},
    **{f"site: {name}": _site(text) for name, text in _SITES.items()},
}
"""Name → the file; `FILES[name].build(FILES[name].limit)` is the heaviest of its kind."""
