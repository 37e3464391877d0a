"""Links of an article on their way into the feed: one of them must not keep it from being made."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.bodies.body import sanitise
from kilas.pages.html_edits import absolute, absolute_links

PAGE = "https://kabar.example/2026/11/banjir.html"

# Text that urllib refuses as a host, and what browsers strip before they see that it is one.
SCRAPS = st.sampled_from(
    ["/", "//", "\\", "[", "]", "[::1]", "@", ":", "℀", "\uff0e", " ", "\t", "\n", "\x01", "\ufffe",
     "\xa0", "&#1;", "&#9;", "&#x7f;", "&amp;", "&nbsp;", "a", "https:", "media", "?", "#", ";",
     "%5b", ".."]
)  # fmt: skip


@pytest.mark.parametrize("url", [" //[x", "/\t/[x", " //a]b/", "\n//℀/", "//[x"])
def test_a_reference_that_cannot_be_resolved_stays_as_it_is(url: str) -> None:
    assert absolute(url, PAGE) == url


@given(st.lists(SCRAPS).map("".join) | st.text())
@example(" //[x")
@example("/&#9;/[x")
@example("/&#1;/[x")
def test_no_link_or_picture_keeps_a_feed_from_being_made(url: str) -> None:
    body = sanitise(f'<p><a href="{url}">a</a><img src="{url}"></p>').html
    assert absolute_links(body, PAGE).startswith(("<p><a ", "<p><a>"))
