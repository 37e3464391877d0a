"""A folder, a newspaper of fakes that works while an editor waits, and the kilas command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner

from command.app import app
from tests.fakes.editors_bucket import WorldBucket
from tests.fakes.queues import FakeClock
from tests.fakes.world import World
from tests.newsroom import NOON, site_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


class Newsroom:
    """A folder, a newspaper, and the command between them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.world = World(clock=FakeClock(NOON))
        self.bucket = WorldBucket(self.world)
        self.write("site.yaml", site_yaml(sections="{politik: Politik}"))

    def write(self, key: str, text: str | bytes) -> None:
        path = self.folder / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def kilas(self, *words: str) -> Result:
        return CliRunner().invoke(app, [*words, "--stack", "kilas"], obj=self._open)

    def _open(self, _newspaper: object) -> Any:
        return self.bucket.desk()
