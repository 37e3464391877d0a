"""A photo in the bucket becomes a photo on the site, without where it was taken."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

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
    page = newspaper.wait_for("/2024/02/berfoto.html", "Berfoto")
    assert f'src="{address}"' in page
    answer = newspaper.wait_for_bytes(address)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert b"Kamera Rahasia" not in answer.body
    with Image.open(BytesIO(answer.body)) as served:
        assert not served.getexif()
        assert served.size == (1200, 2400)
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
