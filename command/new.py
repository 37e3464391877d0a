"""`kilas new`: a file for a new article, with what the article will need."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from command import output
from command.errors import errors_in_one_line
from command.folder import LocalFile, files_in_order, find, root_of
from command.layout import place_of
from kilas.articles.address import slugify
from kilas.articles.read import read_article
from kilas.content_keys import ARTICLE_PREFIX, SITE_KEY
from kilas.documents.writing import written
from kilas.editing.check import check_site
from kilas.errors import Unreadable
from kilas.texts import explain
from local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.site.site import Site

ENDING: Final = ".md"


def new(
    title: Annotated[
        str,
        typer.Argument(metavar="TITLE", help="The headline, between quotes.", show_default=False),
    ],
    *,
    section: Annotated[
        str | None,
        typer.Option(
            metavar="SECTION",
            help='A section of site.yaml; "" for none. Without it, the command asks.',
        ),
    ] = None,
    folder: Annotated[
        Path,
        typer.Option(
            metavar="DIR",
            help="The newsroom's folder, with site.yaml. Without it: the folder you are in.",
            show_default=False,
        ),
    ] = Path(),
) -> None:
    """Write the file of a new article where the newsroom keeps its articles.

    The file has a title, a date, a section, and an id, by which the article keeps its comments
    whatever becomes of the file's name. No file is overwritten.
    """
    headline = " ".join(title.split())
    if not headline:
        raise typer.BadParameter("an article needs a title", param_hint="TITLE")
    with errors_in_one_line():
        root = root_of(folder)
        site = _settings(root)
    slug = _section(section, site)
    with errors_in_one_line():
        path, text = _article(root, site, headline, slug)
        _write(path, text)
    typer.echo(output.printable(str(path)))


def _settings(root: Path) -> Site:
    file = LocalFile(SITE_KEY, root / SITE_KEY)
    if not file.path.is_file():
        raise LocalError(f"{root} has no site.yaml: name the newsroom's folder with --folder DIR")
    record = check_site(file.unsent(), datetime.now(UTC))
    if record.site is None:
        what, remedy = explain(record.problems[0], "en")
        raise LocalError(f"{file.path}, line {record.problems[0].line}: {what} {remedy}")
    return record.site


def _section(asked: str | None, site: Site) -> str:
    """The slug of the section, "" for none; asks for it where the options name none."""
    known = ", ".join(section.slug for section in site.sections)
    if asked is None and site.sections:
        if not sys.stdin.isatty():
            raise typer.BadParameter(f'one of {known}, or "" for none', param_hint="--section")
        asked = typer.prompt(f"Section ({known}; Enter for none)", default="", show_default=False)
    if not asked or not asked.strip():
        return ""
    section = site.section_named(asked)
    if section is None or section not in site.sections:
        raise typer.BadParameter(f"{asked} is none of {known}", param_hint="--section")
    return section.slug


def _article(root: Path, site: Site, title: str, section: str) -> tuple[Path, str]:
    """Where the new file goes, and its text."""
    now = datetime.now(UTC).astimezone(site.zone)
    slug = slugify(title)
    sections = [each.slug for each in site.sections]
    place = place_of(_articles(root), sections, section, now.date(), slug)
    fields = {"id": f"{now:%Y-%m-%d}-{slug}", "date": f"{now:%Y-%m-%d %H:%M}"}
    if section:
        fields["section"] = section
    text = article_text(title, fields, f"{place}{ENDING}", site, now)
    if text is None:
        raise LocalError("no file can have this title: choose another")
    return root / f"{place}{ENDING}", text


def article_text(
    title: str, fields: dict[str, str], key: str, site: Site, now: datetime
) -> str | None:
    """A file of this title and these fields, without text; None where no file can have the title.

    Kilas's own reading decides how the title is quoted.
    """
    lines = [written(name, value, "yaml") for name, value in fields.items()]
    quoted = json.dumps(title, ensure_ascii=False)  # a text between quotes in YAML too
    for head in (written("title", title, "yaml"), f"title: {quoted}"):
        text = "\n".join(["---", head, *lines, "---", "", ""])
        try:
            reading = read_article(key, text.encode(), site, now)
        except (Unreadable, UnicodeEncodeError):
            continue  # to the other way of writing the title
        is_plain = all(problem.code == "no_text" for problem in reading.warnings)
        if reading.article.title == title and is_plain:
            return text
    return None


def _articles(root: Path) -> Iterator[str]:
    folder = root / ARTICLE_PREFIX
    if folder.is_dir():
        yield from (file.key for file in files_in_order(find([folder])))


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise LocalError(f"{path} is there already: choose another title") from error
    except OSError as error:
        raise LocalError(f"{path} cannot be written: {error.strerror}") from error
