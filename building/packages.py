"""Which packages of a layer load a module first when a name of it is asked for; for
`building.artifact`.

Powertools' event handler loads its handlers of every kind of event at its start, with the classes
of 30 events and asyncio.
"""

from __future__ import annotations

import ast
from importlib.util import resolve_name
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EAGER: Final = (
    "aws_lambda_powertools.event_handler",
    "aws_lambda_powertools.event_handler.openapi",
    "aws_lambda_powertools.utilities.data_classes",
)

_LAZY: Final = '''\
"""Each name is loaded when it is asked for: https://peps.python.org/pep-0562/"""

from importlib import import_module

{own}
_PLACES = {places!r}
__all__ = {names!r}


def __getattr__(name):
    if name not in _PLACES:
        raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
    value = globals()[name] = getattr(import_module(_PLACES[name]), name)
    return value
'''


def load_when_asked(layer: Path) -> None:
    """Write the eager packages of a layer anew, in place.

    Raises FileNotFoundError where the layer lacks one, ValueError where one does more than import.
    """
    for package in EAGER:
        path = layer.joinpath(*package.split("."), "__init__.py")
        path.write_text(lazy(package, path.read_text(encoding="utf-8")), encoding="utf-8")


def lazy(package: str, source: str) -> str:
    """The source of a package's `__init__`, each name of which is loaded when it is asked for.

    A name that its module has too is loaded at once: the module would take its place.
    Raises ValueError where the source does more than import names and list them.
    """
    places = dict(_imported(package, ast.parse(source)))
    own = [name for name, place in places.items() if place == f"{package}.{name}"]
    imports = "".join(f"from {places[name]} import {name}\n" for name in own)
    return _LAZY.format(own=imports, places=places, names=sorted(places))


def _imported(package: str, source: ast.Module) -> Iterator[tuple[str, str]]:
    """Each name that a package imports, and the module that has it."""
    for statement in source.body:
        match statement:
            case ast.ImportFrom(module="__future__") | ast.Expr(ast.Constant()):
                continue
            case ast.ImportFrom(module=str(module), names=names, level=level):
                place = resolve_name("." * level + module, package)
                for name in names:
                    yield _plain(package, name), place
            case ast.Assign([ast.Name("__all__")]):
                continue
            case _:
                line = ast.unparse(statement).splitlines()[0]
                raise ValueError(f"{package} does more than import names: {line}")


def _plain(package: str, name: ast.alias) -> str:
    if name.asname not in {None, name.name} or name.name == "*":
        raise ValueError(f"{package} imports under another name: {ast.unparse(name)}")
    return name.name
