"""What the last MiniStack of a state directory left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from local.emulator import Emulator
from local.errors import LocalError
from local.last_run import alone

if TYPE_CHECKING:
    from pathlib import Path

VISIBILITY = "600"


def test_nobody_starts_while_the_last_one_lives(tmp_path: Path) -> None:
    still_saves = pytest.raises(LocalError, match="still saves its state")
    with Emulator(tmp_path), still_saves, alone(tmp_path, seconds=0):
        pytest.fail("two at once")
    with alone(tmp_path, seconds=0):
        pass


def test_a_message_that_was_in_flight_is_handed_out_again_at_once(tmp_path: Path) -> None:
    with Emulator(tmp_path) as emulator:
        sqs = emulator.client("sqs")
        url = sqs.create_queue(
            QueueName="a.fifo", Attributes={"FifoQueue": "true", "VisibilityTimeout": VISIBILITY}
        )["QueueUrl"]
        sqs.send_message(
            QueueUrl=url, MessageBody="a", MessageGroupId="a", MessageDeduplicationId="a"
        )
        assert sqs.receive_message(QueueUrl=url)["Messages"]
        assert "Messages" not in sqs.receive_message(QueueUrl=url)
    with Emulator(tmp_path) as emulator:
        (message,) = emulator.client("sqs").receive_message(QueueUrl=url)["Messages"]
        assert message["Body"] == "a"
