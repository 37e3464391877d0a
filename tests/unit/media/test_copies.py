"""A photo is decoded once, by media; publish gets the copy and decodes nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from kilas.messages import Look, PageMessage
from kilas.photos.web_copy import copy_of, web_copy
from kilas.renditions import packed
from tests.fakes.world import World
from tests.unit.media.pictures import Uploads, picture
from tests.unit.test_structure import LIBRARY, imported

if TYPE_CHECKING:
    from kilas.photos.parts import Bare


class Studio:
    """A newspaper that counts how often photos are decoded."""

    def __init__(self) -> None:
        self.decoded: Counter[tuple[int, int]] = Counter()
        self.world = World()
        self.world.copy_of = self._copy_of
        self.world.wire()
        self.world.settle()  # the first release has looked at every photo

    def _copy_of(self, photo: Bare, *, is_logo: bool = False) -> bytes:
        self.decoded[photo.size] += 1
        return copy_of(photo, is_logo=is_logo)


@pytest.fixture
def studio() -> Studio:
    return Studio()


def test_each_photo_is_decoded_once_on_its_way_to_the_site(studio: Studio) -> None:
    photos = {f"media/{n}.png": picture((40 + n, 30), "PNG") for n in range(10)}
    for key, data in photos.items():
        studio.world.upload(key, data)
    studio.world.settle()
    assert set(studio.decoded.values()) == {1}
    assert len(studio.decoded) == 10
    for key, data in photos.items():
        assert studio.world.site.objects[key][0].body == web_copy(data).jpeg


DRAW = {"kilas.photos.nameplates", "kilas.photos.section_picture"}
"""They make pictures of the settings alone."""


def test_pages_and_publish_can_not_decode_a_photo() -> None:
    for room in ("pages", "publish", "plan", "ingest", "sweep"):
        for path in (LIBRARY / room).glob("*.py"):
            modules = set(imported(path)) - DRAW
            assert not {m for m in modules if m.startswith(("PIL", "kilas.photos"))}, path
    for module in DRAW:
        path = LIBRARY.parent / f"{module.replace('.', '/')}.py"
        assert not set(imported(path)) & {"kilas.photos.bare", "kilas.photos.decoder"}
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\bopen\(|\bfromb|\bImageFile\b", text), "it could read a photo"


def test_no_function_but_media_needs_pillow_to_start() -> None:
    """It is in a layer that few functions have, and its import takes a part of a cold start."""
    done = subprocess.run(
        [sys.executable, "-c", STARTS], env=ENVIRONMENT, check=False, capture_output=True, text=True
    )
    assert done.stdout.split() == [*STEPS, "drawn"], done.stderr


STEPS = ("ingest", "clock", "plan", "sweep", "publish", "purge", "comments")
STARTS = f"""
import sys
sys.modules["PIL"] = None
from kilas import settings, wiring
kinds = [k for base in (settings.Settings, settings.AsksForPages) for k in base.__subclasses__()]
names = {{name.upper() for kind in kinds for name in kind.__struct_fields__}}
values = dict.fromkeys(names, "https://queue.example/1/name")
values["PROBLEMS_TOPIC"] = "arn:aws:sns:ap-southeast-3:1:problems"
for step in {STEPS}:
    getattr(wiring, step)(values)
    print(step)
try:
    import kilas.photos.nameplates
except ImportError:
    print("drawn")
"""
ENVIRONMENT = {
    "PYTHONPATH": os.pathsep.join(sys.path),
    "AWS_DEFAULT_REGION": "ap-southeast-3",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
}


def test_the_copy_is_kept_before_the_record_names_it() -> None:
    uploads = Uploads(picture())
    record = uploads.judge()
    assert record.photo
    copy = uploads.copies.read(record.photo.copy)
    assert copy == packed(web_copy(picture()))
    assert record.photo.copy == sha256(copy).hexdigest()


def test_a_photo_that_can_not_be_shown_has_no_copy(studio: Studio) -> None:
    studio.world.upload("media/a.jpg", b"bukan foto")
    studio.world.settle()
    assert "FakeCopies.keep" not in studio.world.calls


def test_a_page_without_its_copy_stays_until_the_next_look_makes_the_copy(studio: Studio) -> None:
    world = studio.world
    world.upload("media/a.jpg", picture())
    world.settle()
    standing = dict(world.site.objects)
    world.copies.expire()
    world.publish_batch([PageMessage("photo|media/a.jpg", "e1")])
    assert world.site.objects == standing
    del world.site.objects["media/a.jpg"]
    world.bulk_media_queue.send([Look("media/a.jpg", trace=False)])
    world.settle()
    assert world.site.objects == standing
    record = world.records.get("media/a.jpg")
    world.bulk_media_queue.send([Look("media/a.jpg", trace=False)])
    world.settle()
    assert world.records.get("media/a.jpg") == record, "the copy is there now"


def test_a_rebuild_brings_back_a_photo_whose_copy_has_expired(studio: Studio) -> None:
    world = studio.world
    world.upload("media/a.jpg", picture())
    world.settle()
    standing = dict(world.site.objects)
    world.copies.expire()
    del world.site.objects["media/a.jpg"]
    world.tick(rebuild=True)
    world.settle()
    assert world.site.objects == standing


def test_a_sweeps_look_at_a_photo_that_is_right_writes_nothing(studio: Studio) -> None:
    world = studio.world
    world.upload("media/a.jpg", picture())
    world.settle()
    world.calls.clear()
    world.bulk_media.take([Look("media/a.jpg", trace=False)])
    assert "FakeTable.write" not in world.calls


def test_nobody_but_media_imports_the_decoder() -> None:
    users = {
        path.relative_to(LIBRARY).parts[0]
        for path in LIBRARY.rglob("*.py")
        if any(each.startswith("PIL") for each in imported(path))
    }
    assert users == {"media", "photos"}
