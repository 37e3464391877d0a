"""The topic for problems over SNS."""

from __future__ import annotations

from typing import Any

from kilas.adapters.translation import translated


class SnsTopic:
    """A standard topic: only such a topic sends e-mails."""

    def __init__(self, client: Any, arn: str) -> None:
        self._client = client
        self._arn = arn

    @translated("Publish")
    def publish(self, subject: str, text: str) -> None:
        self._client.publish(TopicArn=self._arn, Subject=subject, Message=text)


def region_of(arn: str) -> str:
    """The region of a topic. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html"""
    return arn.split(":")[3]
