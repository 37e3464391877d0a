"""Marks that a page shows as they stand: shortcodes, Liquid, wiki links, stars that make no bold.

For kilas.articles.read, which names them, and kilas.articles.summary, which leaves them out. Marks
in code are an example of themselves and do not count.
"""

from __future__ import annotations

import html
import re
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.bodies.markup import text_of
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST: Final = 300
"""Characters of a mark: what opens and does not close within them is a text."""

_UP_TO: Final = f"{{1,{_MOST}}}"
_CODE: Final = re.compile(r"<(pre|code)>.*?</\1>", re.DOTALL)
_SIGNS: Final = ("{", "[", "$$", ":::", "%7B", "%%", ":: ", "((", "\\(", "\\[", "\u3010", "\ue200")
_FOREIGN_LINK: Final = re.compile(r'href="(?:%7B|\{)([^"]{1,300})"', re.IGNORECASE)
_FLAGS: Final = re.MULTILINE | re.IGNORECASE
_LONGEST: Final = 60
_NO_ADDRESS: Final = re.compile(r"[\s<>\"'“”]")
_KINDS: Final = 10
"""How many different marks a report names: an editor reads no more."""


_WORDPRESS: Final = "caption|gallery|embed|youtube|video|audio|playlist|sourcecode|ads?"
_EMOJI: Final = r":(?<![\w:./-]:)[a-z][a-z0-9_+-]{1,40}:(?![\w:/])"
"""Hugo, Jekyll and GitHub show a picture for ":tada:"."""

_PROPERTY: Final = r"^[ \t]*+[a-z][\w-]{0,30}::[ \t]\S[^\n]{0,200}"
"""A line of Logseq, or of Obsidian's Dataview, as "id:: 64f1". https://docs.logseq.com/"""

_FORMULAS: Final = "equation|align|aligned|gather|multline|eqnarray|cases|[pbv]?matrix|split|math"
_STARS: Final = (
    r"(?<![\d*/\\])\*\*(?!\*)(?=[\W\d_]{0,150}+[^\W\d_])[^*\n]{1,300}+\*\*(?![\d*/])"
    r"|(?<![\w*/\\])\*\*(?=[^\W\d_])[^*\n]{1,60}"
)
"""Meant as bold: a pair around a letter, or one before a letter. "2**3" and "68.000**" are not."""

_ROW: Final = r"^\|(?=[^\n]*[^\W\d_])[^|\n]{1,300}\|[^\n]{1,300}\|[ \t]*$"

