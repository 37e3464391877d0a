"""The template as it is written, and as SAM hands it to CloudFormation."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

import pytest
from samtranslator.translator.transform import transform

from local.build import TEMPLATE, package_template, read_template

REGION = "ap-southeast-3"

Resource = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Template:
    """A template's resources by logical id."""

    resources: dict[str, Resource] = field(repr=False)

    def of(self, kind: str) -> dict[str, Resource]:
        """The properties of every resource of one type, by logical id."""
        return {
            name: resource["Properties"]
            for name, resource in self.resources.items()
            if resource["Type"] == kind
        }

    def properties(self, name: str) -> Resource:
        """The properties of one resource."""
        assert name in self.resources, f"template.yaml has no {name}"
        properties: Resource = self.resources[name]["Properties"]
        return properties

    def mappings_of(self, name: str) -> list[Resource]:
        """The event source mappings of a function ("Ingest"): one, or none."""
        mappings = self.of("AWS::Lambda::EventSourceMapping").values()
        return [each for each in mappings if each["FunctionName"] == {"Ref": f"{name}Function"}]

    def consumed_queues(self) -> dict[str, str]:
        """The queues that functions consume, each with its function: {"PagesQueue": "Publish"}."""
        sources = {
            mapping["EventSourceArn"]["Fn::GetAtt"][0]: mapping["FunctionName"]["Ref"]
            for mapping in self.of("AWS::Lambda::EventSourceMapping").values()
        }
        queues = self.of("AWS::SQS::Queue")
        return {
            source: function.removesuffix("Function")
            for source, function in sources.items()
            if source in queues
        }


class _NoManagedPolicies:
    """SAM asks for AWS's managed policies by name; none may be used here."""

    def load(self) -> dict[str, str]:
        return {}


@pytest.fixture(scope="session")
def source() -> str:
    return TEMPLATE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def written() -> dict[str, Any]:
    return read_template()


@pytest.fixture(scope="session")
def deployed(written: dict[str, Any]) -> dict[str, Any]:
    """What `sam deploy` sends, code places included."""
    packaged = copy.deepcopy(written)
    package_template(packaged, TEMPLATE.parent, "kilas-code")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_DEFAULT_REGION", REGION)
        result: dict[str, Any] = transform(packaged, {}, _NoManagedPolicies())
    return result


@pytest.fixture(scope="session")
def template(deployed: dict[str, Any]) -> Template:
    return Template(deployed["Resources"])
