"""The command .venv/bin/kilas, as a shell starts it that knows nothing but PATH."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from local import ROOT

if TYPE_CHECKING:
    from pathlib import Path

KILAS = ROOT / ".venv" / "bin" / "kilas"


def kilas(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [KILAS, *arguments],
        env={"PATH": os.environ["PATH"], **environment},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
