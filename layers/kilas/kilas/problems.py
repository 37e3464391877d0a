"""A mistake in an uploaded file, as data; the desk report puts it in the editor's language."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: which rule it breaks, on which line, and the values the report must quote.

    `code` names an entry of the catalogues in `kilas.texts`; `line` counts from 1 and is
    None where the file as a whole is at fault; `values` fill the placeholders of the text.
    A warning does not keep the file from being published.
    """

    code: str
    line: int | None = None
    values: dict[str, str] = field(default_factory=dict)
    warning: bool = False
