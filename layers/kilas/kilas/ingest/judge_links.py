"""What the links of an article lead to, and those to its originals: a note for each that leads to
nothing that stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol
from urllib.parse import unquote

from msgspec.structs import replace

from kilas.articles.address import own_path
from kilas.articles.article import Image, Original, ShownPhoto
from kilas.articles.photos_meant import NOTES_ON_PICTURES, note_near
from kilas.claims import id_name
from kilas.content_keys import ARTICLE_PREFIX, names_a_photo
from kilas.documents.findings import MAX_FINDINGS, Findings
from kilas.ingest.found_targets import Found
from kilas.ingest.link_places import Place, on_page, place_of
from kilas.ingest.namesakes import namesakes_of
from kilas.ingest.original_places import place_of_original
from kilas.ingest.small_photos import note_small
from kilas.targets import address_name, alike, file_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kilas.articles.article import Article, FollowUpKind
    from kilas.articles.local_links import LocalLink
    from kilas.ingest.namesakes import Namesakes
    from kilas.lists import ListId
    from kilas.problems import Problem
    from kilas.site.site import Site
    from kilas.standing import ListStanding
    from kilas.targets import Target

_LIKELY: Final = 4
"""How many names of a photo that may be meant are asked for."""

_OTHERS: Final = 3
"""How many more files are named that a link may mean."""


class JudgedLinks(NamedTuple):
    """The names that links lead to, the notes on those that lead to nothing, and the addresses of
    those that the page has otherwise, "" where the page has none for a source file. `near` has the
    pictures that are left out and of which a note names the photo that is there; `originals` are
    those that are there, `shown` is Target.shows of each, and `photos` are the photos that are
    there. `first` is the first of these that the text shows.
    """

    names: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()
    near: frozenset[str] = frozenset()
    originals: tuple[Original, ...] = ()
    shown: tuple[str, ...] = ()
    photos: tuple[ShownPhoto, ...] = ()
    first: Image | None = None

    def in_article(self, article: Article) -> Article:
        """The article, which knows where its links, its originals and its photos are."""
        known = replace(article, links=self.addresses, originals=self.originals, photos=self.photos)
        return known if known.image else replace(known, image=self.first)

    def with_notes(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems of a file with these notes. What the note on a photo that is there says
        replaces the advice to upload it.
        """
        kept = (
            each
            for each in problems
            if each.code not in NOTES_ON_PICTURES or each.values["value"] not in self.near
        )
        return (*kept, *self.notes)


class FilesOfLinks(Protocol):
    """What is asked of kilas.store.targets.Targets; of the files of a folder, where nothing is
    uploaded yet.
    """

    def link(self, key: str, names: Sequence[str]) -> None: ...

    def of_files(self, keys: Collection[str]) -> Mapping[str, Target]: ...

    def at_addresses(self, addresses: Sequence[str]) -> Mapping[str, Target]: ...

    def holders(self, names: Collection[str]) -> Mapping[str, str]: ...

    def named(self, name: str) -> Sequence[Target]: ...


class ListsOfLinks(Protocol):
    """The same of kilas.store.listings.Listings."""

    def standing(self, lists: Sequence[ListId]) -> Mapping[ListId, ListStanding]: ...


