"""The newspaper's account on Mastodon, by the links to its profiles. For kilas.pages.edition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kilas.site.site import Link

_PROFILE: Final = re.compile(r"https://([a-z0-9.-]+)/@([a-z0-9_.-]+)/?", re.IGNORECASE)
_SAYS_SO: Final = re.compile(r"mastodon|fediverse", re.IGNORECASE)
"""In the words or the host of a link: profiles of YouTube and TikTok have such addresses too."""


def handle_of(links: Iterable[Link]) -> str:
    """The account as Mastodon names it beside a shared link, such as "@kabar@sosial.example"; ""
    where no link leads to one.

    https://docs.joinmastodon.org/entities/PreviewCard/#authors
    """
    for link in links:
        profile = _PROFILE.fullmatch(link.url)
        if profile and _SAYS_SO.search(f"{link.label} {profile[1]}"):
            return f"@{profile[2]}@{profile[1].lower()}"
    return ""
