"""The topic for problems in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kilas.errors import AwsError

if TYPE_CHECKING:
    from kilas.errors import KilasError

LONGEST_SUBJECT = 99
LONGEST_TEXT = 256 * 1024


class Sent(NamedTuple):
    """A message that everybody who subscribed gets."""

    subject: str
    text: str


class FakeTopic:
    """Keeps what was sent. `error` is raised at each call until a test sets it to None."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.error: KilasError | None = None

    def publish(self, subject: str, text: str) -> None:
        if self.error:
            raise self.error
        if not subject.isascii() or len(subject) > LONGEST_SUBJECT or not subject.isprintable():
            raise AwsError(
                "Invalid parameter: Subject", code="InvalidParameter", operation="Publish"
            )
        if not text or len(text.encode()) > LONGEST_TEXT:
            raise AwsError(
                "Invalid parameter: Message", code="InvalidParameter", operation="Publish"
            )
        self.sent.append(Sent(subject, text))
