"""What a photo costs: judged in a process of its own, as the function that takes one photo."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

_JUDGE = """
import json, os, resource, sys
from datetime import UTC, datetime
from kilas.media.judge_photo import JudgePhoto
from kilas.ports import Version
from kilas.uploads.file import File
from kilas.uploads.newest_good import newest_good
data, now = sys.stdin.buffer.read(), datetime.now(UTC)
file = File("media/a.jpg", [Version("v1", now, size=len(data))], now)
copies = []
judge = JudgePhoto(file, "1", lambda _, copy: not copies.append(len(copy)))
out, inside = os.pipe()
if os.fork() == 0:
    found = newest_good(judge.candidates(lambda _: data), lambda each: each, judge.behind)
    record = judge.record(found, {})
    codes = [each.code for each in record.problems]
    os.write(inside, json.dumps([record.status, codes, sum(copies)]).encode())
    os._exit(0)
assert os.wait()[1] == 0
used = resource.getrusage(resource.RUSAGE_CHILDREN)
status, codes, copy = json.loads(os.read(out, 10_000))
print(json.dumps({
    "status": status,
    "codes": codes,
    "seconds": used.ru_utime + used.ru_stime,
    "megabytes": used.ru_maxrss // (1024 if sys.platform == "linux" else 1024 * 1024),
    "copy": copy,
}))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What became of a photo, the CPU it took, the memory at its peak, the bytes of its copy."""

    status: str
    codes: list[str]
    seconds: float
    megabytes: int
    copy: int


def cost_of(photo: bytes) -> Cost:
    """The process measures a child: what exec starts has its parent's peak (getrusage(2))."""
    return Cost(**said_by(_JUDGE, photo))


def said_by(program: str, photo: bytes) -> Any:
    """The JSON that a fresh process prints, which runs a program with a photo as its input."""
    run = subprocess.run(
        [sys.executable, "-c", program],
        input=photo,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
    )
    return json.loads(run.stdout)
