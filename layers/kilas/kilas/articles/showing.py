"""Whether and when an article is shown: of front matter, the part that must never be misread.

What hides, delays or withdraws is never taken for "publish" (docs/decisions/0025). So every name
of such a field counts, not only the first; one without a value is a problem, and so is a key that
nearly is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.articles import keys
from kilas.articles.dates import date_in, is_date
from kilas.articles.near_keys import OF_OTHER_TOOLS, meant
from kilas.documents.fields import yes_or_no
from kilas.documents.looks import is_bare, plain
from kilas.documents.values import Items, Table, Text, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime, tzinfo

    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.documents.values import Entry, Value

MAX_REASON: Final = 2000

STATUSES: Final = {
    "published": "published",
    "publish": "published",
    "draft": "draft",
    "hidden": "hidden",
    "skip": "skip",
    **dict.fromkeys(
        ("drafts", "private", "pending", "trash", "auto-draft", "inherit", "unlisted"), "draft"
    ),
}
"""Pelican's, and WordPress's: https://wordpress.org/documentation/article/post-status/. Its
"future" is none: only a date says when."""

_VISIBILITIES: Final = {
    "public": "public",
    **dict.fromkeys(("private", "hidden", "password", "unlisted", "members", "paid", "tiers"),
                    "private"),
}  # fmt: skip
_BUILT: Final = {
    **dict.fromkeys(("always", "true"), "always"),
    **dict.fromkeys(("never", "false", "link", "local"), "never"),
}
_NO_REASONS: Final = frozenset(
    {
        "withdrawn", "retracted", "removed", "deleted", "dicabut", "ditarik", "dihapus", "ya",
        "yes", "reason", "alasan", "none", "null", "nil", "todo", "tba", "xxx",
    }
)  # fmt: skip
_NESTED: Final = frozenset(
    map(fold, ("draft", "isDraft", "withdrawn", "publishDate", "unpublished", *keys.EXPIRES[:2]))
)
_OF_CHILDREN: Final = "cascade"
"""Hugo's, for the pages below: https://gohugo.io/configuration/cascade/"""


class Showing:
    """Reads whether and when one article is shown; what is wrong or in doubt goes to `findings`."""

    def __init__(self, fields: Fields, zone: tzinfo, findings: Findings) -> None:
        self._fields = fields
        self._zone = zone
        self._findings = findings

    def check_keys(self) -> frozenset[str]:
        """Note what nearly says, or says in the wrong place or without a value, whether and when.

        The folded keys of these.
        """
        named = {*self._near(), *self._empty(), *self._nested()}
        for entry in self._fields.each(keys.PASSWORD):
            self._findings.problem(
                "no_password",
                entry.line,
                key=entry.key,
                right=self._fields.written("draft", "true"),
            )
        return frozenset(named)

    def published(self) -> datetime | None:
        """When the article is, or was, first shown, if its front matter says so."""
        flags = [name for name in keys.IS_PUBLISHED if self._answer(name) is not None]
        dates = self._dates(name for name in keys.PUBLISHED if name not in flags)
        return max([*dates[:1], *self._dates(keys.ALSO_PUBLISHED)], default=None)

    def expires(self) -> datetime | None:
        """When it leaves the site, if ever."""
        return min(self._dates((*keys.EXPIRES, *keys.ALSO_EXPIRES)), default=None)

    def is_draft(self) -> bool:
        """Whether it must not be published: Hugo's draft, Jekyll's published, Pelican's status."""
        fields = self._fields
        drafts = [fields.answer(each) for each in fields.each((*keys.DRAFT, *keys.ALSO_DRAFT))]
        shown = [fields.answer(each) for each in fields.each(keys.ALSO_IS_PUBLISHED)]
        shown += [self._answer(name) for name in keys.IS_PUBLISHED]
        status = fields.choice(keys.STATUS, STATUSES, "published")
        visibility = fields.choice(keys.VISIBILITY, _VISIBILITIES, "public")
        hidden = any(drafts) or False in shown or (status, visibility) != ("published", "public")
        return hidden or not self._is_built() or self._may_be_hidden()

    def withdrawn(self) -> str:
        """The public reason for a withdrawal, or ""."""
        entry = self._fields.first(keys.WITHDRAWN)
        if entry is None:
            return ""
        reason = self._fields.text(keys.WITHDRAWN, MAX_REASON)
        if not isinstance(entry.value, Text) or yes_or_no(reason) is False:
            return ""
        if not _is_reason(reason):
            right = self._fields.written(entry.key, "")
            self._findings.problem("no_reason", entry.line, right=right)
        return reason

    def _dates(self, names: Iterator[str] | tuple[str, ...]) -> list[datetime]:
        entries = self._fields.each(names)
        dates = (date_in(each, self._fields, self._zone, self._findings) for each in entries)
        return [date for date in dates if date]

    def _answer(self, name: str) -> bool | None:
        entry = self._fields.first((name,))
        return yes_or_no(entry.value.text) if entry and isinstance(entry.value, Text) else None

    def _is_built(self) -> bool:
        entry = self._fields.first(keys.BUILD)
        if entry is None or (isinstance(entry.value, Text) and yes_or_no(entry.value.text)):
            return True
        if isinstance(entry.value, Text) and yes_or_no(entry.value.text) is False:
            return False
        options = self._fields.table(entry.value, entry.key)
        if options is None:
            return True
        chosen = [options.choice(names, _BUILT, "always") for names in keys.BUILD_OPTIONS]
        return set(chosen) == {"always"}

    def _may_be_hidden(self) -> bool:
        """Whether a field that often means something else clearly hides."""
        statuses = self._fields.each(keys.MAY_BE_STATUS)
        words = [plain(each.value.text) for each in statuses if isinstance(each.value, Text)]
        return (
            any(self._answer(name) is False for name in keys.MAY_SHOW)
            or any(self._answer(name) is True for name in keys.MAY_HIDE)
            or any(STATUSES.get(word, _VISIBILITIES.get(word)) in _HIDING for word in words)
        )

    def _near(self) -> Iterator[str]:
        for folded, entry in self._fields.entries.items():
            name = meant(folded) if folded not in keys.FOLDED else None
            if name and not self._is_of_another_tool(folded, entry.value):
                yield self._held(folded, entry, name)
        if not self._fields.first((*keys.PUBLISHED, *keys.ALSO_PUBLISHED)):
            for entry in self._fields.each(keys.MAY_BE_DATE):
                if isinstance(entry.value, Text) and is_date(entry.value.text, self._zone):
                    yield self._held(fold(entry.key), entry, "date")

    def _held(self, folded: str, entry: Entry, name: str) -> str:
        text = entry.value.text if isinstance(entry.value, Text) else ""
        fits = could_be(name, text, self._zone)
        right = self._fields.written(name, text if fits else _example(name))
        self._findings.problem("near_key", entry.line, key=entry.key, name=name, right=right)
        return folded

    def _is_of_another_tool(self, folded: str, value: Value) -> bool:
        name = OF_OTHER_TOOLS.get(folded)
        if name is None:
            return False
        fits = isinstance(value, Text) and could_be(name, value.text, self._zone)
        return not fits or self._fields.first(_names_beside(name)) is not None

    def _empty(self) -> Iterator[str]:
        for names in _FIELDS:
            for entry in self._fields.empty(names):
                right = self._fields.written(entry.key, _example(names[0]))
                self._findings.problem("empty_key", entry.line, key=entry.key, right=right)
                yield fold(entry.key)

    def _nested(self) -> Iterator[str]:
        """Keys within another field's value, where they say nothing of the article."""
        for folded, entry in self._fields.entries.items():
            if folded == _OF_CHILDREN:
                continue
            names = _ANY if folded in keys.IMAGE else _NESTED
            for inner in _within(entry.value, names, own=folded == keys.PARAMS):
                right = self._fields.written(inner.key, inner.value)
                self._findings.problem(
                    "nested_key", inner.line, key=inner.key, table=entry.key, right=right
                )
                yield folded


