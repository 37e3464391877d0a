"""The overview of the newsroom as Kilas writes it for programs (kilas.pages.overview_data)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from kilas.content_keys import OVERVIEW_DATA_KEY
from kilas.pages.overview_data import Overview

if TYPE_CHECKING:
    from kilas.editing.bucket import Bucket

_DECODER: Final = msgspec.json.Decoder(Overview)


def read_overview(bucket: Bucket) -> tuple[Overview, Any] | None:
    """The overview, and all of its JSON; None where there is none yet. One request, whatever the
    number of files.

    Raises ValueError where another release of Kilas has written it in another shape, and as the
    bucket does.
    """
    text = bucket.overview(OVERVIEW_DATA_KEY)
    if text is None:
        return None
    return _DECODER.decode(text), msgspec.json.decode(text)
