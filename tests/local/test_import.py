"""What a deleted stack left is deployed again, by the commands of docs/operations.md: with every
version of every file and with the comments."""

from __future__ import annotations

import json
import re
import urllib.request
from typing import TYPE_CHECKING, Any

from local import ROOT
from local.build import read_template
from local.deploy import STACK_NAME, Secrets, deploy
from local.emulator import Emulator
from local.import_template import IMPORTED, import_template, resources_to_import
from local.stack import Stack
from tests.documents import aws_call
from tests.newsroom import article_file, site_yaml
from tests.system.answers import until

if TYPE_CHECKING:
    from pathlib import Path

    from local.stack_file import StackFile

SITE = site_yaml(
    title="Warta Uji",
    base_url="https://warta-uji.example",
    sections="{daerah: Daerah}",
    comments="{moderation: none}",
)
PAGE = "2026/11/pasar.html"


def page(stack: Stack, path: str) -> str:
    with urllib.request.urlopen(stack.site_url + path, timeout=10) as answer:
        return str(answer.read().decode())


def versions(cloud: Stack | Emulator, names: StackFile) -> set[tuple[str, str]]:
    """The key and the id of each version of what editors uploaded."""
    found = cloud.client("s3").list_object_versions(Bucket=names.content_bucket)["Versions"]
    return {
        (each["Key"], each["VersionId"]) for each in found if not each["Key"].startswith("desk/")
    }


def publish(stack: Stack) -> None:
    """Two versions of an article, and a comment under it."""
    s3 = stack.client("s3")
    texts = (
        SITE,
        article_file(title="Pertama", date="2026-11-20"),
        article_file(title="Kedua", date="2026-11-20"),
    )
    for key, text in zip(("site.yaml", *["articles/pasar.md"] * 2), texts, strict=True):
        s3.put_object(Bucket=stack.file.content_bucket, Key=key, Body=text.encode())
        assert stack.settle(60)
    form = b"name=Pembaca&text=Jangan+lupakan+saya"
    request = urllib.request.Request(stack.api_url + "articles/pasar/comments", data=form)
    urllib.request.urlopen(request, timeout=30).close()
    assert stack.settle(60)
    assert "Jangan lupakan saya" in page(stack, PAGE)


def delete(emulator: Emulator, names: StackFile) -> None:
    """As an operator does."""
    s3 = emulator.client("s3")
    for entry in s3.list_objects_v2(Bucket=names.site_bucket)["Contents"]:
        s3.delete_object(Bucket=names.site_bucket, Key=entry["Key"])
    cloudformation = emulator.client("cloudformation")
    cloudformation.delete_stack(StackName=STACK_NAME)
    cloudformation.get_waiter("stack_delete_complete").wait(
        StackName=STACK_NAME, WaiterConfig={"Delay": 0.1, "MaxAttempts": 600}
    )


def import_by_the_guide(emulator: Emulator, names: StackFile, folder: Path) -> None:
    """The `aws cloudformation` calls of the guide, one after the other."""
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    section = guide.partition("\n## Delete, and deploy again\n")[2].partition("\n## ")[0]
    files = {
        "import.json": import_template(read_template()),
        "resources.json": resources_to_import(names.content_bucket, names.table),
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content))
        section = section.replace(f"file://.aws-sam/{name}", f"file://{folder / name}")
    lines = re.findall(r"^aws cloudformation .*", section.replace("\\\n", " "), re.MULTILINE)
    cloudformation = emulator.client("cloudformation")
    calls = [aws_call(line, {"stack": STACK_NAME}) for line in lines]
    done = []
    for call in calls:
        if call.operation == "describe_stacks" and not call.waiter:
            continue
        what: Any = (
            cloudformation.get_waiter(call.waiter).wait
            if call.waiter
            else getattr(cloudformation, call.operation)
        )
        patience = {"WaiterConfig": {"Delay": 1, "MaxAttempts": 60}} if call.waiter else {}
        what(**call.parameters, **patience)
        done.append(call.waiter or call.operation)
    assert done == [
        "create_change_set",
        "change_set_create_complete",
        "execute_change_set",
        "stack_import_complete",
    ]


def standing(emulator: Emulator, bucket: str) -> str:
    """The article's page as the site bucket has it; "" where it has none."""
    s3 = emulator.client("s3")
    try:
        return str(s3.get_object(Bucket=bucket, Key=PAGE)["Body"].read().decode())
    except s3.exceptions.NoSuchKey:
        return ""


def test_a_deleted_stack_is_deployed_again_with_content_and_comments(tmp_path: Path) -> None:
    state = tmp_path / "state"
    with Stack(state) as stack:
        publish(stack)
        before, names = versions(stack, stack.file), stack.file
    with Emulator(state) as emulator:
        delete(emulator, names)
        import_by_the_guide(emulator, names, tmp_path)
        cloudformation = emulator.client("cloudformation")
        held = cloudformation.describe_stack_resources(StackName=STACK_NAME)["StackResources"]
        assert {each["LogicalResourceId"] for each in held} == set(IMPORTED)

        outputs = deploy(emulator, Secrets("a" * 32, "b" * 32), "http://localhost:8080")
        assert outputs["ContentBucketName"] == names.content_bucket
        assert outputs["TableName"] == names.table
        assert versions(emulator, names) == before
        answer = emulator.client("lambda").invoke(
            FunctionName=outputs["ClockFunctionName"], Payload=b'{"rebuild": true}'
        )
        assert "FunctionError" not in answer
        until(
            lambda: standing(emulator, names.site_bucket),
            lambda page: "Kedua" in page and "Jangan lupakan saya" in page,
        )
        # The notifications that the import left out are there again.
        emulator.client("s3").put_object(
            Bucket=names.content_bucket,
            Key="articles/pasar.md",
            Body=article_file(title="Ketiga", date="2026-11-20").encode(),
        )
        until(
            lambda: standing(emulator, names.site_bucket),
            lambda page: "Ketiga" in page and "Jangan lupakan saya" in page,
        )
