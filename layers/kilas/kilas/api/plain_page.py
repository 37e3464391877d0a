"""The frame of the pages that the API itself answers with, for readers without JavaScript.

These pages are format strings, not Jinja templates: a reader waits for each cold start of the API,
and the import of Jinja alone takes some 50 ms of CPU time (docs/decisions/0038).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kilas.pages.assets import asset_url

if TYPE_CHECKING:
    from kilas.texts import Language

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
{content}<p><a href="{back}">{back_label}</a></p>
</article>
</main>
</body>
</html>
"""


def plain_page(
    language: Language, title: str, *details: str, content: str = "", back: tuple[str, str]
) -> str:
    """A page with a heading, a paragraph for each of the `details`, and a link `back`.

    `back` is the address and the text of the link. `content` is HTML; the rest is plain text.
    """
    address, label = back
    return _PAGE.format(
        language=language,
        title=escape(title),
        icon=asset_url("icon.svg"),
        stylesheet=asset_url("kilas.css"),
        details="\n".join(f"<p>{escape(detail)}</p>" for detail in details),
        content=content,
        back=escape(address),
        back_label=escape(label),
    )
