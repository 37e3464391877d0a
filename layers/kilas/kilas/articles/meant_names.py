"""Words that an editor may take for the names of fields → the name that was meant. Pure."""

from __future__ import annotations

from typing import Final

INDONESIAN: Final = {
    "judul": "title",
    "rubrik": "section",
    "kanal": "section",
    "kategori": "category",
    "penulis": "author",
    "oleh": "author",
    "pewarta": "author",
    "wartawan": "author",
    "kode": "code",
    "tagar": "tags",
    "topik": "tags",
    "gambar": "image",
    "foto": "image",
    "ringkasan": "summary",
    "ralat": "corrections",
    "koreksi": "corrections",
    "bahasa": "lang",
    "beritautama": "headline",
    "keterangan": "image_caption",
    "keteranganfoto": "image_caption",
    "kredit": "image_credit",
    "kreditfoto": "image_credit",
    "fotografer": "image_credit",
    **dict.fromkeys(("fokus", "fokusfoto"), "focus"),
}
IMAGE_INDONESIAN: Final = {
    "berkas": "path",
    "keterangan": "caption",
    "kredit": "credit",
    "fotografer": "credit",
    "fokus": "focus",
}
CORRECTION_INDONESIAN: Final = {"tanggal": "date", "catatan": "note"}
"""Words that an editor may take for our names → the name that was meant."""

MEANING: Final = {
    **dict.fromkeys(
        ("tanggal", "tgl", "tanggalterbit", "tanggaltayang", "tanggalpublikasi", "terbit", "tayang",
         "jadwal", "jadwalterbit", "jadwaltayang", "waktutayang", "rilis", "tanggalrilis", "tarikh",
         "tayangpada", "diterbitkan", "ditayangkan", "dipublikasikan", "embargo", "embargountil",
         "scheduled", "scheduledat", "scheduledfor", "scheduledate", "golive", "goliveat",
         "visiblefrom", "availablefrom", "publishfrom", "fecha", "datum"),
        "date",
    ),
    **dict.fromkeys(
        ("kedaluwarsa", "kadaluwarsa", "kadaluarsa", "kedaluarsa", "tanggalkedaluwarsa", "berakhir",
         "tanggalberakhir", "berlakusampai", "berlakuhingga", "tayangsampai", "turun", "turunpada",
         "expired", "expiry", "expiration", "unpublish", "publishuntil", "visibleuntil",
         "availableuntil", "validuntil"),
        "expiryDate",
    ),
    **dict.fromkeys(
        ("draf", "konsep", "rancangan", "naskah", "belumterbit", "belumtayang", "jangantayang",
         "sembunyi", "sembunyikan", "disembunyikan", "tersembunyi", "rahasia", "pribadi",
         "borrador", "brouillon", "entwurf", "rascunho", "bozza"),
        "draft",
    ),
    **dict.fromkeys(("statusterbit", "statustayang", "statusberita"), "status"),
    **dict.fromkeys(
        ("dicabut", "cabut", "pencabutan", "alasanpencabutan", "ditarik", "tarik", "penarikan",
         "dibatalkan", "withdrawal", "withdraw", "withdrawnreason", "withdrawnat", "retracted",
         "retraction", "retract", "takedown"),
        "withdrawn",
    ),
}  # fmt: skip
"""Folded words for what SHOWING says → the name to write. A file that has one is held back."""
