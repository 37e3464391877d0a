"""How long a function's clients wait, against how long the function may run."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from kilas import settings, wiring
from tests.functions import FUNCTIONS

if TYPE_CHECKING:
    from tests.infra.conftest import Template


@pytest.mark.parametrize("name", FUNCTIONS)
def test_one_hung_connection_leaves_time_for_another_try(
    template: Template, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    made: list[Any] = []
    make = boto3.client

    def client(*arguments: Any, **options: Any) -> Any:
        made.append(make(*arguments, **options))
        return made[-1]

    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-southeast-3")
    monkeypatch.setattr(boto3, "client", client)
    names = fields(getattr(settings, f"{name}Settings"))
    getattr(wiring, name.lower())({field.name.upper(): "x" * 32 for field in names})
    timeout = template.properties(f"{name}Function")["Timeout"]
    assert made
    for config in (each.meta.config for each in made):
        hung = config.connect_timeout + config.read_timeout
        assert hung < timeout
        assert config.retries["mode"] == "standard"
        assert config.retries["total_max_attempts"] > 1
