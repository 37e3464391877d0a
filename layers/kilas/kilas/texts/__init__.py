"""Everything that Kilas says to people, in each language that a newspaper may have.

Any room may import this one. A language is one module here, in the shape of `kilas.texts.shape`. It
is registered below, and `language:` of site.yaml may then name it.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from kilas.patterns import pattern
from kilas.texts.english import ENGLISH
from kilas.texts.indonesian import INDONESIAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kilas.problems import Problem
    from kilas.texts.shape import Texts

Language = Literal["id", "en"]
"""A BCP 47 tag, as pages have it in `lang`."""

LANGUAGES: Final[Mapping[Language, Texts]] = {"id": INDONESIAN, "en": ENGLISH}
"""Every language and its catalogue. A text in all languages has them in this order."""

_CONTROLS: Final = "[\x00-\x1f\x7f-\x9f\u202a-\u202e]"
"""Controls, and what turns letters round: the text of a file has none any more when a problem
quotes it (kilas.documents.decoding), but the key of a file may have them."""

DEFAULT: Final[Language] = "id"
"""The language of a newspaper whose site.yaml names none."""


def texts_of(language: Language) -> Texts:
    """The catalogue of a language."""
    return LANGUAGES[language]


def explain(problem: Problem, language: Language) -> tuple[str, str]:
    """What is wrong, and the remedy, as a report says them.

    A value is quoted on one line; a line to write (`right`) keeps its indentation. "—" replaces an
    empty value, and a value that the problem lacks: another release may have recorded the problem.
    Its code too may be unknown, after a release without that code and after a return to an earlier
    one: nothing may fail for it until the sweep of this release has judged the file again.
    """
    texts = texts_of(language)
    if problem.code not in texts.problems:
        code = texts.report["other_release"].format(code=problem.code)
        return code, texts.report["other_release_remedy"]
    what, remedy = texts.problems[problem.code]
    values: dict[str, str] = defaultdict(lambda: "—")
    values |= {name: _quotable(value) for name, value in problem.values.items()}
    right = problem.values.get("right", "")
    values["right"] = " " * (len(right) - len(right.lstrip(" "))) + values["right"]
    remedy = remedy.format_map(values)
    if problem.values.get("closest"):
        remedy = f"{texts.report['closest'].format(closest=values['closest'])} {remedy}"
    return what.format_map(values), remedy


def explained(
    problems: Sequence[Problem], language: Language
) -> Iterator[tuple[Problem, str, str]]:
    """Each problem, what is wrong, and the remedy; "" where the next one has the same remedy. A
    file may have fifty pictures to upload.
    """
    told = [explain(problem, language) for problem in problems]
    with_next = pairwise([*told, ("", "")])
    for problem, ((what, remedy), (_, after)) in zip(problems, with_next, strict=True):
        yield problem, what, "" if remedy == after else remedy


def _quotable(value: str) -> str:
    line = " ".join(value.split()) or "—"
    shown: str = pattern(_CONTROLS).sub(lambda sign: ascii(sign[0])[1:-1], line)
    return shown
