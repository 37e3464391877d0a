"""Pull quotes and quoted posts. For kilas.bodies.shaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.patterns import pattern

if TYPE_CHECKING:
    import re

CLASS: Final = "pullquote"
CLASSES: Final = frozenset(
    {
        "pullquote",
        "pull-quote",
        "pullquote-left",
        "pullquote-right",
        "wp-block-pullquote",
        "kutipan",
    }
)  # fmt: skip
"""What an editor, WordPress or a theme calls a pull quote."""

POSTS: Final = frozenset({"twitter-tweet", "bluesky-embed", "mastodon-embed"})
"""The classes of a quotation that is a whole post, its words and its link, as its service gives it.
The quotation is a card."""

_POST: Final = rf'<blockquote class="(?:{"|".join(sorted(POSTS))})[^"]*"'
_HOLDER: Final = rf'<(aside|blockquote|div|figure|p) class="(?:{"|".join(sorted(CLASSES))})[^"]*"'
_QUOTE: Final = r"<blockquote>((?:[^<]|<(?!/?blockquote\b))*+)</blockquote>"
_OF_PARAGRAPH: Final = f'<p class="{CLASS}"'


def marked(clean: str) -> str:
    """The sanitised HTML whose pull quotes have one class, and whose quoted posts have that of
    cards. A quotation has the class of a paragraph in it.
    """
    if "-tweet" in clean or "-embed" in clean:
        clean = pattern(_POST).sub('<blockquote class="embed"', clean)
    if "pull" not in clean and 'class="kutipan' not in clean:
        return clean
    return pattern(_QUOTE).sub(_whole, pattern(_HOLDER).sub(rf'<\1 class="{CLASS}"', clean))


def _whole(quote: re.Match[str]) -> str:
    if _OF_PARAGRAPH not in quote[1]:
        return quote[0]
    return f'<blockquote class="{CLASS}">{quote[1].replace(_OF_PARAGRAPH, "<p")}</blockquote>'
