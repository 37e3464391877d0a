"""What a desk report tells an editor: for each code of a Problem, what is wrong, and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from kilas.problem_texts import english, indonesian

if TYPE_CHECKING:
    from kilas.problems import Problem

Language = Literal["id", "en"]

CATALOGUES: Final = {"id": indonesian.TEXTS, "en": english.TEXTS}

_CLOSEST: Final = {
    "id": "Mungkin maksudnya “{closest}”.",
    "en": "Perhaps you mean “{closest}”.",
}


def explain(problem: Problem, language: Language) -> tuple[str, str]:
    """What is wrong, and what to write instead, in the editor's language.

    Values are quoted in one line; an empty one is "—". Raises KeyError for
    a code or a value that the catalogue expects and the problem doesn't have: a test finds those.
    """
    what, remedy = CATALOGUES[language][problem.code]
    values = {name: _quotable(value) for name, value in problem.values.items()}
    if problem.values.get("closest"):
        remedy = f"{_CLOSEST[language]} {remedy}"
    return what.format_map(values), remedy.format_map(values)


def _quotable(value: str) -> str:
    return " ".join(value.split()) or "—"
