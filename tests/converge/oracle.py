"""An independent opinion on what the site must be.

A rebuild runs the same judge and the same templates as the newsroom that it is compared with, so a
wrong page is wrong on both sides. The oracle computes names, lists, links, comments and the set of
all objects from the truth in its own way: of the product it uses the functions that read a source
alone (tests/converge/truth.py).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from tests.converge import expected, following
from tests.converge.by_name import wrong_names
from tests.converge.links import dead_links
from tests.converge.logos import wrong_logos
from tests.converge.objects import (
    objects_of_site,
    photos,
    previews,
    renditions,
    reports,
    stylesheets,
)
from tests.converge.overview import OVERVIEW, overview_differences
from tests.converge.pictures import wrong_pictures
from tests.converge.renamed import wrong_hints
from tests.converge.stored import NOTHING, key_at, stored
from tests.converge.truth import Truth, truth
from tests.converge.written import wrong_notes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kilas.ports import Item, Output
    from tests.converge.stored import Stored
    from tests.converge.truth import Shown
    from tests.fakes.world import World

_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".ico": "image/x-icon",
    ".png": "image/png",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".xml": "application/xml; charset=utf-8",
    "feed.xml": "application/rss+xml; charset=utf-8",
}
"""The content type of an object, by the end of its key; the last that fits counts."""


SITEMAP_OF_PAGES: Final = "/sitemaps/halaman.xml"
LARGEST_SITEMAP: Final = 50_000
"""https://www.sitemaps.org/protocol.html"""


def assert_right(world: World) -> None:
    """Fail where the site of a world at rest is not what the oracle says, with every difference."""
    found = Oracle(world).differences()
    assert not found, "\n".join(["the oracle says otherwise:", *found])


