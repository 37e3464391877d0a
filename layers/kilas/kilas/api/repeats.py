"""What makes a comment a repeat: the same words from the same reader; for `kilas.api.post`.

A reader is known by a keyed hash of the address alone (docs/decisions/0024).
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

from kilas.api.keyed import derived_key, keyed_hash
from kilas.store.thread_items import REPEAT_WINDOW

if TYPE_CHECKING:
    from kilas.comments.comment import Comment

_LONGEST_PORT = 5
_HOST_BITS = 64


class Repeats:
    """Makes the markers of a comment. Each window of ten minutes has its own key."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def markers(self, comment: Comment, text: str, reader: str) -> tuple[str, str]:
        """The marker of the comment's window, then that of the window before.

        A marker lives for one window, so a repeat and its original share one of the two.
        """
        window = int(comment.posted.timestamp() // REPEAT_WINDOW.total_seconds())
        sort = "trapped" if comment.trapped else "taken"
        words = (sort, reader, comment.identity, comment.name, text)
        return self._marker(window, words), self._marker(window - 1, words)

    def _marker(self, window: int, words: tuple[str, ...]) -> str:
        return keyed_hash(derived_key(self._secret, f"kilas repeats {window}"), *words)


def reader_of(viewer_address: str) -> str:
    """The address of a reader in one form, without the port; "" where there is none.

    `viewer_address` is CloudFront's "<address>:<port>". An IPv6 address is cut to its network of 64
    bits: a household has one such network, and a device changes the rest by itself
    (https://www.rfc-editor.org/rfc/rfc8981).
    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
    """
    host, _, port = viewer_address.strip().rpartition(":")
    if not (port.isascii() and port.isdigit() and len(port) <= _LONGEST_PORT):
        return ""
    if host.startswith("[") and host.endswith("]"):
        host = host[1:-1]
    try:
        address = ip_address(host)
    except ValueError:  # readers without an address count as one
        return ""
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return f"{IPv6Address(int(address) >> _HOST_BITS << _HOST_BITS)}/{_HOST_BITS}"
