"""Every page of a newspaper: what is in the site bucket, the API's refusals, the overview."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from kilas.content_keys import DESK_PREFIX, OVERVIEW_KEY
from kilas.pages.kinds import KINDS
from validation.newsroom import CLOSED, DISCUSSED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.system.answers import Answer
    from tests.system.newspaper import Newspaper

HTML: Final = "text/html"
OK: Final = 200
MOVED: Final = 301
INDEX: Final = "index.html"
OVERVIEW: Final = f"{DESK_PREFIX}{OVERVIEW_KEY}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page, an asset or a feed, and what a reader gets at its address.

    `name` is the address, or words for an answer that no plain GET gives. `visited` says that a
    browser may ask the newspaper for it; another answer is handed to the browser.
    """

    name: str
    kind: str
    content_type: str
    body: bytes
    status: int = OK
    headers: tuple[tuple[str, str], ...] = ()
    visited: bool = True

    @property
    def is_html(self) -> bool:
        return self.content_type == HTML

    @property
    def suffix(self) -> str:
        """The end of the name of a file of this type."""
        return {"text/html": ".html", "text/css": ".css", "image/svg+xml": ".svg"}.get(
            self.content_type, ".xml"
        )


def walk(newspaper: Newspaper) -> list[Page]:
    """Every page that stands, the answer where none does, and the overview of the newsroom."""
    return [
        *_of_site(newspaper),
        _given("404 /tidak/ada.html", "missing", newspaper.get("/tidak/ada.html")),
        *_overview(newspaper),
    ]


def _of_site(newspaper: Newspaper) -> Iterator[Page]:
    for key in newspaper.keys(newspaper.site_bucket):
        if not key.endswith((".html", ".xml", ".css", ".svg")):
            continue
        address = "/" + quote(key.removesuffix(INDEX) if f"/{key}".endswith(f"/{INDEX}") else key)
        answer = newspaper.get(address)
        if answer.status == MOVED:
            body = newspaper.object(newspaper.site_bucket, key) or b""
            yield Page(address, "redirect", HTML, body, visited=False)
        else:
            yield replace(_given(address, _kind(address), answer), visited=True)


def _kind(address: str) -> str:
    """The kind of page at an address, by Kilas's own table."""
    page = KINDS.page_at(unquote(address))
    return page.kind if page.kind != "address" else ("article" if "." in address else "section")


def answers_to_readers(newspaper: Newspaper) -> list[Page]:
    """What the API answers to forms: refusals, and the receipt of a comment that was taken."""
    wrong = newspaper.send_form(DISCUSSED, name="", text="", website="")
    late = newspaper.send_form(CLOSED, name="Pembaca", text="Masih boleh?", website="")
    taken = newspaper.send_form(DISCUSSED, name="Pembaca", text="Terima kasih.", website="")
    receipt = newspaper.get(taken.headers["Location"].partition("#")[0])
    return [
        _given("422, a form without a text", "refusal", wrong),
        _given("409, a form where comments are closed", "refusal", late),
        _given("the receipt of a comment", "receipt", receipt),
    ]


def _overview(newspaper: Newspaper) -> Iterator[Page]:
    if body := newspaper.object(newspaper.content_bucket, OVERVIEW):
        yield Page(OVERVIEW, "overview", HTML, body, visited=False)


def _given(name: str, kind: str, answer: Answer) -> Page:
    content_type = answer.headers["Content-Type"].partition(";")[0]
    headers = tuple(answer.headers.items())
    return Page(name, kind, content_type, answer.body, answer.status, headers, visited=False)
