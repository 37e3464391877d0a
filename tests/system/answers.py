"""Requests to the front door and their answers, and waiting until what is seen fits."""

from __future__ import annotations

import http.client
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Seen = TypeVar("Seen")

PATIENCE = 120.0
"""Seconds. Far more than anything takes; only a test that fails waits so long."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the front door, or a bucket, answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)


def comments_path(identity: str) -> str:
    return f"/api/articles/{quote(identity, safe='')}/comments"


def ask(
    base: str,
    method: str,
    path: str,
    body: str | bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """One request, and its answer of any status."""
    address = urlsplit(base)
    assert address.hostname
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=PATIENCE)
    try:
        data = body.encode() if isinstance(body, str) else body
        connection.request(method, path, data, dict(headers or {}))
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def until(
    look: Callable[[], Seen], fits: Callable[[Seen], bool], seconds: float = PATIENCE
) -> Seen:
    """What `look` gives as soon as it fits; fails with the last look after these seconds.

    The stack, which answers, has work to do: what takes longer is looked at less often.
    """
    deadline, pause = time.monotonic() + seconds, 0.05
    while not fits(seen := look()):
        assert time.monotonic() < deadline, f"after {seconds} s still: {seen!r}"
        time.sleep(pause)
        pause = min(pause * 1.2, 0.25)
    return seen
