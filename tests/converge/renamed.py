"""Which files look like another one renamed, computed another way than the judge does."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, Final

from kilas.articles.address import identity_of
from kilas.articles.read import read_article
from kilas.errors import Unreadable
from tests.converge.truth import life_of, lives_of, uploads_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from kilas.articles.article import Article
    from kilas.ports import Version
    from kilas.site.site import Site
    from tests.converge.truth import Truth
    from tests.fakes.objects import FakeContent
    from tests.fakes.world import World

_NOTE: Final = re.compile("Isi berkas ini sama dengan “([^”]+)”")
_NOTE_ON_FORM: Final = re.compile("“([^”]+)” sudah dihapus, dan berkas ini bernama sama")
_ENDING: Final = re.compile(r"\.(md|markdown|html|txt|docx)$")
_REMEMBERED: Final = timedelta(days=30)


class _BeforeDeletion:
    """The content bucket as it was before files were deleted."""

    def __init__(self, content: FakeContent) -> None:
        self.content = content

    def versions(self, key: str) -> list[Version]:
        return list(dropwhile(lambda each: each.deleted, self.content.versions(key)))

    def peek(self, key: str, version: str) -> bytes:
        return self.content.peek(key, version)


def wrong_hints(world: World, truth: Truth) -> Iterator[str]:
    """Reports that name another file than the first that had the same bytes, or none, or one where
    nothing is lost; or likewise the first of the files with this name, where that was deleted.
    """
    content, now, site = world.content, world.clock.now(), truth.site
    assert site
    remembered = [key for key in content.ever() if _is_remembered(content, key, now)]
    firsts = {key: _first(content, key) for key in remembered}
    for key in remembered:
        if not uploads_of(content, key) or f"{key}.txt" not in world.desk.objects:
            continue
        like = [each for each in remembered if _bytes(content, each) == _bytes(content, key)]
        other = min(like, key=lambda each: (firsts[each], each))
        data = _bytes(content, key)
        loses = other != key and _loses((key, firsts[key]), (other, firsts[other]), data, site)
        forms = [each for each in remembered if _ENDING.sub("", each) == _ENDING.sub("", key)]
        form = min(forms, key=lambda each: (firsts[each], each))
        of_form = [form] if not loses and _lost_by_form(content, key, form, site) else []
        report = world.desk.text(f"{key}.txt")
        for note, wanted in ((_NOTE, [other] if loses else []), (_NOTE_ON_FORM, of_form)):
            found = note.findall(report)
            if found != wanted:
                yield f"{key}.txt names {found} as renamed, and not {wanted}"


def _lost_by_form(content: FakeContent, key: str, form: str, site: Site) -> bool:
    """Whether readers knew a deleted file of another form by what the newest version of this one
    does not say.
    """
    if form == key or uploads_of(content, form):
        return False
    data, first = _bytes(content, key), _first(content, key)
    now, was = _read(key, first, data, site), _seen_last(content, form, site)
    if not (now and was):
        return False
    says = dict(re.findall(r"(?m)^(date|id|slug|url): (.*)", data.decode()))
    dated = now if "date" in says else _read(key, was.published, data, site)
    assert dated
    loses_comments = "id" not in says and was.identity != now.identity
    loses_date = now.kind == "article" and "date" not in says and was.published != now.published
    keeps = was.url in (dated.url, dated.other_url)
    return loses_comments or loses_date or not (keeps or {"slug", "url"} & set(says))


def _seen_last(content: FakeContent, key: str, site: Site) -> Article | None:
    """The newest good version of a deleted file, where readers saw it before the deletion."""
    before: FakeContent = _BeforeDeletion(content)  # type: ignore[assignment]  # the part of it that is asked for
    markers = list(takewhile(lambda each: each.deleted, content.versions(key)))
    first = lives_of(before, key)[-1].modified
    read = (
        (each, _read(key, first, content.peek(key, each.id), site))
        for each in lives_of(before, key)
    )
    for version, article in read:
        if article:
            begin = max(version.modified, article.published)
            is_seen = begin <= markers[-1].modified and life_of(article, begin) in {
                "live",
                "withdrawn",
            }
            return article if is_seen else None
    return None


def _is_remembered(content: FakeContent, key: str, now: datetime) -> bool:
    if not key.startswith(("articles/", "pages/")) or not _BeforeDeletion(content).versions(key):
        return False
    markers = list(takewhile(lambda each: each.deleted, content.versions(key)))
    return not markers or now - markers[-1].modified < _REMEMBERED


def _first(content: FakeContent, key: str) -> datetime:
    before: FakeContent = _BeforeDeletion(content)  # type: ignore[assignment]  # the part of it that is asked for
    return lives_of(before, key)[-1].modified


def _bytes(content: FakeContent, key: str) -> bytes:
    return content.peek(key, _BeforeDeletion(content).versions(key)[0].id)


def _loses(
    file: tuple[str, datetime], before: tuple[str, datetime], data: bytes, site: Site
) -> bool:
    """Whether the bytes say at one key, first uploaded then, something else of who the file is than
    they said at the other.
    """
    key, _ = file
    _, first_of_other = before
    now, was = _read(*file, data, site), _read(*before, data, site)
    dated = _read(key, first_of_other, data, site)
    if not (now and was and dated) or now.kind != was.kind:
        return False
    loses_comments = now.identity != was.identity == identity_of(key, was.identity)
    loses_date = now.kind == "article" and now.published != was.published
    return loses_comments or loses_date or was.url not in (dated.url, dated.other_url)


def _read(key: str, first: datetime, data: bytes, site: Site) -> Article | None:
    try:
        return read_article(key, data, site, first).article
    except Unreadable:
        return None
