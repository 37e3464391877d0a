from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from kilas.adapters.cloudformation import outputs_of_stack
from kilas.errors import AwsError, StackNotFound


def stubbed() -> tuple[Any, Stubber]:
    client = boto3.client(
        "cloudformation",
        region_name="ap-southeast-3",
        aws_access_key_id="a",
        aws_secret_access_key="b",  # noqa: S106 -- of no account
    )
    stubber = Stubber(client)
    stubber.activate()
    return client, stubber


def answer(**outputs: str) -> dict[str, Any]:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html"""
    return {
        "Stacks": [
            {
                "StackName": "kilas",
                "CreationTime": "2026-11-24T12:00:00Z",
                "StackStatus": "CREATE_COMPLETE",
                "Outputs": [
                    {"OutputKey": key, "OutputValue": value} for key, value in outputs.items()
                ],
            }
        ]
    }


def test_the_table_is_an_output_of_the_stack() -> None:
    client, stubber = stubbed()
    stubber.add_response(
        "describe_stacks", answer(SiteUrl="https://x", TableName="t"), {"StackName": "kilas"}
    )
    assert outputs_of_stack(client, "kilas", "TableName") == ["t"]


def test_a_stack_of_something_else_is_no_newspaper() -> None:
    client, stubber = stubbed()
    stubber.add_response("describe_stacks", answer(Url="x"))
    with pytest.raises(StackNotFound, match="kilas is no newspaper: it has no output TableName"):
        outputs_of_stack(client, "kilas", "TableName")


def test_a_stack_that_does_not_exist_is_reported_with_the_region() -> None:
    client, stubber = stubbed()
    stubber.add_client_error("describe_stacks", "ValidationError", "Stack with id x does not exist")
    with pytest.raises(StackNotFound, match="there is no stack x in ap-southeast-3"):
        outputs_of_stack(client, "x", "TableName")


def test_a_refusal_keeps_its_code_and_operation() -> None:
    client, stubber = stubbed()
    stubber.add_client_error("describe_stacks", "AccessDenied", "no")
    with pytest.raises(AwsError) as caught:
        outputs_of_stack(client, "kilas", "TableName")
    assert (caught.value.code, caught.value.operation) == ("AccessDenied", "DescribeStacks")
