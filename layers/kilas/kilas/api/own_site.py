"""Refuses a post that a page of another site sent, by an allow-list of what browsers say.

Programs and old browsers say nothing and are accepted: only a browser can be made to post by
another site (https://www.w3.org/TR/fetch-metadata/, https://www.rfc-editor.org/rfc/rfc6454).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kilas.errors import Refused
from kilas.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

_SENT_FROM_HERE = frozenset({None, "same-origin", "none"})
"""Values of Sec-Fetch-Site. "none": the person did it, such as by sending the form again."""

_ORIGIN = re.compile(
    r"(https?)://([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::([0-9]{1,5}))?",
    re.ASCII | re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}

Origin = tuple[str, str, int]
"""Scheme, host and port, in lower case."""


def require_own_site(fetch_site: str | None, origin: str | None, own: Iterable[str]) -> None:
    """Raise Refused unless Sec-Fetch-Site and Origin, where they came, name this newspaper.

    `own` gives the newspaper's addresses, such as "https://kabar.example". Each is asked for only
    when the one before it does not match.
    """
    if fetch_site not in _SENT_FROM_HERE:
        raise Refused(Problem("cross_site"))
    if origin is None:
        return
    given = origin_of(origin)
    if given is None or all(given != origin_of(address) for address in own):
        raise Refused(Problem("cross_site"))


def origin_of(text: str) -> Origin | None:
    """The origin of an address without a path; None for any other text."""
    match = _ORIGIN.fullmatch(text)
    if match is None:
        return None
    scheme, host = match[1].lower(), match[2].lower()
    return scheme, host, int(match[3]) if match[3] else _PORTS[scheme]
