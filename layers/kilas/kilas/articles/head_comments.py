"""HTML's comments between the fences of front matter, where YAML and TOML know none.

For kilas.articles.front_matter. HedgeDoc, Obsidian and WordPress's exports have such comments. They
are taken out as their writer meant them, and a note names each: a field in it does not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.documents.findings import MAX_FINDINGS
from kilas.documents.looks import seen
from kilas.documents.writing import STRAIGHT
from kilas.documents.yaml_pairs import yaml_pair
from kilas.patterns import pattern
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGINS: Final = "<!--"
_ENDS: Final = "-->"
_COMMENT: Final = rf"\s*+(?={_BEGINS})"
_LONGEST: Final = 60
"""Characters of a comment that a report shows."""

_BLOCKS: Final = tuple("|>")


class Comment(NamedTuple):
    """Where a comment is in a text, with the blanks before it in its line."""

    start: int
    end: int


def without_comments(text: str, first_line: int) -> tuple[str, tuple[Problem, ...]]:
    """The text without comments, in which no line moves, and a note on each comment."""
    if _BEGINS not in text or _ENDS not in text:
        return text, ()
    made: list[str] = []
    notes: list[Problem] = []
    at, line = 0, first_line
    for start, end in _comments(text):
        written = text[start:end]
        line += text.count("\n", at, start)
        if len(notes) < MAX_FINDINGS:
            value = " ".join(written[: 2 * _LONGEST].split())[:_LONGEST]
            notes.append(Problem("comment_in_head", line, values={"value": value}, warning=True))
        made += text[at:start], "\n" * written.count("\n")
        line += written.count("\n")
        at = end
    return "".join((*made, text[at:])), tuple(notes)


def end_of_comments(text: str) -> int:
    """Where the comments end that a text begins with, each on lines of its own; 0 without one."""
    at = 0
    while found := pattern(_COMMENT).match(text, at):
        end = _end_of_lines(text, found.end())
        if end is None:
            break
        at = end
    return at


def _comments(text: str) -> Iterator[Comment]:
    """The comments on lines of their own, and those behind a value without quotes."""
    at, passed = 0, 0
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        start = at + line.find(_BEGINS)
        if start >= max(at, passed):
            end = text.find(_ENDS, start + len(_BEGINS))
            if end < 0:
                return
            passed = end
            if _is_free(line[: start - at]) and (closing := _end_of_lines(text, start)):
                yield Comment(at + len(line[: start - at].rstrip(" \t")), closing)
                stop = closing
        at = stop + 1


def _is_free(before: str) -> bool:
    """Whether a comment may stand behind what is before it in its line."""
    item = before.strip().removeprefix("- ")
    pair = yaml_pair(seen(before))
    value = pair.value or ("" if pair.key else item)
    return not value.startswith((*STRAIGHT, *_BLOCKS)) and (not item or before[-1:].isspace())


def _end_of_lines(text: str, start: int) -> int | None:
    """Where a comment ends that nothing follows in its line."""
    end = text.find(_ENDS, start + len(_BEGINS))
    if end < 0:
        return None
    end += len(_ENDS)
    stop = text.find("\n", end)
    rest = text[end : len(text) if stop < 0 else stop]
    return None if rest.strip() else end
