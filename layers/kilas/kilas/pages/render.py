"""Renders contexts. The same context gives the same bytes."""

from __future__ import annotations

from email.utils import format_datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader, ModuleLoader, StrictUndefined

from kilas.addresses import fragments, site_map
from kilas.pages import html_edits
from kilas.pages.contexts import TEMPLATES
from kilas.pages.labelled import labelled
from kilas.pages.named_links import named_links
from kilas.pages.short_links import with_room
from kilas.pages.structured_data import news_article, newspaper_site
from kilas.pages.templating import Templates
from kilas.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import datetime

    from jinja2 import BaseLoader, Environment
    from jinja2.runtime import Macro

    from kilas.pages.contexts import Context
    from kilas.texts import Language

MACROS_KEPT = 2_000
"""Results of macros that are remembered, at about a kilobyte each. An article has a card in each of
its lists, in the months of these lists, and on the pages of the next articles."""

_LIBRARY = Path(__file__).parent.parent
_TEMPLATES = _LIBRARY / "templates"

COMPILED = "templates_compiled"
"""The folder of the library for templates as Python, which only a build has."""

FEED_ITEMS_KEPT = 60
"""Items of feeds that are remembered. Each has the whole text of an article, usually of some
kilobytes; the feed of the newspaper and that of a section have 40."""

# What neither XML 1.0 nor HTML may hold, in any spelling: control characters, two noncharacters,
# and the lone surrogates that JSON front matter can write. https://www.w3.org/TR/xml/#charsets
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())


def render(context: Context, templates: Environment | None = None) -> bytes:
    """A context in its template, in UTF-8, without characters that no page may hold.

    A template knows the fields of its context, the whole context as `page`, and `words`: the texts
    of the context's language, or nothing where the context has none. A test may hand in the
    `templates`.
    """
    names: dict[str, Any] = {name: getattr(context, name) for name in context.__struct_fields__}
    language = getattr(names.get("chrome", context), "language", None)
    template = (templates or _environment()).get_template(TEMPLATES[type(context)].file)
    words = texts_of(language).interface if language else None
    text = template.render(names, page=context, words=words)
    return _allowed(text)


def _remembering(number: int) -> Callable[..., str]:
    """Makes of a part of a context what a macro makes of it; the last results are remembered, as
    much is the same on many pages. It is a filter, as Jinja calls a filter at once and looks twice
    at what else it calls.

    The options of a macro are texts and flags. A context compares equal where its times are one
    moment, so a macro that shows a time gets the time as a text.
    """

    @lru_cache(maxsize=number)
    def remembered(shown: Hashable, macro: Macro, language: Language, **options: str | bool) -> str:
        made: str = macro(shown, texts_of(language).interface, **options)
        return made

    return remembered


def _allowed(text: str) -> bytes:
    """The text in UTF-8, without the characters that no page may hold.

    Bytes are searched, since a page has tens of thousands of characters and UTF-8 gives each of
    these characters bytes of its own.
    """
    made = text.encode(errors="ignore")  # leaves out lone surrogates
    made = made.translate(None, _CONTROLS)
    if b"\xef" in made:  # as both begin: one byte is found sooner than three
        for each in _NONCHARACTERS:
            made = made.replace(each, b"")
    return made


def _w3c(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def compile_templates(folder: Path) -> None:
    """Write all templates as Python into the folder. Rendering them gives the same bytes."""
    environment(FileSystemLoader(_TEMPLATES)).compile_templates(folder, zip=None)


@cache
def _environment() -> Environment:
    compiled = _LIBRARY / COMPILED
    return environment(
        ModuleLoader(compiled) if compiled.is_dir() else FileSystemLoader(_TEMPLATES)
    )


def environment(loader: BaseLoader) -> Environment:
    """The templates of a loader. All text is escaped, and an unknown name is an error."""
    made = Templates(
        loader=loader,
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["absolute"] = html_edits.absolute
    made.filters["absolute_links"] = html_edits.absolute_links
    made.filters["direction"] = html_edits.direction
    made.filters["named_links"] = named_links
    made.filters["scrollable"] = html_edits.scrollable
    made.filters["with_dateline"] = html_edits.with_dateline
    made.filters["with_room"] = with_room
    made.filters["labelled"] = labelled
    made.filters["rfc_822"] = format_datetime
    made.filters["w3c"] = _w3c
    made.globals["site_map"] = site_map
    made.globals["fragments"] = fragments
    made.globals["news_article"] = news_article
    made.globals["newspaper_site"] = newspaper_site
    made.filters["remembered"] = _remembering(MACROS_KEPT)
    made.filters["remembered_item"] = _remembering(FEED_ITEMS_KEPT)
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return made
