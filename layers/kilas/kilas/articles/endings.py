"""The endings of files that hold no article, and what to do with each. For front_matter alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.articles.address import SUFFIXES
from kilas.content_keys import PICTURE_ENDINGS
from kilas.documents.findings import unreadable

if TYPE_CHECKING:
    from kilas.errors import Unreadable

_PHOTOS: Final = frozenset(
    {*PICTURE_ENDINGS, ".raw", ".dng", ".cr2", ".cr3", ".nef", ".arw", ".psd", ".jxl", ".jp2"}
)
_WRITINGS: Final = frozenset(
    {
        ".doc", ".docm", ".dot", ".dotx", ".odt", ".ott", ".fodt", ".rtf", ".pages", ".wps",
        ".wpd", ".gdoc", ".pdf", ".epub", ".mhtml", ".mht", ".rtfd", ".xps",
    }
)  # fmt: skip
"""What other programs write articles in."""

_MARKUPS: Final = frozenset(
    {
        ".adoc", ".asc", ".asciidoc", ".creole", ".dokuwiki", ".latex", ".mediawiki", ".org",
        ".rest", ".rst", ".tex", ".textile", ".wiki",
    }
)  # fmt: skip
"""Texts with the marks of another markup than Markdown."""

_DOWNLOADS: Final = frozenset(
    {
        ".xls", ".xlsx", ".xlsm", ".ods", ".csv", ".tsv", ".ppt", ".pptx", ".odp", ".key", ".zip",
        ".rar", ".7z", ".gz", ".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac",
        ".mp4", ".m4v", ".mov", ".webm", ".avi", ".mkv", ".3gp", ".mpg", ".mpeg", ".geojson",
    }
)  # fmt: skip


def other_ending(suffix: str) -> Unreadable:
    """The error for a file of this ending, in small letters, under articles/ or pages/."""
    if suffix in _PHOTOS:
        return unreadable("photo_among_articles", None)
    if suffix in _DOWNLOADS:
        return unreadable("download_among_articles", None)
    if suffix in _MARKUPS:
        return unreadable("other_markup_file", None, suffix=suffix)
    if suffix in _WRITINGS:
        return unreadable("other_writing", None, suffix=suffix)
    return unreadable("unknown_format", None, suffix=suffix, known=", ".join(SUFFIXES))
