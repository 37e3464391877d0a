"""functions/ and layers/ as zips, and template.yaml as CloudFormation takes it.

`sam build` and `sam package` do the same for AWS. This needs no Docker, and takes a tenth of a
second. The layers of dependencies are empty here: MiniStack runs a function with the interpreter of
its own virtual environment, which has the same locked releases (docs/decisions/0011).
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import marshal
import sys
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from samtranslator.yaml_helper import yaml_parse

from local import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = ROOT / "template.yaml"

Template = dict[str, Any]

CODE_PROPERTIES = {
    "AWS::Serverless::Function": "CodeUri",
    "AWS::Serverless::LayerVersion": "ContentUri",
}
EMPTY_LAYERS = {"layers/dependencies/", "layers/photos/"}
# The same files give the same zip, so that an unchanged function is not deployed again.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
WORLD_READABLE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Package:
    """A zip of code; `key` names it by its content."""

    key: str
    data: bytes


def read_template(path: Path = TEMPLATE) -> Template:
    """The template with CloudFormation's short forms (!Ref) written out."""
    with path.open(encoding="utf-8") as file:
        template: Template = yaml_parse(file)
    return template


def package_template(template: Template, root: Path, bucket: str) -> list[Package]:
    """Point every CodeUri and ContentUri of the template at the bucket; the zips to put there."""
    packages = []
    for resource in template["Resources"].values():
        name = CODE_PROPERTIES.get(resource["Type"])
        if name is None:
            continue
        place = resource["Properties"][name]
        is_layer = resource["Type"] == "AWS::Serverless::LayerVersion"
        package = zip_layer(root, place) if is_layer else zip_folder(root / place, "")
        resource["Properties"][name] = f"s3://{bucket}/{package.key}"
        packages.append(package)
    return packages


def zip_layer(root: Path, place: str) -> Package:
    """A layer as Lambda unpacks it under /opt: Python packages are under python/."""
    if place in EMPTY_LAYERS:
        return _zip({"python/README": b"The virtual environment has these packages.\n"})
    return zip_folder(root / place, "python/")


def zip_folder(folder: Path, prefix: str) -> Package:
    """Every file below the folder, except caches of Python, and the bytecode of its modules."""
    paths = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]
    files = {prefix + path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    modules = {name: source for name, source in files.items() if name.endswith(".py")}
    return _zip(files, dict(_compiled(name, source) for name, source in modules.items()))


def _compiled(name: str, source: bytes) -> tuple[str, bytes]:
    """Where Python looks for the bytecode of a module, and the bytecode, valid without a look at
    the source, whose time a zip does not keep.

    MiniStack unpacks a function anew for each process that it starts, and each would compile all
    that it imports. https://peps.python.org/pep-0552/#specification
    """
    folder, _, module = name.rpartition("/")
    file = f"{module.removesuffix('.py')}.{sys.implementation.cache_tag}.pyc"
    head = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little")
    code = compile(source, name, "exec", dont_inherit=True)
    bytecode = head + importlib.util.source_hash(source) + marshal.dumps(code)
    return "/".join(filter(None, [folder, "__pycache__", file])), bytecode


def _zip(files: dict[str, bytes], bytecode: dict[str, bytes] | None = None) -> Package:
    """A zip whose key is a digest of the files: their bytecode differs from run to run."""
    key = hashlib.sha256(_written(files)).hexdigest()
    return Package(f"{key}.zip", _written(files | (bytecode or {})))


def _written(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.external_attr = WORLD_READABLE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()
