"""The icons of the site, as programs read them."""

from __future__ import annotations

import fnmatch
from io import BytesIO

from PIL import Image

from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

SIZE = (180, 180)


def pixels(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as picture:
        assert picture.size == SIZE
        return picture.convert("RGB").tobytes()


def test_the_icon_that_programs_ask_for_is_that_of_phones() -> None:
    world = World()
    world.upload("site.yaml", site_yaml())
    world.upload("articles/pasar.md", article_file(title="Pasar"))
    world.settle()
    (touch,) = fnmatch.filter(world.site.objects, "assets/*.png")
    favicon, icon = (world.site.objects[key][0] for key in ("favicon.ico", touch))
    assert (favicon.content_type, icon.content_type) == ("image/x-icon", "image/png")
    assert pixels(favicon.body) == pixels(icon.body)
    assert f'<link rel="apple-touch-icon" href="/{touch}">' in world.site.text("index.html")
