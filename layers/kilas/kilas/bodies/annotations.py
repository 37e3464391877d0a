"""Ruby: words with their reading above them. On sanitised HTML, for kilas.bodies.body alone.

Each annotation follows the words that it belongs to, and stands in brackets where no browser shows
it above them: a feed, a summary, a reader mode.
https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-ruby-element
"""

from __future__ import annotations

import re
from typing import Final

from kilas.bodies.markup import ATTRIBUTES, text_of
from kilas.patterns import pattern

_TAG: Final = rf"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*){ATTRIBUTES}>"
_RUBY: Final = rf"<ruby(?P<attributes>{ATTRIBUTES})>(?P<inner>(?:[^<]|<(?!/?ruby[ >]))*+)</ruby>"
_PART_TAG: Final = rf"</?(?:ruby|r[tp]){ATTRIBUTES}>"
_SIGNS: Final = re.compile(r"\W*")
_EMPTY: Final = frozenset({"br", "hr", "img"})


def with_annotations(clean: str) -> str:
    """The sanitised HTML, in which each ruby has words and then their annotations. One that has
    no words, or none of them annotated, is plain text, and no word is lost.
    """
    if "<r" not in clean:
        return clean
    pieces: list[str] = []
    at = 0
    for ruby in pattern(_RUBY).finditer(clean):
        pieces += [_plain(clean[at : ruby.start()]), _mended(ruby["attributes"], ruby["inner"])]
        at = ruby.end()
    return "".join([*pieces, _plain(clean[at:])])


def _plain(part: str) -> str:
    return pattern(_PART_TAG).sub("", part)


def _mended(attributes: str, inner: str) -> str:
    shown = ""
    base, notes = "", list[str]()
    is_annotated = False
    for name, part in _parts(inner):
        if name == "rt" and text_of(part).strip():
            notes.append(part)
        elif name == "rp" and _SIGNS.fullmatch(text_of(part)):
            pass  # ours stand in their place
        elif notes and not name and not part.strip():
            pass
        elif notes and text_of(base).strip():
            shown += base + _noted(notes)
            base, notes, is_annotated = part, [], True
        else:
            base, notes = base + "".join(notes) + part, []
    if notes and text_of(base).strip():
        return f"<ruby{attributes}>{shown}{base}{_noted(notes)}</ruby>"
    rest = base + "".join(notes)
    return f"<ruby{attributes}>{shown}</ruby>{rest}" if is_annotated else rest


def _noted(notes: list[str]) -> str:
    inner = "<rp> </rp>".join(f"<rt>{note}</rt>" for note in notes)
    return f"<rp>(</rp>{inner}<rp>)</rp>"


def _parts(inner: str) -> list[tuple[str, str]]:
    """The parts of a ruby: ("rt", what it holds), ("rp", ...) and ("", what is between them). A
    part that is in another element than the ruby is plain.
    """
    parts: list[tuple[str, str]] = []
    name, start, depth = "", 0, 0
    for tag in pattern(_TAG).finditer(inner):
        if tag["name"] in _EMPTY:
            continue
        depth -= bool(tag["end"])
        if depth == 0 and tag["name"] in ("rt", "rp"):
            parts.append((name, _plain(inner[start : tag.start()])))
            name, start = ("" if tag["end"] else tag["name"]), tag.end()
        depth += not tag["end"]
    parts.append((name, _plain(inner[start:])))
    return [part for part in parts if part[1]]
