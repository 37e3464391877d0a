"""Mutants of the code's own tables: conditions of writes, changes, kinds of page, and sorts.

They follow the code: a new row, condition or sort is a new mutant.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from local import ROOT
from tests.mutants.mutant import KILAS, Editor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.mutants.mutant import Mutant

_CONDITIONAL: Final = ("Put", "Delete", "Check")

_NOT_SORTED_FOR_READERS: Final = (
    "articles", "bodies", "documents", "photos", "texts", "comments", "site",
)  # fmt: skip
"""Rooms whose sorts order words of a report or steps of a calculation."""


def conditions() -> Iterator[Mutant]:
    """Each write of the table without its condition."""
    for room in _rooms("store"):
        editor = Editor(room)
        tree = ast.parse(editor.source)
        parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        for node in _calls(tree, *_CONDITIONAL):
            text = editor.text(node)
            if _name(node) == "Check":
                statement = parents[node]
                alone = isinstance(statement, ast.Yield)
                whole = parents[statement] if alone else node
                yield editor.replaced(whole, "pass" if alone else "*()", f"no {text}")
                continue
            expect = node.args[1] if len(node.args) > 1 else _keyword(node, "expect")
            if expect is not None:
                yield editor.replaced(expect, "None", f"{text} without its condition")


def change_table() -> Iterator[Mutant]:
    """Each row of the table of changes without one rule, or without another of its columns."""
    editor = Editor("plan/affected.py")
    tree = ast.parse(editor.source)
    defaults = _defaults(tree, "Row", editor)
    table = _assigned(tree, "AFFECTED")
    assert isinstance(table, ast.Dict)
    for kind, row in zip(table.keys, table.values, strict=True):
        assert isinstance(kind, ast.Name)
        assert isinstance(row, ast.Call)
        for keyword in row.keywords:
            if keyword.arg == "pages":
                assert isinstance(keyword.value, ast.Tuple)
                for each in keyword.value.elts:
                    what = f"{kind.id} without {editor.text(each)}"
                    yield editor.replaced(each, "*()", what)
            elif keyword.arg in defaults:
                what = f"{kind.id} without its {keyword.arg}"
                yield editor.replaced(keyword.value, defaults[keyword.arg], what)


def page_table() -> Iterator[Mutant]:
    """The table of kinds of page without each row, and without each of a row's options."""
    editor = Editor("pages/kinds.py")
    tree = ast.parse(editor.source)
    kind = Editor("pages/kind.py")
    defaults = _defaults(ast.parse(kind.source), "Kind", kind)
    for row in _calls(tree, "Kind"):
        name = editor.text(row.args[0])
        yield editor.replaced(row, "*()", f"no kind {name}")
        for keyword in row.keywords:
            if keyword.arg in defaults:
                yield editor.replaced(
                    keyword, "**{}", f"kind {name} without {editor.text(keyword)}"
                )


def sorts() -> Iterator[Mutant]:
    """Each sort left out, and each list the other way round."""
    for room in _rooms(""):
        if room.startswith(tuple(f"{each}/" for each in _NOT_SORTED_FOR_READERS)):
            continue
        editor = Editor(room)
        for node in ast.walk(ast.parse(editor.source)):
            yield from _unsorted(editor, node)


def _unsorted(editor: Editor, node: ast.AST) -> Iterator[Mutant]:
    match node:
        case ast.Call(func=ast.Name(id="sorted" | "reversed" as name), args=[first, *_]):
            text = editor.text(node)
            yield editor.replaced(node, f"list({editor.text(first)})", f"not {name}: {text}")
        case ast.Call(func=ast.Attribute(attr="sort")):
            yield editor.replaced(node, "None", f"not sorted: {editor.text(node)}")
        case ast.Call(keywords=keywords):
            for each in keywords:
                if each.arg == "descending" and editor.text(each.value) == "True":
                    what = f"not descending: {editor.text(node)}"
                    yield editor.replaced(each.value, "False", what)
        case ast.Subscript(slice=ast.Slice(step=ast.UnaryOp() as step)):
            yield editor.replaced(step, "1", f"not reversed: {editor.text(node)}")


# --- the syntax trees --------------------------------------------------------------------------


def _rooms(folder: str) -> list[str]:
    library = ROOT / KILAS
    return sorted(str(path.relative_to(library)) for path in (library / folder).rglob("*.py"))


def _calls(tree: ast.AST, *names: str) -> list[ast.Call]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if _name(call) in names]


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((each.value for each in call.keywords if each.arg == name), None)


def _assigned(tree: ast.Module, name: str) -> ast.expr:
    for node in tree.body:
        if isinstance(node, ast.AnnAssign | ast.Assign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(each, ast.Name) and each.id == name for each in targets):
                return node.value
    raise ValueError(f"nothing is assigned to {name}")


def _defaults(tree: ast.Module, name: str, editor: Editor) -> dict[str, str]:
    """The defaults of a class's fields, as its file spells them."""
    found = next(each for each in tree.body if isinstance(each, ast.ClassDef) and each.name == name)
    return {
        each.target.id: editor.text(each.value)
        for each in found.body
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name) and each.value
    }
