from __future__ import annotations

import pytest
from botocore.exceptions import (
    ClientError,
    EndpointConnectionError,
    NoCredentialsError,
    NoRegionError,
    UnauthorizedSSOTokenError,
)

from command.errors import Expected, in_one_line
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
    ],
)
def test_an_error_is_one_line_with_its_remedy(error: Expected, said: str) -> None:
    text = in_one_line(error)
    assert said in text
    assert "\n" not in text


def test_the_policy_is_where_the_refusal_says_it_is() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert "\n## Moderate comments\n" in guide
