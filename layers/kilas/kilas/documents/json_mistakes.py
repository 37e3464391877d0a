"""Why JSON cannot be parsed, in an editor's terms; see kilas.documents.mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.documents.findings import unreadable
from kilas.documents.looks import seen
from kilas.documents.writing import CURLY

if TYPE_CHECKING:
    import json

    from kilas.errors import Unreadable


def json_mistake(error: json.JSONDecodeError) -> Unreadable:
    """The error to raise for what the JSON parser refused."""
    at = error.doc[error.pos : error.pos + 1]
    if at and at in CURLY:
        return unreadable("json_curly_quotes", error.lineno)
    if at and not at.isspace() and not seen(at).strip():
        return unreadable("json_unseen_character", error.lineno)
    if error.msg.startswith("Unterminated") or (at == "\n" and "control" in error.msg):
        return unreadable("json_unclosed_quote", error.lineno)
    if "escape" in error.msg:
        return unreadable("backslash", error.lineno)
    if found := _between_json_values(error, at):
        return found
    wants_quotes = error.msg.startswith(("Expecting property name", "Expecting value"))
    wrong = unreadable("json_quotes", error.lineno)
    return wrong if wants_quotes else unreadable("broken_json", error.lineno)


def _between_json_values(error: json.JSONDecodeError, at: str) -> Unreadable | None:
    """The error for a comma or a bracket, on the line of the value that it ought to follow."""
    before, after = error.doc[: error.pos].rstrip(), error.doc[error.pos :].lstrip()
    line = before.count("\n") + 1
    if "trailing comma" in error.msg or (at in ("}", "]") and before.endswith(",")):
        return unreadable("json_trailing_comma", line)
    wants_comma = error.msg.startswith("Expecting ','")
    if not after or (wants_comma and line < error.lineno and not after.startswith('"')):
        return unreadable("json_unclosed", line)
    return unreadable("json_comma", line) if wants_comma else None
