"""Whether and when an article is shown: the part of front matter that must never be misread.

A field that hides, delays or withdraws is never taken for "publish" (docs/decisions/0025). So every
name of such a field counts, not only the first one given. A name without a value is a problem, and
so is a key that nearly is such a name.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Final

from kilas.articles import field_names
from kilas.articles.answers import (
    NOT_NOW,
    SCHEDULED,
    STATUSES,
    VISIBILITIES,
    is_hiding_status,
    is_reason,
)
from kilas.articles.dates import YEARS, date_in, is_date, read_date
from kilas.documents.looks import plain
from kilas.documents.values import Text, fold
from kilas.documents.yes_or_no import is_no, yes_or_no
from kilas.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, tzinfo

    from kilas.articles.dates import Dated
    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.documents.values import Entry

MAX_REASON: Final = 2000

_NEVER: Final = frozenset(
    {"never", "none", "no", "false", "forever", "tidak", "tidak pernah", "selamanya"}
)
"""Words for an end that never comes."""

_BUILT: Final = {
    **dict.fromkeys(("always", "true"), "always"),
    **dict.fromkeys(("never", "false", "link", "local"), "never"),
}
_BUILD_OPTIONS: Final = ("render", "list", "publishResources")
_LONGEST_OPTION: Final = 32
_FIRST_DRAFT: Final = ("draft_date",)


_HIDING: Final = frozenset(
    map(
        fold,
        (*field_names.DRAFT, *field_names.ALSO_DRAFT, *field_names.IS_PUBLISHED,
         *field_names.ALSO_IS_PUBLISHED, *field_names.VISIBILITY, *field_names.STATUS,
         *field_names.MAY_BE_STATUS, *field_names.BUILD, *field_names.URL, *field_names.MAY_SHOW,
         *field_names.MAY_HIDE),
    )
)  # fmt: skip
"""The folded names of the fields that may make an article a draft."""


class Showing:
    """Reads whether and when one article is shown; mistakes and doubts go to `findings`."""

    def __init__(self, fields: Fields, zone: tzinfo, findings: Findings) -> None:
        self._fields = fields
        self._zone = zone
        self._findings = findings

    def published(self) -> Dated | None:
        """The date of publication, if any: the latest of our field and those of other tools."""
        flags = [name for name in field_names.IS_PUBLISHED if self._answer(name) is not None]
        dates = self._dates(name for name in field_names.PUBLISHED if name not in flags)
        latest = max([*dates[:1], *self._dates(field_names.ALSO_PUBLISHED)], default=None)
        if latest:
            self._check_first_draft(latest)
        return latest

    def _check_first_draft(self, published: Dated) -> None:
        """Warn of a first draft behind the publication: it may be meant to delay the article."""
        for entry in self._fields.each(_FIRST_DRAFT):
            text = entry.value.text if isinstance(entry.value, Text) else ""
            if is_date(text, self._zone) and read_date(text, self._zone) > published:
                right = self._fields.written("date", text)
                self._findings.warn("late_draft_date", entry.line, key=entry.key, right=right)

    def expires(self) -> datetime | None:
        """When the article leaves the site, if ever; of several dates, the earliest."""
        entries = self._fields.each((*field_names.EXPIRES, *field_names.ALSO_EXPIRES))
        dates = self._read(each for each in entries if not self._never_comes(each))
        return min((each.moment for each in dates), default=None)

    def is_draft(self) -> bool:
        """Whether the article must not be published, by any field of any tool."""
        fields = self._fields
        if not fields.has_any(_HIDING):
            return False
        drafts = [
            fields.answer(each)
            for each in fields.each((*field_names.DRAFT, *field_names.ALSO_DRAFT))
        ]
        shown = [fields.answer(each) for each in fields.each(field_names.ALSO_IS_PUBLISHED)]
        shown += [self._answer(name) for name in field_names.IS_PUBLISHED]
        visibility = fields.choice(field_names.VISIBILITY, VISIBILITIES, "public")
        hidden = any(drafts) or False in shown or visibility != "public"
        hidden |= self._status() != "published" or not self._is_built()
        return hidden or self._has_no_file() or self._may_be_hidden()

    def withdrawn(self) -> str:
        """The public reason for a withdrawal, or ""."""
        entry = self._fields.first(field_names.WITHDRAWN)
        if entry is None:
            return ""
        reason = self._fields.text(field_names.WITHDRAWN, MAX_REASON)
        if not isinstance(entry.value, Text) or yes_or_no(reason) is False:
            return ""
        if not is_reason(reason):
            right = self._fields.written(entry.key, "")
            self._findings.problem("no_reason", entry.line, right=right)
        return reason

    def _dates(self, names: Iterator[str] | tuple[str, ...]) -> list[Dated]:
        return self._read(self._fields.each(names))

    def _read(self, entries: Iterable[Entry]) -> list[Dated]:
        dates = (date_in(each, self._fields, self._zone, self._findings) for each in entries)
        return [date for date in dates if date]

    def _never_comes(self, entry: Entry) -> bool:
        """Whether an end is a word for none, or a year that no newspaper sees, as programs write
        it for none.
        """
        text = plain(entry.value.text) if isinstance(entry.value, Text) else ""
        far = pattern(r"(\d{4})-\d\d-\d\d(?!\d).*", re.ASCII | re.DOTALL).fullmatch(text)
        if far is None or int(far[1]) < YEARS.stop:
            return text in _NEVER
        self._findings.warn("end_never_comes", entry.line, key=entry.key, value=text)
        return True

    def _answer(self, name: str) -> bool | None:
        entry = self._fields.first((name,))
        return yes_or_no(entry.value.text) if entry and isinstance(entry.value, Text) else None

    def _status(self) -> str:
        """Pelican's status. "scheduled" is a problem under any key: only a date says when."""
        for entry in self._fields.each((*field_names.STATUS, *field_names.MAY_BE_STATUS)):
            text = entry.value.text if isinstance(entry.value, Text) else ""
            if plain(text) in SCHEDULED:
                right = self._fields.written("draft", "true")
                self._findings.problem(
                    "status_no_date", entry.line, key=entry.key, value=text, right=right
                )
                return "scheduled"
        return self._fields.choice(field_names.STATUS, STATUSES, "published")

    def _has_no_file(self) -> bool:
        """Eleventy's `permalink: false`: https://www.11ty.dev/docs/permalinks/"""
        return any(is_no(entry.value) for entry in self._fields.each(field_names.URL))

    def _is_built(self) -> bool:
        entry = self._fields.first(field_names.BUILD)
        if entry is None:
            return True
        if isinstance(entry.value, Text):
            answer = yes_or_no(entry.value.text)
            if answer is None:
                word = _BUILT.get(plain(entry.value.text), "never")
                right = self._build_line(word)
                self._findings.problem("build_no_table", entry.line, key=entry.key, right=right)
            return answer is not False
        options = self._fields.table(entry.value, entry.key)
        if options is None:
            return True
        self._check_options(options)
        chosen = [options.choice(names, _BUILT, "always") for names in field_names.BUILD_OPTIONS]
        return set(chosen) == {"always"}

    def _build_line(self, word: str) -> str:
        match self._fields.syntax:
            case "yaml":
                return f"build: {{render: {word}}}"
            case "toml":
                return f'build = {{render = "{word}"}}'
            case "json":
                return f'"build": {{"render": "{word}"}}'
            case _:  # HTML and header lines have no tables
                return self._fields.written("draft", "true" if word == "never" else "false")

    def _check_options(self, options: Fields) -> None:
        """Report keys that nearly are an option of `build`, or have a value that hides."""
        known = {fold(name): name for name in _BUILD_OPTIONS}
        for folded, entry in options.entries.items():
            if folded in known:
                continue
            text = entry.value.text if isinstance(entry.value, Text) else ""
            close = difflib.get_close_matches(folded[:_LONGEST_OPTION], known, n=1)
            if close or _BUILT.get(plain(text)) == "never":
                name = known[close[0]] if close else "render"
                right = self._fields.written(name, text)
                self._findings.problem(
                    "near_key", entry.line, key=entry.key, name=name, right=right
                )

    def _may_be_hidden(self) -> bool:
        """Whether a field that often means something else clearly hides the article."""
        return (
            any(self._answer(name) is False for name in field_names.MAY_SHOW)
            or any(self._answer(name) is True for name in field_names.MAY_HIDE)
            or any(plain(text) in NOT_NOW for text in self._texts(field_names.MAY_SHOW))
            or any(map(is_hiding_status, self._texts(field_names.MAY_BE_STATUS)))
        )

    def _texts(self, names: tuple[str, ...]) -> list[str]:
        values = (entry.value for entry in self._fields.each(names))
        return [value.text for value in values if isinstance(value, Text)]
