"""template.yaml becomes a stack in the emulated account.

MiniStack's CloudFormation and IAM leave some things out (docs/decisions/0011); this module puts
them right, so that the template says only what AWS needs.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from botocore.exceptions import ClientError, WaiterError

from local import ROOT
from local.build import Template, package_template, read_template
from local.emulator import REGION
from local.errors import LocalError

if TYPE_CHECKING:
    from local.emulator import Emulator

STACK_NAME = "kilas"
CODE_BUCKET = "kilas-code"
# In that bucket: CloudFormation takes 51 200 bytes of a template within a request, and 1 MB there.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
TEMPLATE_KEY = "template.json"
# MiniStack gives an API this id where the stack carries the tag, so that its path is known before.
API_ID = "kilas"
API_PATH = f"/_aws/execute-api/{API_ID}/$default"


class Secrets(NamedTuple):
    """The parameters that no other newspaper may have."""

    origin: str
    preview: str


def deploy(emulator: Emulator, secrets: Secrets, site_address: str) -> dict[str, str]:
    """Create or update the stack from this checkout; its outputs by name.

    Raises LocalError with CloudFormation's own reason where it refuses.
    """
    template = read_template()
    packages = package_template(template, ROOT, CODE_BUCKET)
    allow_batches(template)
    s3 = emulator.client("s3")
    with contextlib.suppress(s3.exceptions.BucketAlreadyOwnedByYou):
        s3.create_bucket(
            Bucket=CODE_BUCKET,
            CreateBucketConfiguration={"LocationConstraint": REGION},
        )
    for package in packages:
        s3.put_object(Bucket=CODE_BUCKET, Key=package.key, Body=package.data)
    s3.put_object(Bucket=CODE_BUCKET, Key=TEMPLATE_KEY, Body=json.dumps(template))
    outputs = _apply(emulator, secrets, site_address)
    set_lifecycle(emulator, template, outputs)
    set_ttl(emulator, template, outputs)
    return outputs


BATCHED = ("sqs:SendMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility")


def allow_batches(template: Template) -> None:
    """Allow each batch call where the single call is allowed.

    On AWS the one permission covers both calls; MiniStack knows SendMessageBatch and its like as
    actions of their own, which AWS would refuse as misspelt.
    """
    for resource in template["Resources"].values():
        if resource["Type"] != "AWS::IAM::Role":
            continue
        for policy in resource["Properties"]["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                actions = statement["Action"]
                listed = [actions] if isinstance(actions, str) else actions
                batches = [f"{action}Batch" for action in listed if action in BATCHED]
                if batches:
                    statement["Action"] = [*listed, *batches]


def _apply(emulator: Emulator, secrets: Secrets, site_address: str) -> dict[str, str]:
    cloudformation = emulator.client("cloudformation")
    parameters = {
        "OriginSecret": secrets.origin,
        "PreviewSecret": secrets.preview,
        "ApiOriginDomain": "localhost",
        "ApiOriginPath": API_PATH,
        "ApiOriginHttpPort": str(emulator.port),
        "SiteAddress": site_address,
    }
    request = {
        "StackName": STACK_NAME,
        "TemplateURL": f"{emulator.endpoint}/{CODE_BUCKET}/{TEMPLATE_KEY}",
        "Capabilities": ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
        "Tags": [{"Key": "ms-custom-id", "Value": API_ID}],
        "Parameters": [
            {"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()
        ],
    }
    exists = _stack(cloudformation) is not None
    operation = "update" if exists else "create"
    try:
        getattr(cloudformation, f"{operation}_stack")(**request)
        cloudformation.get_waiter(f"stack_{operation}_complete").wait(
            StackName=STACK_NAME, WaiterConfig={"Delay": 0.1, "MaxAttempts": 600}
        )
    except ClientError as error:
        if "No updates are to be performed" not in str(error):
            raise LocalError(f"the stack was refused: {error}") from error
    except WaiterError as error:
        raise LocalError(f"the stack failed: {_first_failure(cloudformation)}") from error
    stack = _stack(cloudformation)
    if stack is None:
        raise LocalError("the stack is gone after its deployment; run: make clean run")
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


def _stack(cloudformation: Any) -> dict[str, Any] | None:
    try:
        stacks: list[dict[str, Any]] = cloudformation.describe_stacks(StackName=STACK_NAME)[
            "Stacks"
        ]
    except ClientError as error:
        if error.response["Error"]["Code"] != "ValidationError":
            raise
        return None
    return stacks[0]


def _first_failure(cloudformation: Any) -> str:
    events = cloudformation.describe_stack_events(StackName=STACK_NAME)["StackEvents"]
    failures = [event for event in events if event["ResourceStatus"].endswith("_FAILED")]
    if not failures:
        return "no reason given"
    first = failures[-1]
    return f"{first['LogicalResourceId']}: {first.get('ResourceStatusReason', 'no reason given')}"


def set_lifecycle(emulator: Emulator, template: Template, outputs: dict[str, str]) -> None:
    """Give the buckets the lifecycle rules that MiniStack's CloudFormation drops."""
    s3 = emulator.client("s3")
    for resource in ("ContentBucket", "SiteBucket"):
        declared = template["Resources"][resource]["Properties"]["LifecycleConfiguration"]["Rules"]
        s3.put_bucket_lifecycle_configuration(
            Bucket=outputs[f"{resource}Name"],
            LifecycleConfiguration={"Rules": [_lifecycle_rule(rule) for rule in declared]},
        )


def _lifecycle_rule(declared: dict[str, Any]) -> dict[str, Any]:
    """A rule in S3's shape, which differs from CloudFormation's in these places."""
    rule = {**declared, "ID": declared["Id"], "Filter": {"Prefix": declared.get("Prefix", "")}}
    del rule["Id"]
    rule.pop("Prefix", None)
    if rule.pop("ExpiredObjectDeleteMarker", False):
        rule["Expiration"] = {"ExpiredObjectDeleteMarker": True}
    if days := rule.pop("ExpirationInDays", None):
        rule["Expiration"] = {"Days": days}
    return rule


def set_ttl(emulator: Emulator, template: Template, outputs: dict[str, str]) -> None:
    """Give the table the TTL attribute that MiniStack's CloudFormation drops."""
    declared = template["Resources"]["Table"]["Properties"]["TimeToLiveSpecification"]
    dynamodb = emulator.client("dynamodb")
    table = outputs["TableName"]
    status = dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
    if status["TimeToLiveStatus"] == "DISABLED":
        dynamodb.update_time_to_live(TableName=table, TimeToLiveSpecification=declared)
