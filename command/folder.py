r"""A newsroom's folder on this machine: which of its files has which key.

The folder has site.yaml, articles/, pages/ and media/, as the bucket has. A key is the file's path
in that folder with "/" between its parts, in NFC: macOS hands out names in NFD, and Windows writes
"\". On a disk that takes a name in any case, the disk's own spelling counts.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kilas.content_keys import (
    ARTICLE_PREFIX,
    PAGE_PREFIX,
    PHOTO_PREFIX,
    SITE_KEY,
    is_leftover,
    is_upload,
)
from kilas.editing.unsent import Unsent
from local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PLACES: Final = (PHOTO_PREFIX, PAGE_PREFIX, ARTICLE_PREFIX)
_FOLDERS: Final = tuple(place.rstrip("/") for place in PLACES)
_WHERE: Final = "Kilas reads site.yaml, articles/, pages/ and media/, in small letters"
_LONGEST_KEY: Final = 1024
"""Bytes. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html"""


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file of the folder, and the key that it has in the bucket."""

    key: str
    path: Path

    def unsent(self) -> Unsent:
        """The file as kilas.editing.check takes it."""
        return Unsent(self.key, self.path.stat().st_size, self.path.read_bytes)


@dataclass(slots=True)
class Found:
    """The files that a command works on, and a line about each thing that it leaves out.

    `leftovers` are left out too, as nobody misses them. `wrong` are things that somebody meant for
    the newspaper.
    """

    root: Path
    files: dict[str, LocalFile] = field(default_factory=dict)
    leftovers: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def key_of(parts: Iterable[str]) -> str:
    """The key of a path below the folder, by the path's parts."""
    return "/".join(unicodedata.normalize("NFC", part) for part in parts)


def key_from(word: str) -> str:
    r"""The key that an editor names by a key or by a path: "articles/x.md", ".\articles\x.md",
    "C:\koran\articles\x.md". Raise LocalError where no part of the word is a key.
    """
    parts = [part for part in word.replace("\\", "/").split("/") if part not in ("", ".")]
    for first in range(len(parts)):
        key = key_of(parts[first:])
        if is_upload(key) and not key.endswith("/") and ".." not in parts[first:]:
            return key
    raise LocalError(f"{word} is no file of a newspaper: {_WHERE}")


def root_of(path: Path) -> Path:
    """The newsroom's folder of a path: the nearest that has a site.yaml, else the one that has the
    outermost articles/, pages/ or media/ of the path. Raise LocalError where there is neither.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 -- resolve() would follow links out of the folder
    for folder in (path, *path.parents):
        if _spelled(folder, SITE_KEY) is not None:
            return folder
    for folder in reversed((path, *path.parents[:-1])):
        if folder.parent == folder.parent.parent:
            continue  # Linux mounts disks in /media
        if unicodedata.normalize("NFC", folder.name).casefold() in _FOLDERS:
            return folder.parent
        if folder == path and any((folder / name).is_dir() for name in _FOLDERS):
            return folder
    raise LocalError(
        f"{path} is outside of a newsroom's folder: {_WHERE}; put the file there, "
        "or name a folder that has a site.yaml"
    )


def find(paths: Iterable[Path]) -> Found:
    """The files at these paths, and below those that are folders; all of one newsroom's folder.

    Raise LocalError where a path does not exist, or the paths are of several folders.
    """
    found: Found | None = None
    for given in paths:
        path = _existing(given)
        root = root_of(path)
        found = found or Found(root)
        if root != found.root:
            raise LocalError(
                f"{found.root} and {root} are two newspapers: name the files of one at a time"
            )
        if path.is_dir():
            _walk(found, path)
        else:
            _take(found, path, is_named=True)
    if found is None:
        raise LocalError("name a file or a folder")
    return found


def _existing(given: Path) -> Path:
    path = Path(os.path.abspath(given))  # noqa: PTH100 -- as above
    if not path.exists():
        other = Path(str(given).replace("\\", "/"))
        if not other.exists():
            raise LocalError(f"there is no {given}")
        path = Path(os.path.abspath(other))  # noqa: PTH100 -- as above
    return _as_on_disk(path)


def _as_on_disk(path: Path) -> Path:
    """The path with the spelling that the disk has of the parts that an editor may mistype."""
    spelled = Path(path.anchor)
    for part in path.parts[1:]:
        spelled /= _spelled(spelled, part) or part
    return spelled


def _spelled(folder: Path, name: str) -> str | None:
    """The name of a folder's entry, or another spelling of it that leads to the entry."""
    if not (folder / name).exists():
        return None
    try:
        names = os.listdir(folder)  # noqa: PTH208 -- names, as the disk spells them
    except OSError:  # a folder that one may enter and not list
        return name
    alike = unicodedata.normalize("NFC", name)
    for spelling in names:
        if spelling == name or unicodedata.normalize("NFC", spelling) == alike:
            return spelling
    return next((each for each in names if each.casefold() == name.casefold()), None)


