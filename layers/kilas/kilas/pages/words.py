"""The texts of the user interface, in each language that a newspaper may have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Words:
    """One language. Names say where a text stands; methods fill in the numbers and names."""

    # around every page
    skip_to_content: str
    sections: str
    menu: str
    follow: str
    feed: str
    archive: str
    about: str
    home: str

    # labels that press rules ask for
    advertorial: str
    unverified: str
    unverified_note: str
    ai_picture: str
    corrections: str
    corrected_note: str

    # article
    by: str
    photo_credit: str
    updated: str
    share: str
    topics: str
    related: str

    # comments
    no_comments: str
    comments_closed: str
    comments_full: str
    write_comment: str
    comment_name: str
    comment_text: str
    comment_trap: str
    comment_terms: str
    comment_moderated: str
    send_comment: str
    _one_comment: str
    _many_comments: str

    # lists
    latest: str
    more_articles: str
    no_articles: str
    older: str
    newer: str
    list_pages: str
    _list_position: str
    _topic_heading: str
    _author_heading: str

    # withdrawn, moved and missing
    withdrawn: str
    withdrawn_reason: str
    first_published: str
    moved: str
    moved_to: str
    missing: str
    missing_advice: str
    broken: str
    broken_advice: str

    def comment_count(self, count: int) -> str:
        """Such as "3 komentar" or "1 comment"."""
        return (self._one_comment if count == 1 else self._many_comments).format(count=count)

    def list_position(self, number: int) -> str:
        """Such as "halaman 2", for ListPage.position."""
        return self._list_position.format(number=number)

    def topic_heading(self, tag: str) -> str:
        """The heading of a tag's list: "Topik: Banjir"."""
        return self._topic_heading.format(tag=tag)

    def author_heading(self, byline: str) -> str:
        """The heading of an author's list: "Tulisan K-08"."""
        return self._author_heading.format(byline=byline)


INDONESIAN = Words(
    skip_to_content="Langsung ke isi",
    sections="Rubrik",
    menu="Informasi",
    follow="Ikuti kami",
    feed="Umpan RSS",
    archive="Arsip",
    about="Tentang kami",
    home="Ke halaman depan",
    advertorial="Advertorial",
    unverified="Belum diverifikasi",
    unverified_note=(
        "Kabar ini mendesak dan penting bagi umum, tetapi belum semua pihak dapat dimintai "
        "keterangan. Redaksi masih memeriksanya dan akan memperbarui halaman ini."
    ),
    ai_picture="Gambar buatan AI",
    corrections="Ralat",
    corrected_note="Artikel ini memuat ralat",
    by="Oleh",
    photo_credit="Foto",
    updated="Diperbarui",
    share="Bagikan",
    topics="Topik",
    related="Berita terkait",
    no_comments="Belum ada komentar.",
    comments_closed="Kolom komentar untuk artikel ini sudah ditutup.",
    comments_full=(
        "Kolom komentar untuk artikel ini sudah penuh. Tanggapan dapat dikirim ke redaksi."
    ),
    write_comment="Tulis komentar",
    comment_name="Nama",
    comment_text="Komentar",
    comment_trap="Biarkan kosong",
    comment_terms=(
        "Tulislah dengan santun. Komentar tidak boleh memuat fitnah, kebohongan, kecabulan, "
        "ancaman, atau kebencian terhadap suku, agama, ras, dan golongan. Redaksi berhak "
        "menghapus komentar yang melanggar. Isi komentar menjadi tanggung jawab pengirimnya."
    ),
    comment_moderated="Komentar dibaca redaksi sebelum ditampilkan.",
    send_comment="Kirim komentar",
    _one_comment="{count} komentar",
    _many_comments="{count} komentar",
    latest="Terkini",
    more_articles="Berita lainnya",
    no_articles="Belum ada berita di sini.",
    older="Lebih lama",
    newer="Lebih baru",
    list_pages="Halaman daftar berita",
    _list_position="halaman {number}",
    _topic_heading="Topik: {tag}",
    _author_heading="Tulisan {byline}",
    withdrawn="Artikel dicabut",
    withdrawn_reason="Alasan pencabutan",
    first_published="Terbit pertama kali",
    moved="Alamat halaman ini berubah",
    moved_to="Buka halaman yang baru:",
    missing="Halaman tidak ditemukan",
    missing_advice=(
        "Alamatnya mungkin salah tulis, atau halamannya sudah tidak ada. Cobalah mencari di "
        "halaman depan atau di arsip."
    ),
    broken="Halaman belum dapat dibuka",
    broken_advice="Ada gangguan di pihak kami. Silakan coba lagi beberapa saat lagi.",
)

ENGLISH = Words(
    skip_to_content="Skip to content",
    sections="Sections",
    menu="Information",
    follow="Follow us",
    feed="RSS feed",
    archive="Archive",
    about="About us",
    home="To the front page",
    advertorial="Advertorial",
    unverified="Unverified",
    unverified_note=(
        "This report is urgent and of public interest, but not everyone concerned could be "
        "reached yet. The newsroom is still checking it and will update this page."
    ),
    ai_picture="Picture made by AI",
    corrections="Corrections",
    corrected_note="This article has been corrected",
    by="By",
    photo_credit="Photo",
    updated="Updated",
    share="Share",
    topics="Topics",
    related="Related",
    no_comments="No comments yet.",
    comments_closed="Comments on this article are closed.",
    comments_full="The comments on this article are full. You can still write to the newsroom.",
    write_comment="Write a comment",
    comment_name="Name",
    comment_text="Comment",
    comment_trap="Leave this empty",
    comment_terms=(
        "Please be civil. A comment must not contain slander, falsehood, obscenity, threats, or "
        "hatred of an ethnic group, religion, race or community. The newsroom may remove a "
        "comment that does. Comments are the responsibility of those who write them."
    ),
    comment_moderated="The newsroom reads a comment before it is shown.",
    send_comment="Send comment",
    _one_comment="{count} comment",
    _many_comments="{count} comments",
    latest="Latest",
    more_articles="More news",
    no_articles="There are no articles here yet.",
    older="Older",
    newer="Newer",
    list_pages="Pages of this list",
    _list_position="page {number}",
    _topic_heading="Topic: {tag}",
    _author_heading="Articles by {byline}",
    withdrawn="Article withdrawn",
    withdrawn_reason="Reason for the withdrawal",
    first_published="First published",
    moved="This page has moved",
    moved_to="Open the new page:",
    missing="Page not found",
    missing_advice=(
        "The address may be mistyped, or the page is gone. Try the front page or the archive."
    ),
    broken="This page cannot be opened now",
    broken_advice="Something is wrong on our side. Please try again in a moment.",
)

_LANGUAGES: dict[Literal["id", "en"], Words] = {"id": INDONESIAN, "en": ENGLISH}


def words(language: Literal["id", "en"]) -> Words:
    """The texts in the newspaper's language."""
    return _LANGUAGES[language]
