"""What the kilas command asks of AWS is in the policies of the newsroom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.infra.iam import allowed, settled

if TYPE_CHECKING:
    from tests.infra.conftest import Template

KEY: Final = "articles/banjir.md"
ASKED: Final = {
    "s3:ListBucketVersions": ("", KEY),  # the newest version of a file
    "s3:PutObject": (KEY, ""),
    "s3:DeleteObject": (KEY, ""),
    "s3:GetObjectVersion": (KEY, ""),
    "s3:GetObject": (f"desk/{KEY}.txt", ""),
}
"""Each action of kilas.adapters.editors_bucket: the key, or the prefix of a list."""


@pytest.mark.parametrize("approvers_own_the_settings", [False, True])
@pytest.mark.parametrize("role", ["ReporterPolicy", "EditorPolicy"])
def test_who_writes_may_publish_and_ask(
    template: Template, role: str, *, approvers_own_the_settings: bool
) -> None:
    conditions = {"ApproversOwnTheSettings": approvers_own_the_settings}
    policy = settled(template.of("AWS::IAM::ManagedPolicy")[role], conditions)
    for action, (key, prefix) in ASKED.items():
        context = {"s3_prefix": prefix} if prefix else {}
        assert allowed([policy], action, key, **context), action


@pytest.mark.parametrize("role", ["ReporterPolicy", "EditorPolicy", "ApproverPolicy"])
def test_each_finds_the_bucket_of_this_stack_alone(template: Template, role: str) -> None:
    policy = template.of("AWS::IAM::ManagedPolicy")[role]
    [found] = [
        each
        for each in policy["PolicyDocument"]["Statement"]
        if each["Action"] == "cloudformation:DescribeStacks"
    ]
    assert found["Resource"]["Fn::Sub"].endswith(":stack/${AWS::StackName}/*")


def test_moving_reads_the_settings(template: Template) -> None:
    policy = template.of("AWS::IAM::ManagedPolicy")["EditorPolicy"]
    policy = settled(policy, {"ApproversOwnTheSettings": True})
    assert allowed([policy], "s3:GetObjectVersion", "site.yaml")
    assert allowed([policy], "s3:ListBucketVersions", s3_prefix="site.yaml")
