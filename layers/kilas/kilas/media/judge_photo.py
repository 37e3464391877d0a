"""What a photo ought to be in the table: the newest good version stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from math import prod
from typing import TYPE_CHECKING, Final, NoReturn

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image, UnidentifiedImageError

from kilas.addresses.site_map import has_renditions
from kilas.articles.article import PhotoFacts
from kilas.content_keys import is_logo
from kilas.errors import Unreadable
from kilas.photos.bare import bare
from kilas.photos.decoder import opened
from kilas.photos.effort import Effort, decoding, fetching, scanning
from kilas.photos.web_copy import CopyOf, copy_of, decode_reduced
from kilas.problems import Problem
from kilas.record import Photo, Record
from kilas.renditions import copy_size, mark_of, steps_of, unpacked
from kilas.uploads.file import File, existing_record, tombstone
from kilas.uploads.judge import JudgeOfVersions
from kilas.uploads.newest_good import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kilas.claims import Claim
    from kilas.photos.parts import Bare
    from kilas.ports import Version
    from kilas.renditions import Renditions
    from kilas.uploads.judge import ReadVersion
    from kilas.uploads.newest_good import Candidate, Found

CONTENT_TYPES: Final = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "HEIF": "image/heic",
    "AVIF": "image/avif",
    "TIFF": "image/tiff",
    "BMP": "image/bmp",
}
"""The formats that are read, as Pillow names them: what every browser shows, and what phones,
scanners and programs for photos write.
"""

CONSIDERED: Final = 10
"""How many uploads, the newest, are read in search of a good one, if the effort for one message
allows so many (docs/decisions/0017)."""

LARGEST_FILE: Final = 40 * 1024 * 1024
LARGEST_PICTURE: Final = 61_000_000
"""Bytes, and pixels: the largest camera of the press takes 9504 × 6336."""

LONGEST_SIDE: Final = 20_000
"""Pixels: twice what any camera makes in one shot, so that panoramas fit."""

LARGEST_DECODED: Final = 25_000_000
LARGEST_WEBP: Final = 12_500_000
LARGEST_AVIF: Final = 12_500_000
"""Pixels in memory at once. To decode and scale a WebP takes some 20 bytes for each pixel, any
other format eight. The decoder of a JPEG keeps every second pixel or fewer where the copy needs no
more."""

_LARGEST: Final = {
    "JPEG": LARGEST_PICTURE,
    "PNG": LARGEST_DECODED,
    "WEBP": LARGEST_WEBP,
    "GIF": LARGEST_DECODED,
    "HEIF": LARGEST_DECODED,
    "AVIF": LARGEST_AVIF,
    "TIFF": LARGEST_DECODED,
    "BMP": LARGEST_DECODED,
}

LARGEST_HEIF: Final = 6 * 1024 * 1024
LARGEST_AVIF_FILE: Final = 20 * 1024 * 1024
"""Bytes of the picture in a HEIF: a phone writes 24 MP in some four. In an AVIF 12 MP of noise have
some twelve. docs/decisions/0082 and 0087 have the measurements."""

_MOST_BYTES: Final = {"HEIF": LARGEST_HEIF, "AVIF": LARGEST_AVIF_FILE}

MOST_FORMER: Final = 4
"""Versions before the last few have no addresses any longer."""

_NOTHING: Final = frozenset(range(126, 131))
"""Of 255: a grey of 128, as a lossy rendition may have it."""

_PIXELS_OF_BLOCK: Final = 64

MOST_COEFFICIENTS: Final = 200 * 1024 * 1024
MOST_WORK: Final = 2_000_000_000
"""For a JPEG in several passes: the bytes that the decoder holds, and about how many nanoseconds of
CPU the passes take. docs/decisions/0027 has the measurements, and what cameras and other programs
write."""


class PhotoReading(Struct, frozen=True):
    """A photo's own facts, its renditions as one object, and warnings for its editor. The facts of
    the renditions follow from the versions too.
    """

    photo: Photo
    copy: bytes
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class JudgePhoto(JudgeOfVersions[PhotoReading]):
    """Judges a photo by its versions alone. `judged_by` is the id of the release (see
    Records.release); `copy_of` makes the copy that the web gets, and `keep` keeps the copy before
    the record names it (see kilas.ports.Copies). `before` is the photo of the record until now.
    """

    file: File
    judged_by: str
    keep: Callable[[str, bytes], bool]
    before: Photo | None = None
    copy_of: CopyOf = copy_of

    def candidates(self, read: ReadVersion) -> Iterator[Candidate[PhotoReading]]:
        """See JudgeOfVersions: as many as one message has the effort for."""
        if not self._has_address:
            return iter(())
        effort = Effort()

        def reading(version: Version) -> PhotoReading | None:
            photo = _bare(version, read, effort)
            if photo is None or not effort.allows(decoding(photo)):
                return None
            return measured(photo, self.copy_of, is_logo=is_logo(self.file.key))

        return candidates(self.file.uploads[:CONSIDERED], reading)

    def record(self, found: Found[PhotoReading], _claims: Mapping[str, Claim]) -> Record:
        """See JudgeOfVersions; a photo has no names."""
        if not self.file.uploads:
            return tombstone(self.file)
        if found.shown and found.shown.reading:
            return replace(
                existing_record(self.file, "live", self.judged_by),
                shown=found.shown.version.id,
                photo=self._kept(found.shown.reading, found.shown.version),
                problems=found.problems,
            )
        problems = found.problems if self._has_address else (Problem("photo_without_ending"),)
        return replace(existing_record(self.file, "wrong", self.judged_by), problems=problems)

    def _kept(self, reading: PhotoReading, shown: Version) -> Photo:
        """The photo once its copy is kept."""
        photo, before = self._marked(reading, shown), self.before
        is_new = self.keep(photo.copy, reading.copy)
        if before is None or before.copy != photo.copy:
            return photo
        return replace(photo, kept_again=before.kept_again + is_new)

    def _marked(self, reading: PhotoReading, shown: Version) -> Photo:
        """The photo with the facts of its renditions, and the marks of a few other versions."""
        photo, made = reading.photo, unpacked(reading.copy)
        if made is None or not has_renditions(self.file.key):
            return photo
        mark = mark_of(shown.size, shown.etag)
        others = (mark_of(each.size, each.etag) for each in self.file.history if not each.deleted)
        former = [each for each in dict.fromkeys(others) if each != mark]
        full = photo.width, photo.height
        size = copy_size(*full)
        logo = made.logo.facts if made.logo else None
        facts = PhotoFacts(*size, mark, steps_of(size[0]), len(made.jpeg), *full, logo)
        return replace(photo, facts=facts, former=tuple(former[:MOST_FORMER]))

    @property
    def _has_address(self) -> bool:
        """Whether an address leads to the photo: the edge takes a key without an ending for a
        folder.
        """
        return "." in self.file.key.rpartition("/")[2]


def _bare(version: Version, read: ReadVersion, effort: Effort) -> Bare | None:
    """The photo of a version, of a size that may be decoded; None where that is too much effort.

    Raises Unreadable where the version is no photo that can be shown.
    """
    if version.size > LARGEST_FILE:
        _refuse_bytes(version.size, LARGEST_FILE)
    if not effort.allows(fetching(version.size)):
        return None
    photo = bare(read(version))
    _check(photo)
    return photo


def measured(photo: Bare, make_copy: CopyOf, *, is_logo: bool = False) -> PhotoReading:
    """The facts of a photo, its copy and its warnings. The photo is decoded here and nowhere else.

    Raises Unreadable where it is no photo that can be shown.
    """
    try:
        with opened(photo) as image:
            if image.size != photo.size:
                raise Unreadable([Problem("photo_unreadable")])
            decode_reduced(image, photo)
            _check_pixels(image.size, LARGEST_DECODED, photo.size)
        copy = make_copy(photo, is_logo=is_logo)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        code = "photo_unreadable" if photo.is_whole else "photo_cut_off"
        raise Unreadable([Problem(code)]) from error
    digest = sha256(copy).hexdigest()
    measures = Photo(*photo.seen_size, CONTENT_TYPES[photo.format], digest)
    return PhotoReading(measures, copy, tuple(_warnings(photo, unpacked(copy))))


def _warnings(photo: Bare, made: Renditions | None) -> Iterator[Problem]:
    """What an editor should look at in a photo that can be shown."""
    if photo.is_animated:
        yield Problem("photo_moves", warning=True)
    if photo.format != "JPEG":
        return
    if not photo.is_whole:
        yield Problem("photo_cut_off", warning=True)
    elif made and _is_grey_below(photo, made.webp[min(made.webp)]):
        yield Problem("photo_grey_below", warning=True)


def _is_grey_below(photo: Bare, webp: bytes) -> bool:
    """Whether the lowest row has no colour but the grey that decoders of JPEG take where the file
    has nothing: half of what a sample can be. A picture that is all of that grey may be meant so.
    """
    with Image.open(BytesIO(webp)) as image:
        shown = image.convert("RGB")
    row = shown.crop((0, shown.height - 1, *shown.size))
    return _is_nothing(row) and not (_is_nothing(shown) and _may_say_all(photo))


def _is_nothing(picture: Image.Image) -> bool:
    return {shade for band in picture.split() for shade in band.getextrema()} <= _NOTHING


def _may_say_all(photo: Bare) -> bool:
    """Whether a JPEG is long enough to say something of each of its blocks: one bit at least."""
    coded = photo.scans.coded if photo.scans else 0
    return coded * 8 > prod(photo.size) // _PIXELS_OF_BLOCK


def _check(photo: Bare) -> None:
    """Raise Unreadable where the file claims to be more than we can decode."""
    if max(photo.size) > LONGEST_SIDE:
        _refuse_size(photo.size, f"{LONGEST_SIDE} × {LONGEST_SIDE}")
    _check_pixels(photo.size, _LARGEST[photo.format], photo.size)
    if (most := _MOST_BYTES.get(photo.format)) and len(photo.data) > most:
        _refuse_bytes(len(photo.data), most)
    scans = photo.scans
    too_much = scans and scans.kept and scanning(scans, photo) > MOST_WORK
    if scans and (too_much or scans.kept > MOST_COEFFICIENTS):
        number, size = str(scans.number), _size_text(photo.size)
        raise Unreadable([Problem("photo_in_scans", values={"scans": number, "size": size})])


def _check_pixels(size: tuple[int, int], limit: int, claimed: tuple[int, int]) -> None:
    if prod(size) > limit:
        _refuse_size(claimed, f"{limit / 1_000_000:g} MP")


def _refuse_bytes(size: int, most: int) -> NoReturn:
    shown, limit = _megabytes(size), _megabytes(most)
    raise Unreadable([Problem("photo_too_large", values={"size": shown, "limit": limit})])


def _refuse_size(size: tuple[int, int], limit: str) -> NoReturn:
    shown = _size_text(size)
    raise Unreadable([Problem("photo_too_large", values={"size": shown, "limit": limit})])


def _size_text(size: tuple[int, int]) -> str:
    return f"{size[0]} × {size[1]}"


def _megabytes(size: int) -> str:
    return f"{size // 1024 // 1024} MB"
