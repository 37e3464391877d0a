"""Which of botocore's data a layer keeps, and in which form; for `building.artifact`.

botocore has the models of 430 services. A client's start lists their folders, and parses the
endpoints of all of them. https://github.com/boto/botocore/blob/develop/botocore/loaders.py
"""

from __future__ import annotations

import gzip
import json
import shutil
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

SHARED: Final = frozenset(
    {"_retry.json", "endpoints.json", "partitions.json", "sdk-default-configuration.json"}
)
"""What botocore reads for any service."""

_MODEL: Final = "service-2"
_FOR_PEOPLE: Final = ("examples-1.json",)


def keep_models(data: Path, services: Collection[str]) -> None:
    """Leave in botocore's data folder what clients of these services read, and no more.

    Raises FileNotFoundError where botocore has no such service, or lacks what it reads for all.
    """
    for name in sorted({*services, *SHARED}):
        if not (data / name).exists():
            raise FileNotFoundError(f"botocore's data has no {name}")
    for path in sorted(data.iterdir()):
        if path.is_dir() and path.name not in services:
            shutil.rmtree(path)
        elif path.is_file() and path.name not in SHARED:
            path.unlink()
    for service in services:
        _keep_newest(data / service)
    endpoints = data / "endpoints.json"
    _write(endpoints, endpoints_of(json.loads(endpoints.read_bytes()), services))


def endpoints_of(endpoints: dict[str, Any], services: Collection[str]) -> dict[str, Any]:
    """The endpoints of these services; all partitions and regions stay."""
    partitions = [
        {**each, "services": {k: v for k, v in each["services"].items() if k in services}}
        for each in endpoints["partitions"]
    ]
    return {**endpoints, "partitions": partitions}


def without_documentation(model: Any) -> Any:
    """A service's model without the texts for people, which are most of it.

    The members of a shape are named by AWS, so one named "documentation" stays: it is no text.
    """
    if isinstance(model, list):
        return [without_documentation(each) for each in model]
    if not isinstance(model, dict):
        return model
    return {
        name: without_documentation(value)
        for name, value in model.items()
        if name != "documentation" or not isinstance(value, str)
    }


def _keep_newest(service: Path) -> None:
    """Leave the newest version of the API: a client takes no other unless it is told so."""
    *former, newest = sorted(path for path in service.iterdir() if path.is_dir())
    for path in former:
        shutil.rmtree(path)
    for name in _FOR_PEOPLE:
        (newest / name).unlink(missing_ok=True)
    packed = newest / f"{_MODEL}.json.gz"
    model = without_documentation(json.loads(gzip.decompress(packed.read_bytes())))
    packed.unlink()
    _write(newest / f"{_MODEL}.json", model)


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, separators=(",", ":")), encoding="utf-8")
