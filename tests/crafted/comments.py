"""What a hostile reader sends, each as a function of its size: tests hold how the work grows with
it, `make bench` prints the seconds.
"""

from __future__ import annotations

import json
import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus, urlencode

from tests.unit.api.api_caller import BROWSER, FORM, event

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Event = dict[str, Any]


def repeated(unit: str, size: int, before: str = "", after: str = "") -> str:
    """`before`, the unit as often as fits, and `after`: `size` characters at most."""
    room = max(0, size - len(before) - len(after))
    return (before + unit * (room // max(1, len(unit))) + after)[:size]


def _sorted_the_wrong_way(size: int) -> str:
    """Marks of every class, those last that belong first: normalising sorts them."""
    classes: dict[int, str] = {}
    for point in (*range(0x300, 0x1E00), 0x1D165, 0x1D16D):
        classes.setdefault(unicodedata.combining(chr(point)), chr(point))
    del classes[0]
    each = size // len(classes)
    return "a" + "".join(classes[number] * each for number in sorted(classes, reverse=True))


def _growing(unit: str, size: int) -> str:
    """The unit once, twice, three times ..., with a space after each."""
    most = int((2 * size / len(unit)) ** 0.5)
    return "".join(f"{unit * times} " for times in range(1, most))[:size]


def _nested(unit: str, size: int) -> str:
    most = int((2 * size) ** 0.5)
    return "".join(f"{' ' * depth}{unit}\n" for depth in range(most))[:size]


def _balanced(opening: str, closing: str, size: int) -> str:
    times = size // (len(opening) + len(closing))
    return opening * times + closing * times


_UNITS: Mapping[str, str] = {
    "letters": "a",
    "emoji": "🙂",
    "ampersands": "&",
    "less than": "<",
    "quotes": '"',
    "backslashes": "\\",
    "lines": "a\n",
    "blank lines": "\n",
    "escaped lines": "a\\\n",
    "lists without words": "-\n*\n",
    "lists": "- a\n* a\n",
    "list marks": "1. ",
    "quotes in a row": "> ",
    "quoted lines": ">\n",
    "headings": "# a\n",
    "underlined": "a\n=\n",
    "rules": "---\n",
    "stars": "*",
    "star a": "*a",
    "star a line": "*a_",
    "a star star b": "a**b",
    "strong and not": "**a*",
    "emphasis": "*_",
    "backtick a": "`a",
    "fences": "```\n",
    "fences of two kinds": "~~~\na\n",
    "code": "    a\n",
    "brackets": "[",
    "pictures": "![",
    "link starts": "[a](",
    "definitions": "[a]: b\n",
    "references": "&#x41;",
    "unfinished references": "&a",
    "invisible references": "&#x200b;",
    "escaped markup": "&lt;",
    "addresses": "http://a ",
    "schemes": "http://",
    "tables": "|a|\n",
    "control characters": "\x00\x1b",
    "marks": "\u0301\u0316",
    "marks that are spacing": "\U0001d16d\u302e\U0001d165\u1b44",
    "musical marks": "\U0001d165",
    "marks that come apart": "\u0344",
    "marks of class 0 that come apart": "\u0f73",
    "letters that become three": "\ufb2c",
    "notes that become three": "\U0001d160",
    "letters with marks": "\u1f82\u0315\u0300",
    "letters taken apart": "a\u0302\u0301",
    "jamo": "\u1100\u1161\u11a8",
    "marks and joiners": "\u0315\u200d",
    "marks and grapheme joiners": "\u0315\u034f",
    "joiners between letters": "\u0628\u200d",
    "emoji that are joined": "👩\u200d",
    "flags that do not end": "\U0001f3f4\U000e0067",
    "tags": "\U000e0067",
    "overrides": "\u202e",
    "ligatures that become eighteen": "\ufdfa",
}

TEXTS: Mapping[str, Callable[[int], str]] = {
    **{name: partial(repeated, unit) for name, unit in _UNITS.items()},
    "marks sorted the wrong way": _sorted_the_wrong_way,
    "backticks that grow": partial(_growing, "`"),
    "stars that grow": partial(_growing, "*"),
    "lists that nest": partial(_nested, "- a"),
    "emphasis that nests": partial(_balanced, "*a **b ", "c** d*"),
    "an address and its brackets": partial(repeated, ")", before="http://a"),
    "an address and brackets of two kinds": partial(repeated, "])", before="http://a"),
    "an address and its full stops": partial(repeated, ").", before="http://a"),
    "an address and its semicolons": partial(repeated, ");", before="http://a"),
    "an address and its brackets in pairs": partial(repeated, "()", before="http://a", after=")"),
    "a number of a character": partial(repeated, "1", before="&#", after=";"),
}
"""Texts of at most so many characters."""


def _cut(text: str, size: int) -> str:
    return text.encode(errors="surrogatepass")[:size].decode(errors="ignore")


def _json(field: str, value: str, size: int) -> Event:
    """A comment whose field holds as much of the value as fits."""
    escaped = json.dumps(value, ensure_ascii=False)
    room = (size - 80) * len(value) // len(escaped.encode())
    fields = {"name": "Ani", "text": "Setuju."} | {field: value[:room]}
    return event(body=_cut(json.dumps(fields, ensure_ascii=False), size))


def _form(field: str, value: str, size: int) -> Event:
    """The same as a form from a browser, which gets what was typed back."""
    room = (size - 40) * len(value) // len(quote_plus(value))
    fields = {"name": "Ani", "text": "Setuju."} | {field: value[:room]}
    return event(body=_cut(urlencode(fields), size), content_type=FORM, accept=BROWSER)


def _raw_form(unit: str, size: int, before: str = "name=x&text=") -> Event:
    body = _cut(repeated(unit, size, before), size)
    return event(body=body, content_type=FORM, accept=BROWSER)


def _raw_json(unit: str, size: int, before: str = "", after: str = "") -> Event:
    return event(body=repeated(unit, size, before, after), accept=BROWSER)


def _of_text(make: Callable[[str, str, int], Event], field: str, name: str, size: int) -> Event:
    return make(field, TEXTS[name](size), size)


_HEAVY = (
    "letters", "emoji", "ampersands", "control characters", "blank lines", "marks",
    "marks sorted the wrong way", "marks that are spacing", "marks that come apart",
    "letters that become three", "notes that become three", "letters with marks",
    "joiners between letters", "ligatures that become eighteen",
)  # fmt: skip
"""Texts that cost something before, or without, being rendered."""

REQUESTS: Mapping[str, Callable[[int], Event]] = {
    **{
        f"{field}, JSON: {name}": partial(_of_text, _json, field, name)
        for field in ("name", "text")
        for name in _HEAVY
    },
    **{f"text, form: {name}": partial(_of_text, _form, "text", name) for name in _HEAVY},
    "name, form: quotes": partial(_of_text, _form, "name", "quotes"),
    "website, JSON: blank lines": partial(_of_text, _json, "website", "blank lines"),
    "website, form: marks": partial(_of_text, _form, "website", "marks"),
    "form of empty fields": partial(_raw_form, "&"),
    "form of many fields": partial(_raw_form, "a=%41&"),
    "form of per cents": partial(_raw_form, "%"),
    "form of escapes": partial(_raw_form, "%41"),
    "form of escapes between letters": partial(_raw_form, "%41é"),
    "form of plus signs": partial(_raw_form, "+"),
    "JSON of arrays": partial(_raw_json, "["),
    "JSON of objects": partial(_raw_json, '{"a":'),
    "JSON of one number": partial(_raw_json, "9", before='{"name":', after="}"),
    "JSON of one fraction": partial(_raw_json, "9", before='{"name":0.', after="}"),
    "JSON of an exponent": partial(_raw_json, "9", before='{"name":1e', after="}"),
    "JSON of long numbers": partial(_raw_json, f"{'9' * 4300},", before='{"name":[', after="0]}"),
    "JSON of escapes": partial(_raw_json, "\\u0301", before='{"name":"a","text":"', after='"}'),
    "JSON of surrogates": partial(_raw_json, "\\ud800", before='{"name":"a","text":"', after='"}'),
    "JSON of fields": partial(_raw_json, '"a":1,', before="{", after='"name":"a"}'),
    "JSON of wrong values": partial(_raw_json, "1,", before='{"name":[', after="1]}"),
    "JSON of spaces": partial(_raw_json, " ", before="{"),
}
"""Requests whose body has at most so many bytes."""


def _reading(size: int, **query: str) -> Event:
    return event("comment-get", query={name: repeated(v, size) for name, v in query.items()})


def _typed(unit: str, size: int) -> Event:
    return event(content_type=repeated(unit, size, before=FORM))


def _at(unit: str, size: int) -> Event:
    return event(path=f"/api/articles/{quote(repeated(unit, size))}/comments", accept=BROWSER)


HEADS: Mapping[str, Callable[[int], Event]] = {
    "after: letters": lambda size: _reading(size, after="a"),
    "after: other digits": lambda size: _reading(size, after="\u0660"),
    "limit: digits": lambda size: _reading(size, limit="9"),
    "limit: noughts": lambda size: _reading(size, limit="0"),
    "content type: parameters": partial(_typed, "; a*0=1"),
    "content type: spaces": partial(_typed, " "),
    "content type: quotes": partial(_typed, '; a="'),
    "identity: letters": partial(_at, "a"),
    "identity: slashes": partial(_at, "a/"),
    "identity: marks": partial(_at, "\u0301"),
}
"""Requests whose query, headers or path have at most so many characters."""
