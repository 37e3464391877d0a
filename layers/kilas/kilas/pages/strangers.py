"""What to do about a stranger: a file or a folder that is where Kilas does not look. Pure."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from kilas.content_keys import APPROVAL, ARTICLE_PREFIX, PAGE_PREFIX, PHOTO_PREFIX, SITE_KEY
from kilas.problems import Problem

_MEANT: Final = {
    ARTICLE_PREFIX: "articles article artikel berita news posts post content",
    PAGE_PREFIX: "pages page halaman laman",
    PHOTO_PREFIX: "media photos photo foto gambar images image img assets static uploads unduhan",
}
"""The names of other tools, and of other languages, for each folder."""

_BY_NAME: Final = {name: folder for folder, names in _MEANT.items() for name in names.split()}

_SETTINGS: Final = ("site.yaml", "site.yml", "situs.yaml", "site.yaml.txt", "config.yaml")

_TEXTS: Final = (".md", ".markdown", ".mdown", ".mkd", ".html", ".htm", ".docx", ".txt")
"""Endings of what is most likely an article."""


def remedy_for(name: str) -> Problem:
    """The problem with a name at the top of the content bucket; that of a folder ends in "/"."""
    if name.endswith("/"):
        return _folder(name)
    near = get_close_matches(name.lower(), _SETTINGS, n=1, cutoff=0.8)
    if near:
        return Problem("stranger_settings", values={"name": name, "right": SITE_KEY})
    is_text = name.lower().removesuffix(APPROVAL).endswith(_TEXTS)
    folder = ARTICLE_PREFIX if is_text else PHOTO_PREFIX
    return Problem("stranger_file", values={"name": name, "right": f"{folder}{name}"})


def _folder(name: str) -> Problem:
    near = get_close_matches(name.rstrip("/").lower(), _BY_NAME, n=1, cutoff=0.75)
    if near:
        return Problem("stranger_folder", values={"name": name, "right": _BY_NAME[near[0]]})
    return Problem("stranger_place", values={"name": name})
