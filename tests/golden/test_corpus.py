"""Files as people write them, after public reports and public collections, and what Kilas answers.

tests/golden/corpus has the files, by the kind of what may get lost, and in reports/ the reports on
them in each language. A file begins at a line "=== <name> <the public report, if there is one>";
"(escaped)" stands before a file whose \\uXXXX are characters.
"""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from PIL import Image

from kilas.content_keys import SITE_KEY, report_key
from kilas.texts import LANGUAGES, Language
from tests.fakes.queues import FakeClock
from tests.fakes.world import World
from tests.newsroom import site_yaml

CORPUS: Final = Path(__file__).parent / "corpus"
NOW: Final = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
FILE: Final = re.compile(r"^=== (?P<name>\S+)(?P<escaped> \(escaped\))?.*\n", re.MULTILINE)
SECTIONS: Final = "\n- slug: daerah\n  name: Daerah\n- slug: politik\n  name: Politik"
AUTHORS: Final = "\n  redaksi: {name: Meja Redaksi, public: true}\n  K-08: {name: Nama Rahasia}"


class Input(NamedTuple):
    """A file of the corpus."""

    key: str
    data: bytes


def inputs(part: Path) -> list[Input]:
    """The files of a part of the corpus, in its order."""
    text = part.read_text()
    heads = list(FILE.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [_input(head, text[head.end() : end]) for head, end in zip(heads, ends, strict=True)]


def _input(head: re.Match[str], text: str) -> Input:
    if head["escaped"]:
        text = re.sub(r"\\u([0-9a-f]{4})", lambda each: chr(int(each[1], 16)), text)
    return Input(f"articles/{head['name']}", text.encode())


def reports(files: list[Input], language: Language) -> str:
    """The reports of a newsroom that uploads these files, one after the other."""
    world = World(clock=FakeClock(NOW))
    world.upload(SITE_KEY, site_yaml(language=language, sections=SECTIONS, authors=AUTHORS))
    world.upload("media/pasar.jpg", _photo(1600, 1200))
    world.upload("media/laporan.pdf", b"%PDF-1.7\n%%EOF\n")
    world.settle()
    for key, data in files:
        world.upload(key, data)
    world.upload("media/kecil.jpg", _photo(800, 600))
    world.settle()
    made = (world.desk.objects[report_key(key)][0].body.decode() for key, _ in files)
    return "\n".join(f"=== {report}" for report in made)


def _photo(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height)).save(out, "JPEG")
    return out.getvalue()


PARTS: Final = sorted(CORPUS.glob("*.txt"), key=lambda part: part.name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_each_file_gets_the_report_that_a_person_has_read(
    part: Path, language: Language, caplog: pytest.LogCaptureFixture, *, updating: bool
) -> None:
    caplog.set_level(logging.ERROR, "kilas")
    made = reports(inputs(part), language)
    expected = CORPUS / "reports" / f"{part.stem}.{language}.txt"
    if updating:
        expected.write_text(made)
    assert made == expected.read_text(), f"{expected.name} changed; see --update-golden"


def test_the_corpus_has_what_people_write() -> None:
    files = [each for part in PARTS for each in inputs(part)]
    assert len(files) >= 120
    assert len({each.data for each in files}) == len(files)
