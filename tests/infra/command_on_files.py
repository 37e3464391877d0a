"""A command of the documents that works on files, in a folder with the samples, over fakes."""

from __future__ import annotations

import io
import shutil
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image
from typer.testing import CliRunner

from command.app import app
from local import ROOT
from tests.fakes.editors_bucket import WorldBucket
from tests.fakes.world import World

STACK: Final = ("--stack", "kilas")


@cache
def _small(photo: str) -> bytes:
    """A photo of the samples, small: media would make each rendition of a whole one for each
    command.
    """
    with Image.open(ROOT / "samples" / "media" / photo) as whole:
        whole.thumbnail((64, 64))
        buffer = io.BytesIO()
        whole.save(buffer, whole.format)
    return buffer.getvalue()


def with_a_newspaper(words: list[str]) -> None:
    """A command on files does its work in a folder with the samples, over fakes."""
    bucket = WorldBucket(World())
    with TemporaryDirectory() as folder, chdir(folder):
        root = Path(folder)
        shutil.copytree(ROOT / "samples", root / "samples")
        for photo in (root / "samples" / "media").iterdir():
            photo.write_bytes(_small(photo.name))
        shutil.copytree(root / "samples", root, dirs_exist_ok=True)
        (root / "articles" / "banjir.md").write_text("---\ntitle: Banjir\n---\nAir surut.\n")
        if words[0] not in ("check", "new"):
            before = ["publish", ".", *STACK]
            published = CliRunner().invoke(app, before, obj=lambda _: bucket.desk())
            assert published.exit_code == 0, published.output
        of_a_stack = words[0] not in ("check", "new") and "--stack" not in words
        done = CliRunner().invoke(
            app, [*words, *(STACK if of_a_stack else ())], obj=lambda _: bucket.desk()
        )
    assert done.exit_code == 0, done.output
    assert done.stdout
