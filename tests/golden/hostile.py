"""The example pages with hostile text in every field."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, get_type_hints

from kilas.pages import contexts, parts
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


def hostile(value: Any) -> Any:
    """The same value with hostile text in place of every free text; HTML is sanitised elsewhere."""
    if not is_dataclass(value) or isinstance(value, type):
        if isinstance(value, tuple):
            return tuple(hostile(item) for item in value)
        return HOSTILE_TEXT if isinstance(value, str) else value
    hints = get_type_hints(type(value), vars(contexts) | vars(parts) | {"datetime": datetime})
    return replace(
        value,
        **{
            field.name: hostile(getattr(value, field.name))
            for field in fields(value)
            if not field.name.endswith("_html") and "Literal" not in str(hints[field.name])
        },
    )


HOSTILE_PAGES: dict[str, Context] = {name: hostile(page) for name, page in PAGES.items()}
