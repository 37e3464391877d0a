"""A newspaper's folder on this machine: its site.yaml, and the mistakes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.errors import Unreadable
from kilas.site.read import read_site
from kilas.texts import LANGUAGES, explain, texts_of
from local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kilas.problems import Problem

SITE_FILE: Final = "site.yaml"


def read_settings(folder: Path) -> bytes:
    """The bytes of a folder's site.yaml; raise LocalError where the folder is no newspaper."""
    try:
        return (folder / SITE_FILE).read_bytes()
    except FileNotFoundError as error:
        missing = f"{folder} has no {SITE_FILE}" if folder.is_dir() else f"there is no {folder}"
        raise LocalError(f"{missing}: {_REMEDY}") from error
    except NotADirectoryError as error:
        raise LocalError(f"{folder} is no folder: {_REMEDY}") from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = getattr(error, "strerror", None) or error
        raise LocalError(f"{folder / SITE_FILE} cannot be read ({reason}): {_REMEDY}") from error


_REMEDY: Final = "name a folder that has a site.yaml, as samples/ has, with: make run CONTENT=DIR"


def mistakes(settings: bytes) -> str:
    """What is wrong in a site.yaml, with lines and remedies in every language; "" for nothing."""
    try:
        read_site(settings)
    except Unreadable as error:
        return "\n".join(line for problem in error.problems for line in _lines(problem))
    return ""


def _lines(problem: Problem) -> Iterator[str]:
    for language in LANGUAGES:
        what, remedy = explain(problem, language)
        place = texts_of(language).report["line"].format(line=problem.line) if problem.line else ""
        yield f"  {SITE_FILE}: {place}{what} {remedy}"
