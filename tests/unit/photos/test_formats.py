"""What is imported of Pillow's formats."""

from __future__ import annotations

import pytest

from tests.crafted.heics import Phone
from tests.unit.media.costs import said_by
from tests.unit.media.pictures import picture

_MAKE = """
import json, sys
from kilas.photos.bare import bare
from kilas.photos.web_copy import renditions_of
renditions_of(bare(sys.stdin.buffer.read()), is_logo=True)
print(json.dumps([name for name in sys.modules if name.startswith("PIL.") and "Plugin" in name]))
"""


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "GIF", "HEIC", "AVIF", "BMP", "TIFF"])
def test_a_photo_and_a_logo_import_no_format_that_they_need_not(format_: str) -> None:
    data = Phone().file() if format_ == "HEIC" else picture(format_=format_)
    basic = ("Bmp", "Gif", "Ico", "Jpeg", "Png", "Ppm", "WebP")
    own = {"TIFF": ("Tiff",), "AVIF": ("Avif",)}.get(format_, ())
    assert set(said_by(_MAKE, data)) == {f"PIL.{name}ImagePlugin" for name in (*basic, *own)}
