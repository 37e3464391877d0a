"""A Word file and a text in the bucket become articles, with the pictures of the first."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from tests.crafted.docx import docx, hostile, paragraph, picture, relations, run

if TYPE_CHECKING:
    from tests.system.newspaper import Newspaper

KEY = "articles/2024/pasar word.docx"


def photo() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


def word_file() -> bytes:
    return docx(
        *map(paragraph, ("Judul: Pasar dari Word", "Tanggal: 2024-05-02", "Rubrik: ekonomi")),
        paragraph("Pedagang ", run("menata", "<w:b/>"), " dagangan."),
        paragraph(picture("rId1", "Pasar saat pagi")),
        f"<w:lain>{paragraph('Kotak samping')}</w:lain>",
        parts={
            "word/_rels/document.xml.rels": relations(("rId1", "image", "media/a.jpeg")),
            "word/media/a.jpeg": photo(),
        },
    )


def test_a_word_file_is_an_article_with_its_pictures(newspaper: Newspaper) -> None:
    newspaper.upload(KEY, word_file())
    page = newspaper.wait_for("/2024/05/pasar-word.html", "Pasar dari Word")
    assert "<strong>menata</strong>" in page
    address = page.partition('src="/_sisipan/')[2].partition('"')[0]
    served = newspaper.wait_for_bytes(f"/_sisipan/{address}")
    assert served.headers["Content-Type"] == "image/jpeg"
    assert b"Kamera Rahasia" not in served.body
    newspaper.wait_for_report(KEY, "TAYANG", "Kotak samping")
    newspaper.upload(KEY, hostile()["an entity that doubles"][0])
    newspaper.wait_for_report(KEY, "PERLU DIPERBAIKI", "bukan .docx yang bisa dibaca")
    assert newspaper.get(f"/_sisipan/{address}").status == 200
    newspaper.delete(KEY)
    newspaper.wait_until_gone("/2024/05/pasar-word.html")
    newspaper.wait_until_gone(f"/_sisipan/{address}")


def test_a_text_is_an_article_with_its_lines(newspaper: Newspaper) -> None:
    text = "Judul: Dari ponsel\nTanggal: 2024-05-03\n\nBaris *satu*\nbaris <dua>\n"
    newspaper.upload("articles/2024/catatan.txt", text)
    page = newspaper.wait_for("/2024/05/catatan.html", "Dari ponsel")
    assert "<p>Baris *satu*<br>baris &lt;dua&gt;</p>" in page
