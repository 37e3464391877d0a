"""Names the first mark of another markup than Markdown. For kilas.articles.read alone.

A text in Org, AsciiDoc, reStructuredText, the markup of a wiki, BBCode, LaTeX or Textile is a text
to Markdown too: its marks stand on the page, and "== Bab ==" is no heading. Only marks count that
mean nothing in Markdown. In a .txt one sign may be an ornament, so two different ones count; the
marks of Markdown stand on its page too, and are named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.content_keys import PICTURE_ENDINGS
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.articles.places import Places
    from kilas.articles.source import Source
    from kilas.documents.findings import Findings

_FLAGS: Final = re.MULTILINE | re.IGNORECASE
_FILES: Final = "|".join(map(re.escape, (*PICTURE_ENDINGS, ".pdf")))


class _Markup(NamedTuple):
    """A markup: its name, what a text with its marks has, and the marks. A .txt needs `in_plain`
    different ones, or one on top, since its writer may draw; 0 where no .txt is told.
    """

    name: str
    signs: tuple[str, ...]
    in_plain: int
    marks: tuple[str, ...]


_ORG: Final = (  # https://orgmode.org/manual/
    (
        r"^[ \t]*#\+(?:title|author|date|email|language|options|startup|filetags|setupfile"
        r"|property|keywords|description|caption|name|results|include"
        r"|(?:begin|end|hugo|attr|export|latex|html)_\w+):?(?=\s)"
    ),
    r"^[ \t]*:properties:[ \t]*$",
    r"\[\[(?:https?|file|id):[^\[\]\n]{1,500}\]\[[^\[\]\n]{1,300}\]\]",
)
_ASCIIDOC: Final = (  # https://docs.asciidoctor.org/asciidoc/latest/syntax-quick-reference/
    r"^={2,5} (?=[^\s\"])[^=\n]{1,200}$",
    (
        r"^\[(?:source|note|tip|warning|important|caution|quote|verse|listing|cols|horizontal"
        r"|discrete)\b[^\[\]\n]{0,200}\][ \t]*$"
    ),
    r"^(?:image|video|include)::[^\s\[\]]{1,300}\[",
    r"(?<!\w)(?:link|xref):[^\s\[\]]{1,300}\[",
    r"^\|={3,}[ \t]*$",
    r"^:(?:toc|icons|sectnums|source-highlighter|imagesdir|page-[\w-]{1,40}|doctype):",
    r"^/{4,}[ \t]*$",
)
_ASCIIDOC_LINK: Final = (
    r"(?-i:https?)://[^\s\[\]()<>]{1,500}\[(?=[^\[\]\n]{0,200}[^\W\d_]{2})[^\[\]\n]{1,300}\](?!\()",
)
_RST: Final = (  # https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html
    r"^[ \t]*\.\. (?:[a-z][\w-]{1,40}::|_[^:\n]{1,99}:(?=\s)|\|[^|\n]{1,99}\| [\w-]{1,40}::)",
    r"(?<=\S)\n(?:\^{3,}|\"{3,}|\+{4,})[ \t]*$",
    r"^:(?:date|authors?|category|tags|slug|summary|modified):[ \t]+(?=\S)",
)
_WIKI: Final = (  # https://www.mediawiki.org/wiki/Help:Formatting https://www.dokuwiki.org/wiki:syntax
    r"^(={2,6}) [^=\n]{1,200} \1[ \t]*$|^={3,8}[^=\n\"]{1,200}={3,8}[ \t]*$",
    r"'''[^'\n]{1,300}'''",
    r"^\{\|(?=[\s\w])",
    r"\[\[(?:berkas|gambar|file|image|kategori|category):",
    r"<ref(?: [^<>\n]{0,100})?>",
    rf"\{{\{{ ?:?[\w./:-]{{1,200}}(?:{_FILES})[^{{}}\n]{{0,200}}\}}\}}",
    r"\[\[https?://[^\[\]\n]{1,500}\]\]",
)
_BBCODE: Final = (  # https://www.bbcode.org/reference.php
    (
        r"\[(b|i|u|s|url|img|quote|center|color|size)(?:=[^\[\]\n]{0,200})?\]"
        r"(?=[^\n]{0,500}\[/\1\])"
    ),
)
_LATEX: Final = (
    (
        r"\\(?:documentclass|usepackage|(?:sub){0,2}section|chapter|textbf|textit|emph|href"
        r"|includegraphics)\*?(?:\[[^\[\]\n]{0,100}\])?\{"
    ),
    (
        r"\\(?:begin|end)\{(?:document|itemize|enumerate|figure|quote|quotation|table|tabular"
        r"|center|verbatim|abstract)\}"
    ),
)
_TEXTILE: Final = (  # https://textile-lang.com/
    r"^(?:h[1-6]|bq)(?:\([^()\n]{0,50}\))?\. (?=\S)",
)
_STARS: Final = (
    r"^\*{2,6}[ \t]+(?=[^\s*])[^*\n]{1,300}$(?=(?:\n[^\n]*){1,400}?\n\*{2,6}[ \t]+[^\s*])",
)
"""A heading, or an item in an item, and another: "** Perkiraan" alone is a note."""

_MARKUPS: Final = (
    _Markup("Org", ("#+", ":PROPERTIES:", "]["), 1, _ORG),
    _Markup(
        "AsciiDoc",
        ("== ", "::", "|===", "link:", "xref:", ":toc", ":page-", "[source", "[NOTE", "\n////"),
        2,
        _ASCIIDOC,
    ),
    _Markup("AsciiDoc", ("://",), 2, _ASCIIDOC_LINK),
    _Markup(
        "reStructuredText", (".. ", "\n^^^", '\n"""', "\n+++", "\n:date:", "\n:slug:"), 1, _RST
    ),
    _Markup("wiki", ("'''", "== ", "===", "{|", "[[", "{{", "<ref"), 2, _WIKI),
    _Markup("BBCode", ("[/",), 1, _BBCODE),
    _Markup("LaTeX", ("\\",), 1, _LATEX),
    _Markup("Textile", ("h1. ", "h2. ", "h3. ", "h4. ", "bq. "), 1, _TEXTILE),
    _Markup("Org, AsciiDoc, wiki", ("\n**",), 0, _STARS),
)
_OF_CODE: Final = r":[a-z]+:<code>|&gt;</code>__?(?!\w)"
"""A role and a link of reStructuredText, whose words Markdown takes for code."""

