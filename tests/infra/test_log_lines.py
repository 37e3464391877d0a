"""The operators' page says what each line of the logs means."""

from __future__ import annotations

import ast
import re

from local import ROOT


def logged() -> set[str]:
    """The messages of all lines that the functions write to their logs."""
    found: set[str] = set()
    for folder in (ROOT / "layers" / "kilas", ROOT / "functions"):
        for path in folder.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and isinstance(node.func.value, ast.Name)
                    and node.func.value.id == "logger"
                    and isinstance(node.args[0], ast.Constant)
                ):
                    found.add(str(node.args[0].value))
    return found


def test_the_operators_page_explains_each_line_of_the_logs() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    table = guide[guide.index("| message | says |") :].partition("\n\n")[0]
    explained = {
        message.strip()
        for row in table.splitlines()[2:]
        for message in re.split(r", (?!handed back)", row.split("|")[1])
    }
    # Two lines of one function share a beginning in the table.
    explained |= {f"deliveries {each}" for each in explained if each.startswith("not ")}
    assert sorted(logged() - explained) == []
