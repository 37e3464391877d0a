"""The bytes of a picture's file. For kilas.photos."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from PIL import IcoImagePlugin, WebPImagePlugin

if TYPE_CHECKING:
    from PIL.Image import Image

KNOWN: Final = (IcoImagePlugin, WebPImagePlugin)
"""Formats that Pillow knows once their modules are imported. For one that it does not know,
Image.save and Image.open import all of its formats, 47 modules, which takes 30 ms of the first
photo of a process."""


def saved(image: Image, format_: str, options: dict[str, Any]) -> bytes:
    """The file of an image in a format of Pillow, with options of that format.

    https://pillow.readthedocs.io/en/stable/handbook/image-file-formats.html
    """
    out = BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()
