"""An AWS in this process, for the adapters; the fakes need none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
import pytest
from moto import mock_aws

from kilas.adapters.dynamodb import DynamoTable
from kilas.store.threads import Threads
from tests.fakes.resources import create_table
from tests.fakes.table import FakeTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kilas.ports import Table


@pytest.fixture(scope="module")
def client_of() -> Iterator[Callable[[Any], Any]]:
    """Makes clients of Moto, with credentials that are good for nothing else."""
    with pytest.MonkeyPatch.context() as environment, mock_aws():
        environment.setenv("AWS_DEFAULT_REGION", "us-east-1")
        environment.setenv("AWS_ACCESS_KEY_ID", "testing")
        environment.setenv("AWS_SECRET_ACCESS_KEY", "testing")
        yield boto3.client


@pytest.fixture(params=["fake", "dynamodb"])
def table(request: pytest.FixtureRequest) -> Table:
    """An empty table: the fake, and DynamoDB as Moto has it."""
    if request.param == "fake":
        return FakeTable()
    client = request.getfixturevalue("client_of")("dynamodb")
    return DynamoTable(client, create_table(client))


@pytest.fixture
def threads(table: Table) -> Threads:
    return Threads(table)
