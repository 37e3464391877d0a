"""The page that shows a reader without JavaScript what became of a comment."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kilas.api.plain_page import plain_page
from kilas.texts import texts_of

if TYPE_CHECKING:
    from kilas.api.plain_page import House
    from kilas.api.receipt import State
    from kilas.comments.shown import ShownComment
    from kilas.texts import Language


_COMMENT = """<section class="comment" aria-labelledby="terkirim">
<h2 id="terkirim">{label}</h2>
<p><strong><bdi>{name}</bdi></strong></p>
<div class="comment-text" dir="auto">{body_html}</div>
</section>
"""


def receipt_page(state: State, comment: ShownComment | None, house: House, *, back: str) -> str:
    """A page with the state and a link `back`.

    `comment` is None where its text may not be shown.
    """
    texts = texts_of(house.language)
    title, detail = texts.receipts[state]
    details = [detail]
    if comment is None and state != "unknown":
        details.append(texts.comment_pages["expired"])
    content = _shown(comment, house.language) if comment else ""
    label = texts.comment_pages["back_to_article"]
    return plain_page(house, title, *details, content=content, back=(back, label))


def _shown(comment: ShownComment, language: Language) -> str:
    return _COMMENT.format(
        label=texts_of(language).comment_pages["sent"],
        name=escape(comment.name),
        body_html=comment.html,
    )
