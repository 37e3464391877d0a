"""Where the newspaper's logo is shown, computed from the truth for the oracle."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from tests.converge.objects import photos, renditions
from tests.converge.stored import stored
from tests.converge.truth import uploads_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.converge.truth import Truth
    from tests.fakes.objects import FakeContent
    from tests.fakes.world import World

LOGO_AWAITED = "logo_awaited"


def wrong_logos(world: World, truth: Truth) -> Iterator[str]:
    """What is otherwise than it must be: the picture in each nameplate, where /favicon.ico leads,
    and whether the report on site.yaml says that the logo is not there.
    """
    folder = _folder(world.content, truth)
    nameplate, icon = (
        f"{folder}-{name}" if folder else "" for name in ("nameplate.webp", "favicon.ico")
    )
    objects = {key: output for key, (output, *_) in world.site.objects.items()}
    for key, output in objects.items():
        says = stored(output)
        if says.logo not in {None, nameplate}:
            yield f"the nameplate of {key} is {says.logo!r}, and not {nameplate!r}"
    if objects["favicon.ico"].redirect != icon:
        yield f"favicon.ico leads to {objects['favicon.ico'].redirect!r}, and not {icon!r}"
    record = world.records.get("site.yaml")
    notes = {problem.code for problem in record.problems} if record else set()
    is_newest_good = record is not None and record.shown == record.head
    is_missing = bool(truth.site and truth.site.logo and not folder)
    if is_newest_good and is_missing != bool(notes & {LOGO_AWAITED, "logo_unseen", "logo_near"}):
        yield f"the report on site.yaml has {notes}; the logo is missing: {is_missing}"


def _folder(content: FakeContent, truth: Truth) -> str:
    """How the addresses of the logo's icons begin; "" where it does not stand, or shows nothing."""
    key = truth.site.logo.key if truth.site and truth.site.logo else ""
    if key not in photos(content):
        return ""
    shown = (each for each in uploads_of(content, key) if _can_be_read(content.peek(key, each.id)))
    if not _shows_anything(content.peek(key, next(shown).id)):
        return ""
    made = renditions(content)
    name = key.removeprefix("media/")
    (own,) = (
        each
        for each, leads_to in made.items()
        if each.startswith(f"_foto/{name}/") and each.endswith("-nameplate.webp") and not leads_to
    )
    return f"/{own.removesuffix('-nameplate.webp')}"


@lru_cache(1000)
def _can_be_read(data: bytes) -> bool:
    try:
        with Image.open(BytesIO(data)) as image:
            image.load()
            return True
    except OSError:
        return False


@lru_cache(1000)
def _shows_anything(data: bytes) -> bool:
    with Image.open(BytesIO(data)) as image:
        return image.mode != "RGBA" or any(image.getchannel("A").tobytes())
