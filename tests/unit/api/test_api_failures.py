"""What fails on our side: readers get a problem, never a traceback, and the log has the cause."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.api.comments import Comments
from kilas.comments.shown import ShowComments
from kilas.errors import AwsError, Conflict, Throttled
from kilas.store.threads import Threads
from kilas.texts import texts_of
from tests.fakes.articles import FakeArticles
from tests.fakes.queues import TickingClock
from tests.fakes.table import FakeTable
from tests.newsroom import article
from tests.unit.api.api_caller import (
    BROWSER,
    FORM,
    SECRET,
    STACK,
    WRONG_SECRET,
    Api,
    FailingTable,
    event,
    posting,
)

if TYPE_CHECKING:
    import io
    from collections.abc import Sequence

    from kilas.ports import Item, ItemKey, Write
    from kilas.site.site import Site


class ThrottledTable(FakeTable):
    """Has no time to be read."""

    def get_many(self, keys: Sequence[ItemKey]) -> dict[ItemKey, Item]:
        raise Throttled(keys)

    def query(self, pk: str, **options: Any) -> list[Item]:
        raise Throttled(pk, options)


@pytest.mark.parametrize("name", ["comment-get", "comment-post-json"])
def test_a_table_without_time_to_be_read_is_busy_too(name: str) -> None:
    assert Api(table=ThrottledTable())(event(name))["statusCode"] == 429


@pytest.mark.parametrize("error", [Conflict("always"), Throttled("slow down")])
def test_a_busy_table_asks_for_patience(error: Exception) -> None:
    response = Api(table=FailingTable(error))(posting())
    assert (response["statusCode"], response["headers"]["Retry-After"]) == (429, "2")


def test_a_surprise_is_a_problem_without_traceback_and_is_logged(log: io.StringIO) -> None:
    text = "kata-kata yang tidak boleh tercatat"
    api = Api(table=FailingTable(RuntimeError(text)))
    api.problem(posting(text=text), 500)
    entry = json.loads(log.getvalue())
    assert entry["error"] == "RuntimeError"
    assert entry["stack"][-1].endswith(" write"), "the log tells where"
    assert text not in log.getvalue()


def test_an_error_of_aws_is_logged_with_its_code_but_without_its_text(log: io.StringIO) -> None:
    text = "kata-kata yang tidak boleh tercatat"
    refused = AwsError(text, code="ValidationException", operation="TransactWriteItems")
    Api(table=FailingTable(refused)).problem(posting(text=text), 500)
    entry = json.loads(log.getvalue())
    assert (entry["error"], entry["code"], entry["operation"]) == (
        "AwsError",
        "ValidationException",
        "TransactWriteItems",
    )
    assert text not in log.getvalue()


@pytest.mark.parametrize("accept", ["*/*", BROWSER])
def test_an_event_that_even_the_refusal_cannot_read_is_answered(
    accept: str, log: io.StringIO
) -> None:
    response = Api()(event(content_type=FORM, body=7, accept=accept))
    assert response["statusCode"] == 500
    assert "Gangguan di pihak kami" in response["body"]
    assert "unexpected error" in log.getvalue()


PARTS = st.sampled_from(
    [FORM, "application/json", "text/html", ";", "; ", "=", "*", "*0", "*1=", "a", "charset",
     "utf-8", "utf-16", "idna", "''", "%00", '"', "\\", "\0", "\ud800", "é", ","]
)  # fmt: skip


@given(
    content_type=st.text(max_size=220) | st.lists(PARTS, max_size=12).map("".join),
    body=st.text(max_size=40) | st.sampled_from(["***", "name=%FF", "{}", "name=Ani&text=Ya"]),
    encoded=st.booleans(),
    accept=st.sampled_from(["*/*", BROWSER]),
    method=st.sampled_from(["GET", "POST", "PUT"]),
)
def test_every_request_is_answered(
    content_type: str, body: str, accept: str, method: str, *, encoded: bool
) -> None:
    sent = event(content_type=content_type, body=body, accept=accept, method=method)
    response = Api()(sent | {"isBase64Encoded": encoded})
    assert response["statusCode"] in {200, 201, 303, 400, 405, 415, 422}


class BrokenTable(FakeTable):
    """Cannot even be read."""

    def get(self, key: ItemKey) -> Item | None:
        raise RuntimeError(key)

    def write(self, writes: Sequence[Write]) -> None:
        raise RuntimeError(writes)


def test_neither_secret_nor_words_are_logged(
    log: io.StringIO, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for api in (Api(), Api(table=BrokenTable())):
        api(posting(name="Nama Rahasia", text="Isi Rahasia"))
        api(event(**WRONG_SECRET))
    assert "comment taken" in log.getvalue()
    assert "unexpected error" in log.getvalue()
    for word in (SECRET, "salah", "Nama Rahasia", "Isi Rahasia"):
        assert word not in log.getvalue() + caplog.text


class LostArticles(FakeArticles):
    """Its settings cannot be read."""

    def site(self) -> Site | None:
        raise RuntimeError("the table is away")


@pytest.mark.parametrize("accept", ["*/*", BROWSER])
def test_a_refusal_is_answered_where_the_table_cannot_be_read(accept: str) -> None:
    api = Comments(
        articles=LostArticles(article()),
        threads=Threads(FakeTable()),
        clock=TickingClock(),
        origin_secret=SECRET,
        site_address=STACK,
        show=ShowComments(),
    )
    sent = event(content_type="text/plain", accept=accept)
    response = api(sent, None)  # type: ignore[arg-type]  # the context is not used
    assert response["statusCode"] == 415
    assert texts_of("id").statuses[415] in response["body"]
