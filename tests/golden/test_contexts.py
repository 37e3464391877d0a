"""The templates and their contexts fit each other: nothing is missing and nothing is idle."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import meta, nodes
from msgspec import Struct
from msgspec.structs import replace

from kilas.pages.contexts import (
    TEMPLATES,
    ArticlePage,
    Context,
    FeedContext,
    OverviewPage,
    PreviewPage,
    RedirectPage,
    SettingUpPage,
    StaticPage,
    StaticPreviewPage,
)
from kilas.pages.list_contexts import ArchivePage, FrontPage, ListPage
from kilas.pages.parts import Chrome, Picture, SharedPicture
from kilas.pages.render import _environment, render
from tests.golden.examples import ARTICLE, PAGES
from tests.golden.examples_for_programs import FEED, FOR_PROGRAMS

if TYPE_CHECKING:
    from collections.abc import Iterator

Field = tuple[type, str]
SECOND = timedelta(seconds=1)

FULL = ("article", "front", "section", "static", "withdrawn", "redirect", "archive", "missing",
        "preview", "preview-static", "setting-up", "overview", *FOR_PROGRAMS)  # fmt: skip
"""The examples that leave no field of their context empty."""

OF_CARDS: set[Field] = {(Picture, each) for each in ("alt", "caption", "credit", "in_text")}
"""Beside a card's headline its picture is decoration; the article says whose it is, and where."""

OF_SHARED: set[Field] = {
    (SharedPicture, each) for each in ("url", "width", "height", "crops", "alt")
}

IDLE: dict[type, set[Field]] = {
    # Search engines ask for the crops of an article alone.
    FrontPage: {*OF_CARDS, (SharedPicture, "crops")},
    ListPage: {*OF_CARDS, (SharedPicture, "crops")},
    StaticPage: {(SharedPicture, "crops")},
    ArchivePage: {(SharedPicture, "crops")},
    # They are for search engines, which may not know of the preview.
    PreviewPage: {(PreviewPage, "summary"), *OF_SHARED},
    StaticPreviewPage: {(StaticPreviewPage, "summary"), *OF_SHARED},
    # Feed readers choose from nothing.
    FeedContext: {(Picture, "srcset")},
    # It is for the cache tags of the page.
    RedirectPage: {(RedirectPage, "address")},
}

CHOSEN: set[Field] = {
    (Chrome, "language"),
    (FeedContext, "language"),
    (OverviewPage, "language"),
    (SettingUpPage, "default"),
}
"""Fields with few allowed values; test_english covers them."""


def variations(value: Any) -> Iterator[tuple[Field, Any]]:
    """For each field of each Struct in a tree, the tree with that field altered."""
    for field in value.__struct_fields__:
        part = getattr(value, field)
        many = isinstance(part, tuple) and bool(part) and isinstance(part[0], Struct)
        for index, item in enumerate(part) if many else [(0, part)]:
            if isinstance(item, Struct):
                for where, changed in variations(item):
                    items = (*part[:index], changed, *part[index + 1 :]) if many else changed
                    yield where, replace(value, **{field: items})
        if isinstance(part, str):
            yield (type(value), field), replace(value, **{field: f"{part}~"})
        elif isinstance(part, datetime):
            yield (type(value), field), replace(value, **{field: part + SECOND})
        elif isinstance(part, tuple) and part and isinstance(part[0], str):
            yield (type(value), field), replace(value, **{field: (*part[1:], "~")})
        elif isinstance(part, int):
            changed = not part if isinstance(part, bool) else part + 1
            yield (type(value), field), replace(value, **{field: changed})


def idle_fields(context: Any, make: Any) -> set[Field]:
    """The fields that change nothing in what is made of a context."""
    base = make(context)
    seen, effective = set(), set()
    for field, changed in variations(context):
        if field not in CHOSEN:
            seen.add(field)
            if field not in effective and make(changed) != base:
                effective.add(field)
    return seen - effective


@pytest.mark.parametrize("name", FULL)
def test_every_field_is_used(name: str) -> None:
    page = (PAGES | FOR_PROGRAMS)[name]
    assert idle_fields(page, render) == IDLE.get(type(page), set())


def test_english() -> None:
    english = replace(ARTICLE, chrome=replace(ARTICLE.chrome, language="en"))
    assert b'<html lang="en">' in render(english)
    assert b"Write a comment" in render(english)
    assert b"[Unverified]" in render(replace(FEED, language="en"))


def syntax_of(template: str) -> nodes.Template:
    environment = _environment()
    assert environment.loader is not None
    source, _, _ = environment.loader.get_source(environment, template)
    return environment.parse(source)


def parts_of(template: str) -> set[str]:
    """A template, and all those that it builds on."""
    parts = {template}
    for other in meta.find_referenced_templates(syntax_of(template)):
        assert other is not None, f"{template} chooses a template by a name made at run time"
        parts |= parts_of(other)
    return parts


def names_of(template: str) -> set[str]:
    """The names that a template and those it builds on take from outside."""
    names: set[str] = set()
    for part in parts_of(template):
        syntax = syntax_of(part)
        imported = {name for node in syntax.find_all(nodes.FromImport) for name in node.names}
        names |= meta.find_undeclared_variables(syntax) - imported
    return names


def test_every_file_of_templates_is_a_contexts_or_a_part_of_one() -> None:
    used = {part for template in TEMPLATES.values() for part in parts_of(template.file)}
    assert set(_environment().list_templates()) == used


@pytest.mark.parametrize("context", TEMPLATES, ids=lambda context: context.__name__)
def test_template_uses_no_other_name(context: type[Context]) -> None:
    given = {*context.__struct_fields__} | {"page", "words"}
    assert names_of(TEMPLATES[context].file) - set(_environment().globals) <= given


def test_only_the_article_template_sees_its_whole_context() -> None:
    using = {each for each, template in TEMPLATES.items() if "page" in names_of(template.file)}
    assert using == {ArticlePage, PreviewPage}
