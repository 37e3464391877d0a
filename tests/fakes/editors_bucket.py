"""An editor's way to the newspaper of a World, which works while the editor waits."""

from __future__ import annotations

from hashlib import md5
from threading import Lock
from typing import TYPE_CHECKING

from kilas.content_keys import report_key
from kilas.editing.bucket import Desk, Report, Seen
from kilas.errors import AwsError, Conflict
from tests.fakes.world import ADDRESS, World

if TYPE_CHECKING:
    from datetime import datetime
    from typing import BinaryIO

    from kilas.ports import Output


class WorldBucket:
    """The content bucket of a World. `put_keys` has the keys that were uploaded here, and
    `read_from_desk` those that were read of the desk; `refused` those that this editor may not
    write; `broken` is raised by each call; with `stop_after` the editor presses Ctrl-C after so
    many uploads.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.put_keys: list[str] = []
        self.read_from_desk: list[str] = []
        self.refused: set[str] = set()
        self.broken: Exception | None = None
        self.stop_after: int | None = None
        self._lock = Lock()

    def desk(self) -> Desk:
        return Desk(self, f"{ADDRESS}/", self._is_there, self._pause)

    def _is_there(self, address: str) -> bool:
        key = address.removeprefix(f"{ADDRESS}/")
        return key in self._world.site.objects or key.startswith("media/")

    def _pause(self, _seconds: float) -> None:
        self._world.settle()

    def seen(self, key: str) -> Seen | None:
        if self.broken:
            raise self.broken
        history = self._world.content.versions(key)
        if not history or history[0].deleted:
            return None
        data = self._world.content.peek(key, history[0].id)
        return Seen(history[0].id, md5(data, usedforsecurity=False).hexdigest(), len(data))

    def first_uploaded(self, key: str) -> datetime:
        history = self._world.content.versions(key)
        deleted = [place for place, version in enumerate(history) if version.deleted]
        return history[deleted[0] - 1 if deleted else -1].modified

    def read(self, key: str, version: str) -> bytes:
        return self._world.content.peek(key, version)

    def put(self, key: str, body: BinaryIO, *, only_new: bool = False) -> Seen:
        if self.stop_after is not None and len(self.put_keys) >= self.stop_after:
            raise KeyboardInterrupt
        if key in self.refused:
            raise AwsError("no", code="AccessDenied", operation="PutObject")
        if only_new and self.seen(key):
            raise Conflict(key)
        with self._lock:
            self._world.upload(key, body.read())
            self.put_keys.append(key)
        stored = self.seen(key)
        assert stored
        return stored

    def delete(self, key: str, *, over: Seen) -> None:
        seen = self.seen(key)
        if seen is None or seen.etag != over.etag:
            raise Conflict(key)
        self._world.content.remove(key)

    def report(self, key: str) -> Report | None:
        self.read_from_desk.append(report_key(key))
        found = self._world.desk.objects.get(report_key(key))
        if found is None:
            return None
        facts = dict(found[0].facts)
        return Report(
            found[0].body.decode(),
            *(facts.get(each, "") for each in ("version", "state", "address")),
        )

    def overview(self, key: str) -> bytes | None:
        self.read_from_desk.append(key)
        found: tuple[Output, str] | None = self._world.desk.objects.get(key)
        return found[0].body if found else None

    def link(self, key: str) -> str:
        return f"https://desk.example/{key}?signed"
