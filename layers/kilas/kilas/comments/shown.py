"""What readers get of comments: each name, and each text as HTML, within limits that hold for any
renderer.

For pages, for the API and for the kilas command. A comment is stored as its writer wrote it, so
what a release changes in the renderer reaches every comment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kilas.comments.comment import MAX_HTML, MAX_THREAD, size_of
from kilas.comments.normal import normal_name
from kilas.comments.text import render_comment, render_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kilas.comments.comment import Comment

MOST_SHOWN: Final = 2 * MAX_THREAD
"""Bytes that the comments of an article may add to its page, as they are rendered now. Twice
MAX_THREAD, so that no comment is left out while a renderer makes them less than twice as long."""

KEPT: Final = 4_000_000
"""Characters of texts and HTML that are kept: those of two full threads."""


class ShownComment(NamedTuple):
    """A comment, with its name and its HTML as readers get them."""

    comment: Comment
    name: str
    html: str


class ShowComments:
    """Renders comments, and keeps the HTML of texts: a page of a thousand comments is made again
    for each new one. `render` makes HTML of a text and is pure.
    """

    def __init__(self, render: Callable[[str], str] = render_comment) -> None:
        self._render = render
        self._kept: dict[str, str] = {}
        self.kept = 0
        """Characters that are kept: at most KEPT."""

    def __call__(self, comment: Comment) -> ShownComment:
        """One comment. Where the HTML would be larger than MAX_HTML, it is the text as typed."""
        html = self._kept.get(comment.text)
        if html is None:
            html = self._rendered(comment.text)
            self._keep(comment.text, html)
        return ShownComment(comment, normal_name(comment.name), html)

    def fitting(self, comments: Iterable[Comment]) -> tuple[ShownComment, ...]:
        """As many of these comments, from the first on, as add at most MOST_SHOWN bytes to a page.

        No comment after one that does not fit is shown: readers see a thread without gaps.
        """
        shown: list[ShownComment] = []
        left = MOST_SHOWN
        for each in map(self, comments):
            left -= size_of(each.name, "", each.html)
            if left < 0:
                break
            shown.append(each)
        return tuple(shown)

    def _rendered(self, text: str) -> str:
        html = self._render(text)
        return html if len(html.encode()) <= MAX_HTML else render_plain(text)

    def _keep(self, text: str, html: str) -> None:
        size = len(text) + len(html)
        if self.kept + size > KEPT:  # rare: forgetting all is simpler than knowing what is old
            self._kept, self.kept = {}, 0
        self._kept[text] = html
        self.kept += size
