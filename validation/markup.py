"""HTML, CSS and SVG by the Nu HTML checker, which is the W3C's: https://validator.github.io/."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from validation.pages import HTML
from validation.report import Check, Finding
from validation.tools import java

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from validation.pages import Page

MAIN: Final = "nu.validator.client.SimpleCommandLineValidator"
KINDS: Final = {
    "HTML": (HTML, "--html"),
    "CSS": ("text/css", "--css"),
    "SVG": ("image/svg+xml", "--svg"),
}
NEWER: Final = {
    "scroll-initial-target": "https://drafts.csswg.org/css-scroll-snap-2/#scroll-initial-target",
}
"""Properties in use that the checker does not know yet. A browser passes over one that it lacks."""

REMEDY: Final = "mend the template, or what ingest lets through (layers/kilas/kilas/bodies/)"


def checks(pages: Iterable[Page], folder: Path) -> Iterator[Check]:
    """A row for each language of markup. The files that are checked lie in `folder` meanwhile."""
    by_type: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        by_type[page.content_type].append(page)
    for name, (content_type, option) in KINDS.items():
        found = by_type[content_type]
        findings = _findings(found, option, folder / name) if found else []
        yield Check(f"Nu {name} checker, warnings too", len(found), tuple(findings), REMEDY)


def _findings(pages: list[Page], option: str, folder: Path) -> list[Finding]:
    folder.mkdir(parents=True)
    names = {}
    for number, page in enumerate(pages):
        path = folder / f"{number}{page.suffix}"
        path.write_bytes(page.body)
        names[path.name] = page.name
    done = java(
        MAIN, "--Werror", "--format", "json", "--exit-zero-always", option, *folder.iterdir()
    )
    messages = json.loads(done.stderr)["messages"]
    return [
        Finding(names[message["url"].rpartition("/")[2]], _words(message))
        for message in messages
        if not any(f"Property “{name}” doesn" in message["message"] for name in NEWER)
    ]


def _words(message: dict[str, str]) -> str:
    line = message.get("lastLine", "?")
    extract = " ".join(message.get("extract", "").split())
    return f"line {line}: {message['message']} {extract}"
