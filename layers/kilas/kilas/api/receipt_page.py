"""The page that tells a reader without JavaScript what became of a comment."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from kilas.api.plain_page import plain_page

if TYPE_CHECKING:
    from kilas.api.receipt import State
    from kilas.api.refusals import Language
    from kilas.comments.comment import Comment


@dataclass(frozen=True, slots=True)
class Telling:
    """A state's heading, and what it means for the one who wrote."""

    title: str
    detail: str


TELLINGS: dict[Language, dict[State, Telling]] = {
    "id": {
        "published": Telling(
            "Komentar sudah terbit",
            "Komentar ini tampil di bawah artikelnya. Bila belum terlihat, muat ulang halaman"
            " artikel beberapa detik lagi.",
        ),
        "pending": Telling(
            "Komentar menunggu redaksi",
            "Komentar ini sudah kami terima. Redaksi membacanya dahulu sebelum menampilkannya;"
            " tidak perlu mengirim sekali lagi.",
        ),
        "removed": Telling(
            "Komentar tidak ditampilkan",
            "Redaksi memutuskan untuk tidak menampilkan komentar ini.",
        ),
        "hidden": Telling(
            "Komentar tidak ditampilkan",
            "Artikel ini sekarang tidak menampilkan komentar.",
        ),
        "unknown": Telling(
            "Komentar tidak ditemukan",
            "Alamat ini tidak lengkap, atau komentarnya tidak lagi tersimpan. Periksa alamatnya.",
        ),
    },
    "en": {
        "published": Telling(
            "The comment is published",
            "It stands under its article. If you do not see it yet, reload the article in a few"
            " seconds.",
        ),
        "pending": Telling(
            "The comment waits for the newsroom",
            "We have received it. The newsroom reads it before it is shown; there is no need to"
            " send it again.",
        ),
        "removed": Telling(
            "The comment is not shown",
            "The newsroom has decided not to show this comment.",
        ),
        "hidden": Telling(
            "The comment is not shown",
            "This article does not show comments now.",
        ),
        "unknown": Telling(
            "There is no such comment",
            "This address is not complete, or the comment is no longer kept. Check the address.",
        ),
    },
}
"""What the page says of each state."""

_CLOSED: dict[Language, str] = {
    "id": "Isi komentar ditunjukkan di alamat ini hanya selama 15 menit setelah dikirim.",
    "en": "This address shows the text of the comment only for 15 minutes after it was sent.",
}
_SENT: dict[Language, str] = {"id": "Yang Anda kirim", "en": "What you sent"}
_BACK: dict[Language, str] = {"id": "Kembali ke artikel", "en": "Back to the article"}

_COMMENT = """<section class="comment" aria-labelledby="terkirim">
<h2 id="terkirim">{label}</h2>
<p><strong><bdi>{name}</bdi></strong></p>
<div class="comment-text" dir="auto">{body_html}</div>
</section>
"""


def receipt_page(state: State, comment: Comment | None, language: Language, *, back: str) -> str:
    """A page with the state, the `comment` where its words may be shown, and a link `back`."""
    telling = TELLINGS[language][state]
    details = [telling.detail]
    if comment is None and state != "unknown":
        details.append(_CLOSED[language])
    content = _shown(comment, language) if comment else ""
    return plain_page(
        language, telling.title, *details, content=content, back=(back, _BACK[language])
    )


def _shown(comment: Comment, language: Language) -> str:
    return _COMMENT.format(
        label=_SENT[language], name=escape(comment.name), body_html=comment.body_html
    )
