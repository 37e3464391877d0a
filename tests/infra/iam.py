"""What IAM decides on a request, for the policies of people.

The rules are those of
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html, without
what no policy here has. An unknown operator or condition is an error, never a guess.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.infra.policies import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.infra.conftest import Resource

BUCKET = "arn:aws:s3:::koran-content"
"""The ARN of ContentBucket."""


def allowed(policies: Iterable[Resource], action: str, key: str = "", /, **context: str) -> bool:
    """Whether the managed policies together allow an action on a key of the content bucket, or with
    no key on the bucket itself. `context` has the condition keys, "s3_prefix" for s3:prefix, and
    "tag" for the tag "kilas" of who asks. Conditions of the template are settled (`settled`).
    """
    resource = f"{BUCKET}/{key}" if key else BUCKET
    known = {_NAMES[name]: value for name, value in context.items()}
    statements = [each for policy in policies for each in policy["PolicyDocument"]["Statement"]]
    effects = {each["Effect"] for each in statements if _is_about(each, action, resource, known)}
    return "Allow" in effects and "Deny" not in effects


def settled(policy: Any, conditions: Mapping[str, bool]) -> Any:
    """A part of the template as CloudFormation deploys it, where conditions hold or do not."""
    match policy:
        case {"Fn::If": [str(name), then, otherwise]}:
            return settled(then if conditions[name] else otherwise, conditions)
        case dict():
            return {name: settled(each, conditions) for name, each in policy.items()}
        case list():
            made = [settled(each, conditions) for each in policy]
            return [each for each in made if each != {"Ref": "AWS::NoValue"}]
        case _:
            return policy


_NAMES = {
    "s3_prefix": "s3:prefix",
    "s3_delimiter": "s3:delimiter",
    "tag": "aws:PrincipalTag/kilas",
}


def _is_about(statement: Resource, action: str, resource: str, context: Mapping[str, str]) -> bool:
    assert set(statement) <= {"Sid", "Effect", "Action", "Resource", "Condition"}
    return (
        any(_like(action.casefold(), each.casefold()) for each in listed(statement["Action"]))
        and any(_like(resource, _arn(each)) for each in listed(statement["Resource"]))
        and all(
            _holds(operator, name, listed(values), context)
            for operator, conditions in statement.get("Condition", {}).items()
            for name, values in conditions.items()
        )
    )


def _holds(operator: str, name: str, values: list[str], context: Mapping[str, str]) -> bool:
    assert name in _NAMES.values()
    given = context.get(name)
    match operator:
        case "StringEquals":
            return given is not None and given in values
        case "StringEqualsIfExists":
            return given is None or given in values
        case "StringNotEquals":
            return given not in values
        case "StringLike":
            return given is not None and any(_like(given, each) for each in values)
        case _:
            raise AssertionError(operator)


def _arn(resource: Any) -> str:
    match resource:
        case {"Fn::GetAtt": ["ContentBucket", "Arn"]}:
            return BUCKET
        case {"Fn::Sub": str(text)}:
            return text.replace("${ContentBucket.Arn}", BUCKET)
        case _:
            raise AssertionError(resource)


def _like(text: str, pattern: str) -> bool:
    """IAM's wildcards: "*" is any number of characters, slashes too, and "?" is one."""
    parts = re.split(r"([*?])", pattern)
    wild = {"*": ".*", "?": "."}
    expression = "".join(wild.get(part, re.escape(part)) for part in parts)
    return re.fullmatch(expression, text, re.DOTALL) is not None
