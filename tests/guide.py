"""The guide for editors, docs/editors.id.md, read as a newsroom would follow it.

A fence names the file that it shows behind its language, as in "markdown articles/banjir.md". One
below desk/ is the report that Kilas writes on the file of that name.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.content_keys import DESK_PREFIX, SITE_KEY, report_key
from local import ROOT
from tests.crafted.docx import docx, paragraph
from tests.fakes.world import ADDRESS, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GUIDE: Final = ROOT / "docs" / "editors.id.md"
TEXT: Final = GUIDE.read_text(encoding="utf-8")

SITE_ADDRESS: Final = "https://koran.example"
"""The newspaper of the guide."""

_FENCE: Final = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROSE: Final = " ".join(_FENCE.sub("", TEXT).split())
"""The guide in one line, without its fences."""

_HEADING: Final = re.compile("^## (.+)$", re.MULTILINE)
_PHOTO: Final = re.compile(r"media/[\w-]+\.jpg")
_TOP_KEY: Final = re.compile(r"\w+:")
_VERSION: Final = re.compile(r"(?<=, versi )\S+")
_TOKEN: Final = re.compile(r"(?<=/)\w+(?=\.html$)", re.MULTILINE)


def fences() -> list[tuple[str, str, str]]:
    """The language, the key or "", and the text of each fence."""
    return _FENCE.findall(TEXT)


class Example(NamedTuple):
    """A fence with a file: its language, the file's key, and its text."""

    language: str
    key: str
    text: str

    @property
    def data(self) -> bytes:
        """The bytes of the file: of a Word file with a paragraph for each line."""
        if self.key.endswith(".docx"):
            return docx(*(paragraph(line) for line in self.text.splitlines() if line))
        return self.text.encode()


class Section(NamedTuple):
    """A part of the guide below a heading of the second level."""

    heading: str
    text: str

    @property
    def examples(self) -> tuple[Example, ...]:
        """Its fences that name a file."""
        return tuple(Example(*found) for found in _FENCE.findall(self.text) if found[1])

    @property
    def photos(self) -> list[str]:
        """The photos of samples/ that it names."""
        return [key for key in sorted(set(_PHOTO.findall(self.text))) if _sample(key).exists()]


def sections() -> Iterator[Section]:
    """The parts of the guide, in their order. A heading in an example begins none."""
    within = [match.span() for match in _FENCE.finditer(TEXT)]
    found = [
        heading
        for heading in _HEADING.finditer(TEXT)
        if not any(start < heading.start() < end for start, end in within)
    ]
    ends = [*(heading.start() for heading in found[1:]), len(TEXT)]
    for heading, end in zip(found, ends, strict=True):
        yield Section(heading[1], TEXT[heading.end() : end])


def whole_settings() -> str:
    """The whole site.yaml of the guide."""
    found = [each.text for part in sections() for each in part.examples if each.key == SITE_KEY]
    return max(found, key=len)


def settings_with(lines: str) -> str:
    """The whole site.yaml with these lines in place of what it says under their keys."""
    new = {line.partition(":")[0] for line in lines.splitlines() if _TOP_KEY.match(line)}
    kept = []
    key = ""
    for line in whole_settings().splitlines(keepends=True):
        if line.strip() and not line.startswith((" ", "#")):
            key = line.partition(":")[0]
        if key not in new:
            kept.append(line)
    return "".join(kept) + lines


def begin(section: Section) -> World:
    """A newspaper with the guide's settings, and the photos that the section names."""
    world = World()
    upload(world, Example("yaml", SITE_KEY, whole_settings()))
    for key in section.photos:
        world.content.put(key, _sample(key).read_bytes())
    world.settle()
    return world


def upload(world: World, example: Example) -> None:
    """Upload the file of an example, as the newspaper of these tests."""
    if example.key == SITE_KEY and example.text != whole_settings():
        example = example._replace(text=settings_with(example.text))
    world.content.put(example.key, example.data.replace(SITE_ADDRESS.encode(), ADDRESS.encode()))
    world.settle()


def report(world: World, key: str) -> str:
    """The report on a file, with the guide's address."""
    output, _ = world.desk.objects[report_key(key)]
    text: str = output.body.decode()
    return text.replace(ADDRESS, SITE_ADDRESS)


def page_of(world: World, example: Example) -> str:
    """The page of an example once it is uploaded; "" where it has none."""
    upload(world, example)
    found = re.search(r"^TAYANG di (\S+)", report(world, example.key), re.MULTILINE)
    key = found[1].removeprefix(f"{SITE_ADDRESS}/") if found else ""
    return world.site.objects[key][0].body.decode() if key else ""


def play(section: Section) -> Iterator[tuple[str, str, str]]:
    """Upload the section's files in their order: the key, what the guide says that the report is,
    or "" for nothing, and what it is.
    """
    world = begin(section)
    examples = section.examples
    for place, example in enumerate(examples):
        if example.key.startswith(DESK_PREFIX):
            continue
        upload(world, example)
        behind = takewhile(lambda each: each.key.startswith(DESK_PREFIX), examples[place + 1 :])
        said = {each.key.removeprefix(DESK_PREFIX): each.text for each in behind}
        yield example.key, said.pop(report_key(example.key), ""), report(world, example.key)
        for key, text in said.items():
            file = key.removesuffix(".txt")
            yield file, text, report(world, file)


def without_chance(text: str) -> str:
    """A report without what is another one each time: the version, the secret of a preview."""
    lines = _VERSION.sub("...", text).splitlines()
    return "\n".join(_TOKEN.sub("...", line) if "/meja/" in line else line for line in lines)


def state_of(text: str) -> str:
    """The line of a report that says what became of the file."""
    return text.partition("\n\n")[2].partition("\n")[0]


def remarks_of(text: str) -> list[str]:
    """The problems and the notes of a report, each with its remedy."""
    return re.findall(r"^\d+\. .*\n.*", text, re.MULTILINE)


def _sample(key: str) -> Path:
    return ROOT / "samples" / key
