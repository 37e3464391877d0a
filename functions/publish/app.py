"""Messages that a page may be wrong -> the page in the site bucket."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kilas import wiring
from kilas.adapters.events import partial_failure, sqs_bodies
from kilas.adapters.sqs import page_messages

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

publish = wiring.publish(os.environ)


def lambda_handler(event: dict[str, Any], _context: LambdaContext) -> dict[str, Any]:
    """Take a batch from the pages queue; a page that fails is delivered again alone."""
    messages, unreadable = page_messages(sqs_bodies(event))
    return partial_failure(unreadable + publish.batch(messages))
