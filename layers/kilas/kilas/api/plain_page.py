"""The frame of the pages that the API itself answers with, for readers without JavaScript.

These pages are format strings, not Jinja templates: a reader waits for each cold start of the API,
and the import of Jinja alone takes some 50 ms of CPU time (docs/decisions/0038).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kilas.site.design import DESIGN, Design
from kilas.texts import DEFAULT, Language

if TYPE_CHECKING:
    from kilas.site.site import Site


class House(Struct, frozen=True):
    """What a page of the API has of the settings of the newspaper."""

    language: Language = DEFAULT
    design: Design = DESIGN


NO_HOUSE: Final = House()
"""Of an answer for which the table is not read, or where there are no settings."""


def house_of(site: Site | None) -> House:
    """The house of a newspaper."""
    return House(site.language, site.design) if site else NO_HOUSE


_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="{icon}" type="image/svg+xml">
<link rel="stylesheet" href="{stylesheet}">
</head>
<body class="plain">
<main>
<article class="article">
<h1>{title}</h1>
{details}
{content}<p class="ways"><a href="{back}">{back_label}</a></p>
</article>
</main>
</body>
</html>
"""


def plain_page(
    house: House, title: str, *details: str, content: str = "", back: tuple[str, str]
) -> str:
    """A page with a heading, a paragraph for each of the `details`, and a link `back`.

    `back` is the address and the text of the link. `content` is HTML; the rest is plain text.
    """
    # Programs and scripts get JSON, and no start waits for the stylesheet.
    from kilas.pages.assets import asset_url, stylesheet_url  # noqa: PLC0415 -- as said above

    address, label = back
    return _PAGE.format(
        language=house.language,
        title=escape(title),
        icon=asset_url("icon.svg"),
        stylesheet=stylesheet_url(house.design),
        details="\n".join(f"<p>{escape(detail)}</p>" for detail in details),
        content=content,
        back=escape(address),
        back_label=escape(label),
    )
