"""What the fixtures that read an article file are called by, and give."""

from __future__ import annotations

from collections.abc import Callable

from kilas.articles.read import Reading
from kilas.problems import Problem

Read = Callable[..., Reading]
Problems = Callable[..., tuple[Problem, ...]]
Mistakes = Callable[..., list[tuple[str, int | None]]]

KEY = "articles/banjir.md"
