"""Posting a comment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kilas.articles.article import Article
from kilas.articles.comment_text import render_comment
from kilas.comments.comment import Comment, comment_id, digest_of
from kilas.comments.rules import Draft, checked, has_visible
from kilas.errors import Refused
from kilas.problems import Problem

if TYPE_CHECKING:
    from kilas.newsroom.site import CommentPolicy, Site
    from kilas.ports import Clock
    from kilas.store.threads import Threads

_TAG = re.compile(r"<[^>]*>")


class Newsroom(Protocol):
    """What comments ask of the newspaper; `kilas.store.records.Records` answers."""

    def live(self, identity: str) -> Article | None:
        """The article with this identity, where readers can open it."""

    def site(self) -> Site | None:
        """The newspaper as site.yaml describes it, or None before there is one."""


@dataclass(frozen=True, slots=True)
class Posted:
    """The comment as the thread now has it, and the article it stands under."""

    comment: Comment
    article: Article


def article_with_thread(identity: str, newsroom: Newsroom) -> Article:
    """The article that readers can open; raise Refused where there is none.

    A static page has no thread either.
    """
    article = newsroom.live(identity)
    if article is None or article.kind != "article":
        raise Refused(Problem("article_missing"))
    return article


def post(
    identity: str, draft: Draft, *, newsroom: Newsroom, threads: Threads, clock: Clock
) -> Posted:
    """Store what a reader sent under an article; a repeat within ten minutes is stored once.

    A draft whose trap is filled comes from a program that fills every field. It is answered like
    any other, so that the program learns nothing, but it is not stored. Raise Refused where the
    article takes no comments or the draft breaks a rule, Contention where the thread is too busy.
    """
    article = article_with_thread(identity, newsroom)
    _require_open(article)
    accepted = checked(draft)
    comment = _comment(article, accepted, _policy(newsroom), clock)
    if not draft.website.strip():
        comment = threads.add(comment, digest_of(accepted.name, accepted.text))
    return Posted(comment, article)


def _require_open(article: Article) -> None:
    if article.comments == "off":
        raise Refused(Problem("comments_off"))
    if article.comments == "closed" or article.withdrawn:
        raise Refused(Problem("comments_closed"))


def _policy(newsroom: Newsroom) -> CommentPolicy:
    site = newsroom.site()
    if site is None:
        # No article is live before there is a site.yaml; this one went away since we looked.
        raise Refused(Problem("article_missing"))
    return site.comments


def _comment(article: Article, draft: Draft, policy: CommentPolicy, clock: Clock) -> Comment:
    body_html = render_comment(draft.text)
    if not has_visible(_TAG.sub("", body_html)):
        raise Refused(Problem("text_missing", values={"field": "text"}))
    posted = clock.now()
    return Comment(
        id=comment_id(posted, digest_of(draft.name, draft.text)),
        identity=article.identity,
        name=draft.name,
        body_html=body_html,
        posted=posted,
        status="pending" if policy.moderation == "before" else "published",
    )
