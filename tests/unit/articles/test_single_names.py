"""An address of a single name, as Hugo and Jekyll write it, is one at the top of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.articles.reading import Problems, Read


@pytest.mark.parametrize("key", ["url", "permalink"])
@pytest.mark.parametrize(
    ("text", "url"),
    [("banjir-besar", "/banjir-besar/"), ("a_b/", "/a_b/"), ("lama.html", "/lama.html")],
)
def test_a_single_name_is_an_address_at_the_top(read: Read, key: str, text: str, url: str) -> None:
    reading = read(f"title: a\ndate: 2026-11-20\n{key}: {text}")
    assert (reading.article.url.rstrip("/"), reading.warnings) == (url.rstrip("/"), ())
    assert reading.article.url == read(f"title: a\ndate: 2026-11-20\n{key}: /{text}").article.url


@pytest.mark.parametrize("name", ["arsip", "2026", "api", "politik", "404.html", "media/", "true"])
def test_a_single_name_of_something_else_is_left_out_and_refuses_nothing(
    read: Read, problems: Problems, name: str
) -> None:
    head = "title: a\ndate: 2026-11-20"
    reading = read(f"{head}\nurl: {name}")
    assert [each.code for each in reading.warnings] == ["address_left_out"]
    assert reading.article.url == read(head).article.url
    if name != "true":
        assert [each.code for each in problems(f"{head}\nurl: /{name}")] == ["reserved_url"]
