"""Names fields that stand below the title of a text. For articles.read alone.

An export of Notion begins with the title, a blank line and its properties, "Status: Draft". In a
file that `plain_files` publishes they are words of the text, and say nothing of the article. What
Notion itself writes, "Last edited time: …", is named below a front matter too.
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


_OF_NOTION: Final = frozenset(
    map(fold, ("created time", "created by", "last edited time", "last edited by"))
)


def name_property_lines(source: Source, findings: Findings) -> None:
    """Warn of such lines, where one of them is a field."""
    if source.markup != "markdown":
        return
    meant = _OF_NOTION if source.table.entries else _MEANT | _OF_NOTION
    found = pattern(_PROPERTIES).match(source.text.text[:_LONGEST_SEARCHED])
    lines = found[1].splitlines() if found else []
    field = next((line for line in lines if fold(line.partition(":")[0]) in meant), "")
    if found and field:
        first = source.text.line + source.text.text.count("\n", 0, found.start(1))
        line = first + lines.index(field)
        findings.warn("field_in_text", line, value=field.strip())
