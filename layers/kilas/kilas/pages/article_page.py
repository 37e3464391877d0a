"""The page at an address that a file claims: an article, a static page, or the way to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.comments.comment import is_full
from kilas.lists import ListId, entry_of
from kilas.pages import sizes
from kilas.pages.addresses import thread_address
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
from kilas.pages.outputs import discussed_page, page, redirect
from kilas.pages.render import render
from kilas.pages.share import share_links
from kilas.pages.state import picture
from kilas.record import url_name

if TYPE_CHECKING:
    from kilas.articles.article import Article
    from kilas.pages.contexts import Card
    from kilas.pages.state import Library, Presenter
    from kilas.ports import Output


def claimed_page(path: str, library: Library, presenter: Presenter) -> Output | None:
    """What ought to stand at an address: the page of whoever holds it."""
    name = url_name(path)
    claim = library.records.claims([name]).get(name)
    record = library.records.get(claim.key) if claim else None
    article = record.reachable if record else None
    if record is None or article is None:
        return None
    if article.url != path:
        return _redirect(path, article, presenter)
    if article.withdrawn:
        return page(render(_withdrawn(article, presenter)))
    body = library.body(record)
    if article.kind == "page":
        return page(render(_static(article, body, presenter)))
    html = render(_article(article, body, library, presenter))
    return discussed_page(html) if article.comments == "open" else page(html)


def _redirect(path: str, article: Article, presenter: Presenter) -> Output:
    context = RedirectPage(
        chrome=presenter.chrome(path),
        title=article.title,
        canonical=presenter.absolute(article.url),
        url=article.url,
    )
    return redirect(render(context), article.url)


def _withdrawn(article: Article, presenter: Presenter) -> WithdrawnPage:
    return WithdrawnPage(
        chrome=presenter.chrome(article.url),
        title=article.title,
        canonical=presenter.absolute(article.url),
        reason=article.withdrawn,
        published=stamp(article.published, presenter.site),
    )


def _static(article: Article, body_html: str, presenter: Presenter) -> StaticPage:
    return StaticPage(
        chrome=presenter.chrome(article.url),
        title=article.title,
        canonical=presenter.absolute(article.url),
        summary=article.summary,
        body_html=body_html,
    )


def _article(
    article: Article, body_html: str, library: Library, presenter: Presenter
) -> ArticlePage:
    canonical = presenter.absolute(article.url)
    section = presenter.section(article)
    return ArticlePage(
        chrome=presenter.chrome(section.url if section else article.url),
        title=article.title,
        canonical=canonical,
        summary=article.summary,
        published=stamp(article.published, presenter.site),
        modified=stamp(article.modified, presenter.site) if article.modified else None,
        section=section,
        tags=presenter.tags(article),
        authors=presenter.bylines(article),
        dateline=article.dateline,
        picture=picture(article.image),
        body_html=body_html,
        corrections=tuple(
            CorrectionNote(stamp(correction.date, presenter.site), correction.note)
            for correction in article.corrections
        ),
        sponsored=article.sponsored,
        unverified=article.unverified,
        share=share_links(article.title, canonical),
        related=_related(article, library, presenter),
        thread=_thread(article, library, presenter),
    )


def _related(article: Article, library: Library, presenter: Presenter) -> tuple[Card, ...]:
    """The articles of the section just before this one. Looking only backwards in time keeps a
    page as it is when newer articles come.
    """
    if article.section is None:
        return ()
    entries = library.records.entries(
        ListId("section", article.section).text,
        before=entry_of(article).sort,
        descending=True,
        limit=sizes.RELATED,
    )
    return presenter.cards(library.listed(entries))


def _thread(article: Article, library: Library, presenter: Presenter) -> Thread | None:
    if article.comments == "off":
        return None
    comments = library.threads.published(article.identity)
    is_open = article.comments == "open"
    return Thread(
        count=len(comments),
        comments=tuple(
            CommentView(
                id=comment.id,
                name=comment.name,
                posted=stamp(comment.posted, presenter.site),
                body_html=comment.body_html,
            )
            for comment in comments
        ),
        form_action=thread_address(article.identity) if is_open else "",
        moderated=presenter.site.comments.moderation == "before",
        full=is_open and is_full(sum(comment.size for comment in comments)),
    )
