"""The stress newsroom: the samples, and beside them the articles that pages break at.

Its texts are in validation/stress/. Photos are made here, as heavy as a camera's.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from local import ROOT
from tests.crafted import docx
from tests.newsroom import with_front_matter
from validation.photographs import infographic, logo, photograph

if TYPE_CHECKING:
    from pathlib import Path

SAMPLES: Final = ROOT / "samples"
STRESS: Final = ROOT / "validation" / "stress"

DISCUSSED: Final = "enam-puluh-komentar"
CLOSED: Final = "pindah"
WITH_PHOTO: Final = "potret"
COMMENTS: Final = 60

SIZES: Final = {"potret": (3000, 4500), "panorama": (6000, 2000)}
# For the articles of the front page, which would show the samples' flat drawings otherwise.
TOWN: Final = tuple(f"kota-{number}" for number in range(1, 21))
TOWN_SIZE: Final = (1920, 1280)
SECTIONS: Final = ("politik", "ekonomi", "daerah", "olahraga", "budaya")


def write(folder: Path) -> None:
    """Make the stress newsroom in this folder, which is empty or does not exist."""
    shutil.copytree(STRESS, folder)
    media = folder / "media"
    media.mkdir()
    sizes = SIZES | dict.fromkeys(TOWN, TOWN_SIZE)
    for seed, (name, (width, height)) in enumerate(sizes.items()):
        (media / f"{name}.jpg").write_bytes(photograph(width, height, seed))
    (media / "infografik.png").write_bytes(infographic(1200, 1600))
    (media / "logo.png").write_bytes(logo(1400, 300))
    settings = (SAMPLES / "site.yaml").read_text(encoding="utf-8")
    (folder / "site.yaml").write_text(f"{settings}logo: media/logo.png\n", encoding="utf-8")
    articles = folder / "articles"
    for place, name in enumerate(TOWN[10:]):
        (articles / f"{name}.md").write_text(_ordinary(place, name), encoding="utf-8")
    (articles / "rapat.docx").write_bytes(_word_file())


def _ordinary(place: int, name: str) -> str:
    section = SECTIONS[place % len(SECTIONS)]
    photo = f"{{path: media/{name}.jpg, alt: Jalan di kota, caption: Kota pada sore hari.}}"
    return with_front_matter(
        "Jalan itu dibuka kembali pada pagi hari.\n\nPedagang sudah menunggu sejak subuh.\n",
        title=f"Kabar kota ke-{place + 1} dari rubrik {section}",
        date=f"2026-11-27 05:{place:02}",
        section=section,
        authors="[K-02]",
        tags="[kota]",
        image=photo,
        summary="Ringkasan yang ditulis redaksi untuk daftar dan umpan.",
    )


def _word_file() -> bytes:
    return docx.docx(
        docx.paragraph(docx.run("Judul: Rapat warga dari Word")),
        docx.paragraph(docx.run("Tanggal: 27 November 2026 05.20")),
        docx.paragraph(docx.run("Rubrik: Daerah")),
        docx.paragraph(docx.run("Rapat berlangsung sampai malam.")),
        docx.table(("Hari", "Jam"), ("Senin", "08.00")),
    )


def comment(number: int) -> tuple[str, str]:
    """The name and the text of one of the readers, who do not all write alike."""
    texts = (
        "Setuju. Dermaga lama sudah berbahaya bagi anak-anak.",
        "Mengapa **tidak** diperbaiki saja? Lihat https://data.example/dermaga/anggaran/2026/semester-1/rincian",
        "Paragraf pertama.\n\nParagraf kedua, lebih panjang, dengan alasan.\n\n- satu\n- dua",
        "Katayangtidakdapatdipotong" * 8,
        "הגשר הישן היה טוב יותר",
        "> Dermaga lama\n\nSaya kutip, lalu saya bantah. `kode` pun boleh.",
    )
    return f"Pembaca {number + 1}", f"{texts[number % len(texts)]}\n\n({number + 1})"
