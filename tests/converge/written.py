"""The links that editors write: each leads to what stands, or the report on its file names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from tests.converge.stored import key_at, stored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tests.converge.truth import Truth
    from tests.fakes.world import World

_NOTE: Final = re.compile("“([^”]+)” tidak mengarah ke mana pun")
_PLACE: Final = re.compile(r"[?#].*")
_NEAR: Final = re.compile("Gambar “[^”]+” tidak ditampilkan, tetapi “([^”]+)” ada")
_LEFT_OUT: Final = re.compile(r"Gambar “[^”]*/(foto|Foto)\.\w+” tidak ditampilkan\.")
_PHOTO: Final = "media/foto.png"
"""What histories mean by pictures that are left out."""

SOURCE: Final = "b.md"
"""How histories link to articles/b.md, from any article."""


def wrong_notes(world: World, truth: Truth) -> Iterator[str]:
    """Links of pages that lead to nothing without a note, and notes on what is there."""
    objects = world.site.objects
    b = next((each for each in truth.files if each.article.key == "articles/b.md"), None)
    for file in truth.files:
        url, key = file.article.url, file.article.key
        if f"{key}.txt" not in world.desk.objects:
            continue  # the oracle says so elsewhere
        report = world.desk.text(f"{key}.txt")
        noted = {_PLACE.sub("", unquote(value)) for value in _NOTE.findall(report)}
        if file.reachable and key_at(url) in objects:
            for address in stored(objects[key_at(url)][0]).written:
                if key_at(address) not in objects and address not in noted:
                    yield f"{url} links to {address}, and {key}.txt does not say so"
        yield from _wrong_pictures(report, f"{key}.txt", objects)
        for value in noted:
            if value == SOURCE and b and b.reachable:
                yield f"{key}.txt names {value}, which is at {b.article.url}"
            if value.startswith("/") and key_at(value) in objects:
                yield f"{key}.txt names {value}, which is there"


def _wrong_pictures(report: str, name: str, objects: Collection[str]) -> Iterator[str]:
    """Notes on pictures left out which name a photo that is gone, or none of one that is there."""
    for near in _NEAR.findall(report):
        if near not in objects:
            yield f"{name} says that {near} is there"
    if _LEFT_OUT.search(report) and _PHOTO in objects:
        yield f"{name} does not say that {_PHOTO} is there"
