"""What a message on the ingest or media queue asks for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

if TYPE_CHECKING:
    from collections.abc import Callable


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
        case {"key": str(key)}:
            reconcile(key)
        case {"Records": [*notices]}:
            for key in [_key_in(notice) for notice in notices]:
                reconcile(key)
        case {"Event": "s3:TestEvent"}:
            pass
        case _:
            raise ValueError(f"not a message: {body[:200]}")


def _key_in(notice: object) -> str:
    match notice:
        case {"s3": {"object": {"key": str(encoded)}}}:
            return unquote_plus(encoded)
        case _:
            raise ValueError(f"not a message: no key in {str(notice)[:200]}")
