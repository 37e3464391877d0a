"""An S3 notice -> the record of the photo that it names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kilas import wiring
from kilas.adapters.events import partial_failure, sqs_deliveries
from kilas.batches import Batch
from kilas.ingest.messages import follow_all
from kilas.log import logger

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

reconcile, inbox = wiring.media(os.environ)

SPARE_SECONDS = 15
"""Enough for the costliest message, a photo whose newest uploads are all wrong (decision 17)."""


@logger.inject_lambda_context
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Take a batch from the media queue; what failed or was left comes again."""
    batch = Batch(inbox, context.get_remaining_time_in_millis, SPARE_SECONDS)
    return partial_failure(follow_all(sqs_deliveries(event), batch, reconcile))
