"""Upload files, and learn what became of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Final, Literal

from msgspec import Struct

from kilas.editing.bucket import Report
from kilas.editing.parallel import in_parallel
from kilas.editing.same import is_same
from kilas.errors import AwsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kilas.editing.bucket import Bucket, Desk

OF_ONE_FILE: Final = frozenset(
    {"AccessDenied", "403", "EntityTooLarge", "KeyTooLongError", "InvalidArgument"}
)
"""Codes by which S3 refuses one file, and may take another."""

_FIRST_PAUSE: Final = 0.3
_LONGEST_PAUSE: Final = 3.0


class Outgoing(Struct, frozen=True):
    """A file to upload. `open` opens its bytes; raises OSError."""

    key: str
    size: int
    open: Callable[[], BinaryIO]


class Sent(Struct, frozen=True):
    """What was done with a file, and what the bucket has of it now: the version's id and its ETag.

    `error` says why the file was not uploaded.
    """

    key: str
    done: Literal["new", "changed", "same", "failed"]
    version: str = ""
    etag: str = ""
    error: AwsError | OSError | None = None


class Answer(Struct, frozen=True):
    """What became of a version: the report on it, or None where there is none yet. `replaced` says
    that another upload came after it.
    """

    sent: Sent
    report: Report | None = None
    replaced: bool = False


def send(bucket: Bucket, files: Iterable[Outgoing], *, dry_run: bool = False) -> Iterator[Sent]:
    """Upload each file that differs from what the bucket has; with `dry_run` look, and upload none.

    Raises AwsError where no file can be uploaded, as without credentials or network.
    """
    return in_parallel(lambda file: _send(bucket, file, dry_run=dry_run), files)


def _send(bucket: Bucket, file: Outgoing, *, dry_run: bool) -> Sent:
    try:
        seen = bucket.seen(file.key)
        if seen and is_same(seen, file.size, file.open):
            return Sent(file.key, "same", seen.version, seen.etag)
        done: Literal["new", "changed"] = "changed" if seen else "new"
        if dry_run:
            return Sent(file.key, done)
        with file.open() as body:
            stored = bucket.put(file.key, body)
        return Sent(file.key, done, stored.version, stored.etag)
    except OSError as error:
        return Sent(file.key, "failed", error=error)
    except AwsError as error:
        if error.code not in OF_ONE_FILE:
            raise
        return Sent(file.key, "failed", error=error)


def answers(
    desk: Desk,
    sent: Iterable[Sent],
    patience: float,
    is_final: Callable[[Report], bool] = lambda _: True,
) -> Iterator[Answer]:
    """What became of each version, as soon as the report on that very version is there, and its
    page too where the report says that it is live. A report that is not final is asked for again.
    After `patience` seconds without any news the
    rest is given up: their answers have no report, or that of a page which nobody saw yet.
    """
    waiting = {each.key: each for each in sent}
    delay, quiet = _FIRST_PAUSE, 0.0
    last: dict[str, Answer] = {}
    while waiting:
        news = False
        for answer, is_known in in_parallel(
            lambda each: _answer(desk, each, is_final), list(waiting.values())
        ):
            last[answer.sent.key] = answer
            if is_known:
                news = True
                del waiting[answer.sent.key]
                yield answer
        quiet = 0.0 if news else quiet + delay
        if quiet > patience:
            break
        if waiting:
            desk.pause(delay)
            delay = _FIRST_PAUSE if news else min(delay * 1.5, _LONGEST_PAUSE)
    for key in waiting:
        yield last[key]


def _answer(desk: Desk, sent: Sent, is_final: Callable[[Report], bool]) -> tuple[Answer, bool]:
    """What is known of a version, and whether that will not change."""
    report = desk.bucket.report(sent.key)
    version = sent.version
    if report and report.version != version:
        newest = desk.bucket.seen(sent.key)
        if newest is None or newest.etag != sent.etag:
            return Answer(sent, replaced=True), True
        version = newest.version  # another program may have uploaded the same bytes
    if report is None or report.version != version:
        return Answer(sent), False
    is_shown = report.state == "live" and report.address
    is_up = not is_shown or desk.is_there(report.address)
    return Answer(sent, report), is_up and is_final(report)
