"""Who of the newsroom may do what with the content bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.infra.iam import allowed, settled

if TYPE_CHECKING:
    from tests.infra.conftest import Resource, Template

ROLES = ("Reporter", "Editor", "Approver")

WRITES = ("s3:PutObject", "s3:DeleteObject")
READS = ("s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectTagging")
PARTS = ("s3:AbortMultipartUpload", "s3:ListMultipartUploadParts")
NEVER = (
    "s3:BypassGovernanceRetention", "s3:DeleteBucket", "s3:DeleteBucketPolicy",
    "s3:DeleteObjectVersion", "s3:PutBucketNotification", "s3:PutBucketPolicy",
    "s3:PutBucketVersioning", "s3:PutLifecycleConfiguration", "s3:PutBucketAcl", "s3:PutObjectAcl",
    "s3:PutBucketTagging", "s3:CreateBucket", "s3:ListAllMyBuckets", "iam:CreateAccessKey",
    "dynamodb:PutItem", "lambda:InvokeFunction", "cloudfront:CreateInvalidation",
)  # fmt: skip

MAY_WRITE: dict[str, set[str]] = {
    "articles/banjir.md": {"Reporter", "Editor"},
    "articles/2026/11/banjir.md": {"Reporter", "Editor"},
    "articles/": {"Reporter", "Editor"},
    "media/banjir.jpg": {"Reporter", "Editor"},
    "pages/tentang.md": {"Editor"},
    "site.yaml": {"Editor"},
    "articles/banjir.md.ok": {"Approver"},
    "articles/2026/11/banjir.md.ok": {"Approver"},
    "pages/tentang.md.ok": {"Approver"},
    "articles/banjir.ok.md": {"Reporter", "Editor"},
    "articles/.okx": {"Reporter", "Editor"},
    "site.yaml.ok": set(),
    "media/banjir.jpg.ok": {"Reporter", "Editor"},
    "desk/articles/banjir.md.txt": set(),
    "desk/articles/banjir.md.ok": set(),
    "copies/abc": set(),
    "Articles/banjir.md": set(),
    "artikel/banjir.md": set(),
    "catatan.txt": set(),
}
"""The keys of the content bucket, and the roles that may put and delete them."""

MAY_READ: dict[str, set[str]] = {
    "articles/banjir.md": set(ROLES),
    "articles/banjir.md.ok": set(ROLES),
    "media/banjir.jpg": set(ROLES),
    "desk/articles/banjir.md.txt": set(ROLES),
    "pages/tentang.md": {"Editor", "Approver"},
    "site.yaml": {"Editor"},
    "copies/abc": set(),
}


@pytest.fixture(scope="module")
def policies(template: Template) -> dict[str, Resource]:
    found = template.of("AWS::IAM::ManagedPolicy")
    assert set(found) == {f"{role}Policy" for role in ROLES}
    return {role: settled(found[f"{role}Policy"], {OWN_SETTINGS: False}) for role in ROLES}


OWN_SETTINGS = "ApproversOwnTheSettings"


@pytest.fixture(scope="module")
def strict(template: Template) -> Resource:
    """EditorPolicy, where approvers alone may say whether approvals are needed."""
    policy: Resource = settled(template.properties("EditorPolicy"), {OWN_SETTINGS: True})
    return policy


@pytest.mark.parametrize("key", MAY_WRITE)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_writes_what_is_its_own(policies: dict[str, Resource], role: str, key: str) -> None:
    for action in WRITES:
        assert allowed([policies[role]], action, key) is (role in MAY_WRITE[key]), action


@pytest.mark.parametrize("key", MAY_READ)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_reads_what_it_works_with(
    policies: dict[str, Resource], role: str, key: str
) -> None:
    for action in READS:
        assert allowed([policies[role]], action, key) is (role in MAY_READ[key]), action


@given(name=st.text(max_size=12), role=st.sampled_from(ROLES), action=st.sampled_from(NEVER))
def test_no_role_removes_a_version_or_changes_the_bucket(
    policies: dict[str, Resource], name: str, role: str, action: str
) -> None:
    everything = {
        "PolicyDocument": {
            "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": _EVERYTHING}]
        }
    }
    for key in ("", f"articles/{name}", f"media/{name}", "site.yaml"):
        assert not allowed([policies[role]], action, key)
        if action in _DENIED:
            assert not allowed([policies[role], everything], action, key), "a denial is stronger"


_EVERYTHING = [{"Fn::GetAtt": ["ContentBucket", "Arn"]}, {"Fn::Sub": "${ContentBucket.Arn}/*"}]
_DENIED = NEVER[:8]


@given(name=st.text(max_size=12))
def test_a_large_file_goes_in_parts(policies: dict[str, Resource], name: str) -> None:
    for action in PARTS:
        assert allowed([policies["Reporter"]], action, f"media/{name}")
        assert not allowed([policies["Reporter"]], action, f"desk/{name}")


@pytest.mark.parametrize("role", ["Reporter", "Editor"])
def test_who_writes_and_approves_has_both_policies_and_a_tag(
    policies: dict[str, Resource], role: str
) -> None:
    both, key = [policies[role], policies["Approver"]], "articles/banjir.md.ok"
    for action in WRITES:
        assert not allowed(both, action, key)
        assert not allowed(both, action, key, tag="reporter")
        assert allowed(both, action, key, tag="approver")
        assert allowed(both, action, "articles/banjir.md", tag="approver")
        # Two policies and the tag still leave the reports to Kilas.
        assert not allowed(both, action, "desk/articles/banjir.md.txt", tag="approver")


def test_who_approves_alone_says_what_needs_approval_where_the_newspaper_wants_it(
    strict: Resource, policies: dict[str, Resource], deployed: dict[str, Resource]
) -> None:
    """Else an editor moves approve_since, and what waits is shown."""
    everyone = [strict, policies["Reporter"], policies["Approver"]]
    for action in WRITES:
        assert not allowed(everyone, action, "site.yaml")
        assert not allowed(everyone, action, "site.yaml", tag="editor")
        assert allowed(everyone, action, "site.yaml", tag="approver")
        assert allowed([strict], action, "pages/tentang.md")
        assert not allowed([strict], action, "articles/banjir.md.ok")
    assert allowed([strict], "s3:GetObject", "site.yaml")
    assert deployed["Conditions"][OWN_SETTINGS] == {
        "Fn::Equals": [{"Ref": "ApproversOwnSettings"}, "true"]
    }
    assert deployed["Parameters"]["ApproversOwnSettings"]["Default"] == "false"


PREFIXES = {
    "articles/": set(ROLES),
    "articles/2026/": set(ROLES),
    "media/": set(ROLES),
    "desk/": set(ROLES),
    "pages/": {"Editor", "Approver"},
    "site.yaml": {"Editor"},
    "copies/": set(),
    "a": set(),
}


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("role", ROLES)
def test_a_program_lists_the_folders_of_its_user(
    policies: dict[str, Resource], role: str, prefix: str
) -> None:
    for action in ("s3:ListBucket", "s3:ListBucketVersions"):
        said = {"s3_prefix": prefix}
        assert allowed([policies[role]], action, **said) is (role in PREFIXES[prefix])
        said = {"s3_prefix": prefix, "s3_delimiter": "/"}
        assert allowed([policies[role]], action, **said) is (role in PREFIXES[prefix])


@pytest.mark.parametrize("role", ROLES)
def test_the_top_of_the_bucket_is_listed_by_folders_alone(
    policies: dict[str, Resource], role: str
) -> None:
    """Cyberduck and `aws s3 ls` begin there. Without the delimiter every key would be listed."""
    policy = [policies[role]]
    for action in ("s3:ListBucket", "s3:ListBucketVersions"):
        assert allowed(policy, action, s3_prefix="", s3_delimiter="/")
        assert allowed(policy, action, s3_delimiter="/")
        assert not allowed(policy, action, s3_prefix="")
        assert not allowed(policy, action)
        assert not allowed(policy, action, s3_prefix="copies/", s3_delimiter="/")
    assert allowed(policy, "s3:GetBucketLocation")


def test_each_policy_is_an_output(template: Template, deployed: dict[str, Resource]) -> None:
    outputs = deployed["Outputs"]
    for name in template.of("AWS::IAM::ManagedPolicy"):
        assert outputs[f"{name}Arn"]["Value"] == {"Ref": name}
