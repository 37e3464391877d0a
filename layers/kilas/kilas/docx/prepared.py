"""Parts of a .docx as Mammoth reads the whole of them. For kilas.docx.convert alone.

Mammoth passes over fields of one element (the number of a figure, the page that a text names), over
what was chosen from a list of a form, over readings above letters, and over one of the two line
breaks. It gets them as what it knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from kilas.docx.numbers import counting_of, local_name, mark_numbers, read_xml, run_of, word_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

_TEXTS: Final = re.compile(r"word/(?:document|footnotes|endnotes)\d{0,4}\.xml")
_DOCUMENT: Final = "word/document"
_UNKNOWN: Final = re.compile(rb"[:<](?:fldSimple|ddList|ruby|cr)[\s/>]")
_KNOWN_AS: Final = {"fldSimple": "smartTag", "cr": "br"}
"""`smartTag` is an element around text, of which Mammoth takes what is in it."""


def prepared(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts that `kilas.docx.package.read_package` has read, for Mammoth."""
    counting = counting_of(parts)
    made = dict(parts)
    for name in filter(_TEXTS.fullmatch, parts):
        is_numbered = counting is not None and name.startswith(_DOCUMENT)
        if not is_numbered and not _UNKNOWN.search(parts[name]):
            continue
        root = read_xml(parts[name])
        _rename(root)
        if b"ddList" in parts[name]:
            _write_choices(root)
        if counting is not None and is_numbered:
            mark_numbers(root, counting)
        made[name] = ET.tostring(root, "utf-8")
    return made


def _rename(root: Element) -> None:
    for element in list(root.iter()):
        name = word_name(element)
        if name in _KNOWN_AS:
            element.tag = element.tag.removesuffix(name) + _KNOWN_AS[name]
        elif name == "ruby":
            _set_behind(element)


def _set_behind(ruby: Element) -> None:
    """The letters, and behind them their reading in brackets."""
    letters = [each for each in ruby if local_name(each) == "rubyBase"]
    readings = [each for each in ruby if local_name(each) == "rt"]
    for each in (ruby, *letters, *readings):
        each.tag = ruby.tag.rpartition("}")[0] + "}smartTag"
    ruby[:] = [*letters, run_of(ruby, "("), *readings, run_of(ruby, ")")]


def _write_choices(root: Element) -> None:
    """Write what was chosen before each list of a form whose field has no text."""
    for parent in list(root.iter()):
        has_text = False  # between the run and the end of its field
        children: list[Element] = []
        for child in reversed(parent):
            children.append(child)
            if word_name(child) == "r":
                has_text = _has_text(child, behind=has_text)
                if not has_text:
                    children += [run_of(child, each) for each in reversed([*_choices(child)])]
        if len(children) > len(parent):
            parent[:] = reversed(children)


def _choices(run: Element) -> Iterator[str]:
    for choices in run.iter():
        if word_name(choices) == "ddList":
            named = {word_name(each): _value(each) for each in choices}
            entries = [_value(each) for each in choices if word_name(each) == "listEntry"]
            number = named.get("result") or named.get("default") or "0"
            if number.isdecimal() and int(number) < len(entries):
                yield entries[int(number)]


def _has_text(run: Element, *, behind: bool) -> bool:
    """Whether a text stands in the run, or behind, before the end of a field."""
    for each in run.iter():
        if word_name(each) == "t" and each.text:
            return True
        if word_name(each) == "fldChar" and _value(each, "fldCharType") == "end":
            return False
    return behind


def _value(element: Element, name: str = "val") -> str:
    return element.get(f"{element.tag.rpartition('}')[0]}}}{name}", "")
