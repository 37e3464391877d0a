"""Versions of a .docx: the newest good one is found, within the effort of one message."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kilas.docx.package import effort_of
from kilas.ingest.readings import CONSIDERED, MOST_EFFORT
from tests.crafted.docx import document, docx, hostile, paragraph
from tests.unit.ingest.versions import Versions, codes

GOOD = docx(paragraph("Judul: Pasar"), paragraph("Isi"))
WRONG = docx(paragraph("Tanpa judul"), "<w:p/>" * 20_000)


def judged(*uploads: bytes) -> tuple[str, list[str], list[str]]:
    """The version shown, the codes of the report, and the versions that were read."""
    versions = Versions(key="articles/pasar.docx")
    for data in uploads:
        versions.content.put(versions.key, data)
        versions.clock.time += timedelta(minutes=1)
    record = versions.judge()
    return record.shown, codes(record), versions.content.was_read


def test_a_docx_is_shown() -> None:
    assert judged(GOOD) == ("v1", [], ["v1"])


def test_behind_one_wrong_upload_however_costly_the_last_good_one_is_found() -> None:
    assert effort_of(WRONG) * 2 < MOST_EFFORT
    assert judged(GOOD, WRONG)[:2] == ("v1", ["no_head"])


def test_the_effort_of_one_message_is_bounded() -> None:
    shown, reported, read = judged(GOOD, *[WRONG] * 20)
    assert (shown, reported) == ("", ["no_head"])
    assert len(read) == MOST_EFFORT // effort_of(WRONG) + 1


def test_uploads_that_are_refused_cost_effort_too_and_many_may_be_tried() -> None:
    costly = docx(parts={"word/document.xml": document("&amp;" * 1_500_000) + "<"})
    assert CONSIDERED // 2 < MOST_EFFORT // effort_of(costly) < CONSIDERED * 2
    too_much = docx("<w:p/>" * 100_000)
    assert CONSIDERED // 2 < MOST_EFFORT // effort_of(too_much) < CONSIDERED


@pytest.mark.parametrize("name", hostile())
def test_a_hostile_upload_leaves_what_is_live(name: str) -> None:
    data, code = hostile()[name]
    assert judged(GOOD, data)[:2] == ("v1", [code or "docx_empty"])
