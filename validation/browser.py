"""Pages as a browser shows them: accessibility by axe-core, the content security policy, requests
to other hosts, what is wider than the window, and what is too small for a finger.
"""

from __future__ import annotations

import html
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from validation.report import Check, Finding
from validation.tools import chromium, script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validation.pages import Page

WIDTHS: Final = (360, 768, 1440)
LISTS: Final = ("list", "month")
OF_EACH: Final = 4
"""Pages of lists that a browser sees of one newspaper: they differ in their titles alone."""

ROWS: Final = {
    "axe": ("axe, WCAG 2.2 AA and best practice", "mend the template or kilas.css"),
    "overflow": ("wider than the window", "find the element that does not wrap, in kilas.css"),
    "touch": ("44 px to touch", "give the link a block of its own, or padding, in kilas.css"),
    "csp": ("content security policy", "make the page do without what the policy refuses"),
    "third-party": ("asks other hosts", "serve it from the newspaper's own address"),
}


def seen(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages to look at: HTML, and of lists the longest and the shortest."""
    shown = [page for page in pages if page.is_html and page.kind != "redirect"]
    lists = [page for page in shown if page.kind in LISTS]
    chosen: Counter[str] = Counter()
    for page in sorted(lists, key=lambda page: -len(page.body)):
        chosen[page.kind] += 1
        if chosen[page.kind] < OF_EACH:
            yield page
    for kind in chosen:
        yield min((page for page in lists if page.kind == kind), key=lambda page: len(page.body))
    yield from (page for page in shown if page.kind not in LISTS)


def checks(pages: Iterable[Page], address: str) -> Iterator[Check]:
    """A row for each thing that is looked at, in six views of each page and on a phone."""
    looked_at = {page.name: page for page in pages}
    order = {
        "chromium": chromium(),
        "widths": WIDTHS,
        "pages": [_order(page, address) for page in looked_at.values()],
    }
    findings: dict[str, dict[str, list[str]]] = {check: {} for check in ROWS}
    for found in script("browser.mjs", order)["findings"]:
        page = looked_at[found["page"]]
        if found["check"] != "third-party" or not embeds(page, found["what"]):
            findings[found["check"]].setdefault(page.name, []).append(found["what"])
    for check, (name, remedy) in ROWS.items():
        found = tuple(
            Finding(page, what) for page, whats in findings[check].items() for what in whats
        )
        yield Check(name, len(looked_at), found, remedy)


def embeds(page: Page, address: str) -> bool:
    """Whether a text of the page has the picture at this address of another host: an editor's own
    choice, of which the report has a note.
    """
    return f' src="{html.escape(address)}"' in page.body.decode()


def _order(page: Page, address: str) -> dict[str, Any]:
    if page.visited:
        return {"name": page.name, "url": address + page.name, "answer": None}
    kept = {name: value for name, value in page.headers if name.lower().endswith("-policy")}
    answer = {"status": page.status, "headers": kept, "body": page.body.decode()}
    return {"name": page.name, "url": f"{address}/tidak/ada.html", "answer": answer}
