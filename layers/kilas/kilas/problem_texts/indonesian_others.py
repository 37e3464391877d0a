"""The catalogue in Indonesian: what is wrong with photos and with site.yaml."""

from __future__ import annotations

from typing import Final

PHOTOS: Final = {
    "photo_unreadable": (
        "Foto ini tidak terbaca.",
        "Simpan ulang sebagai JPEG, PNG, atau WebP, lalu unggah lagi.",
    ),
    "photo_too_large": (
        "Foto ini terlalu besar: {size}, sedangkan batasnya {limit}.",
        "Kecilkan foto, lalu unggah lagi.",
    ),
    "photo_webp_too_long": (
        "Gambar WebP ini terlalu panjang untuk disiapkan: {size}.",
        "Simpan ulang sebagai JPEG (foto) atau PNG (gambar berisi tulisan), lalu unggah lagi.",
    ),
    "photo_in_scans": (
        "JPEG bertahap (progressive) ini terlalu berat dibuka: {size} dalam {scans} lintasan.",
        "Simpan ulang sebagai JPEG biasa, tanpa pilihan progressive, lalu unggah lagi.",
    ),
    "photo_in_pieces": (
        "Berkas foto ini terpecah dalam lebih dari {limit} bagian.",
        "Buka dengan program foto, simpan ulang sebagai JPEG, PNG, atau WebP, lalu unggah lagi.",
    ),
    "photo_copy_too_large": (
        "Salinan foto ini, yang diunduh pembaca, lebih dari {limit}.",
        "Simpan ulang sebagai JPEG, atau kecilkan fotonya, lalu unggah lagi.",
    ),
    "photo_moves": (
        "Gambar ini bergerak (animasi); yang tayang hanya gambar pertamanya.",
        "Untuk gambar bergerak, tautkan videonya di dalam berita.",
    ),
    "photo_without_ending": (
        "Nama foto ini tidak berakhiran.",
        "Unggah lagi dengan akhiran sesuai formatnya, misalnya foto.jpg, lalu hapus yang ini.",
    ),
}

SETTINGS: Final = {
    "site_deleted": (
        "site.yaml dihapus; pengaturan terakhir yang benar tetap dipakai.",
        "Unggah lagi site.yaml.",
    ),
    "sections_left": (
        (
            "Rubrik yang tidak ada lagi di sini: {sections}. Tulisannya tetap tayang, tetapi tanpa "
            "rubrik."
        ),
        (
            "Bila keliru, kembalikan barisnya; bila tidak, ganti section di tulisan-tulisan itu, "
            "karena site.yaml yang lama tidak diingat selamanya."
        ),
    ),
    "authors_left": (
        (
            "Wartawan yang tidak ada lagi di sini: {authors}. Tulisannya tetap tayang dengan nama "
            "yang sama."
        ),
        (
            "Kembalikan barisnya, juga untuk wartawan yang sudah pindah, karena site.yaml yang "
            "lama tidak diingat selamanya; untuk menyembunyikan nama, tulis public: false."
        ),
    ),
    "bad_base_url": (
        "Alamat situs “{value}” tidak dapat dipakai.",
        "Tulis base_url seperti https://www.contoh.id, tanpa folder di belakangnya.",
    ),
    "other_address": (
        (
            "base_url adalah {named}, padahal pembaca mencapai situs ini di {address}. Halaman, "
            "umpan, dan peta situs menyebut dirinya menurut base_url."
        ),
        (
            "Tulis “base_url: {address}” di site.yaml; atau, bila {host} yang benar, mintalah "
            "pengelola memasang Kilas dengan DomainName={host}."
        ),
    ),
    "bad_timezone": (
        "Zona waktu “{value}” tidak dikenal.",
        "Tulis Asia/Jakarta (WIB), Asia/Makassar (WITA), atau Asia/Jayapura (WIT).",
    ),
    "bad_section": (
        "Nama alamat rubrik “{value}” tidak dapat dipakai.",
        "Pakai huruf kecil a-z, angka, dan tanda hubung, misalnya “kota-kita: Kota Kita”.",
    ),
    "reserved_section": (
        "Alamat /{value}/ dipakai oleh Kilas sendiri.",
        "Pilih nama alamat lain untuk rubrik ini, misalnya “kabar-{value}”.",
    ),
    "bad_author_code": (
        "Kode wartawan “{value}” tidak dapat dipakai.",
        "Pakai 1-50 huruf, angka, titik, garis bawah, atau tanda hubung, misalnya K-08.",
    ),
    "bad_link": (
        "Tautan “{value}” pada “{key}” tidak dapat dipakai.",
        "Tulis alamat lengkap https://…, atau alamat di situs ini seperti /p/tentang.html.",
    ),
}
