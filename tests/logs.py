"""What is written to the log, as CloudWatch would get it."""

from __future__ import annotations

import io
import json
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kilas.log import logger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def logged() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """The lines that were logged since, when asked for."""
    with logged_text() as text:
        yield lambda: [json.loads(line) for line in text().splitlines()]


@contextmanager
def logged_text() -> Iterator[Callable[[], str]]:
    """What was logged since, as it was written."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logger.registered_formatter)
    logger.addHandler(handler)
    try:
        yield stream.getvalue
    finally:
        logger._logger.removeHandler(handler)
