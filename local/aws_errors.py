"""What AWS refuses, in one line with its remedy. For the tools that an operator types."""

from __future__ import annotations

from typing import Final

from botocore import exceptions as aws
from botocore.exceptions import BotoCoreError, ClientError

from kilas.errors import AwsError, KilasError
from local.errors import LocalError

Refusal = KilasError | BotoCoreError | ClientError

_SIGN_IN: Final = "the credentials have expired: sign in again, for example with: aws sso login"
_WRONG_KEY: Final = "AWS does not know these credentials: choose others with --profile"
_FORBIDDEN: Final = (
    "these credentials may not do that ({operation}): docs/operations.md, Moderate comments, has "
    "the policy that they need"
)
_BY_CODE: Final = {
    "ResourceNotFoundException": "there is no table of that name here: look at --table, --region",
    "ExpiredToken": _SIGN_IN,
    "ExpiredTokenException": _SIGN_IN,
    "RequestExpired": _SIGN_IN,
    "InvalidClientTokenId": _WRONG_KEY,
    "UnrecognizedClientException": _WRONG_KEY,
    "InvalidSignatureException": _WRONG_KEY,
    "SignatureDoesNotMatch": _WRONG_KEY,
    "MissingAuthenticationToken": _WRONG_KEY,
    "AuthFailure": _WRONG_KEY,
    "AccessDenied": _FORBIDDEN,
    "AccessDeniedException": _FORBIDDEN,
}
_BY_KIND: Final[tuple[tuple[type[BotoCoreError], str], ...]] = (
    (aws.NoRegionError, "no region is set: give one with --region"),
    (aws.InvalidRegionError, "that is no region: give one such as --region ap-southeast-3"),
    (aws.ProfileNotFound, "{error}: `aws configure list-profiles` shows those there are"),
    (aws.UnauthorizedSSOTokenError, _SIGN_IN),
    (aws.SSOTokenLoadError, _SIGN_IN),
    (aws.TokenRetrievalError, _SIGN_IN),
    (aws.NoCredentialsError, "no credentials: give a --profile, or run: aws configure"),
    (aws.PartialCredentialsError, "half of the credentials is missing: {error}"),
    (aws.ConnectionError, "nobody answers: {error}"),
    (aws.HTTPClientError, "nobody answers as AWS does: {error}"),
)


def in_one_line(error: Refusal) -> LocalError:
    """The refusal as an error whose text is one line."""
    return LocalError(" ".join(_words(error).split()))


def _words(error: Refusal) -> str:
    code, operation = "", ""
    cause: BaseException = error
    if isinstance(error, AwsError):
        if isinstance(error.__cause__, BotoCoreError):
            cause = error.__cause__  # an adapter's AwsError for an answer that never came
        code, operation = error.code, error.operation
    elif isinstance(error, ClientError):
        code, operation = error.response["Error"]["Code"], error.operation_name
    if code in _BY_CODE:
        return _BY_CODE[code].format(operation=operation)
    for kind, words in _BY_KIND:
        if isinstance(cause, kind):
            return words.format(error=str(cause).rstrip("."))
    return str(error)
