"""The catalogue in Indonesian: what is wrong with YAML, TOML or JSON, and how it is written."""

from __future__ import annotations

from typing import Final

SYNTAX: Final = {
    "yaml_tab": (
        "Baris ini diawali tab.",
        "Ganti tab itu dengan spasi.",
    ),
    "yaml_indentation": (
        "Spasi di awal baris ini tidak sejajar dengan baris yang lain.",
        (
            "Hapus spasinya; hanya bagian suatu kunci, seperti path di bawah image:, yang menjorok "
            "dua spasi. Bila baris ini sambungan nilai di atasnya, apit seluruh nilai itu dengan "
            "tanda kutip."
        ),
    ),
    "yaml_colon": (
        "Nilai “{key}” memuat titik dua.",
        "Apit seluruh nilainya dengan tanda kutip: “{right}”.",
    ),
    "yaml_curly_quotes": (
        "Nilai ini diapit tanda kutip lengkung; hanya tanda kutip lurus yang berlaku.",
        "Ganti baris ini menjadi “{right}”.",
    ),
    "yaml_leading_sign": (
        "Nilai “{key}” diawali tanda {sign}, yang punya arti lain dalam YAML.",
        "Apit seluruh nilainya dengan tanda kutip: “{right}”.",
    ),
    "yaml_missing_space": (
        "Sesudah titik dua pada “{key}:” belum ada spasi.",
        "Ganti baris ini menjadi “{right}”.",
    ),
    "yaml_text_after_quote": (
        "Pada “{key}” masih ada teks sesudah tanda kutip penutup.",
        (
            "Di dalam nilainya pakai tanda kutip lengkung (“ ”), dan apit seluruh nilai "
            'dengan tanda kutip lurus, misalnya title: "“Siap,” kata Bupati".'
        ),
    ),
    "unseen_character": (
        "Di baris ini ada karakter yang tidak kelihatan, misalnya spasi dari Word atau WhatsApp.",
        "Hapus baris ini, lalu ketik sendiri: “{right}”.",
    ),
    "json_unseen_character": (
        "Di baris ini ada karakter yang tidak kelihatan, misalnya spasi dari Word atau WhatsApp.",
        "Hapus baris ini, lalu ketik lagi dengan tangan.",
    ),
    "yaml_bracket": (
        "Isi kurung di baris ini tidak terbaca.",
        (
            "Tutup kurungnya, pisahkan isinya dengan koma, dan apit isi yang memuat tanda baca "
            'dengan tanda kutip, misalnya tags: [pasar, "banjir: rob"].'
        ),
    ),
    "yaml_no_colon": (
        "Baris ini bukan “kunci: nilai”.",
        (
            "Tulis kuncinya di depan, misalnya title: Judul berita; bila ini sambungan baris di "
            "atasnya, satukan dengan baris itu."
        ),
    ),
    "yaml_second_document": (
        "Baris --- ini membuka dokumen YAML kedua.",
        "Hapus baris ini.",
    ),
    "broken_yaml": (
        "Baris ini tidak mengikuti aturan YAML.",
        (
            "Tulis satu “kunci: nilai” per baris, dan apit nilai yang memuat tanda baca dengan "
            'tanda kutip, misalnya title: "Banjir: dua desa".'
        ),
    ),
    "unclosed_quote": (
        "Tanda kutip {quote} pada “{key}” tidak ditutup.",
        "Tambahkan {quote} di akhir nilainya.",
    ),
    "backslash": (
        "Tanda \\ di dalam tanda kutip ganda punya arti lain.",
        "Tulis dua kali (\\\\), atau pakai garis miring biasa (/).",
    ),
    "toml_colon": (
        "Baris ini memakai titik dua; dalam TOML (+++) kunci dan nilai dihubungkan tanda =.",
        "Ganti baris ini menjadi “{right}”.",
    ),
    "toml_curly_quotes": (
        "Nilai ini diapit tanda kutip lengkung; hanya tanda kutip lurus yang berlaku.",
        "Ganti baris ini menjadi “{right}”.",
    ),
    "toml_unquoted": (
        "Nilai “{key}” tidak diapit tanda kutip.",
        "Ganti baris ini menjadi “{right}”.",
    ),
    "toml_text_after_quote": (
        "Pada “{key}” masih ada teks sesudah tanda kutip penutup.",
        (
            "Di dalam nilainya pakai tanda kutip lengkung (“ ”), dan apit seluruh nilai "
            'dengan tanda kutip lurus, misalnya title = "“Siap,” kata Bupati".'
        ),
    ),
    "broken_toml": (
        "Baris ini tidak mengikuti aturan TOML.",
        (
            "Tulis satu kunci = nilai per baris dan apit teks dengan tanda kutip, misalnya "
            'title = "Banjir: dua desa" dan tags = ["pasar", "kota"].'
        ),
    ),
    "json_curly_quotes": (
        "Baris ini memakai tanda kutip lengkung; hanya tanda kutip lurus yang berlaku.",
        'Ganti tanda kutip pengapitnya, misalnya "title": "Banjir: dua desa".',
    ),
    "json_quotes": (
        "Di baris ini ada kunci atau teks yang tidak diapit tanda kutip ganda.",
        'Apit keduanya dengan tanda kutip ganda, misalnya "title": "Banjir: dua desa".',
    ),
    "json_unclosed_quote": (
        "Tanda kutip di baris ini tidak ditutup.",
        'Tambahkan " di akhir nilainya; dalam JSON satu nilai ditulis dalam satu baris.',
    ),
    "json_comma": (
        "Di akhir baris ini belum ada koma, atau di dalam nilainya ada tanda kutip.",
        (
            "Tambahkan koma sebelum pasangan berikutnya; di dalam nilai pakai tanda kutip lengkung "
            '(“ ”), misalnya "title": "“Siap,” kata Bupati".'
        ),
    ),
    "json_trailing_comma": (
        "Sesudah nilai terakhir ini ada koma.",
        "Hapus koma itu: sesudahnya tidak ada apa-apa lagi di dalam kurung.",
    ),
    "json_unclosed": (
        "Kurung kurawal JSON dibuka, tetapi tidak ditutup.",
        "Tambahkan kurung kurawal penutup sesudah nilai terakhir, sebelum isi berita.",
    ),
    "broken_json": (
        "Baris ini tidak mengikuti aturan JSON.",
        (
            'Tulis "kunci": "nilai" dengan koma di antara dua pasangan, misalnya '
            '"title": "Banjir: dua desa".'
        ),
    ),
}
