"""The language of one article, where the article is not in the newspaper's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.articles import field_names
from kilas.bodies.language_tags import language_tag
from kilas.documents.values import Text

if TYPE_CHECKING:
    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings


def language_of(fields: Fields, findings: Findings) -> str:
    """The tag that the file gives, as `language_tag` writes it; "" for none. What is no tag is left
    out, with a warning.
    """
    entry = fields.first(field_names.LANG)
    if entry is None:
        return ""
    if not isinstance(entry.value, Text):
        findings.warn("side_text_left_out", entry.line, key=entry.key)
        return ""
    tag = language_tag(entry.value.text)
    if not tag:
        findings.warn("lang_left_out", entry.line, key=entry.key, value=entry.value.text)
    return tag
