"""How a refusal is put to the reader: the HTTP status and the words of each problem.

Statuses keep to RFC 9110: 400 where the request cannot be read, 422 where it can but breaks a
rule, 409 where the article takes no comments, or no more. Where CloudFront shows a page of the
newspaper in place of an error of the site bucket (403, 503 ...), it does so for the API too, and
the reader's text would be lost: so 403 is not used, and a busy thread is 429 (RFC 6585, 4), not
503.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.problems import Problem

Language = Literal["id", "en"]

TITLES: dict[int, dict[Language, str]] = {
    400: {"id": "Permintaan tidak terbaca", "en": "Bad request"},
    401: {"id": "Permintaan tidak dikenal", "en": "Unauthorized"},
    404: {"id": "Tidak ditemukan", "en": "Not found"},
    405: {"id": "Metode tidak dilayani", "en": "Method not allowed"},
    409: {"id": "Komentar tidak dibuka", "en": "Conflict"},
    413: {"id": "Kiriman terlalu besar", "en": "Content too large"},
    415: {"id": "Jenis kiriman tidak didukung", "en": "Unsupported media type"},
    422: {"id": "Kiriman belum dapat diterima", "en": "Unprocessable content"},
    429: {"id": "Sedang sangat ramai", "en": "Too many requests"},
    500: {"id": "Gangguan di pihak kami", "en": "Internal server error"},
}
"""The title of each status."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A problem's HTTP status and its sentences, with placeholders for the problem's values."""

    status: int
    id: str
    en: str


