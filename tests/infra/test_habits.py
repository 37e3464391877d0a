"""The changelog, CI and the hooks before a commit agree with what the checkout itself says."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Any, Final

import yaml

from local import ROOT

PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
CHANGELOG: Final = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
WORKFLOW: Final[dict[str, Any]] = yaml.safe_load(
    (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
)
HOOKS: Final[dict[str, Any]] = yaml.safe_load(
    (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
)
KINDS: Final = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")
"""https://keepachangelog.com/en/1.1.0/ has these, in this order."""


def headings(level: int) -> list[str]:
    return re.findall(rf"^{'#' * level} (.+)$", CHANGELOG, re.MULTILINE)


def test_the_newest_release_of_the_changelog_is_the_version_of_the_project() -> None:
    unreleased, newest, *_ = headings(2)
    assert unreleased == "Unreleased"
    version, day = newest.split(" - ")
    assert version == PROJECT["version"]
    assert day == date.fromisoformat(day).isoformat()


def test_the_changelog_sorts_each_release_by_kind() -> None:
    for release in re.split(r"^## ", CHANGELOG, flags=re.MULTILINE)[1:]:
        kinds = re.findall(r"^### (.+)$", release, re.MULTILINE)
        assert kinds == [kind for kind in KINDS if kind in kinds], release.splitlines()[0]
        before, *_ = release.partition("### ")
        assert "\n- " not in before, "a line belongs under a kind"


def test_ci_runs_the_script_of_the_repository_with_the_oldest_and_the_newest_python() -> None:
    (job,) = WORKFLOW["jobs"].values()
    assert [step["run"] for step in job["steps"] if "run" in step] == [".ci/run"]
    lowest, highest = re.findall(r"3\.(\d+)", PROJECT["requires-python"])
    assert job["strategy"]["matrix"]["python-minor"] == [lowest, str(int(highest) - 1)]


def test_ci_may_only_read_and_names_a_major_version_of_each_action() -> None:
    (job,) = WORKFLOW["jobs"].values()
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in job
    actions = [step["uses"] for step in job["steps"] if "uses" in step]
    assert actions
    assert [each for each in actions if not re.fullmatch(r"[\w./-]+@v\d+", each)] == []


def test_hooks_call_the_tools_of_the_checkout() -> None:
    assert [each["repo"] for each in HOOKS["repos"]] == ["local"]
    for hook in HOOKS["repos"][0]["hooks"]:
        assert hook["entry"].startswith(".venv/bin/python -m "), hook["id"]


def test_make_lint_and_the_hooks_use_the_same_tools() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    lint = makefile.partition("\nlint: ")[2].partition("\n\n")[0]
    tools = {hook["entry"].split(" -m ")[1].split()[0] for hook in HOOKS["repos"][0]["hooks"]}
    assert tools == set(re.findall(r"-m (\w+)", lint))
