"""A photo in the bucket becomes a photo on the site, without where it was taken."""

from __future__ import annotations

import re
from functools import partial
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from local import ROOT
from tests.crafted.jpegs import jpeg_in_scans
from tests.system.answers import until
from tests.system.newspaper import article

if TYPE_CHECKING:
    from tests.system.newspaper import Newspaper

ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825
LATITUDE = 2


def photo(colour: str, size: tuple[int, int] = (2400, 1200)) -> bytes:
    """A JPEG that lies on its side, from a camera that writes down everything."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MAKE] = "Kamera Rahasia"
    exif.get_ifd(GPS)[LATITUDE] = (1.0, 2.0, 3.0)
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_it_is_served_upright_and_without_its_metadata(newspaper: Newspaper) -> None:
    original = photo("red")
    assert b"Kamera Rahasia" in original
    newspaper.upload("media/2024/pasar pagi.jpg", original)
    newspaper.upload(
        "articles/berfoto.md",
        article("Berfoto", date="2024-02-01", image="media/2024/pasar pagi.jpg"),
    )
    address = "/media/2024/pasar%20pagi.jpg"
    page = newspaper.wait_for("/2024/02/berfoto.html", 'src="/_foto/2024~2Fpasar')
    renditions = re.findall(r'"(/_foto/[^" ]+\.jpg)"', page)
    narrow = re.findall(r"(/_foto/[^\" ]+-400\.webp) 400w", page)
    assert renditions
    assert narrow
    for each in (address, renditions[0], narrow[0]):
        answer = newspaper.wait_for_bytes(each)
        assert b"Kamera Rahasia" not in answer.body
        with Image.open(BytesIO(answer.body)) as served:
            assert not served.getexif()
            assert served.height == pytest.approx(2 * served.width, abs=2), "upright"
            assert answer.headers["Content-Type"] == f"image/{str(served.format).lower()}"
    newspaper.wait_for_report("media/2024/pasar pagi.jpg", "TAYANG")


def test_a_new_photo_replaces_it_and_a_wrong_one_does_not(newspaper: Newspaper) -> None:
    key, address = "media/ganti.png", "/media/ganti.png"
    newspaper.upload(key, photo("red", (64, 32)))
    first = newspaper.wait_for_bytes(address)
    newspaper.upload(key, photo("blue", (64, 32)))
    second = newspaper.wait_for_bytes(address, but_not=first.body)
    newspaper.upload(key, b"bukan foto")
    newspaper.wait_for_report(key, "PERLU DIPERBAIKI", "Foto ini tidak terbaca")
    newspaper.settle()
    assert newspaper.get(address).body == second.body
    newspaper.delete(key)
    newspaper.wait_until_gone(address)


def screenshot(number: int) -> bytes:
    """1920 × 1080 pixels of a photo and faint noise, as PNG: what took zlib 4 s to copy."""
    noise = Random(number).randbytes(1920 * 1080 * 3)  # noqa: S311  # the same each time
    out = BytesIO()
    with Image.open(ROOT / "samples" / "media" / "pasar.jpg") as sample:
        scaled = sample.convert("RGB").resize((1920, 1080))
        noisy = Image.blend(scaled, Image.frombytes("RGB", scaled.size, noise), 0.01)
    noisy.save(out, "PNG", compress_level=1)
    return out.getvalue()


def test_ten_screenshots_hold_up_no_article(
    newspaper: Newspaper,
) -> None:
    newspaper.settle()
    pictures = {f"media/layar-{number}.png": screenshot(number) for number in range(10)}
    for key, data in pictures.items():
        newspaper.upload(key, data)
    newspaper.upload("articles/sela.md", article("Di sela foto", date="2024-02-11"))
    look = partial(newspaper.get, "/2024/02/sela.html")
    until(look, lambda page: "Di sela foto" in page.text)
    assert any(newspaper.get(f"/{key}").status != 200 for key in pictures)
    for key in pictures:
        photo = until(partial(newspaper.get, f"/{key}"), lambda answer: answer.status == 200)
        with Image.open(BytesIO(photo.body)) as served:
            assert (served.format, served.size) == ("JPEG", (1600, 900))
        newspaper.wait_for_report(key, "TAYANG")


def test_a_photo_that_costs_too_much_is_refused_with_a_remedy(newspaper: Newspaper) -> None:
    newspaper.upload("media/lintasan.jpg", jpeg_in_scans(40))
    newspaper.wait_for_report("media/lintasan.jpg", "BELUM TAYANG", "40 lintasan", "JPEG biasa")
    assert newspaper.get("/media/lintasan.jpg").status == 404
