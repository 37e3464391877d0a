"""What a message on the ingest or media queue asks for."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

logger = logging.getLogger(__name__)


def follow_all(
    bodies: Mapping[str, str],
    reconcile: Callable[[str], None],
    sweep: Callable[[str, str], None] | None = None,
) -> list[str]:
    """Do what each message of a batch says; returns the ids of those that failed.

    A message that fails leaves the others of its batch alone.
    """
    failed: list[str] = []
    for id_, body in bodies.items():
        try:
            follow(body, reconcile, sweep)
        except Exception:
            logger.exception(
                "message not followed", extra={"key": _named(body), "body": body[:500]}
            )
            failed.append(id_)
    return failed


def follow(
    body: str,
    reconcile: Callable[[str], None],
    sweep: Callable[[str, str], None] | None = None,
) -> None:
    """Do what a message says: look at the keys it names, or sweep a prefix.

    It is Kilas's own {"key": ...} or {"sweep": prefix, "after": key}, or an S3 notification,
    whose keys are URL-encoded; S3's test event, which names no key, asks for nothing.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
    Raises ValueError for anything else, so that the message ends in the dead-letter queue.
    """
    match json.loads(body):
        case {"sweep": str(prefix), "after": str(after)} if sweep:
            sweep(prefix, after)
        case {"sweep": str(prefix), **rest} if sweep and not rest:
            sweep(prefix, "")
        case {"key": _} | {"Records": _} as message:
            for key in _keys(message):
                reconcile(key)
        case {"Event": "s3:TestEvent"}:
            pass
        case _:
            raise ValueError(f"not a message: {body[:200]}")


def _named(body: str) -> str:
    """The keys that a message names, for the log; "" where that cannot be told."""
    try:
        return ", ".join(_keys(json.loads(body)))
    except (ValueError, RecursionError):  # it is no message
        return ""


def _keys(message: Any) -> list[str]:
    match message:
        case {"key": str(key)}:
            return [key]
        case {"Records": [*notices]}:
            return [_key_in(notice) for notice in notices]
        case _:
            raise ValueError(f"not a message: {str(message)[:200]}")


def _key_in(notice: object) -> str:
    match notice:
        case {"s3": {"object": {"key": str(encoded)}}}:
            return unquote_plus(encoded)
        case _:
            raise ValueError(f"not a message: no key in {str(notice)[:200]}")
