"""The one logger: a line of JSON for each decision, which CloudWatch keeps.

A line at level ERROR rings an alarm (template.yaml, ...FailuresFilter). A failure that the next
delivery resolves by itself is a WARNING. https://docs.powertools.aws.dev/lambda/python/latest/core/logger/
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any, Final

from aws_lambda_powertools import Logger
from aws_lambda_powertools.logging.formatter import (
    RESERVED_LOG_ATTRS,
    LambdaPowertoolsFormatter,
)

# No line tells these, and each costs a call of the system or a look at the stack.
# https://docs.python.org/3/howto/logging.html#optimization
logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False

_STANDARD: Final = frozenset(RESERVED_LOG_ATTRS)


class Lines(LambdaPowertoolsFormatter):
    """Powertools' own lines at a third of the CPU: a publish writes some twenty.

    A line with a traceback is made by Powertools. Of the rest, what is left out is what Kilas never
    writes: a message that is JSON itself, keys of one thread, and the number of an X-Ray trace.
    """

    def __init__(self) -> None:
        encoder = json.JSONEncoder(default=str, separators=(",", ":"), ensure_ascii=False)
        super().__init__(json_serializer=encoder.encode, utc=True, use_rfc3339=True)

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record, without its line break."""
        if record.exc_info:
            return super().format(record)
        line: dict[str, Any] = {
            **self.get_current_keys(),
            "level": record.levelname,
            "location": f"{record.funcName}:{record.lineno}",
            "message": record.getMessage(),
            # RFC 3339 in UTC: Lambda takes a line with another time for one of level INFO.
            # https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(
                timespec="milliseconds"
            ),
        }
        line |= {name: value for name, value in record.__dict__.items() if name not in _STANDARD}
        return self.serialize({name: value for name, value in line.items() if value is not None})


logger = Logger(service="kilas", logger_formatter=Lines())
