from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from kilas.pages.contexts import TEMPLATES
from kilas.pages.render import render
from tests.golden.examples import PAGES
from tests.golden.examples_for_programs import FOR_PROGRAMS
from tests.golden.hostile import HOSTILE_PAGES, HOSTILE_TEXT, hostile
from tests.golden.page_structure import PageStructure

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent / "pages"

COMMITTED = ("article", "front", "front-with-logo", "section", "withdrawn")
"""The pages with the most parts. tests/golden/tree has one of each kind, test_variants.py what a
page without a part of it has."""


@pytest.mark.parametrize("name", COMMITTED)
def test_page_is_the_committed_one(name: str, golden: Callable[[str, bytes], None]) -> None:
    golden(f"{name}.html", render(PAGES[name]))


def test_hostile_article_is_the_committed_one(golden: Callable[[str, bytes], None]) -> None:
    golden("hostile-article.html", render(HOSTILE_PAGES["article"]))


@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_xml_is_the_committed_one(name: str, golden: Callable[[str, bytes], None]) -> None:
    golden(f"{name}.xml", render(FOR_PROGRAMS[name]))


def test_hostile_feed_is_the_committed_one(golden: Callable[[str, bytes], None]) -> None:
    golden("hostile-feed.xml", render(hostile(FOR_PROGRAMS["feed"])))


@pytest.mark.parametrize("template", [each.file for each in TEMPLATES.values()])
def test_a_template_is_of_a_language_that_escapes_text(template: str) -> None:
    assert template.endswith((".html.jinja", ".xml.jinja")), "plain text is a File"


def test_every_committed_file_is_compared() -> None:
    names = [f"{name}.html" for name in (*COMMITTED, "hostile-article")]
    xml = [f"{name}.xml" for name in (*FOR_PROGRAMS, "hostile-feed")]
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted([*names, *xml])


def test_every_template_has_an_example() -> None:
    examples = (*PAGES.values(), *FOR_PROGRAMS.values())
    assert {type(example) for example in examples} == set(TEMPLATES)


@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound(name: str) -> None:
    assert PageStructure(render(PAGES[name]).decode()).faults == []


@pytest.mark.parametrize("name", HOSTILE_PAGES)
def test_hostile_text_stays_text(name: str) -> None:
    page = render(HOSTILE_PAGES[name]).decode()
    faults = PageStructure(page).faults
    # Hostile ids and fragments are no names that a page can link to, so only these may be broken.
    assert [fault for fault in faults if not fault.startswith(("nothing is", "an id"))] == []
    assert "<script>" not in page
    assert "49" not in re.findall(r"\b49\b", page)


@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_hostile_text_stays_text_in_xml(name: str) -> None:
    root = ET.fromstring(render(hostile(FOR_PROGRAMS[name])))  # noqa: S314 -- a page of ours
    assert any("<script>alert(1)" in (each.text or "") for each in root.iter())


def test_json_ld_survives_hostile_text() -> None:
    page = render(HOSTILE_PAGES["article"]).decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    headline = json.loads(block)["headline"]
    # JSON spells control characters out; only the lone surrogate is dropped.
    assert headline == HOSTILE_TEXT.replace("\ud800", "")
