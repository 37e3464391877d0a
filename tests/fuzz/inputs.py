"""Files that no editor would write: one strategy for each kind of upload."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from hypothesis import strategies as st

from kilas.articles import field_names
from tests.crafted.docx import docx, paragraph, table

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

SAMPLES: Final = Path(__file__).parents[2] / "samples"
HEAD: Final = "---\ntitle: T\ndate: 2026-11-20\n---\n"

MARKDOWN: Final = (
    "&", "&#", "&amp;", "<", "</", "<!--", "-->", "<?", "<![CDATA[", "]]>", "[", "]", "![", "](",
    "(", ")", "[a]: b\n", "[^1]", "[^1]: ", "`", "```\n", "~~", "*", "**", "_", "|", "|-|-|\n",
    "> ", "- ", "1. ", "    ", "\n", "\n\n", "\\", "# ", "===\n", "---\n", "kata ", "<b>", "</b>",
    "https://a.example/b ", "{#id}", "{: .a}", "{{< youtube a >}}", "{{% x %}}", "{% if a %}",
    "[caption]", "[/caption]", "[[a]]", "$$", ":a:", "- [ ] ", ": ", "media/a.jpg", "../b.md",
    "\u0301", "\u200b", "\u202e", "\x00", "\ud7ff", "\U0001f985",
)  # fmt: skip
HTML: Final = (
    "<p>", "</p>", "<div ", "<table>", "<tr>", "<td>", "<caption>", "<select>", "<option>",
    "<svg>", "<math>", "<title>", "<style>", "<script>", "</script>", "<template>", "<li>", "<ul>",
    "<form>", "<textarea>", "<iframe src=", "<object>", "<img src=", "<a href=", "javascript:",
    "data:text/html,", "onerror=alert(1)", "style='", "id=a ", "class=tr-caption ", '"', "'", ">",
    "/>", "=", "<html>", "<head>", "<meta name=date content=", "<body>", "<!DOCTYPE html>",
    "<?xml version='1.0'?>", "<!-- saved from url=(1)a -->", "&nbsp;", "&#0;", "&#xd800;", "kata ",
    "<o:p>", "<x-a>", "\n", "\x00", "<img src=x onerror=alert(1)>", "<b onclick='a'>",
    '<a href="javascript:alert(1)">', "<svg onload=a>", "<p id=x onfocus=a>",
)  # fmt: skip
YAML: Final = (
    ": ", "- ", "\n", "\n  ", "#", " # ", "!", "!!binary ", "&a ", "*a", "[", "]", "{", "}", ",",
    "'", '"', "|\n", ">\n", "---\n", "...\n", "? ", "%YAML 1.1\n", "<<: ", "\t", "\\", "@", "`",
    "=", "null", "true", "2026-11-20", "1e999", "0x1f", "kata", "\u00a0", "\u200b", "\ufeff",
    "\x85", "\u2028", "\U0001f985",
)  # fmt: skip
SITE: Final = (
    "title: T\n", "base_url: https://a.example\n", "base_url: ", "tagline: ", "about: ",
    "language: id\n", "language: ", "timezone: Asia/Jakarta\n", "timezone: ", "sections:\n",
    "  - slug: a\n", "    name: A\n", "authors:\n", "  K-1: A\n", "comments:\n", "menu:\n",
    "social:\n", *YAML,
)  # fmt: skip


WORD: Final = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "<w:tr>", "<w:tc>",
    "</w:tc>", "</w:tr>", "</w:tbl>", "<w:br/>", "<w:tab/>", "<w:pPr>", "</w:pPr>", "<w:sdt>",
    "<w:hyperlink r:id='rId1'>", "</w:hyperlink>", "<w:bookmarkStart w:name='a'/>", "<w:del>",
    "<w:footnoteReference w:id='1'/>", "<w:drawing>", "<a:blip r:embed='rId1'/>", "<!--", "-->",
    "<![CDATA[", "]]>", "&a;", "&#0;", "&lt;b&gt;", "Judul: T", "Tanggal: ", "kata ", "</w:body>",
)  # fmt: skip


class Kind(NamedTuple):
    """A kind of file: the ending of its key, or its whole key, and what makes its bytes."""

    key: str
    files: SearchStrategy[bytes]


def _of(tokens: tuple[str, ...], most: int = 60) -> SearchStrategy[str]:
    """Tokens in any order, with any characters now and then."""
    token = st.sampled_from(tokens) | st.text(max_size=5)
    return st.lists(token, max_size=most).map("".join)


def _bytes(texts: SearchStrategy[str]) -> SearchStrategy[bytes]:
    return texts.map(lambda text: text.encode(errors="surrogatepass"))


@st.composite
def _fields(draw: st.DrawFn) -> str:
    """Front matter in one of its three syntaxes, of keys that Kilas knows and of others."""
    keys = st.sampled_from(sorted(field_names.KNOWN)) | _of(YAML, 3)
    begin, end, between = draw(
        st.sampled_from([("---\n", "---\n", ": "), ("+++\n", "+++\n", " = "), ("{", "}\n", ": ")])
    )
    lines = draw(st.lists(st.tuples(keys, _of(YAML, 6)), max_size=8))
    text = "".join(f"{key}{between}{value}\n" for key, value in lines)
    return f"{begin}title{between}T\n{text}{end}Isi.\n"


@st.composite
def _damaged(draw: st.DrawFn, files: list[bytes]) -> bytes:
    """One of these files, of which pieces are lost, doubled or replaced."""
    data = draw(st.sampled_from(files))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 40)))
        data = data[:at] + draw(st.binary(max_size=6) | st.just(data[at:end] * 2)) + data[end:]
    return data


_ARTICLES: Final = [path.read_bytes() for path in sorted(SAMPLES.glob("articles/**/*.md"))]
_SETTINGS: Final = [(SAMPLES / "site.yaml").read_bytes()]
_WORD: Final = [
    docx(paragraph("Judul: T"), paragraph("Isi.", style="Judul1"), table(("a", "b"), ("c", "d")))
]

KINDS: Final = {
    "front matter": Kind(".md", _bytes(_fields())),
    "markdown": Kind(".md", _bytes(_of(MARKDOWN).map(lambda body: HEAD + body))),
    "html": Kind(".html", _bytes(_of((*HTML, *MARKDOWN)).map(lambda body: HEAD + body))),
    "whole html": Kind(".html", _bytes(_of(HTML))),
    "damaged": Kind(".md", _damaged(_ARTICLES)),
    "word": Kind(".docx", _of(WORD).map(docx) | _damaged(_WORD)),
    "site.yaml": Kind("site.yaml", _bytes(_of(SITE)) | _damaged(_SETTINGS)),
}
