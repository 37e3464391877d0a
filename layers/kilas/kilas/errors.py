"""What can go wrong inside Kilas.

KilasError
├── SettingMissing      an environment variable that a function needs is not set
├── Unreadable          an uploaded file is wrong; carries the problems its editor must fix
├── VersionGone         a version of an upload was permanently removed
├── Conflict            an item or object changed between a read and the write that relied on it
├── Contention          a step met a Conflict too often; the message must be delivered again
├── Throttled           AWS asked to slow down; the message must be delivered again
├── AwsError            AWS refused a call for another reason, or never answered; carries the code
│                       and the operation
├── ChainTooLong        a chain of messages that send each other does not end
├── ThreadFull          the comments of an article fill its page
├── CommentNotFound     an article has no comment with this id
├── StackNotFound       AWS has no stack of this name, or the stack is no newspaper
└── Refused             a request to the API is not acceptable; carries the problems it has
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.problems import Problem


class KilasError(Exception):
    """Base of every error that Kilas raises on purpose."""


class SettingMissing(KilasError):
    """An environment variable that a function needs is not set."""

    def __init__(self, name: str) -> None:
        super().__init__(f"environment variable {name} is not set; template.yaml sets it")
        self.name = name


class Unreadable(KilasError):
    """An uploaded file is wrong. The last good version of the file stays live."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.code for problem in problems))
        self.problems = tuple(problems)


class VersionGone(KilasError, LookupError):
    """A version of the upload `key` was permanently removed: list the versions again."""

    def __init__(self, key: str, version: str) -> None:
        super().__init__(f"{key} has no version {version}")
        self.key = key


class Conflict(KilasError):
    """An item or object changed between a read and the write that relied on it: read again."""


class OfOtherRelease(KilasError):
    """Another release wrote an item that this one cannot read: it is made again before long."""


class Contention(KilasError):
    """A step met a Conflict too often; the message must be delivered again."""


class Throttled(KilasError):
    """AWS asked to slow down; the message must be delivered again."""


class ChainTooLong(KilasError):
    """A chain of messages does not end: the work on each message sent the next."""


class AwsError(KilasError):
    """AWS refused a call, or never answered.

    The text may quote what was sent; `code` and `operation` never do. `code` is that of AWS, or the
    name of botocore's error where no answer came ("ReadTimeoutError").
    """

    def __init__(self, text: str, *, code: str, operation: str) -> None:
        super().__init__(text)
        self.code = code
        self.operation = operation


class ThreadFull(KilasError):
    """The published comments of an article fill its page: no comment is added or approved."""

    def __init__(self, identity: str) -> None:
        super().__init__(
            f"the comments on {identity} fill its page; remove some before you publish another"
        )


class CommentNotFound(KilasError, LookupError):
    """The article `identity` has no comment with the id `id_`, or the comment was trapped."""

    def __init__(self, identity: str, id_: str) -> None:
        super().__init__(f"the article {identity} has no comment {id_}")


class StackNotFound(KilasError, LookupError):
    """CloudFormation has no stack of this name in the region, or the stack is no newspaper."""


class Refused(KilasError):
    """A request to the API is not acceptable.

    `kilas.api.refusals` has the HTTP status of each problem, and the words for the reader.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.code for problem in problems))
        self.problems = problems


PASSING = (Conflict, Contention, OfOtherRelease, Throttled, VersionGone)
"""Errors that the next try of the same message resolves by itself: they ring no alarm."""
