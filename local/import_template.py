"""Cuts out of template.yaml what a deleted stack leaves, as CloudFormation imports it.

A change set of type IMPORT may contain only resources that are imported, each with a
DeletionPolicy. So the cut has ContentBucket and Table alone, without properties that name other
resources. An update to the whole template adds those properties again. docs/operations.md has the
commands.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources.html
"""

from __future__ import annotations

from typing import Any, Final

from local.build import Template, read_template

IMPORTED: Final[dict[str, str]] = {"ContentBucket": "BucketName", "Table": "TableName"}
"""What outlives a stack, and the property that identifies each to CloudFormation."""

_OF_OTHERS: Final = {"ContentBucket": ("NotificationConfiguration",)}
"""Properties that name resources which are not imported."""


def import_template(template: Template) -> Template:
    """The template of an import, cut out of the whole one (as `read_template` gives it)."""
    return {
        "AWSTemplateFormatVersion": template["AWSTemplateFormatVersion"],
        "Description": "What outlives a stack of Kilas, to be imported into a new one.",
        "Resources": {name: _cut(name, template["Resources"][name]) for name in IMPORTED},
    }


def resources_to_import(bucket: str, table: str) -> list[dict[str, Any]]:
    """The argument --resources-to-import for a bucket and a table of these names."""
    identifiers = {"ContentBucket": bucket, "Table": table}
    types = {name: resource["Type"] for name, resource in read_template()["Resources"].items()}
    return [
        {
            "ResourceType": types[name],
            "LogicalResourceId": name,
            "ResourceIdentifier": {key: identifiers[name]},
        }
        for name, key in IMPORTED.items()
    ]


def _cut(name: str, resource: dict[str, Any]) -> dict[str, Any]:
    left_out = _OF_OTHERS.get(name, ())
    properties = resource["Properties"]
    return {
        "Type": resource["Type"],
        # A rollback by CloudFormation must not delete what was imported.
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {key: value for key, value in properties.items() if key not in left_out},
    }
