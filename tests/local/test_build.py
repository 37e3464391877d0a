"""What is deployed to the emulator: the files, and bytecode that spares each start the compiler."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from local.build import Package, zip_folder

if TYPE_CHECKING:
    from pathlib import Path


def packed(tmp_path: Path, **modules: str) -> Package:
    """The package of a folder with these modules in a folder of code."""
    code = tmp_path / "koran"
    code.mkdir(parents=True, exist_ok=True)
    for name, text in modules.items():
        (code / f"{name}.py").write_text(text)
    return zip_folder(tmp_path, "python/")


def unpacked(package: Package, folder: Path) -> Path:
    with zipfile.ZipFile(BytesIO(package.data)) as archive:
        archive.extractall(folder)
    return folder / "python"


def printed(folder: Path) -> str:
    """What the module `koran.it` of an unpacked folder prints."""
    run = [sys.executable, "-c", "import koran.it"]
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(run, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_python_runs_the_bytecode_that_was_packed(tmp_path: Path) -> None:
    package = packed(tmp_path / "a", __init__="", it="print(__file__, 'packed')")
    folder = unpacked(package, tmp_path / "b")
    (folder / "koran" / "it.py").write_text("print('compiled again')")
    assert printed(folder) == f"{folder}/koran/it.py packed"


def test_the_same_files_have_the_same_key_and_other_files_another(tmp_path: Path) -> None:
    first, again = packed(tmp_path, it="print(1)"), packed(tmp_path, it="print(1)")
    assert first.key == again.key
    assert packed(tmp_path, it="print(2)").key != first.key
    assert packed(tmp_path, it="print(1)", other="").key != first.key
