"""Names in, bytes out: the same context gives the same bytes."""

from __future__ import annotations

import re
from dataclasses import fields
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kilas.addresses import fragments, site_map
from kilas.pages import html_edits
from kilas.pages.contexts import TEMPLATES
from kilas.pages.structured_data import news_article
from kilas.texts import texts_of

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.pages.contexts import Context

_TEMPLATES = Path(__file__).parent.parent / "templates"

# What neither XML 1.0 nor HTML may hold, in any spelling: control characters, and the lone
# surrogates that JSON front matter can write. https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(context: Context) -> bytes:
    """The HTML page of a context, in UTF-8."""
    names = {field.name: getattr(context, field.name) for field in fields(context)}
    return render_template(
        TEMPLATES[type(context)],
        **names,
        page=context,
        words=texts_of(context.chrome.language).interface,
    )


def render_template(template: str, **names: object) -> bytes:
    """A template with these names, in UTF-8, without characters that no page may hold."""
    text = _environment().get_template(template).render(names)
    return _FORBIDDEN.sub("", text).encode()


def _w3c(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


@cache
def _environment() -> Environment:
    """The templates of HTML and XML: all text is escaped, and an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["absolute"] = html_edits.absolute
    made.filters["absolute_links"] = html_edits.absolute_links
    made.filters["with_dateline"] = html_edits.with_dateline
    made.filters["rfc_822"] = format_datetime
    made.filters["w3c"] = _w3c
    made.globals["site_map"] = site_map
    made.globals["fragments"] = fragments
    made.globals["news_article"] = news_article
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return made
