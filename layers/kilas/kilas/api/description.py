"""The API's description of itself (OpenAPI 3.1), made from its routes and bodies."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kilas.api.answer import HTML_TYPE, PROBLEM
from kilas.api.bodies import CommentBody, CommentsBody, ProblemBody
from kilas.api.request import FORM, JSON
from kilas.texts import texts_of

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

VERSION = "1.0.0"
"""The version of the API (https://semver.org)."""


def _problems(*statuses: int) -> dict[int, Any]:
    return {
        status: {
            "description": texts_of("en").statuses[status],
            "content": {PROBLEM: {"model": ProblemBody}},
        }
        for status in statuses
    }


POST: dict[str, Any] = {
    "summary": "Post a comment",
    "operation_id": "postComment",
    "responses": {
        201: {"description": "Published", "content": {JSON: {"model": CommentBody}}},
        202: {"description": "Waits for an editor", "content": {JSON: {"model": CommentBody}}},
        303: {"description": "The answer to a form: look at the receipt", "content": {}},
        **_problems(400, 404, 409, 413, 415, 422, 429, 500),
    },
}
"""The description of POST of comments."""

GET: dict[str, Any] = {
    "summary": "Read the published comments",
    "operation_id": "listComments",
    "responses": {
        200: {"description": "Comments", "content": {JSON: {"model": CommentsBody}}},
        **_problems(404, 422, 429, 500),
    },
}
"""The description of GET of comments."""


RECEIPT: dict[str, Any] = {
    "summary": "What became of a comment, as a page for the reader who sent the form",
    "operation_id": "readReceipt",
    "responses": {
        200: {"description": "A page", "content": {HTML_TYPE: {}}},
        404: {
            "description": "A page or a problem: there is no such comment, or no such article",
            "content": {HTML_TYPE: {}, PROBLEM: {"model": ProblemBody}},
        },
        **_problems(429, 500),
    },
}
"""The description of GET of a receipt."""


def openapi(resolver: APIGatewayHttpResolver) -> str:
    """The description as JSON text."""
    text = resolver.get_openapi_json_schema(title="Kilas: komentar", version=VERSION)
    document = json.loads(text)
    for operations in document["paths"].values():
        for operation in operations.values():
            content = operation.get("requestBody", {}).get("content", {})
            if JSON in content:
                # Forms reach the resolver as JSON, so the resolver does not describe them.
                content[FORM] = content[JSON]
    return json.dumps(document, ensure_ascii=False)
