"""The catalogue in Indonesian, the newsroom's language."""

from __future__ import annotations

from typing import Final

from kilas.problem_texts.indonesian_others import PHOTOS, SETTINGS
from kilas.problem_texts.indonesian_showing import SHOWING
from kilas.problem_texts.indonesian_syntax import SYNTAX

TEXTS: Final = {
    **SYNTAX,
    # the file as a whole
    "empty": (
        "Berkas ini kosong.",
        "Tulis kepala berkas (di antara dua baris ---) dan isi beritanya, lalu unggah lagi.",
    ),
    "too_large": (
        "Berkas ini terlalu besar: {size} bita, sedangkan batasnya {limit} bita.",
        "Pecah menjadi beberapa tulisan, dan unggah foto sebagai berkas di folder media/.",
    ),
    "not_utf8": (
        "Berkas ini bukan UTF-8: bita ke-{position} bernilai {byte}.",
        "Simpan ulang dengan pengodean (encoding) UTF-8, lalu unggah lagi.",
    ),
    "unknown_format": (
        "Akhiran berkas “{suffix}” tidak dikenal.",
        "Pakai salah satu akhiran ini: {known}.",
    ),
    "no_site": (
        "site.yaml belum diunggah, atau isinya belum benar.",
        "Unggah site.yaml yang benar; sesudah itu berkas ini diproses lagi dengan sendirinya.",
    ),
    # front matter
    "no_front_matter": (
        "Kepala berkas tidak ada.",
        "Awali berkas dengan baris ---, lalu “title: Judul berita”, lalu baris --- lagi.",
    ),
    "unclosed_front_matter": (
        "Kepala berkas dibuka dengan {fence}, tetapi tidak ditutup.",
        "Tambahkan baris {fence} sesudah baris terakhir kepala berkas.",
    ),
    "front_matter_too_large": (
        "Kepala berkas lebih dari {limit} bita.",
        "Pindahkan isi berita ke bawah baris penutup kepala berkas.",
    ),
    "front_matter_not_keys": (
        "Kepala berkas tidak berisi baris “kunci: nilai”.",
        "Tulis paling sedikit “title: Judul berita”.",
    ),
    "site_not_keys": (
        "site.yaml tidak berisi baris “kunci: nilai”.",
        "Tulis paling sedikit “title: Nama media” dan “base_url: https://alamat.id”.",
    ),
    "yaml_alias": (
        "Jangkar dan alias YAML (“&{name}”, “*{name}”) tidak diterima.",
        "Tulis nilainya langsung, dan apit teks yang diawali & atau * dengan tanda kutip.",
    ),
    "yaml_merge": (
        "Kunci “<<”, yang menggabungkan tabel lain ke sini, tidak diterima.",
        "Tulis isinya sebagai baris tersendiri di tempat “<<”, tanpa spasi di depannya.",
    ),
    "too_nested": (
        "Daftar di dalam daftar lebih dari {limit} tingkat.",
        "Sederhanakan bagian ini: tidak ada kunci yang perlu sedalam itu.",
    ),
    "duplicate_key": (
        "Kunci “{key}” ditulis dua kali.",
        "Hapus salah satunya.",
    ),
    "unknown_key": (
        "Kunci “{key}” tidak dikenal dan diabaikan.",
        "Tulis “{right}” bila itu maksudnya.",
    ),
    "unknown_header": (
        "Baris “{key}: …” dibaca sebagai bagian kepala berkas dan tidak tayang.",
        "Bila baris ini isi berita, beri satu baris kosong di atasnya.",
    ),
    "missing_key": (
        "Kunci “{key}” belum ada.",
        "Tambahkan baris “{key}: …”.",
    ),
    "missing_part": (
        "Kunci “{key}” belum ada di bawah “{table}”.",
        "Tambahkan baris “{key}: …” di bawah “{table}:”, menjorok seperti baris lain di situ.",
    ),
    # values of the wrong kind
    "expected_text": (
        "Nilai “{key}” harus berupa teks, bukan daftar atau tabel.",
        "Tulis dalam satu baris: {right}.",
    ),
    "expected_flag": (
        "Nilai “{key}” harus ya atau tidak, bukan “{value}”.",
        "Tulis “{yes}” atau “{no}”.",
    ),
    "expected_table": (
        "Nilai “{key}” harus berupa pasangan “kunci: nilai”.",
        "Tulis tiap pasangan di barisnya sendiri di bawah “{key}:”, menjorok dua spasi.",
    ),
    "bad_choice": (
        "Nilai “{value}” tidak berlaku untuk “{key}”.",
        "Pilih salah satu: {choices}.",
    ),
    "too_long": (
        "“{key}” terlalu panjang: {length} huruf, sedangkan batasnya {limit}.",
        "Ringkas menjadi paling banyak {limit} huruf.",
    ),
    "too_many": (
        "“{key}” terlalu banyak: {number}, sedangkan batasnya {limit}.",
        "Sisakan paling banyak {limit}.",
    ),
    # the article
    "no_title": (
        "Judul belum ada.",
        "Tambahkan baris “title: Judul berita” di kepala berkas.",
    ),
    "bad_date": (
        "Tanggal “{value}” pada “{key}” tidak terbaca.",
        (
            "Tulis seperti 2026-11-23 18:20 atau 23 November 2026 18.20 WIB, dengan tahun 1900 "
            "sampai 2200."
        ),
    ),
    "unknown_section": (
        "Rubrik “{value}” tidak ada di site.yaml.",
        "Pakai salah satu rubrik ini: {known}; atau tambahkan rubrik baru di site.yaml.",
    ),
    "unknown_author": (
        "Kode wartawan “{value}” tidak ada di site.yaml.",
        (
            "Pakai salah satu kode ini: {known}; atau tambahkan kode baru di bawah authors di "
            "site.yaml."
        ),
    ),
    "former_section": (
        "Rubrik “{value}” tidak ada lagi di site.yaml; berkas ini sekarang tanpa rubrik.",
        "Pakai salah satu rubrik ini: {known}; atau kembalikan rubrik itu ke site.yaml.",
    ),
    "renamed_section": (
        "Rubrik “{value}” sudah berganti nama di site.yaml.",
        "Tulis section: {right}.",
    ),
    "former_author": (
        (
            "Wartawan “{value}” tidak ada lagi di site.yaml; nama di bawah judul tetap “{byline}”, "
            "seperti sebelumnya."
        ),
        (
            "Kembalikan {right} ke bawah authors di site.yaml, juga bila wartawan itu sudah "
            "pindah, atau ganti author di berkas ini."
        ),
    ),
    "renamed_author": (
        "Wartawan “{value}” sudah berganti nama di site.yaml.",
        "Tulis author: {right}.",
    ),
    "bad_id": (
        "Nilai id “{value}” tidak dapat dipakai.",
        (
            "Pakai 1-100 huruf a-z, angka, titik, garis bawah, atau tanda hubung, diawali huruf "
            "atau angka, misalnya id: banjir-2026."
        ),
    ),
    "bad_path": (
        "Alamat “{value}” pada “{key}” tidak dapat dipakai.",
        (
            "Untuk slug tulis nama saja, misalnya banjir-di-hilir; untuk alamat tulis seperti "
            "/2026/11/banjir.html: diawali “/”, diakhiri “.html” atau “/”, dengan huruf a-z, "
            "angka, dan tanda hubung, tanpa “..”, “?”, atau spasi."
        ),
    ),
    "reserved_url": (
        "Alamat “{url}” pada “{key}” dipakai oleh Kilas sendiri.",
        (
            "Pilih alamat lain, misalnya /2026/11/banjir.html; alamat rubrik dan bulannya, /api/, "
            "/media/, feed, dan sejenisnya tidak dapat dipakai, dan /p/ hanya untuk halaman dari "
            "folder pages/."
        ),
    ),
    "url_taken": (
        "Alamat {url} sudah dipakai oleh {other}.",
        "Ganti slug atau url di berkas ini, atau hapus {other}.",
    ),
    "alias_taken": (
        "Alamat {url}, yang ada di aliases berkas ini, sudah dipakai oleh {other}.",
        "Hapus {url} dari aliases berkas ini, atau hapus {other}.",
    ),
    "id_taken": (
        "Identitas “{id}” sudah dipakai oleh {other}.",
        "Beri berkas ini id lain dengan baris “id: …” di kepala berkas, atau hapus {other}.",
    ),
    "bad_image": (
        "Alamat foto “{value}” tidak dapat dipakai.",
        (
            "Unggah foto ke folder media/ dan tulis media/nama-foto.jpg, atau pakai alamat lengkap "
            "https://…."
        ),
    ),
    "no_reason": (
        "Tulisan dicabut tanpa alasan yang terbaca.",
        (
            "Ganti tanda … dengan alasan yang dapat dibaca umum: {right} (Pedoman Pemberitaan "
            "Media Siber, butir 5); bila berita tidak dicabut, hapus baris ini."
        ),
    ),
    **SHOWING,
    # the body and its photos
    "body_too_nested": (
        "Isi berita memuat elemen HTML yang bersarang lebih dari {limit} tingkat.",
        "Periksa tag HTML yang tidak ditutup, atau tulis ulang bagian itu dengan Markdown.",
    ),
    "body_misplaced": (
        "Isi berita memuat tabel HTML dengan lebih dari {limit} hal di luar selnya.",
        "Tutup tabel dengan </table>, dan tulis isinya di dalam <td>…</td>.",
    ),
    "body_tag_too_large": (
        "Sebuah tag HTML di isi berita memuat {number} atribut atau tanda &; batasnya {limit}.",
        "Hapus tag itu, atau tulis ulang bagian itu dengan Markdown.",
    ),
    "body_html_too_large": (
        "Isi berita menjadi HTML sebesar {size} bita, sedangkan batasnya {limit} bita.",
        "Pecah menjadi beberapa tulisan, dan periksa tanda > atau | yang berulang-ulang.",
    ),
    "picture_left_out": (
        "Gambar “{value}” tidak ditampilkan.",
        "Unggah gambar ke folder media/ dan tulis media/nama-gambar.jpg, atau pakai alamat https.",
    ),
    "frame_left_out": (
        "Sematan (iframe) tidak ditampilkan.",
        "Ganti dengan tautan biasa ke video atau petanya.",
    ),
    **PHOTOS,
    **SETTINGS,
}
"""Code → what is wrong, and what to write instead; {placeholders} are Problem.values."""
