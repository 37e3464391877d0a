"""The page at an address that a file claims: an article, a static page, or the way to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.addresses.site_map import comments_api
from kilas.claims import folded, url_name
from kilas.comments.comment import is_full
from kilas.lists import ListId, entry_of
from kilas.pages import sizes
from kilas.pages.contexts import (
    ArticlePage,
    CommentView,
    CorrectionNote,
    RedirectPage,
    StaticPage,
    Thread,
    WithdrawnPage,
)
from kilas.pages.dates import stamp
from kilas.pages.render import render
from kilas.pages.serving import discussed_page, page, redirect
from kilas.pages.share import share_links
from kilas.pages.state import picture

if TYPE_CHECKING:
    from kilas.articles.article import Article
    from kilas.pages.contexts import Card
    from kilas.pages.state import Edition, Sources
    from kilas.ports import Output


def claimed_page(path: str, sources: Sources, edition: Edition) -> Output | None:
    """What ought to stand at an address: the page of whoever holds it."""
    name = url_name(path)
    claim = sources.records.claims([name]).get(folded(name))
    record = sources.records.get(claim.key) if claim and name in claim.written else None
    article = record.reachable if record else None
    if record is None or article is None:
        return None
    if article.url != path:
        return _redirect(path, article, edition)
    if article.withdrawn:
        return page(render(_withdrawn(article, edition)))
    body = sources.body(record)
    if article.kind == "page":
        return page(render(_static(article, body, edition)))
    html = render(_article(article, body, sources, edition))
    return discussed_page(html) if article.comments == "open" else page(html)


def _redirect(path: str, article: Article, edition: Edition) -> Output:
    context = RedirectPage(
        chrome=edition.chrome(path),
        title=article.title,
        canonical=edition.absolute(article.url),
        url=article.url,
    )
    return redirect(render(context), article.url)


def _withdrawn(article: Article, edition: Edition) -> WithdrawnPage:
    return WithdrawnPage(
        chrome=edition.chrome(article.url),
        title=article.title,
        canonical=edition.absolute(article.url),
        reason=article.withdrawn,
        published=stamp(article.published, edition.site),
    )


def _static(article: Article, body_html: str, edition: Edition) -> StaticPage:
    return StaticPage(
        chrome=edition.chrome(article.url),
        title=article.title,
        canonical=edition.absolute(article.url),
        summary=article.summary,
        body_html=body_html,
    )


def _article(article: Article, body_html: str, sources: Sources, edition: Edition) -> ArticlePage:
    canonical = edition.absolute(article.url)
    section = edition.section(article)
    return ArticlePage(
        chrome=edition.chrome(section.url if section else article.url),
        title=article.title,
        canonical=canonical,
        summary=article.summary,
        published=stamp(article.published, edition.site),
        modified=stamp(article.modified, edition.site) if article.modified else None,
        section=section,
        tags=edition.tags(article),
        authors=edition.bylines(article),
        dateline=article.dateline,
        picture=picture(article.image),
        body_html=body_html,
        corrections=tuple(
            CorrectionNote(stamp(correction.date, edition.site), correction.note)
            for correction in article.corrections
        ),
        sponsored=article.sponsored,
        unverified=article.unverified,
        share=share_links(article.title, canonical),
        related=_related(article, sources, edition),
        thread=_thread(article, sources, edition),
    )


def _related(article: Article, sources: Sources, edition: Edition) -> tuple[Card, ...]:
    """The articles of the section just before this one. Looking only backwards in time keeps a
    page as it is when newer articles come.
    """
    if article.section is None:
        return ()
    entries = sources.records.entries(
        ListId("section", article.section).text,
        before=entry_of(article).sort,
        descending=True,
        limit=sizes.RELATED,
    )
    return edition.cards(sources.listed(entries))


def _thread(article: Article, sources: Sources, edition: Edition) -> Thread | None:
    if article.comments == "off":
        return None
    comments = sources.threads.published(article.identity)
    is_open = article.comments == "open"
    return Thread(
        count=len(comments),
        comments=tuple(
            CommentView(
                id=comment.id,
                name=comment.name,
                posted=stamp(comment.posted, edition.site),
                body_html=comment.body_html,
            )
            for comment in comments
        ),
        form_action=comments_api(article.identity) if is_open else "",
        moderated=edition.site.comments.moderation == "before",
        full=is_open and is_full(sum(comment.size for comment in comments)),
    )
