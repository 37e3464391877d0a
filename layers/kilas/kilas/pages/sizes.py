"""How much one page shows, and how much of a large one a single message makes."""

from __future__ import annotations

from msgspec import Struct


class Sizes(Struct, frozen=True):
    """Numbers of articles; the last is a number of pages.

    `front_top` are the lead and the latest of the front page, `block` the most that a section has
    in its block there, and `blocks` the most in all blocks. `month_page` is a full page of a month.
    The page at the month's own address has more than `month_rest` where there are full ones: more
    than a newest page shows, which leads there, and so one that its reader has not seen.
    `month_pages_at_once` are the pages of a month that one message makes: ten messages of a batch
    must fit into the function's time.
    """

    newest_page: int = 20
    front_top: int = 6
    block: int = 4
    blocks: int = 30
    month_page: int = 30
    month_rest: int = 20
    feed: int = 20
    related: int = 3
    follow_ups: int = 20
    month_pages_at_once: int = 20

    def full_parts(self, articles: int) -> int:
        """How many full pages a month of so many articles has, besides the one at its own address:
        as few as leave no more there than a full page and `month_rest`.
        """
        return max(0, -(-(articles - self.month_rest) // self.month_page) - 1)

    @property
    def window(self) -> int:
        """How many of a list's newest entries serve its newest page and one that the page does not
        show, its feed, and the part of a month that is not full yet.
        """
        most_shown = self.newest_page + self.blocks
        return max(most_shown + 1, self.feed, self.month_page + self.month_rest + 1)


SIZES = Sizes()
"""The sizes of the deployed site; tests hand in others."""
