"""The links by a file's name alone: each leads to the nearest file of this name that stands.

For the oracle. Computed from the sources of the truth, for files named as those of histories are.
"""

from __future__ import annotations

import re
from html import unescape
from posixpath import basename, dirname, splitext
from typing import TYPE_CHECKING, Final

from tests.converge.stored import key_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.converge.truth import Shown, Truth
    from tests.fakes.world import World

_WRITTEN: Final = re.compile(r"\[\[([^\]|#]+)(?:#([a-z]+))?\|([^\]]+)\]\]")
_CALLED: Final = re.compile(r"^aliases: \[([^\]/]+)\]$", re.MULTILINE)
_SEVERAL: Final = re.compile("“([^”]+)” cocok dengan beberapa berkas; tautannya menuju “([^”]+)”")


def wrong_names(world: World, truth: Truth) -> Iterator[str]:
    """Links by name that lead elsewhere than they ought to, and notes that say otherwise."""
    for file in truth.files:
        own, address = file.article.key, key_at(file.article.url)
        links = _WRITTEN.findall(file.source.decode().split("---\n", 2)[-1])
        has_text = file.life == "live" and address in world.site.objects
        if not (links and has_text and own.endswith(".md")):
            continue
        page, report = world.site.text(address), world.desk.text(f"{own}.txt")
        noted = dict(_SEVERAL.findall(report))
        for name, place, words in links:
            fitting = _fitting(name, own, truth.files)
            shown = _shown(page, words)
            if shown != (_address(fitting[0], place) if fitting else ""):
                yield f"{own} links by {name} to {shown or 'nothing'}, of {_keys(fitting)}"
            exact = [each for each in fitting if _depth(each, name, own) <= 1]
            is_unsure = len(fitting) > 1 and not exact
            if noted.get(f"{name}.md", "") != (fitting[0].article.key if is_unsure else ""):
                yield f"{own}.txt says of {name}: {noted}, of {_keys(fitting)}"


def _fitting(name: str, own: str, files: Sequence[Shown]) -> list[Shown]:
    stems = [(splitext(each.article.key)[0], each) for each in files if each.reachable]
    found = [each for stem, each in stems if f"/{stem}".endswith(f"/{name}")]
    called = ((_CALLED.search(each.source.decode()), each) for _, each in stems)
    found = found or [each for names, each in called if names and name in names[1].split(", ")]
    return sorted(found, key=lambda each: (_depth(each, name, own), each.article.key))


def _depth(file: Shown, name: str, own: str) -> float:
    """0 of a file where the link says, beside the file with the link, and 1 from the top; else how
    far a reader of folders goes: first below the own folder, the shortest way.
    """
    key = file.article.key
    exact = [f"{dirname(own)}/{name}.md", f"articles/{name}.md"]
    if key in exact:
        return exact.index(key)
    return len(key) / 1e4 + (2 if key.startswith(f"{dirname(own)}/") else 3)


def _address(file: Shown, place: str) -> str:
    return file.article.url + (f"#isi-{place}" if place else "")


def _shown(page: str, words: str) -> str:
    """Where the link with these words leads on a page; "" where they are no link."""
    found = re.search(rf'<a href="([^"]*)"[^>]*>{re.escape(words)}</a>', page)
    return unescape(found[1]) if found else ""


def _keys(files: Sequence[Shown]) -> str:
    return ", ".join(basename(each.article.key) + "@" + each.article.url for each in files)
