"""The keys of the content bucket: what an editor may upload, and the keys of reports. Pure."""

from __future__ import annotations

import hashlib
from typing import Final

from kilas.patterns import pattern

SITE_KEY = "site.yaml"
ARTICLE_PREFIX = "articles/"
PAGE_PREFIX = "pages/"
PHOTO_PREFIX = "media/"

DESK_PREFIX = "desk/"
"""Of the reports, which Kilas writes for editors."""


OVERVIEW_KEY = "index.html"
OVERVIEW_DATA_KEY = "index.json"
"""The keys, on the desk, of the overview of the newsroom: for editors, and for programs."""

COPY_PREFIX = "copies/"
"""Of the copies of photos that the web gets, on their way from media to publish."""


def is_upload(key: str) -> bool:
    """Whether this key of the content bucket is that of an upload. Kilas ignores other keys."""
    return key == SITE_KEY or key.startswith((ARTICLE_PREFIX, PAGE_PREFIX, PHOTO_PREFIX))


def is_known_at_top(name: str) -> bool:
    """Whether Kilas reads or writes what has this name at the top of the content bucket; the name
    of a folder ends in a slash.
    """
    return name in {
        SITE_KEY, ARTICLE_PREFIX, PAGE_PREFIX, PHOTO_PREFIX, DESK_PREFIX, COPY_PREFIX,
    }  # fmt: skip


APPROVAL: Final = ".ok"


PHOTO_ENDINGS: Final = (
    ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".pjpeg", ".webp", ".gif", ".heic", ".heif", ".hif",
    ".avif", ".tif", ".tiff", ".bmp",
)  # fmt: skip
"""Of the photos that media reads: the one list of them, from which all others are made."""

PICTURE_ENDINGS: Final = (*PHOTO_ENDINGS, ".svg")
"""Of the pictures that browsers show, or that media makes such of."""

_LOGO: Final = r"(?<![^\W\d_])(?i:logo)|(?<=[a-z])Logo"
"""At the beginning of a word: "katalogo" is none, "KabarLogo" is one."""


def is_logo(key: str) -> bool:
    """Whether site.yaml may name the photo at `key` as the newspaper's logo: a word of its name
    says so ("logo.png", "kabar-logo2.png"), and media makes icons of it.
    """
    is_photo = key.startswith(PHOTO_PREFIX) and names_a_photo(key)
    return is_photo and names_a_logo(key.rpartition("/")[2])


def names_a_photo(name: str) -> bool:
    """Whether the name of a file, or a path, ends as that of a photo that media reads."""
    return name.lower().endswith(PHOTO_ENDINGS)


def names_a_picture(name: str) -> bool:
    """Whether the name of a file, or a path, ends as that of a picture."""
    return name.lower().endswith(PICTURE_ENDINGS)


def names_a_logo(name: str) -> bool:
    """Whether the name of a file has the word "logo"."""
    return pattern(_LOGO).search(name) is not None


def approval_key(key: str) -> str:
    """The key of the approval of the article or static page at `key`."""
    return key + APPROVAL


def approved_file(key: str) -> str | None:
    """The file that the approval at `key` is about; None where `key` is that of no approval."""
    file = key.removesuffix(APPROVAL)
    is_approval = file != key and not file.endswith("/")
    return file if is_approval and key.startswith((ARTICLE_PREFIX, PAGE_PREFIX)) else None


_LEFTOVER_NAMES: Final = frozenset(
    [".ds_store", ".localized", ".directory", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"]
)
_LEFTOVER_STARTS: Final = ("._", "~$", ".~lock.", ".goutputstream-", ".fuse_hidden", ".nfs", ".#")
_LEFTOVER_ENDS: Final = ("~", ".tmp", ".swp", ".swo", ".swx", ".part", ".partial", ".crdownload")
_LEFTOVER_FOLDERS: Final = frozenset(
    ["__macosx", ".appledouble", ".git", ".obsidian", ".trash", ".trashes", ".fseventsd", "@eadir"]
)
"""What the Finder, Explorer, Office, LibreOffice, vi, Emacs, browsers and disc stations leave
beside the files that people write; in small letters."""


def is_leftover(key: str) -> bool:
    """Whether a program left this file beside an editor's: nobody wrote it, so nobody is told of
    it. A name that a person may have chosen, such as "x.md.bak", is none.
    """
    *folders, name = key.lower().split("/")
    return (
        name in _LEFTOVER_NAMES
        or name.startswith(_LEFTOVER_STARTS)
        or name.endswith(_LEFTOVER_ENDS)
        or (name.startswith("#") and name.endswith("#"))
        or not _LEFTOVER_FOLDERS.isdisjoint(folders)
    )


LONGEST_REPORT_KEY: Final = 1024 - len(DESK_PREFIX)
"""Bytes. S3 takes keys of 1,024 bytes, and the keys of uploads may have as many.
https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html"""

_REPORT: Final = ".txt"
_SHORTENED_REPORT: Final = ".text"
"""Another suffix, so a shortened key never equals the key of another file's report."""


def report_key(key: str) -> str:
    """The key, on the desk, of the report on a file: the key of the file, and ".txt".

    A key that is too long for S3 is cut, and ends in a digest and ".text".
    """
    whole = key + _REPORT
    if len(whole.encode()) <= LONGEST_REPORT_KEY:
        return whole
    tail = f"~{hashlib.sha256(key.encode()).hexdigest()[:16]}{_SHORTENED_REPORT}"
    return key.encode()[: LONGEST_REPORT_KEY - len(tail)].decode(errors="ignore") + tail


def reported_key(report: str) -> str | None:
    """The key of the file that a report is on; None for a shortened key."""
    return report.removesuffix(_REPORT) if report.endswith(_REPORT) else None
