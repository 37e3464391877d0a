"""Attribute lists of kramdown, Pandoc and Goldmark, as `{: #id .class}`. For kilas.bodies.shaped.

What means something is done: an id, a pull quote, the title, description and size of a picture. The
rest is for the eye of another theme, and no page shows it. A list that asks for more than its
element can have stays, and `kilas.bodies.foreign_marks` names it.
"""

from __future__ import annotations

import html
import re
from typing import Final

from kilas.addresses import fragments
from kilas.bodies.markup import LEAF_BLOCK, with_attribute
from kilas.bodies.pull_quotes import CLASS, CLASSES
from kilas.patterns import pattern

_ONE: Final = r"""(?:\#[\w:.-]+|\.[\w-]+|[\w:-]+=(?:"[^"{}<>\n]*"|'[^'{}<>\n]*'|[^\s"'{}<>]+))"""
_LIST: Final = rf"\{{:?[ ]?(?=[#.\w]){_ONE}(?:[ \t]+{_ONE})*[ \t]*\}}"
_WITH_SIGN: Final = rf"\{{(?::[ ]?|(?=[#.])){_ONE}(?:[ \t]+{_ONE})*[ \t]*\}}"
"""Without a colon, only behind a picture or a link may a list begin with a name."""

_OF_HEADING: Final = rf"(<h([1-6])[^>]*>)((?:[^<]|<(?!/?h[1-6]\b))*+</h\2>)\n?<p>({_WITH_SIGN})</p>"
_BEHIND_WORDS: Final = "|".join(
    rf"(?<=</{name}>)" for name in ("em", "strong", "code", "del", "mark", "b", "i", "u", "s")
)
_OF_SPAN: Final = rf"""(?P<tag><img\b(?:[ ][a-z]+="[^"]*")*>)(?P<list>{_LIST})
    |(?P<link><a\b(?:[ ][a-z]+="[^"]*")*>)(?P<words>(?:[^<]|<(?!/?a\b))*+</a>)(?P<of_link>{_LIST})
    |(?:{_BEHIND_WORDS})(?P<of_word>{_WITH_SIGN})"""
_AT_END: Final = rf"(?:(?<=\n)|(?<=<br>)|(?<![ \t])[ \t]+|\A)({_WITH_SIGN})[ \t]*\n?\Z"
_AT_START: Final = rf"\A({_WITH_SIGN})(?:<br>)?\n"
_ROW: Final = rf"<tr><td[^>]*>({_WITH_SIGN})</td>(?:<td[^>]*></td>)*</tr>\n?"
_PIXELS: Final = re.compile(r"([0-9]{1,4})(?:px)?")
_AT_ONE_PLACE: Final = 3
"""So many lists of one block are read; no editor writes more."""

_LONGEST: Final = 500
"""Characters of a list: the tag is written anew for each of its items."""

_WORDS: Final = frozenset({"title", "alt", "caption"})


def applied(clean: str) -> str:
    """The sanitised HTML in which attribute lists are what they mean."""
    if "{" not in clean or not any(sign in clean for sign in ("{:", "{#", "{.", ">{")):
        return clean
    flags = re.VERBOSE
    clean = pattern(_OF_HEADING, flags).sub(_on_heading, clean)
    clean = pattern(_OF_SPAN, flags).sub(_on_span, clean)
    clean = pattern(_ROW, flags).sub(_without, clean)
    return pattern(LEAF_BLOCK).sub(_on_block, clean)


def _on_heading(found: re.Match[str]) -> str:
    tag, _, rest, written = found.groups()
    done = _done(tag, written)
    return found[0] if done is None else f"{done}{rest}"


def _on_span(found: re.Match[str]) -> str:
    if found["of_word"]:
        return "" if _done("<b>", found["of_word"]) else found[0]
    done = _done(found["tag"] or found["link"], found["list"] or found["of_link"])
    return found[0] if done is None else f"{done}{found['words'] or ''}"


def _without(found: re.Match[str]) -> str:
    return "" if _done("<b>", found[1]) else found[0]


def _on_block(found: re.Match[str]) -> str:
    """A block with the lists at its end and at its beginning applied to it."""
    tag, name, inner, end = found.groups()
    if "{" not in inner:
        return found[0]
    for place in (_AT_END, _AT_START):
        for _ in range(_AT_ONE_PLACE):
            if not (listed := pattern(place, re.VERBOSE).search(inner)):
                break
            rest = f"{inner[: listed.start()]}{inner[listed.end() :]}"
            holder = tag if rest.strip() or name != "p" else "<b>"
            done = _done(holder, listed[1])
            if done is None:
                break
            tag, inner = (tag if holder == "<b>" else done), rest.strip()
    return f"{tag}{inner}{end}" if inner or name != "p" else ""


def _done(tag: str, written: str) -> str | None:
    """The tag with the attributes of a list, or None where it cannot have one that counts."""
    name = tag.strip("<>").partition(" ")[0]
    if len(written) > _LONGEST:
        return None
    for each in pattern(_ONE, re.VERBOSE).findall(written.strip("{:} \t")):
        key, _, value = each.partition("=")
        value = html.unescape(value.strip("\"'"))
        if each.startswith("#") or key == "id":
            value = fragments.body_id(each[1:] if each.startswith("#") else value)
            if name == "b":
                return None
            tag = with_attribute(tag, "id", value)
        elif each.startswith("."):
            if each[1:].lower() in CLASSES:
                tag = with_attribute(tag, "class", CLASS)
        elif name == "img" and key in ("width", "height") and (size := _PIXELS.fullmatch(value)):
            tag = with_attribute(tag, key, size[1])
        elif key in _WORDS and value.strip():
            if name not in ("img", "a") or (name == "a" and key != "title"):
                return None
            tag = with_attribute(tag, "alt" if key == "alt" else "title", value)
    return tag
