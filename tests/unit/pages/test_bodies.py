"""The bodies that a process keeps: as many as their bound allows, those asked for last."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from kilas.pages.bodies import Bodies

if TYPE_CHECKING:
    from kilas.ports import Content


class Content20:
    """Twenty signs a body; `reads` are the versions that were asked for."""

    def __init__(self) -> None:
        self.reads: list[str] = []

    def read(self, key: str, version: str) -> bytes:
        self.reads.append(version)
        return f"---\ntitle: a\n---\n{key[9:10]}{'x' * 12}".encode()


@pytest.fixture
def content() -> Content20:
    return Content20()


@pytest.fixture
def kept(content: Content20) -> Bodies:
    return Bodies(cast("Content", content), most=65)


def test_a_body_that_is_kept_is_read_once(content: Content20, kept: Bodies) -> None:
    first = kept.of("articles/a.md", "1")
    assert len(first) == 20
    assert kept.of("articles/a.md", "1") == first
    assert content.reads == ["1"]


def test_the_body_that_was_asked_for_longest_ago_makes_room(
    content: Content20, kept: Bodies
) -> None:
    for version in ("1", "2", "3", "1", "4", "1", "3", "2"):
        kept.of("articles/a.md", version)
    assert content.reads == ["1", "2", "3", "4", "2"]


def test_a_body_beyond_the_bound_is_kept_alone(content: Content20) -> None:
    kept = Bodies(cast("Content", content), most=5)
    for version in ("1", "1", "2", "1"):
        kept.of("articles/a.md", version)
    assert content.reads == ["1", "2", "1"]


def test_what_is_read_again_takes_its_room_once(content: Content20, kept: Bodies) -> None:
    kept.read_ahead([("articles/a.md", "1"), ("articles/a.md", "1")])
    for version in ("2", "3", "1"):
        kept.of("articles/a.md", version)
    assert content.reads == ["1", "1", "2", "3"]


def test_what_is_forgotten_leaves_its_room(content: Content20, kept: Bodies) -> None:
    for version in ("1", "2", "3"):
        kept.of("articles/a.md", version)
    kept.forget()
    for version in ("1", "2", "3", "1", "2", "3"):
        kept.of("articles/a.md", version)
    assert content.reads == ["1", "2", "3", "1", "2", "3"]
