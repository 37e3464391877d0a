"""The addresses of links, as browsers read them, in the letters that an address may have. For
kilas.bodies.

https://url.spec.whatwg.org/#url-writing
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from kilas.content_keys import PICTURE_ENDINGS
from kilas.documents.decoding import printable

MAX_ADDRESS: Final = 2_000
"""Characters of a link or of the address of a picture; browsers show hardly more. To read a host
takes time that grows with the square of a run of combining marks."""

SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
_WITHOUT_HOST: Final = frozenset({"mailto", "tel"})

_SCHEME: Final = re.compile(r"([^/?#]*):")
_SLASHES: Final = re.compile(r"(https?:)/*(?=[^/])", re.IGNORECASE)
_HOST: Final = re.compile(r"(?P<scheme>(?:https?:)?//)(?P<host>[^/]*)", re.IGNORECASE)
_OF_NO_ADDRESS: Final = re.compile(r"""[ "<>\\^`{|}[\]#]|%(?![0-9A-Fa-f]{2})""")
"""Signs that an address has escaped: https://url.spec.whatwg.org/#url-code-points."""

_LABEL: Final = r"""[^\s.:@%#/<>?\\^|"\[\]]{1,63}"""
_NAME: Final = re.compile(
    rf"(?:[^@]*@)?(?P<host>\[[^\[\]]*\]|{_LABEL}(?:\.{_LABEL})*\.?)(?::(?P<port>[0-9]{{0,5}}))?"
)
_NUMBER: Final = re.compile(r"(?:.*\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)\.?")
_BYTE: Final = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4: Final = re.compile(rf"{_BYTE}(?:\.{_BYTE}){{3}}")
_LAST_PORT: Final = 65_535

_MAIL: Final = re.compile(
    r"[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.[a-z]{2,20}(?:\?\S*)?",
    re.ASCII | re.IGNORECASE,
)
_FILE: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, PICTURE_ENDINGS))}"
    r"|\.(?:pdf|html?|md|docx?|txt|mp[34]|zip|css|js))(?:\?|\Z)",
    re.IGNORECASE,
)
"""The ending of a file, such as "foto@2x.png", which is no mail address."""

_C0_CONTROL_OR_SPACE: Final = "".join(map(chr, range(0x21)))
_TAB_OR_NEWLINE: Final = re.compile(r"[\t\n\r]")


def as_browsers_read(href: str) -> str:
    """https://url.spec.whatwg.org/#concept-basic-url-parser, 1 to 3."""
    return _TAB_OR_NEWLINE.sub("", printable(href).strip(_C0_CONTROL_OR_SPACE))


def link_address(href: str) -> str | None:
    """What a link leads to, with what no address may have escaped; None where it leads nowhere, or
    may not lead there.
    """
    if len(href) > MAX_ADDRESS:
        return None
    if _MAIL.fullmatch(href) and not _FILE.search(href):
        href = f"mailto:{href}"
    scheme = _SCHEME.match(href)
    if scheme is not None and scheme[1].lower() not in SCHEMES:
        return None
    before, hash_, fragment = href.partition("#")
    if scheme is not None and scheme[1].lower() in _WITHOUT_HOST:
        return f"{escaped(before)}{hash_}{escaped(fragment)}"
    path, mark, query = before.partition("?")
    path = path.replace("\\", "/")
    if scheme is not None:
        path = _SLASHES.sub(lambda found: f"{found[1].lower()}//", path, count=1)
    host = _HOST.match(path)
    if host is None:
        whole = None if scheme else escaped(path)
    else:
        whole = _with_host(host, escaped(path[host.end() :]))
    return None if whole is None else f"{whole}{mark}{escaped(query)}{hash_}{escaped(fragment)}"


def escaped(part: str) -> str:
    """A path, a query or a fragment in the letters that it may have."""
    return _OF_NO_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", part)


def _with_host(start: re.Match[str], path: str) -> str | None:
    """The start of an address, without who asks, and its path; None where not every reader finds
    the same host there.
    """
    found = _NAME.fullmatch(start["host"])
    if found is None or int(found["port"] or 0) > _LAST_PORT:
        return None
    if _NUMBER.fullmatch(found["host"]) and not _IPV4.fullmatch(found["host"]):
        return None
    try:
        urlsplit(start[0])
    except ValueError:  # a malformed host, which no feed could resolve either
        return None
    return f"{start['scheme']}{start['host'].rpartition('@')[2]}{path}"
