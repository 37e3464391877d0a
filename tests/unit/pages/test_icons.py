"""The icons of a newspaper without a logo, as programs read them."""

from __future__ import annotations

import fnmatch
from io import BytesIO

from PIL import Image, ImageChops, ImageStat

from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml


def test_the_icon_that_programs_ask_for_is_that_of_phones_in_their_sizes() -> None:
    world = World()
    world.upload("site.yaml", site_yaml())
    world.upload("articles/pasar.md", article_file(title="Pasar"))
    world.settle()
    (touch,) = fnmatch.filter(world.site.objects, "assets/*.png")
    favicon, icon = (world.site.objects[key][0] for key in ("favicon.ico", touch))
    assert (favicon.content_type, icon.content_type) == ("image/x-icon", "image/png")
    assert f'<link rel="apple-touch-icon" href="/{touch}">' in world.site.text("index.html")
    with Image.open(BytesIO(favicon.body)) as small, Image.open(BytesIO(icon.body)) as large:
        assert small.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
        assert large.size == (180, 180)
        on_paper = Image.new("RGB", small.size, large.convert("RGB").getpixel((9, 90)))
        on_paper.paste(small, mask=small.convert("RGBA"))
        differs = ImageChops.difference(on_paper, large.convert("RGB").resize(small.size))
        assert max(ImageStat.Stat(differs).mean) < 8, "of 255"
