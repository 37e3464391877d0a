"""Every command that a document names works: each is proved here, or by the test that is named.

What needs AWS itself is read as its program would read it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import pytest
from typer.testing import CliRunner

from command.app import app
from kilas.moderation import CommentRef, Moderation
from kilas.store.threads import Threads
from local import ROOT, import_template
from local.build import read_template
from tests.contract.threads import add
from tests.documents import (
    DOCUMENTS,
    SHELL,
    WrongCall,
    aws_call,
    commands,
    fences,
    path_of,
    recipes,
    words_of,
)
from tests.fakes.table import FakeTable
from tests.functions import FOLDERS
from tests.infra.command_on_files import with_a_newspaper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DECISIONS: Final = sorted((ROOT / "docs" / "decisions").glob("*.md"))
LANGUAGES: Final = {SHELL, "text", "json", "yaml", "markdown", "html"}


def run(words: list[str]) -> str:
    """Start a program in the checkout, with PATH and no more; what it printed."""
    done = subprocess.run(
        words,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def by_make(line: str) -> None:
    """The target is there. What it starts is proved by tests/local/test_start.py, test_stack.py,
    test_lock.py (run, clean) and by whoever runs these tests (test, converge)."""
    assert run(["make", "--dry-run", "--old-file", ".venv/.ready", *words_of(line)[1:]])


SAM: Final = {
    "build": set[str](),
    "deploy": {"--guided", "--parameter-overrides"},
    "delete": set[str](),
}
"""The commands of the SAM CLI, and the options of them, that the documents may use.
https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-command-reference.html"""


def by_sam(line: str) -> None:
    _, command, *options = words_of(line)
    given = [each.partition("=")[0] for each in options if not each.startswith("--")]
    assert {each for each in options if each.startswith("--")} <= SAM[command]
    assert set(given) <= parameters()


@cache
def parameters() -> set[str]:
    """The names of the template's parameters."""
    return set(read_template()["Parameters"])


S3: Final = {"cp": 2, "mv": 2, "sync": 2, "rm": 1}
"""The commands of `aws s3` and the number of their places.
https://docs.aws.amazon.com/cli/latest/reference/s3/"""


def by_aws(line: str) -> None:
    words = words_of(line)
    if words[1] == "s3":
        places = [word for word in words[3:] if word != "--recursive"]
        assert len(places) == S3[words[2]]
        assert any(place.startswith("s3://") for place in places)
        return
    aws_call(line)


def by_curl(line: str) -> None:
    """It is sent to a newspaper in tests/system/test_documents.py."""
    *options, address = words_of(line)[1:]
    assert set(options[::2]) == {"-d"}
    assert urlsplit(address).netloc == "localhost:8080"


def by_cp(line: str) -> None:
    """What is copied is there, and git does not see the copy (only SAM writes to it)."""
    _, source, target = words_of(line)
    assert (ROOT / source).exists()
    if (ROOT / ".git").exists():
        assert run(["git", "check-ignore", target]).strip() == target


def by_python(line: str) -> None:
    """Whichever Python 3 there is, without a package."""
    assert re.fullmatch(r"[0-9a-f]{64}\n", run([sys.executable, "-I", *words_of(line)[1:]]))


def by_pytest(line: str) -> None:
    """The tests and options are there; without running them."""
    assert words_of(line)[:3] == [".venv/bin/python", "-m", "pytest"]
    run([sys.executable, *words_of(line)[1:], "--collect-only", "-q"])


def by_kilas(line: str) -> None:
    """The command does its work, over a fake table. It works on the deployed stack in
    tests/system/test_moderation.py, and starts from a bare shell in
    tests/local/test_kilas_command.py."""
    if words_of(line)[1] not in ("comments", "import-template"):
        with_a_newspaper(words_of(line)[1:])
        return
    threads = Threads(FakeTable())
    ref = str(CommentRef.of(add(threads, status="pending")))
    filled = re.sub("<(?:article>/<comment|berita>/<komentar)>", ref, line)
    words = [*words_of(filled)[1:]]
    if "comments" in words and "--stack" not in words:
        words += ["--stack", "kilas"]  # none may run on this machine
    done = CliRunner().invoke(app, words, obj=lambda _: Moderation(threads))
    assert done.exit_code == 0, done.output
    assert done.stdout


PROOFS: Final[dict[str, Callable[[str], None]]] = {
    "make": by_make,
    "sam": by_sam,
    ".build/sam/bin/sam": by_sam,
    "aws": by_aws,
    "curl": by_curl,
    "cp": by_cp,
    "python3": by_python,
    ".venv/bin/python": by_pytest,
    ".venv/bin/kilas": by_kilas,
}
"""How a command is proved, by the program that it begins with."""


@pytest.mark.parametrize("line", commands())
def test_a_command_of_the_documents_works(line: str) -> None:
    program = line.split(maxsplit=1)[0]
    assert program in PROOFS, f"no proof of {line!r}: say in PROOFS how a command of it is proved"
    PROOFS[program](line)


def test_every_fence_says_what_it_holds() -> None:
    """Or a command could hide in one: ```sh holds commands and nothing else does."""
    unknown = [(each.document, each.text) for each in fences() if each.language not in LANGUAGES]
    assert unknown == [], f"begin it with one of {sorted(LANGUAGES)}"
    hidden = [
        line
        for each in fences()
        if each.language != SHELL
        for line in each.text.splitlines()
        if line.split()[:1] and line.split()[0] in PROOFS
    ]
    assert hidden == [], "a command belongs in ```sh"


