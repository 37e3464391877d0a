"""The checkers that are no Python: their packages from npm, Java, Node, Chromium."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, Final

from local import ROOT
from local.errors import LocalError

if TYPE_CHECKING:
    from pathlib import Path

HERE: Final = ROOT / "validation"
PLACE: Final = ROOT / ".build" / "validation"
MODULES: Final = PLACE / "node_modules"
CHECKER: Final = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"

DEBIAN: Final = {
    "java": "default-jre-headless",
    "node": "nodejs",
    "npm": "npm",
    "chromium": "chromium",
}
CHROMIUMS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SCRIPT_SECONDS: Final = 900


def ready() -> None:
    """Install the packages of package.json; raise LocalError where a program is missing."""
    missing = [name for name in ("java", "node", "npm") if not shutil.which(name)]
    if missing:
        packages = " ".join(DEBIAN[name] for name in missing)
        raise LocalError(f"{', '.join(missing)} is missing: apt install {packages}")
    chromium()
    wanted = (HERE / "package.json").read_bytes()
    mark = PLACE / "installed"
    digest = hashlib.sha256(wanted).hexdigest()
    if mark.exists() and mark.read_text() == digest:
        return
    PLACE.mkdir(parents=True, exist_ok=True)
    (PLACE / "package.json").write_bytes(wanted)
    print("Fetching the checkers ...", flush=True)
    quiet = ("--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    done = subprocess.run(["npm", "install", *quiet], cwd=PLACE, check=False)
    if done.returncode:
        raise LocalError("npm could not fetch the checkers; run in .build/validation: npm install")
    mark.write_text(digest)


def chromium() -> str:
    """The path of Chromium, or of a browser made of it; raises LocalError where there is none."""
    for name in CHROMIUMS:
        if path := shutil.which(name):
            return path
    raise LocalError(f"Chromium is missing: apt install {DEBIAN['chromium']}")


def java(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a class or option of Java with the jar of the Nu checker, in which Jing is too."""
    command = ["java", "-Xmx1g", "-cp", str(CHECKER), *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def script(name: str, order: dict[str, Any]) -> Any:
    """What one of the scripts beside this file answers to the order; both are JSON."""
    # Node looks for packages in the folder of the script.
    for source in HERE.glob("*.mjs"):
        shutil.copy(source, PLACE)
    done = subprocess.run(
        ["node", str(PLACE / name)],
        input=json.dumps(order),
        check=False,
        capture_output=True,
        text=True,
        timeout=SCRIPT_SECONDS,
    )
    if done.returncode:
        raise LocalError(f"validation/{name} failed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)
