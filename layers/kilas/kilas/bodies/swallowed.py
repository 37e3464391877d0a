"""Keeps the words that an HTML parser would swallow. For kilas.articles.read alone.

A parser takes "<nama>" for an element, an element that does not end for the rest of the text, and
shows nothing of an element that may not stand. Here what is no markup becomes text, what may not
stand is replaced by what it held, and what cannot be kept is named. An address stands for a player
of a service. The result is markup that still has to be sanitised. The time is linear in the text.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.bodies.markup import TOKEN
from kilas.bodies.players import (
    PLAYERS_OF_FILES,
    is_idle,
    line_for,
    may_have_posts,
    source_of,
)
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

KNOWN: Final = frozenset(
    {
        "a", "abbr", "acronym", "address", "area", "article", "aside", "b", "base", "basefont",
        "bdi", "bdo", "big", "blink", "blockquote", "body", "br", "button", "caption", "center",
        "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn",
        "dialog", "dir", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "font",
        "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
        "header", "hgroup", "hr", "html", "i", "img", "ins", "kbd", "label", "legend", "li",
        "link", "main", "map", "mark", "marquee", "menu", "meta", "meter", "nav", "nobr", "ol",
        "optgroup", "option", "output", "p", "param", "picture", "pre", "progress", "q", "rb",
        "rp", "rt", "rtc", "ruby", "s", "samp", "search", "section", "small", "source", "span",
        "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
        "thead", "time", "tr", "track", "tt", "u", "ul", "var", "wbr",
    }
)  # fmt: skip
"""The elements of HTML, obsolete ones too, whose words stay when the element is taken away.
https://html.spec.whatwg.org/multipage/indices.html#elements-3"""

_CHOICES: Final = frozenset({"optgroup", "option"})
"""A browser shows each on a line of its own."""

_WITHOUT_WORDS: Final = frozenset({"script", "style", "template"})
_OF_TEXT: Final = frozenset({"textarea", "title", "xmp"})
_OF_MARKUP: Final = frozenset(
    {
        "applet", "audio", "canvas", "embed", "iframe", "input", "noembed", "noframes", "noscript",
        "object", "select", "video",
    }
)  # fmt: skip
_FOREIGN: Final = frozenset({"math", "svg"})
_TAKEN_WHOLE: Final = _WITHOUT_WORDS | _OF_TEXT | _FOREIGN
_NOT_NAMED: Final = frozenset({"noembed", "noframes", "noscript", "style", "title", "xmp"})
"""What nobody misses: its words stay, or it has none."""

_NOT_ORDINARY: Final = rf"<(?!/?(?:{'|'.join(sorted(KNOWN - _CHOICES))})(?=[\s/>])[^<]*>)"
"""As a text: each cold start would wait until a pattern of so many names is compiled."""
_END_TAG: Final = re.compile(r"</([a-z][^\s/>]*+)(?=[\s/>])", re.IGNORECASE)
_INVISIBLE: Final = re.compile(r"<\?xml:|<!\[(?:if|endif)\b", re.IGNORECASE)
"""What Word writes for itself alone."""
_DECLARATION: Final = re.compile(r"<!doctype\b|<\?xml\b", re.IGNORECASE)
_DOCUMENT: Final = re.compile(
    r"\s*(?:<!doctype\b[^<>]*>\s*)?<(?:html|head|svg|rss|feed)[\s>]", re.IGNORECASE
)
"""What a declaration of HTML or XML stands before; anywhere else its editor shows it."""


class LeftOut(NamedTuple):
    """An element that was left out: its name, and the attribute that says where its content is."""

    name: str
    attribute: str = ""
    address: str = ""

    @property
    def written(self) -> str:
        """The beginning of the element, as HTML."""
        return f'<{self.name} {self.attribute}="{self.address}">' if self.address else self.tag

    @property
    def tag(self) -> str:
        """The element without its attributes."""
        return f"<{self.name}>"


class Kept(NamedTuple):
    """Markup with all its words, and the elements that were left out: each once, or once for each
    address.
    """

    html: str
    left_out: tuple[LeftOut, ...]


def kept(unsafe: str) -> Kept:
    """The markup with the words that a parser would swallow."""
    is_other = pattern(_NOT_ORDINARY, re.ASCII | re.IGNORECASE).search(unsafe)
    return walked(unsafe) if is_other or may_have_posts(unsafe) else Kept(unsafe, ())


def walked(unsafe: str) -> Kept:
    """The same, by the way that any markup can go."""
    walk = _Walk(_with_ended_comments(unsafe))
    return Kept("".join(walk.through()), tuple(walk.left_out))


def _with_ended_comments(unsafe: str) -> str:
    """The markup, where a comment that does not end is text."""
    last = max(unsafe.rfind("-->"), unsafe.rfind("--!>"))
    return unsafe[: last + 1] + unsafe[last + 1 :].replace("<!--", "&lt;!--")


