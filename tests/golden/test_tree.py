"""The golden tree: the sources of a small newsroom, and every file that Kilas makes of them.

tests/golden/tree holds, as people read them:

    earlier/      files as editors first uploaded them, where they uploaded them twice
    sources/      every file as it was uploaded last
    site/, desk/  what the steps made of them: the bodies of the pages, feeds, sitemaps, reports
    headers.txt   of each file made: content type, cache control, redirect; and what is known of
                  a body that is not kept: the size of a photo, the SHA-256 of an asset

A photo's bytes are not kept, because they differ with the version of Pillow.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from datetime import UTC, datetime, timedelta
from difflib import unified_diff
from fnmatch import fnmatchcase
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image

from kilas.addresses.site_map import address_of
from kilas.pages.page import Spot
from tests.fakes.queues import FakeClock
from tests.fakes.world import World
from tests.golden.page_structure import PageStructure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.comments.comment import Status
    from kilas.ports import Output

TREE: Final = Path(__file__).parent / "tree"
MADE: Final = ("site", "desk", "headers.txt")
UPDATE: Final = "pytest tests/golden/test_tree.py --update-golden"

START: Final = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
PASAR: Final = "2026~11~pasar-lama"
JEMBATAN: Final = "2026~11~jembatan-kuala"
COMMENTS: Final[tuple[tuple[str, str, str, Status], ...]] = (
    (PASAR, "Pembaca Satu", "Senang pasarnya buka lagi.\n\n*Semoga* ramai & bersih.", "published"),
    (PASAR, "Pembaca <Dua>", "Sumber: https://pasar.example/kios", "published"),
    (PASAR, "Pembaca Tiga", "Komentar yang menunggu ini tidak boleh terlihat.", "pending"),
    (JEMBATAN, "Pembaca Empat", "Komentar yang ditolak ini tidak boleh terlihat.", "removed"),
)
"""The article's identity, the reader's name, the text, and what an editor decides."""

KINDS: Final = {
    "front page": "site/index.html",
    "month of all articles": "site/arsip/2026/10/index.html",
    "section": "site/ekonomi/index.html",
    "month of a section": "site/ekonomi/2026/11/index.html",
    "tag": "site/topik/*/index.html",
    "month of a tag": "site/topik/*/2026/11/index.html",
    "author": "site/penulis/*/index.html",
    "month of an author": "site/penulis/*/2026/10/index.html",
    "archive": "site/arsip/index.html",
    "article": "site/2026/11/pasar-lama-dibuka.html",
    "withdrawn article": "site/2026/11/kabar-keliru.html",
    "redirect from an earlier address": "site/2026/11/pasar-lama.html",
    "redirect from an alias": "site/berita/lama/perahu.html",
    "static page": "site/p/tentang.html",
    "feed": "site/feed.xml",
    "feed of a section": "site/ekonomi/feed.xml",
    "index of the sitemaps": "site/sitemap.xml",
    "sitemap of a month": "site/sitemaps/2026-11.xml",
    "robots.txt": "site/robots.txt",
    "error page of a missing address": "site/404.html",
    "error page of a failure": "site/5xx.html",
    "asset": "site/assets/*.css",
    "photo": "site/media/pasar.jpg",
    "rendition of a photo": "site/_foto/pasar.jpg/*-240.webp",
    "preview of a draft": "site/meja/pratinjau/*/*.html",
    "report on an article": "desk/articles/2026/11/jembatan-kuala.md.txt",
    "report on a photo": "desk/media/rusak.jpg.txt",
    "report on the settings": "desk/site.yaml.txt",
}
"""Each kind of page, and the pattern of a file of this kind."""


@pytest.fixture(scope="module")
def world() -> World:
    """The newsroom at the end of its small history."""
    logging.disable(logging.INFO)  # a line for each page would bury the difference
    try:
        return _played()
    finally:
        logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def shown(world: World) -> dict[str, Output]:
    """All that readers and editors can see."""
    return world.shown()


def test_every_file_is_the_committed_one(shown: Mapping[str, Output], *, updating: bool) -> None:
    made = _made(shown)
    if updating:
        _write(made)
    if differences := _differences(_committed(), made):
        head = f"tests/golden/tree changed. If that is meant: {UPDATE}; then read git diff."
        pytest.fail("\n".join([head, *differences]), pytrace=False)


@pytest.mark.parametrize("kind", KINDS)
def test_tree_has_every_kind_of_page(kind: str, shown: Mapping[str, Output]) -> None:
    assert [name for name in shown if fnmatchcase(name, KINDS[kind])]


def test_every_page_is_sound(shown: Mapping[str, Output]) -> None:
    pages = {name: output.body.decode() for name, output in shown.items() if _is_page(name)}
    faults = {name: PageStructure(page).faults for name, page in pages.items()}
    assert {name: found for name, found in faults.items() if found} == {}


def test_hidden_text_is_on_no_page(shown: Mapping[str, Output]) -> None:
    """The sources say "tidak boleh terlihat" or "tidak boleh lolos" where no reader may see it.
    A preview is for editors.
    """
    for name, output in shown.items():
        if name.startswith("site/") and not name.startswith("site/meja/pratinjau/"):
            assert b"boleh terlihat" not in output.body, name
            assert b"boleh lolos" not in output.body, name


def test_each_address_leads_back_to_the_page_that_made_it(world: World) -> None:
    """An audit, which looks at every object of the site, deletes what leads to another page."""
    for key in world.site.objects:
        address = address_of(key)
        page = world.pages.kinds.page_at(address)
        made = world.pages.desired(page, world.records.site()).outputs
        assert made.get(Spot("site", address)), f"{address} leads to {page.id}"


# --- what people do ---


def _played() -> World:
    """The uploads, ten minutes apart, then the comments: no time or id is left to chance."""
    clock = FakeClock(START)
    world = World(clock=clock)
    for folder in ("earlier", "sources"):
        clock.time += timedelta(minutes=10)
        _upload(world, TREE / folder)
        world.settle()
    for identity, name, text, status in COMMENTS:
        clock.time += timedelta(minutes=10)
        _comment(world, identity, name, text, status)
    world.settle()
    return world


def _upload(world: World, folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            world.upload(path.relative_to(folder).as_posix(), path.read_bytes())


def _comment(world: World, identity: str, name: str, text: str, status: Status) -> None:
    known = set(world.comments())
    world.comment(identity, name, text)
    found = world.comments()
    (new,) = set(found) - known
    if status != "pending":
        world.decide(found.index(new), status)


# --- the tree as files ---


def _made(shown: Mapping[str, Output]) -> dict[str, str]:
    """The text of each file of the tree, by its name in the tree."""
    texts = {name: output.body.decode() for name, output in shown.items() if _is_kept(name)}
    lines = [_header(name, shown[name]) for name in sorted(shown)]
    return texts | {"headers.txt": "\n".join(lines) + "\n"}


_PHOTOS: Final = ("site/media/", "site/_foto/", "site/_rubrik/")


def _is_page(name: str) -> bool:
    return name.endswith(".html")


def _is_kept(name: str) -> bool:
    return not name.startswith(("site/assets/", "site/favicon.ico", *_PHOTOS))


def _header(name: str, output: Output) -> str:
    facts = [name, output.content_type, output.cache_control]
    if output.redirect:
        facts.append(f"to {output.redirect}")
    if name.startswith(_PHOTOS) and not output.redirect:
        with Image.open(BytesIO(output.body)) as photo:
            facts.append("{} x {} pixels".format(*photo.size))
    elif not _is_kept(name):
        facts.append(f"SHA-256 {hashlib.sha256(output.body).hexdigest()}")
    return " | ".join(facts)


def _committed() -> dict[str, str]:
    paths = [path for name in MADE for path in (TREE / name, *(TREE / name).rglob("*"))]
    return {
        path.relative_to(TREE).as_posix(): path.read_bytes().decode()
        for path in paths
        if path.is_file()
    }


def _write(made: Mapping[str, str]) -> None:
    for name in MADE:
        shutil.rmtree(TREE / name, ignore_errors=True)
    for name, text in made.items():
        path = TREE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def _differences(committed: Mapping[str, str], made: Mapping[str, str]) -> list[str]:
    """What a person reads where the two differ. A change that many files share is printed once."""
    missing = [f"no longer made: {name}" for name in sorted(committed.keys() - made.keys())]
    extra = [f"made, but not committed: {name}" for name in sorted(made.keys() - committed.keys())]
    alike: dict[tuple[str, ...], list[str]] = {}
    for name in sorted(made.keys() & committed.keys()):
        if committed[name] != made[name]:
            alike.setdefault(_change(committed[name], made[name]), []).append(name)
    changed = [line for change, names in alike.items() for line in ("", *names, *change)]
    return [*missing, *extra, *changed]


def _change(committed: str, made: str) -> tuple[str, ...]:
    """The lines that differ, each with the line before and after, and without line numbers."""
    old, new = committed.splitlines(keepends=True), made.splitlines(keepends=True)
    lines = list(unified_diff(old, new, n=1))[2:]  # without the names of the files
    lines = ["@@" if line.startswith("@@") else line for line in lines]
    # A line without an end, or with another end than "\n", is printed as Python writes it.
    plain = (line.removesuffix("\n") for line in lines)
    return tuple(line if line.isprintable() else repr(line) for line in plain)
