"""Articles of one field more, in each syntax of a front matter, and whether they are shown."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Final, get_args

from kilas.documents.values import Syntax
from tests.newsroom import article_file
from tests.unit.ingest.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.record import Record

SYNTAXES: Final[tuple[Syntax, ...]] = get_args(Syntax)
SHOWN = {"title": "Banjir"}


def line(key: str, value: str, syntax: Syntax) -> str:
    """A field as an exporter writes it, with all the characters that its key and value have."""
    match syntax:
        case "yaml":
            return f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
        case "toml":
            key, value = (json.dumps(text, ensure_ascii=False) for text in (key, value))
            return f"{key} = {value}"
        case "json":
            return f"{json.dumps(key)}: {json.dumps(value)}"
        case "headers":
            return f"{key}: {value}"
        case "html":
            return f'<meta name="{html.escape(key)}" content="{html.escape(value)}">'


def document(fields: Mapping[str, str], syntax: Syntax) -> str:
    lines = [line(key, value, syntax) for key, value in fields.items()]
    match syntax:
        case "yaml":
            return "\n".join(["---", *lines, "---", "Air surut."])
        case "toml":
            return "\n".join(["+++", *lines, "+++", "Air surut."])
        case "json":
            return "{\n" + ",\n".join(lines) + "\n}\nAir surut."
        case "headers":
            return "\n".join([*lines, "", "Air surut."])
        case "html":
            head = "\n".join(["<title>Banjir</title>", *lines[1:]])
            return f"<html><head>\n{head}\n</head><body><p>Air surut.</p></body></html>"


def can_hold(syntax: Syntax, key: str) -> bool:
    """Whether a key can be written so: a header ends at its first colon."""
    return syntax != "headers" or ":" not in key


def judged(text: str) -> Record:
    return Versions(article_file(), text).judge()


def is_shown(record: Record) -> bool:
    """Whether the version that hides is what readers get."""
    return record.status == "live" and record.shown == "v2"


def yaml(line: str) -> str:
    return f"---\ntitle: Banjir\n{line}\n---\nAir surut.\n"
