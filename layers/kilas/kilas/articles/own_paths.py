"""An address as a file gives it → its path on this site, or why there is none. For
kilas.articles.placing alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple
from urllib.parse import parse_qsl

from kilas.addresses import site_map
from kilas.articles.address import is_page_path, plain_path

if TYPE_CHECKING:
    from collections.abc import Container

Fault = Literal["", "foreign", "query", "odd"]

_BESIDE_THE_PAGE: Final = frozenset(
    {"m", "amp", "spref", "showcomment", "fbclid", "gclid", "igshid", "ref", "replytocom"}
)
"""Parts of a query that never tell two pages apart: Blogger's, WordPress's and what social networks
add."""


class OwnPath(NamedTuple):
    """The path where `fault` is "". Else `fault` says why there is none, and `path` is what is left
    without the host and the query, perhaps "".

    foreign: the host is not the newspaper's. query: the part behind "?" tells pages apart, and no
    page is found by its query. odd: no page can have such a path.
    """

    path: str
    fault: Fault = ""


def own_path(text: str, hosts: Container[str]) -> OwnPath:
    """The path of an address; `hosts` are the newspaper's, without "www."."""
    host, rest = _host_and_rest(text.strip())
    beside, _, _ = rest.partition("#")  # never sent to a server
    path, sign, query = beside.partition("?")
    try:
        plain = plain_path(path)
    except ValueError:
        return OwnPath("", "odd")
    if host and host not in hosts:
        return OwnPath(plain, "foreign")
    if sign and not _is_beside(query):
        return OwnPath(plain, "query")
    return OwnPath(plain) if is_page_path(plain) else OwnPath(plain, "odd")


def _host_and_rest(text: str) -> tuple[str, str]:
    scheme, sign, rest = text.partition("//")
    if not sign or scheme.casefold() not in ("", "http:", "https:"):
        return "", text
    host = rest.partition("/")[0]
    return host.casefold().removeprefix("www."), rest.removeprefix(host) or site_map.front()


def _is_beside(query: str) -> bool:
    names = [name.casefold() for name, _ in parse_qsl(query, keep_blank_values=True)]
    return all(name in _BESIDE_THE_PAGE or name.startswith("utm_") for name in names)
