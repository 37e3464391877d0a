"""Names fields that stand below the title of a file without front matter. For articles.read alone.

An export of Notion begins with the title, a blank line and its properties, "Status: Draft". In a
file that `plain_files` publishes they are words of the text, and say nothing of the article.
https://www.notion.com/help/export-your-content
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.articles import field_names, meant_names
from kilas.articles.other_values import FOREIGN_FOLDED
from kilas.documents.values import fold
from kilas.patterns import pattern

if TYPE_CHECKING:
    from kilas.articles.source import Source
    from kilas.documents.findings import Findings

_KEY: Final = r"[^\W\d_][\w ()-]{0,40}"
_LINE: Final = rf"{_KEY}:[ \t]++\S[^\n]*+(?:\n|\Z)"
_BLANK: Final = r"[ \t]*+(?:\n|\Z)"
_PROPERTIES: Final = rf"\s*+#[ \t][^\n]*+\n(?:[ \t]*+\n)+((?:{_LINE})++)(?={_BLANK})"
_LONGEST_SEARCHED: Final = 10_000
_MEANT: Final = field_names.FOLDED | FOREIGN_FOLDED | frozenset(map(fold, meant_names.INDONESIAN))


def name_property_lines(source: Source, findings: Findings) -> None:
    """Warn of such lines, where one of them is a field."""
    if source.markup != "markdown" or source.table.entries:
        return
    found = pattern(_PROPERTIES).match(source.text.text[:_LONGEST_SEARCHED])
    lines = found[1].splitlines() if found else []
    field = next((line for line in lines if fold(line.partition(":")[0]) in _MEANT), "")
    if found and field:
        first = source.text.line + source.text.text.count("\n", 0, found.start(1))
        line = first + lines.index(field)
        findings.warn("field_in_text", line, value=field.strip())
