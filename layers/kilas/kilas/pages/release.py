"""The release: a digest of all that pages are made with.

For wiring, which hands it to the clock, and for the build, which writes the part of the digest that
the build knows into the layer. No page and no other step imports this module.

Time zones need no line of their own: `kilas.site.zones` reads them from the tzdata package alone.
"""

from __future__ import annotations

import platform
import re
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKAGE: Final = Path(__file__).parent.parent
"""The folder of the library, with its templates and assets."""

BUILT: Final = "release.txt"
"""The file in the folder of the library that holds the digest of a build."""

_NO_SOURCE: Final = re.compile(rf"(?:.*/)?__pycache__/.*|.*\.py[co]|{re.escape(BUILT)}")
_ANSWERS: Final = re.compile(r"moderation\.py|(?:api|editing)/.+")


def release(package: Path = PACKAGE, runtime: str | None = None) -> str:
    """The digest of what pages are made with: the build, and the Python that runs it (`runtime`,
    by default this one).

    A build that has written its digest costs one read of a file. Otherwise the digest is computed.
    """
    built = package / BUILT
    of_build = built.read_text(encoding="utf-8") if built.exists() else build_digest(package)
    return _digest((of_build, runtime or this_runtime()))


def build_digest(package: Path = PACKAGE, installed: Iterable[Path] | None = None) -> str:
    """The digest of the library in the folder `package`, and of the names and versions of what is
    installed in the folders `installed`, by default where this Python finds Jinja.
    """
    folders = [_folder_of_dependencies()] if installed is None else installed
    return _digest((*_files(package), *dependencies(*folders)))


def write_build(package: Path, installed: Iterable[Path]) -> None:
    """Write the digest of a build into its copy of the library, for `release` to read.

    `installed` are the folders with the dependencies of all functions, before any is left out.
    """
    digest = build_digest(package, installed)
    (package / BUILT).write_text(digest, encoding="utf-8")


def makes_pages(name: str) -> bool:
    """Whether pages can change with this file of the library. Files that answer a reader's request
    or an editor's command change none, and bytecode follows from its source.
    """
    return not _NO_SOURCE.fullmatch(name) and not _ANSWERS.fullmatch(name)


def dependencies(*folders: Path) -> list[str]:
    """What is installed in these folders, such as "nh3 0.3.2"."""
    from importlib.metadata import distributions  # noqa: PLC0415 -- slow; a build has done it

    found = distributions(path=list(map(str, folders)))
    return sorted({f"{each.name} {each.version}" for each in found})


def this_runtime() -> str:
    """The Python that runs, such as "CPython 3.13.9 aarch64": its version decides Unicode's
    tables, and its machine how a photo is scaled.
    """
    return f"{platform.python_implementation()} {platform.python_version()} {platform.machine()}"


def _folder_of_dependencies() -> Path:
    """The folder in which the locked dependencies are installed: in Lambda, their layer."""
    from importlib.metadata import distribution  # noqa: PLC0415 -- as above

    return Path(str(distribution("jinja2").locate_file("")))


def _files(package: Path) -> Iterator[str]:
    for path in sorted(package.rglob("*")):
        name = PurePosixPath(path.relative_to(package)).as_posix()
        if path.is_file() and makes_pages(name):
            yield f"{name} {sha256(path.read_bytes()).hexdigest()}"


def _digest(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode()).hexdigest()
