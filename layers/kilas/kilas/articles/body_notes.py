"""Names what the page of an article has not as its editor wrote it. For kilas.articles.read alone.

Each note has the line of what it names.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from kilas.bodies.foreign_marks import (
    bold_as_text,
    links_as_text,
    marks_in,
    notes_without_text,
    open_comments,
    references_as_text,
    rows_as_text,
)
from kilas.bodies.odd_links import odd_links
from kilas.documents.findings import MAX_FINDINGS

if TYPE_CHECKING:
    from kilas.articles.places import Places
    from kilas.articles.source import Source
    from kilas.bodies.body import Body
    from kilas.bodies.code_fences import Fence
    from kilas.bodies.foreign_marks import TextLink
    from kilas.bodies.hidden import Hidden
    from kilas.bodies.swallowed import LeftOut
    from kilas.documents.findings import Findings
    from kilas.docx.converted import Converted

_MOST: Final = 10
"""How many elements that were left out a report names."""

_LONGEST: Final = 60
"""Characters of a mark that a report shows."""

_BLANK: Final = re.compile(r"\s+")


def name_left_out(elements: tuple[LeftOut, ...], places: Places, findings: Findings) -> None:
    """Warn of each element that may not stand on a page."""
    for element in elements[:_MOST]:
        line = places.line_of_tag(element.name, element.address)
        if element.name == "iframe" and element.address:
            findings.warn("frame_left_out", line, value=element.address)
        else:
            findings.warn("element_left_out", line, value=element.written)
    if len(elements) > _MOST:
        findings.warn("more_left_out", None, number=str(len(elements) - _MOST))


def name_hidden(hidden: tuple[Hidden, ...], places: Places, findings: Findings) -> None:
    """Warn of what was left out because no browser shows it."""
    seen: defaultdict[tuple[str, str], int] = defaultdict(int)
    for each in hidden[:_MOST]:
        tag = each.name, each.attributes
        findings.warn("hidden_left_out", places.line_of_opening(*tag, seen[tag]), value=each.words)
        seen[tag] += 1
    if len(hidden) > _MOST:
        findings.warn("more_left_out", None, number=str(len(hidden) - _MOST))


def name_marks(body: Body, unsafe: str, source: Source, places: Places, findings: Findings) -> None:
    """Warn of what the page has not, and of what it has as it was typed and was not meant."""
    seen: defaultdict[str, int] = defaultdict(int)
    left_out = zip(body.pictures_left_out, body.words_left_out, strict=True)
    for picture, words in islice(left_out, MAX_FINDINGS):
        line = places.line_of_link(picture, seen[picture])
        seen[picture] += 1
        written = picture if places.line_of(picture) else unquote(picture)
        if words:
            findings.warn("picture_with_words_left_out", line, value=written, words=words)
        else:
            findings.warn("picture_left_out", line, value=written)
    for page in body.picture_pages[:MAX_FINDINGS]:
        findings.warn("picture_is_page", places.line_of_link(page, seen[page]), value=page)
        seen[page] += 1
    for blank in places.addresses_with_blanks()[:MAX_FINDINGS]:
        findings.warn("blank_in_address", places.line_of_link(blank), value=blank)
    _name_links(body, unsafe, places, findings)
    for mark in marks_in(body.html):
        line = places.line_of(mark) or places.line_of(mark.replace("\\", "\\\\"))
        findings.warn("foreign_mark", line, value=mark)
    for note in notes_without_text(body.html):
        findings.warn("note_without_text", places.line_of(note), value=note)
    if source.markup in ("markdown", "html") and open_comments(body.html):
        findings.warn("comment_without_end", places.line_of("<!--"))
    _name_markdown(body, source, places, findings)


def _name_links(body: Body, unsafe: str, places: Places, findings: Findings) -> None:
    odd = odd_links(unsafe)
    for scheme in odd.schemes[:MAX_FINDINGS]:
        findings.warn("link_left_out", places.line_of_scheme(scheme), value=scheme)
    for address in odd.to_nowhere[:MAX_FINDINGS]:
        written = address if places.line_of(address) else unquote(address)
        findings.warn("link_to_nowhere", places.line_of_link(address), value=written)
    for words in odd.without_address[:MAX_FINDINGS]:
        line = places.line_of(f"[{words}](") or places.line_of(words)
        findings.warn("link_is_empty", line, value=words[:_LONGEST])
    for anchor in body.dead_anchors[:MAX_FINDINGS]:
        findings.warn("dead_anchor", places.line_of_link(f"#{anchor}"), value=anchor)


def _name_markdown(body: Body, source: Source, places: Places, findings: Findings) -> None:
    """Warn of signs of Markdown that the page has as they were typed."""
    for link in links_as_text(body.html):
        _name_link(link, source, places, findings)
    if source.markup == "markdown":
        for reference in references_as_text(body.html):
            _name_reference(reference, places, findings)
        for fence in places.fences():
            _name_fence(fence, places, findings)
        for each in places.definitions()[:_MOST]:
            line = places.line_at(each.place)
            findings.warn("definition_unused", line, value=each.written[:_LONGEST])
    if source.markup in ("markdown", "html"):
        _name_stars(bold_as_text(body.html), source, places, findings)
        for row in rows_as_text(body.html):
            findings.warn("table_as_text", places.line_of(row), value=row[:_LONGEST])


def _name_fence(fence: Fence, places: Places, findings: Findings) -> None:
    """Warn of a code block that hides words or is none, or that ends where the text does."""
    line = places.line_at(fence.place)
    if fence.directive:
        findings.warn("box_as_code", line, value=fence.directive[:_LONGEST])
    elif fence.words:
        findings.warn("fence_words", line, value=fence.words[:_LONGEST])
    elif fence.closing is None and fence.is_lost:
        findings.warn("code_without_end", line, fence=fence.signs)


def _name_link(link: TextLink, source: Source, places: Places, findings: Findings) -> None:
    """Warn of a link in the syntax of Markdown that is text, with the reason."""
    place = places.place_of(link.written)
    if place is None:  # emphasis, a reference or the like is in its words
        place = places.place_of(link.end)
    if place is not None and source.markup == "markdown" and places.before(place) == "\\":
        return  # its editor asked for the text
    line = None if place is None else places.line_at(place)
    if source.markup == "word":
        findings.warn("link_in_word", line, value=link.shown)
    elif source.markup == "text":
        findings.warn("link_in_text", line, value=link.shown)
    elif source.markup == "html" or (place is not None and places.is_html(place)):
        findings.warn("link_in_html", line, value=link.shown, right=_element(link))
    elif link.is_broken:
        findings.warn("link_as_text", line, value=link.shown)


def _name_reference(written: str, places: Places, findings: Findings) -> None:
    """Warn of a link that names an address which the text lacks."""
    place = places.place_of(written)
    if place is not None and places.before(place) == "\\":
        return  # its editor asked for the text
    line = None if place is None else places.line_at(place)
    words, label = written.lstrip("!")[1:-1].split("][")
    right = f"[{label or words}]: https://…"
    findings.warn("link_without_address", line, value=written[:_LONGEST], right=right)


def _name_stars(found: tuple[str, ...], source: Source, places: Places, findings: Findings) -> None:
    """Warn, once, of words between stars that are not bold: one cause has many of them."""
    for stars in found:
        place = places.place_of(stars)
        if place is None and "\\*" in source.text.text:
            continue  # its editor asked for stars
        line = None if place is None else places.line_at(place)
        findings.warn("bold_as_text", line, value=stars[:_LONGEST])
        return


def _element(link: TextLink) -> str:
    address = html.escape(_BLANK.sub("%20", link.address.strip()))
    if link.written.startswith("!"):
        return f'<img src="{address}" alt="{html.escape(link.words)}">'
    return f'<a href="{address}">{html.escape(link.words, quote=False)}</a>'


def name_left_out_of_word(document: Converted, findings: Findings) -> None:
    """Warn of what a .docx has and its page has not."""
    for name in document.pictures_left_out:
        findings.warn("docx_picture_left_out", None, value=name)
    if document.words_left_out:
        findings.warn("docx_words_left_out", None, value=document.words_left_out)
    if document.around_left_out:
        findings.warn("docx_around_left_out", None, value=document.around_left_out)
    for name in document.files_left_out:
        findings.warn("docx_file_left_out", None, value=name)
    for font in document.signs_left_out:
        findings.warn("docx_sign_left_out", None, value=font)
