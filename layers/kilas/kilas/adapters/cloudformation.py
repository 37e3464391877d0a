"""Which table a stack has, asked of CloudFormation."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import ClientError

from kilas.errors import AwsError, StackNotFound

_OUTPUT = "TableName"
"""The output of template.yaml that names the table."""


def table_of_stack(client: Any, name: str) -> str:
    """The name of the stack's table.

    `client` is boto3's for CloudFormation. Raise StackNotFound where its region has no stack of
    this name, or where the stack is no newspaper; AwsError where AWS refuses the call.
    """
    try:
        [stack] = client.describe_stacks(StackName=name)["Stacks"]
    except ClientError as error:
        code = error.response["Error"]["Code"]
        # CloudFormation has no code of its own for a stack that does not exist.
        # https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
        if code == "ValidationError":
            text = f"there is no stack {name} in {client.meta.region_name}"
            raise StackNotFound(text) from error
        raise AwsError(str(error), code=code, operation=error.operation_name) from error
    outputs = {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", [])}
    if _OUTPUT not in outputs:
        raise StackNotFound(f"the stack {name} is no newspaper: it has no output {_OUTPUT}")
    return str(outputs[_OUTPUT])
