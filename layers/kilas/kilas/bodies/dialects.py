"""Markdown as other tools read it → CommonMark that says the same. For kilas.bodies.markdown.

- `markdown="1"`, of kramdown, Python-Markdown and PHP Markdown Extra: what the element holds is
  Markdown.
- `> [!note] Title`, a box of Obsidian and GitHub: a quotation with its title in bold.
- `!!! note "Title"` and `??? note` over indented lines, a box of Python-Markdown and MkDocs, and
  `=== "Title"`, a tab: the same. https://python-markdown.github.io/extensions/admonition/
- `[[Catatan|kata]]`, a link of Obsidian: to the file of this name beside the article, or to a
  heading of the text. `![[foto.png]]` is a picture. https://help.obsidian.md/links
- `**Kata.**Kata` and `**Kata **kata`: CommonMark takes the second sign for none that closes, since
  a letter follows a full stop, as in Chinese, or a blank is before it.
  https://github.com/commonmark/commonmark-spec/issues/650
- What `code_fences`, `containers`, `definitions`, `indented`, `line_starts`, `list_numbers`,
  `tables` and `other_signs` have.
- `<Kotak>` and `<kotak-info>` of MDX, and `<aside>` of Notion, on lines of their own: what they
  hold is Markdown, indented or not. `{/* … */}` is a comment, `{" "}` a blank. https://mdxjs.com/docs/what-is-mdx/

Code is never touched. The time is linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from textwrap import dedent
from typing import TYPE_CHECKING, Final

from kilas.addresses import fragments
from kilas.bodies.code_fences import without_ornaments
from kilas.bodies.code_parts import CodeParts
from kilas.bodies.containers import as_quotations
from kilas.bodies.definitions import without_definitions
from kilas.bodies.indented import without_indents
from kilas.bodies.line_starts import with_plain_starts
from kilas.bodies.list_numbers import with_numbers
from kilas.bodies.other_signs import has_other_signs, other_signs
from kilas.bodies.tables import plain_rules, whole_tables
from kilas.content_keys import names_a_picture
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyromark

    Change = tuple[int, int, str]

_HOLDER: Final = r"""\smarkdown\s*=\s*["']?(?:1|block|span|true)["']?(?=[\s>])"""
_HOLDERS: Final = rf"<([a-z][a-z0-9]*+)\b[^<>]*?{_HOLDER}"
_TITLE: Final = (
    r"^((?:[ \t]*(?:>|(?:[-*+]|\d{1,3}[.)])[ \t]+(?=[^\n]{0,20}>)))*+(?<=>)[ \t]*)"
    r"\[!([a-z][\w -]{0,30})(?:\|[^\[\]\n]{0,60})?\][+-]?(?:[ \t]++(.*))?$"
)
_OF_LIST: Final = re.compile(r"[^\s>]+")
"""The sign of a list in whose item a box is: the lines below are indented."""

_STRONG: Final = r"\*\*(?=[^\s*])([^*\n]{1,300})\*\*(?!\*)"
"""It begins with its signs, not with a look at what is before them: so it is found fast."""
_WIKI: Final = (
    r"(?<![\w\[\]])(!?)\[\[(?![\s\[])([^\[\]\n|<>:]{1,300}?)(?:\\?\|([^\[\]\n]{0,300}))?\]\](?!\])"
)
_FILE: Final = r".*\.(?:md|pdf|docx?|xlsx?|pptx?|csv|txt|html?|zip|mp[34]|m4a|wav|ogg|mov|webm)"
_PLACING: Final = re.compile(r"\s*(?:\d+(?:x\d+)?|center|left|right)\s*")
"""What stands behind a picture's name and is no description."""

_NAME: Final = r"([A-Z]\w*+|[a-z]++-[a-z][a-z-]*+|aside)"
_COMPONENT: Final = rf"^[ \t]*(?:<{_NAME}(?!\w)[^<>\n]*+(?<!/)>|</{_NAME}>)[ \t]*$"
_JSX_COMMENT: Final = r"\{/\*(?:(?!\{/\*).)*?\*/\}"
_JSX_BLANK: Final = r"""\{(?:"( +)"|'( +)')\}"""
_BOX: Final = (
    r"^((?:[ \t]*>)*+[ \t]*+)"
    r"(?:(?:!!!|\?\?\?\+?)[ \t]++([a-z][\w -]{0,40}?)(?:[ \t]++\"([^\"\n]*+)\")?"
    r"|={3}[ \t]++\"([^\"\n]++)\")[ \t]*+$"
)
_BOXES_DEEP: Final = 3
"""So many boxes may stand in each other: a line of more would be read once for each."""
_LONE_PICTURE: Final = r"^[ \t]*<img\b[^<>\n]*>[ \t]*$"


def as_commonmark(markdown: str, parser: pyromark.Markdown) -> str:
    """The Markdown without what only other tools understand."""
    markdown = with_plain_starts(markdown, parser)
    markdown = without_ornaments(markdown, parser, apart=True)
    markdown = without_indents(without_definitions(markdown, parser), parser, apart=True)
    if "markdown=" in markdown and pattern(_HOLDERS, re.IGNORECASE).search(markdown):
        markdown = _changed(markdown, parser, _holders)
    if "</" in markdown and pattern(_COMPONENT, re.MULTILINE).search(markdown):
        markdown = _changed(markdown, parser, _components)
    if "{" in markdown:
        markdown = _of_braces(markdown, parser)
    if ("!!! " in markdown or "???" in markdown or '=== "' in markdown) and "\n" in markdown:
        for _ in range(_BOXES_DEEP):
            markdown = _changed(markdown, parser, _boxes)
    if ":::" in markdown:
        markdown = as_quotations(markdown, parser)
    if "[!" in markdown:
        markdown = _changed(markdown, parser, _titles)
    if "[[" in markdown:
        markdown = _changed(markdown, parser, _wiki_links)
    if "**" in markdown:
        markdown = _changed(markdown, parser, _strong)
    markdown = with_numbers(markdown, parser)
    return _of_signs(markdown, parser)


def _of_signs(markdown: str, parser: pyromark.Markdown) -> str:
    if has_other_signs(markdown):
        markdown = _changed(markdown, parser, other_signs)
    if "|" in markdown and "-" in markdown:
        if "\u3000" in markdown or "\xa0" in markdown:
            markdown = _changed(markdown, parser, plain_rules)
        markdown = _changed(markdown, parser, whole_tables)
    return markdown


def _of_braces(markdown: str, parser: pyromark.Markdown) -> str:
    if "{/*" in markdown:
        markdown = _changed(markdown, parser, _comments)
    if '{" ' in markdown or "{' " in markdown:
        markdown = _changed(markdown, parser, _blanks)
    return markdown


def _changed(
    text: str, parser: pyromark.Markdown, changes: Callable[[str], Iterator[Change]]
) -> str:
    """The text with the changes that are not in code."""
    wanted = list(changes(text))
    if not wanted:
        return text
    code = CodeParts(text, parser)
    made: list[str] = []
    at = 0
    for start, end, right in wanted:
        if not code.has(start):
            made += text[at:start], right
            at = end
    return "".join((*made, text[at:]))


def _holders(text: str) -> Iterator[Change]:
    """The tags of elements that hold Markdown, on lines of their own between blank lines."""
    names = {each[1].lower() for each in pattern(_HOLDERS, re.IGNORECASE).finditer(text)}
    tags = pattern(rf"<(/?)({'|'.join(sorted(names))})(?=[\s/>])[^<>]*>", re.IGNORECASE)
    attribute = pattern(_HOLDER, re.IGNORECASE)
    opened: dict[str, list[bool]] = defaultdict(list)
    depth = 0
    after = 0
    for tag in tags.finditer(text):
        name, written = tag[2].lower(), tag[0]
        if depth:
            for picture in pattern(_LONE_PICTURE, re.MULTILINE).finditer(text, after, tag.start()):
                yield picture.end(), picture.end(), "\n"
        after = tag.end()
        if tag[1]:
            if opened[name] and opened[name].pop():
                depth -= 1
                yield tag.start(), tag.end(), f"\n\n{written}\n\n"
        elif not written.endswith("/>"):
            plain = attribute.sub("", written)
            line = text[text.rfind("\n", 0, tag.start()) + 1 : tag.start()]
            is_block = plain != written and not line.strip()
            opened[name].append(is_block)
            depth += is_block
            if plain != written:
                yield tag.start(), tag.end(), f"{plain}\n\n" if is_block else plain


def _components(text: str) -> Iterator[Change]:
    """The tags of components between blank lines, and what a component holds without its indent."""
    opened: re.Match[str] | None = None
    for tag in pattern(_COMPONENT, re.MULTILINE).finditer(text):
        if tag[1]:
            opened = tag
        elif opened and opened[1] == tag[2]:
            inner = dedent(text[opened.end() : tag.start()])
            held = f"{opened[0].strip()}\n{inner}\n{tag[0].strip()}\n"
            yield opened.start(), tag.end(), held
            opened = None


def _comments(text: str) -> Iterator[Change]:
    for comment in pattern(_JSX_COMMENT, re.DOTALL).finditer(text):
        yield *comment.span(), ""


def _blanks(text: str) -> Iterator[Change]:
    for blank in pattern(_JSX_BLANK).finditer(text):
        yield *blank.span(), " "


def _boxes(text: str) -> Iterator[Change]:
    """Boxes over what they hold, as quotations; one without a title has the name of its kind."""
    after = 0
    for box in pattern(_BOX, re.MULTILINE | re.IGNORECASE).finditer(text):
        before, kind, title, tab = box.groups()
        end = _end_of_held(text, box.end(), before)
        if box.start() < after or (end == box.end() and not title):
            continue
        after = end
        words = tab or (kind.split()[0].capitalize() if title is None else title)
        rows = text[box.end() + 1 : end].split("\n")
        held = dedent(
            "\n".join(row[len(before) :] if row.startswith(before) else "" for row in rows)
        )
        lines = ([f"<strong>{words}</strong>", ""] if words.strip() else []) + held.split("\n")
        made = "\n".join(f"{before}> {line}".rstrip() for line in lines)
        yield box.end(1), end, made.removeprefix(before)


def _end_of_held(text: str, at: int, before: str) -> int:
    """Where the lines end that follow and are indented by a tab or four more blanks."""
    end = at
    while at < len(text):
        stop = text.find("\n", at + 1)
        stop = len(text) if stop < 0 else stop
        line = text[at + 1 : stop]
        if line.startswith((f"{before}    ", f"{before}\t")):
            end = stop
        elif line.strip(" \t>"):
            break
        at = stop
    return end


def _titles(text: str) -> Iterator[Change]:
    """The first lines of boxes; a box without a title has the name of its kind."""
    for line in pattern(_TITLE, re.MULTILINE | re.IGNORECASE).finditer(text):
        signs, kind, title = line.groups("")
        words = title.strip() or kind.capitalize()
        quotes = _OF_LIST.sub(lambda sign: " " * len(sign[0]), signs).rstrip()
        yield line.end(1), line.end(), f"<strong>{words}</strong>\n{quotes}"


def _wiki_links(text: str) -> Iterator[Change]:
    for link in pattern(_WIKI).finditer(text):
        target, label = link[2].strip(), link[3] or ""
        if target.strip("_").upper() == "TOC":
            continue  # it asks for a table of contents
        path, _, headings = (part.strip() for part in target.partition("#"))
        heading = headings.rpartition("#")[2]
        words = label.strip() or heading.lstrip("^#") or path.rpartition("/")[2].removesuffix(".md")
        if link[1] and names_a_picture(path):
            told = [part for part in label.split("|") if not _PLACING.fullmatch(part)]
            yield *link.span(), f"![{' '.join(told).strip()}](<{path}>)"
        elif not any(map(str.isalpha, words)):
            continue
        elif path:
            file = path if pattern(_FILE, re.IGNORECASE).fullmatch(path) else f"{path}.md"
            is_block = heading.startswith("^")
            place = heading[1:] if is_block else fragments.of_heading(heading)
            yield *link.span(), f"[{words}](<{fragments.to(place, file) if place else file}>)"
        else:
            yield *link.span(), f"[{words}](<#{heading.lstrip('^')}>)"


def _strong(text: str) -> Iterator[Change]:
    """Pairs of "**" that CommonMark does not take for pairs."""
    for pair in pattern(_STRONG).finditer(text):
        words = pair[1]
        if words[0].isalnum() and words[-1].isalnum():  # as nearly all are
            continue
        start, end = pair.span()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        is_begun = not (_is_word(before) and _is_sign(words[0]))
        if words[-1].isspace():
            is_ended = before == "("  # as in "f(**a, **b)"
        else:
            is_ended = not (_is_sign(words[-1]) and _is_word(after))
        is_pair = before not in ("*", "\\") and not (is_begun and is_ended)
        if is_pair and words.count("`") % 2 == 0:
            held = words.rstrip()
            yield start, end, f"<strong>{held}</strong>{words[len(held) :]}"


def _is_word(sign: str) -> bool:
    return bool(sign) and not sign.isspace() and not _is_sign(sign)


def _is_sign(sign: str) -> bool:
    """Whether CommonMark takes it for punctuation."""
    return bool(sign) and unicodedata.category(sign)[0] in "PS"
