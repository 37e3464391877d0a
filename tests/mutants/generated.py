"""Mutants of the code's own tables: conditions of writes, changes, kinds of page, sorts, escaping.

They follow the code: a new row, condition or sort is a new mutant.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from local import ROOT
from tests.mutants.mutant import KILAS, Editor, Mutant, numbered, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONDITIONAL: Final = ("Put", "Delete", "Check")

_CONDITIONS: Final = ("IfMatch", "IfNoneMatch", "ConditionExpression")
"""How S3 and DynamoDB name the condition of a write."""

_ESCAPING: Final = ("escape", "html.escape", "quote", "shlex.quote")
"""What writes a text for HTML, an address or a shell."""

_DIRECTIONS: Final = ("descending", "ScanIndexForward")
"""Keywords that give the direction of a query."""

_SHOWN: Final = re.compile(rb"\{\{ (?P<what>[a-z]\w*(?:\.\w+)*) \}\}")
"""Where a template shows a value as it is: nothing is called and nothing filtered."""

_OWN_WORDS: Final = re.compile(
    rb"(?:words|fragments|first|other)\..*|.*\.(?:iso|id|count)|(?:kind|language|position|year)"
)
"""Values that no editor and no reader writes: words of Kilas, dates, numbers, addresses."""


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


def requests() -> Iterator[Mutant]:
    """Each request to AWS that has a condition, without it."""
    for room in _rooms("adapters"):
        editor = Editor(room)
        for node in ast.walk(ast.parse(editor.source)):
            match node:
                case ast.keyword(arg=str(name)) if name in _CONDITIONS:
                    text = editor.text(node)
                    yield editor.replaced(node, "**{}", f"a request without {text}")
                case ast.Dict(keys=[ast.Constant(value=str(name)), *_]) if name in _CONDITIONS:
                    text = editor.text(node)
                    yield editor.replaced(node, "{}", f"a request without {text}")


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
        editor = Editor(room)
        for node in ast.walk(ast.parse(editor.source)):
            yield from _unsorted(editor, node)


def escaping() -> Iterator[Mutant]:
    """Each text that code writes for HTML, an address or a shell, as it is; and each value of a
    template.
    """
    for room in _rooms(""):
        editor = Editor(room)
        for node in ast.walk(ast.parse(editor.source)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in _ESCAPING:
                text, plain = editor.text(node), editor.text(node.args[0])
                yield editor.replaced(node, f"({plain})", f"not escaped: {text}")
    for room in _rooms("templates", ending="jinja"):
        yield from _unescaped(room)


def _unescaped(room: str) -> Iterator[Mutant]:
    source, names = text_of(f"{KILAS}/{room}"), Counter[str]()
    for found in _SHOWN.finditer(source):
        if not _OWN_WORDS.fullmatch(found["what"]):
            name = numbered(f"not escaped: {found[0].decode()}", names)
            shown = found[0].replace(b" }}", b" | safe }}")
            changed = source[: found.start()] + shown + source[found.end() :]
            yield Mutant(f"{room}: {name}", f"{KILAS}/{room}", changed)


def _unsorted(editor: Editor, node: ast.AST) -> Iterator[Mutant]:
    match node:
        case ast.Call(func=ast.Name(id="sorted" | "reversed" as name), args=[first, *_]):
            text = editor.text(node)
            yield editor.replaced(node, f"list({editor.text(first)})", f"not {name}: {text}")
        case ast.Call(func=ast.Attribute(attr="sort")):
            yield editor.replaced(node, "None", f"not sorted: {editor.text(node)}")
        case ast.Call(keywords=keywords):
            for each in keywords:
                if each.arg in _DIRECTIONS and not isinstance(each.value, ast.Name):
                    text = editor.text(each.value)
                    what = f"the other way round: {editor.text(node)}"
                    yield editor.replaced(each.value, f"not ({text})", what)
        case ast.Subscript(slice=ast.Slice(step=ast.UnaryOp() as step)):
            yield editor.replaced(step, "1", f"not reversed: {editor.text(node)}")


# --- the syntax trees --------------------------------------------------------------------------


def _rooms(folder: str, ending: str = "py") -> list[str]:
    library = ROOT / KILAS
    found = (library / folder).rglob(f"*.{ending}")
    return sorted(str(path.relative_to(library)) for path in found)


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
