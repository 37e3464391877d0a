"""Messages that readers must not see something any longer -> a request to the CDN, completed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kilas import wiring
from kilas.adapters.events import partial_failure, sqs_deliveries
from kilas.log import logger

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

purge = wiring.purge(os.environ)

SPARE_SECONDS = 20
"""Enough for one call of CloudFront that hangs, and for handing the batch back."""


@logger.inject_lambda_context
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Take a batch from the purge queue; where CloudFront refused it, all of it comes again."""

    def has_time() -> bool:
        return context.get_remaining_time_in_millis() > SPARE_SECONDS * 1000

    return partial_failure(purge.batch(sqs_deliveries(event), has_time))
