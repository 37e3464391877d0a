"""Articles that somebody put into media/ by mistake. For kilas.media.judge_download."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.articles.address import MARKDOWN_SUFFIXES, SUFFIXES, suffix_of
from kilas.documents.values import fold
from kilas.docx.converted import LARGEST_DOCX, is_docx
from kilas.errors import Unreadable
from kilas.log import logger

if TYPE_CHECKING:
    from kilas.ports import Version
    from kilas.uploads.judge import ReadVersion

_LARGEST: Final = 512 * 1024
"""Bytes of a text: no article has as many."""

_TITLE: Final = fold("title")
_WRONG_BELOW_A_FENCE: Final = ("yaml_", "toml_", "broken_", "lost_", "unclosed_", "front_matter_")
"""How the codes begin of what is wrong in the lines between two fences: an article has fences."""


def looks_like_article(key: str, version: Version, read: ReadVersion) -> bool:
    """Whether a file of media/ is most likely an article: each Markdown file, and what has a
    headline where an article has it. A .docx or a .txt without one may be a form, or data.
    """
    suffix = suffix_of(key).lower()
    if suffix not in SUFFIXES or suffix in MARKDOWN_SUFFIXES:
        return suffix in MARKDOWN_SUFFIXES
    if version.size > (LARGEST_DOCX if is_docx(key) else _LARGEST):
        return False
    data = read(version)
    try:
        return _has_title(key, data)
    except Exception:  # the note must not cost readers the download
        logger.exception("a fault of Kilas", key=key)
        return False


def _has_title(key: str, data: bytes) -> bool:
    # With the first such file: a photo may not pay for the readers of articles.
    from kilas.articles.front_matter import read_source  # noqa: PLC0415 -- as said above

    try:
        source = read_source(key, data)
    except Unreadable as error:
        return error.problems[0].code.startswith(_WRONG_BELOW_A_FENCE)
    return any(fold(entry.key) == _TITLE for entry in source.table.entries)
