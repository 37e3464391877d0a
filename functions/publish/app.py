"""Messages that a page may be wrong -> the page in the site bucket."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kilas import wiring
from kilas.adapters.events import partial_failure, sqs_deliveries
from kilas.batches import Batch
from kilas.log import logger

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

publish, inboxes = wiring.publish(os.environ)

SPARE_SECONDS = 10
"""Enough for the costliest page: no page takes half of it (make bench)."""


@logger.inject_lambda_context
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Take a batch of either queue of pages; what failed or was left comes again."""
    batch = Batch(inboxes.of(event), context.get_remaining_time_in_millis, SPARE_SECONDS)
    return partial_failure(publish.batch(sqs_deliveries(event), batch))
