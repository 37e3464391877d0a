"""The API's description of itself (OpenAPI 3.1), for `kilas.api.comments`.

openapi.json is written by hand. tests/unit/api/test_description.py holds it to the routes and
bodies.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def description() -> str:
    """The description as JSON text."""
    return Path(__file__).with_name("openapi.json").read_text(encoding="utf-8")
