from __future__ import annotations

import pytest
import typer
from botocore.exceptions import (
    ClientError,
    ConfigParseError,
    CredentialRetrievalError,
    EndpointConnectionError,
    HTTPClientError,
    InvalidConfigError,
    NoCredentialsError,
    NoRegionError,
    UnauthorizedSSOTokenError,
)

from command.errors import Expected, errors_in_one_line, in_one_line
from kilas.errors import AwsError, CommentNotFound, Contention, StackNotFound, Throttled
from local import ROOT
from local.errors import LocalError


def refused(code: str, text: str = "AWS's own words") -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": text}}, "Query")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (refused("ExpiredTokenException"), "expired: sign in again"),
        (refused("UnrecognizedClientException"), "does not know these credentials"),
        (refused("AccessDeniedException"), "may not do that (Query): docs/operations.md"),
        (refused("ResourceNotFoundException"), "does not exist: check --stack and --region"),
        (refused("Other", "many\nlines"), "many lines"),
        (refused("Other", "a\x1b[2Jb"), "a\ufffd[2Jb"),
        (AwsError("x", code="ExpiredTokenException", operation="Query"), "sign in again"),
        (Contention("comment 1 of banjir"), "(comment 1 of banjir): try again"),
        (Throttled("many words"), "try again in a minute"),
        (CommentNotFound("halo", "x"), "no comment x; `kilas comments list` shows"),
        (StackNotFound("there is no stack x in y"), "x in y: check --stack and --region"),
        (LocalError("start it"), "start it"),
        (NoRegionError(), "no region is set: give one with --region"),
        (NoCredentialsError(), "no credentials: give a --profile"),
        (UnauthorizedSSOTokenError(), "sign in again"),
        (EndpointConnectionError(endpoint_url="http://x/"), "nobody answers: Could not connect"),
        (HTTPClientError(error="Invalid header value b'AKIA\\n'"), "characters that no key has"),
        (ConfigParseError(path="/x/config"), "/x/config: mend that file"),
        (InvalidConfigError(error_msg="no such source_profile"), "choose another --profile"),
        (CredentialRetrievalError(provider="p", error_msg="gone"), "gone): sign in again"),
        (AwsError("x", code="PermanentRedirect", operation="PutObject"), "check --region"),
        (AwsError("x", code="AuthorizationHeaderMalformed", operation="x"), "check --region"),
        (AwsError("x", code="301", operation="x"), "check --region"),
        (AwsError("x", code="RequestTimeTooSkewed", operation="x"), "clock of this machine"),
        (AwsError("x", code="InvalidToken", operation="x"), "does not know these credentials"),
        (AwsError("x", code="NoSuchBucket", operation="x"), "no content bucket: check --stack"),
        (AwsError("x", code="403", operation="HeadObject"), "may not do that (HeadObject)"),
        (PermissionError(13, "Permission denied", "/x/a.md"), "/x/a.md: Permission denied"),
        (OSError(28, "No space left on device"), "No space left on device"),
    ],
)
def test_an_error_is_one_line_with_its_remedy(error: Expected, said: str) -> None:
    text = in_one_line(error)
    assert said in text
    assert "\n" not in text


def test_the_policy_is_where_the_refusal_says_it_is() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert "\n## Moderate comments\n" in guide


def test_an_error_of_a_file_ends_the_command_and_a_closed_pipe_is_typers_matter() -> None:
    with pytest.raises(typer.Exit), errors_in_one_line():
        raise FileNotFoundError(2, "No such file or directory", "/x/a.md")
    with pytest.raises(BrokenPipeError), errors_in_one_line():
        raise BrokenPipeError
