"""The tools of a build, in environments of their own under .build/: for the other modules here.

The SAM CLI takes other releases of what the tests use, so it has a lock of its own. It looks for
the Python of the functions, with pip, on the PATH.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from local import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PYTHON: Final = "3.13"
"""The Python of the functions: Globals of template.yaml."""

SAM: Final = "sam"
RUNTIME: Final = "lambda"
"""The names of the locks in requirements/: of the SAM CLI, and of Lambda's runtime client."""


class ToolMissing(Exception):
    """A build lacks what it cannot fetch; the text says what to install."""


def environment(name: str) -> Path:
    """The bin/ of the environment that requirements/<name>.txt locks; made where it is not yet."""
    lock = ROOT / "requirements" / f"{name}.txt"
    place = ROOT / ".build" / name
    made_of = place / "made-of.txt"
    if not made_of.exists() or made_of.read_bytes() != lock.read_bytes():
        uv = _uv()
        run([uv, "venv", "--quiet", "--clear", "--python", _python(), str(place)])
        python = str(place / "bin" / "python")
        run([uv, "pip", "sync", "--quiet", "--require-hashes", "--python", python, str(lock)])
        made_of.write_bytes(lock.read_bytes())
    return place / "bin"


def run(command: Sequence[str | Path], *, path: Path | None = None) -> None:
    """Run a command in the checkout, with the folder `path` first on the PATH."""
    variables = {
        **os.environ,
        "UV_PYTHON_DOWNLOADS": os.environ.get("UV_PYTHON_DOWNLOADS", "never"),
        "SAM_CLI_TELEMETRY": "0",
        # The order of a set is otherwise another in each run, and bytecode holds sets.
        "PYTHONHASHSEED": "0",
    }
    if path:
        variables["PATH"] = f"{path}{os.pathsep}{variables['PATH']}"
    subprocess.run(command, check=True, cwd=ROOT, env=variables)


def _python() -> str:
    """For uv: the Python of the functions. That of .venv is known to work where it is the same."""
    same = f"{sys.version_info.major}.{sys.version_info.minor}" == PYTHON
    return sys.executable if same else PYTHON


def _uv() -> str:
    own = ROOT / ".build" / "uv" / "bin" / "uv"
    found = shutil.which("uv") or (str(own) if own.exists() else None)
    if found is None:
        raise ToolMissing("uv is missing: `make .venv/.ready` fetches it")
    return found
