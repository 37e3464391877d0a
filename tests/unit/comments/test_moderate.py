from __future__ import annotations

from dataclasses import replace

import boto3
import pytest
from botocore.exceptions import (
    ClientError,
    EndpointConnectionError,
    NoCredentialsError,
    NoRegionError,
    UnauthorizedSSOTokenError,
)

from kilas.adapters.dynamodb import DynamoTable
from kilas.comments.comment import Comment, comment_id, digest_of
from kilas.errors import AwsError, Contention
from kilas.ports import ItemKey
from kilas.store.threads import Threads
from local import moderate
from local.aws_errors import Refusal, in_one_line
from local.build import ROOT
from local.errors import LocalError
from tests.fakes.newsroom import NOON
from tests.fakes.table import FakeTable

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
    text = moderate.listing(threads.pending(), 100)
    assert text == f"banjir {WAITING.id}\n2026-11-24 12:00 UTC, Ani:\n3 < 4 & jelas"


def test_a_list_that_was_cut_says_so(threads: Threads) -> None:
    assert moderate.listing(threads.pending(), 1).endswith("(1 shown; more may wait: --limit)")
    assert "more may wait" not in moderate.listing(threads.pending(), 2)


def test_what_a_stranger_wrote_does_not_move_the_terminals_cursor() -> None:
    nasty = replace(WAITING, name="A\x1b[2Jni\x9b", body_html="<p>a\x07\u202eb[1m\nc</p>")
    text = moderate.listing([nasty], 100)
    assert all(letter.isprintable() or letter == "\n" for letter in text)
    assert text.endswith("a\ufffd\ufffdb[1m\nc")


def test_one_comment_is_shown_whatever_became_of_it(threads: Threads) -> None:
    assert moderate.show(threads, "banjir", WAITING.id).endswith("3 < 4 & jelas\n(pending)")
    moderate.decide(threads, "banjir", WAITING.id, "removed")
    assert moderate.show(threads, "banjir", WAITING.id).endswith("(removed)")


def test_an_editor_publishes(threads: Threads) -> None:
    said = moderate.decide(threads, "banjir", WAITING.id, "published")
    assert said == f"{WAITING.id} published: banjir now has 1 published"
    assert moderate.listing(threads.pending(), 100).startswith("Tidak ada komentar")


@pytest.mark.parametrize("id_", ["nihil", "", "..", WAITING.id + "x"])
def test_an_unknown_comment_is_a_clear_error(threads: Threads, id_: str) -> None:
    with pytest.raises(LocalError, match=r"banjir has no comment .*; `list` shows"):
        moderate.decide(threads, "banjir", id_, "removed")
    with pytest.raises(LocalError, match=r"banjir has no comment .*; `list` shows"):
        moderate.show(threads, "banjir", id_)


def refused(code: str, text: str = "AWS's own words") -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": text}}, "Query")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (refused("ExpiredTokenException"), "expired: sign in again"),
        (refused("UnrecognizedClientException"), "does not know these credentials"),
        (refused("AccessDeniedException"), "may not do that (Query): docs/operations.md"),
        (refused("ResourceNotFoundException"), "no table of that name"),
        (refused("Other", "many\nlines"), "many lines"),
        (AwsError("x", code="ExpiredTokenException", operation="Query"), "sign in again"),
        (Contention("thread of banjir"), "thread of banjir"),
        (NoRegionError(), "no region is set: give one with --region"),
        (NoCredentialsError(), "no credentials: give a --profile"),
        (UnauthorizedSSOTokenError(), "sign in again"),
        (EndpointConnectionError(endpoint_url="http://x/"), "nobody answers: Could not connect"),
    ],
)
def test_what_aws_refuses_is_told_in_one_line(error: Refusal, told: str) -> None:
    text = str(in_one_line(error))
    assert told in text
    assert "\n" not in text


def test_an_answer_that_never_came_is_told_in_the_words_of_its_cause() -> None:
    """An adapter raises an AwsError for it, with the error of botocore as its cause."""
    client = boto3.client("dynamodb", region_name="ap-southeast-3")
    client.meta.events.register("before-call", _without_credentials)
    with pytest.raises(AwsError) as caught:
        DynamoTable(client, "kilas").get(ItemKey("MODERATION", "a"))
    assert "no credentials: give a --profile" in str(in_one_line(caught.value))


def _without_credentials(**_: object) -> None:
    raise NoCredentialsError


def test_the_policy_is_where_the_refusal_says_it_is() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert "\n## Moderate comments\n" in guide
