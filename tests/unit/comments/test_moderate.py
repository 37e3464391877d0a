from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.comments.comment import Comment, comment_id, digest_of
from kilas.store.threads import Threads
from local import moderate
from local.errors import LocalError
from tests.fakes.newsroom import NOON
from tests.fakes.table import FakeTable

if TYPE_CHECKING:
    from pathlib import Path

WAITING = Comment(
    id=comment_id(NOON, digest_of("Ani", "a")),
    identity="banjir",
    name="Ani",
    body_html="<p>3 &lt; 4 &amp; <em>jelas</em></p>",
    posted=NOON,
    status="pending",
)


@pytest.fixture
def threads() -> Threads:
    threads = Threads(FakeTable())
    threads.add(WAITING, digest_of("Ani", "a"))
    return threads


def test_an_editor_sees_what_waits_as_text(threads: Threads) -> None:
    text = moderate.listing(threads.pending())
    assert text == f"banjir {WAITING.id}\n2026-11-24 12:00 UTC, Ani:\n3 < 4 & jelas"


def test_an_editor_publishes(threads: Threads) -> None:
    said = moderate.decide(threads, "banjir", WAITING.id, "published")
    assert said == f"{WAITING.id} published: banjir now has 1 published"
    assert moderate.listing(threads.pending()).startswith("Tidak ada komentar")


def test_an_unknown_comment_is_a_clear_error(threads: Threads) -> None:
    with pytest.raises(LocalError, match="banjir has no comment nihil; `list` shows"):
        moderate.decide(threads, "banjir", "nihil", "removed")


def test_without_a_stack_the_error_says_how_to_start_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert moderate.main(["list"]) == 1
    assert capsys.readouterr().err == (
        "moderate: .local/stack.json is not there: start the newspaper with `make run`,"
        " or use --table\n"
    )
