"""The bodies of the HTTP API. openapi.json describes them; a test holds the two equal.

They are msgspec's: Powertools would bring pydantic for them, which costs a cold start more than the
rest of the API (docs/decisions/0044).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Self

from msgspec import Meta, Struct
from msgspec.json import encode
from msgspec.structs import fields

from kilas.addresses import fragments
from kilas.comments.comment import MAX_NAME, MAX_TEXT, Status
from kilas.comments.rules import Submission
from kilas.errors import Refused
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.articles.article import Article
    from kilas.comments.shown import ShownComment


MAX_ANSWER = 950_000
"""Bytes of the comments of one answer; with the frame around them, 1 MB. Lambda takes 6 MB of an
answer that is escaped a second time.
https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"""


class NewComment(Struct, frozen=True):
    """What a reader sends. Lengths are counted after spaces and control characters are tidied."""

    name: Annotated[str, Meta(extra_json_schema={"minLength": 1, "maxLength": MAX_NAME})]
    text: Annotated[
        str,
        Meta(
            description="A small Markdown subset: emphasis, code, quotes, lists, links.",
            extra_json_schema={"minLength": 1, "maxLength": MAX_TEXT},
        ),
    ]
    website: Annotated[str, Meta(description="Leave it empty: it is a trap for programs.")] = ""


def read_submission(body: Any) -> Submission:
    """What a reader sent, from the value of the JSON; raise Refused with all fields that are wrong.

    Unknown fields are left alone.
    """
    if not isinstance(body, dict):
        raise Refused(Problem("bad_json"))
    problems = []
    values: dict[str, str] = {}
    for each in fields(NewComment):
        value = body.get(each.name, "" if not each.required else None)
        if isinstance(value, str):
            values[each.name] = value
        else:
            problems.append(
                Problem(
                    "field_invalid" if each.name in body else "field_missing",
                    values={"field": each.name},
                )
            )
    if problems:
        raise Refused(*problems)
    return Submission(**values)


class CommentBody(Struct, frozen=True):
    """A comment; one whose status is pending is not on the site yet."""

    id: str
    name: str
    posted: Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
    body_html: Annotated[str, Meta(description="Sanitised HTML.")]
    status: Status
    url: Annotated[
        str, Meta(description="The comment's address on the site, also before it is published.")
    ]

    @classmethod
    def of(cls, shown: ShownComment, article: Article) -> Self:
        """The body of one comment under its article."""
        comment = shown.comment
        return cls(
            id=comment.id,
            name=shown.name,
            posted=comment.posted.isoformat(timespec="seconds").replace("+00:00", "Z"),
            body_html=shown.html,
            status=comment.status,
            url=fragments.to(fragments.comment_id(comment.id), article.url),
        )


class CommentsBody(Struct, frozen=True):
    """Published comments, the oldest first: as many as fit in an answer of 1 MB."""

    count: Annotated[int, Meta(description="How many the article has in all.")]
    comments: list[CommentBody]
    next: Annotated[
        str | None, Meta(description="The `after` of the request for those that follow.")
    ]

    @classmethod
    def of(
        cls,
        comments: Iterable[ShownComment],
        following: str | None,
        count: int,
        article: Article,
        most: int = MAX_ANSWER,
    ) -> Self:
        """The body of as many of these comments as fit in `most` bytes, and of one at least.

        `following` is the last of these where the thread goes on after them.
        """
        shown: list[CommentBody] = []
        size = 0
        for body in (CommentBody.of(each, article) for each in comments):
            size += len(encode(body))
            if shown and size > most:
                following = shown[-1].id
                break
            shown.append(body)
        return cls(count=count, comments=shown, next=following)


class ErrorBody(Struct, frozen=True):
    """One thing to fix."""

    code: str
    detail: str
    field: str | None = None


class ProblemBody(Struct, frozen=True):
    """Why a request was refused (https://www.rfc-editor.org/rfc/rfc9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[ErrorBody]
