"""The names of the fields, those of Hugo, Jekyll and Pelican included, and their limits.

Where a file gives values to several names of one field, the first name counts.

Hugo: https://gohugo.io/content-management/front-matter/
Jekyll: https://jekyllrb.com/docs/front-matter/
Pelican: https://docs.getpelican.com/en/stable/content.html#file-metadata

Of the fields that say whether and when an article is shown, those of other tools count too, and
what hides counts before what shows (kilas.articles.showing).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.documents.values import fold

if TYPE_CHECKING:
    from kilas.articles.article import FollowUpKind

MAX_TITLE: Final = 300
MAX_LINE: Final = 200
MAX_VALUE: Final = 2000
MAX_TAGS: Final = 10
MAX_AUTHORS: Final = 4
MAX_ALIASES: Final = 10
MAX_CORRECTIONS: Final = 20
MAX_ORIGINALS: Final = 5
"""Limits in characters and in numbers: an article's record must stay well below the 400 KB that
DynamoDB allows an item, and a page must stay readable."""


class TextField(NamedTuple):
    """The names of a field that holds a text of one line, and how many characters it may have."""

    names: tuple[str, ...]
    limit: int


TEXTS: Final = {
    "dateline": TextField(("dateline",), MAX_LINE),
}
"""The texts that pages show as they were written, by the attribute of Article that holds them."""

ID: Final = ("id",)
TITLE: Final = ("title",)
PUBLISHED: Final = ("publishDate", "pubDate", "published", "date")
MODIFIED: Final = (
    "lastmod", "modified", "last_modified_at", "updated", "modifiedTime", "updatedAt",
    "dateModified", "lastModified", "lastUpdated", "lastUpdate", "update",
)  # fmt: skip
CREATED: Final = ("created", "createdAt", "createdOn", "createdDate", "dateCreated")
"""Obsidian's and other tools' day of a file: the date of an article that has no other."""
EXPIRES: Final = ("expiryDate", "unpublishDate", "expires")
DRAFT: Final = ("draft",)
IS_PUBLISHED: Final = ("published",)
STATUS: Final = ("status",)
SLUG: Final = ("slug", "post_name")
"""`post_name` is WordPress's."""
URL: Final = ("url", "permalink", "path")
"""`path` is Zola's, without the first "/", and that of Gatsby's starters:
https://www.getzola.org/documentation/content/page/#front-matter"""
BLOGGER_URL: Final = ("blogger_orig_url",)
"""The address that Blogger had, in Jekyll's import: https://import.jekyllrb.com/docs/blogger/"""
ALIASES: Final = ("aliases", "alias", "redirect_from")
SUMMARY: Final = ("summary", "description", "excerpt", "subtitle")
SECTION: Final = ("section",)
AUTHORS: Final = ("authors", "author", "code")
TAGS: Final = ("tags",)
CATEGORIES: Final = ("categories",)
ONE_TAG: Final = ("tag",)
ONE_CATEGORY: Final = ("category",)
AUTHOR_NAME: Final = ("name", "display_name", "nickname", "login", "username", "id")
IMAGE: Final = ("image", "images")
LANG: Final = ("lang", "language", "locale")
"""Hexo's, Pelican's and Jekyll's lang; the others' language and locale."""
CORRECTIONS: Final = ("corrections",)
WITHDRAWN: Final = ("withdrawn",)
SPONSORED: Final = (("sponsored",), ("advertorial",), ("iklan",))
UNVERIFIED: Final = ("unverified",)
COMMENTS: Final = ("comments",)
HEADLINE: Final = ("headline",)
PARAMS, TAXONOMIES = "params", "taxonomies"
"""Tables of Hugo and of Zola with fields of the article:
https://www.getzola.org/documentation/content/taxonomies/"""

IMAGE_PATH: Final = ("path", "src", "url")
IMAGE_TEXTS: Final = ("caption", "credit", "alt")
IMAGE_AI, FOCUS = ("ai",), ("focus", "image_focus")
BESIDE_IMAGE: Final = (
    ("image_caption", "caption"), ("image_credit", "credit", "photo_credit"), ("image_alt", "alt"),
)  # fmt: skip
"""The caption, the credit and the description beside `image`, where that is no table."""
IMAGE_KNOWN: Final = (*IMAGE_PATH, *IMAGE_TEXTS, *IMAGE_AI, *FOCUS)
CORRECTION_DATE: Final = ("date",)
CORRECTION_NOTE: Final = ("note",)
CORRECTION_KNOWN: Final = (*CORRECTION_DATE, *CORRECTION_NOTE)

