"""Runs a CloudFront function on Node, as MiniStack does; AWS has a runtime of its own."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

from local import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = ROOT / "functions" / "edge"
FUNCTIONS = {"ViewerRequest": "viewer_request.js", "ViewerResponse": "viewer_response.js"}
"""By its name in the template, the file that holds the function."""


def source_of(function: str) -> str:
    return (FOLDER / FUNCTIONS[function]).read_text(encoding="utf-8")


def answers_of(function: str, events: Sequence[dict[str, Any]], **parameters: str) -> list[Any]:
    """What a function makes of each event, all in one run of node; `parameters` of the template
    that are not given are empty.
    """
    code = re.sub(r"\$\{(\w+)\}", lambda found: parameters.get(found[1], ""), source_of(function))
    node = shutil.which("node")
    assert node, "node is missing (Debian: apt install nodejs)"
    code = f"""
        {code}
        console.log(JSON.stringify({json.dumps(events)}.map(handler)));
    """
    done = subprocess.run([node, "-e", code], check=True, capture_output=True, text=True)
    answers: list[Any] = json.loads(done.stdout)
    return answers
