"""How much memory a photo takes."""

from __future__ import annotations

import os
import subprocess
import sys

_JUDGE = """
import os, resource, sys
from datetime import UTC, datetime
from kilas.ingest.claims import Claims
from kilas.ingest.judge import File
from kilas.media.judge_photo import judge_photo
from kilas.ports import Version
data, now = sys.stdin.buffer.read(), datetime.now(UTC)
claims = Claims("media/a", (), dict)
history = [Version("v1", now, size=len(data))]
file = File("media/a.jpg", history, lambda _: data, claims, None, "", now)
if os.fork() == 0:
    os._exit(judge_photo(file).status != "live")
assert os.wait()[1] == 0
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(peak // (1024 if sys.platform == "linux" else 1024 * 1024))
"""


def peak_of(photo: bytes) -> int:
    """MB at the most, of a process that judges a photo which must be a good one.

    It measures a child of its own, since what exec starts has its parent's peak (getrusage(2)).
    """
    run = subprocess.run(
        [sys.executable, "-c", _JUDGE],
        input=photo,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
    )
    return int(run.stdout)