class LinksOf:
    """Judges the links of the file `key`. `known` are the names of which the table has the file's
    links already. `offline` says that the newspaper may have more files than those that are known.

    A link is written before its target is read: see kilas.store.targets.
    """

    def __init__(
        self,
        key: str,
        known: Collection[str],
        targets: FilesOfLinks,
        listings: ListsOfLinks,
        *,
        offline: bool = False,
    ) -> None:
        self._key = key
        self._known = known
        self._targets = targets
        self._listings = listings
        self._offline = offline

    def judged(
        self, links: Sequence[LocalLink], article: Article, site: Site, *, lines: bool
    ) -> JudgedLinks:
        """What the links lead to. `lines` says whether the notes have their lines;
        those on pictures that are left out always have.
        """
        sought = [(link, place) for link in links if (place := _place(link, article, site))]
        if not sought:
            return JudgedLinks()
        names = tuple(dict.fromkeys(name for _, place in sought for name in place.names))
        self._link(names)
        holders = self._holders([place for _, place in sought])
        names = tuple(dict.fromkeys([*names, *map(file_name, holders.values())]))
        found = self._read([place for _, place in sought], holders)
        findings, near, noted = Findings(), set[str](), 0
        addresses: list[tuple[str, str]] = []
        originals: dict[Original, str] = {}
        for link, place in sought:
            line = link.line if lines else None
            if link.photos:
                if photo := self._photo(place, found):
                    near.add(link.written)
                    note_near(link, photo, findings)
                continue
            target = found.target(place)
            if link.kind:
                originals |= self._original(link, link.kind, target, findings, line)
            else:
                addresses += _on_page(link, place, target, findings, line)
            if found.is_in_doubt(place, target) and noted < MAX_FINDINGS:
                noted += 1
                self._note(link, place, found, findings, line)
        followed = tuple(originals), tuple(originals.values())
        photos = tuple(_photos(sought, found))
        first = _first_of_text(links, photos)
        note_small(article, first, photos, links if lines else (), findings)
        notes = findings.warnings
        return JudgedLinks(
            names, notes, tuple(addresses), frozenset(near), *followed, photos, first
        )

    def _original(
        self,
        link: LocalLink,
        kind: FollowUpKind,
        target: Target | None,
        findings: Findings,
        line: int | None,
    ) -> dict[Original, str]:
        """The original that a link leads to, which is another article, with Target.shows."""
        if target is None:
            return {}
        if target.key == self._key or not target.key.startswith(ARTICLE_PREFIX):
            findings.warn("no_original", line, key=link.key, value=link.written)
            return {}
        return {Original(kind, target.key): target.shows}

    def _link(self, names: Iterable[str]) -> None:
        self._targets.link(self._key, [name for name in names if name not in self._known])

    def _holders(self, places: Iterable[Place]) -> Mapping[str, str]:
        """The file with each id that is asked for, by the name of the id. Such a file is linked to
        before it is looked up, as all others: it may not be shown yet.
        """
        ids = list(dict.fromkeys(id_name(each.identity) for each in places if each.identity))
        holders = self._targets.holders(ids) if ids else {}
        self._link(dict.fromkeys(map(file_name, holders.values())))
        return holders

    def _read(self, places: Sequence[Place], holders: Mapping[str, str]) -> Found:
        """One read for each sort of target, and none where there is no such target."""
        keys = {key for place in places for key in place.keys} | {*holders.values()}
        addresses = list(dict.fromkeys(place.address for place in places if place.address))
        lists = list(dict.fromkeys(place.list_id for place in places if place.list_id))
        files = self._targets.of_files(keys)
        named = [each for each in places if each.path and files.keys().isdisjoint(each.keys)]
        return Found(
            files,
            holders,
            self._targets.at_addresses(addresses),
            self._listings.standing(lists),
            self._namesakes(dict.fromkeys(each.path for each in named)),
        )

    def _namesakes(self, paths: Iterable[str]) -> Mapping[str, Namesakes]:
        """One read for each name."""
        names = {path: file_name(f"{ARTICLE_PREFIX}{path}") for path in paths}
        named = {name: self._targets.named(name) for name in dict.fromkeys(names.values())}
        return {path: namesakes_of(path, self._key, named[name]) for path, name in names.items()}

    def _note(
        self, link: LocalLink, place: Place, found: Found, findings: Findings, line: int | None
    ) -> None:
        value = unquote(link.written) if place.by_source else link.written
        meant = [each.key for each in found.of_its_name(place).meant]
        if meant and link.kind:
            files = [f"{link.key}: {each}" for each in meant[: 1 + _OTHERS]]
            findings.warn("original_of_several", line, value=value, lines="”, “".join(files))
        elif meant:
            others = "”, “".join(meant[1 : 1 + _OTHERS])
            findings.warn("target_of_several", line, value=value, near=meant[0], others=others)
        elif near := self._near(place, found):
            findings.warn("target_near", line, value=value, near=near)
        elif link.written.lower().startswith("www."):
            findings.warn("target_without_scheme", line, value=link.written)
        elif self._offline:
            findings.warn("target_elsewhere", line, value=value)
        else:
            findings.warn("target_missing", line, value=value)

    def _near(self, place: Place, found: Found) -> str:
        """What the editor may have meant: the same name but for case, accents or ending."""
        if place.address:
            owner = found.owners.get(place.address)
            name = address_name(place.address)
            same = [each for each in owner.addresses if address_name(each) == name] if owner else []
            if same:
                return same[0]
        every: Sequence[Target] = found.of_its_name(place).every
        if place.path not in found.namesakes:
            root = place.keys[0].partition("/")[0] if place.keys else ""
            names = dict.fromkeys(map(file_name, place.keys))
            named = (target for name in names for target in self._targets.named(name))
            every = [target for target in named if target.key.startswith(f"{root}/")]
        paths = {alike(own_path(key)) for key in place.keys}
        likeliest = [each.key for each in every if alike(own_path(each.key)) in paths]
        return next(iter([*likeliest, *(each.key for each in every)]), "")

    def _photo(self, place: Place, found: Found) -> str:
        """The photo that a picture means which is left out: the first one that is there, else one
        of the name of the likeliest, but for case, accents or ending.
        """
        target = found.target(place)
        if target:
            return target.key
        near = (each.key for name in place.names[:_LIKELY] for each in self._targets.named(name))
        return next(filter(names_a_photo, near), "")


def _place(link: LocalLink, article: Article, site: Site) -> Place | None:
    if link.photos:
        return Place(keys=link.photos)
    if link.kind:
        return place_of_original(link, article.key)
    return place_of(link.written, article, site)


def _on_page(
    link: LocalLink, place: Place, target: Target | None, findings: Findings, line: int | None
) -> Iterator[tuple[str, str]]:
    """The address that the page has in place of a link, with a note where the target lacks the
    place that the link names.
    """
    address, lost = on_page(link.written, place, target)
    if address is not None:
        yield link.written, address
    if target and lost:
        findings.warn("dead_place", line, value=lost, near=target.key)


def _photos(sought: Iterable[tuple[LocalLink, Place]], found: Found) -> Iterator[ShownPhoto]:
    """The photos that links lead to."""
    for link, place in sought:
        target = None if link.photos or link.kind or place.by_source else found.target(place)
        if target and target.photo:
            yield ShownPhoto(link.written, target.key, target.photo)


def _first_of_text(links: Iterable[LocalLink], photos: Iterable[ShownPhoto]) -> Image | None:
    there = {each.address for each in photos}
    shown = [(each.picture, each.written) for each in links if each.picture]
    shown = [each for each in shown if each[1] in there]
    if not shown:
        return None
    (_, alt), path = min(shown)
    return Image(path, alt=alt, in_text=True)
