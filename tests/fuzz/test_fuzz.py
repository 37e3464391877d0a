"""Any bytes at any key get an answer, cost as their size, and open no hole: `make fuzz`."""

from __future__ import annotations

import os
import re
import tracemalloc
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kilas.bodies.body import MAX_HTML
from kilas.content_keys import SITE_KEY, report_key
from tests.fakes.newspaper import newspaper
from tests.fuzz.inputs import HTML, KINDS, MARKDOWN
from tests.growth import MOST, growth
from tests.unit.articles.test_costs import handle

if TYPE_CHECKING:
    from collections.abc import Callable

INPUTS: Final = int(os.environ.get("N", "300"))
AT_ONCE: Final = 10
"""Files of one newsroom: to make one costs more than to judge a file."""

GROWING: Final = max(INPUTS // 50, 3)

MOST_MEMORY: Final = 12_000_000
"""Bytes at the peak, for ten small files and their pages; 5 million were measured."""

LARGEST_PAGE: Final = MAX_HTML + 100_000

ATTACK: Final = re.compile(
    rb"<script(?! type=\"application/ld\+json\">)|<(?:iframe|object|embed)\b"
    rb"|<[a-z](?:[^<>\"]|=\"[^\"]*\")*\s(?:on[a-z]+=|(?:href|src)=\"\s*(?:javascript|data|vbscript):)",
    re.IGNORECASE,
)
"""What no page has, whoever wrote it. A text, and the value of an attribute, may have any words."""


def fuzzed(inputs: int) -> settings:
    """The same inputs each time, and others where N asks for a number."""
    return settings(
        max_examples=inputs,
        derandomize="N" not in os.environ,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_gets_an_answer_and_opens_no_hole(kind: str) -> None:
    key, files = KINDS[kind]

    @fuzzed(max(INPUTS // len(KINDS) // AT_ONCE, 3))
    @given(st.lists(files, min_size=AT_ONCE, max_size=AT_ONCE))
    def play(datas: list[bytes]) -> None:
        world = newspaper()
        names = [SITE_KEY if key == SITE_KEY else f"articles/{n}{key}" for n in range(len(datas))]
        tracemalloc.start()
        for name, data in zip(names, datas, strict=True):
            world.upload(name, data)
            if name == SITE_KEY:
                world.settle()
        world.settle()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak <= MOST_MEMORY
        for name in names:
            assert world.desk.objects[report_key(name)][0].body.decode().strip()
            record = world.records.get(name)
            assert record
            assert "fault_of_kilas" not in [problem.code for problem in record.problems]
        for path, (page, _) in world.site.objects.items():
            assert len(page.body) <= LARGEST_PAGE
            if path.endswith(".html"):
                assert not ATTACK.search(page.body), path

    play()


@fuzzed(GROWING)
@pytest.mark.growth
@given(
    st.lists(st.sampled_from((*HTML, *MARKDOWN)), min_size=1, max_size=4).map("".join),
    st.sampled_from(["articles/a.md", "articles/a.html"]),
)
def test_the_cost_of_anything_grows_as_its_repeats(unit: str, key: str) -> None:
    def work(size: int) -> Callable[[], None]:
        body = unit * (size // len(unit.encode()))
        data = f"---\ntitle: T\ndate: 2026-11-20\n---\n{body}".encode()
        return lambda: handle(key, data)

    assert growth(work, 60_000) <= MOST
