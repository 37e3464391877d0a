"""The page at an address that a file or a section may own: an article, a static page, a redirect to
one, or the newest articles of a section.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from msgspec.structs import replace

from kilas.addresses import site_map
from kilas.addresses.shapes import SECTION
from kilas.articles.article import Article
from kilas.articles.summary import is_beginning
from kilas.articles.untitled import without_title
from kilas.bodies.media_addresses import is_https
from kilas.claims import url_name
from kilas.comments.comment import is_full
from kilas.lists import ListId, lists_of, sort_of
from kilas.pages.contents import Contents
from kilas.pages.contexts import ArticlePage, RedirectPage, StaticPage, WithdrawnPage
from kilas.pages.dates import stamp
from kilas.pages.edition import corrections_of, picture
from kilas.pages.follow_ups import Originals, follow_ups_in, mentions_of, originals_in
from kilas.pages.labelled import labelled
from kilas.pages.list_pages import newest_page
from kilas.pages.parts import CommentView, Hyperlink, Thread
from kilas.pages.photo_addresses import shared_picture
from kilas.standing import ArticleStands, related_of
from kilas.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kilas.lists import Entry
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef
    from kilas.pages.parts import Reference, SharedPicture, Stamp
    from kilas.record import Record
    from kilas.store.records import Opened


def address_page(page: PageRef, edition: Edition) -> Contents:
    """The page of the owner of an address: a section of site.yaml, else the file that claims it."""
    address = page.place
    slug = (SECTION.fields_of(address) or {}).get("slug")
    if slug and edition.section_of(slug):
        return newest_page(ListId("section", slug), edition)
    made = _page_of_file(address, edition)
    if slug is None:
        return made
    # A section that is no more had a feed here.
    return replace(made, at={**made.at, site_map.feed(slug): None})


def no_page(page: PageRef, _edition: Edition) -> Contents:
    """Without a good site.yaml nothing is at an address that a file or a section may own."""
    slug = (SECTION.fields_of(page.place) or {}).get("slug")
    feed = {site_map.feed(slug): None} if slug else {}
    return Contents({page.place: None, **feed})


def _page_of_file(address: str, edition: Edition) -> Contents:
    claim = edition.sources.claim(address)
    if claim is None or url_name(address) not in claim.written:
        return Contents({address: None})
    opened = edition.opened(claim.key)
    record, standing = opened.record, opened.standing
    article = record.reachable if record else None
    if record is None or article is None:
        return Contents({address: None})
    if article.url == address:
        return _page_of(record, article, opened, edition)
    if standing is None or standing.address != article.url:
        return Contents({})  # the redirect comes when the page stands where it leads
    is_new = record.revision == 1 and address == article.other_url
    return Contents({address: _redirect(address, article, edition)}, is_new=is_new)


def _page_of(record: Record, article: Article, opened: Opened, edition: Edition) -> Contents:
    standing = opened.standing
    follow_ups = tuple(each.sort for each in opened.follow_ups)
    later = mentions_of(article.key, opened.follow_ups[: edition.sizes.follow_ups])
    if article.withdrawn:
        stands = ArticleStands(record, standing, follow_ups=follow_ups)
        named = follow_ups_in(later, edition)
        return Contents({article.url: _withdrawn(article, named, edition)}, stands=stands)
    body = edition.body_of(article, record.shown)
    if article.kind == "page":
        stands = ArticleStands(record, standing)
        return Contents({article.url: static_context(article, body, edition)}, stands=stands)
    linked = [each for each in lists_of(article) if each.kind in {"tag", "author"}]
    found = edition.sources.listings.standing(linked)
    without = tuple(each for each in linked if not found[each].newest)
    related = _related(article, edition)
    originals = Originals(article, edition.sources.records)
    mentions = (*later, *originals.mentions())
    page = replace(
        article_context(article, body, without, related, edition),
        originals=originals_in(mentions, edition),
        follow_ups=follow_ups_in(mentions, edition),
    )
    seen, shown = originals.revisions, related_of(related)
    stands = ArticleStands(record, standing, without, shown, follow_ups, seen, mentions)
    return Contents({article.url: page}, stands=stands, is_new=standing is None)


def _redirect(address: str, article: Article, edition: Edition) -> RedirectPage:
    return RedirectPage(
        chrome=edition.chrome(address),
        address=address,
        title=_labelled(article, edition),
        canonical=edition.absolute(article.url),
        url=article.url,
    )


def _withdrawn(
    article: Article, follow_ups: tuple[Reference, ...], edition: Edition
) -> WithdrawnPage:
    return WithdrawnPage(
        chrome=edition.chrome(article.url),
        title=article.title,
        canonical=edition.absolute(article.url),
        reason=article.withdrawn,
        published=stamp(article.published, edition.site, by_day=article.by_day),
        follow_ups=follow_ups,
    )


def static_context(article: Article, body_html: str, edition: Edition) -> StaticPage:
    """The page of a static page."""
    return StaticPage(
        chrome=edition.chrome(article.url),
        title=article.title,
        canonical=edition.absolute(article.url),
        summary=article.summary,
        body_html=without_title(body_html, article.title),
        lang=article.lang,
        shared=edition.section_picture(),
    )


def _shared(article: Article, edition: Edition) -> SharedPicture | None:
    """What stands beside a link to the article; None where that is a photo of another site. A photo
    that is not there yet is beside no link.
    """
    own = shared_picture(article)
    is_elsewhere = article.image is not None and is_https(article.image.path)
    return own if own or is_elsewhere else edition.section_picture(article.section)


def article_context(
    article: Article,
    body_html: str,
    without: Collection[ListId],
    related: Sequence[Entry],
    edition: Edition,
) -> ArticlePage:
    """The page of an article; it has no link to the lists `without`, whose pages do not stand."""
    canonical = edition.absolute(article.url)
    section = edition.section(article)
    text = without_title(body_html, article.title)
    return ArticlePage(
        **_passed_on(article),
        chrome=edition.chrome(section.url if section else article.url),
        canonical=canonical,
        published=stamp(article.published, edition.site, by_day=article.by_day),
        modified=_modified(article, edition),
        section=section,
        tags=edition.tags(article, without),
        authors=edition.bylines(article, without),
        picture=picture(article),
        shared=_shared(article, edition),
        standfirst="" if is_beginning(article.summary, text) else article.summary,
        body_html=text,
        corrections=corrections_of(article, edition.site),
        share=share_links(_labelled(article, edition), canonical),
        related=edition.cards(related),
        thread=_thread(article, edition),
        originals=(),
        follow_ups=(),
    )


def _labelled(article: Article, edition: Edition) -> str:
    return labelled(article, texts_of(edition.site.language).interface)


def _modified(article: Article, edition: Edition) -> Stamp | None:
    if article.modified is None:
        return None
    return stamp(article.modified, edition.site, by_day=article.modified_by_day)


@cache
def _fields_passed_on() -> tuple[str, ...]:
    of_article = Article.__annotations__
    return tuple(
        name for name, kind in ArticlePage.__annotations__.items() if of_article.get(name) == kind
    )


def _passed_on(article: Article) -> dict[str, Any]:
    """The fields that have the same name and type in Article and in ArticlePage: the page shows
    them as the source has them. A new one needs no line here.
    """
    return {name: getattr(article, name) for name in _fields_passed_on()}


def _related(article: Article, edition: Edition) -> Sequence[Entry]:
    """The articles of the section just before this one. Newer ones are not among them, so a page
    stays the same when they come.
    """
    if article.section is None:
        return ()
    section = ListId("section", article.section)
    return edition.sources.listings.before(section, sort_of(article), edition.sizes.related)


def _thread(article: Article, edition: Edition) -> Thread | None:
    if article.comments == "off":
        return None
    comments = edition.sources.threads.published(article.identity)
    shown = edition.show.fitting(comments)
    is_open = article.comments == "open"
    is_cut = len(shown) < len(comments)
    return Thread(
        count=len(comments),
        comments=tuple(
            CommentView(
                id=each.comment.id,
                name=each.name,
                posted=stamp(each.comment.posted, edition.site),
                body_html=each.html,
            )
            for each in shown
        ),
        form_action=site_map.comments_api(article.identity) if is_open else "",
        moderated=edition.site.comments.moderation == "before",
        full=is_cut or (is_open and is_full(sum(comment.size for comment in comments))),
    )


def share_links(title: str, canonical: str) -> tuple[Hyperlink, ...]:
    """Plain links with which a reader passes an article on, without scripts or tracking.

    WhatsApp, Telegram, Facebook, X and e-mail, in the order of their use in Indonesia.
    """
    text = quote(title, safe="", errors="replace")
    url = quote(canonical, safe="", errors="replace")
    return (
        Hyperlink("WhatsApp", f"https://wa.me/?text={text}%20{url}"),
        Hyperlink("Telegram", f"https://t.me/share/url?url={url}&text={text}"),
        Hyperlink("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={url}"),
        Hyperlink("X", f"https://x.com/intent/post?url={url}&text={text}"),
        Hyperlink("E-mail", f"mailto:?subject={text}&body={url}"),
    )
