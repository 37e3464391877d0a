"""What a desk report tells an editor: for each code of a Problem, what is wrong, and the remedy."""

from __future__ import annotations

from collections import defaultdict
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

    Values are quoted in one line; an empty one is "—", and so is one that the problem lacks: an
    earlier release may have reported it. Raises KeyError for a code that the catalogue lacks.
    """
    what, remedy = CATALOGUES[language][problem.code]
    values: dict[str, str] = defaultdict(lambda: "—")
    values |= {name: _quotable(value) for name, value in problem.values.items()}
    if problem.values.get("closest"):
        remedy = f"{_CLOSEST[language]} {remedy}"
    return what.format_map(values), remedy.format_map(values)


def _quotable(value: str) -> str:
    return " ".join(value.split()) or "—"
