"""A key and its value as an editor writes them in each syntax, for the remedy of a report."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Final

from kilas.documents.looks import seen
from kilas.documents.values import Items, Table, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.documents.values import Syntax, Value

CURLY: Final = "“”„‟«»\u2018\u2019\u201a\u201b"
STRAIGHT: Final = "\"'"
BRACKETS: Final = {"[": "]", "{": "}"}
SIGNS: Final = "@`%*&!|>[]{},?-#"
"""Characters that have another meaning at the start of a YAML value.
https://yaml.org/spec/1.2.2/#53-indicator-characters"""


def written(key: str, value: str, syntax: Syntax) -> str:
    """The line of a key and its value: `draft: true`, `draft = true`, `"draft": true` …"""
    key, value = (" ".join(seen(text).split()) or "…" for text in (key, value))
    match syntax:
        case "toml":
            return f"{key} = {toml_value(value)}"
        case "json":
            return f'"{key}": {_json_value(value)}'
        case "html":
            return f'<meta name="{key}" content="{html.escape(value)}">'
        case "headers":
            return f"{key}: {value}"
        case "yaml":
            return f"{key}: {_yaml_value(value)}"


def written_list(key: str, items: Sequence[str], syntax: Syntax) -> str:
    """The line of a key and a list of texts: `tags: ["banjir rob", "pasar"]`. HTML and header
    lines have no lists, so commas part the texts there.
    """
    if syntax in ("html", "headers"):
        return written(key, ", ".join(items), syntax)
    quoted = f"[{', '.join(json.dumps(item, ensure_ascii=False) for item in items)}]"
    return {"toml": f"{key} = {quoted}", "json": f'"{key}": {quoted}'}.get(
        syntax, f"{key}: {quoted}"
    )


def needs_quotes(value: str) -> bool:
    """Whether YAML would take a part of an unquoted value for a key."""
    return ": " in value or value.endswith(":")


def yaml_quoted(value: str) -> str:
    """A value between quotes, so that YAML reads any value as this text."""
    value = _without_curly(value)
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def toml_value(value: str) -> str:
    """A value as TOML writes it: a text between quotes."""
    if value.lower() in ("true", "false"):
        return value.lower()
    if value.startswith((*BRACKETS, *STRAIGHT)):
        return value
    value = _without_curly(value)
    if '"' in value and "'" not in value:
        return f"'{value}'"
    return json.dumps(value, ensure_ascii=False)  # its escapes are TOML's too


def _yaml_value(value: str) -> str:
    odd = needs_quotes(value) or " #" in value or value.startswith((*SIGNS, *STRAIGHT, "…"))
    return yaml_quoted(value) if odd else value


def _json_value(value: str) -> str:
    return value.lower() if value.lower() in ("true", "false") else json.dumps(value)


def _without_curly(value: str) -> str:
    """The value without curly quotes around all of it; quotes inside are part of the text."""
    inner = value[1:-1]
    around = len(value) > 1 and value[0] in CURLY and value[-1] in CURLY
    return inner if around and not set(inner) & set("“”„«»") else value


def in_one_line(value: Items | Table) -> str:
    """A list or table of texts as it was written in one line; "" for one of several lines."""
    if isinstance(value, Items):
        parts: list[tuple[str, Value]] = [("", item) for item in value.items]
    else:
        parts = [(entry.key, entry.value) for entry in value.entries]
    texts = [(key, each) for key, each in parts if isinstance(each, Text)]
    if len(texts) < len(parts) or any(text.line != value.line for _, text in texts):
        return ""
    inner = ", ".join(": ".join(filter(None, (key, text.text))) for key, text in texts)
    return f"[{inner}]" if isinstance(value, Items) else f"{{{inner}}}"