class Oracle:
    """Compares what stands in a world at rest with what its truth comes to."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._truth: Truth = truth(world.content, world.clock.now())
        self._sizes = world.pages.sizes

    def differences(self) -> list[str]:
        """What is otherwise than it must be, one line each."""
        found = [*self._objects(), *self._threads()]
        if self._truth.site:
            found += [
                *self._lists(),
                *self._programs(),
                *self._addresses(),
                *wrong_notes(self._world, self._truth),
                *wrong_names(self._world, self._truth),
                *wrong_hints(self._world, self._truth),
                *(f"{link.source} links to {link.target}" for link in dead_links(self._world)),
            ]
        overview = overview_differences(self._world, self._truth, self._sizes)
        return [*found, *self._stylesheets(), *self._headers(), *self._photos(), *overview]

    # --- objects -------------------------------------------------------------------------------

    def _objects(self) -> Iterator[str]:
        world = self._world
        sitemaps = {key_at(part) for part in self._says("sitemap.xml").parts}
        keys = objects_of_site(self._truth, world.content, self._sizes) | sitemaps
        keys |= stylesheets(world.site.objects).keys()
        yield from _other_keys("site", world.site.objects.keys(), keys)
        on_desk = {*reports(world.content), *OVERVIEW}
        yield from _other_keys("desk", world.desk.objects.keys(), on_desk)

    def _stylesheets(self) -> Iterator[str]:
        """Each page has the one with the colours of site.yaml."""
        added = stylesheets(self._world.site.objects)
        accent = self._truth.site.design.light.accent if self._truth.site else None
        wanted = "" if accent is None else f"--accent: #{accent:06x};"
        for page, (output, *_) in self._world.site.objects.items():
            for key in stored(output).links:
                if key in added and (wanted not in added[key] or bool(wanted) != bool(added[key])):
                    yield f"{page} has other colours: {key}"

    def _headers(self) -> Iterator[str]:
        for key, (output, *_) in self._world.site.objects.items():
            if not (
                key.startswith("media/") or output.redirect.startswith(("/_foto/", "/_rubrik/"))
            ):
                fitting = [type_ for end, type_ in _TYPES.items() if key.endswith(end)]
                yield from _other(f"type of {key}", output.content_type, fitting[-1])
        for key in previews(self._truth):
            output = self._output(key)
            yield from _other(f"cache of {key}", output and output.cache_control, "no-store")
            if not self._says(key).noindex:
                yield f"{key} may be listed"
        for key, (output, *_) in self._world.desk.objects.items():
            type_ = OVERVIEW.get(key, _TYPES[".txt"])
            yield from _other(f"type of {key}", output.content_type, type_)
            yield from _other(f"cache of {key}", output.cache_control, "no-store")

    def _photos(self) -> Iterator[str]:
        there = photos(self._world.content)
        for key, (format_, _) in there.items():
            output = self._output(key)
            if output:
                type_ = "application/pdf" if format_ == "PDF" else "image/jpeg"
                yield from _other(f"type of {key}", output.content_type, type_)
        for key, leads_to in renditions(self._world.content).items():
            output = self._output(key)
            target = f"/{leads_to}" if leads_to else ""
            yield from _other(f"redirect of {key}", output and output.redirect, target)
        for page, (output, *_) in self._world.site.objects.items():
            for key, sizes in stored(output).photos.items():
                width, height = there[key][1] if key in there else ("", "")
                yield from _other(f"{key} in {page}", sizes, {(str(width), str(height))})
        own = expected.photos(self._truth, there)
        for page, (output, *_) in self._world.site.objects.items():
            says = stored(output)
            named = {*says.headlines, *says.related, *(says.entries if "feed" in page else ())}
            wanted = {url: own[url] for url in named if own.get(url)}
            yield from _other(f"photos of articles in {page}", says.pictures, wanted)
        shared = {url: photo for url, photo in own.items() if photo in there}
        yield from wrong_pictures(self._world, self._truth, shared)
        yield from wrong_logos(self._world, self._truth)

    # --- pages ---------------------------------------------------------------------------------

    def _lists(self) -> Iterator[str]:
        for address, urls in expected.pages_of_lists(self._truth, self._sizes).items():
            says = self._says(key_at(address))
            yield from _other(f"cards of {address}", says.headlines, urls)
            yield from _other(f"canonical of {address}", says.canonical, address)
        months = expected.months(self._truth, self._truth.listed)
        found = [link for link in self._says("arsip/index.html").links if _is_month(link)]
        wanted = [f"arsip/{month.replace('-', '/')}/index.html" for month in sorted(months)][::-1]
        yield from _other("months of the archive", found, wanted)

    def _programs(self) -> Iterator[str]:
        """Feeds and sitemaps."""
        followed = following.followed(self._truth, self._sizes)
        for address, urls in expected.feeds(self._truth, self._sizes).items():
            says = self._says(key_at(address))
            yield from _other(f"items of {address}", says.entries, urls)
            links = [link for url in urls for link in followed[url]]
            yield from _other(f"follow-ups and originals in {address}", says.followed, links)
        yield from self._sitemaps()

    def _sitemaps(self) -> Iterator[str]:
        """The parts of each month that the index names: together they have its articles."""
        months = expected.months(self._truth, self._truth.listed)
        parts: dict[str, list[list[str]]] = {month: [] for month in months}
        pages, *others = self._says("sitemap.xml").parts or [""]
        yield from _other("sitemap of pages", pages, SITEMAP_OF_PAGES)
        wanted = expected.static_pages(self._truth)
        yield from _other("sitemap of pages", self._says(key_at(SITEMAP_OF_PAGES)).entries, wanted)
        for part in others:
            month = part.removeprefix("/sitemaps/")[: len("2026-11")]
            parts.setdefault(month, []).append(self._says(key_at(part)).entries)
        for month, cut in parts.items():
            wanted = [file.article.url for file in reversed(months.get(month, []))]
            if wanted not in (_joined(cut), _joined(cut[::-1])):
                yield f"sitemaps of {month}: {cut!r}, and not {wanted!r}"
            most = (
                self._sizes.month_page + self._sizes.month_rest if len(cut) > 1 else LARGEST_SITEMAP
            )
            if not all(0 < len(some) <= most for some in cut):
                yield f"sitemaps of {month}: parts of {[len(some) for some in cut]}"

    def _addresses(self) -> Iterator[str]:
        related = expected.related(self._truth, self._sizes)
        followed = following.followed(self._truth, self._sizes)
        published = self._published()
        for address, file in expected.owners(self._truth).items():
            output, says = self._output(key_at(address)), self._says(key_at(address))
            moved = address != file.article.url
            target = file.article.url if moved else ""
            yield from _other(f"redirect of {address}", output and output.redirect, target)
            yield from _other(f"refresh of {address}", says.refresh, target)
            yield from _other(f"canonical of {address}", says.canonical, file.article.url)
            if not moved:
                yield from self._article(file, says, related, published)
                links = followed[file.article.url]
                yield from _other(f"follow-ups and originals of {address}", says.followed, links)

    def _article(
        self,
        file: Shown,
        says: Stored,
        related: dict[str, list[str]],
        published: dict[str, list[str]],
    ) -> Iterator[str]:
        article, url = file.article, file.article.url
        withdrawn = file.life == "withdrawn"
        yield from _other(f"noindex of {url}", says.noindex, withdrawn)
        has_thread = article.kind == "article" and not withdrawn and article.comments != "off"
        comments = published.get(article.identity, []) if has_thread else []
        yield from _other(f"comments of {url}", says.comments, comments)
        yield from _other(f"related of {url}", says.related, related.get(url, []))
        open_ = has_thread and article.comments == "open"
        if says.asks_for_comments and not open_:
            yield f"{url} asks for comments"

    # --- comments ------------------------------------------------------------------------------

    def _comments(self) -> list[Item]:
        items = [each for each in self._world.table.all_items() if "posted" in each]
        shown = [each for each in items if each["sk"].startswith("COMMENT#")]
        return sorted(shown, key=lambda item: (item["posted"], item["id"]))

    def _published(self) -> dict[str, list[str]]:
        """The ids of the published comments of each identity, the oldest first."""
        found: dict[str, list[str]] = {}
        for item in self._comments():
            if item["status"] == "published":
                found.setdefault(item["identity"], []).append(item["id"])
        return found

    def _threads(self) -> Iterator[str]:
        """What the table keeps beside the comments: the queue of moderation, and the counts."""
        comments = self._comments()
        pending = [each for each in comments if each["status"] == "pending"]
        waiting = [(each.identity, each.id) for each in self._world.moderation.waiting()]
        yield from _other(
            "moderation", sorted(waiting), sorted((e["identity"], e["id"]) for e in pending)
        )
        items = list(self._world.table.all_items())
        queued = [each for each in items if each["pk"] == "MODERATION"]
        yield from _other("items of moderation", len(queued), len(pending))
        counted = Counter((each["identity"], each["status"]) for each in comments)
        for item in items:
            if item["sk"] == "COUNTS":
                identity = item["pk"].removeprefix("THREAD#")
                for status in ("published", "pending"):
                    number = counted[identity, status]
                    yield from _other(f"{status} of {identity}", item.get(status, 0), number)

    def _output(self, key: str) -> Output | None:
        found = self._world.site.objects.get(key)
        return found[0] if found else None

    def _says(self, key: str) -> Stored:
        output = self._output(key)
        return stored(output) if output else NOTHING


def _joined(parts: Iterable[Sequence[str]]) -> list[str]:
    return [url for part in parts for url in part]


def _is_month(key: str) -> bool:
    return key.startswith("arsip/") and key.count("/") == 3


def _other(what: str, found: object, wanted: object) -> Iterator[str]:
    if found != wanted:
        yield f"{what}: {found!r}, and not {wanted!r}"


def _other_keys(shelf: str, found: Collection[str], wanted: Collection[str]) -> Iterator[str]:
    yield from (f"{shelf}: no object at {key}" for key in sorted(set(wanted) - set(found)))
    yield from (f"{shelf}: an object at {key}" for key in sorted(set(found) - set(wanted)))
