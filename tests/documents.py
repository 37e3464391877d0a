"""The commands that the documents name, and what a call of the AWS CLI means to boto3."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from botocore import xform_name
from botocore.exceptions import BotoCoreError
from botocore.session import Session

from local import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence  # noqa: TC004 -- nothing reads Call's fields
    from pathlib import Path

_TOP: Final = ("README.md", "CONTRIBUTING.md", "SECURITY.md")
DOCUMENTS: Final = (*(ROOT / name for name in _TOP), *sorted((ROOT / "docs").glob("*.md")))
PROGRAMS: Final = (
    "make",
    "sam",
    ".build/sam/bin/sam",
    "aws",
    "curl",
    "cp",
    "python3",
    ".venv/bin/python",
    ".venv/bin/kilas",
)
"""What a command may begin with, in a fence or between backquotes."""

SHELL: Final = "sh"
_FENCE: Final = re.compile(r"^```(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE: Final = re.compile(r"`([^`]+)`")

LIBRARY: Final = ROOT / "layers" / "kilas" / "kilas"
_PLACE: Final = re.compile(r"[\w./-]*(?:/|\.(?:py|jinja|yaml|md))(?:::\w+)?")


@dataclass(frozen=True, slots=True)
class Fence:
    """A block between ``` and ```: its language ("" for none) and its text."""

    document: str
    language: str
    text: str


def fences() -> Iterator[Fence]:
    """Every fenced block of the documents."""
    for path in DOCUMENTS:
        for words, text in _FENCE.findall(path.read_text(encoding="utf-8")):
            yield Fence(path.name, words.partition(" ")[0], text)  # the rest is a file's name


def recipes() -> dict[str, list[str]]:
    """The recipes of CONTRIBUTING.md by their headings, each with the places that it names: files,
    folders, and tests as "tests/unit/test_a.py::test_b".
    """
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Recipes")[2]
    parts = re.split(r"^### (.+)$", text.partition("\n## ")[0], flags=re.MULTILINE)[1:]
    return {
        heading: [code for code in _INLINE.findall(body) if _PLACE.fullmatch(code)]
        for heading, body in zip(parts[::2], parts[1::2], strict=True)
    }


def path_of(place: str) -> Path:
    """The file or folder of a place: of the checkout, or of the library."""
    path = place.partition("::")[0]
    of_checkout = ROOT / path
    return of_checkout if of_checkout.exists() else LIBRARY / path


def commands() -> list[str]:
    """Every command of the documents once, in one line, without comments."""
    found: dict[str, None] = {}
    for fence in fences():
        if fence.language == SHELL:
            lines = fence.text.replace("\\\n", " ").splitlines()
            found |= dict.fromkeys(line for line in map(_without_comment, lines) if line)
    for path in DOCUMENTS:
        prose = _FENCE.sub("", path.read_text(encoding="utf-8"))
        for code in _INLINE.findall(prose):
            line = " ".join(code.split())
            if " " in line and line.split()[0] in PROGRAMS:
                found[line] = None
    return list(found)


def words_of(line: str) -> list[str]:
    """The words of a command, without the redirection of its output."""
    words = shlex.split(line)
    return words[: words.index(">")] if ">" in words else words


def _without_comment(line: str) -> str:
    return shlex.join(shlex.split(line, comments=True)) if "#" in line else " ".join(line.split())


class WrongCall(Exception):
    """The AWS CLI would refuse this."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the AWS CLI as boto3 makes it; `waiter` is the name of one, or ""."""

    service: str
    operation: str
    parameters: Mapping[str, Any]
    waiter: str = ""


_OF_EVERY_CALL: Final = {"region", "profile", "query", "output", "cli-binary-format"}
"""https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-options.html"""

_OF_THE_CLI_ALONE: Final = {("cloudfront", "create-invalidation"): {"--paths": "InvalidationBatch"}}
"""Options that the CLI turns into a parameter: it makes a caller reference of its own.
https://docs.aws.amazon.com/cli/latest/reference/cloudfront/create-invalidation.html"""

_SESSION: Final = Session()


def aws_call(line: str, values: Mapping[str, str] | None = None) -> Call:
    """What a command "aws ..." does, with <placeholders> replaced; raises WrongCall.

    Knows the services as botocore has them, which are those of the CLI, but for `aws s3`:
    botocore's s3 is the CLI's s3api.
    """
    _, service, operation, *rest = [_filled(each, values or {}) for each in words_of(line)]
    waiter = ""
    try:
        model = _SESSION.get_service_model("s3" if service == "s3api" else service)
        if operation == "wait":
            waiter, *rest = rest
            config = _SESSION.get_waiter_model(service)
            by_name = {xform_name(name, "-"): name for name in config.waiter_names}
            name = config.get_waiter(by_name[waiter]).operation
        else:
            name = {xform_name(each, "-"): each for each in model.operation_names}[operation]
    except (KeyError, ValueError, BotoCoreError) as error:
        raise WrongCall(f"no such call: {line}") from error
    shape = model.operation_model(name).input_shape
    members = {xform_name(each, "-"): each for each in shape.members} if shape else {}
    own = _OF_THE_CLI_ALONE.get((service, operation), {})
    made = {
        name: rest.pop(rest.index(option) + 1) for option, name in own.items() if option in rest
    }
    parameters, positional = _options([each for each in rest if each not in own], members, shape)
    parameters |= made
    missing = set(shape.required_members if shape else ()) - set(parameters)
    streams = model.operation_model(name).has_streaming_output
    if missing or len(positional) != int(streams):
        raise WrongCall(f"{line}: lacks {sorted(missing)}, or has too much: {positional}")
    return Call(service, xform_name(name), parameters, waiter.replace("-", "_"))


def _options(
    words: Sequence[str], members: Mapping[str, str], shape: Any
) -> tuple[dict[str, Any], list[str]]:
    parameters: dict[str, Any] = {}
    positional = []
    left = list(words)
    while left:
        word = left.pop(0)
        if not word.startswith("--"):
            positional.append(word)
            continue
        option = word.removeprefix("--")
        if option in _OF_EVERY_CALL:
            left.pop(0)
        elif option in members:
            member = shape.members[members[option]]
            is_flag = member.type_name == "boolean"
            parameters[members[option]] = True if is_flag else _value(left.pop(0), member)
        elif option.removeprefix("no-") in members:
            parameters[members[option.removeprefix("no-")]] = False
        else:
            raise WrongCall(f"no such option: {word}")
    return parameters, positional


def _value(text: str, member: Any) -> Any:
    """A value as the CLI reads it: a text, a number, or JSON where the member has a structure."""
    known = member.metadata.get("enum", [text])
    if text not in known:
        raise WrongCall(f"{text} is none of {known}")
    if text.startswith("file://"):
        path = ROOT / text.removeprefix("file://")
        if not path.exists():
            return text
        text = path.read_text(encoding="utf-8")
    if member.type_name == "list" and member.member.type_name == "string" and text[:1] != "[":
        return [text]  # the CLI's shorthand
    if member.type_name in {"structure", "list", "map"}:
        return json.loads(text)
    return int(text) if member.type_name in {"integer", "long"} else text


def _filled(word: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        word = word.replace(f"<{name}>", value)
    return word
