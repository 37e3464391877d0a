"""Every minute -> messages for the files that are due; a new release is noticed.

An operator's {"rebuild": true} -> all files are judged, and all pages made, again.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kilas import wiring
from kilas.log import logger
from kilas.messages import tick

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

clock = wiring.clock(os.environ)


@logger.inject_lambda_context
def lambda_handler(event: dict[str, Any], _context: LambdaContext) -> None:
    """Take one event of the schedule, or an operator's."""
    clock(tick(event))
