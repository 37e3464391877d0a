"""stack.json of a state directory: where the newspaper that runs there is, for tools and tests."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Self

from local import ROOT
from local.errors import LocalError
from local.lock import held

if TYPE_CHECKING:
    from pathlib import Path

STATE = ROOT / ".local"
"""The state directory of `make run`."""

_NAME = "stack.json"


@dataclass(frozen=True, slots=True)
class StackFile:
    """The addresses, the names and the keys of a newspaper on this machine."""

    site_url: str
    api_url: str
    aws_endpoint: str
    region: str
    content_bucket: str
    site_bucket: str
    table: str
    access_key_id: str
    secret_access_key: str

    @classmethod
    def of_running(cls, state_dir: Path) -> Self:
        """Read the file; raise LocalError where no newspaper runs on the directory."""
        if not state_dir.is_dir():
            raise LocalError(f"no newspaper was started here yet ({state_dir})")
        path = state_dir / _NAME
        # A newspaper that was killed leaves the file, so only the lock shows whether one runs.
        if not path.exists() or not held(state_dir):
            raise LocalError(f"the newspaper here does not run ({state_dir})")
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def write(self, state_dir: Path) -> None:
        """Write the file of a newspaper that runs on the directory."""
        text = json.dumps(asdict(self), indent=2)
        (state_dir / _NAME).write_text(text + "\n", encoding="utf-8")

    @staticmethod
    def remove(state_dir: Path) -> None:
        """Remove the file, if there is one."""
        (state_dir / _NAME).unlink(missing_ok=True)
