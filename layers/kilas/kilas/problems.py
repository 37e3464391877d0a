"""A mistake in an uploaded file or in a request, as data: `kilas.texts` has the words."""

from __future__ import annotations

from msgspec import Struct, field


class Problem(Struct, frozen=True, omit_defaults=True):
    """One mistake: the rule that is broken, the line, and the values that the report quotes.

    `code` names an entry of the catalogues in `kilas.texts`; `line` counts from 1 and is
    None where the file as a whole is at fault; `values` fill the placeholders of the text.
    A file with warnings alone is published.
    """

    code: str
    line: int | None = None
    values: dict[str, str] = field(default_factory=dict)
    warning: bool = False
