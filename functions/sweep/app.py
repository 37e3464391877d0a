"""A message of plan, or of the part before -> messages for the next part of what there is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kilas import wiring
from kilas.adapters.events import partial_failure, sqs_deliveries
from kilas.batches import Batch
from kilas.log import logger
from kilas.sweeps import sweep_messages

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

sweep, inbox = wiring.sweep(os.environ)

SPARE_SECONDS = 15
"""Enough for the costliest message: 500 files with ten versions each, and as many messages."""


@logger.inject_lambda_context
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Take a batch from the sweep queue; what failed or is left comes again."""
    batch = Batch(inbox, context.get_remaining_time_in_millis, SPARE_SECONDS)
    return partial_failure(batch.drive(sweep, sqs_deliveries(event), sweep_messages))
