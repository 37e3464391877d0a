"""The newspaper's account on Mastodon, by the links to its profiles. For kilas.pages.edition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.site.site import Link

_PROFILE: Final = r"https://([a-z0-9.-]+)/@([a-z0-9_.-]+)/?"
_WORDS: Final = ("mastodon", "fediverse")
"""A link has one of them in its words or its host: profiles of YouTube have such addresses too."""


def handle_of(links: Iterable[Link]) -> str:
    """The account as Mastodon names it beside a shared link, such as "@kabar@sosial.example"; ""
    where no link leads to one.

    https://docs.joinmastodon.org/entities/PreviewCard/#authors
    """
    for link in links:
        profile = pattern(_PROFILE, re.IGNORECASE).fullmatch(link.url)
        if profile:
            host = profile[1].lower()
            says = f"{link.label.lower()} {host}"
            if any(word in says for word in _WORDS):
                return f"@{profile[2]}@{host}"
    return ""
