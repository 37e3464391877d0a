"""A folder of site.yaml, articles/, pages/ and media/ -> the content bucket.

A manifest remembers what was uploaded from the folder. So a start does not undo what editors put in
the bucket in other ways, and does not upload a file again.
"""

from __future__ import annotations

import hashlib
import json
import mimetypes
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from botocore.exceptions import BotoCoreError, ClientError
from watchfiles import watch

from kilas.content_keys import PHOTO_ENDINGS
from local.newsroom import SITE_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

# Photos before the pages that show them.
FOLDERS = ("media", "pages", "articles")
# What editors' programs leave beside the file that they save.
LEFTOVERS = ("~", ".swp", ".tmp", ".part")
# Suffixes of files that somebody meant for the newspaper.
LIKE_CONTENT = (
    *(".md", ".markdown", ".html", ".htm", ".txt", ".docx", ".yaml", ".yml"),
    *PHOTO_ENDINGS,
)
NOT_LOOKED_INTO = (*FOLDERS, "desk")

WATCH_DEBOUNCE_MILLISECONDS = 50
WATCH_STEP_MILLISECONDS = 20


@dataclass(slots=True)
class Uploader:
    """Makes the bucket match the folder, for the files that came from the folder."""

    s3: Any
    bucket: str
    folder: Path
    manifest_path: Path
    _uploaded: dict[str, str] = field(init=False)
    _reported: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        """Read the manifest."""
        self._uploaded = {}
        if self.manifest_path.exists():
            self._uploaded = json.loads(self.manifest_path.read_text(encoding="utf-8"))

    def sync(self) -> list[str]:
        """Upload what is new or changed, delete what is gone; returns the keys of both.

        A file outside the folders that Kilas reads gets no report, so a line is printed, once.
        """
        self._report_misplaced()
        present = dict(self._files())
        touched = [key for key, path in present.items() if self._brought(key, path)]
        for key in sorted(self._uploaded.keys() - present.keys()):
            self.s3.delete_object(Bucket=self.bucket, Key=key)
            del self._uploaded[key]
            touched.append(key)
        if touched:
            self.manifest_path.write_text(json.dumps(self._uploaded, indent=1), encoding="utf-8")
        return touched

    def _brought(self, key: str, path: Path) -> bool:
        """Whether the file was new or changed, and is in the bucket now.

        A file that cannot be read, or whose name S3 refuses, is reported once and left alone.
        """
        try:
            data = path.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            if self._uploaded.get(key) == digest:
                return False
            self._put(key, data)
        except FileNotFoundError:  # it was deleted since the listing
            return False
        except (OSError, BotoCoreError, ClientError, UnicodeEncodeError) as error:
            self._print_once(key, f"  not uploaded: {_printable(key)} ({_printable(str(error))})")
            return False
        self._uploaded[key] = digest
        return True

    def _files(self) -> Iterator[tuple[str, Path]]:
        site = self.folder / SITE_FILE
        if _is_file(site):
            yield SITE_FILE, site
        for name in FOLDERS:
            for path in sorted((self.folder / name).rglob("*")):
                key = path.relative_to(self.folder)
                hidden = any(part.startswith(".") for part in key.parts)
                if _is_file(path) and not hidden and not path.name.endswith(LEFTOVERS):
                    yield key.as_posix(), path

    def _report_misplaced(self) -> None:
        where = f"{SITE_FILE}, articles/, pages/ and media/, in small letters"
        for key in sorted(self._misplaced()):
            self._print_once(key, f"  ignored: {_printable(key)} (Kilas reads {where})")

    def _print_once(self, key: str, words: str) -> None:
        """Print the first line about a file, and no other."""
        if key not in self._reported:
            self._reported.add(key)
            print(words, flush=True)

    def _misplaced(self) -> Iterator[str]:
        for folder, folders, names in os.walk(self.folder):
            place = Path(folder)
            is_top = place == self.folder
            folders[:] = [
                name
                for name in folders
                if not name.startswith(".") and not (is_top and name in NOT_LOOKED_INTO)
            ]
            for name in names:
                ours = is_top and name == SITE_FILE
                if name.lower().endswith(LIKE_CONTENT) and not name.startswith(".") and not ours:
                    yield (place / name).relative_to(self.folder).as_posix()

    def _put(self, key: str, data: bytes) -> None:
        content_type = mimetypes.guess_type(key)[0] or "application/octet-stream"
        self.s3.put_object(Bucket=self.bucket, Key=key, Body=data, ContentType=content_type)


def _is_file(path: Path) -> bool:
    """Whether it is a file, or may be one: reading it will raise the error."""
    try:
        return path.is_file()
    except OSError:
        return True


def _printable(text: str) -> str:
    """The text with lone surrogates escaped, which no terminal can show."""
    return text.encode("utf-8", "backslashreplace").decode()


class Watcher:
    """Syncs the folder after each change in it, inside a `with` block."""

    def __init__(self, uploader: Uploader, report: Callable[[list[str]], None]) -> None:
        self._uploader = uploader
        self._report = report
        self._stop = threading.Event()
        self._watching = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)

    def __enter__(self) -> Self:
        """Begin to watch; a change from now on is seen."""
        self._thread.start()
        self._watching.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the watch."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        changes = watch(
            self._uploader.folder,
            stop_event=self._stop,
            debounce=WATCH_DEBOUNCE_MILLISECONDS,
            step=WATCH_STEP_MILLISECONDS,
            rust_timeout=200,
            yield_on_timeout=True,
            raise_interrupt=False,
        )
        for change in changes:
            # The first, empty turn says that the operating system reports from here on.
            first = not self._watching.is_set()
            if change or first:
                touched = self._uploader.sync()
                if touched:
                    self._report(touched)
            self._watching.set()
