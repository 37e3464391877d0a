"""The HTTP status of each problem of a request, and the words for the reader.

Statuses keep to RFC 9110: 400 where the request cannot be read, 422 where a readable request
breaks a rule, 409 where the article takes no comments, or no more. CloudFront replaces some errors
of the site bucket (403, 503 ...) by a page of the newspaper. It would replace those of the API too,
and the reader's text would be lost. So 403 is not used, and a busy thread is 429 (RFC 6585, 4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.problems import Problem
    from kilas.texts import Language

STATUSES: Final = {
    "bad_json": 400,
    "not_utf8": 400,
    "too_many_fields": 400,
    "bad_base64": 400,
    "cross_site": 400,
    "not_from_cdn": 401,
    "path_unknown": 404,
    "article_missing": 404,
    "method_unknown": 405,
    "comments_closed": 409,
    "comments_off": 409,
    "thread_full": 409,
    "body_too_large": 413,
    "media_type": 415,
    "name_missing": 422,
    "name_too_long": 422,
    "name_reserved": 422,
    "text_missing": 422,
    "text_too_long": 422,
    "text_too_large": 422,
    "too_many_links": 422,
    "field_missing": 422,
    "field_invalid": 422,
    "busy": 429,
    "unexpected": 500,
}
"""The HTTP status of each problem that the API can meet, by the problem's code."""


def status_of(problems: Sequence[Problem]) -> int:
    """The HTTP status that answers the problems: the status of the first."""
    return STATUSES[problems[0].code]


def title_of(problems: Sequence[Problem], language: Language) -> str:
    """The meaning of the status that answers the problems."""
    return texts_of(language).statuses[status_of(problems)]


def detail_of(problem: Problem, language: Language) -> str:
    """What is wrong, and what to do instead."""
    return " ".join(texts_of(language).refusals[problem.code]).format_map(problem.values)
