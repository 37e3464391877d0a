"""A file of an article, split: its fields, the text of them, its body. For this room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from kilas.documents.values import Table
from kilas.docx.converted import Converted
from kilas.problems import Problem

if TYPE_CHECKING:
    from kilas.documents.values import Syntax

Markup = Literal["markdown", "html", "text", "word"]
"""What a body is written in."""


class Part(NamedTuple):
    """A piece of a file, and the line on which it begins."""

    text: str
    line: int


class Around(NamedTuple):
    """Words of a saved page beside its article: the first ones, how many, the line of the first."""

    words: str
    number: int
    line: int


class Source(Struct, frozen=True):
    """The parts of a file: the fields of its front matter, the text of them, the text of the body.

    `head`, the text of the front matter, is empty in syntaxes where no value can swallow a line.
    `document` is the body of a .docx, of which `text` has the words. `around` is what a saved page
    has around its article. `notes` are on its fences. `sheets` are the styles of a document's head.
    """

    table: Table
    head: Part
    text: Part
    markup: Markup = "markdown"
    document: Converted | None = None
    around: tuple[Around, ...] = ()
    notes: tuple[Problem, ...] = ()
    sheets: str = ""

    @property
    def syntax(self) -> Syntax:
        """The syntax of the front matter."""
        return self.table.syntax

    @property
    def body(self) -> str:
        """What is below the front matter, in its markup; of a .docx, HTML."""
        return self.document.html if self.document else self.text.text
