"""Which table and which bucket a stack has, asked of CloudFormation."""

from __future__ import annotations

from typing import Any

from kilas.adapters.translation import translated
from kilas.errors import AwsError, StackNotFound

TABLE = "TableName"
CONTENT = "ContentBucketName"
SITE = "SiteUrl"
"""Outputs of template.yaml."""


def outputs_of_stack(client: Any, name: str, *wanted: str) -> list[str]:
    """The values of these outputs of the stack.

    `client` is boto3's for CloudFormation. Raise StackNotFound where its region has no stack of
    this name, or where the stack is no newspaper; AwsError where AWS refuses the call.
    """
    try:
        with translated("DescribeStacks"):
            [stack] = client.describe_stacks(StackName=name)["Stacks"]
    except AwsError as error:
        # CloudFormation has no code of its own for a stack that does not exist.
        # https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
        if error.code == "ValidationError":
            text = f"there is no stack {name} in {client.meta.region_name}"
            raise StackNotFound(text) from error
        raise
    outputs = {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", [])}
    for output in wanted:
        if output not in outputs:
            raise StackNotFound(f"the stack {name} is no newspaper: it has no output {output}")
    return [str(outputs[output]) for output in wanted]
