"""Pictures as cameras and phones write them, and what media makes of their versions."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image

from kilas.media.media import Media
from kilas.messages import Look
from kilas.photos.web_copy import CopyOf, copy_of
from kilas.store.records import Records
from tests.fakes.objects import FakeContent, FakeCopies
from tests.fakes.queues import FakeClock
from tests.fakes.table import FakeTable
from tests.newsroom import NOON

if TYPE_CHECKING:
    from kilas.record import Record


ORIENTATION, GPS, MAKE = 0x0112, 0x8825, 0x010F
RED, BLUE = (200, 30, 30), (30, 30, 200)


def picture(
    size: tuple[int, int] = (40, 30), format_: str = "JPEG", mode: str = "RGB", **options: Any
) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, BLUE)
    image.paste(RED, (0, 0, size[0] // 2, size[1]))
    out = BytesIO()
    image.convert(mode).save(out, format_, **options)
    return out.getvalue()


def shot(orientation: int = 1, size: tuple[int, int] = (40, 30)) -> bytes:
    """A JPEG as a phone writes it: with the way it was held, and the place where it was."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = orientation, "Kamera Rahasia"
    exif.get_ifd(GPS).update({1: "S", 2: (6.0, 12.0, 30.0), 3: "E", 4: (106.0, 49.0, 12.0)})
    return picture(size, exif=exif, comment=b"milik Narasumber", quality=95)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


class Uploads:
    """The versions of one photo, the oldest first; None is a deletion."""

    def __init__(self, *uploads: bytes | None, key: str = "media/a.jpg") -> None:
        self.key = key
        self.content, self.copies = FakeContent(lambda: NOON), FakeCopies()
        for data in uploads:
            self.content.remove(key) if data is None else self.content.put(key, data)

    def judge(self, make_copy: CopyOf = copy_of) -> Record:
        """The record that media makes of the photo."""
        records = Records(FakeTable())
        Media(records, self.content, self.copies, FakeClock(NOON), make_copy)(Look(self.key))
        record = records.get(self.key)
        assert record
        return record


def judged(*uploads: bytes | None, key: str = "media/a.jpg") -> Record:
    """The record of a photo with these versions."""
    return Uploads(*uploads, key=key).judge()


def codes(record: Record) -> list[str]:
    return [problem.code for problem in record.problems]


def measure(record: Record) -> tuple[int, int, str]:
    """The facts of a photo, without the digest of its copy."""
    assert record.photo
    return record.photo.width, record.photo.height, record.photo.content_type
