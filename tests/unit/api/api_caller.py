"""The readers' API over fakes, and the requests to ask it with."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from kilas.api.comments import Comments
from kilas.comments.shown import ShowComments
from kilas.store.threads import Threads
from kilas.texts import texts_of
from tests.fakes.articles import FakeArticles
from tests.fakes.queues import TickingClock
from tests.fakes.table import FakeTable
from tests.newsroom import article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.ports import Write

EVENTS = Path(__file__).parents[3] / "events"
SECRET = "a-secret-for-tests-only"  # noqa: S105  # the one in events/
WRONG_SECRET = {"x-origin-secret": "salah"}
STACK = "https://d111111abcdef8.cloudfront.net"
ARTICLE = "/2026/11/banjir-di-hulu.html"
FORM = "application/x-www-form-urlencoded"
BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"


def event(name: str = "comment-post-json", **changes: Any) -> dict[str, Any]:
    """A payload of events/, changed: method, path, body, query, or a header by its name."""
    found: dict[str, Any] = copy.deepcopy(json.loads((EVENTS / f"{name}.json").read_text()))
    http = found["requestContext"]["http"]
    for key, value in changes.items():
        match key:
            case "method":
                http["method"] = value
            case "path":
                found["rawPath"] = http["path"] = value
            case "query":
                found["queryStringParameters"] = value
                found["rawQueryString"] = urlencode(value)
            case "body":
                found["body"], found["isBase64Encoded"] = value, False
            case _:
                found["headers"][key.replace("_", "-")] = value
    return found


def posting(**fields: Any) -> dict[str, Any]:
    return event(body=json.dumps({"name": "Ani", "text": "Setuju."} | fields))


class Api:
    """The API over fakes; `table` and `newsroom` may be such that fail."""

    def __init__(  # noqa: PLR0913 -- each may be another of a test's own
        self,
        *articles: Any,
        table: FakeTable | None = None,
        newsroom: FakeArticles | None = None,
        moderation: str = "none",
        language: str = "id",
        secret: str = SECRET,
        show: ShowComments | None = None,
    ) -> None:
        self.table = table or FakeTable()
        self.threads = Threads(self.table)
        self.clock = TickingClock()
        self._api = Comments(
            articles=newsroom
            or FakeArticles(*(articles or (article(),)), moderation=moderation, language=language),
            threads=self.threads,
            clock=self.clock,
            origin_secret=secret,
            site_address=STACK,
            show=show or ShowComments(),
        )

    def __call__(self, sent: dict[str, Any]) -> dict[str, Any]:
        response = self._api(sent, None)  # type: ignore[arg-type]  # the context is not used
        assert response["headers"]["X-Content-Type-Options"] == "nosniff"
        assert response["isBase64Encoded"] is False
        return response

    def problem(self, sent: dict[str, Any], status: int) -> dict[str, Any]:
        response = self(sent)
        assert response["statusCode"] == status
        assert response["headers"]["Content-Type"] == "application/problem+json"
        assert response["headers"]["Cache-Control"] == "no-store"
        body: dict[str, Any] = json.loads(response["body"])
        assert body.keys() == {"type", "title", "status", "detail", "errors"}
        assert (body["type"], body["status"]) == ("about:blank", status)
        assert body["title"] == texts_of("id").statuses[status]
        assert all(error["detail"] in body["detail"] for error in body["errors"])
        assert "Traceback" not in response["body"]
        return body


class FailingTable(FakeTable):
    """Raises the error on every write."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def write(self, writes: Sequence[Write]) -> None:
        if writes:
            raise self._error