_MARK: Final = (
    r"(?=[{\[!$:^*%(\\\u3010\ue200])(?:"  # at most signs of a text no more is tried
    rf"\{{\{{[^{{}}]{_UP_TO}\}}\}}"  # Hugo's shortcodes, and variables of Liquid and its kin
    r"|\{\{(?:[^{}\n]|\{[^{}\n]{0,200}\}){1,300}\}\}"
    rf"|\{{%[^{{}}]{_UP_TO}%\}}"  # Liquid, Jinja, Nunjucks
    rf"|^\{{[a-z][\w-]{{0,30}}=[^{{}}\n]{_UP_TO}\}}[ \t]*$"  # Pandoc's attributes of a picture
    rf"|\{{:[^{{}}\n]{_UP_TO}\}}|\{{[#.][\w-][^{{}}\n]{_UP_TO}\}}"  # kramdown's attributes
    rf"|!?\[\[[^\[\]\n]{_UP_TO}\]\]"  # wiki links, Obsidian's embeds
    # WordPress: "[video]" is a mark on a line of its own, and a word among others
    rf"|\[/(?:{_WORDPRESS})\]|^\[(?:{_WORDPRESS})\](?=[ \t]*$)"
    rf"|\[(?:{_WORDPRESS}) [^\[\]\n=\"“”'/:]{{0,{_MOST}}}+[=\"“”'/:][^\[\]\n]{{0,{_MOST}}}\]"
    r"|\[/?(?:(?:vc|et_pb|su)_\w+|contact-form[\w-]*)(?: [^\[\]\n]{1,300})?\]"
    r"|\[/?[a-z][\w-]{1,40}(?: [\w-]{1,40}=[\"“”″'][^\"“”″'\[\]\n]{0,200}[\"“”″']){1,9} ?/?\]"
    r"|\[TOC\]|\[![A-Za-z]{2,20}\]"  # Python-Markdown, callouts of GitHub and Obsidian
    rf"|\$\$[^$]{_UP_TO}\$\$"  # formulas
    rf"|\\\((?=\S)[^\n]{_UP_TO}?\\\)|\\\[[^\[\]]{_UP_TO}?\\\]|\\begin\{{(?:{_FORMULAS})\*?\}}"
    rf"|\$(?=[^$\n]{{0,200}}\\[a-z]{{2}})[^$\n]{_UP_TO}\$(?!\d)"
    r"|^:{3,} ?[\w{].{0,80}$|^:{3,}[ \t]*$"  # containers of Pandoc, VuePress, Docusaurus
    rf"|\{{(?:filename|static|attach|tag|category|author|index)\}}\S{_UP_TO}"  # Pelican
    r"|\^\[[^\[\]\n]{1,300}\]|^\*\[[^\[\]\n]{1,60}\]:"  # Pandoc's notes, kramdown's abbreviations
    rf"|%%[^%]{_UP_TO}%%|\{{>>[^{{}}]{_UP_TO}<<\}}"  # comments of Obsidian, of CriticMarkup
    r"|\[[a-z][\w-]{1,40}(?:\|[a-z]\w{0,30}=[^|\[\]\n]{0,200}){1,20}\]"  # Drupal's
    rf"|{_EMOJI}"
    r"|\(\([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\)\))"  # Logseq's references to a line
    rf"|{_PROPERTY}"
    # ChatGPT's references to what it has read
    r"|:contentReference\[oaicite:\d{1,3}\]\{index=\d{1,3}\}|\u3010\d{1,3}(?::\d{1,3})?\u2020[^\u3011\n]{0,100}\u3011"
    r"|\ue200[^\ue201\n]{1,200}\ue201"
)
_ROLE: Final = r"\{[a-z][a-z:-]{2,40}\}(?=<code>)"
_IMPORT: Final = r"^(?:import|export)\b[^\n'\"]{1,200} from ['\"][^'\"\n]{1,200}['\"];?$"
"""MDX's: https://mdxjs.com/docs/using-mdx/"""

_NOTE: Final = r"\[\^[\w-]{1,40}\](?!\w)"
_REFERENCE: Final = (
    r"(?<![\w\])])(?!\[\w{1,30}\]\[[a-z]\])!?\[(?=[^\[\]\n]{0,300}[^\W\d_]{2})"
    r"[^\[\]\n=|]{1,300}\]"
    r"\[(?:\w[^\[\]\n=|\\]{0,60})?\]"
)
"""A link whose address ought to be elsewhere in the text. "a[i][j]", "[1][2]", and the options
"[cores=n][,threads=n]" and "[prec][l]" of a manual are none.
"""

_LINK: Final = rf"(?:!\[\]|!?\[[^\[\]\n]{_UP_TO}\])\([^(){{}}\n]{_UP_TO}\)"
_PARTS: Final = r"!?\[(?P<words>.*)(?P<end>\]\((?P<address>.*)\))"
_ADDRESS: Final = (
    r"\s*+<?(?:[a-z][a-z0-9+.-]{1,20}:\S|\.{0,2}/\S|#\S|www\.|media/|[\w.-]+@[\w-]+\.\w"
    r"|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/|\Z)"
    r"|.*\.[a-z][a-z0-9]{1,4}(?:[?#]\S*)?>?(?:\s+[\"'“”].*)?\Z)"
)
"""What is meant as an address: words in brackets are not."""


class TextLink(NamedTuple):
    """A link or a picture in the syntax of Markdown that stands on a page as text.

    `end` is its part behind the words. `is_broken` where no parser of Markdown takes it for a link.
    """

    written: str
    words: str
    end: str
    address: str

    @property
    def shown(self) -> str:
        """The beginning, as a report names it."""
        return self.written[:_LONGEST]

    @property
    def is_broken(self) -> bool:
        """Whether the address has a blank or a sign that no address has."""
        return _NO_ADDRESS.search(self.address.strip()) is not None


