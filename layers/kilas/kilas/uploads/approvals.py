"""Approvals: the file x.md.ok names the versions of x.md that readers may see, by their digests.

A version is named by its bytes and not by its id, so an approval means the same after a rebuild and
for a copy. Every version of the approval since its last deletion counts: a slip of the pen in a new
one takes nothing off the site, and whoever takes an approval back deletes the file. How long one
counts is the matter of kilas.ingest.approval.
"""

from __future__ import annotations

import hashlib
import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.ports import Content

DIGEST_LETTERS: Final = 40
"""160 bits of SHA-256 in hexadecimal: nobody makes another text with the digest of an approved one,
and a person can copy the digest on a telephone."""

CONSIDERED: Final = 10
LARGEST: Final = 64 * 1024
"""How many of the newest uploads of an approval are read, and how many bytes each may have."""

_DIGEST: Final = re.compile(rb"(?<![0-9A-Za-z])[0-9A-Fa-f]{40}(?![0-9A-Za-z])")


class Approves(NamedTuple):
    """The digests that one upload of an approval names, and the time of the upload."""

    at: datetime
    digests: frozenset[str]


def digest_of(data: bytes) -> str:
    """What names a version in an approval and in the report."""
    return hashlib.sha256(data).hexdigest()[:DIGEST_LETTERS]


def digests_in(data: bytes) -> frozenset[str]:
    """The digests that an approval names, whatever stands around them."""
    return frozenset(found.decode().lower() for found in _DIGEST.findall(data[:LARGEST]))


def approvals(content: Content, key: str) -> tuple[Approves, ...]:
    """What the approval at this key names, the newest first; raises VersionGone."""
    uploads = takewhile(lambda version: not version.deleted, content.versions(key))
    read = [each for each in list(uploads)[:CONSIDERED] if each.size <= LARGEST]
    return tuple(Approves(each.modified, digests_in(content.read(key, each.id))) for each in read)