_ROLE: Final = r":[a-z]+:`[^`\n]+`|`[^`<>\n]+ <[^<>\n]+>`__?(?!\w)"
_MARKDOWN: Final = (
    r"\*\*(?<![\w*]\*\*)(?=[^\s*])[^*\n]{1,300}(?<=\S)\*\*|^#{2,6} (?=\S)[^\n]{1,300}"
)
"""Words in bold, and a heading: these are no ornaments. "#" alone begins a remark or a hashtag."""

_LONGEST: Final = 60


def name_other_markup(source: Source, html: str, places: Places, findings: Findings) -> None:
    """Warn of the first mark of another markup; `html` is the sanitised body."""
    if source.markup not in ("markdown", "text"):
        return
    text = f"\n{source.text.text}"
    for markup in _MARKUPS:
        needed = 1 if source.markup == "markdown" else markup.in_plain
        if needed and any(sign in text for sign in markup.signs):
            found = sorted(_marks(markup, text, places))
            place, mark = found[0] if found else (0, "")
            if len(found) >= needed or (found and not places.is_above(place)):
                _warn(markup.name, mark, places.line_at(place), findings)
                return
    if "</code>_" in html or ":<code>" in html:
        _name_role(source, html, findings)
    if source.markup == "text" and (marked := places.first(_MARKDOWN, re.MULTILINE)):
        line = places.line_at(marked.start())
        findings.warn("markdown_in_text", line, value=marked[0][:_LONGEST])


def _marks(markup: _Markup, text: str, places: Places) -> Iterator[tuple[int, str]]:
    """The first mark of each kind, with its place. A look at the whole text spares most texts the
    parser, which says where code is.
    """
    for mark in markup.marks:
        if pattern(mark, _FLAGS).search(text) and (found := places.first(mark, _FLAGS)):
            start = found.start() + (found[0][:1] == "\n")
            yield start, found.string[start:].partition("\n")[0].strip()


def _name_role(source: Source, html: str, findings: Findings) -> None:
    role = pattern(_ROLE).search(source.text.text) if pattern(_OF_CODE).search(html) else None
    if role:
        line = source.text.line + source.text.text.count("\n", 0, role.start())
        _warn("reStructuredText", role[0], line, findings)


def _warn(name: str, mark: str, line: int, findings: Findings) -> None:
    findings.warn("other_markup", line, value=mark[:_LONGEST], name=name)
