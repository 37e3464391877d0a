"""Posting a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from kilas.api.repeats import Repeats
from kilas.articles.address import MAX_IDENTITY
from kilas.articles.article import Article
from kilas.comments.comment import MAX_THREAD, Comment, comment_id, digest_of, size_of
from kilas.comments.rules import Accepted, Submission, checked
from kilas.errors import Refused, ThreadFull
from kilas.ports import WallClock
from kilas.problems import Problem
from kilas.store.threads import Threads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.site.site import CommentPolicy, Site
    from kilas.store.records import Sites


class Articles(Protocol):
    """What comments ask of the newspaper. `kilas.store.records.Records` implements this port."""

    def reachable(self, identity: str) -> Article | None:
        """The article with this identity, where readers can open it."""

    def site(self) -> Site | None:
        """The newspaper as site.yaml describes it, or None before there is one."""

    def sites(self) -> Sites:
        """The same, and the settings that pages show."""


class Posted(Struct, frozen=True):
    """The comment as the thread now has it, and its article."""

    comment: Comment
    article: Article


def article_with_thread(identity: str, articles: Articles) -> Article:
    """The article that readers can open; raise Refused where there is none.

    A static page is refused too: it has no thread.
    """
    # No article has a longer identity, and the table refuses keys of more than 2048 bytes.
    article = articles.reachable(identity) if len(identity) <= MAX_IDENTITY else None
    if article is None or article.kind != "article":
        raise Refused(Problem("article_missing"))
    return article


class Post(Struct, frozen=True):
    """The use case: what a reader sends becomes a comment, once."""

    articles: Articles
    threads: Threads
    clock: WallClock
    repeats: Repeats

    def __call__(self, identity: str, submission: Submission, reader: str = "") -> Posted:
        """Store what a reader sent under an article; a repeat within ten minutes is stored once.

        `reader` comes from `repeats.reader_of`. A program that fills every field fills the trap
        too. The program gets the usual answer and learns nothing, and no article shows the
        program's comment. Raise Refused where the article takes no comments or the submission
        breaks a rule, Contention where the thread is too busy.
        """
        article = article_with_thread(identity, self.articles)
        _require_open(article)
        site = _site(self.articles)
        accepted = checked(submission, site)
        comment = _comment(article, accepted, site.comments, self.clock)
        markers = self.repeats.markers(comment, accepted.text, reader)
        if not submission.website.strip():
            return Posted(self._stored(comment, *markers), article)
        trapped = replace(comment, trapped=True)
        own = self.repeats.markers(trapped, accepted.text, reader)
        return Posted(self._stored(trapped, *own, known_by=markers), article)

    def _stored(self, comment: Comment, *markers: str, known_by: Sequence[str] = ()) -> Comment:
        try:
            return self.threads.add(comment, *markers, known_by=known_by)
        except ThreadFull as error:
            raise Refused(Problem("thread_full", values={"limit": str(MAX_THREAD)})) from error


def _require_open(article: Article) -> None:
    if article.comments == "off":
        raise Refused(Problem("comments_off"))
    if article.comments == "closed" or article.withdrawn:
        raise Refused(Problem("comments_closed"))


def _site(articles: Articles) -> Site:
    site = articles.site()
    if site is None:
        # No article is live before there is a site.yaml: the article went away since it was read.
        raise Refused(Problem("article_missing"))
    return site


def _comment(
    article: Article, accepted: Accepted, policy: CommentPolicy, clock: WallClock
) -> Comment:
    posted = clock.now()
    return Comment(
        id=comment_id(posted, digest_of(accepted.name, accepted.text)),
        identity=article.identity,
        name=accepted.name,
        text=accepted.text,
        posted=posted,
        status="pending" if policy.moderation == "before" else "published",
        size=size_of(accepted.name, accepted.text, accepted.body_html),
    )
