"""The names of the fields, of our own and of Hugo, Jekyll and Pelican; the first given one counts.

Hugo: https://gohugo.io/content-management/front-matter/
Jekyll: https://jekyllrb.com/docs/front-matter/
Pelican: https://docs.getpelican.com/en/stable/content.html#file-metadata
"""

from __future__ import annotations

from typing import Final

from kilas.documents.values import fold

ID: Final = ("id",)
TITLE: Final = ("title",)
PUBLISHED: Final = ("publishDate", "pubDate", "published", "date")
MODIFIED: Final = ("lastmod", "modified", "last_modified_at", "updated")
EXPIRES: Final = ("expiryDate", "unpublishDate", "expires")
DRAFT: Final = ("draft",)
IS_PUBLISHED: Final = ("published",)
STATUS: Final = ("status",)
SLUG: Final = ("slug",)
URL: Final = ("url", "permalink")
ALIASES: Final = ("aliases", "alias", "redirect_from")
SUMMARY: Final = ("summary", "description")
SECTION: Final = ("section",)
AUTHORS: Final = ("authors", "author", "code")
TAGS: Final = ("tags",)
CATEGORIES: Final = ("categories",)
ONE_TAG: Final = ("tag",)
ONE_CATEGORY: Final = ("category",)
IMAGE: Final = ("image", "images")
DATELINE: Final = ("dateline",)
CORRECTIONS: Final = ("corrections",)
WITHDRAWN: Final = ("withdrawn",)
SPONSORED: Final = (("sponsored",), ("advertorial",), ("iklan",))
UNVERIFIED: Final = ("unverified",)
COMMENTS: Final = ("comments",)
PARAMS: Final = "params"

IMAGE_PATH: Final = ("path", "src", "url")
IMAGE_TEXTS: Final = ("caption", "credit", "alt")
IMAGE_AI: Final = ("ai",)
IMAGE_KNOWN: Final = (*IMAGE_PATH, *IMAGE_TEXTS, *IMAGE_AI)
CORRECTION_DATE: Final = ("date",)
CORRECTION_NOTE: Final = ("note",)
CORRECTION_KNOWN: Final = (*CORRECTION_DATE, *CORRECTION_NOTE)

_NOT_YET_SHOWN: Final = ("corrects", "right_of_reply")

KNOWN: Final = (
    *ID, *TITLE, *PUBLISHED, *MODIFIED, *EXPIRES, *DRAFT, *STATUS, *SLUG, *URL, *ALIASES,
    *SUMMARY, *SECTION, *AUTHORS, *TAGS, *CATEGORIES, *ONE_TAG, *ONE_CATEGORY, *IMAGE, *DATELINE,
    *CORRECTIONS, *WITHDRAWN, *(name for names in SPONSORED for name in names), *UNVERIFIED,
    *COMMENTS, PARAMS, *_NOT_YET_SHOWN,
)  # fmt: skip
"""Every name that a file may use at its top; tests/unit/articles/test_keys.py holds that."""

FOLDED: Final = frozenset(map(fold, KNOWN))

INDONESIAN: Final = {
    "judul": "title",
    "tanggal": "date",
    "rubrik": "section",
    "kanal": "section",
    "kategori": "category",
    "penulis": "author",
    "wartawan": "author",
    "kode": "code",
    "tagar": "tags",
    "topik": "tags",
    "gambar": "image",
    "foto": "image",
    "ringkasan": "summary",
    "ralat": "corrections",
    "koreksi": "corrections",
    "komentar": "comments",
    "draf": "draft",
}
IMAGE_INDONESIAN: Final = {
    "berkas": "path",
    "keterangan": "caption",
    "kredit": "credit",
    "fotografer": "credit",
}
CORRECTION_INDONESIAN: Final = {"tanggal": "date", "catatan": "note"}
"""Words that an editor may take for our names → the name that was meant."""
