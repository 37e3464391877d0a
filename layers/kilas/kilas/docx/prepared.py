"""Parts of a .docx as Mammoth reads the whole of them. For kilas.docx.convert alone.

Mammoth passes over fields of one element (the number of a figure, the page that a text names), over
readings above letters, and over one of the two line breaks. It gets them as what it knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from kilas.docx.numbers import counting_of, local_name, mark_numbers, read_xml, run_of, word_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_TEXTS: Final = re.compile(r"word/(?:document|footnotes|endnotes)\d{0,4}\.xml")
_DOCUMENT: Final = "word/document"
_UNKNOWN: Final = re.compile(rb"[:<](?:fldSimple|ruby|cr)[\s/>]")
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
