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
def logged(level: str = "INFO") -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """The lines of this level and above that were logged since, when asked for."""
    with logged_text(level) as text:
        yield lambda: [json.loads(line) for line in text().splitlines()]


@contextmanager
def logged_text(level: str = "INFO") -> Iterator[Callable[[], str]]:
    """What was logged since, as it was written."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logger.registered_formatter)
    logger.addHandler(handler)
    before = logger.log_level
    logger.setLevel(level)
    try:
        yield stream.getvalue
    finally:
        logger.setLevel(before)
        logger._logger.removeHandler(handler)
