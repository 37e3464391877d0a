"""The receipt of a comment: the address of the receipt, and how long it shows the text."""

from __future__ import annotations

import hmac
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode

from kilas.addresses import site_map
from kilas.api.keyed import derived_key, keyed_hash

if TYPE_CHECKING:
    from kilas.articles.article import Article
    from kilas.comments.comment import Comment
    from kilas.ports import WallClock

OPEN_FOR = timedelta(minutes=15)
"""How long a receipt shows the text: long enough to read and to copy it."""

State = Literal["published", "pending", "removed", "hidden", "unknown"]
"""What became of a comment. removed: it is off the site, and its writer does not learn why. hidden:
it is published, but the article shows no comments now."""

_SECONDS = re.compile(r"[0-9]{1,12}", re.ASCII)


class Receipts:
    """Makes the addresses of receipts, and recognises those that it made."""

    def __init__(self, secret: str, clock: WallClock) -> None:
        self._key = derived_key(secret, "kilas receipts")
        self._clock = clock

    def address(self, comment: Comment) -> str:
        """The address of the page that shows a reader what became of the comment."""
        until = str(int((self._clock.now() + OPEN_FOR).timestamp()))
        query = urlencode(
            {"until": until, "proof": self._proof(comment.identity, comment.id, until)}
        )
        return f"{site_map.receipt(comment.identity, comment.id)}?{query}"

    def is_open(self, comment: Comment, until: str, proof: str) -> bool:
        """Whether `address` made this receipt's address, less than OPEN_FOR ago."""
        if not _SECONDS.fullmatch(until):
            return False
        right = self._proof(comment.identity, comment.id, until)
        if not hmac.compare_digest(right.encode(), proof.encode(errors="surrogatepass")):
            return False
        return self._clock.now().timestamp() < int(until)

    def _proof(self, identity: str, id_: str, until: str) -> str:
        return keyed_hash(self._key, identity, id_, until)


def state_of(comment: Comment | None, article: Article) -> State:
    """What became of the comment; None for one that was never taken or is no longer kept."""
    if comment is None:
        return "unknown"
    match comment.status:
        case "published":
            return "hidden" if article.comments == "off" or article.withdrawn else "published"
        case "pending":
            return "pending"
        case _:
            return "removed"
