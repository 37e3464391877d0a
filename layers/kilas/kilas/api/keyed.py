"""Hashes that only a holder of the stack's secret can make; for the other modules of api/."""

from __future__ import annotations

import hmac

_LENGTH_BYTES = 8


def derived_key(secret: str, purpose: str) -> bytes:
    """The key for one purpose, 32 bytes. Neither the secret nor another key follows from it.

    The first block of HKDF's second step: https://www.rfc-editor.org/rfc/rfc5869#section-2.3
    """
    return hmac.digest(secret.encode(), purpose.encode() + b"\x01", "sha256")


def keyed_hash(key: bytes, *texts: str) -> str:
    """The HMAC-SHA-256 of the texts, 64 hexadecimal digits.

    Each text follows its length, so no two lists of texts are the same bytes.
    """
    parts = [text.encode(errors="surrogatepass") for text in texts]
    counted = b"".join(len(part).to_bytes(_LENGTH_BYTES, "big") + part for part in parts)
    return hmac.digest(key, counted, "sha256").hex()
