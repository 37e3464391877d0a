"""What the overview of the newsroom must say, computed from the truth for the oracle."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from kilas.articles.read import read_article
from kilas.errors import Unreadable
from tests.converge.approvals import approves, without_words
from tests.converge.truth import is_text, lives_of, uploads_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.articles.article import Article
    from kilas.pages.sizes import Sizes
    from tests.converge.truth import Shown, Truth
    from tests.fakes.world import World

OVERVIEW: Final = {
    "index.html": "text/html; charset=utf-8",
    "index.json": "application/json; charset=utf-8",
}
"""The objects of the overview, by their key on the desk, with their types."""

_TEXTS: Final = ("articles/", "pages/")
_Groups = dict[str, set[str]]


def overview_differences(world: World, truth: Truth, sizes: Sizes) -> Iterator[str]:
    """What the overview says otherwise, of articles and pages. What waits in queues is no function
    of the truth: at rest nothing waits.
    """
    if "index.json" not in world.desk.objects:
        return
    # Another release of the histories has a word of its own behind the JSON.
    found, _ = json.JSONDecoder().raw_decode(world.desk.text("index.json"))
    wanted = _wanted(world, truth)
    for group in ("problem", "scheduled", "draft"):
        listed = {each["key"] for each in found[group]["files"] if each["key"].startswith(_TEXTS)}
        if listed != wanted[group]:
            yield f"overview, {group}: {sorted(listed)}, and not {sorted(wanted[group])}"
    latest = [each["key"] for each in found["latest"]["files"]]
    newest = [each.article.key for each in truth.listed[::-1]][: sizes.newest_page]
    if latest != newest:
        yield f"overview, latest: {latest}, and not {newest}"
    page = world.desk.text("index.html")
    if any(each["key"] not in page for each in _all_files(found)):
        yield "overview: the page lacks a file"
    strangers = {each["name"] for each in found["stranger"]["files"]}
    if strangers != (wanted_strangers := _strangers(world)):
        yield f"overview, strangers: {sorted(strangers)}, and not {sorted(wanted_strangers)}"
    if found["waiting"]["files"]:
        yield f"overview: {found['waiting']} waits"


def _wanted(world: World, truth: Truth) -> _Groups:
    """The keys of each group. A file has a problem where another than its newest version is shown,
    or none.
    """
    shown = {each.article.key: each for each in truth.files}
    keys = [key for key in world.content.ever() if key.startswith(_TEXTS)]
    wanted: _Groups = {"problem": set(), "scheduled": set(), "draft": set()}
    for key in keys:
        uploads = uploads_of(world.content, key)
        if not uploads:
            continue
        if not is_text(key):
            if not approves(world.content.peek(key, uploads[0].id)):
                wanted["problem"].add(key)
            continue
        file = shown.get(key)
        if file is None or key in truth.held or file.article != _newest(world, truth, key, file):
            wanted["problem"].add(key)
        elif file.life in wanted:
            wanted[file.life].add(key)
    return wanted


def _strangers(world: World) -> set[str]:
    """The files and folders at the top of the bucket that are of no use to Kilas."""
    read = ("site.yaml", *_TEXTS, "media/")
    keys = [key for key in world.content.ever() if uploads_of(world.content, key)]
    return {
        folder + slash
        for folder, slash, _ in (key.partition("/") for key in keys if not key.startswith(read))
    }


def _newest(world: World, truth: Truth, key: str, shown: Shown) -> Article | None:
    """The article that the newest version of a file says, if it can be read: at the addresses of
    what is shown, and hidden where that is a withdrawal whose words wait.
    """
    newest, first = uploads_of(world.content, key)[0], lives_of(world.content, key)[-1]
    assert truth.site
    data = world.content.peek(key, newest.id)
    try:
        article = read_article(key, data, truth.site, first.modified).article
    except Unreadable:
        return None
    own = shown.article
    hidden = without_words(article, approved=not own.draft)
    return replace(hidden, url=own.url, other_url=own.other_url)


def _all_files(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for group in ("problem", "scheduled", "draft", "note"):
        yield from found[group]["files"]