REFUSALS: dict[str, Refusal] = {
    "bad_json": Refusal(
        400,
        'Isi kiriman bukan JSON yang benar. Kirim sebuah objek, misalnya {{"name": "Ani",'
        ' "text": "Setuju."}}.',
        'The body is not valid JSON. Send an object, such as {{"name": "Ani",'
        ' "text": "I agree."}}.',
    ),
    "not_utf8": Refusal(
        400,
        "Isi kiriman bukan UTF-8. Kirim teks dalam UTF-8.",
        "The body is not UTF-8. Send the text as UTF-8.",
    ),
    "too_many_fields": Refusal(
        400,
        "Formulir memuat lebih dari {limit} isian. Kirim name dan text saja.",
        "The form has more than {limit} fields. Send name and text only.",
    ),
    "bad_base64": Refusal(
        400,
        "Isi kiriman rusak di jalan. Kirim sekali lagi.",
        "The body was damaged on its way. Send it again.",
    ),
    "cross_site": Refusal(
        400,
        "Kiriman ini datang dari situs lain. Buka artikelnya di situs ini, lalu kirim dari sana.",
        "This was sent from another site. Open the article on this site and send it from there.",
    ),
    "not_from_cdn": Refusal(
        401,
        "Layanan ini hanya menerima permintaan lewat alamat situs. Pakai alamat situs.",
        "This service accepts requests through the site's address only. Use the site's address.",
    ),
    "path_unknown": Refusal(
        404,
        "Alamat ini tidak ada. Daftar alamat ada di /api/openapi.json.",
        "There is no such address. The addresses are listed in /api/openapi.json.",
    ),
    "article_missing": Refusal(
        404,
        "Artikel ini tidak ada, atau sudah tidak tayang. Periksa alamatnya.",
        "There is no such article, or it is no longer published. Check its address.",
    ),
    "method_unknown": Refusal(
        405,
        "Metode {method} tidak dilayani di sini. Pakai {allow}.",
        "Method {method} is not served here. Use {allow}.",
    ),
    "comments_closed": Refusal(
        409,
        "Komentar untuk artikel ini sudah ditutup. Tanggapan dapat dikirim ke redaksi.",
        "Comments on this article are closed. You can still write to the newsroom.",
    ),
    "comments_off": Refusal(
        409,
        "Artikel ini tidak menerima komentar. Tanggapan dapat dikirim ke redaksi.",
        "This article takes no comments. You can still write to the newsroom.",
    ),
    "thread_full": Refusal(
        409,
        "Kolom komentar artikel ini penuh: semuanya paling banyak {limit} bita. Tanggapan dapat"
        " dikirim ke redaksi.",
        "The comments on this article are full: together they may have {limit} bytes. You can"
        " still write to the newsroom.",
    ),
    "body_too_large": Refusal(
        413,
        "Kiriman lebih besar dari {limit} bita. Persingkat tulisan Anda.",
        "The body is larger than {limit} bytes. Shorten your text.",
    ),
    "media_type": Refusal(
        415,
        "Jenis kiriman “{given}” tidak didukung. Pakai application/json atau"
        " application/x-www-form-urlencoded, dalam UTF-8.",
        "Media type “{given}” is not supported. Use application/json or"
        " application/x-www-form-urlencoded, in UTF-8.",
    ),
    "name_missing": Refusal(
        422,
        "Nama masih kosong. Tulis nama Anda.",
        "The name is empty. Write your name.",
    ),
    "name_too_long": Refusal(
        422,
        "Nama terdiri atas {length} huruf; paling banyak {limit}. Persingkat nama Anda.",
        "The name has {length} characters; at most {limit} fit. Shorten your name.",
    ),
    "name_reserved": Refusal(
        422,
        "Nama ini milik redaksi. Pakailah nama Anda sendiri; bila Anda dari redaksi, jawablah di"
        " dalam artikelnya.",
        "This name belongs to the newsroom. Sign with your own name; if you are of the newsroom,"
        " reply in the article.",
    ),
    "text_missing": Refusal(
        422,
        "Komentar masih kosong. Tulis komentar Anda.",
        "The comment is empty. Write your comment.",
    ),
    "text_too_long": Refusal(
        422,
        "Komentar terdiri atas {length} huruf; paling banyak {limit}. Persingkat atau bagi dua.",
        "The comment has {length} characters; at most {limit} fit. Shorten it or split it in two.",
    ),
    "text_too_large": Refusal(
        422,
        "Komentar menjadi {length} bita di halaman; paling banyak {limit}. Kurangi tanda daftar,"
        " kutipan, kode, dan tautan, atau bagi dua.",
        "The comment takes {length} bytes of the page; at most {limit} fit. Use fewer list marks,"
        " quotes, code and links, or split it in two.",
    ),
    "too_many_links": Refusal(
        422,
        "Komentar memuat {length} tautan; paling banyak {limit}. Buang beberapa tautan.",
        "The comment has {length} links; at most {limit} are allowed. Leave some out.",
    ),
    "field_missing": Refusal(
        422,
        "Isian “{field}” tidak ada. Sertakan isian itu.",
        "Field “{field}” is missing. Send it along.",
    ),
    "field_invalid": Refusal(
        422,
        "Isian “{field}” tidak dapat dipakai. Lihat bentuknya di /api/openapi.json.",
        "Field “{field}” cannot be used. See its form in /api/openapi.json.",
    ),
    "busy": Refusal(
        429,
        "Banyak yang menulis bersamaan. Kirim lagi beberapa detik lagi.",
        "Many people write at once. Send it again in a few seconds.",
    ),
    "unexpected": Refusal(
        500,
        "Ada yang salah di pihak kami, dan sudah kami catat. Coba lagi beberapa saat lagi.",
        "Something went wrong on our side, and was noted. Try again in a while.",
    ),
}
"""Every problem that the API can meet, by its code."""


def status_of(problems: Sequence[Problem]) -> int:
    """The HTTP status that answers the problems: that of the first."""
    return REFUSALS[problems[0].code].status


def explain(problem: Problem, language: Language) -> str:
    """What is wrong, and what to do instead."""
    refusal = REFUSALS[problem.code]
    return (refusal.id if language == "id" else refusal.en).format_map(problem.values)
