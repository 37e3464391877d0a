"""The clients of a function: how long they wait, and how many connections they keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.session import Session

from kilas import settings, wiring
from kilas.adapters.clients import PATIENT, SERVICES, Clients
from kilas.pages.bodies import READS_AT_ONCE
from tests.functions import FUNCTIONS

if TYPE_CHECKING:
    from botocore.config import Config

    from kilas.adapters.clients import Service
    from tests.infra.conftest import Template


class EveryClient(Clients):
    """Makes the clients of later too, and keeps them by the name of their service."""

    def __init__(self) -> None:
        session = Session()
        session.set_config_variable("region", "ap-southeast-3")
        super().__init__(session.create_client)
        self.made: dict[str, Any] = {}

    def now(self, service: Service, config: Config = PATIENT) -> Any:
        self.made[service] = super().now(service, config)
        return self.made[service]

    later = now


def clients_of(name: str) -> dict[str, Any]:
    """The clients that a function, such as "Ingest", may make."""
    names = getattr(settings, f"{name}Settings").__struct_fields__
    clients = EveryClient()
    getattr(wiring, name.lower())(
        {field.upper(): "x:x:x:ap-southeast-3:" + "x" * 32 for field in names}, clients
    )
    return clients.made


@pytest.mark.parametrize("name", FUNCTIONS)
def test_one_hung_connection_leaves_time_for_another_try(template: Template, name: str) -> None:
    timeout = template.properties(f"{name}Function")["Timeout"]
    made = clients_of(name)
    assert made
    for config in (each.meta.config for each in made.values()):
        hung = config.connect_timeout + config.read_timeout
        assert hung < timeout
        assert config.retries["mode"] == "standard"
        assert config.retries["total_max_attempts"] > 1


def test_reads_at_once_have_a_connection_each() -> None:
    reads = clients_of("Publish")["s3"]
    assert reads.meta.config.max_pool_connections >= READS_AT_ONCE


def test_the_layer_has_the_models_of_what_the_functions_call() -> None:
    """`make build` leaves out all others."""
    assert {service for name in FUNCTIONS for service in clients_of(name)} == set(SERVICES)
