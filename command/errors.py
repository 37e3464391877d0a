"""What went wrong, in one line with its remedy, in place of a traceback."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import typer
from botocore import exceptions as aws
from botocore.exceptions import BotoCoreError, ClientError

from command.folder import reason
from command.output import printable
from kilas.errors import (
    AwsError,
    CommentNotFound,
    Contention,
    KilasError,
    StackNotFound,
    Throttled,
)
from local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Iterator

Expected = KilasError | BotoCoreError | ClientError | LocalError | OSError

_SIGN_IN: Final = "the credentials have expired: sign in again, for example with: aws sso login"
_WRONG_KEY: Final = "AWS does not know these credentials: choose others with --profile"
_FORBIDDEN: Final = (
    "these credentials may not do that ({operation}): docs/operations.md has the policy "
    "that they need: Moderate comments, or Editors' access"
)
_OTHER_REGION: Final = "the newspaper is in another region: check --region"
_CLOCK: Final = "the clock of this machine is wrong: set it, and try again"
_NO_KEY: Final = (
    "the credentials have characters that no key has: type them again with: aws configure"
)
_NO_TABLE: Final = "the table of this newspaper does not exist: check --stack and --region"
_NO_BUCKET: Final = "this newspaper has no content bucket: check --stack and --region"
_BY_CODE: Final = {
    "ResourceNotFoundException": _NO_TABLE,
    "NoSuchBucket": _NO_BUCKET,
    "InvalidAccessKeyId": _WRONG_KEY,
    "ExpiredToken": _SIGN_IN,
    "ExpiredTokenException": _SIGN_IN,
    "RequestExpired": _SIGN_IN,
    "InvalidClientTokenId": _WRONG_KEY,
    "UnrecognizedClientException": _WRONG_KEY,
    "InvalidSignatureException": _WRONG_KEY,
    "SignatureDoesNotMatch": _WRONG_KEY,
    "MissingAuthenticationToken": _WRONG_KEY,
    "AuthFailure": _WRONG_KEY,
    "InvalidToken": _WRONG_KEY,
    "PermanentRedirect": _OTHER_REGION,
    "AuthorizationHeaderMalformed": _OTHER_REGION,
    "IllegalLocationConstraintException": _OTHER_REGION,
    "OptInRequired": _OTHER_REGION,
    "301": _OTHER_REGION,
    "RequestTimeTooSkewed": _CLOCK,
    "RequestInTheFuture": _CLOCK,
    "403": _FORBIDDEN,
    "AccessDenied": _FORBIDDEN,
    "AccessDeniedException": _FORBIDDEN,
}
_BY_KIND: Final[tuple[tuple[type[Exception], str], ...]] = (
    (CommentNotFound, "{error}; `kilas comments list` shows those that wait"),
    (StackNotFound, "{error}: check --stack and --region"),
    (Contention, "others changed the thread at the same time ({error}): try again"),
    (Throttled, "AWS asks to slow down: try again in a minute"),
    (aws.NoRegionError, "no region is set: give one with --region"),
    (aws.InvalidRegionError, "that is no region: give one such as --region ap-southeast-3"),
    (aws.ProfileNotFound, "{error}: `aws configure list-profiles` shows those there are"),
    (aws.UnauthorizedSSOTokenError, _SIGN_IN),
    (aws.SSOTokenLoadError, _SIGN_IN),
    (aws.TokenRetrievalError, _SIGN_IN),
    (aws.ConfigParseError, "{error}: mend that file"),
    (aws.InvalidConfigError, "{error}: mend ~/.aws/config, or choose another --profile"),
    (
        aws.CredentialRetrievalError,
        "no credentials ({error}): sign in again, or choose others with --profile",
    ),
    (aws.NoCredentialsError, "no credentials: give a --profile, or run: aws configure"),
    (aws.PartialCredentialsError, "half of the credentials is missing: {error}"),
    (aws.ConnectionError, "nobody answers: {error}"),
    (aws.HTTPClientError, "nobody answers as AWS does: {error}"),
)


@contextmanager
def errors_in_one_line() -> Iterator[None]:
    """After an error, end the command with status 1 and one line on the standard error."""
    try:
        yield
    except BrokenPipeError:  # `kilas status | head`: Typer ends the command
        raise
    except (KilasError, BotoCoreError, ClientError, LocalError, OSError) as error:
        typer.echo(f"kilas: {in_one_line(error)}", err=True)
        raise typer.Exit(1) from error


def in_one_line(error: Expected) -> str:
    """The error in one line that is safe on a terminal."""
    return printable(" ".join(_words(error).split()))


def _words(error: Expected) -> str:
    code, operation = "", ""
    cause: BaseException = error
    if isinstance(error, AwsError):
        if isinstance(error.__cause__, BotoCoreError):
            cause = error.__cause__  # an adapter's AwsError for an answer that never came
        code, operation = error.code, error.operation
    elif isinstance(error, ClientError):
        code, operation = error.response["Error"]["Code"], error.operation_name
    if isinstance(cause, aws.HTTPClientError) and "Invalid header value" in str(cause):
        return _NO_KEY  # the error would print the signature
    if isinstance(error, OSError):
        return f"{error.filename}: {reason(error)}" if error.filename else reason(error)
    if code in _BY_CODE:
        return _BY_CODE[code].format(operation=operation)
    for kind, words in _BY_KIND:
        if isinstance(cause, kind):
            return words.format(error=str(cause).rstrip("."))
    return str(error)
