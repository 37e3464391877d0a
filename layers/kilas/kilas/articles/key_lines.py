"""The line of each key of TOML or JSON, which their parsers do not give.

For kilas.articles.front_matter alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kilas.documents.values import Path

# https://toml.io/en/v1.0.0#string. Strings in three quotes come first: they begin like an empty
# string. The parser reads a string without an end up to the end of the text.
TOML_STRING_OR_COMMENT: Final = re.compile(
    r"""
    \"""(?:[^\\]|\\.)*?(?:\"""|\Z) | \'\'\'.*?(?:\'\'\'|\Z)
    | "(?:[^"\\\n]|\\.)*+"? | '[^'\n]*+'? | \#[^\n]*+
    """,
    re.DOTALL | re.VERBOSE,
)
_MAY_BE_KEY: Final = re.compile(r"""(["'])[^"'\\={}\[\]\n]*+\1""")
_PART: Final = r"""(?:"[^"\n]*+"|'[^'\n]*+'|[\w-]++)"""
_KEY: Final = rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+"
# What may be a key is passed over as a whole where no sign follows it: a search that began again at
# each of its parts would take the square of their number.
_TOML: Final = re.compile(
    rf"(?P<header>^[ \t]*+\[\[?[ \t]*+(?P<table>{_KEY})[ \t]*+\]\]?[ \t]*+$)"
    rf"|(?P<key>{_KEY})(?P<is>[ \t]*+=)?|(?P<sign>[\[\]{{}}\n])",
    re.MULTILINE,
)
_JSON_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*+(?:"(\s*+:)?)?', re.DOTALL)


def without_strings(block: str) -> str:
    """The TOML without comments and strings, except strings that may be keys; no line is lost."""

    def bare(match: re.Match[str]) -> str:
        text = match[0]
        return text if _MAY_BE_KEY.fullmatch(text) else "_" + "\n" * text.count("\n")

    return TOML_STRING_OR_COMMENT.sub(bare, block)


def lines_of_toml_keys(block: str, first_line: int) -> Callable[[Path], int | None]:
    """A function from a key's path to its line; for a path in a list, each call gives the next."""
    lines: dict[Path, list[int]] = {}
    for path, line in _toml_keys(without_strings(block), first_line):
        for end in range(1, len(path)):
            lines.setdefault(path[:end], [line])
        lines.setdefault(path, []).append(line)
    for found in lines.values():
        found.reverse()

    def line_of(path: Path) -> int | None:
        found = lines.get(path)
        if not found:
            return None
        return found.pop() if len(found) > 1 else found[0]

    return line_of


def _toml_keys(text: str, line: int) -> Iterator[tuple[Path, int]]:
    """The path and the line of each key. Only outside brackets is "[...]" the name of a table."""
    table: Path = ()
    outer: list[Path] = []
    key: Path = ()
    lists = 0
    for token in _TOML.finditer(text):
        if token["header"] and not outer and not lists:
            table = _parts(token["table"])
            yield table, line
        elif token["is"]:
            key = (outer[-1] if outer else table) + _parts(token["key"])
            yield key, line
        elif token["sign"] == "\n":
            line += 1
        elif token["sign"] == "{":
            outer.append(key)
        elif token["sign"] == "}" and outer:
            key = outer.pop()
        elif token["sign"] in ("[", "]"):
            lists += 1 if token["sign"] == "[" else -1


def _parts(key: str) -> Path:
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))


def lines_of_json_keys(block: str, first_line: int) -> Callable[[Path], int | None]:
    """A function that gives the line of the next key at each call, in the order of the file."""
    lines = _json_keys(block, first_line)
    return lambda _: next(lines, None)


def _json_keys(block: str, line: int) -> Iterator[int]:
    end = 0
    for string in _JSON_STRING.finditer(block):
        line += block.count("\n", end, string.start())
        end = string.start()
        if string[1]:
            yield line
