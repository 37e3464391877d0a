"""The catalogue in Indonesian: whether and when an article is shown."""

from __future__ import annotations

from typing import Final

SHOWING: Final = {
    "near_key": (
        (
            "Kunci “{key}” tidak dikenal, tetapi maknanya mirip “{name}”, yang menentukan apakah "
            "dan kapan berita tayang."
        ),
        "Ganti baris ini menjadi “{right}”, atau hapus bila maksudnya lain.",
    ),
    "empty_key": (
        (
            "Kunci “{key}” ada, tetapi nilainya kosong, padahal kunci itu menentukan apakah dan "
            "kapan berita tayang."
        ),
        "Isi nilainya, misalnya “{right}”, atau hapus baris ini.",
    ),
    "lost_line": (
        (
            "Baris ini mirip kunci “{key}”, tetapi terbaca sebagai bagian teks: ia menyambung "
            "nilai di atasnya, atau berada di luar kepala berkas."
        ),
        (
            "Tulis “{right}” di dalam kepala berkas, di baris sendiri tanpa spasi di depannya; "
            "bila ini isi berita, ubah kata pertamanya."
        ),
    ),
    "nested_key": (
        "Kunci “{key}” berada di dalam “{table}”, sehingga tidak berlaku untuk berita ini.",
        (
            "Tulis “{right}” di tingkat teratas kepala berkas, tanpa spasi di depannya dan di atas "
            "“{table}”; atau hapus."
        ),
    ),
    "no_password": (
        "“{key}” tidak dapat melindungi berita: di sini semua yang tayang dapat dibaca umum.",
        "Hapus baris ini bila berita boleh dibaca umum; bila tidak, tulis “{right}”.",
    ),
    "near_again": (
        (
            "Kunci “{key}” tidak dibaca Kilas, tetapi menentukan apakah dan kapan berita tayang, "
            "seperti “{name}” di baris {at}."
        ),
        (
            "Ubah baris {at} menjadi “{right}” dan hapus baris ini, atau hapus baris ini bila "
            "maksudnya lain."
        ),
    ),
    "near_date": (
        (
            "Kunci “{key}” tidak dikenal, tetapi maknanya mirip “{name}”, sedangkan nilainya bukan "
            "tanggal."
        ),
        (
            "Ganti baris ini menjadi “{right}” selama belum ada tanggalnya; hapus bila berita "
            "boleh tayang sekarang."
        ),
    ),
    "empty_date": (
        "Kunci “{key}” menentukan kapan berita tayang, tetapi nilainya kosong.",
        (
            "Isi tanggalnya; atau ganti baris ini menjadi “{right}” selama belum ada; atau hapus "
            "bila berita boleh tayang sekarang."
        ),
    ),
    "blank_date": (
        (
            "Nilai kunci “{key}” kosong, sehingga tanggal berita ditentukan seolah baris ini tidak "
            "ada."
        ),
        "Isi tanggalnya, atau hapus baris ini; tulis “{right}” bila berita belum boleh tayang.",
    ),
    "status_no_date": (
        "“{key}: {value}” tidak menyatakan kapan berita tayang: hanya “date” yang menyatakannya.",
        (
            "Hapus baris ini dan tulis hari dan jamnya pada “date”; selama belum ada tanggalnya, "
            "tulis “{right}”."
        ),
    ),
    "build_no_table": (
        "Nilai “{key}” harus berupa pasangan “kunci: nilai”.",
        "Tulis “{right}”.",
    ),
    "lost_again": (
        (
            "Baris ini mirip kunci “{key}”, tetapi terbaca sebagai bagian teks, dan kunci itu "
            "sudah ada di baris {at}."
        ),
        "Ubah baris {at} menjadi “{right}”; bila ini bagian teks, ubah kata pertamanya.",
    ),
    "nested_again": (
        (
            "Kunci “{key}” berada di dalam “{table}”, sehingga tidak berlaku untuk berita ini, dan "
            "kunci itu sudah ada di baris {at}."
        ),
        "Ubah baris {at} menjadi “{right}”, atau hapus baris ini.",
    ),
}
