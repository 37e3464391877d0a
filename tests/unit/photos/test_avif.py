"""AVIF, as the web has it: its picture and nothing else, at a cost that is known before."""

from __future__ import annotations

import struct
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kilas.photos.bare import bare
from kilas.photos.colours import in_srgb
from kilas.photos.gamuts import profile_of
from kilas.photos.parts import Bare
from tests.crafted.avifs import (
    NAME_OF_ALPHA,
    Header,
    avif,
    encoded,
    frame,
    sequence,
)
from tests.crafted.heics import PLACE, Phone, body_in_tile, box
from tests.unit.media.pictures import GPS, ORIENTATION, Uploads, codes, judged
from tests.unit.photos.drawings import difference, refused, seen

NOISE = 12
"""Of 255: how far a colour may be off after two lossy formats, on average."""

SIDE = 128


def drawn(size: tuple[int, int] = (SIDE, SIDE)) -> Image.Image:
    """A picture that is seen to be turned or mirrored."""
    image = Image.new("RGB", size, (230, 220, 60))
    image.paste((20, 30, 160), (0, 0, size[0] // 2, size[1] // 3))
    image.paste((180, 20, 30), (0, size[1] // 3, size[0] // 4, size[1]))
    return image


TILE = encoded(drawn(), quality=95)
WHOLE = avif(TILE)


def with_(**fields: Any) -> bytes:
    return avif(TILE, **fields).file()


def jpeg(image: Image.Image, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=95, **options)
    return out.getvalue()


def test_an_avif_is_live_with_its_renditions() -> None:
    record = Uploads(encoded(drawn((300, 200))), key="media/pasar.avif").judge()
    assert (record.status, record.problems) == ("live", ())
    assert record.photo
    assert (record.photo.width, record.photo.height) == (300, 200)
    assert record.photo.content_type == "image/avif"


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA"])
def test_an_avif_looks_as_it_was(mode: str) -> None:
    image = drawn((300, 200)).convert(mode)
    assert difference(seen(encoded(image, quality=95)), image.convert("RGB")) < NOISE


def test_the_tiles_of_a_grid_are_one_picture() -> None:
    whole = seen(WHOLE.file())
    assert whole.size == (300, 200)
    for left, top in ((0, 0), (SIDE, 0), (0, SIDE), (SIDE, SIDE)):
        shown = whole.crop((left, top, min(left + SIDE, 300), min(top + SIDE, 200)))
        assert difference(shown, drawn().crop((0, 0, *shown.size))) < NOISE


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_and_mirrored_as_a_jpeg_would_be(orientation: int) -> None:
    """Pillow writes the orientation as what turns a HEIF."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    image = drawn((160, 90))
    expected = seen(jpeg(image, exif=exif))
    data = encoded(image, exif=exif, quality=95)
    assert difference(seen(data), expected) < NOISE
    assert difference(expected, expected.rotate(180)) > NOISE, "it would be seen"
    record = judged(data, key="media/a.avif")
    assert record.photo
    assert (record.photo.width, record.photo.height) == expected.size


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("essential", [b"irot", b"imir"])
def test_a_photo_is_turned_and_mirrored_as_a_heic_is(essential: bytes, quarters: int) -> None:
    """libheif does it there."""
    as_heic = seen(Phone(essential=essential, quarters=quarters).file())
    plain = seen(Phone(quarters=0).file())
    own = encoded(plain.crop((0, 0, SIDE, SIDE)), quality=95)
    as_avif = seen(avif(own, essential=essential, quarters=quarters).file())
    assert as_avif.size == as_heic.size
    assert difference(as_avif, as_heic) < 2 * NOISE


def test_the_decoder_gets_nothing_of_the_place() -> None:
    exif = Image.Exif()
    exif.get_ifd(GPS).update({1: "S", 2: (6.0, 12.0, 30.0)})
    data = encoded(drawn(), exif=exif, xmp=b"<x:xmpmeta>rumah narasumber</x:xmpmeta>")
    assert b"rumah" in data
    assert not {b"rumah", b"Exif", b"xmpmeta"} & set(bare(data).data.split(b"\0"))
    assert b"rumah" not in bare(data).data
    assert PLACE in WHOLE.file()
    assert PLACE not in bare(WHOLE.file()).data
    record = body_in_tile(b"av1C", TILE) + b"rumah narasumber"
    assert bare(replace(WHOLE, decoder=record).file()).data == bare(WHOLE.file()).data


def test_the_profile_is_kept() -> None:
    data = encoded(drawn(), icc_profile=b"a profile of wide colours")
    assert b"a profile of wide colours" in bare(data).data


@pytest.mark.parametrize(
    ("auxiliary", "is_seen"),
    [(NAME_OF_ALPHA, True), (b"urn:mpeg:mpegB:cicp:systems:auxiliary:depth", False)],
    ids=["alpha", "depth"],
)
def test_what_a_photo_says_of_its_transparency_is_followed(
    auxiliary: bytes, *, is_seen: bool
) -> None:
    plain, shown = seen(WHOLE.file()), seen(with_(auxiliary=auxiliary))
    mask = plain.convert("L")
    on_white = Image.composite(plain, Image.new("RGB", plain.size, "white"), mask)
    assert difference(shown, on_white if is_seen else plain) < NOISE
    assert difference(on_white, plain) > NOISE, "it would be seen"


def test_tiles_that_are_transparent_each_by_itself_are_refused() -> None:
    """Their colours alone would be shown, and there are any colours where nothing is to be seen."""
    data = with_(auxiliary=NAME_OF_ALPHA)
    tiles = 2 * 3
    of_whole, of_tile = (struct.pack(">HHH", 3 + tiles, 1, item) for item in (1, 3))
    assert b"auxl" + of_whole in data
    assert not refused(data)
    assert refused(data.replace(b"auxl" + of_whole, b"auxl" + of_tile))


def test_colours_that_are_darker_already_are_not_made_darker_again() -> None:
    image = Image.new("RGBA", (SIDE, SIDE), (220, 40, 40, 128))
    straight, dark = (encoded(image, alpha_premultiplied=each) for each in (False, True))
    assert b"prem" in dark
    assert difference(seen(straight), seen(dark)) < NOISE


def test_of_what_moves_the_first_picture_is_shown_with_a_note() -> None:
    first, second = drawn(), Image.new("RGB", (SIDE, SIDE), "white")
    data = encoded(first, save_all=True, append_images=[second], quality=95)
    record = judged(data, key="media/a.avif")
    assert (record.status, codes(record)) == ("live", ["photo_moves"])
    assert difference(seen(data), first) < NOISE


@given(st.integers(min_value=0, max_value=len(TILE) - 1))
def test_a_file_that_is_cut_off_is_refused(end: int) -> None:
    assert refused(TILE[:end])


@given(st.data())
def test_whatever_is_in_a_file_it_is_bare_or_refused(data: st.DataObject) -> None:
    file = bytearray(WHOLE.file())
    head = file.index(b"mdat") + 60
    for place in data.draw(st.lists(st.integers(0, head), min_size=1, max_size=4)):
        file[place] = data.draw(st.integers(0, 255))
    if not refused(bytes(file)):
        assert isinstance(bare(bytes(file)), Bare)


# --- what is refused --------------------------------------------------------------------------


def told(data: bytes) -> tuple[str, dict[str, str]]:
    record = judged(data, key="media/a.avif")
    assert record.status == "wrong"
    [problem] = record.problems
    return problem.code, dict(problem.values)


@pytest.mark.parametrize("side", [2, 30_000])
def test_a_decoder_that_is_told_another_size_than_the_file_claims_is_not_asked(side: int) -> None:
    claims = TILE.replace(struct.pack(">II", SIDE, SIDE), struct.pack(">II", side, side))
    assert told(claims) == ("photo_other_format", {"format": "AVIF"})


@pytest.mark.parametrize("profile", [False, True])
@pytest.mark.parametrize(
    ("transfer", "is_shown"), [(1, True), (13, True), (16, False), (18, False)]
)
def test_a_photo_for_brighter_screens_is_refused_unless_it_has_a_profile(
    transfer: int, *, is_shown: bool, profile: bool
) -> None:
    """Shown as it is, it would look grey."""
    nclx = b"nclx" + struct.pack(">HHHB", 9, transfer, 9, 0x80)
    colours = nclx if not profile else b"prof" + b"a profile"
    assert refused(with_(colours=colours)) is not (is_shown or profile)


def test_a_photo_for_brighter_screens_may_say_so_in_its_pixels_alone() -> None:
    for transfer in (None, 13, 16):
        of = Header(is_reduced=True, transfer=transfer)
        body = sequence(of) + frame(of)
        file = body_of(body)
        assert refused(file) is (transfer == 16)


def body_of(tile: bytes, size: tuple[int, int] = (64, 48)) -> bytes:
    """A file of one picture, with these units and no colours."""
    properties = [
        box(b"ispe", bytes(4), struct.pack(">II", *size)),
        box(b"av1C", body_in_tile(b"av1C", TILE)),
    ]
    head = box(b"ftyp", b"avif\0\0\0\0mif1avif")
    start = len(head) + 8
    places = struct.pack(">HHHHII", 1, 1, 0, 1, start, len(tile))
    entry = box(b"infe", struct.pack(">IHH4sx", 2 << 24, 1, 0, b"av01"))
    meta = box(
        b"meta",
        bytes(4),
        box(b"pitm", struct.pack(">IH", 0, 1)),
        box(b"iinf", struct.pack(">IH", 0, 1), entry),
        box(
            b"iprp",
            box(b"ipco", *properties),
            box(b"ipma", struct.pack(">IIHBBB", 0, 1, 1, 2, 1, 2)),
        ),
        box(b"iloc", bytes(4), b"\x44\0", places),
    )
    return head + box(b"mdat", tile) + meta


@pytest.mark.parametrize(("primaries", "least"), [(1, 0), (9, 15), (12, 8)])
def test_a_wide_gamut_that_has_a_number_alone_is_as_bright_as_by_its_profile(
    primaries: int, least: int
) -> None:
    """As it is, it would look dull."""
    plain = seen(with_(colours=b"nclx" + struct.pack(">HHHB", 1, 13, 6, 0x80)))
    numbered = seen(with_(colours=b"nclx" + struct.pack(">HHHB", primaries, 13, 6, 0x80)))
    by_profile = in_srgb(plain, profile_of(primaries))
    assert difference(numbered, by_profile) < NOISE
    assert difference(plain, by_profile) >= least


def test_a_photo_of_which_a_part_alone_is_to_be_seen_is_refused() -> None:
    """Pillow's decoder does not cut it."""
    assert refused(with_(essential=b"clap"))
    assert not refused(with_(essential=b"irot"))


def test_tiles_that_are_more_than_the_picture_are_refused() -> None:
    large = {"rows": 30, "columns": 30}
    assert not refused(with_(**large, size=(30 * SIDE, 30 * SIDE)))
    assert refused(with_(**large, size=(SIDE, SIDE)))


def test_a_large_grid_is_refused_by_its_size() -> None:
    size = 64 * SIDE, 16 * SIDE
    code, values = told(with_(rows=16, columns=64, size=size))
    assert (code, values["size"]) == ("photo_too_large", "8192 × 2048")


def test_a_mask_coded_otherwise_than_its_picture_is_refused() -> None:
    masked = replace(WHOLE, auxiliary=NAME_OF_ALPHA, mask=WHOLE)
    assert bare(masked.file()).data == bare(replace(masked, mask=None).file()).data
    assert refused(replace(masked, mask=Phone()).file())
