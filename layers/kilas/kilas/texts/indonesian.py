"""Everything that Kilas says in Indonesian."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.texts.shape import Plural, Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.texts.shape import (
        Advice,
        Category,
        CommentPages,
        Dates,
        Interface,
        Overview,
        Receipts,
        Report,
        SettingUp,
    )


def _category(_count: int) -> Category:
    return "other"


_INTERFACE: Final[Interface] = {
    # around every page
    "skip_to_content": "Langsung ke isi",
    "sections": "Rubrik",
    "menu": "Informasi",
    "follow": "Ikuti kami",
    "feed": "Umpan RSS",
    "archive": "Arsip",
    "about": "Tentang kami",
    "home": "Ke halaman depan",
    # labels that press rules ask for
    "advertorial": "Advertorial",
    "unverified": "Belum diverifikasi",
    "unverified_note": (
        "Kabar ini mendesak dan penting bagi umum, tetapi belum semua pihak dapat dimintai "
        "keterangan. Redaksi masih memeriksanya dan akan memperbarui halaman ini."
    ),
    "ai_picture": "Gambar buatan AI",
    "corrections": "Ralat",
    "corrected_note": "Artikel ini memuat ralat",
    "follow_ups": "Ralat, hak jawab, dan perkembangan",
    "corrected_by": "Diralat oleh",
    "replied_by": "Hak jawab",
    "outcome": "Perkembangan",
    "corrects": "Meralat",
    "replies_to": "Hak jawab atas",
    "outcome_of": "Perkembangan dari",
    # article
    "by": "Oleh",
    "photo_credit": "Foto",
    "updated": "Diperbarui",
    "share": "Bagikan",
    "topics": "Topik",
    "related": "Berita terkait",
    "table": "Tabel",
    "code": "Kode",
    # a page before readers may see it
    "preview": "Pratinjau",
    "preview_note": (
        "Halaman ini hanya dapat dibuka oleh orang yang tahu alamatnya. Bagikan dengan hati-hati."
    ),
    "preview_draft": "Draf: naskah ini belum ditayangkan.",
    "preview_scheduled": "Terjadwal: naskah ini belum tayang.",
    "preview_held": "Naskah ini menunggu persetujuan.",
    "preview_approve": (
        "Yang menyetujui persis isi halaman ini mengunggah berkas “{file}” dengan baris: {digest}"
    ),
    "preview_address": "Sesudah tayang, pembaca menemukannya di",
    # comments
    "no_comments": "Belum ada komentar.",
    "comments_closed": "Kolom komentar untuk artikel ini sudah ditutup.",
    "comments_full": (
        "Kolom komentar untuk artikel ini sudah penuh. Tanggapan dapat dikirim ke redaksi."
    ),
    "write_comment": "Tulis komentar",
    "comment_name": "Nama",
    "comment_text": "Komentar",
    "comment_trap": "Biarkan kosong",
    "comment_terms": (
        "Tulislah dengan santun. Komentar tidak boleh memuat fitnah, kebohongan, kecabulan, "
        "ancaman, atau kebencian terhadap suku, agama, ras, dan golongan. Redaksi berhak menghapus "
        "komentar yang melanggar. Isi komentar menjadi tanggung jawab pengirimnya."
    ),
    "comment_moderated": "Komentar dibaca redaksi sebelum ditampilkan.",
    "send_comment": "Kirim komentar",
    "comment_count": Plural(_category, {"other": "{count} komentar"}),
    # lists
    "latest": "Terkini",
    "more_articles": "Berita lainnya",
    "no_articles": "Belum ada berita di sini.",
    "older": "Lebih lama",
    "newer": "Lebih baru",
    "list_pages": "Halaman daftar berita",
    "list_position": "halaman {number}",
    "topic_heading": "Topik: {tag}",
    "author_heading": "Tulisan {byline}",
    "list_description": "{list}. Berita dari {newspaper}.",
    "front_description": "Berita terkini dari {newspaper}.",
    # withdrawn, moved and missing
    "withdrawn": "Artikel dicabut",
    "withdrawn_reason": "Alasan pencabutan",
    "first_published": "Terbit pertama kali",
    "moved": "Alamat halaman ini berubah",
    "moved_to": "Buka halaman yang baru:",
    "missing": "Halaman tidak ditemukan",
    "missing_advice": (
        "Alamatnya mungkin salah tulis, atau halamannya sudah tidak ada. Cobalah mencari di "
        "halaman depan atau di arsip."
    ),
    "broken": "Halaman belum dapat dibuka",
    "broken_advice": "Ada gangguan di pihak kami. Silakan coba lagi beberapa saat lagi.",
}

_DATES: Final[Dates] = {
    "days": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "months": (
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    "moment": "{date} {hour}.{minute} {zone}",
    "day": "{weekday}, {day} {month} {year}",
    "month": "{month} {year}",
    "short_months": (
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Mei",
        "Jun",
        "Jul",
        "Agu",
        "Sep",
        "Okt",
        "Nov",
        "Des",
    ),
    "short_moment": "{date}, {hour}.{minute}",
    "short_day": "{day} {month} {year}",
}

_REPORT: Final[Report] = {
    "wrong": "BELUM TAYANG. Berkas ini perlu diperbaiki.",
    "draft": "DRAF. Berkas ini tidak ditayangkan.",
    "scheduled": "TERJADWAL. Akan tayang {due} di {url}",
    "live": "TAYANG di {url}",
    "withdrawn": "DICABUT. Alasannya dapat dibaca di {url}",
    "expired": "BERAKHIR. Masa tayangnya lewat pada {expires}.",
    "never": (
        "TIDAK TAYANG. Masa tayangnya berakhir ({expires}) sebelum mulai ({published}); betulkan "
        "salah satunya."
    ),
    "preview": "PRATINJAU, untuk orang yang tahu alamat ini: {url}",
    "download": "Pembaca mengunduh berkas ini. Tempat berita adalah “{right}”.",
    "in_force": "BERLAKU.",
    "approval": (
        "DIBACA. Yang disetujui hanya versi “{file}” dengan sidik ini: laporan “{file}” menyebut "
        "apakah versi itu tayang atau menunggu. Foto dan unduhan di media/ tidak ikut disetujui: "
        "yang diganti langsung tampil, juga di sini."
    ),
    "held": (
        "MENUNGGU PERSETUJUAN. Pembaca belum melihat versi terbaru; versi yang terakhir disetujui "
        "tetap dipakai, bila ada."
    ),
    "kept": "PERLU DIPERBAIKI. Versi terbaru belum dipakai; versi baik terakhir tetap dipakai.",
    "uploaded": "Diunggah {time}, versi {version}",
    "line": "Baris {line}: ",
    "remedy": "Perbaikan: {remedy}",
    "warning": "Catatan: ",
    "closest": "Mungkin maksudnya “{closest}”.",
    "other_release": "Rilis lain Kilas menemukan masalah yang tidak dikenal rilis ini: {code}.",
    "other_release_remedy": "Tunggu: Kilas memeriksa ulang semua berkas; baris ini lalu berganti.",
    "moves": (
        "Bila berkas ini kelak dipindah atau diganti namanya, komentar dan tanggalnya ikut kalau "
        "kepala berkas memuat:"
    ),
}

_PROBLEMS: Final[Mapping[str, Advice]] = {
    # YAML, TOML and JSON
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
        "Apit seluruh nilainya: “{right}”, atau pakai tanda kutip lengkung (“ ”) di dalamnya.",
    ),
    "yaml_item_sign": (
        "Butir ini diawali {sign}, yang punya arti lain dalam YAML.",
        "Apit seluruh butir dengan tanda kutip: “{right}”.",
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
    "yaml_list": (
        "Daftar di baris ini tidak terbaca.",
        "Tulis “{right}”.",
    ),
    "yaml_no_colon": (
        "Baris ini bukan “kunci: nilai”.",
        (
            "Tulis kuncinya di depan, misalnya title: Judul berita; bila ini sambungan baris di "
            "atasnya, satukan dengan baris itu."
        ),
    ),
    "yaml_continuation": (
        "Baris ini menyambung nilai di atasnya, tetapi YAML tidak membacanya begitu.",
        (
            "Tulis seluruh nilai itu di satu baris, diapit tanda kutip: “{right}”; bila ini kunci "
            "tersendiri, hapus spasi di depannya."
        ),
    ),
    "yaml_no_key": (
        "Baris ini bukan “kunci: nilai”.",
        (
            "Tulis kuncinya di depan, misalnya title: Judul berita; bila ini sambungan baris di "
            "atasnya, satukan keduanya: “{right}”."
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
        "Tulis “{right}”.",
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
        "Berkas ini bukan UTF-8: di “{value}”, bita ke-{position} bernilai {byte}.",
        "Simpan ulang dengan pengodean (encoding) UTF-8, lalu unggah lagi.",
    ),
    "docx_too_large": (
        "Berkas Word ini lebih dari {limit} MB.",
        "Perkecil gambarnya di Word (Compress Pictures), atau unggah gambarnya ke folder media/.",
    ),
    "docx_protected": (
        "Berkas ini berkata sandi, atau berkas .doc lama yang diberi akhiran .docx.",
        "Buka di Word, pilih Simpan Sebagai, .docx tanpa kata sandi, lalu unggah lagi.",
    ),
    "docx_unreadable": (
        "Berkas ini bukan .docx yang bisa dibaca; mungkin rusak.",
        "Buka di Word atau Google Docs, simpan lagi sebagai .docx, lalu unggah.",
    ),
    "docx_empty": (
        "Berkas Word ini tidak berisi teks; kepala dan kaki halaman, bagan, diagram tidak dibaca.",
        "Tulis judul dan isi beritanya sebagai teks biasa di Word, lalu unggah lagi.",
    ),
    "docx_too_complex": (
        "Berkas Word ini terlalu rumit: lebih dari {limit} potongan teks dan gaya.",
        "Salin teksnya tanpa format ke dokumen baru, atau bagi menjadi dua.",
    ),
    "photo_among_articles": (
        "Ini foto; di folder ini hanya tulisan yang diterbitkan.",
        "Unggah foto ke folder media/ dan sebut di berita, misalnya image: media/nama.jpg.",
    ),
    "download_among_articles": (
        "Ini berkas unduhan; di folder ini hanya tulisan yang diterbitkan.",
        "Unggah berkas ke folder media/ dan tautkan di berita, misalnya media/nama.pdf.",
    ),
    "other_writing": (
        "Berkas berakhiran “{suffix}” tidak dibaca.",
        "Simpan teksnya sebagai .docx atau .txt, lalu unggah berkas itu.",
    ),
    "other_markup_file": (
        "Berkas berakhiran “{suffix}” tidak dibaca: tandanya bukan tanda Markdown.",
        (
            "Ubah menjadi .docx, misalnya dengan Pandoc: pandoc naskah{suffix} -o naskah.docx. "
            "Atau tulis dengan tanda Markdown dan simpan sebagai .md."
        ),
    ),
    "word_by_another_name": (
        "Isi berkas ini berkas Word.",
        "Beri akhiran .docx, lalu unggah lagi.",
    ),
    "writing_by_another_name": (
        "Isi berkas ini bukan teks, tetapi berkas {suffix}.",
        "Buka dengan program yang membuatnya, simpan sebagai .docx, lalu unggah berkas itu.",
    ),
    "photo_by_another_name": (
        "Isi berkas ini foto.",
        "Beri akhiran {suffix}, lalu unggah ke folder media/.",
    ),
    "no_head": (
        "Tidak ada judul di atas teks.",
        "Awali berkas dengan baris “Judul: Judul berita”, lalu tulis teksnya di bawah baris itu.",
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
    "fence_understood": (
        "Baris “{value}” dibaca sebagai “---”.",
        "Tulis tiga tanda hubung di baris ini: Word dan ponsel mengubahnya menjadi garis.",
    ),
    "tab_understood": (
        "Baris yang diawali tab dibaca seperti baris yang diawali spasi.",
        "Boleh dibiarkan; program lain meminta spasi.",
    ),
    "comment_in_head": (
        "“{value}” adalah komentar: isinya tidak berlaku dan tidak tampil.",
        "Bila isinya harus berlaku, tulis tanpa “<!--” dan “-->”.",
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
    "duplicate_meaning": (
        "“{value}” dan “{other}” sama artinya, dan keduanya ada di berkas ini.",
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
    "correction_form": (
        "Ralat “{value}” tidak menyebut kapan dan apa yang dibetulkan.",
        "Tulis tanggal, titik dua, dan ralatnya: “{right}”.",
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
    "headline_left_out": (
        "“{key}” menentukan apakah artikel memimpin halaman depan; isinya bukan ya atau tidak.",
        "Tulis “{yes}” bila artikel ini harus memimpin. Judul artikel ditulis di “title”.",
    ),
    "expected_table": (
        "Nilai “{key}” harus berupa pasangan “kunci: nilai”.",
        "Tulis tiap pasangan di barisnya sendiri di bawah “{key}:”, menjorok dua spasi.",
    ),
    "bad_choice": (
        "Nilai “{value}” tidak berlaku untuk “{key}”.",
        "Pilih salah satu: {choices}.",
    ),
    "other_value": (
        "“{key}” tidak dipakai: yang berlaku “{name}”.",
        "Sisakan baris yang harus berlaku, dan hapus yang lain.",
    ),
    "other_items": (
        "“{value}” pada “{key}” tidak dipakai: yang berlaku “{name}”.",
        "Tulis semuanya dalam satu baris: “{right}”.",
    ),
    "other_photo": (
        "Foto “{value}” pada “{key}” tidak tampil: hanya satu foto yang ada di atas naskah.",
        "Tulis ![kata-kata](alamat) di tempat naskah harus menampilkannya.",
    ),
    "words_without_photo": (
        "“{key}” tidak tampil: tidak ada foto di atas naskah.",
        "Sebutkan fotonya: “{right}”.",
    ),
    "foreign_key": (
        "“{key}” tidak dipakai: di Kilas namanya lain.",
        "Tulis “{right}” bila isinya harus berlaku.",
    ),
    "other_summary": (
        "“{key}” tidak tampil: ringkasan berita ini diambil dari “{name}”.",
        "Sisakan yang harus dibaca pembaca; gabungkan bila keduanya.",
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
    "empty_title": (
        "Baris “{key}” belum berisi judul.",
        "Tulis judulnya di belakangnya: “{key}: Judul berita”.",
    ),
    "read_as_meant": (
        "Nilai “{key}” punya arti lain dalam YAML; Kilas membacanya sebagai teks yang Anda lihat.",
        "Supaya pasti, apit seluruh nilainya dengan tanda kutip: “{right}”.",
    ),
    "remark_left_out": (
        "“{value}” di belakang “{key}” dianggap catatan dan tidak ditampilkan.",
        "Kalau itu bagian teksnya, apit seluruh nilainya dengan tanda kutip: “{right}”.",
    ),
    "near_label": (
        "Kunci “{key}” tidak dikenal, tetapi mirip tanda atau batasan berita.",
        "Tulis “{right}”, atau hapus baris ini.",
    ),
    "empty_label": (
        "Kunci “{key}”, yang menandai berita, belum diisi.",
        "Tulis “{yes}” atau “{no}”.",
    ),
    "blank_label": (
        "Kunci “{key}” belum diisi, jadi tidak berpengaruh.",
        "Isi, atau hapus baris ini.",
    ),
    "label_no_flag": (
        "Kunci “{key}” hanya menandai berita kalau nilainya true.",
        "Tulis “{right}”, atau hapus baris ini.",
    ),
    "label_as_kind": (
        "“{value}” pada “{key}” tidak menandai berita ini sebagai iklan.",
        "Kalau memang iklan, tambahkan baris “{right}”.",
    ),
    "not_approved": (
        "Kunci “{key}” berarti berita belum disetujui, tetapi tidak menahannya.",
        "Tulis “{right}”, lalu hapus baris itu setelah disetujui.",
    ),
    "follow_up_of_page": (
        "“{key}” hanya untuk berita: halaman di pages/ tidak menampilkannya.",
        "Hapus baris itu, atau tulis berita di articles/ dengan baris itu.",
    ),
    "no_original": (
        "“{value}” di “{key}” bukan berita lain di koran ini, jadi tidak dipakai.",
        "Tulis berkasnya, misalnya {key}: articles/a.md. Tautan ke situs lain ada di dalam teks.",
    ),
    "comments_unread": (
        "“{value}” di “{key}” tidak mengatur komentar, jadi diabaikan.",
        "Pilih salah satu: {choices}. Atau hapus baris ini.",
    ),
    "comments_left_out": (
        "Komentar dalam “{key}” tidak ditampilkan.",
        "Hapus; untuk menutup kolom komentar tulis comments: closed.",
    ),
    "comments_zero": (
        "“{key}: 0” meniadakan komentar pada artikel ini.",
        "Tulis “{right}” kalau itu maksudnya; hapus baris ini kalau 0 itu jumlah komentarnya.",
    ),
    "topic_shared": (
        "Topik “{value}” beralamat sama dengan “{first}”, jadi hanya “{first}” yang ditampilkan.",
        "Tulis yang membedakannya dengan huruf a sampai z atau angka, atau hapus salah satunya.",
    ),
    "left_over": (
        "“{key}” terlalu banyak: {number}, sedangkan batasnya {limit}. Tidak dipakai: {value}.",
        "Sisakan paling banyak {limit}.",
    ),
    "field_in_text": (
        "“{value}” di sini menjadi baris teks, jadi tidak mengatur artikelnya.",
        "Pindahkan baris ini, dan yang sejenis, ke antara dua baris --- di awal berkas.",
    ),
    "broken_letters": (
        "“{value}” adalah huruf yang rusak, mungkin “{right}”; ada {number} yang seperti itu.",
        (
            "Buka naskah aslinya, simpan ulang sebagai UTF-8, lalu unggah lagi; kalau naskah "
            "aslinya tidak ada, ganti hurufnya satu per satu."
        ),
    ),
    "tags_by_space": (
        "“{value}” dibaca sebagai {number} topik.",
        "Kalau itu satu topik, tulis “{right}”; kalau tidak, pisahkan topiknya dengan koma.",
    ),
    "no_title": (
        "Judul belum ada.",
        "Tambahkan baris “{key}: Judul berita” di kepala berkas.",
    ),
    "title_on_top": (
        "Kepala berkas tidak memuat judul, jadi judul bagian “{value}” menjadi judul berita.",
        "Boleh dibiarkan; untuk judul lain tulis “{right}” di kepala berkas, lalu ganti judulnya.",
    ),
    "no_title_in_html": (
        "Judul belum ada.",
        "Tambahkan baris “<title>Judul berita</title>” di antara <head> dan </head>.",
    ),
    "date_month_first": (
        "Pada tanggal “{value}” bulan mendahului hari.",
        "Ganti baris ini menjadi “{right}”.",
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
    "dated_by_change": (
        "Tanggal terbit tidak ada, jadi tanggal berita diambil dari “{key}”.",
        "Tulis “date: 2026-11-23 18:20” dengan tanggal terbitnya.",
    ),
    "modified_before": (
        "“{key}” lebih awal daripada tanggal berita, jadi tidak ditampilkan.",
        "Perbaiki salah satu tanggal, atau hapus baris ini.",
    ),
    "address_left_out": (
        "Alamat “{value}” pada “{key}” tidak bisa dipakai; halamannya ada di {url}.",
        (
            "Tulis seperti /2026/11/banjir.html: diawali “/”, diakhiri “.html” atau “/”, berisi "
            "huruf a-z, angka, dan tanda hubung, tanpa “..”, “?”, atau spasi; atau hapus baris ini."
        ),
    ),
    "alias_elsewhere": (
        "“{value}” pada “{key}” adalah alamat di host lain, jadi tidak dipakai.",
        "Kalau itu alamat koran ini, juga di {host}, tulis {right}; kalau bukan, hapus.",
    ),
    "alias_query": (
        "“{value}” pada “{key}” tidak mengarah ke mana pun: bagian sesudah “?” tidak dipakai.",
        "Hapus; pembaca yang memegang tautan lama menemukannya lewat arsip atau mesin pencari.",
    ),
    "too_many_names": (
        "Tautan menemukan berita ini hanya lewat {limit} nama pertama dalam “{key}”.",
        "Tulis dulu nama yang dipakai tautan; yang terakhir dihitung adalah “{value}”.",
    ),
    "alias_is_name": (
        "“{value}” pada “{key}” adalah nama yang dikenali tautan, bukan alamat lama.",
        "Boleh dibiarkan; alamat lama ditulis seperti /2026/11/banjir.html.",
    ),
    "alias_left_out": (
        "“{value}” pada “{key}” bukan alamat lama situs ini, jadi tidak mengarah ke mana pun.",
        "Tulis alamat lama seperti /2026/11/banjir.html, atau hapus.",
    ),
    "slug_changed": (
        "“{value}” tidak bisa menjadi “{key}” seperti yang tertulis.",
        "Yang dipakai “{right}”; tulis yang Anda maksud.",
    ),
    "topic_left_out": (
        "Topik “{value}” terlalu panjang, jadi tidak dipakai.",
        "Persingkat; sebuah topik terdiri dari beberapa kata.",
    ),
    "lang_left_out": (
        "“{value}” pada “{key}” bukan kode bahasa, jadi tidak dipakai.",
        (
            "Tulis kode seperti en, id, jv, atau zh-Hant; atau hapus baris ini: bahasanya lalu "
            "sama dengan bahasa koran."
        ),
    ),
    "side_text_left_out": (
        "Nilai “{key}” bukan teks, jadi tidak dipakai.",
        "Tulis dalam satu baris, atau hapus kunci ini.",
    ),
    "repeated_left_out": (
        "Kunci “{key}” sudah ada di baris {at}; baris ini tidak dipakai.",
        "Hapus salah satunya.",
    ),
    "end_never_comes": (
        "“{value}” pada “{key}” begitu jauh sehingga berita ini tidak pernah diturunkan.",
        "Betulkan tahunnya bila yang dimaksud tahun lain, atau hapus baris ini.",
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
        "Beri berkas ini alamat lain, misalnya dengan baris “{line}”.",
    ),
    "other_form": (
        "“{other}” bernama sama dengan akhiran lain, dan memegang alamat serta komentarnya.",
        (
            "Bila ini berita yang sama, hapus “{other}”: berkas ini lalu menggantikannya. Bila ini "
            "berita lain, beri berkas ini nama lain."
        ),
    ),
    "other_form_undated": (
        "“{other}” bernama sama dengan akhiran lain, dan memegang alamat serta komentarnya.",
        (
            "Bila ini berita yang sama, hapus “{other}”: berkas ini lalu menggantikannya, dan "
            "tanggalnya tetap dengan baris tanggal dari berkas itu atau, bila tidak ada, “{line}”. "
            "Bila ini berita lain, beri berkas ini nama lain."
        ),
    ),
    "address_made": (
        "Alamat {url} sudah dipakai oleh {other}, jadi berkas ini mendapat alamat kedua.",
        (
            "Tidak ada yang perlu dilakukan: begitu {url} bebas, halaman ini pindah ke sana, dan "
            "alamat yang sekarang mengantar pembaca ke sana. Untuk memilih alamat sendiri, tulis "
            "misalnya baris “{line}”."
        ),
    ),
    "alias_taken": (
        "Alamat {url}, yang ada di aliases berkas ini, sudah dipakai oleh {other}.",
        "Hapus {url} dari aliases berkas ini.",
    ),
    "id_taken": (
        "Identitas “{id}” sudah dipakai oleh {other}.",
        "Beri berkas ini id lain dengan baris “id: …” di kepala berkas.",
    ),
    "bad_image": (
        "Alamat foto “{value}” tidak dapat dipakai.",
        (
            "Unggah foto ke folder media/ dan tulis media/nama-foto.jpg, atau pakai alamat lengkap "
            "https://…."
        ),
    ),
    "photo_without_words": (
        "Foto “{value}” tidak punya keterangan, juga kata-kata bagi yang tidak melihatnya.",
        "Tulis dengan singkat apa yang tampak, di baris “{right}”.",
    ),
    "bad_focus": (
        "Fokus “{value}” tidak menyebut di mana bagian foto yang penting.",
        "Tulis kiri atau kanan, dan atas, tengah, atau bawah, misalnya “kiri atas”.",
    ),
    "no_reason": (
        "Tulisan dicabut tanpa alasan yang terbaca.",
        (
            "Ganti tanda … dengan alasan yang dapat dibaca umum: {right} (Pedoman Pemberitaan "
            "Media Siber, butir 5); bila berita tidak dicabut, hapus baris ini."
        ),
    ),
    # whether and when an article is shown
    "near_key": (
        (
            "Kunci “{key}” tidak dikenal, tetapi maknanya mirip “{name}”, yang menentukan apakah "
            "dan kapan berita tayang."
        ),
        "Ganti baris ini menjadi “{right}”, atau hapus bila maksudnya lain.",
    ),
    "late_draft_date": (
        "“{key}” lebih kemudian daripada tanggal terbit, dan tidak menunda berita ini.",
        "Kalau berita harus menunggu saat itu, tulis “{right}”; jika tidak, hapus baris ini.",
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
            "bila ini bagian teks, ubah kata pertamanya."
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
    "lost_twice": (
        "Baris ini bagian teks, dan menyebut “{key}” seperti yang sudah ada di baris {at}.",
        "Hapus baris ini, dan sisa kepala berkas kedua di sekitarnya.",
    ),
    "nested_again": (
        (
            "Kunci “{key}” berada di dalam “{table}”, sehingga tidak berlaku untuk berita ini, dan "
            "kunci itu sudah ada di baris {at}."
        ),
        "Ubah baris {at} menjadi “{right}”, atau hapus baris ini.",
    ),
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
    "docx_picture_left_out": (
        "Gambar “{value}” di berkas Word tidak ditampilkan: terlalu besar, atau bukan foto.",
        "Unggah foto ke folder media/; baris “Foto: media/nama.jpg” menampilkannya di atas teks.",
    ),
    "docx_words_left_out": (
        "Kata-kata ini di berkas Word tidak tampil di halaman: “{value}”.",
        "Pindahkan dari kotak atau gambarnya ke paragraf biasa.",
    ),
    "docx_around_left_out": (
        "Kepala dan kaki halaman, bagan, serta diagram di berkas Word tidak tampil: “{value}”.",
        "Tulis di dalam teks apa yang diperlukan pembaca; selain itu boleh dibiarkan.",
    ),
    "docx_file_left_out": (
        "Berkas Word ini menampilkan teks dari berkas lain, “{value}”. Teks itu tidak tampil.",
        "Salin teks itu di Word, tempelkan sebagai teks biasa, lalu unggah lagi berkas Word-nya.",
    ),
    "docx_sign_left_out": (
        "Satu tanda dari huruf (font) “{value}” di berkas Word tidak tampil di halaman.",
        "Tulis sebagai gantinya huruf atau emoji yang ada di semua font.",
    ),
    "picture_left_out": (
        "Gambar “{value}” tidak ditampilkan.",
        "Unggah gambar ke folder media/ dan tulis media/nama-gambar.jpg, atau pakai alamat https.",
    ),
    "picture_with_words_left_out": (
        "Gambar “{value}” tidak ditampilkan. Kata-katanya juga tidak: “{words}”.",
        "Unggah gambar ke folder media/ dan tulis media/nama-gambar.jpg, atau pakai alamat https.",
    ),
    "picture_near": (
        "Gambar “{value}” tidak ditampilkan, tetapi “{near}” ada.",
        "Tulis “{near}” sebagai gantinya, huruf demi huruf.",
    ),
    "picture_with_words_near": (
        "Gambar “{value}” dan kata-katanya “{words}” tidak ditampilkan, tetapi “{near}” ada.",
        "Tulis “{near}” sebagai gantinya, huruf demi huruf.",
    ),
    "picture_without_words": (
        "Gambar “{value}” tidak punya kata-kata bagi pembaca yang tidak melihatnya.",
        (
            "Tulis dengan singkat apa yang tampak: ![kata-kata](alamat) di Markdown, "
            'alt="kata-kata" di HTML, Teks Alternatif di Word.'
        ),
    ),
    "picture_elsewhere": (
        "Gambar ditampilkan dari “{value}”: kalau hilang di sana, hilang juga di sini.",
        "Unduh gambarnya, unggah ke folder media/, dan tulis media/nama-gambar.jpg.",
    ),
    "picture_is_page": (
        "“{value}” adalah halaman yang memuat gambar, bukan gambarnya; yang tampil tautannya.",
        "Unduh gambarnya, unggah ke folder media/, lalu tulis media/nama-gambar.jpg.",
    ),
    "image_is_page": (
        "“{value}” adalah halaman yang memuat gambar, bukan gambarnya; foto utama tidak ada.",
        "Unduh gambarnya, unggah ke folder media/, lalu tulis media/nama-gambar.jpg.",
    ),
    "blank_in_address": (
        "Ada spasi di alamat “{value}”; gambarnya tetap ditampilkan.",
        "Tulis %20 untuk tiap spasi: program lain mengira alamatnya selesai di situ.",
    ),
    "dead_anchor": (
        "Tautan ke “#{value}” tidak mengarah ke judul mana pun di teks ini.",
        "Tulis kata-kata judulnya, huruf kecil dengan tanda hubung, sesudah “#”.",
    ),
    "dead_place": (
        "Tautan ke “#{value}” tidak mengarah ke judul mana pun di “{near}”.",
        "Tulis kata-kata judul di sana, huruf kecil dengan tanda hubung, sesudah “#”.",
    ),
    "target_missing": (
        "“{value}” tidak mengarah ke mana pun: belum ada apa-apa di alamat itu di situs.",
        "Unggah berkasnya, terbitkan tulisannya, atau perbaiki tautannya; catatan ini lalu hilang.",
    ),
    "target_elsewhere": (
        "“{value}” tidak ada di folder ini.",
        "Tidak apa-apa bila koran sudah memuatnya; kalau belum, taruh di sini atau perbaiki.",
    ),
    "target_without_scheme": (
        "“{value}” menuju halaman situs ini yang tidak ada: di depannya tidak ada https://.",
        "Tulis “https://{value}”.",
    ),
    "target_near": (
        "“{value}” tidak mengarah ke mana pun, tetapi “{near}” ada.",
        "Tulis “{near}” di tautannya, huruf demi huruf.",
    ),
    "photo_small": (
        "Foto “{value}” kecil ({size} piksel): di tautan yang dibagikan, foto buram atau tak ada.",
        "Unggah foto yang lebih besar dengan nama yang sama, paling sedikit {limit} piksel.",
    ),
    "original_of_several": (
        "“{value}” cocok dengan beberapa berkas, jadi tidak satu pun menjadi berita asalnya.",
        "Tulis yang dimaksud, lengkap dengan foldernya: “{lines}”.",
    ),
    "target_of_several": (
        "“{value}” cocok dengan beberapa berkas; tautannya menuju “{near}”.",
        "Kalau bukan itu maksudnya, tulis juga foldernya: “{others}”.",
    ),
    "links_unchecked": (
        "Dari {number} tautan dan foto di situs ini hanya {limit} diperiksa, sampai “{value}”.",
        "Periksa sendiri yang lain di halamannya, atau pecah tulisan ini.",
    ),
    "foreign_mark": (
        "“{value}” adalah tanda program lain dan tampil apa adanya di halaman.",
        "Ganti dengan teks, tautan, atau foto.",
    ),
    "other_markup": (
        "“{value}” adalah tanda {name} dan tampil apa adanya: berkas ini dibaca sebagai Markdown.",
        (
            "Tulis tandanya menurut Markdown dalam berkas .md: ## Judul bab, **tebal**, "
            "[kata](https://…). Atau ubah berkasnya menjadi .docx, misalnya dengan Pandoc."
        ),
    ),
    "markdown_in_text": (
        "“{value}” tampil bersama tandanya: berkas .txt tidak punya tanda.",
        "Unggah teks ini sebagai .md, atau hapus tandanya.",
    ),
    "bold_as_text": (
        "“{value}” tampil bersama bintangnya: di situ bintang tidak menebalkan apa pun.",
        (
            "Tulis <strong> sebelum dan </strong> sesudah kata-katanya sebagai ganti bintang, di "
            "sini dan di tempat lain yang serupa."
        ),
    ),
    "table_as_text": (
        "“{value}” tampil bersama garis tegaknya: di situ bukan tabel.",
        (
            "Tulis |---|---| pada baris tersendiri di bawah baris pertama, dengan --- sebanyak "
            "selnya, dan jangan beri baris kosong di antara baris-barisnya."
        ),
    ),
    "link_without_address": (
        "“{value}” bukan tautan: alamatnya tidak ada di tulisan ini.",
        "Tulis alamatnya pada baris sendiri di bawah baris kosong: “{right}”.",
    ),
    "note_without_text": (
        "Catatan kaki “{value}” tidak punya isi.",
        "Tulis isinya pada baris sendiri di bawah baris kosong: {value}: isi catatan.",
    ),
    "fence_words": (
        "“{value}” tidak tampil di halaman: di belakang tanda pembuka kode dibaca nama bahasanya.",
        "Tulis kata-kata itu pada baris sendiri di atas kodenya.",
    ),
    "box_as_code": (
        "“{value}” adalah tanda program lain: isi di bawahnya tampil sebagai kode.",
        "Hapus baris ini dan tanda penutupnya; tulis kata-katanya sebagai baris biasa.",
    ),
    "code_without_end": (
        "Kode yang dimulai di sini tidak ditutup, jadi semua yang di bawahnya tampil sebagai kode.",
        "Tulis baris {fence} di bawah kodenya; kalau bukan kode yang dimaksud, hapus baris ini.",
    ),
    "definition_unused": (
        "“{value}” tidak tampil di halaman: ini alamat tautan yang tidak dirujuk tautan mana pun.",
        "Tulis tautannya di tempat yang dimaksud, sebagai [kata](alamat), atau hapus baris ini.",
    ),
    "link_left_out": (
        "Tautan yang diawali “{value}” tidak dipakai; kata-katanya tetap ada.",
        "Tulis tautan yang diawali https:, mailto:, atau tel:.",
    ),
    "link_to_nowhere": (
        "Alamat tautan “{value}” tidak dikenal peramban; hanya kata-katanya yang tetap ada.",
        "Salin alamatnya dari baris alamat peramban; panjangnya paling banyak 2.000 huruf.",
    ),
    "link_is_empty": (
        "Tautan “{value}” tidak beralamat; hanya kata-katanya yang tetap ada.",
        "Tulis alamatnya, misalnya [{value}](https://…), atau hapus tautannya.",
    ),
    "comment_without_end": (
        "Sebuah komentar dimulai dengan “<!--” dan tidak ditutup, jadi tampil sebagai teks.",
        "Tulis “-->” di belakang komentar itu, atau hapus.",
    ),
    "link_as_text": (
        "“{value}” tampil sebagai teks: di alamatnya ada spasi atau tanda kurung.",
        "Tulis %20 untuk tiap spasi, %28 dan %29 untuk kurung, tanpa spasi di depan alamat.",
    ),
    "no_text": (
        "Berkas ini tidak berisi teks di bawah kepalanya.",
        "Tulis isinya di bawah “---” yang kedua.",
    ),
    "no_text_in_html": (
        "Berkas ini tidak berisi teks di badannya.",
        "Tulis isinya di antara <body> dan </body>.",
    ),
    "no_text_below_keys": (
        "Berkas ini tidak berisi teks di bawah baris-baris kepalanya.",
        "Tulis isinya di bawah baris-baris itu, sesudah satu baris kosong.",
    ),
    "link_in_html": (
        "“{value}” tampil sebagai teks: di dalam HTML, tanda Markdown tidak dibaca.",
        "Tulis {right} sebagai gantinya.",
    ),
    "link_in_text": (
        "“{value}” tampil sebagai teks: berkas .txt tidak punya tanda untuk tautan dan foto.",
        "Tulis alamatnya saja, mulai dari https://, atau unggah teks ini sebagai .md.",
    ),
    "link_in_word": (
        "“{value}” tampil sebagai teks: berkas Word tidak punya tanda untuk tautan dan foto.",
        "Buat tautannya, atau sisipkan fotonya, dengan Word sendiri.",
    ),
    "frame_left_out": (
        "Sematan (iframe) dari “{value}” tidak ditampilkan.",
        "Ganti dengan tautan biasa ke video atau petanya.",
    ),
    "hidden_left_out": (
        "“{value}” tidak ditampilkan: HTML menyembunyikannya (hidden, display:none, ukuran 0 …).",
        "Hapus hidden atau display:none itu; kalau bukan tulisan Anda, hapus seluruh bagian itu.",
    ),
    "around_left_out": (
        "{number} kata di sekitar artikel halaman web ini tidak ditampilkan: “{value} …”.",
        "Kalau ada yang kurang, salin artikelnya ke berkas .md atau Word.",
    ),
    "more_left_out": (
        "{number} elemen lain tidak ditampilkan.",
        "Lihat halamannya, dan ganti dengan tautan biasa, foto, atau kalimat.",
    ),
    "element_left_out": (
        "Elemen “{value}” tidak ditampilkan.",
        "Ganti dengan tautan biasa, foto, atau kalimat.",
    ),
    # the file of a photo or of a download
    "photo_unreadable": (
        "Foto ini tidak terbaca.",
        "Simpan ulang sebagai JPEG, PNG, atau WebP, lalu unggah lagi.",
    ),
    "photo_other_format": (
        "Foto ini tidak dapat dibaca: isi berkasnya {format}.",
        "Simpan sebagai JPEG, PNG, atau WebP, lalu unggah. Mengganti akhiran namanya tidak cukup.",
    ),
    "photo_cut_off": (
        "Berkas foto ini tidak utuh: bagian akhirnya hilang.",
        "Salin sekali lagi dari kamera atau ponsel, lalu unggah lagi.",
    ),
    "photo_grey_below": (
        "Baris terbawah foto ini abu-abu semua, seperti pada berkas yang rusak.",
        (
            "Periksa fotonya. Bila ada bagian yang hilang, salin sekali lagi dari kamera atau "
            "ponsel, lalu unggah lagi."
        ),
    ),
    "photo_too_large": (
        "Foto ini terlalu besar: {size}, sedangkan batasnya {limit}.",
        "Kecilkan foto, lalu unggah lagi.",
    ),
    "photo_in_scans": (
        "JPEG bertahap (progressive) ini terlalu berat dibuka: {size} dalam {scans} lintasan.",
        "Simpan ulang sebagai JPEG biasa, tanpa pilihan progressive, lalu unggah lagi.",
    ),
    "photo_in_pieces": (
        "Berkas foto ini terpecah dalam lebih dari {limit} bagian.",
        "Buka dengan program foto, simpan ulang sebagai JPEG, PNG, atau WebP, lalu unggah lagi.",
    ),
    "photo_moves": (
        "Gambar ini bergerak (animasi); yang tayang hanya gambar pertamanya.",
        "Untuk gambar bergerak, tautkan videonya di dalam berita.",
    ),
    "download_too_large": (
        "Berkas ini {size}; paling besar {limit}.",
        "Perkecil berkasnya, atau taruh videonya di situs video dan pasang tautannya.",
    ),
    "article_among_downloads": (
        "Berkas ini tampaknya berita, tetapi di media/ ia hanya menjadi unduhan pembaca.",
        "Bila ini berita, unggah sebagai “{right}”, lalu hapus yang ini.",
    ),
    "photo_without_ending": (
        "Nama foto ini tidak berakhiran.",
        "Unggah lagi dengan akhiran sesuai formatnya, misalnya foto.jpg, lalu hapus yang ini.",
    ),
    # site.yaml
    "site_deleted": (
        "site.yaml dihapus; pengaturan terakhir yang benar tetap dipakai.",
        "Unggah lagi site.yaml.",
    ),
    "letter_not_drawn": (
        (
            "Gambar di samping tautan yang dibagikan tidak dapat memuat “{letter}”, jadi di sana "
            "tertulis “{instead}”, bukan “{value}”."
        ),
        "Di halaman nama itu tampil utuh. Untuk gambarnya, tulis nama tanpa huruf atau tanda itu.",
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
    "approves_all": (
        "Setiap berita tanpa persetujuan tidak tayang, termasuk berita lama.",
        "Tulis sejak kapan persetujuan diperlukan, misalnya “approve_since: 2026-11-27 08:00”.",
    ),
    "bad_approve_since": (
        "“approve_since: {value}” bukan waktu.",
        "Tulis tanggal, atau tanggal dan jam, misalnya “approve_since: 2026-11-27 08:00”.",
    ),
    "bad_colour": (
        "Nilai “{value}” pada “{key}” bukan warna yang dikenal Kilas.",
        (
            'Tulis enam angka dan huruf dalam tanda kutip, misalnya "#1a5fb4", atau nama warna '
            "dalam bahasa Inggris, misalnya navy."
        ),
    ),
    "faint_colour": (
        (
            "Karena “{key}”, tulisan berwarna {value} ada di atas {ground}. Kontrasnya {ratio}:1, "
            "padahal pembaca perlu sedikitnya {needed}:1."
        ),
        "Tulis “{right}”, warna terdekat yang terbaca, atau pilih warna lain.",
    ),
    "bad_font": (
        "Nilai “{value}” pada “{key}” bukan huruf yang dikenal Kilas.",
        "Pilih salah satu: {choices}.",
    ),
    "bad_logo": (
        (
            "“{value}” tidak bisa menjadi logo: logo adalah PNG, JPEG, WebP, atau GIF di media/, "
            "dan namanya memuat kata “logo”."
        ),
        (
            "Simpan logo sebagai PNG, sebaiknya selebar 512 piksel atau lebih, unggah sebagai "
            "“{right}”, lalu tulis “logo: {right}”."
        ),
    ),
    "logo_awaited": (
        (
            "Logo “{value}” belum ditampilkan: gambarnya belum ada, atau tidak bisa ditampilkan. "
            "Sementara itu, halaman memakai nama surat kabar."
        ),
        (
            "Unggah logo dengan nama itu persis; kalau sudah, baca laporannya. Sesudah itu halaman "
            "menampilkannya dengan sendirinya."
        ),
    ),
    "logo_near": (
        "Logo “{value}” tidak ada, tetapi “{near}” ada.",
        "Tulis “logo: {near}”, huruf demi huruf.",
    ),
    "logo_unseen": (
        "Logo “{value}” tidak ditampilkan: seluruhnya transparan.",
        "Unggah lagi dengan nama yang sama, kali ini dengan gambar yang tampak.",
    ),
    # approvals
    "unapproved": (
        "site.yaml meminta persetujuan untuk setiap versi (“approve: required”).",
        "Orang yang berwenang mengunggah berkas “{file}” berisi baris ini: {digest}.",
    ),
    "unapproved_here": (
        "site.yaml meminta persetujuan untuk setiap versi, dan folder ini belum berisi yang ini.",
        "Orang yang berwenang mengunggah berkas “{file}” berisi baris ini: {digest}.",
    ),
    "withdrawal_unapproved": (
        "Berita sudah diturunkan. Alasannya baru tampil sesudah versi ini disetujui.",
        "Orang yang berwenang mengunggah berkas “{file}” berisi baris ini: {digest}.",
    ),
    "approves_another": (
        "“{file}” menyetujui {other}, bukan versi ini.",
        "Bandingkan keduanya. Orang yang berwenang menulis baris ini di “{file}”: {digest}.",
    ),
    "approval_ended": (
        "“{file}” pernah menyetujui naskah ini, tetapi sesudahnya pembaca melihat versi lain.",
        "Orang yang berwenang mengunggah “{file}” sekali lagi, berisi baris ini: {digest}.",
    ),
    "approves_other": (
        "Berkas ini menyetujui versi lain dari “{file}”, bukan yang ada di folder ini.",
        "Orang yang sudah membaca versi di folder ini menulis baris ini di dalamnya: {digest}.",
    ),
    "approves_nothing": (
        "Berkas ini tidak menyetujui apa-apa: tidak ada kode 40 huruf dan angka di dalamnya.",
        "Salin kode dari laporan “{file}” ke berkas ini, lalu unggah lagi.",
    ),
    # what another upload, or Kilas itself, did to the file
    "overwritten": (
        (
            "Versi ini menggantikan versi orang lain, yang diunggah {time}, hanya beberapa menit "
            "sebelumnya. Mungkin perubahan orang itu hilang."
        ),
        (
            "Baca versi yang lain itu, tambahkan yang kurang, lalu unggah lagi. Program S3 "
            "menampilkannya di daftar versi berkas; AWS CLI mengambilnya dengan “aws s3api "
            "get-object --bucket BUCKET --key {key} --version-id {version} versi-lain”."
        ),
    ),
    "other_form_gone": (
        (
            "“{other}” sudah dihapus, dan berkas ini bernama sama dengan akhiran lain. "
            "Dalam bentuk lain, berita kehilangan tanggal, alamat, atau komentarnya."
        ),
        (
            "Bila ini berita itu, tulis baris-baris ini di berkas ini: “{lines}”. Berita yang "
            "memang baru tidak perlu apa-apa."
        ),
    ),
    "looks_renamed": (
        (
            "Isi berkas ini sama dengan “{other}”. Dengan nama baru, berita kehilangan komentar, "
            "tanggal, atau alamatnya."
        ),
        (
            "Bila ini berita itu dengan nama baru, tulis baris-baris ini di berkas ini: “{lines}”. "
            "Hapus “{other}” bila masih ada. Berita yang memang baru tidak perlu apa-apa."
        ),
    ),
    "fault_of_kilas": (
        "Kilas gagal membaca berkas ini; kesalahannya pada Kilas sendiri dan tercatat di log.",
        "Beri tahu pengelola koran, dan sementara itu batalkan perubahan terakhir pada berkas ini.",
    ),
    # yang ada di luar tempat yang dibaca Kilas
    "stranger_folder": (
        "Map “{name}” tidak dibaca Kilas.",
        "Pindahkan isinya ke “{right}”.",
    ),
    "stranger_settings": (
        "Berkas “{name}” tidak dibaca Kilas.",
        "Ganti namanya menjadi “{right}” bila isinya pengaturan surat kabar.",
    ),
    "stranger_file": (
        "Berkas “{name}” tidak dibaca Kilas karena tidak ada di map mana pun.",
        "Unggah sebagai “{right}”, lalu hapus yang ini.",
    ),
    "stranger_place": (
        "Isi map “{name}” tidak dibaca Kilas.",
        "Pindahkan beritanya ke “articles/”, halamannya ke “pages/”, dan fotonya ke “media/”.",
    ),
}

_STATUSES: Final[Mapping[int, str]] = {
    400: "Permintaan tidak terbaca",
    401: "Permintaan tidak dikenal",
    404: "Tidak ditemukan",
    405: "Metode tidak dilayani",
    409: "Komentar tidak dibuka",
    413: "Kiriman terlalu besar",
    415: "Jenis kiriman tidak didukung",
    422: "Kiriman belum dapat diterima",
    429: "Sedang sangat ramai",
    500: "Gangguan di pihak kami",
}

_REFUSALS: Final[Mapping[str, Advice]] = {
    "bad_json": (
        "Isi kiriman bukan JSON yang benar.",
        'Kirim sebuah objek, misalnya {{"name": "Ani", "text": "Setuju."}}.',
    ),
    "not_utf8": (
        "Isi kiriman bukan UTF-8.",
        "Kirim teks dalam UTF-8.",
    ),
    "too_many_fields": (
        "Formulir memuat lebih dari {limit} isian.",
        "Kirim name dan text saja.",
    ),
    "bad_base64": (
        "Isi kiriman rusak di jalan.",
        "Kirim sekali lagi.",
    ),
    "cross_site": (
        "Kiriman ini datang dari situs lain.",
        "Buka artikelnya di situs ini, lalu kirim dari sana.",
    ),
    "not_from_cdn": (
        "Layanan ini hanya menerima permintaan lewat alamat situs.",
        "Pakai alamat situs.",
    ),
    "path_unknown": (
        "Alamat ini tidak ada.",
        "Daftar alamat ada di /api/openapi.json.",
    ),
    "article_missing": (
        "Artikel ini tidak ada, atau sudah tidak tayang.",
        "Periksa alamatnya.",
    ),
    "method_unknown": (
        "Metode {method} tidak dilayani di sini.",
        "Pakai {allow}.",
    ),
    "comments_closed": (
        "Komentar untuk artikel ini sudah ditutup.",
        "Tanggapan dapat dikirim ke redaksi.",
    ),
    "comments_off": (
        "Artikel ini tidak menerima komentar.",
        "Tanggapan dapat dikirim ke redaksi.",
    ),
    "thread_full": (
        "Kolom komentar artikel ini penuh: semuanya paling banyak {limit} bita.",
        "Tanggapan dapat dikirim ke redaksi.",
    ),
    "body_too_large": (
        "Kiriman lebih besar dari {limit} bita.",
        "Persingkat tulisan Anda.",
    ),
    "media_type": (
        "Jenis kiriman “{given}” tidak didukung.",
        "Pakai application/json atau application/x-www-form-urlencoded, dalam UTF-8.",
    ),
    "name_missing": (
        "Nama masih kosong.",
        "Tulis nama Anda.",
    ),
    "name_too_long": (
        "Nama terdiri atas {length} huruf; paling banyak {limit}.",
        "Persingkat nama Anda.",
    ),
    "name_reserved": (
        "Nama ini milik redaksi.",
        "Pakailah nama Anda sendiri; bila Anda dari redaksi, jawablah di dalam artikelnya.",
    ),
    "text_missing": (
        "Komentar masih kosong.",
        "Tulis komentar Anda.",
    ),
    "text_too_long": (
        "Komentar terdiri atas {length} huruf; paling banyak {limit}.",
        "Persingkat atau bagi dua.",
    ),
    "text_too_large": (
        "Komentar menjadi {length} bita di halaman; paling banyak {limit}.",
        "Kurangi tanda daftar, kutipan, kode, dan tautan, atau bagi dua.",
    ),
    "too_many_links": (
        "Komentar memuat {length} tautan; paling banyak {limit}.",
        "Buang beberapa tautan.",
    ),
    "field_missing": (
        "Isian “{field}” tidak ada.",
        "Sertakan isian itu.",
    ),
    "field_invalid": (
        "Isian “{field}” tidak dapat dipakai.",
        "Lihat bentuknya di /api/openapi.json.",
    ),
    "busy": (
        "Banyak yang menulis bersamaan.",
        "Kirim lagi beberapa detik lagi.",
    ),
    "unexpected": (
        "Ada yang salah di pihak kami, dan sudah kami catat.",
        "Coba lagi beberapa saat lagi.",
    ),
}

_RECEIPTS: Final[Receipts] = {
    "published": (
        "Komentar sudah terbit",
        (
            "Komentar ini tampil di bawah artikelnya. Bila belum terlihat, muat ulang halaman "
            "artikel beberapa detik lagi."
        ),
    ),
    "pending": (
        "Komentar menunggu redaksi",
        (
            "Komentar ini sudah kami terima. Redaksi membacanya dahulu sebelum menampilkannya; "
            "tidak perlu mengirim sekali lagi."
        ),
    ),
    "removed": (
        "Komentar tidak ditampilkan",
        "Redaksi memutuskan untuk tidak menampilkan komentar ini.",
    ),
    "hidden": (
        "Komentar tidak ditampilkan",
        "Artikel ini sekarang tidak menampilkan komentar.",
    ),
    "unknown": (
        "Komentar tidak ditemukan",
        "Alamat ini tidak lengkap, atau komentarnya tidak lagi tersimpan. Periksa alamatnya.",
    ),
}

_COMMENT_PAGES: Final[CommentPages] = {
    "back": "Kembali",
    "typed": "Tulisan Anda",
    "sent": "Yang Anda kirim",
    "expired": "Isi komentar ditunjukkan di alamat ini hanya selama 15 menit setelah dikirim.",
    "back_to_article": "Kembali ke artikel",
}

_SETTING_UP: Final[SettingUp] = {
    "soon": "Segera terbit",
    "title": "Koran ini sedang disiapkan",
    "nothing_yet": "Belum ada yang dapat dibaca di sini. Silakan kembali nanti.",
    "newsroom": "Redaksi: halaman ini berganti sendiri sesudah site.yaml yang benar diunggah.",
}

_OVERVIEW: Final[Overview] = {
    "title": "Ruang redaksi saat ini",
    "explanation": (
        "Kilas memperbarui halaman ini setiap menit. Berkas yang tidak perlu diurus tidak dimuat."
    ),
    "problem": "Masalah",
    "waiting": "Antrean",
    "scheduled": "Terjadwal",
    "draft": "Draf",
    "note": "Catatan",
    "latest": "Terakhir tayang",
    "stranger": "Di luar tempat yang dibaca Kilas",
    "uploaded": "Diunggah {time}",
    "none": "Tidak ada.",
    "more": "Masih ada lagi selain {number} ini.",
    "uploads": "Berkas yang belum dibaca: {number}",
    "pages": "Halaman yang akan dibuat: {number}",
    "sweeps": "Berkas yang akan diperiksa lagi: {number}",
    "since": "Di setiap pemeriksaan sejak {time}",
    "new_problems": "Ada masalah baru pada berkas {site}, yang belum pernah diberitahukan.",
    "report": "Laporan: {url}",
    "others": "Mungkin masih ada masalah lain; halaman ini memuat yang terbaru.",
}

INDONESIAN: Final = Texts(
    interface=_INTERFACE,
    dates=_DATES,
    report=_REPORT,
    problems=_PROBLEMS,
    statuses=_STATUSES,
    refusals=_REFUSALS,
    receipts=_RECEIPTS,
    comment_pages=_COMMENT_PAGES,
    setting_up=_SETTING_UP,
    overview=_OVERVIEW,
)
