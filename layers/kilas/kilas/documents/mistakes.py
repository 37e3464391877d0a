"""Why front matter or site.yaml cannot be parsed, in an editor's terms.

A parser gives the place where its grammar broke. The mistake of the editor is in that line or in an
earlier one. Each function looks for the usual mistakes, and names the line of the mistake.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kilas.documents.findings import unreadable
from kilas.documents.looks import seen
from kilas.documents.note_links import written_links
from kilas.documents.writing import (
    BRACKETS,
    CURLY,
    SIGNS,
    STRAIGHT,
    needs_quotes,
    toml_value,
    yaml_quoted,
)
from kilas.documents.yaml_pairs import Pair, going_on, indent, yaml_pair

if TYPE_CHECKING:
    import yaml

    from kilas.errors import Unreadable

_WIDE_COLON: Final = "\uff1a"
_BLOCK: Final = re.compile(r"[|>][0-9+-]{0,2}")
_QUOTED: Final = re.compile(r""""(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'""")
_UNSPACED: Final = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,30}):(?!//)(\S.*)")
_ITEM: Final = re.compile(r"[ \t]*-[ \t]+(?P<value>\S.*)")
_TOML_LINE: Final = re.compile(r" \(at line (\d+), column \d+\)")


# --- YAML ------------------------------------------------------------------------------------


def yaml_mistake(text: str, first_line: int, error: yaml.YAMLError) -> Unreadable:
    """The error to raise for what the YAML parser refused in `text`."""
    lines = text.split("\n")
    at, began = _marked(getattr(error, "problem_mark", None), lines), None
    context = getattr(error, "context", None) or ""
    if any(word in context for word in ("simple key", "quoted", "flow")):
        began = _marked(getattr(error, "context_mark", None), lines)
    if at is None:
        return unreadable("broken_yaml", None)
    if "escape" in (getattr(error, "problem", None) or ""):
        return unreadable("backslash", first_line + at)
    is_pair = (getattr(error, "problem", None) or "").startswith("mapping values")
    if is_pair and indent(lines[at]) and (right := going_on(lines, at)):
        return unreadable("yaml_continuation", first_line + at, right=right)
    for number in (number for number in (began, at) if number is not None):
        if found := _in_yaml_line(lines[number], first_line + number):
            return found
    return (
        (_without_end(lines, began, first_line, context) if began is not None else None)
        or _before(lines[:at], first_line)
        or _indentation(lines, at, first_line)
        or unreadable("broken_yaml", first_line + at)
    )


def _without_end(lines: list[str], began: int, first_line: int, context: str) -> Unreadable | None:
    """The error for what the parser read from the line `began` on, and for which it saw no end."""
    line = first_line + began
    if "flow" in context:
        return unreadable("yaml_bracket", line)
    if "simple key" not in context:
        return None
    right = going_on(lines, began)
    return (
        unreadable("yaml_no_key", line, right=right) if right else unreadable("yaml_no_colon", line)
    )


def pair_in_text(text: str, line: int) -> Unreadable | None:
    """The error for the first line of a text that was meant as a key and its value.

    It lacks the space after its colon, as "title:Banjir", or has there what only looks like one.
    """
    for number, each in enumerate(text.split("\n"), line):
        if found := _UNSPACED.fullmatch(seen(each).strip().replace(_WIDE_COLON, ":", 1)):
            key, value = found[1], found[2]
            right = f"{key}: {yaml_quoted(value) if needs_quotes(value) else value}"
            return unreadable("yaml_missing_space", number, key=key, right=right)
        if yaml_pair(seen(each)).value and not yaml_pair(each).value:
            return _unseen(each, number)
    return None


def _unseen(text: str, line: int) -> Unreadable | None:
    """The error for a line that is right except for an invisible character."""
    looks = seen(text)
    if looks == text.replace("\t", " "):
        return None
    return unreadable("unseen_character", line, right=looks.strip())


def _marked(mark: yaml.Mark | None, lines: list[str]) -> int | None:
    """The line of a mark; for a mark at the end of the text, the last line that is not blank."""
    if mark is None:
        return None
    number = min(mark.line, len(lines) - 1)
    while number and not lines[number].strip():
        number -= 1
    return number


def _in_yaml_line(text: str, line: int) -> Unreadable | None:
    if "\t" in indent(text):
        return unreadable("yaml_tab", line)
    pair = yaml_pair(seen(text))
    if not pair.value:
        hidden = _unseen(text, line) if _is_item(seen(text)) and not _is_item(text) else None
        return leading_sign(text, line) or pair_in_text(text, line) or hidden
    found = _wrongly_quoted(pair, line) if pair.value[0] in STRAIGHT else _unquoted(pair, line)
    return found or _unseen(text, line)


def _is_item(text: str) -> bool:
    return _ITEM.fullmatch(text.rstrip()) is not None


def leading_sign(text: str, line: int) -> Unreadable | None:
    """The error for a line of YAML whose value, or whose item of a list, begins with a sign."""
    pair = yaml_pair(seen(text))
    if pair.value:
        return _leading_sign(pair, line)
    item = _ITEM.fullmatch(seen(text).rstrip())
    value = item["value"] if item else ""
    if not value or not _begins_with_sign(value):
        return None
    return unreadable("yaml_item_sign", line, sign=value[0], right=f"- {yaml_quoted(value)}")


def _leading_sign(pair: Pair, line: int) -> Unreadable | None:
    key, value = pair.key, pair.value
    if not _begins_with_sign(value):
        return None
    return unreadable("yaml_leading_sign", line, key=key, sign=value[0], right=pair.quoted())


def _unquoted(pair: Pair, line: int) -> Unreadable | None:
    """The error for a value that needs quotes."""
    key, value = pair.key, pair.value
    right = pair.quoted()
    if value[0] in CURLY and needs_quotes(value):
        return unreadable("yaml_curly_quotes", line, right=right)
    if found := _leading_sign(pair, line):
        return found
    if value[0] in BRACKETS:
        return _bracket(pair, line)
    return unreadable("yaml_colon", line, key=key, right=right) if needs_quotes(value) else None


def _bracket(pair: Pair, line: int) -> Unreadable | None:
    """The error for a list in one line that lacks its bracket, or quotes around its items."""
    inner = pair.value[1:].removesuffix("]")
    if links := written_links(pair.value):
        quoted = ", ".join(map(yaml_quoted, links))
        return unreadable("yaml_list", line, right=f"{pair.before}{pair.key}: [{quoted}]")
    if pair.value[0] == "{" and pair.value.endswith("}") and ":" not in inner:
        return unreadable("yaml_leading_sign", line, key=pair.key, sign="{", right=pair.quoted())
    if pair.value[0] != "[" or not inner or set(inner) & set("[]{}\"'"):
        return None
    items = [yaml_quoted(each.strip()) for each in inner.split(",") if each.strip()]
    right = f"{pair.before}{pair.key}: [{', '.join(items)}]"
    return unreadable("yaml_list", line, right=right)


def _before(lines: list[str], first_line: int) -> Unreadable | None:
    """A mistake in an earlier line that the parser took for a text in several lines."""
    for number in reversed(range(len(lines))):
        line = first_line + number
        if found := _unclosed(yaml_pair(lines[number]), line):
            return found
        if found := pair_in_text(lines[number], line):
            return found
        if yaml_pair(lines[number]).key:
            return None
    return None


def _indentation(lines: list[str], at: int, first_line: int) -> Unreadable | None:
    top = next(number for number, line in enumerate(lines) if line.strip())
    if top < at and indent(lines[top]) and len(indent(lines[at])) < len(indent(lines[top])):
        return unreadable("yaml_indentation", first_line + top)
    if indent(lines[at]) and (right := going_on(lines, at)):
        return unreadable("yaml_continuation", first_line + at, right=right)
    if indent(lines[at]):
        return unreadable("yaml_indentation", first_line + at)
    return None


def _begins_with_sign(value: str) -> bool:
    """Whether a value that is a text begins like something else: "[Foto] Banjir", "@kilas"."""
    if value[0] in BRACKETS:
        return 0 < value.rfind(BRACKETS[value[0]]) < len(value) - 1
    return value[0] in SIGNS and not _BLOCK.fullmatch(value)


# --- quotes, in YAML and TOML ----------------------------------------------------------------


def _wrongly_quoted(pair: Pair, line: int, syntax: str = "yaml") -> Unreadable | None:
    if found := _unclosed(pair, line, syntax):
        return found
    quoted = _QUOTED.match(pair.value)
    rest = pair.value[quoted.end() :].strip() if quoted else ""
    if not rest or rest.startswith("#"):
        return None
    if syntax == "toml":
        return unreadable("toml_text_after_quote", line, key=pair.key)
    is_quoted_whole = pair.value[-1] == pair.value[0]  # with a quotation inside
    value = pair.value[1:-1] if is_quoted_whole else pair.value
    return unreadable("yaml_text_after_quote", line, key=pair.key, right=pair.quoted(value))


def _unclosed(pair: Pair, line: int, syntax: str = "yaml") -> Unreadable | None:
    key, value = pair.key, pair.value
    if not value.startswith(tuple(STRAIGHT)) or _QUOTED.match(value):
        return None
    if syntax == "toml":
        right = f"{key} = {toml_value(value[1:].strip() or '…')}"
    else:
        is_apostrophe = value[0] == "'" and value[1:2].isalpha()
        text = value if is_apostrophe else value[1:].strip()
        right = pair.quoted(text or "…")
    return unreadable("unclosed_quote", line, key=key, quote=value[0], right=right)


# --- TOML ------------------------------------------------------------------------------------


def toml_mistake(text: str, first_line: int, error: ValueError) -> Unreadable:
    """The error to raise for what tomllib refused in `text`."""
    lines = text.removesuffix("\n").split("\n")
    found = _TOML_LINE.search(str(error))
    number = min(int(found[1]), len(lines)) - 1 if found else len(lines) - 1
    line = first_line + number
    pair = _toml_pair(lines[number])
    if "overwrite" in str(error) or "twice" in str(error):
        key = pair.key or lines[number].strip(" \t[]")
        return unreadable("duplicate_key", line, key=key)
    if str(error).startswith(("Unescaped", "Invalid hex")):
        return unreadable("backslash", line)
    return (
        _in_toml_line(lines[number], pair, line)
        or _unseen(lines[number], line)
        or unreadable("broken_toml", line)
    )


def _in_toml_line(text: str, pair: Pair, line: int) -> Unreadable | None:
    key, value = pair.key, pair.value
    if not key:
        colon = yaml_pair(text)
        colon = colon if colon.value else _unspaced(text)
        if not colon.value:
            return None
        right = f"{colon.key} = {toml_value(colon.value)}"
        return unreadable("toml_colon", line, right=right)
    if not value or value[0] in BRACKETS:
        return None
    if value[0] in STRAIGHT:
        return None if value[:3] in ('"""', "'''") else _wrongly_quoted(pair, line, "toml")
    right = f"{key} = {toml_value(value)}"
    if value[0] in CURLY:
        return unreadable("toml_curly_quotes", line, right=right)
    return unreadable("toml_unquoted", line, key=key, right=right)


def _toml_pair(text: str) -> Pair:
    key, sign, value = text.partition("=")
    return Pair(key.strip(), value.strip()) if sign and ":" not in key else Pair("", "")


def _unspaced(text: str) -> Pair:
    found = _UNSPACED.fullmatch(text.strip())
    return Pair(found[1], found[2]) if found else Pair("", "")
