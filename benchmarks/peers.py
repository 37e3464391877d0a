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
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from benchmarks.newspaper import TODAY, Story, archive
from local import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Row = dict[str, Any]

SIZE: Final = 10_000
MONTHS: Final = 120
THEMES: Final = ROOT / "benchmarks" / "themes"
BIN: Final = ROOT / ".build" / "peers" / "bin"
"""Made by `make bench` from requirements/peers.txt."""


def measure(size: int = SIZE) -> dict[str, Row]:
    """For each program: CPU seconds of a full build and of one more article, and pages made."""
    programs = {
        "Hugo": Program("hugo", (str(BIN / "hugo"), "--quiet"), "public", _hugo_file),
        "Pelican": Program(
            "pelican",
            (str(BIN / "pelican"), "--quiet", "--settings", "pelicanconf.py"),
            "output",
            _pelican_file,
        ),
    }
    with tempfile.TemporaryDirectory() as folder:
        return {
            name: _measured(Path(folder) / program.theme, program, size)
            for name, program in programs.items()
        }


class Program(NamedTuple):
    """A program: its folder of THEMES, its command, its folder of pages, and what writes it a
    story: the name and the text of a file below content/.
    """

    theme: str
    command: tuple[str, ...]
    pages: str
    file_of: Callable[[Story], tuple[str, str]]


def _measured(place: Path, program: Program, size: int) -> Row:
    shutil.copytree(THEMES / program.theme, place)
    for story in archive(size, size / MONTHS):
        _write(place / "content", *program.file_of(story))
    full = _cpu_of(program.command, place)
    _write(place / "content", *program.file_of(Story(size, TODAY - timedelta(hours=1))))
    one_more = _cpu_of(program.command, place)
    pages = sum(1 for _ in (place / program.pages).rglob("*.html"))
    return {"full": round(full, 2), "one_more": round(one_more, 2), "pages": pages}


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


def table(kilas: Row, others: dict[str, Row]) -> str:
    """The figures side by side, each with its ratio to those of Kilas."""
    rows = {"Kilas": kilas, **others}
    lines = ["", f"CPU seconds for {SIZE:,} articles, and times as much as Kilas"]
    lines.append(
        f"  {'':<10}{'full build':>12}{'':>10}{'one more article':>20}{'':>10}{'pages':>10}"
    )
    for name, row in rows.items():
        full, one = row["full"] / kilas["full"], row["one_more"] / kilas["one_more"]
        lines.append(
            f"  {name:<10}{row['full']:>12.2f}{full:>9.2f}x{row['one_more']:>20.3f}{one:>9.0f}x"
            f"{row['pages']:>10,}"
        )
    return "\n".join(lines)
