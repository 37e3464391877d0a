"""The fields that name the article which this one corrects, answers or continues → links.

For kilas.articles.read. Ingest looks up where the links lead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kilas.articles.address import SUFFIXES
from kilas.articles.field_names import FOLLOW_UPS, MAX_LINE, MAX_ORIGINALS
from kilas.articles.local_links import LocalLink, local_address
from kilas.documents.looks import seen
from kilas.documents.values import Items, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.articles.article import FollowUpKind
    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.documents.values import Entry, Value
    from kilas.site.site import Site

_NO_ADDRESS: Final = str.maketrans({"%": "%25", "?": "%3F", ":": "%3A"})
"""Signs that the name of a file may have, and that say something else in an address."""

_MARKDOWN_LINK: Final = re.compile(r"\[[^\[\]]*\]\((?:<([^<>]+)>|([^()\s]+))\)")


def originals_in(of: str, fields: Fields, site: Site, findings: Findings) -> tuple[LocalLink, ...]:
    """The links to the originals, at most MAX_ORIGINALS; `of` is the kind of the file. Without
    those of a static page.
    """
    given = [(kind, each) for kind, names in FOLLOW_UPS.items() for each in fields.each(names)]
    if of == "page":
        for _, entry in given:
            findings.warn("follow_up_of_page", entry.line, key=entry.key)
        return ()
    found = [link for kind, entry in given for link in _links(kind, entry, site, findings)]
    links = tuple(dict.fromkeys(found))
    if given:
        entry = given[-1][1]
        written = [link.written for link in links]
        findings.warn_of_rest(entry.key, entry.line, written, MAX_ORIGINALS)
    return links[:MAX_ORIGINALS]


def _links(kind: FollowUpKind, entry: Entry, site: Site, findings: Findings) -> Iterator[LocalLink]:
    for value in entry.value.items if isinstance(entry.value, Items) else (entry.value,):
        key, line = findings.wording.key(entry.key), value.line or entry.line
        links = _note_links(value)
        for path in links or ():
            if written := local_address(path, site.base_url):
                yield LocalLink(written, line, kind=kind, key=key, by_name=True)
            else:
                findings.warn("no_original", line, key=entry.key, value=path[:MAX_LINE])
        if links is not None:
            continue
        text = _text(value)
        written = local_address(text, site.base_url) or _id_with_a_colon(text)
        if written:
            yield LocalLink(written, line, kind=kind, key=key)
        elif text or not isinstance(value, Text):
            name = text[:MAX_LINE] or entry.key
            findings.warn("no_original", line, key=entry.key, value=name)


def _note_links(value: Value) -> list[str] | None:
    """The addresses of a value that is written as links, as Obsidian and Markdown write them; None
    of another value. That of a heading of the note itself is its "#" and name.
    """
    if not isinstance(value, Text):
        return None
    if value.links:
        paths = (each.partition("#")[0].strip() or each for each in value.links)
        return [path.translate(_NO_ADDRESS) for path in paths]
    link = _MARKDOWN_LINK.fullmatch(value.text.strip())
    return [link[1] or link[2]] if link else None


def _id_with_a_colon(text: str) -> str:
    """Blogger's id "tag:blogger.com,1999:blog-1.post-2" is no address of another site."""
    is_other = "//" in text or text.lower().startswith("mailto:")
    return text if ":" in text and not is_other else ""


def _text(value: Value) -> str:
    """What a value names; the name of a file may have a "#" in it, as "articles/ralat #1.md"."""
    if not isinstance(value, Text):
        return ""
    whole = value.meant if value.meant.lower().endswith(SUFFIXES) else value.text
    return seen(whole).strip()
