"""The photos of media/ that an editor may have meant by an address which is none of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from kilas.articles.address import own_name
from kilas.articles.local_links import LocalLink
from kilas.content_keys import PHOTO_PREFIX
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kilas.articles.article import Article
    from kilas.documents.findings import Findings
    from kilas.problems import Problem
    from kilas.site.site import Site

NOTES_ON_PICTURES: Final = frozenset(
    {"picture_left_out", "picture_with_words_left_out", "bad_image"}
)
_FILE: Final = r"(?:file:/*+)?(?:[a-zA-Z]:)?(?P<path>[^:?#]+\.\w{2,5})(?:[?#].*)?"
_FOLDERS: Final = 3
"""How many of the folders of an address may be folders of media/ too."""

_MOST: Final = 10
"""How many pictures are looked up: a report has no use for more."""


def photos_meant(notes: Iterable[Problem], article: Article, site: Site) -> Iterator[LocalLink]:
    """A link for each note on a picture that is left out, with the photos that may be meant, the
    likeliest first.
    """
    found = 0
    for note in notes:
        written = note.values["value"] if note.code in NOTES_ON_PICTURES else ""
        keys = _keys(written, article, site) if found < _MOST else ()
        if keys:
            found += 1
            words = note.values.get("words", "")
            yield LocalLink(written, note.line, photos=keys, words=words)


def has_notes_on_pictures(notes: Iterable[Problem]) -> bool:
    """Whether a picture is left out that may be one of media/."""
    return any(note.code in NOTES_ON_PICTURES for note in notes)


def note_near(link: LocalLink, photo: str, findings: Findings) -> None:
    """Name the photo that a picture means which is left out, and the picture's words, which are
    left out with it.
    """
    if link.words:
        findings.warn(
            "picture_with_words_near", link.line, value=link.written, near=photo, words=link.words
        )
    else:
        findings.warn("picture_near", link.line, value=link.written, near=photo)


def _keys(written: str, article: Article, site: Site) -> tuple[str, ...]:
    file = pattern(_FILE).fullmatch(unquote(written.replace("\\", "/")))
    if file is None:
        return ()
    parts = [part for part in file["path"].split("/") if part not in ("", ".", "..")]
    if not parts:
        return ()
    name, local = parts[-1], article.published.astimezone(site.zone)
    folder = article.key.split("/")[1:-1]
    paths = [parts[start:] for start in range(max(0, len(parts) - _FOLDERS - 1), len(parts))]
    paths += [[*folder, name], [own_name(article.key), name]]
    paths += [[f"{local:%Y}", f"{local:%m}", name], [f"{local:%Y}", name]]
    return tuple(dict.fromkeys(f"{PHOTO_PREFIX}{'/'.join(path)}" for path in paths))
