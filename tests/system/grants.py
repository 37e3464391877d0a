"""The permissions of the template's roles, one by one, and a deployed role without one of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from local.build import read_template
from tests.infra.policies import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.system.newspaper import Newspaper

BY_LAMBDA = {"Log", "Consume", "FollowStream", "ReportFailures"}

UNSEEN = {
    # It takes a month of a thousand articles.
    ("GoOn", 0),
    # It takes more than fifty wrong versions of site.yaml.
    ("SearchOn", 0),
    # MiniStack tells an absent object of the content bucket from a forbidden one without it.
    ("TellAbsentFromForbidden", 0),
    # MiniStack takes the policy that each topic begins with as one for every role of the account.
    ("TellOfProblems", 0),
}
"""What could be taken away here without a difference: statement and resource."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One action of a statement on one of its resources."""

    function: str
    sid: str
    action: str
    resource: int

    def __str__(self) -> str:
        return f"{self.function}-{self.sid}-{self.action.partition(':')[2]}-{self.resource}"


def grants() -> Iterator[Grant]:
    for name, resource in read_template()["Resources"].items():
        if resource["Type"] != "AWS::IAM::Role":
            continue
        for policy in resource["Properties"]["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                sid, function = statement["Sid"], name.removesuffix("Role").lower()
                for number in range(len(listed(statement["Resource"]))):
                    if sid in BY_LAMBDA or (sid, number) in UNSEEN:
                        continue
                    for action in listed(statement["Action"]):
                        yield Grant(function, sid, action, number)


class Role:
    """A deployed role, from which a grant can be taken."""

    def __init__(self, newspaper: Newspaper, function: str) -> None:
        self._iam = newspaper.aws("iam")
        resource = newspaper.aws("cloudformation").describe_stack_resource(
            StackName="kilas", LogicalResourceId=f"{function.capitalize()}Role"
        )
        name = resource["StackResourceDetail"]["PhysicalResourceId"]
        self._names = {"RoleName": name, "PolicyName": function}
        self._document = self._iam.get_role_policy(**self._names)["PolicyDocument"]

    def without(self, grant: Grant) -> None:
        statements = []
        for statement in self._document["Statement"]:
            if statement["Sid"] != grant.sid:
                statements.append(statement)
                continue
            resources = listed(statement["Resource"])
            actions = listed(statement["Action"])
            others = [each for each in actions if not each.startswith(grant.action)]
            lost = resources[grant.resource]
            statements += [
                {**statement, "Action": others, "Resource": lost},
                {**statement, "Resource": [each for each in resources if each != lost]},
            ]
        kept = [each for each in statements if each["Action"] and each["Resource"]]
        self._put({**self._document, "Statement": kept})

    def whole(self) -> None:
        self._put(self._document)

    def _put(self, document: dict[str, Any]) -> None:
        self._iam.put_role_policy(**self._names, PolicyDocument=json.dumps(document))
