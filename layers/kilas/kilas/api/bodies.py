"""The bodies of the HTTP API; Powertools validates them and describes them in OpenAPI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, Field

from kilas.addresses import fragments
from kilas.comments.comment import Status
from kilas.comments.rules import MAX_NAME, MAX_TEXT, Submission

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.articles.article import Article
    from kilas.comments.shown import ShownComment


MAX_ANSWER = 950_000
"""Bytes of the comments of one answer; with the frame around them, 1 MB. Lambda takes 6 MB of an
answer that is escaped a second time.
https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"""


class NewComment(BaseModel):
    """What a reader sends. Lengths are counted after spaces and control characters are tidied."""

    # repr=False: Powertools logs the arguments of a route at level DEBUG.
    name: str = Field(repr=False, json_schema_extra={"minLength": 1, "maxLength": MAX_NAME})
    text: str = Field(
        repr=False,
        description="A small Markdown subset: emphasis, code, quotes, lists, links.",
        json_schema_extra={"minLength": 1, "maxLength": MAX_TEXT},
    )
    website: str = Field(
        default="", repr=False, description="Leave it empty: it is a trap for programs."
    )

    def submission(self) -> Submission:
        """As the rules take it."""
        return Submission(self.name, self.text, self.website)


class CommentBody(BaseModel):
    """A comment; one whose status is pending is not on the site yet."""

    id: str
    name: str
    posted: str = Field(json_schema_extra={"format": "date-time"})
    body_html: str = Field(description="Sanitised HTML.")
    status: Status
    url: str = Field(description="The comment's address on the site, also before it is published.")

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


class CommentsBody(BaseModel):
    """Published comments, the oldest first: as many as fit in an answer of 1 MB."""

    count: int = Field(description="How many the article has in all.")
    comments: list[CommentBody]
    next: str | None = Field(description="The `after` of the request for those that follow.")

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
            size += len(body.model_dump_json().encode())
            if shown and size > most:
                following = shown[-1].id
                break
            shown.append(body)
        return cls(count=count, comments=shown, next=following)


class ErrorBody(BaseModel):
    """One thing to fix."""

    code: str
    detail: str
    field: str | None = None


class ProblemBody(BaseModel):
    """Why a request was refused (https://www.rfc-editor.org/rfc/rfc9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[ErrorBody]