# The same of other tools: Ghost's published_at, WordPress's and Forem's, schema.org's and Open
# Graph's in an HTML document.
ALSO_PUBLISHED: Final = (
    "publishedAt", "publishedOn", "publishedDate", "publishedTime", "publishAt", "publishOn",
    "publishTime", "datePublished", "article:published_time",
)  # fmt: skip
ALSO_EXPIRES: Final = (
    "expiresAt", "expire", "expireDate", "expirationDate", "unpublishAt", "unpublishOn",
    "article:expiration_time",
)  # fmt: skip
ALSO_DRAFT: Final = (
    "isDraft", "hidden", "isHidden", "private", "isPrivate", "unlisted", "unpublished",
    "eleventyExcludeFromCollections",
)  # fmt: skip
"""Hexo's hidden, Docusaurus's unlisted, Eleventy's
https://www.11ty.dev/docs/collections/#how-to-exclude-content-from-collections"""
ALSO_IS_PUBLISHED: Final = ("publish", "isPublished")
"""publish is Obsidian's: https://help.obsidian.md/publish/publish"""
VISIBILITY: Final = ("visibility",)
"""Ghost's, WordPress's: https://docs.ghost.org/content-api/posts"""
BUILD: Final = ("build",)
BUILD_OPTIONS: Final = (("render",), ("list",))
"""Hugo's, formerly _build: https://gohugo.io/content-management/build-options/"""
PASSWORD: Final = ("password", "postPassword")
"""hexo-blog-encrypt's and WordPress's."""

# Names that mean something else as often: only a clear "no", or "yes", hides.
MAY_SHOW: Final = (
    "public", "isPublic", "visible", "isVisible", "listed", "live", "enabled", "active", "online",
    "show", "display", "render",
)  # fmt: skip
MAY_HIDE: Final = (
    "hide", "invisible", "disabled", "deleted", "removed", "trash", "trashed", "wip", "embargoed",
    "protected", "membersOnly", "secret", "confidential", "skip", "ignore",
    "excludeFromCollections", "headless", "protect",
)  # fmt: skip
MAY_BE_STATUS: Final = (
    "state", "access", "stage", "workflow", "postStatus", "articleStatus", "contentStatus",
    "publishStatus", "publicationStatus", "publicationState",
)  # fmt: skip
MAY_BE_DATE: Final = ("releaseDate", "publicationDate", "postDate", "launchDate", "schedule")

OF_OTHERS: Final = (*MAY_SHOW, *MAY_HIDE, *MAY_BE_STATUS, *MAY_BE_DATE)
"""Names that no editor is told to write."""

SHOWING: Final = tuple(
    dict.fromkeys(
        (*PUBLISHED, *ALSO_PUBLISHED, *EXPIRES, *ALSO_EXPIRES, *DRAFT, *ALSO_DRAFT, *IS_PUBLISHED,
         *ALSO_IS_PUBLISHED, *STATUS, *VISIBILITY, *WITHDRAWN)
    )
)  # fmt: skip
"""The names that decide whether and when an article is shown: what nearly is one of them is never
passed over (docs/decisions/0025)."""

