"""Which texts the code asks for: found in Python by its syntax tree, in templates by a pattern.

Code reads a text as `<texts>.<section>["key"]` and fills it there with `.format(name=...)`, so
that this search sees every use. A key that is chosen when the code runs is in CHOSEN.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args, get_type_hints

import kilas
from kilas.api.receipt import State
from kilas.api.refusals import STATUSES
from kilas.pages.contexts import ErrorPage
from kilas.record import Status
from kilas.texts.shape import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KILAS: Final = Path(kilas.__file__).parent
LOCAL: Final = KILAS.parents[2] / "local"
SECTIONS: Final = set(Texts.__struct_fields__)

REPORTS: Final = (
    "documents",
    "articles",
    "bodies",
    "docx",
    "site",
    "photos",
    "uploads",
    "ingest",
    "media",
    "pages",
    "editing",
)
"""The rooms whose problems are in desk reports, or are said of files that are not uploaded."""
API: Final = ("api", "comments")
"""The rooms whose problems refuse a request."""
_REPORTING: Final = {"problem", "warn", "unreadable", "Problem", "_problem"}

# kilas.ingest.taken_names fills these in a function of their own.
_TAKEN: Final = {key: {"url", "other", "line"} for key in ("url_taken", "address_made")}


@dataclass(frozen=True)
class Use:
    """A place that asks for a text, and the names of what it fills in; None where it fills none."""

    section: str
    key: str
    filled: frozenset[str] | None


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _strings(node: ast.expr) -> list[str]:
    """A key that is spelled out, or both of a choice between two."""
    if isinstance(node, ast.IfExp):
        return _strings(node.body) + _strings(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _values(call: ast.Call) -> set[str]:
    names: set[str] = set()
    for keyword in call.keywords:
        if keyword.arg == "values" and isinstance(keyword.value, ast.Dict):
            names |= {str(ast.literal_eval(key)) for key in keyword.value.keys if key}
        elif keyword.arg:
            names.add(keyword.arg)
    return names


def trees(*folders: Path) -> Iterator[ast.AST]:
    """The syntax trees of the modules in some folders."""
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"))


def uses_in(tree: ast.AST) -> Iterator[Use]:
    """The texts that a module asks for by keys that it spells out."""
    filled: dict[ast.AST, frozenset[str]] = {}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "format"
        ):
            names = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
            filled[node.func.value] = names
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Subscript)
            and isinstance(node.value, ast.Attribute)
            and node.value.attr in SECTIONS
        ):
            for key in _strings(node.slice):
                yield Use(node.value.attr, key, filled.get(node))


def uses_in_templates(templates: Mapping[str, str]) -> Iterator[Use]:
    """The texts that templates ask for; `templates` are their sources by name."""
    for name, source in templates.items():
        for key in re.findall(r"\bwords\.(\w+)", source):
            yield Use("interface", key, None)
        if name.startswith("setting-up."):
            for key in re.findall(r"\b(?:first|other)\.(\w+)", source):
                yield Use("setting_up", key, None)


def templates() -> dict[str, str]:
    """The sources of all templates by name."""
    return {path.name: path.read_text() for path in sorted(KILAS.glob("templates/*.jinja"))}


def problems_of(*rooms: str) -> dict[str, list[set[str]]]:
    """Code -> the names of the values that come with it, at each place that reports it."""
    found: dict[str, list[set[str]]] = {}
    for tree in trees(*(KILAS / room for room in rooms)):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in _REPORTING and node.args:
                for code in _strings(node.args[0]):
                    found.setdefault(code, []).append(_values(node))
    return found


REPORTED: Final = problems_of(*REPORTS) | {code: [names] for code, names in _TAKEN.items()}
REFUSED: Final = problems_of(*API)

CHOSEN: Final[Mapping[str, set[str]]] = {
    "interface": set(get_args(get_type_hints(ErrorPage)["kind"])),
    "report": set(get_args(Status)) - {"gone", "wrong"},
    "problems": set(REPORTED),
    "refusals": set(REFUSED),
    "statuses": {str(status) for status in STATUSES.values()},
    "receipts": set(get_args(State)),
}
"""The keys of each section that code chooses when it runs."""