_HIDING: Final = frozenset({"draft", "hidden", "skip", "private"})
_ANY: Final = frozenset(map(fold, keys.SHOWING))
_DATES: Final = (*keys.PUBLISHED, *keys.ALSO_PUBLISHED)
_ENDS: Final = (*keys.EXPIRES, *keys.ALSO_EXPIRES)
_FLAGS: Final = (*keys.DRAFT, *keys.ALSO_DRAFT)
_SHOWN: Final = (*keys.IS_PUBLISHED, *keys.ALSO_IS_PUBLISHED)
_FIELDS: Final = (
    tuple(name for name in _DATES if name not in keys.IS_PUBLISHED),
    _ENDS, *((name,) for name in _FLAGS), *((name,) for name in _SHOWN), keys.STATUS,
    keys.VISIBILITY, keys.WITHDRAWN,
)  # fmt: skip
"""The fields that decide, each by its names: an empty name of one that has a value is no matter."""


def could_be(name: str, text: str, zone: tzinfo) -> bool:
    """Whether the field of SHOWING with this name takes this text as its value."""
    if name in keys.IS_PUBLISHED:
        return yes_or_no(text) is not None or is_date(text, zone)
    if name in (*_DATES, *_ENDS):
        return is_date(text, zone)
    if name in (*_FLAGS, *_SHOWN):
        return yes_or_no(text) is not None and not is_bare(text)
    if name in keys.STATUS:
        return plain(text) in STATUSES
    return plain(text) in _VISIBILITIES if name in keys.VISIBILITY else not is_bare(text)


def _names_beside(name: str) -> Collection[str]:
    return next((names for names in (_DATES, _ENDS) if name in names), (name,))


def _example(name: str) -> str:
    if name in (*_DATES, *_ENDS):
        return "2026-11-23 18:20"
    return {"status": "draft", "visibility": "public", "withdrawn": ""}.get(name, "true")


def _is_reason(text: str) -> bool:
    """Whether readers learn something from it: more than a yes, a date or a few signs."""
    letters = sum(map(str.isalpha, text))
    word = "".join(filter(str.isalnum, plain(text)))
    enough = letters >= (3 if text.isascii() else 1)
    return enough and word not in _NO_REASONS and not yes_or_no(word) and not is_date(text)


def _within(value: Value, names: Collection[str], *, own: bool = False) -> Iterator[Entry]:
    """The entries of these folded names at any depth of a list or a table.

    Those of a table whose fields are the article's `own` count only below its first level.
    """
    if isinstance(value, Items):
        for item in value.items:
            yield from _within(item, names)
    elif isinstance(value, Table):
        for entry in value.entries:
            if not own and fold(entry.key) in names:
                yield entry
            yield from _within(entry.value, names)