def marks_in(safe: str) -> tuple[str, ...]:
    """The beginnings of the marks in sanitised HTML, each kind once."""
    imports = _found(_IMPORT, safe) if "import " in safe or "export " in safe else ()
    marks = (
        (*_marks_of_links(safe), *_roles(safe), *_found(_MARK, safe)) if _has_signs(safe) else ()
    )
    found: dict[str, str] = {}
    for mark in (*marks, *imports):
        found.setdefault(_kind(mark), mark.strip()[:_LONGEST])
    if any(map(_opens, found)):
        found = {kind: mark for kind, mark in found.items() if kind.strip(":")}  # these end it
    return tuple(found.values())[:_KINDS]


def open_comments(safe: str) -> bool:
    """Whether a comment that has no end stands in sanitised HTML as text."""
    return "&lt;!--" in safe and any(_found("<!--", safe))


def links_as_text(safe: str) -> tuple[TextLink, ...]:
    """The links and pictures of Markdown that stand in sanitised HTML."""
    links = _found(_LINK, safe) if "[" in safe and "](" in safe else ()
    found = (_text_link(link) for link in dict.fromkeys(links))
    return tuple(islice((each for each in found if each), _KINDS))


def _text_link(link: str) -> TextLink | None:
    parts = pattern(_PARTS).fullmatch(link)
    if parts is None or not pattern(_ADDRESS, re.IGNORECASE).match(parts["address"]):
        return None
    return TextLink(link, parts["words"], parts["end"], parts["address"])


def bold_as_text(safe: str) -> tuple[str, ...]:
    """What is between stars, and the stars, in sanitised HTML that they do not make bold."""
    stars = _found(_STARS, safe) if "**" in safe else ()
    return tuple(dict.fromkeys(stars))[:_KINDS]


def rows_as_text(safe: str) -> tuple[str, ...]:
    """The rows of a table in sanitised HTML that are lines of a paragraph."""
    return tuple(_found(_ROW, safe))[:1] if "|" in safe else ()


def notes_without_text(safe: str) -> tuple[str, ...]:
    """The footnote marks in sanitised HTML: those whose note has a text are links."""
    notes = _found(_NOTE, safe) if "[" in safe and "[^" in safe else ()
    return tuple(dict.fromkeys(notes))[:_KINDS]


def references_as_text(safe: str) -> tuple[str, ...]:
    """The links and pictures in sanitised HTML whose address is nowhere: "[words][1]"."""
    found = _found(_REFERENCE, safe) if "][" in safe else ()
    return tuple(dict.fromkeys(found))[:_KINDS]


def without_marks(text: str) -> str:
    """A plain text without marks."""
    return pattern(_MARK, _FLAGS).sub("", text) if _has_signs(text) else text


def _roles(safe: str) -> Iterator[str]:
    """MyST's roles, as {doc}`pasar`: https://mystmd.org/guide/roles"""
    return (found[0] for found in pattern(_ROLE).finditer(safe)) if "}<code>" in safe else iter(())


def _has_signs(text: str) -> bool:
    has = any(sign[0] in text and sign in text for sign in _SIGNS)  # one sign is found sooner
    return has or pattern(_EMOJI).search(text) is not None


def _marks_of_links(safe: str) -> Iterator[str]:
    for link in _FOREIGN_LINK.finditer(safe):
        yield "{" + html.unescape(link[1]).replace("%7D", "}").replace("%7d", "}")


def _found(what: str, safe: str) -> Iterator[str]:
    bare = _CODE.sub("", safe)
    if "<br>" in bare:
        bare = bare.replace("<br>", "\n")
    if "<t" in bare:  # else the words of a cell would go on in the next
        bare = bare.replace("</td>", "</td>\n").replace("</th>", "</th>\n")
    text = text_of(bare)
    return (mark[0] for mark in pattern(what, _FLAGS).finditer(text))


def _opens(kind: str) -> bool:
    return kind.startswith(":::") and kind.strip(":") != ""


def _kind(mark: str) -> str:
    """The part of a mark that tells its kind: its signs and its first word, without a slash."""
    if mark[0] == mark[-1] == ":":
        return ":"  # one emoji is like another
    return re.match(r"\W*\w*", mark)[0].replace("/", "")  # type: ignore[index]  # it matches any text
