"""Mutants that change nothing anyone can see, each with the reason."""

from __future__ import annotations

from typing import Final

_HELPERS: Final = "sorted({each for names in figures.HELPERS.values() for each in names})"
_NOT_A_TEXT: Final = (
    "the value is a number, or a word of Kilas's own code: the name of a tag, a language, a date"
)

EQUIVALENT: Final[dict[str, str]] = {
    **dict.fromkeys(
        (
            'pages/html_edits.py: not escaped: escape(table if tag["name"] == "table" else code)',
            "templates/card.html.jinja: not escaped: {{ heading }}",
            "templates/card.html.jinja: not escaped: {{ heading }} (2)",
            "templates/card.html.jinja: not escaped: {{ picture.height }}",
            "templates/card.html.jinja: not escaped: {{ picture.width }}",
            "templates/card.html.jinja: not escaped: {{ side }}",
            "templates/card.html.jinja: not escaped: {{ sizes }}",
            "templates/feed-item.xml.jinja: not escaped: {{ item.length }}",
            "templates/feed-item.xml.jinja: not escaped: {{ published }}",
            "templates/feed-item.xml.jinja: not escaped: {{ modified }}",
            "templates/frame.html.jinja: not escaped: {{ chrome.logo.height }}",
            "templates/frame.html.jinja: not escaped: {{ chrome.logo.width }}",
            "templates/frame.html.jinja: not escaped: {{ current }}",
            "templates/front.html.jinja: not escaped: {{ group }}",
            "templates/layout.html.jinja: not escaped: {{ chrome.language }}",
            "templates/setting-up.html.jinja: not escaped: {{ default }}",
            "templates/shared.html.jinja: not escaped: {{ picture.height }}",
            "templates/shared.html.jinja: not escaped: {{ picture.width }}",
            "templates/shared.html.jinja: not escaped: {{ shared.height }}",
            "templates/shared.html.jinja: not escaped: {{ shared.width }}",
        ),
        _NOT_A_TEXT,
    ),
    **dict.fromkeys(
        (
            "bodies/dialects.py: not sorted: sorted(names)",
            "bodies/pull_quotes.py: not sorted: sorted(POSTS)",
            "bodies/pull_quotes.py: not sorted: sorted(CLASSES)",
            f"bodies/shaped.py: not sorted: {_HELPERS}",
            "bodies/swallowed.py: not sorted: sorted(KNOWN - _CHOICES)",
        ),
        "a pattern of whole names finds the same in any order; sorted, it is one for all processes",
    ),
    **dict.fromkeys(
        (
            "store/target_items.py: not sorted: sorted(names)",
            "targets.py: not sorted: sorted(before & after)",
        ),
        "names are read as a set; sorted, an item and a message are the same in all processes",
    ),
    "bodies/body.py: not escaped: html.escape(SEAM)": (
        "no raw text has a seam; the line is for a text that a parser alone takes for raw"
    ),
    'pages/release.py: not sorted: sorted(package.rglob("*"))': (
        "a file system lists a folder in an order of its own: no two machines are in one test"
    ),
}
