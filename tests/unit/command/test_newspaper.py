from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kilas.settings import LocalStack, StackOnAws
from local.lock import Lock
from local.stack_file import StackFile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.command.desk import Desk

FILE = StackFile(
    site_url="http://localhost:8080/",
    api_url="http://localhost:8080/api/",
    aws_endpoint="http://127.0.0.1:4566",
    region="ap-southeast-3",
    content_bucket="content",
    site_bucket="site",
    table="kilas-table",
    access_key_id="a",
    secret_access_key="b",  # noqa: S106 -- of no account
)


def test_a_stack_on_aws_is_named_with_its_profile_and_region(desk: Desk) -> None:
    desk.kilas("list", stack=("--stack", "koran", "--profile", "redaksi", "--region", "x"))
    desk.kilas("list", stack=("--stack", "koran"))
    assert desk.opened == [StackOnAws("koran", "redaksi", "x"), StackOnAws("koran")]


def test_without_a_stack_it_is_the_newspaper_of_this_machine(desk: Desk, tmp_path: Path) -> None:
    with Lock(tmp_path):
        FILE.write(tmp_path)
        assert desk.kilas("list", stack=("--state", str(tmp_path))).exit_code == 0
    assert desk.opened == [
        LocalStack(
            table="kilas-table",
            content_bucket="content",
            site_url="http://localhost:8080/",
            endpoint="http://127.0.0.1:4566",
            region="ap-southeast-3",
            access_key_id="a",
            secret_access_key="b",  # noqa: S106 -- of no account
        )
    ]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ("none", "no newspaper was started here yet"),
        ("empty", "the newspaper here does not run"),
        ("killed", "the newspaper here does not run"),
    ],
)
def test_no_newspaper_on_this_machine_is_one_line(
    desk: Desk, tmp_path: Path, files: str, said: str
) -> None:
    state = tmp_path / "state"
    if files != "none":
        state.mkdir()
    if files == "killed":  # the file is left, and the lock is not held
        FILE.write(state)
    done = desk.kilas("list", stack=("--state", str(state)))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        f"kilas: {said} ({state}): start it with `make run`, or name a newspaper on AWS with "
        "--stack NAME\n"
    )
    assert desk.opened == []


@pytest.mark.parametrize(
    "options",
    [
        ("--stack", ""),
        ("--stack", " "),
        ("--stack", "a", "--state", "b"),
        ("--profile", "a"),
        ("--region", "a"),
        ("--state",),
        ("--table", "a"),
    ],
)
def test_options_that_do_not_fit_together_are_a_wrong_use(
    desk: Desk, options: tuple[str, ...]
) -> None:
    done = desk.kilas("list", stack=options)
    assert done.exit_code == 2
    assert options[-2 if len(options) > 1 else 0] in done.stderr
    assert desk.opened == []
