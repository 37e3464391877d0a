"""Makes of the result of `sam build` what starts fast, in place. For `building.__main__`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from building import tools
from building.models import keep_models
from building.packages import load_when_asked
from kilas.adapters.clients import SERVICES
from kilas.pages import render
from kilas.pages.release import write_build
from local.build import CODE_PROPERTIES, read_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPT: Final = "/opt/python"
TASK: Final = "/var/task"
"""Where Lambda has the layers and a function: https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html"""


def finish(build: Path, python: Path) -> None:
    """Finish a build of `sam build`. `python` is the interpreter of the functions' release."""
    layers = [build / name / "python" for name in ("DependenciesLayer", "PhotosLayer")]
    library = build / "KilasLayer" / "python" / "kilas"
    write_build(library, layers)  # before anything is left out
    keep_models(layers[0] / "botocore" / "data", SERVICES)
    load_when_asked(layers[0])
    render.compile_templates(library / render.COMPILED)
    for folder, place in code_folders(build):
        compile_bytecode(folder, place, python)


def code_folders(build: Path) -> Iterator[tuple[Path, str]]:
    """Each folder of code in a build, and where Lambda has it."""
    for name, resource in sorted(read_template(build / "template.yaml")["Resources"].items()):
        if resource["Type"] not in CODE_PROPERTIES:
            continue
        layer = resource["Type"] == "AWS::Serverless::LayerVersion"
        yield (build / name / "python", OPT) if layer else (build / name, TASK)


def compile_bytecode(folder: Path, place: str, python: Path) -> None:
    """Compile every module below a folder that Lambda will have at `place`.

    /opt and /var/task cannot be written, so without this each start compiles all that it imports.
    The bytecode is valid without a look at its source, whose time a zip does not keep.
    https://docs.python.org/3/library/py_compile.html#py_compile.PycInvalidationMode
    """
    mode = ["--invalidation-mode", "unchecked-hash"]
    paths = ["-s", str(folder), "-p", place]
    tools.run([python, "-m", "compileall", "-q", "-f", *mode, *paths, str(folder)])
