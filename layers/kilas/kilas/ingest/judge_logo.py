"""Whether the logo that site.yaml names stands: the settings are in force with it from then on.

site.yaml has a link to the photo, as an article has, so site.yaml is looked at again when the photo
comes, is replaced or goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from msgspec.structs import replace

from kilas.content_keys import SITE_KEY, is_logo
from kilas.problems import Problem
from kilas.targets import file_name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kilas.renditions import LogoFacts
    from kilas.site.site import Logo
    from kilas.targets import Target


class FilesOfLogos(Protocol):
    """What is asked of kilas.store.targets.Targets."""

    def link(self, key: str, names: Sequence[str]) -> None: ...

    def of_files(self, keys: Collection[str]) -> Mapping[str, Target]: ...

    def named(self, name: str) -> Sequence[Target]: ...


class JudgedLogo(NamedTuple):
    """The logo with what stands of it, the names that the link leads to, and the note on one that
    is not shown.
    """

    logo: Logo | None = None
    names: tuple[str, ...] = ()
    note: Problem | None = None

    def notes(self, line: int | None) -> tuple[Problem, ...]:
        """The note, with the line of site.yaml that names the logo."""
        return (replace(self.note, line=line),) if self.note else ()


def judged_logo(logo: Logo | None, known: Collection[str], files: FilesOfLogos) -> JudgedLogo:
    """What stands of a logo; `known` are the names of which the table has the link already.

    The link is written before its target is read: see kilas.store.targets.
    """
    if logo is None:
        return JudgedLogo()
    name = file_name(logo.key)
    if name not in known:
        files.link(SITE_KEY, [name])
    target = files.of_files([logo.key]).get(logo.key)
    photo = target.photo if target else None
    if photo and photo.logo and photo.logo.ground != "none":
        return JudgedLogo(replace(logo, mark=photo.mark, facts=photo.logo), (name,))
    note = _note(logo.key, photo.logo if photo else None, name, files)
    return JudgedLogo(replace(logo, mark="", facts=None), (name,), note)


def _note(key: str, facts: LogoFacts | None, name: str, files: FilesOfLogos) -> Problem:
    if facts:
        return Problem("logo_unseen", values={"value": key}, warning=True)
    others = (each for each in files.named(name) if each.key != key and each.photo)
    near = next((each.key for each in others if is_logo(each.key)), "")
    if near:
        return Problem("logo_near", values={"value": key, "near": near}, warning=True)
    return Problem("logo_awaited", values={"value": key}, warning=True)
