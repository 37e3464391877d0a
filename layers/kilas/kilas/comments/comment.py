"""A reader's comment. Pure; the table's items of it are in `kilas.store.threads`."""

from __future__ import annotations

import base64
import binascii
import hashlib
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Status = Literal["published", "pending", "removed"]
"""published: on the page. pending: waits for an editor. removed: an editor took it off."""

MAX_THREAD = 1_000_000
"""Bytes that the comments of an article may add to its page, by the sizes that they had when they
were taken: the page is stored and sent as a whole."""

MAX_NAME = 60
"""Characters of a name: a full name with titles; more would push the text off a phone's screen."""

MAX_TEXT = 5000
"""Characters of a text: about two printed columns. More is an article, and goes to the desk."""

MAX_HTML = 5 * MAX_TEXT + 1000
"""Bytes of a text's HTML: five for each character, as "&" takes, and a thousand for the tags of an
ordinary comment. A text that takes more is made of markup, not of words."""

_FRAME = 512
"""Bytes that a comment adds to its page beside name and text: see templates/thread.html.jinja."""

_LARGEST = MAX_HTML + 6 * MAX_NAME + _FRAME
"""Bytes that one more comment may need: no character of a name takes more than six, as a quotation
mark does."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_TIME_BYTES = 7
_DIGEST_BYTES = 3
_ID_BYTES = _TIME_BYTES + _DIGEST_BYTES


class Comment(Struct, frozen=True):
    """What a reader wrote under the article that has this identity.

    `id` is unique in the thread and sorts by time; `name` and `text` are the reader's words in
    normal form (kilas.comments.rules), and kilas.comments.shown makes HTML of them; `posted` is
    aware and in UTC; `size` is what `size_of` gave when the comment was taken, and never changes.
    A program sent a `trapped` comment: its receipt alone shows it, with the usual status, and it
    soon expires.
    """

    id: str
    identity: str
    name: str
    text: str
    posted: datetime
    status: Status
    size: int
    trapped: bool = False


def size_of(name: str, text: str, html: str) -> int:
    """Bytes that a comment with this HTML adds to its page. The text counts where it is larger:
    the page's writer reads it.
    """
    return _FRAME + len(escape(name).encode()) + max(len(text.encode()), len(html.encode()))


def is_full(size: int) -> bool:
    """Whether a thread of so many published bytes is closed: one more comment could exceed
    MAX_THREAD.
    """
    return size + _LARGEST > MAX_THREAD


def digest_of(name: str, text: str) -> str:
    """A digest of what a reader wrote, 64 hexadecimal digits; a part of it ends an id."""
    return hashlib.sha256(f"{name}\0{text}".encode()).hexdigest()


def comment_id(posted: datetime, digest: str) -> str:
    """An id that begins with the time: 16 characters 0-9 and a-v that sort as the times do.

    The alphabet is base32hex, because it alone keeps the order
    (https://www.rfc-editor.org/rfc/rfc4648#section-7).
    """
    microseconds = (posted - _EPOCH) // _MICROSECOND
    head = microseconds.to_bytes(_TIME_BYTES, "big")
    return base64.b32hexencode(head + bytes.fromhex(digest)[:_DIGEST_BYTES]).decode().lower()


def a_moment_later(comment: Comment) -> Comment:
    """The same comment a microsecond later: in one thread, no two can have one time and digest."""
    posted = comment.posted + _MICROSECOND
    return replace(
        comment, posted=posted, id=comment_id(posted, _raw(comment.id)[_TIME_BYTES:].hex())
    )


def posted_at(id_: str) -> datetime:
    """The time with which an id begins; raises ValueError for any text not made by `comment_id`."""
    try:
        return _EPOCH + int.from_bytes(_raw(id_)[:_TIME_BYTES], "big") * _MICROSECOND
    except (binascii.Error, OverflowError) as error:
        raise ValueError(f"{id_!r} is not the id of a comment") from error


def _raw(id_: str) -> bytes:
    raw = base64.b32hexdecode(id_.upper())
    if len(raw) != _ID_BYTES or id_ != id_.lower():
        raise ValueError(id_)
    return raw