LINK: Final = re.compile(r"\]\(([^)\s]+)\)")


@pytest.mark.parametrize(
    "path", [*DOCUMENTS, ROOT / "CHANGELOG.md", *DECISIONS], ids=lambda path: path.name
)
def test_a_link_leads_to_a_file_or_to_another_site(path: Path) -> None:
    text = re.sub(r"`[^`\n]+`", "``", path.read_text(encoding="utf-8"))  # code has no links
    links = LINK.findall(text)
    places = [each.partition("#")[0] for each in links if not urlsplit(each).scheme]
    assert [each for each in places if not (path.parent / each).exists()] == []


@pytest.mark.parametrize("recipe", recipes())
def test_a_recipe_names_files_and_tests_that_exist(recipe: str) -> None:
    places = recipes()[recipe]
    assert len([place for place in places if not place.startswith("tests/")]) >= 2
    assert [place for place in places if place.startswith("tests/")]
    for place in places:
        assert path_of(place).exists(), place
        _, is_test, name = place.partition("::")
        if is_test:
            assert f"def {name}(" in path_of(place).read_text(encoding="utf-8"), place


def test_the_recipes_are_numbered_one_after_the_other() -> None:
    numbers = [int(heading.split(".")[0]) for heading in recipes()]
    assert numbers == [*range(1, 10)]


def test_the_search_finds_commands() -> None:
    found = commands()
    for known in ("make run", "make build", ".build/sam/bin/sam deploy", "make clean"):
        assert known in found
    assert len(found) > 25


@pytest.mark.parametrize(
    "line",
    [
        "aws lambda invok --function-name a /dev/null",
        "aws lambda invoke --function-name a",
        "aws lambda invoke --function-name a --payloads '{}' /dev/null",
        "aws lambda invoke /dev/null",
        "aws tidak ada",
        "aws cloudformation wait stack-imported --stack-name a",
        "aws cloudformation create-change-set --stack-name a --change-set-name b --import-existing",
        "aws lambda invoke --function-name a --log-type Banyak /dev/null",
    ],
)
def test_a_call_that_aws_has_not_is_seen(line: str) -> None:
    with pytest.raises(WrongCall):
        aws_call(line)


def test_the_sample_configuration_is_what_the_guide_says() -> None:
    text = (ROOT / "samconfig.sample.toml").read_text(encoding="utf-8")
    sample: dict[str, Any] = tomllib.loads(text)["default"]
    assert sample["build"]["parameters"] == {"cached": True, "parallel": True}
    assert sample["deploy"]["parameters"]["region"] == "ap-southeast-3"
    assert "parameter_overrides" not in sample["deploy"]["parameters"]
    assert not (ROOT / ".git").exists() or "samconfig.toml" not in run(["git", "ls-files"]).split()


def test_the_longest_name_of_a_stack_is_what_s3_leaves(written: dict[str, Any]) -> None:
    """https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html: 63 letters."""
    names = [
        resource["Properties"]["BucketName"]["Fn::Sub"]
        for resource in written["Resources"].values()
        if resource["Type"] == "AWS::S3::Bucket"
    ]
    values = {"AWS::StackName": "", "AWS::AccountId": "0" * 12, "AWS::Region": "ap-southeast-3"}
    taken = []
    for name in names:
        for variable, value in values.items():
            name = name.replace(f"${{{variable}}}", value)  # noqa: PLW2901 -- filled in step by step
        taken.append(len(name))
    longest = 63 - max(taken)
    guide = " ".join((ROOT / "docs" / "operations.md").read_text(encoding="utf-8").split())
    assert f"may have {longest} letters in ap-southeast-3" in guide
    assert f"At most {longest} small letters" in (ROOT / "samconfig.sample.toml").read_text()


def test_every_parameter_is_in_the_table(written: dict[str, Any]) -> None:
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    rows = " ".join(line for line in guide.splitlines() if line.startswith("| "))
    for name in written["Parameters"]:
        assert name in rows or (name.startswith("ApiOrigin") and "ApiOrigin..." in rows), name


def test_the_table_of_the_flow_has_every_step() -> None:
    guide = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    steps = re.findall(r"^\| (\w+) \|", guide.partition("## Invariants")[0], re.MULTILINE)
    assert sorted(steps) == sorted(["step", *FOLDERS])


def test_the_import_has_exactly_the_retained_resources(written: dict[str, Any]) -> None:
    cut = import_template.import_template(written)
    kept = {
        name
        for name, resource in written["Resources"].items()
        if resource.get("DeletionPolicy", "Delete") != "Delete"
    }
    assert set(cut["Resources"]) == kept
    for name, resource in cut["Resources"].items():
        whole = written["Resources"][name]
        assert resource["DeletionPolicy"] == "Retain"
        assert "DependsOn" not in resource
        left_out = set(whole["Properties"]) - set(resource["Properties"])
        assert left_out <= {"NotificationConfiguration"}
        assert all(resource["Properties"][key] == whole["Properties"][key] for key in
                   resource["Properties"])  # fmt: skip
    text = str(cut)
    others = set(written["Resources"]) - kept | set(written["Parameters"])
    assert [name for name in others if f"'{name}'" in text or f"{name}." in text] == []
