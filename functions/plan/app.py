"""Changes in the table -> a message for each page that may now be wrong."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kilas import wiring
from kilas.adapters.events import partial_failure
from kilas.adapters.stream_events import stream_events
from kilas.log import logger

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

plan = wiring.plan(os.environ)


@logger.inject_lambda_context
def lambda_handler(event: dict[str, Any], _context: LambdaContext) -> dict[str, Any]:
    """Take a batch of the stream; the stream goes on from the first record that failed."""
    failed = plan.batch(stream_events(event))
    return partial_failure([failed] if failed else [])
