"""The secret addresses of previews: an address that nobody can make without the key. Pure.

The address holds the key of the file, since an audit that finds the object must know the file
again, and an HMAC of that key (RFC 2104), since nobody else may find the object.
"""

from __future__ import annotations

import hmac
from typing import Final
from urllib.parse import quote, unquote

from kilas.addresses.shapes import PREVIEW, PREVIEW_FOLDER

TOKEN_LETTERS: Final = 40
"""160 bits in hexadecimal: nobody guesses an address, at any rate of requests."""

LONGEST_OBJECT_KEY: Final = 1024
"""Bytes. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html"""

_FIRST: Final = "preview of {key}"
_LATER: Final = "preview after {after} of {key}"
"""What the HMAC is for: no other HMAC with the same secret can be taken for an address. The id of a
version has no blank in it, so no two files have one text."""


def preview_name(key: str) -> str:
    """The key of a file as one part of an address that no browser or phone spells otherwise:
    "articles~2Fbanjir.md".
    """
    return quote(key, safe="").replace("~", "%7E").replace("%", "~")


def previewed_key(name: str) -> str | None:
    """The inverse of `preview_name`; None for what it makes of no key."""
    key = unquote(name.replace("~", "%"))
    return key if preview_name(key) == name else None


def preview_folder(name: str) -> str:
    """The folder of the previews of one file, by its `preview_name`."""
    return PREVIEW_FOLDER.at(slug=name)


class Previews:
    """Makes the addresses of previews with the key `secret`.

    A file has one address until readers see it: who has the link sees each new version there, and a
    rebuild makes the same address. What becomes of the file after that has another address, made of
    `after`, the id of the version or the deletion with which the preview ended: who was shown one
    draft sees no later one. Another secret ends all addresses.
    """

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def address(self, key: str, after: str = "") -> str | None:
        """The address of the preview of a file, or None where the key is too long for one."""
        name = preview_name(key)
        message = (_LATER if after else _FIRST).format(key=key, after=after).encode()
        token = hmac.digest(self._secret, message, "sha256").hex()[:TOKEN_LETTERS]
        address = PREVIEW.at(slug=name, token=token)
        return address if len(address) <= LONGEST_OBJECT_KEY else None
