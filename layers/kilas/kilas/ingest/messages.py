"""What a message on the ingest or media queue asks for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

from kilas.batches import Unit
from kilas.content_keys import is_upload
from kilas.log import logger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kilas.batches import Batch
    from kilas.ports import Delivery


def follow_all(
    deliveries: Iterable[Delivery[str]],
    batch: Batch,
    reconcile: Callable[[str], None],
    sweep: Callable[..., None] | None = None,
) -> list[str]:
    """Do what each message of a batch says; returns the ids of those that must come again."""
    units = [Unit([each], _about(each.content)) for each in deliveries]
    return batch.work(units, lambda unit: follow(unit.deliveries[0].content, reconcile, sweep))


def follow(
    body: str,
    reconcile: Callable[[str], None],
    sweep: Callable[..., None] | None = None,
) -> None:
    """Do what a message says: look at the keys it names, or sweep a prefix.

    It is Kilas's own {"key": ...} or {"sweep": prefix, "after": key, "link": number in its chain},
    or an S3 notification, whose keys are URL-encoded; S3's test event, which names no key, asks
    for nothing, and so does a key that is no upload: S3 filters by the beginning and the end of
    a key, so site.yaml.old/site.yaml comes too.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
    Raises ValueError for anything else, so that the message ends in the dead-letter queue.
    """
    match json.loads(body):
        case {"sweep": str(prefix), "after": str(after), "link": int(link)} if sweep:
            sweep(prefix, after, link)
        case {"sweep": str(prefix), "after": str(after), **rest} if sweep and not rest:
            sweep(prefix, after)
        case {"sweep": str(prefix), **rest} if sweep and not rest:
            sweep(prefix)
        case {"key": _} | {"Records": _} as message:
            for key in _keys(message):
                if is_upload(key):
                    reconcile(key)
                else:
                    logger.info("passed over: no upload", key=key)
        case {"Event": "s3:TestEvent"}:
            pass
        case _:
            raise ValueError(f"not a message: {body[:200]}")


def _about(body: str) -> dict[str, str]:
    """The keys that a message names, for the log, or how it begins where it names none.

    S3's notices also tell the address that an editor uploads from, which nobody needs to know.
    """
    try:
        return {"key": ", ".join(_keys(json.loads(body)))}
    except (ValueError, RecursionError):  # a sweep, or no message
        return {"key": "", "body": body[:500]}


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
