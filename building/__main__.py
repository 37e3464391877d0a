"""`make build`: .aws-sam/build, ready for `sam deploy`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from building import artifact, tools
from local import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

BUILD: Final = ROOT / ".aws-sam" / "build"
"""Where `sam deploy` looks."""

_TEMPLATE: Final = ROOT / "template.yaml"
_TWIN: Final = {"arm64": "arm64", "aarch64": "arm64", "x86_64": "x86_64", "amd64": "x86_64"}
"""Lambda's name for a machine."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build; 1 where a tool is missing or fails."""
    parser = argparse.ArgumentParser(prog="make build", description=__doc__)
    parser.add_argument("--folder", type=Path, default=BUILD, help="where the build goes")
    parser.add_argument("--machine", choices=sorted(_TWIN), default="arm64",
                        help="for a measurement on this machine: its kind")  # fmt: skip
    options = parser.parse_args(arguments)
    try:
        build(options.folder, _TWIN[options.machine])
    except tools.ToolMissing as error:
        print(f"kilas: {error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"kilas: {error.cmd[0]} failed; see above", file=sys.stderr)
        return 1
    print(f"Built in {options.folder}. Deploy it: .build/{tools.SAM}/bin/sam deploy")
    return 0


def build(folder: Path, machine: str) -> None:
    """Build for a machine, "arm64" as in the template or "x86_64", into a folder."""
    bin_ = tools.environment(tools.SAM)
    template = _TEMPLATE
    if machine != "arm64":
        template = folder.parent / f"template-{machine}.yaml"
        folder.parent.mkdir(parents=True, exist_ok=True)
        text = _TEMPLATE.read_text(encoding="utf-8")
        template.write_text(text.replace("arm64", machine), encoding="utf-8")
    paths: list[str | Path] = ["--template", template, "--base-dir", ROOT, "--build-dir", folder]
    tools.run([bin_ / "sam", "build", "--no-cached", *paths], path=bin_)
    artifact.finish(folder, bin_ / "python")


if __name__ == "__main__":
    sys.exit(main())