class _Walk:
    def __init__(self, unsafe: str) -> None:
        self._unsafe = unsafe
        self._begin = len(unsafe) - len(unsafe.lstrip(" \n\r\t\ufeff"))
        self._last_end = {each[1].lower(): each.start() for each in _END_TAG.finditer(unsafe)}
        self._taken_away: set[str] = set()
        self._end_of_foreign = 0
        self._objects = 0
        self.left_out: dict[LeftOut, None] = {}
        self._named_objects: list[LeftOut] = []
        self._player = ""

    def through(self) -> Iterator[str]:
        at = 0
        while token := TOKEN.search(self._unsafe, at):
            yield self._unsafe[at : token.start()]
            shown, at = self._shown(token)
            yield shown
        yield self._unsafe[at:]

    def _shown(self, token: re.Match[str]) -> tuple[str, int]:
        """What stands for a token, and where the text goes on."""
        whole, end = token[0], token.end()
        name = (token["name"] or "").lower()
        if name and whole.endswith(">"):
            return self._tag(name, token)
        if whole.startswith("<!--") or _INVISIBLE.match(whole) or self._declares(token):
            return "", end
        return _as_text(whole if token["data"] is None else token["data"]), end

    def _declares(self, token: re.Match[str]) -> bool:
        """Whether a token is the declaration of a document, which begins here or with the text."""
        if _DECLARATION.match(token[0]) is None:
            return False
        is_first = token.start() == self._begin
        return is_first or _DOCUMENT.match(self._unsafe, token.end()) is not None

    def _tag(self, name: str, token: re.Match[str]) -> tuple[str, int]:
        end = token.end()
        if name in _CHOICES or (end <= self._end_of_foreign and name not in _WITHOUT_WORDS):
            return " ", end
        player = self._player if name == "source" else name
        line = "" if token["slash"] else line_for(player, token["attributes"])
        if name in KNOWN:
            if name == "source":
                self._give_source(token["attributes"], is_shown=bool(line))
            return f"{line}{token[0]}", end
        if token["slash"]:
            return "" if name in self._taken_away or ":" in name else _as_text(token[0]), end
        ends = self._last_end.get(name, -1) >= end
        if not self._is_meant(name, token, ends=ends):
            return _as_text(token[0]), end
        if not line and not is_idle(name, token["attributes"]):
            self._name(name, token["attributes"])
        self._taken_away.add(name)
        self._count_objects(name, is_shown=bool(line))
        held, end = self._held(name, end) if ends and name in _TAKEN_WHOLE else ("", end)
        return f"{line}{held}", end

    def _is_meant(self, name: str, token: re.Match[str], *, ends: bool) -> bool:
        """Whether a tag of an element that may not stand is more than a word in angle brackets: a
        component of MDX has a capital or a hyphen in its name, and an end.
        """
        if name == "plaintext":
            return False
        is_component = token["name"][0].isupper() and (ends or token[0].endswith("/>"))
        is_component = is_component or (ends and "-" in name)
        is_known = ends and name in _TAKEN_WHOLE | _OF_MARKUP
        return ":" in name or "=" in token["attributes"] or is_known or is_component

    def _count_objects(self, name: str, *, is_shown: bool) -> None:
        """An object is not left out where the player that it holds is shown."""
        self._objects += (name == "object") - (name == "embed" and is_shown)
        if not self._objects and name == "embed":
            for each in self._named_objects:
                self.left_out.pop(each, None)
            self._named_objects = []

    def _name(self, name: str, attributes: str) -> None:
        if name in _NOT_NAMED or ":" in name:  # with a colon: Word's
            return
        source = ("", "") if name in _WITHOUT_WORDS else source_of(attributes)
        self._player = name if name in PLAYERS_OF_FILES and not any(source) else ""
        left_out = LeftOut(name, *source)
        self.left_out[left_out] = None
        if name == "object":
            self._named_objects.append(left_out)

    def _give_source(self, attributes: str, *, is_shown: bool) -> None:
        """The first source of a film or a sound is where its content is."""
        if self._player and any(source := source_of(attributes)):
            self.left_out.pop(LeftOut(self._player), None)
            if not is_shown:
                self.left_out[LeftOut(self._player, *source)] = None
            self._player = ""

    def _held(self, name: str, start: int) -> tuple[str, int]:
        """The words of an element that is taken away as a whole, and where the text goes on. The
        element has an end tag.
        """
        end_tag = re.compile(rf"</{re.escape(name)}(?=[\s/>])[^>]*+>?", re.IGNORECASE)
        closing = next(end_tag.finditer(self._unsafe, start))
        inner = self._unsafe[start : closing.start()]
        if name in _WITHOUT_WORDS:
            return "", closing.end()
        if name in _FOREIGN:  # all its tags are taken away, as their names may be HTML's too
            self._end_of_foreign = closing.end()
            return "", start
        return inner.replace("<", "&lt;"), closing.end()


def _as_text(markup: str) -> str:
    return html.escape(markup, quote=False)
