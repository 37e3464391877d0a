"""An S3 notice -> the record of the photo that it names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kilas import wiring
from kilas.adapters.events import partial_failure, sqs_bodies
from kilas.ingest.messages import follow_all

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

reconcile = wiring.media(os.environ)


def lambda_handler(event: dict[str, Any], _context: LambdaContext) -> dict[str, Any]:
    """Take a batch from the media queue; a message that fails is delivered again alone."""
    return partial_failure(follow_all(sqs_bodies(event), reconcile))
