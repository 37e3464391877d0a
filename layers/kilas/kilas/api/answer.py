"""The answers of the HTTP API, as Powertools' resolver sends them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aws_lambda_powertools.event_handler import Response
from msgspec.json import encode as json_bytes

from kilas.api.refusals import detail_of, status_of, title_of
from kilas.api.refused_page import refused_page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from msgspec import Struct

    from kilas.api.plain_page import House
    from kilas.comments.rules import Submission
    from kilas.problems import Problem
    from kilas.texts import Language

PROBLEM = "application/problem+json"
HTML_TYPE = "text/html"
HTML = f"{HTML_TYPE}; charset=utf-8"

RETRY_SECONDS = 2
"""How long a client waits after "busy": a burst on one thread lasts less."""

_PAGE = {"X-Robots-Tag": "noindex"}
"""Headers of the pages for one reader. The pages say the same in their HTML."""

_SAFE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def json_answer(
    status: int, body: Struct, *, cache: str = "no-store", location: str = ""
) -> Response[Any]:
    """A body of `kilas.api.bodies`. An emoji is not escaped: that would take 12 bytes, not 4."""
    headers = {**_SAFE, "Cache-Control": cache}
    if location:
        headers["Location"] = location
    text = json_bytes(body).decode()
    return Response(status, content_type="application/json", body=text, headers=headers)


def json_text(text: str, *, cache: str) -> Response[Any]:
    """A body that is JSON text already."""
    headers = {**_SAFE, "Cache-Control": cache}
    return Response(200, content_type="application/json", body=text, headers=headers)


def see_other(location: str) -> Response[Any]:
    """303: the form was taken; look at its receipt (RFC 9110, 15.4.4)."""
    return Response(303, body="", headers={**_SAFE, "Location": location})


def page(status: int, html: str) -> Response[Any]:
    """A page for one reader."""
    return Response(status, content_type=HTML, body=html, headers={**_SAFE, **_PAGE})


def problem_details(problems: Sequence[Problem], language: Language) -> Response[Any]:
    """A problem body (https://www.rfc-editor.org/rfc/rfc9457).

    The type is about:blank, so the title is the meaning of the status. Each of the `errors` has a
    `code` for programs, a `detail` for people and, where one field is wrong, the `field`.
    """
    status = status_of(problems)
    errors = [_error(problem, language) for problem in problems]
    body = {
        "type": "about:blank",
        "title": title_of(problems, language),
        "status": status,
        "detail": " ".join(error["detail"] for error in errors),
        "errors": errors,
    }
    text = json.dumps(body, ensure_ascii=False)
    return Response(status, content_type=PROBLEM, body=text, headers=_headers(problems))


def problem_page(
    problems: Sequence[Problem], house: House, *, back: str, typed: Submission | None
) -> Response[Any]:
    """The problems as a page, for a reader without JavaScript."""
    html = refused_page(problems, house, back=back, typed=typed)
    headers = {**_headers(problems), **_PAGE}
    return Response(status_of(problems), content_type=HTML, body=html, headers=headers)


def payload(response: Response[Any]) -> dict[str, Any]:
    """A response as the HTTP API takes it, for a response that no route made."""
    return {
        "statusCode": response.status_code,
        "headers": response.headers,
        "body": response.body,
        "isBase64Encoded": False,
    }


def _error(problem: Problem, language: Language) -> dict[str, str]:
    field = {"field": problem.values["field"]} if "field" in problem.values else {}
    return {**field, "code": problem.code, "detail": detail_of(problem, language)}


def _headers(problems: Sequence[Problem]) -> Mapping[str, str]:
    headers = dict(_SAFE)
    match problems[0].code:
        case "busy":
            headers["Retry-After"] = str(RETRY_SECONDS)
        case "method_unknown":
            headers["Allow"] = problems[0].values["allow"]
        case "not_from_cdn":
            headers["WWW-Authenticate"] = "X-Origin-Secret"  # a 401 must name a scheme: RFC 9110
        case _:
            pass
    return headers