# What labels or limits an article, as other tools and editors call it.
ALSO_SPONSORED: Final = (
    "isSponsored", "adv", "advertisement", "isAdvertisement", "isAdvertorial", "isAd", "pariwara",
    "sponsoredContent", "sponsoredPost", "paidContent", "brandedContent", "berbayar",
    "kontenBerbayar", "bersponsor", "kontenBersponsor",
)  # fmt: skip
ALSO_UNVERIFIED: Final = (
    "isUnverified", "notVerified", "belumTerverifikasi", "belumDiverifikasi", "belumVerifikasi",
    "tidakTerverifikasi",
)  # fmt: skip
VERIFIED: Final = ("verified", "isVerified", "terverifikasi", "diverifikasi")
ALSO_COMMENTS: Final = (
    "comment", "commentStatus", "allowComments", "allowComment", "enableComments",
    "enableComment", "commentsEnabled", "commentEnabled", "commentable", "isCommentable",
    "showComments", "commentsOpen", "openComments", "komentar", "bolehKomentar",
)  # fmt: skip
"""Jekyll's themes', Hugo's themes', WordPress's comment_status:
https://developer.wordpress.org/rest-api/reference/posts/#schema-comment_status"""
NO_COMMENTS: Final = (
    "disableComments", "disableComment", "commentsDisabled", "noComments", "noComment",
    "hideComments", "tanpaKomentar",
)  # fmt: skip
CLOSED_COMMENTS: Final = (
    "closeComments", "closeComment", "commentsClosed", "commentClosed", "tutupKomentar",
    "komentarDitutup",
)  # fmt: skip
APPROVED: Final = (
    "approve", "approval", "approved", "isApproved", "persetujuan", "disetujui", "setujui",
)  # fmt: skip
NEEDS_APPROVAL: Final = (
    "needsApproval", "requiresApproval", "awaitingApproval", "perluPersetujuan",
    "menungguPersetujuan",
)  # fmt: skip
FOLLOW_UPS: Final[dict[FollowUpKind, tuple[str, ...]]] = {
    "corrects": ("corrects", "meralat", "mengoreksi"),
    "right_of_reply": ("right_of_reply", "hakJawab"),
    "outcome_of": ("outcome_of", "perkembanganDari"),
}
"""The names of the fields that name an original, by what the article is to the original."""

LABELS: Final = (*(names[0] for names in SPONSORED), *UNVERIFIED, *COMMENTS)
"""The names that label or limit: what nearly is one of them, with a value that the field takes, is
never passed over."""

ALL_LABELS: Final = (
    *LABELS, *ALSO_SPONSORED, *ALSO_UNVERIFIED, *ALSO_COMMENTS, *NO_COMMENTS, *CLOSED_COMMENTS,
)  # fmt: skip
"""LABELS under the names of other tools and editors too."""

OF_EDITORS: Final = (
    *SPONSORED[2], "pariwara", "berbayar", "kontenBerbayar", "bersponsor", "kontenBersponsor",
    *ALSO_UNVERIFIED[2:], "komentar", "bolehKomentar", "tanpaKomentar", "tutupKomentar",
    "komentarDitutup",
)  # fmt: skip
"""The Indonesian names among these: no tool writes one, so its editor meant what it says."""

ALL_FOLLOW_UPS: Final = tuple(name for names in FOLLOW_UPS.values() for name in names)

LIMITING: Final = (*ALL_LABELS, *VERIFIED, *APPROVED, *NEEDS_APPROVAL, *ALL_FOLLOW_UPS)
"""All names of what labels or limits an article: kilas.articles.limiting says with which values."""

DECIDING: Final = {fold(name): name for name in (*SHOWING, *ALL_LABELS)}
"""The names of SHOWING and ALL_LABELS by their folded form."""

KNOWN: Final = (
    *ID, *TITLE, *PUBLISHED, *MODIFIED, *CREATED, *EXPIRES, *DRAFT, *STATUS, *SLUG, *URL,
    *BLOGGER_URL, *ALIASES, *SUMMARY, *SECTION, *AUTHORS, *TAGS, *CATEGORIES, *ONE_TAG,
    *ONE_CATEGORY, *IMAGE, *FOCUS, *LANG, *(name for names in BESIDE_IMAGE for name in names),
    *(name for field in TEXTS.values() for name in field.names), *CORRECTIONS, *WITHDRAWN,
    *(name for names in SPONSORED for name in names), *UNVERIFIED, *COMMENTS, *HEADLINE, PARAMS,
    TAXONOMIES,
    *ALSO_SPONSORED, *ALSO_UNVERIFIED, *VERIFIED, *ALSO_COMMENTS, *NO_COMMENTS,
    *CLOSED_COMMENTS, *APPROVED, *NEEDS_APPROVAL,
    *ALL_FOLLOW_UPS, *SHOWING,
    *BUILD, *PASSWORD, *MAY_SHOW, *MAY_HIDE, *MAY_BE_STATUS, *MAY_BE_DATE,
)  # fmt: skip
"""Every name that a file may use at its top; tests/unit/articles/test_field_names.py holds that."""

FOLDED: Final = frozenset(map(fold, KNOWN))

ELSEWHERE: Final = frozenset(
    map(fold, ("related", "location", "start", "seo_title", "og_title", "collection",
               "collections", "content", "author_url", "author_bio", "uid", "cid", "editable"))
)  # fmt: skip
"""Folded names of other tools' own fields that look like one of KNOWN and mean something else."""
