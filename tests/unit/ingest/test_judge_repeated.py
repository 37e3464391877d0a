"""A key that is given twice is never decided by the order of its lines."""

from __future__ import annotations

import pytest

from tests.newsroom import article_file
from tests.unit.ingest.versions import Versions, codes


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "T",\n"draft": true,\n"draft": false}\nAir.',
        '{"title": "T", "params": {"draft": true,\n"x": 1,\n"draft": false}}\nAir.',
        '{"title": "T", "build": {"render": "never",\n"x": 1,\n"render": "always"}}\nAir.',
        "---\ntitle: T\ndraft: true\ndraft: false\n---\nAir.",
        "+++\ntitle = 'T'\ndraft = true\ndraft = false\n+++\nAir.",
        "+++\ntitle = 'T'\ndraft = true\nDraft = false\n+++\nAir.",
        "Title: T\nDraft: true\ndraft: false\n\nAir.",
        "<html><title>T</title><meta name=draft content=1>\n\n<meta name=draft content=0><body>Air",
    ],
)
def test_two_answers_are_a_problem_at_the_second(text: str) -> None:
    record = Versions(article_file(), text).judge()
    assert (record.shown, codes(record)) == ("v1", ["duplicate_key"])
    assert record.problems[0].line in (3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: T\ndate: 2026-11-23\ndate: 2026-11-23\n---\nAir.",
        "---\ntitle: T\ndate: 2026-11-23\nDate: '2026-11-23'\n---\nAir.",
        "---\ntitle: T\nlayout: {a: [b]}\nx: y\nlayout:\n  A:\n  - b\n---\nAir.",
        '{"title": "T",\n"tags": ["a"],\n"tags": ["a"]}\nAir.',
        "Title: T\nTags: a, b\ntags: a, b\n\nAir.",
    ],
    ids=range(5),
)
def test_the_same_answer_twice_is_one(text: str) -> None:
    record = Versions(article_file(), text).judge()
    assert (record.shown, codes(record)) == ("v2", [])
