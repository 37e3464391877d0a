"""What the steps ask of each other, and how a queue holds each message. Pure.

A message names a place that may be wrong, and never says what is there: the step that takes the
message reads the truth. So a message may come twice, late or out of order.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar
from urllib.parse import unquote_plus

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Message = TypeVar("Message", contravariant=True)  # noqa: PLC0105 -- a message, not a variance


class Step(Protocol[Message]):
    """The shape of a step: it takes a typed message, reads the truth, and makes its output true.

    The message names a place alone, so a step trusts what it reads and no message. Therefore a
    message may be dropped where another names the same place, delivered again after a crash, or
    sent by an operator by hand; and many causes need one code path.

    A step returns nothing: what it did is in its output and in its line of the log. It raises an
    error of `kilas.errors.PASSING` where the next delivery of the message may succeed, and any
    other error where only a fix of Kilas will help. `kilas.batches` handles both.

    Ingest, media and clock are steps of this shape. Plan and publish take a batch of messages, and
    the API answers a reader who waits: docs/decisions/0037 says why.
    """

    def __call__(self, message: Message, /) -> None:
        """Make true what the message names. Doing it twice does no harm."""


LONGEST_CHAIN: Final = 100_000
"""The most messages of a chain, in which the work on each message sends the next. Lambda stops a
chain after about 16 messages; template.yaml switches that off for the functions that feed their own
queue. With 100 keys to a message, the fewest, this bound allows 10 million keys.
https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html"""


class Look(Struct, frozen=True):
    """To ingest or media: the file at this key of the content bucket may have changed.

    `trace` says that the run leaves a new revision of the record even where it finds the record
    right (see kilas.uploads.reconcile). Only a message that tells of no change may do without.
    `version` and `uploader` are hints of S3's notification, which decide nothing: the version that
    came, and a digest of who uploaded it, since the name of a session may be an e-mail address.
    """

    key: str
    trace: bool = True
    version: str = ""
    uploader: str = ""

    def __str__(self) -> str:
        return self.key


class Tick(Struct, frozen=True):
    """To clock: time has passed. `rebuild` has every file judged and every page made again."""

    rebuild: bool = False


class PageMessage(Struct, frozen=True):
    """To publish: one page may be wrong. `page` is the text of a PageRef, `since` and `until` are
    those of the reference.

    `cause` names the change that says so, the same at each retry and never the same for two
    changes. `purge` are the paths that the CDN must forget once the page is right (see
    kilas.cdn). `purge_changes` says that the CDN must forget the page, where the page was
    wrong. `uploads` are the version ids of the uploads that caused the change, for the log. `link`
    is the number of this message in its chain (see LONGEST_CHAIN). `urgent` says that readers wait
    for this article: publish then asks for the front page itself.
    """

    page: str
    cause: str
    since: str = ""
    until: str = ""
    purge: tuple[str, ...] = ()
    purge_changes: bool = False
    uploads: tuple[str, ...] = ()
    link: int = 1
    urgent: bool = False

    @property
    def same_as(self) -> str:
        """Equal for two messages of which the queue may drop the later: all but `uploads` and
        `urgent`.
        """
        purge = (self.purge, self.purge_changes)
        return repr((self.page, self.cause, self.since, self.until, *purge, self.link))


class PurgeMessage(Struct, frozen=True):
    """To purge: the CDN must forget what is at these paths (see kilas.cdn)."""

    paths: tuple[str, ...]


# --- the queues of ingest and media ----------------------------------------------------------


def look_body(look: Look) -> str:
    """A message to ingest or media as the queue holds it. The inverse is `looks`."""
    return json.dumps({"key": look.key} if look.trace else {"key": look.key, "trace": False})


def looks(body: str) -> tuple[Look, ...]:
    """What a body on a queue of ingest or media asks for: Kilas's own message, or an S3
    notification.

    A notification may name several keys, URL-encoded. S3's test event names none.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
    Raises ValueError for anything else, so that the message ends in the dead-letter queue.
    """
    match loaded(body):
        case {"key": str(key), **rest}:
            return (Look(key, trace=rest.get("trace") is not False),)
        case {"Records": [*notices]}:
            return tuple(_look_in(notice) for notice in notices)
        case {"Event": "s3:TestEvent"}:
            return ()
        case _:
            raise ValueError(f"not a message: {body[:200]}")


def _look_in(notice: object) -> Look:
    match notice:
        case {
            "s3": {"object": {"key": str(encoded), "versionId": str(version)}},
            "userIdentity": {"principalId": str(principal)},
        }:
            uploader = hashlib.sha256(principal.encode()).hexdigest()[:16]
            return Look(unquote_plus(encoded), version=version, uploader=uploader)
        case {"s3": {"object": {"key": str(encoded)}}}:
            return Look(unquote_plus(encoded))
        case _:
            raise ValueError(f"not a message: no key in {str(notice)[:200]}")


# --- the pages queue -------------------------------------------------------------------------


_FIELDS: Final = PageMessage.__struct_fields__


def page_body(message: PageMessage) -> str:
    """A message to publish as the queue holds it. The inverse is `page_message`."""
    return json.dumps({name: getattr(message, name) for name in _FIELDS})


def page_message(body: str) -> PageMessage:
    """What a body on the pages queue asks for; raises ValueError for anything else.

    What follows `until` may be absent.
    """
    fields = loaded(body)
    absent = {"purge": [], "purge_changes": False, "uploads": [], "link": 1, "urgent": False}
    match absent | fields if isinstance(fields, dict) else fields:
        case {
            "page": str(page),
            "cause": str(cause),
            "since": str(since),
            "until": str(until),
            "purge": [*purge],
            "purge_changes": bool(changes),
            "uploads": [*uploads],
            "link": int(link),
            "urgent": bool(urgent),
        }:
            return PageMessage(
                page, cause, since, until, _texts(purge), changes, _texts(uploads), link, urgent
            )
        case _:
            raise ValueError(f"not a message for publish: {body[:200]}")


# --- the purge queue -------------------------------------------------------------------------


def purge_body(message: PurgeMessage) -> str:
    """A message to purge as the queue holds it. The inverse is `purge_message`."""
    return json.dumps({"paths": message.paths})


def purge_message(body: str) -> PurgeMessage:
    """What a body on the purge queue asks for; raises ValueError for anything else."""
    match loaded(body):
        case {"paths": [*paths]} if all(isinstance(path, str) for path in paths):
            return PurgeMessage(tuple(paths))
        case _:
            raise ValueError(f"not a message for purge: {body[:200]}")


# --- the clock's event -----------------------------------------------------------------------


def tick(event: Mapping[str, Any]) -> Tick:
    """What an event to clock asks for: an operator's {"rebuild": true}, or the schedule's own."""
    # {"again": true} is how earlier releases spelled it: operators have it in their scripts.
    return Tick(rebuild=event.get("rebuild") is True or event.get("again") is True)


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(str, values))


def loaded(body: str) -> Any:
    """The JSON of a body; raises ValueError for anything else."""
    try:
        return json.loads(body)
    except RecursionError as error:
        raise ValueError(f"not a message, nested too deeply: {body[:200]}") from error
