"""Loads functions as Lambda does, and feeds them AWS's own payloads."""

from __future__ import annotations

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from moto import mock_aws

from tests.unit.functions.cloud import Cloud

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

ROOT = Path(__file__).parents[3]


@pytest.fixture
def load() -> Callable[[str], ModuleType]:
    """functions/<name>/app.py as a module of its own; what it makes at its start it makes now."""

    def loaded(name: str) -> ModuleType:
        spec = spec_from_file_location(f"{name}_app", ROOT / "functions" / name / "app.py")
        assert spec
        assert spec.loader
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return loaded


@pytest.fixture
def event() -> Callable[[str], dict[str, Any]]:
    """events/<name>.json."""

    def read(name: str) -> dict[str, Any]:
        payload: dict[str, Any] = json.loads((ROOT / "events" / f"{name}.json").read_text())
        return payload

    return read


@pytest.fixture
def cloud(load: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    """A deployment without content."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    with mock_aws():
        yield Cloud(load, monkeypatch)