def _walk(found: Found, top: Path) -> None:
    def cannot_open(error: OSError) -> None:
        path = Path(error.filename)
        found.wrong.append(f"{_shown(found, path)}/: the folder cannot be opened: {reason(error)}")

    for folder, folders, names in os.walk(top, onerror=cannot_open):
        place = Path(folder)
        for name in sorted(names):
            _take(found, place / name)
        for name in sorted(folders):
            path = place / name
            is_place = name.casefold() in _FOLDERS
            if place == found.root and not is_place:
                continue
            if is_leftover(f"{name}/") or name.startswith("."):
                found.leftovers.append(_shown(found, path) + "/")
            elif path.is_symlink():
                found.wrong.append(f"{_shown(found, path)}: a link to a folder is not followed")
            elif place == found.root and name not in _FOLDERS:
                found.wrong.append(f"{_shown(found, path)}/: {_WHERE}")
        folders[:] = sorted(
            name
            for name in folders
            if not (is_leftover(f"{name}/") or name.startswith("."))
            and (place != found.root or name in _FOLDERS)
        )


def _take(found: Found, path: Path, *, is_named: bool = False) -> None:
    """Take a file in, or say why not. Of the folder's other files only a named one is spoken of."""
    key = key_of(path.relative_to(found.root).parts)
    if is_leftover(path.name):
        if is_named or path.parent != found.root:
            found.leftovers.append(_shown(found, path))
    elif not is_upload(key):
        if is_named or key.casefold() in (SITE_KEY, "site.yml"):
            found.wrong.append(f"{_shown(found, path)}: {_WHERE}")
    elif not _is_name(key):
        found.wrong.append(f"{_shown(found, path)}: S3 takes no such name; rename the file")
    elif path.name.startswith(".") and not is_named:
        found.leftovers.append(_shown(found, path))
    elif key in found.files and found.files[key].path != path:
        found.wrong.append(
            f"{_shown(found, path)}: another file has this name in other characters; rename one"
        )
    elif refused := _astray(found, path) or _refused(path):
        found.wrong.append(f"{_shown(found, path)}: {refused}")
    else:
        found.files[key] = LocalFile(key, path)


def _astray(found: Found, path: Path) -> str:
    """Why a link is not followed; "" where the path is none, or leads to a file of the folder."""
    if not path.is_symlink():
        return ""
    if not path.exists():  # a loop too, which resolve() may refuse
        return "a link that leads nowhere"
    is_inside = path.resolve().is_relative_to(found.root.resolve())
    return "" if is_inside else "a link out of the folder is not followed"


def _refused(path: Path) -> str:
    """Why the bytes of a file cannot be had; "" where they can. A pipe would keep its reader
    waiting for ever.
    """
    if not path.is_file():
        return "this is no file"
    try:
        with path.open("rb"):
            return ""
    except OSError as error:
        return f"the file cannot be opened: {reason(error)}; close the program that has it open"


def reason(error: OSError) -> str:
    """What the system says of a file."""
    return error.strerror or str(error)


def _is_name(key: str) -> bool:
    """Whether S3 takes the key: at most 1,024 bytes of UTF-8."""
    try:
        return len(key.encode()) <= _LONGEST_KEY
    except UnicodeEncodeError:  # a name of other bytes
        return False


def _shown(found: Found, path: Path) -> str:
    return path.relative_to(found.root).as_posix()


def files_in_order(found: Found) -> Iterator[LocalFile]:
    """site.yaml, then photos, pages and articles: what a page needs comes before the page."""
    order = (SITE_KEY, *PLACES)
    for place in order:
        yield from (found.files[key] for key in sorted(found.files) if key.startswith(place))
