"""The example pages with hostile text in every field."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, get_type_hints

from msgspec import Struct
from msgspec.structs import replace

from kilas.pages import contexts, list_contexts, parts
from tests.golden.examples import PAGES

if TYPE_CHECKING:
    from kilas.pages.contexts import Context

HOSTILE_TEXT = (
    "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>"
    "\" onmouseover='alert(1)' {{ 7 * 7 }} {% raw %} & &amp; ]]> --> "
    "\u202eterbalik\u202c \u2028 مرحبا 🦅\U0001f468\u200d\U0001f469 \x00\x0b\x1b"
    "\ud800 " + "takterputus" * 9
)
"""Breaks out of text, attributes, scripts, comments and CDATA; holds what XML cannot."""


def hostile(value: Any, *, without: tuple[str, ...] = ()) -> Any:
    """The same value with hostile text in place of every free text, and "" in the fields `without`;
    HTML is sanitised elsewhere.
    """
    if not isinstance(value, Struct):
        if isinstance(value, tuple):
            return tuple(hostile(item, without=without) for item in value)
        return HOSTILE_TEXT if isinstance(value, str) else value
    names = vars(contexts) | vars(list_contexts) | vars(parts) | {"datetime": datetime}
    hints = get_type_hints(type(value), names)
    return replace(
        value,
        **{
            field: "" if field in without else hostile(getattr(value, field), without=without)
            for field in value.__struct_fields__
            if not field.endswith("_html") and "Literal" not in str(hints[field])
        },
    )


_SECTION: Any = PAGES["section"]

HOSTILE_PAGES: dict[str, Context] = {
    **{name: hostile(page) for name, page in PAGES.items()},
    **{f"{name}-without-links": hostile(page, without=("url",)) for name, page in PAGES.items()},
    "section-in-a-plain-frame": replace(hostile(_SECTION), chrome=_SECTION.chrome),
}
"""A name that leads nowhere is written at another place of a template. So is the feed of a list
where it is not the feed of every page."""
