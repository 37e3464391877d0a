"""Every regular expression that the library writes down, and texts that may cost it much."""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
from inspect import getsource
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import kilas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

_FROM_ANYWHERE: Final = {"search", "finditer", "findall", "sub", "subn", "split"}
_ASKS: Final = {*_FROM_ANYWHERE, "match", "fullmatch"}
_MAKERS: Final = {"re.compile", "pattern"}
_END: Final = "\n\0"
"""No dot and few classes take it: who has taken the text before it must give all of it back."""

_MOST: Final = 8
"""Characters of a pattern that are repeated, and of its words."""


class InUse(NamedTuple):
    """A pattern, the name or the function that has it, and the methods by which it is asked; none
    where another module asks.
    """

    place: str
    pattern: re.Pattern[str]
    methods: frozenset[str]

    def ask(self, text: str) -> None:
        """Ask as the library does, to the end of the text."""
        if not self.methods or self.methods & _FROM_ANYWHERE:
            for _ in self.pattern.finditer(text):
                pass
        elif "match" in self.methods:
            self.pattern.match(text)
        else:
            self.pattern.fullmatch(text)


MODULES: Final = tuple(each.name for each in pkgutil.walk_packages(kilas.__path__, "kilas."))


def patterns_in(name: str) -> Iterator[InUse]:
    """Those whose text stands in a module; what is put together of a value at run time is not."""
    module = importlib.import_module(name)
    tree = ast.parse(getsource(module))
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and call.args and (made := _made(call, module)):
            place, methods = _asked(call, above, tree)
            yield InUse(f"{name}.{place}", made, methods)


def _made(call: ast.Call, module: ModuleType) -> re.Pattern[str] | None:
    maker = ast.unparse(call.func)
    if maker not in _MAKERS and maker not in {f"re.{each}" for each in _ASKS}:
        return None
    asked = [call.args[0], *(call.args[1:2] if maker in _MAKERS else ())]
    if {each.id for node in asked for each in ast.walk(node) if isinstance(each, ast.Name)} - vars(
        module
    ).keys():
        return None
    values: list[Any] = [
        eval(compile(ast.Expression(each), "a module", "eval"), vars(module))  # noqa: S307 -- ours
        for each in asked
    ]
    return re.compile(*values) if isinstance(values[0], str) else None


def _asked(
    call: ast.Call, above: dict[ast.AST, ast.AST], tree: ast.AST
) -> tuple[str, frozenset[str]]:
    """The name or the function that has a pattern, and how the pattern is asked."""
    name, node = "", above.get(call)
    while node:
        if isinstance(node, ast.FunctionDef):
            name = node.name
        elif isinstance(node, ast.AnnAssign | ast.Assign) and not name:
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            name = ast.unparse(target)
        node = above.get(node)
    parent = above[call]
    direct = ast.unparse(call.func).removeprefix("re.")
    if isinstance(parent, ast.Attribute):
        return name, frozenset({parent.attr} & _ASKS)
    if direct in _ASKS:
        return name, frozenset({direct})
    used = {
        each.attr
        for each in ast.walk(tree)
        if isinstance(each, ast.Attribute) and ast.unparse(each.value) == name
    }
    return name, frozenset(used & _ASKS)


def repeats(pattern: re.Pattern[str]) -> Iterator[Callable[[int], str]]:
    """Builders of texts of about n characters: what the pattern is made of, and pairs of it, again
    and again, also behind a beginning of it, and before an end that few patterns take.
    """
    # Of the standard library, not public; a change of its names fails this test at once.
    parsed = importlib.import_module("re._parser").parse(pattern.pattern, pattern.flags)
    signs, words = _signs(parsed), [each for each in _words(parsed) if len(each) > 1]
    some = list(dict.fromkeys([" ", "a", *signs]))[:_MOST] + list(dict.fromkeys(words))[:3]
    pairs = (first + second for first, second in itertools.permutations(some, 2))
    begins = ("", *some[2:4], *some[_MOST : _MOST + 2])
    for unit, begin, end in itertools.product((*some, *pairs), begins, ("", _END)):
        yield lambda n, begin=begin, unit=unit, end=end: begin + unit * (n // len(unit)) + end  # type: ignore[misc]


_OF_CATEGORY: Final = {"SPACE": " ", "DIGIT": "1", "WORD": "a", "NOT_SPACE": "a", "NOT_WORD": "-"}


def _signs(parsed: Any) -> list[str]:
    """Characters of a parsed pattern: each literal, and one of each class."""
    found: list[str] = []
    for op, value in parsed:
        if str(op) == "LITERAL":
            found.append(chr(value))
        elif str(op) == "RANGE":
            found.append(chr(value[0]))
        elif str(op) == "CATEGORY":
            found.append(_OF_CATEGORY.get(str(value).removeprefix("CATEGORY_"), "a"))
        elif str(op) == "IN":
            found += _signs(value)
        else:
            found += [sign for each in _within(op, value) for sign in _signs(each)]
    return found


def _words(parsed: Any) -> list[str]:
    """The literals of a parsed pattern that follow one another, joined."""
    found, word = [], ""
    for op, value in parsed:
        if str(op) == "LITERAL":
            word += chr(value)
            continue
        found += [word] * bool(word)
        word = ""
        found += [each for part in _within(op, value) for each in _words(part)]
    return [*found, word] if word else found


def _within(op: object, value: Any) -> list[Any]:
    """The parts of a parsed group, choice or repeat."""
    match str(op):
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [value[2]]
        case "SUBPATTERN":
            return [value[3]]
        case "BRANCH":
            return list(value[1])
        case "ASSERT" | "ASSERT_NOT":
            return [value[1]]
        case "ATOMIC_GROUP":
            return [value]
        case _:
            return []
