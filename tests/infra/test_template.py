"""What the template promises of every function, role and bucket."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from kilas import settings
from tests.functions import FUNCTIONS
from tests.infra.policies import listed, statements

if TYPE_CHECKING:
    from tests.infra.conftest import Template

REGION = "ap-southeast-3"
# S3 has no other way to say "the objects under a prefix".
OBJECTS_UNDER_A_PREFIX = re.compile(r"\$\{ContentBucket\.Arn\}/[a-z]+/\*|\$\{SiteBucket\.Arn\}/\*")
# A log group's Arn attribute ends in ":*", for its streams: AWS's form, not a wish of ours.
LOG_ACTIONS = {"logs:CreateLogStream", "logs:PutLogEvents"}

every_function = pytest.mark.parametrize("name", FUNCTIONS)


def test_it_lints_after_the_transform_without_a_warning(deployed: dict[str, Any]) -> None:
    # Imported here: it takes as long as all other imports of the tests together.
    from cfnlint import ManualArgs  # noqa: PLC0415
    from cfnlint.api import lint  # noqa: PLC0415

    findings = lint(json.dumps(deployed), config=ManualArgs(regions=[REGION]))
    assert [str(finding) for finding in findings] == []


def test_it_has_these_functions_and_no_other(template: Template) -> None:
    assert set(template.of("AWS::Lambda::Function")) == {f"{name}Function" for name in FUNCTIONS}


@every_function
def test_a_line_over_it_says_trigger_and_effect(source: str, name: str) -> None:
    above = re.search(rf"\n  # (.+)\n  {name}Function:\n", source)
    assert above, f"no comment line over {name}Function"
    trigger, _, effect = above[1].partition(" -> ")
    assert trigger
    assert effect


@every_function
def test_its_environment_is_its_settings(template: Template, name: str) -> None:
    variables = template.properties(f"{name}Function")["Environment"]["Variables"]
    assert hasattr(settings, f"{name}Settings"), f"kilas/settings.py has no {name}Settings"
    wanted = getattr(settings, f"{name}Settings").__struct_fields__
    assert set(variables) == {field.upper() for field in wanted}


@every_function
def test_it_runs_on_arm_with_its_layers(template: Template, name: str) -> None:
    function = template.properties(f"{name}Function")
    assert function["Runtime"] == "python3.13"
    assert function["Architectures"] == ["arm64"]
    layers = [layer["Ref"] for layer in function["Layers"]]
    kinds = {template.resources[layer]["Type"] for layer in layers}
    assert kinds == {"AWS::Lambda::LayerVersion"}
    opens_photos = any(layer.startswith("PhotosLayer") for layer in layers)
    assert len(layers) == (3 if opens_photos else 2)
    assert opens_photos == (name in {"Media", "Publish"})


@every_function
def test_it_writes_json_to_a_log_that_is_forgotten_in_time(template: Template, name: str) -> None:
    logging = template.properties(f"{name}Function")["LoggingConfig"]
    assert logging["LogFormat"] == "JSON"
    assert logging["LogGroup"] == {"Ref": f"{name}Logs"}
    group = template.properties(f"{name}Logs")
    assert group["LogGroupName"] == {"Fn::Sub": f"/aws/lambda/${{AWS::StackName}}-{name.lower()}"}
    assert group["RetentionInDays"] == {"Ref": "LogRetentionDays"}


def test_every_log_is_forgotten_in_time(template: Template) -> None:
    assert all("RetentionInDays" in group for group in template.of("AWS::Logs::LogGroup").values())


def test_no_two_functions_share_a_role(template: Template) -> None:
    functions = template.of("AWS::Lambda::Function").values()
    roles = [function["Role"]["Fn::GetAtt"][0] for function in functions]
    assert len(set(roles)) == len(FUNCTIONS)


@every_function
def test_its_role_is_for_lambda_alone(template: Template, name: str) -> None:
    role = template.properties(f"{name}Role")
    [trust] = role["AssumeRolePolicyDocument"]["Statement"]
    assert trust["Principal"] == {"Service": "lambda.amazonaws.com"}
    assert "ManagedPolicyArns" not in role


@every_function
def test_its_role_names_exact_actions_on_exact_resources(template: Template, name: str) -> None:
    for statement in statements(template.properties(f"{name}Role")):
        assert statement["Effect"] == "Allow"
        for action in listed(statement["Action"]):
            assert "*" not in action, statement["Sid"]
        for resource in listed(statement["Resource"]):
            assert is_exact(resource), f"{statement['Sid']}: {resource}"


@every_function
def test_its_role_writes_to_its_own_log_alone(template: Template, name: str) -> None:
    role = template.properties(f"{name}Role")
    [log] = [each for each in statements(role) if LOG_ACTIONS & set(listed(each["Action"]))]
    assert set(listed(log["Action"])) == LOG_ACTIONS
    assert log["Resource"] == {"Fn::GetAtt": [f"{name}Logs", "Arn"]}


def test_something_calls_each_function(template: Template) -> None:
    """A queue or a stream, or what has a permission to invoke it."""
    permitted = {
        str(each["FunctionName"]) for each in template.of("AWS::Lambda::Permission").values()
    }
    idle = [
        name
        for name in FUNCTIONS
        if not template.mappings_of(name) and f"{name}Function" not in " ".join(permitted)
    ]
    assert idle == []


def test_a_new_release_is_noticed_when_those_it_concerns_have_it(template: Template) -> None:
    """The clock says so once; old code would take it for done (decision 0006)."""
    clock = template.resources["ClockFunction"]
    assert set(clock["DependsOn"]) >= {
        f"{name}Function" for name in ("Ingest", "Media", "Plan", "Publish", "Sweep")
    }
    rules = template.of("AWS::Events::Rule").values()
    [target] = [target for rule in rules for target in rule["Targets"]]
    assert target["Arn"] == {"Fn::GetAtt": ["ClockFunction", "Arn"]}


def test_the_truth_outlives_the_stack(template: Template) -> None:
    for name in ("ContentBucket", "Table"):
        assert template.resources[name]["DeletionPolicy"] in {"Retain", "RetainExceptOnCreate"}
        assert template.resources[name]["UpdateReplacePolicy"] == "Retain"


def test_a_first_deployment_that_fails_leaves_the_next_one_room(template: Template) -> None:
    """What has a fixed name and outlives the stack would be in the way; what is protected against
    deletion cannot be removed (decision 0029)."""
    kept = {
        name: resource
        for name, resource in template.resources.items()
        if resource.get("DeletionPolicy", "Delete") != "Delete"
    }
    assert set(kept) == {"ContentBucket", "Table"}
    for name, resource in kept.items():
        protected = resource["Properties"].get("DeletionProtectionEnabled", False)
        named = any(key in resource["Properties"] for key in ("BucketName", "TableName"))
        goes = resource["DeletionPolicy"] == "RetainExceptOnCreate"
        assert goes is named, name
        assert not (goes and protected), name


def test_no_version_of_an_editors_file_ever_expires(template: Template) -> None:
    bucket = template.properties("ContentBucket")
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
    for rule in bucket["LifecycleConfiguration"]["Rules"]:
        harmless = set(rule) <= {"Id", "Status", "AbortIncompleteMultipartUpload"}
        assert harmless or rule["Prefix"] in {"desk/", "copies/"}


def test_no_notification_covers_what_kilas_writes(template: Template) -> None:
    configurations = template.properties("ContentBucket")["NotificationConfiguration"]
    prefixes = {
        rule["Value"]
        for queue in configurations["QueueConfigurations"]
        for rule in queue["Filter"]["S3Key"]["Rules"]
        if rule["Name"] == "prefix"
    }
    assert prefixes == {"articles/", "pages/", "media/", "site.yaml"}


def test_no_bucket_can_be_public(template: Template) -> None:
    for bucket in template.of("AWS::S3::Bucket").values():
        assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
        assert "WebsiteConfiguration" not in bucket


def is_exact(resource: Any) -> bool:
    match resource:
        case {"Fn::GetAtt": [_, "Arn" | "StreamArn" | "TopicArn"]}:
            return True
        case {"Fn::Sub": [str(text), _]} | {"Fn::Sub": str(text)}:
            return "*" not in text or OBJECTS_UNDER_A_PREFIX.fullmatch(text) is not None
        case _:
            return False
