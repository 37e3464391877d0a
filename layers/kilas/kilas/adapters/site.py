"""The newspaper's site, as an editor's program looks at it."""

from __future__ import annotations

import urllib.error
import urllib.request
from http import HTTPStatus
from typing import Final

_ABSENT: Final = (HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.GONE)
_SECONDS: Final = 10


def is_there(address: str) -> bool:
    """Whether something answers at an address of the newspaper. True where this machine cannot
    look: then the report alone counts.
    """
    request = urllib.request.Request(address, method="HEAD")  # noqa: S310 -- the newspaper's own
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS):  # noqa: S310 -- as above
            return True
    except urllib.error.HTTPError as error:
        error.close()
        return error.code not in _ABSENT
    except (OSError, ValueError):
        return True
