from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from kilas.pages.contexts import TEMPLATES
from kilas.pages.feeds import rss
from kilas.pages.render import render
from kilas.pages.setting_up import setting_up_page
from tests.golden.examples import FEED, HOSTILE_PAGES, HOSTILE_TEXT, PAGES, hostile
from tests.golden.page_structure import PageStructure

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("name", PAGES)
def test_page_is_the_committed_one(name: str, golden: Callable[[str, bytes], None]) -> None:
    golden(f"{name}.html", render(PAGES[name]))


@pytest.mark.parametrize("name", ["article", "section", "redirect"])
def test_hostile_page_is_the_committed_one(name: str, golden: Callable[[str, bytes], None]) -> None:
    golden(f"hostile-{name}.html", render(HOSTILE_PAGES[name]))


def test_the_page_before_any_site_is_the_committed_one(
    golden: Callable[[str, bytes], None],
) -> None:
    golden("setting-up.html", setting_up_page())
    assert PageStructure(setting_up_page().decode()).faults == []


def test_feed_is_the_committed_one(golden: Callable[[str, bytes], None]) -> None:
    golden("feed.xml", rss(FEED))


def test_hostile_feed_is_the_committed_one(golden: Callable[[str, bytes], None]) -> None:
    golden("hostile-feed.xml", rss(hostile(FEED)))


def test_every_template_has_an_example() -> None:
    assert {type(page) for page in PAGES.values()} == set(TEMPLATES)


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


def test_json_ld_survives_hostile_text() -> None:
    page = render(HOSTILE_PAGES["article"]).decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    headline = json.loads(block)["headline"]
    # JSON spells control characters out; only the lone surrogate is dropped.
    assert headline == HOSTILE_TEXT.replace("\ud800", "")
