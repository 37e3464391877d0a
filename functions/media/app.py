"""An S3 notice -> the record of the photo that it names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    process_partial_response,
)

from kilas import wiring
from kilas.ingest.messages import follow

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
    from aws_lambda_powertools.utilities.typing import LambdaContext

reconcile = wiring.media(os.environ)
processor = BatchProcessor(EventType.SQS, raise_on_entire_batch_failure=False)


def follow_message(record: SQSRecord) -> None:
    """Do what one message asks for."""
    follow(record.body, reconcile)


def lambda_handler(event: dict[str, Any], context: LambdaContext) -> object:
    """Take a batch from the media queue; a message that fails is delivered again alone."""
    return process_partial_response(
        event=event, record_handler=follow_message, processor=processor, context=context
    )
