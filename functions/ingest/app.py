"""An S3 notification, or a message of clock, plan or sweep -> the record of the file it names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kilas import wiring
from kilas.adapters.events import partial_failure, sqs_deliveries
from kilas.batches import Batch
from kilas.log import logger
from kilas.messages import looks

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

ingest, inboxes = wiring.ingest(os.environ)

SPARE_SECONDS = 10
"""Enough for the costliest message, a file whose newest uploads are all wrong (decision 17)."""


@logger.inject_lambda_context
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Take a batch from the ingest queue or the bulk queue; what failed or is left comes again."""
    batch = Batch(inboxes.of(event), context.get_remaining_time_in_millis, SPARE_SECONDS)
    return partial_failure(batch.drive(ingest, sqs_deliveries(event), looks))
