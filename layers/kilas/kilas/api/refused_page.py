"""The page that shows a reader without JavaScript why a comment was not taken."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kilas.api.plain_page import plain_page
from kilas.api.refusals import detail_of, status_of, title_of
from kilas.comments.comment import MAX_NAME, MAX_TEXT
from kilas.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kilas.api.plain_page import House
    from kilas.comments.rules import Submission
    from kilas.problems import Problem
    from kilas.texts import Language

_WORTH_SENDING_AGAIN = frozenset({422, 429, 500})
"""Statuses after which the same form may be taken, corrected or unchanged."""

# The article's form (templates/thread.html.jinja), filled in. It posts to the address of this page.
# The browser drops the line break before a text.
_FORM = """<form class="comment-form" method="post">
<p>
<label for="komentar-nama">{name_label}</label>
<input id="komentar-nama" name="name" autocomplete="name" maxlength="{max_name}" required\
{name_state} value="{name}">
</p>
<p class="trap" aria-hidden="true">
<label for="komentar-situs">{trap_label}</label>
<input id="komentar-situs" name="website" autocomplete="off" tabindex="-1">
</p>
<p>
<label for="komentar-isi">{text_label}</label>
<textarea id="komentar-isi" name="text" rows="6" maxlength="{max_text}" required{text_state}>
{text}</textarea>
</p>
<p><button>{send_label}</button></p>
</form>
"""

# What is wrong, announced; a field says by `aria-describedby` which of it is wrong with the field.
# https://www.w3.org/WAI/WCAG22/Understanding/error-identification
_WRONG = """<div class="notice" role="alert">
{problems}
</div>
"""

_KEPT = """<div class="comment-form">
<p>
<label for="komentar-isi">{label}</label>
<textarea id="komentar-isi" rows="6" readonly>
{text}</textarea>
</p>
</div>
"""


def refused_page(
    problems: Sequence[Problem], house: House, *, back: str, typed: Submission | None
) -> str:
    """A page with what is wrong and what to do, a link `back`, and what the reader had `typed`.

    The typed text is in the form again where sending it again makes sense. Otherwise it can be
    copied: nothing that a person wrote is lost.
    """
    language = house.language
    wrong = "\n".join(
        f'<p id="{_id(number)}">{escape(detail_of(problem, language))}</p>'
        for number, problem in enumerate(problems)
    )
    return plain_page(
        house,
        title_of(problems, language),
        content=_WRONG.format(problems=wrong)
        + (_typed(typed, problems, language) if typed else ""),
        back=(back, texts_of(language).comment_pages["back"]),
    )


def _id(number: int) -> str:
    return f"salah-{number + 1}"


def _states(problems: Sequence[Problem]) -> dict[str, str]:
    """The attributes of each field that is wrong. The first of them has the focus."""
    wrong: dict[str, list[str]] = {"name": [], "text": []}
    for number, problem in enumerate(problems):
        wrong.get(problem.values.get("field", ""), []).append(_id(number))
    first = next((field for field, ids in wrong.items() if ids), "")
    return {
        f"{field}_state": f' aria-invalid="true" aria-describedby="{" ".join(ids)}"'
        + (" autofocus" if field == first else "")
        if ids
        else ""
        for field, ids in wrong.items()
    }


def _typed(submission: Submission, problems: Sequence[Problem], language: Language) -> str:
    texts = texts_of(language)
    if status_of(problems) not in _WORTH_SENDING_AGAIN:
        return _KEPT.format(label=texts.comment_pages["typed"], text=escape(submission.text))
    return _FORM.format(
        name_label=escape(texts.interface["comment_name"]),
        max_name=MAX_NAME,
        name=escape(submission.name),
        trap_label=escape(texts.interface["comment_trap"]),
        text_label=escape(texts.interface["comment_text"]),
        max_text=MAX_TEXT,
        text=escape(submission.text),
        send_label=escape(texts.interface["send_comment"]),
        **_states(problems),
    )
