"""The pictures of a .docx: as readers get them, without what a camera adds, or named."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image

from kilas.articles.read import read_article
from kilas.articles.source_body import read_body
from kilas.docx.convert import converted
from kilas.docx.insets import LARGEST_PICTURE
from kilas.photos.bare import bare
from kilas.site.site import Site
from tests.crafted.docx import docx, paragraph, picture, relations

KEY = "articles/2026/pasar pagi.docx"


def jpeg(*, orientation: int = 1, place: str = "Rumah narasumber") -> bytes:
    """A photo of 4 × 3 pixels with its camera's data."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = place
    out = BytesIO()
    Image.new("RGB", (4, 3), (200, 30, 30)).save(out, "JPEG", exif=exif.tobytes())
    return out.getvalue()


def png(shade: int = 0) -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 3), (shade, shade, shade)).save(out, "PNG")
    return out.getvalue()


def with_pictures(*fields: str, **pictures: bytes) -> bytes:
    """A .docx with these pictures in its text, each in a paragraph, under their names."""
    rows = [
        (f"rId{number}", "image", f"media/{name.replace('_', '.')}")
        for number, name in enumerate(pictures)
    ]
    return docx(
        *map(paragraph, ("Judul: Pasar", *fields, "Isi")),
        *(paragraph(picture(row[0], f"Foto {name}")) for row, name in
          zip(rows, pictures, strict=True)),
        parts={
            "word/_rels/document.xml.rels": relations(*rows),
            **{f"word/{row[2]}": data for row, data in zip(rows, pictures.values(), strict=True)},
        },
    )  # fmt: skip


def test_a_picture_stands_where_it_stood_at_an_address_by_its_content() -> None:
    made = converted(KEY, with_pictures(a_png=png()))
    (inset,) = made.insets
    assert inset.address.startswith("/_sisipan/articles~2F2026~2Fpasar~20pagi.docx/")
    assert (inset.content_type, inset.data) == ("image/png", bare(png()).data)
    tag = f'<img src="{inset.address}" alt="Foto a_png" width="4" height="3">'
    assert made.html.endswith(f"<p>Isi</p><p>{tag}</p>")
    assert made.pictures_left_out == ()
    again = converted(KEY, with_pictures(b_png=png(), a_png=png(9)))
    assert inset.address in {each.address for each in again.insets}


def test_the_page_keeps_the_picture() -> None:
    data = with_pictures(a_png=png())
    (inset,) = converted(KEY, data).insets
    assert f'src="{inset.address}"' in read_body(KEY, data)


def test_no_report_looks_for_the_picture_elsewhere() -> None:
    site = Site(title="A", base_url="https://a.example")
    made = read_article(KEY, with_pictures(a_png=png()), site, datetime(2026, 1, 1, tzinfo=UTC))
    assert (made.links, made.warnings) == ((), ())


@pytest.mark.parametrize("orientation", [1, 3, 6])
def test_a_photo_keeps_its_orientation_and_nothing_else_of_the_camera(orientation: int) -> None:
    (inset,) = converted(KEY, with_pictures(a_jpeg=jpeg(orientation=orientation))).insets
    assert b"narasumber" not in inset.data
    with Image.open(BytesIO(inset.data)) as image:
        assert image.getexif().get(0x0112, 1) == orientation
        assert set(image.getexif()) <= {0x0112}
        image.load()
    width = "3" if orientation == 6 else "4"
    assert f'width="{width}"' in read_body(KEY, with_pictures(a_jpeg=jpeg(orientation=orientation)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x01\x00\x00\x00 EMF",
        png()[:30],
        png() + b"\0" * 50_000,
        jpeg() + bytes(range(256)) * (LARGEST_PICTURE // 256),
        b"<svg><script>alert(1)</script></svg>",
    ],
    ids=["empty", "a drawing of Windows", "cut off", "inflated", "large", "svg"],
)
def test_a_picture_that_cannot_be_shown_is_named(data: bytes) -> None:
    made = converted(KEY, with_pictures(a_png=data))
    assert (made.insets, made.pictures_left_out) == ((), ("Foto a_png",))
    assert made.html.endswith("<p>Isi</p>")


def test_a_key_too_long_for_addresses_of_pictures_names_them() -> None:
    made = converted("articles/" + "é" * 400 + ".docx", with_pictures(a_png=png()))
    assert (made.insets, made.pictures_left_out) == ((), ("Foto a_png",))
