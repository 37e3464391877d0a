"""The bytes of a picture's file. For kilas.photos."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image


def saved(image: Image, format_: str, options: dict[str, Any]) -> bytes:
    """The file of an image in a format of Pillow, with options of that format.

    https://pillow.readthedocs.io/en/stable/handbook/image-file-formats.html
    """
    out = BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()
