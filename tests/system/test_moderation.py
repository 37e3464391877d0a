"""A moderated newspaper can moderate: the command that the documents name, as a process of its own
with nothing of this one's environment, as an editor on this machine and as one on AWS."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from local import ROOT
from local.emulator import REGION
from tests.kilas_command import kilas
from tests.system.newspaper import article, settings

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

    from tests.system.newspaper import Newspaper

PAGE = "/2024/06/sidang.html"
EDITOR = "redaktur"


@pytest.fixture(scope="module")
def moderated(newspaper: Newspaper) -> Iterator[Newspaper]:
    """The newspaper without a word on comments: moderation "before" is the default."""
    newspaper.upload("site.yaml", settings(comments=""))
    newspaper.upload("articles/sidang.md", article("Sidang", date="2024-06-01"))
    newspaper.wait_for(PAGE, "dibaca redaksi sebelum ditampilkan")
    yield newspaper
    newspaper.upload("site.yaml", settings())
    newspaper.wait_until_without(PAGE, "dibaca redaksi sebelum ditampilkan")


def waiting(newspaper: Newspaper, text: str) -> str:
    """Write a comment that waits; the word that names it."""
    assert newspaper.comment("sidang", text).status == 202
    table = newspaper.aws("dynamodb")
    items = table.query(
        TableName=newspaper.table,
        KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues={":pk": {"S": "THREAD#sidang"}, ":sk": {"S": "COMMENT#pending"}},
    )["Items"]
    [found] = [item for item in items if text in item["text"]["S"]]
    return f"sidang/{found['id']['S']}"


def test_an_editor_on_this_machine_moderates(moderated: Newspaper, tmp_path: Path) -> None:
    good, bad = (waiting(moderated, text) for text in ("Sopan 4417", "Kasar 4418"))

    def here(*words: str) -> subprocess.CompletedProcess[str]:
        return kilas("comments", *words, "--state", str(moderated.state_dir), cwd=tmp_path)

    listed = here("list")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert f"{good}  2" in listed.stdout
    assert "\n  Kasar 4418\n" in listed.stdout

    assert here("approve", good).stdout == f"{good} published; sidang has 1 published\n"
    assert here("approve", good).stdout == f"{good} already published; sidang has 1 published\n"
    assert here("remove", bad).returncode == 0
    page = moderated.wait_for(PAGE, "Sopan 4417")
    assert "Kasar 4418" not in page
    assert "\nremoved\nsidang: 1 published, " in here("show", bad).stdout
    assert "Kasar 4418" not in here("list").stdout

    assert here("remove", good, bad).returncode == 0
    moderated.wait_until_without(PAGE, "Sopan 4417")


def policy(newspaper: Newspaper) -> dict[str, Any]:
    """The policy that docs/operations.md has for editors, for this stack."""
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    section = guide.partition("\n## Moderate comments\n")[2].partition("\n## ")[0]
    [text] = re.findall(r"```json\n(.*?)```", section, re.DOTALL)
    table_arn = newspaper.aws("dynamodb").describe_table(TableName=newspaper.table)["Table"][
        "TableArn"
    ]
    region, account = table_arn.split(":")[3:5]
    for placeholder, value in {
        "REGION": region,
        "ACCOUNT": account,
        "STACK": "kilas",
        "TABLE": newspaper.table,
    }.items():
        text = text.replace(f"<{placeholder}>", value)
    document: dict[str, Any] = json.loads(text)
    return document


def actions(document: dict[str, Any]) -> list[str]:
    return [
        action
        for statement in document["Statement"]
        for action in (
            statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
        )
    ]


def without(document: dict[str, Any], action: str) -> dict[str, Any]:
    left = [
        {**statement, "Action": kept}
        for statement in document["Statement"]
        if (kept := [each for each in actions({"Statement": [statement]}) if each != action])
    ]
    return {**document, "Statement": left}


class Editor:
    """A person with an access key, and with the policy of the documents or a part of it."""

    def __init__(self, newspaper: Newspaper) -> None:
        self._iam = newspaper.aws("iam")
        with suppress(self._iam.exceptions.EntityAlreadyExistsException):
            self._iam.create_user(UserName=EDITOR)
        key = self._iam.create_access_key(UserName=EDITOR)["AccessKey"]
        self.environment = {
            "AWS_ACCESS_KEY_ID": key["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"],
            **endpoint(newspaper),
        }

    def may(self, document: dict[str, Any]) -> None:
        self._iam.put_user_policy(
            UserName=EDITOR, PolicyName="moderation", PolicyDocument=json.dumps(document)
        )


ON_AWS = ("--stack", "kilas", "--region", REGION)


def endpoint(newspaper: Newspaper) -> dict[str, str]:
    """The emulated AWS, as boto3 and the AWS CLI are given it."""
    return {"AWS_ENDPOINT_URL": newspaper.aws_endpoint}


NEEDED_BY = {
    "cloudformation:DescribeStacks": "list",
    "dynamodb:Query": "list",
    "dynamodb:BatchGetItem": "show",
    "dynamodb:GetItem": "approve",
    "dynamodb:PutItem": "approve",
    "dynamodb:DeleteItem": "remove",
    "dynamodb:UpdateItem": "remove",
}
"""Each action of the policy, and a command that does not work without it."""


def test_the_policy_of_the_documents_is_enough(moderated: Newspaper, tmp_path: Path) -> None:
    editor = Editor(moderated)
    editor.may(policy(moderated))
    first, second = (waiting(moderated, text) for text in ("Satu 5511", "Dua 5512"))
    for command in (
        ("list",),
        ("list", "sidang"),
        ("show", first),
        ("approve", first),
        ("remove", first, second),
    ):
        done = kilas("comments", *command, *ON_AWS, cwd=tmp_path, **editor.environment)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("action", NEEDED_BY)
def test_each_of_its_actions_is_needed_and_its_absence_is_reported(
    moderated: Newspaper, tmp_path: Path, action: str
) -> None:
    editor = Editor(moderated)
    editor.may(without(policy(moderated), action))
    ref = waiting(moderated, f"Tanpa {action}")
    command = (NEEDED_BY[action], *(() if NEEDED_BY[action] == "list" else (ref,)))
    done = kilas("comments", *command, *ON_AWS, cwd=tmp_path, **editor.environment)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "these credentials may not do that" in done.stderr


def test_the_policy_has_no_action_but_these(newspaper: Newspaper) -> None:
    assert sorted(actions(policy(newspaper))) == sorted(NEEDED_BY)


def test_a_wrong_name_of_a_stack_is_one_clear_line(moderated: Newspaper, tmp_path: Path) -> None:
    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", **endpoint(moderated)}
    options = ("--stack", "lain", "--region", REGION)
    said = kilas("comments", "list", *options, cwd=tmp_path, **keys)
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr == (
        f"kilas: there is no stack lain in {REGION}: check --stack and --region\n"
    )


@pytest.mark.parametrize("id_", ["nihil", "20240601T000000000000Z-0000000000000000"])
def test_an_unknown_comment_is_one_clear_line(
    moderated: Newspaper, tmp_path: Path, id_: str
) -> None:
    state = ("--state", str(moderated.state_dir))
    said = kilas("comments", "approve", f"sidang/{id_}", *state, cwd=tmp_path)
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr == (
        f"kilas: the article sidang has no comment {id_}; `kilas comments list` shows those that "
        "wait\n"
    )
