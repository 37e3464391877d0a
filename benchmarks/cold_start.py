"""CPU from a function's cold start to its first poll, from the built artifact, beside a floor.

Lambda's own runtime client starts each function as `make build` left it, for this machine's
processor. The floor is a bare handler over the same layers: the clients that the function may
call, made by boto3, and Powertools' Logger. Functions and floors take turns.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from benchmarks.runtime_api import RuntimeApi
from building import tools
from building.__main__ import build
from local import ROOT
from local.build import read_template

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

STARTS: Final = 10
PATIENCE: Final = 120.0
VALUE: Final = f"arn:aws:sns:ap-southeast-3:1:{'x' * 40}"
"""Of each variable: one has a form of its own, and a secret has a least length."""

BOUND: Final = 1.2
"""What a function may cost, over its floor."""

MACHINES: Final = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}
FLOOR: Final = """\
import boto3
from aws_lambda_powertools import Logger

logger = Logger(service="floor")
clients = [boto3.client(name) for name in {services}]


def lambda_handler(event, context):
    return None
"""
LAMBDA: Final = {
    "AWS_REGION": "ap-southeast-3",
    "AWS_DEFAULT_REGION": "ap-southeast-3",
    "AWS_ACCESS_KEY_ID": "x",
    "AWS_SECRET_ACCESS_KEY": "x",
    "AWS_SESSION_TOKEN": "x",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
    "AWS_LAMBDA_LOG_FORMAT": "JSON",
    "_HANDLER": "app.lambda_handler",
    "PATH": "/usr/bin:/bin",
    "LANG": "en_US.UTF-8",
    "TZ": ":UTC",
}
"""What Lambda sets: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html"""

Row = dict[str, Any]


def measure() -> list[Row]:
    """Build for this machine, and measure what was built."""
    artifact = ROOT / ".build" / "measured" / "build"
    build(artifact, MACHINES[platform.machine().lower()])
    return measured(artifact)


def measured(artifact: Path) -> list[Row]:
    """One row for each function of a build: its milliseconds, its floor's, its peak of memory."""
    python = tools.environment(tools.RUNTIME) / "python"
    template = read_template(artifact / "template.yaml")
    shared = template["Globals"]["Function"]["Layers"]
    functions = {
        name: resource["Properties"]
        for name, resource in template["Resources"].items()
        if resource["Type"] == "AWS::Serverless::Function"
    }
    starts: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for turn in range(STARTS + 1):
        for name, properties in functions.items():
            names = [each["Ref"] for each in (*shared, *properties.get("Layers", []))]
            layers = [artifact / layer / "python" for layer in names]
            variables = dict.fromkeys(properties["Environment"]["Variables"], VALUE)
            floor = _floor(artifact.parent, name, properties)
            for kind, task in (("function", artifact / name), ("floor", floor)):
                cost = start(python, task, layers, variables)
                if turn:  # the first start of all fills the machine's caches
                    starts.setdefault((name, kind), []).append(cost)
    return [_row(name, starts[name, "function"], starts[name, "floor"]) for name in functions]


def _row(
    name: str, function: Sequence[tuple[float, float]], floor: Sequence[tuple[float, float]]
) -> Row:
    return {
        "function": name.removesuffix("Function").lower(),
        "cpu_ms": round(1000 * median(seconds for seconds, _ in function)),
        "floor_ms": round(1000 * median(seconds for seconds, _ in floor)),
        "megabytes": round(max(megabytes for _, megabytes in function)),
    }


def _floor(folder: Path, name: str, properties: Mapping[str, Any]) -> Path:
    """The bare handler with the clients of a function, as its environment names them."""
    task = folder / "floors" / name
    task.mkdir(parents=True, exist_ok=True)
    variables = " ".join(properties["Environment"]["Variables"])
    services = {
        "s3": "BUCKET", "dynamodb": "TABLE", "sqs": "QUEUE", "cloudfront": "DISTRIBUTION",
        "sns": "TOPIC",
    }  # fmt: skip
    called = [service for service, word in services.items() if word in variables]
    (task / "app.py").write_text(FLOOR.format(services=called), encoding="utf-8")
    return task


def start(
    python: Path, task: Path, layers: Sequence[Path], variables: Mapping[str, str]
) -> tuple[float, float]:
    """Start a function cold: seconds of CPU until its first poll, and megabytes at the peak."""
    with RuntimeApi() as api:
        environment = {
            **LAMBDA,
            **variables,
            "AWS_LAMBDA_RUNTIME_API": api.address,
            "LAMBDA_TASK_ROOT": str(task),
            "PYTHONPATH": os.pathsep.join(map(str, (task, *layers))),
            # A layer cannot be written; so that no start profits from the one before.
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        process = subprocess.Popen(  # noqa: S603 -- our own program
            [python, "-m", "awslambdaric", "app.lambda_handler"],
            cwd=task,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            api.wait_for_first_poll(PATIENCE)
        finally:
            process.kill()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def table(rows: list[Row]) -> str:
    """The figures of this run."""
    head = f"  {'Cold start, CPU to the first poll, ms':<40} {'floor':>6} {'function':>9}  ratio"
    lines = [
        f"  {row['function']:<40} {row['floor_ms']:>6} {row['cpu_ms']:>9}  "
        f"{row['cpu_ms'] / row['floor_ms']:.2f}{_above(row)}"
        for row in rows
    ]
    return "\n".join(["", head, *lines, ""])


def _above(row: Row) -> str:
    over = row["cpu_ms"] - BOUND * row["floor_ms"]
    return f", {over:.0f} ms above {BOUND:g}" if over > 0 else ""


if __name__ == "__main__":
    print(table(measure()))
    sys.exit(0)
