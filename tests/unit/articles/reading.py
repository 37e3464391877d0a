"""What the fixtures that read an article file are called by, and give."""

from __future__ import annotations

from collections.abc import Callable

from kilas.articles.read import ArticleReading
from kilas.problems import Problem

Read = Callable[..., ArticleReading]
Problems = Callable[..., tuple[Problem, ...]]
Mistakes = Callable[..., list[tuple[str, int | None]]]

KEY = "articles/banjir.md"
