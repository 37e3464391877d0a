"""The lists and addresses of the site, computed from the truth for the oracle."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.converge.truth import author_slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kilas.pages.sizes import Sizes
    from tests.converge.truth import Shown, Truth

_IN_TEXT: Final = re.compile(r"!\[\w*\]\((media/[\w./-]+)\)")
"""As the sources of histories have photos."""


class Member(NamedTuple):
    """A list of articles: the folder of its months, and the address of its newest page, or ""."""

    folder: str
    newest: str


ALL = Member("/arsip/", "/")


def owners(truth: Truth) -> dict[str, Shown]:
    """The file at each address of a live or withdrawn file."""
    return {url: file for file in truth.files if file.reachable for url in file.addresses}


def lists(truth: Truth) -> dict[Member, list[Shown]]:
    """The articles of each list, the oldest first."""
    members: dict[Member, list[Shown]] = defaultdict(list)
    members[ALL] = []
    sections = {section.slug for section in truth.site.sections} if truth.site else set()
    for slug in sections:
        members[Member(f"/{slug}/", f"/{slug}/")] = []
    for file in truth.listed:
        for member in _lists_of(file, sections):
            members[member].append(file)
    return members


def _lists_of(file: Shown, sections: set[str]) -> Iterator[Member]:
    article = file.article
    yield ALL
    if article.section:
        folder = f"/{article.section}/"
        yield Member(folder, folder if article.section in sections else "")
    folders = [f"/topik/{slug}/" for slug in sorted({tag.slug for tag in article.tags})]
    folders += [f"/penulis/{slug}/" for slug in sorted(set(map(author_slug, article.authors)))]
    yield from (Member(folder, folder) for folder in folders)


def pages_of_lists(truth: Truth, sizes: Sizes) -> dict[str, list[str]]:
    """The addresses of the articles on each page of a list, by the page's address, in order."""
    pages: dict[str, list[str]] = {}
    for member, files in lists(truth).items():
        newest = [file.article.url for file in reversed(files)]
        if member.newest:
            pages[member.newest] = newest[: sizes.newest_page]
            if member is ALL:
                pages[member.newest] = _front(truth, [*reversed(files)], sizes)
        for month, part in months(truth, files).items():
            root = f"{member.folder}{month.replace('-', '/')}/"
            urls = [file.article.url for file in part]
            number, most = 1, sizes.month_page + sizes.month_rest
            while len(urls) > most:
                full, urls = urls[: sizes.month_page], urls[sizes.month_page :]
                pages[f"{root}{number}/"] = full[::-1]
                number += 1
            pages[root] = urls[::-1]
    return pages


def _front(truth: Truth, newest: list[Shown], sizes: Sizes) -> list[str]:
    """The addresses on the front page: the lead and the latest, then what each section has besides,
    then what is left of the newest.
    """
    assert truth.site
    led = _led(newest[: sizes.newest_page])
    page = led[: sizes.front_top]
    sections = [section.slug for section in truth.site.sections][: sizes.blocks]
    for slug in sections:
        most = min(sizes.block, sizes.blocks // len(sections))
        others = [
            file.article.url
            for file in newest
            if file.article.section == slug and file.article.url not in led[: sizes.front_top]
        ]
        page += others[:most]
    return page + [url for url in led if url not in page]


def _led(newest: list[Shown]) -> list[str]:
    """The addresses on the front page: the newest chosen article first, else the newest news."""
    grades = [
        (file.article.sponsored, not (file.article.headline and not file.article.sponsored), place)
        for place, file in enumerate(newest)
    ]
    urls = [file.article.url for file in newest]
    first = min(grades, default=(False, False, 0))[2]
    return urls[first : first + 1] + urls[:first] + urls[first + 1 :]


def static_pages(truth: Truth) -> list[str]:
    """The addresses in the sitemap of pages: sections as site.yaml has them, pages as dated."""
    assert truth.site
    sections = [f"/{section.slug}/" for section in truth.site.sections]
    live = [file for file in truth.files if file.life == "live" and file.article.kind == "page"]
    dated = sorted(live, key=lambda file: file.sort)
    return ["/", *sections, *(file.article.url for file in dated)]


def months(truth: Truth, files: list[Shown]) -> dict[str, list[Shown]]:
    """The files of each month of the newspaper's zone, as they come."""
    found: dict[str, list[Shown]] = defaultdict(list)
    assert truth.site
    for file in files:
        found[f"{file.article.published.astimezone(truth.site.zone):%Y-%m}"].append(file)
    return found


def feeds(truth: Truth, sizes: Sizes) -> dict[str, list[str]]:
    """The addresses of the articles in each feed, the newest first."""
    found: dict[str, list[str]] = {}
    for member, files in lists(truth).items():
        if member is ALL or (member.newest and member.folder.count("/") == 2):
            address = "/feed.xml" if member is ALL else f"{member.folder}feed.xml"
            found[address] = [file.article.url for file in reversed(files)][: sizes.feed]
    return found


def related(truth: Truth, sizes: Sizes) -> dict[str, list[str]]:
    """The addresses of the articles just before each article of a section, the newest first."""
    found: dict[str, list[str]] = {}
    before: dict[str | None, list[str]] = defaultdict(list)
    for file in truth.listed:
        earlier = before[file.article.section] if file.article.section else []
        found[file.article.url] = earlier[::-1][: sizes.related]
        before[file.article.section].append(file.article.url)
    return found


def photos(truth: Truth, there: Collection[str]) -> dict[str, str]:
    """The key of the photo of each live article by the article's address, "" of one without: that
    of its front matter, else the first of its text that is there.
    """
    found: dict[str, str] = {}
    for file in truth.listed:
        named = file.article.image.path.removeprefix("/") if file.article.image else ""
        is_markdown = file.article.key.endswith(".md")
        shown = _IN_TEXT.findall(file.source.decode(errors="replace")) if is_markdown else []
        found[file.article.url] = named or next((each for each in shown if each in there), "")
    return found
