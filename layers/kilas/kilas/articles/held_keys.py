"""The keys that hold a file back: they say whether or when it is shown, but not clearly.

Such a key is misspelt, in the wrong place, or without a value. Each is a problem
(docs/decisions/0025). For kilas.articles.read alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.articles import field_names, meant_names
from kilas.articles.answers import (
    DATES,
    ENDS,
    FLAGS,
    NOT_NOW,
    SHOWN,
    could_be,
    hides,
    is_hiding_status,
)
from kilas.articles.dates import is_date
from kilas.articles.key_words import clearly_shows, is_of_another_site, moment_of, words_of
from kilas.articles.labels import is_label
from kilas.articles.limiting import APPROVALS, LABELS, slip
from kilas.articles.near_keys import OF_OTHER_TOOLS, is_one_edit, meant
from kilas.documents.looks import is_bare, plain, seen
from kilas.documents.values import Items, Table, Text, fold
from kilas.documents.yes_or_no import yes_or_no

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import tzinfo

    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.documents.values import Entry, Value

_FIELDS: Final = (
    tuple(name for name in DATES if name not in field_names.IS_PUBLISHED),
    ENDS, *((name,) for name in FLAGS), *((name,) for name in SHOWN), field_names.STATUS,
    field_names.VISIBILITY, field_names.WITHDRAWN,
)  # fmt: skip
"""The fields that decide, each by its names. If one name has a value, the others may be empty."""

_MAY_BE_BLANK: Final = frozenset(map(fold, ("publishDate", "pubDate", "date")))
"""Dates that may be blank: Hugo takes them for absent, and templates of new articles have them."""

_SAYS_REMOVED: Final = ("deleted", "removed", "trash", "trashed")
_DECIDING: Final = {fold(name): name for name in field_names.SHOWING}
_NESTED: Final = frozenset(
    map(
        fold,
        ("draft", "isDraft", "withdrawn", "publishDate", "unpublished", *field_names.EXPIRES[:2]),
    )
)
_NESTED_ANSWERS: Final = _NESTED | frozenset(
    map(fold, ("published", "publish", "isPublished", "unlisted", "status"))
)
"""Names that mean the article even in the value of another field, if their own value hides it."""

_OF_THE_ARTICLE: Final = frozenset(
    {
        "hugo", "jekyll", "eleventy", "11ty", "pelican", "zola", "hexo", "ghost", "wordpress", "wp",
        "astro", "obsidian", "meta", "metadata", "frontmatter", "post", "article", "artikel",
        "berita", "publishing", "publication", "kilas",
    }
)  # fmt: skip
"""Folded names of tables about the whole article: every field that decides counts in them."""

_OF_CHILDREN: Final = "cascade"
"""Hugo's, for the pages below: https://gohugo.io/configuration/cascade/"""

_AMBIGUOUS: Final = (*field_names.MAY_SHOW, *field_names.MAY_HIDE)
_MAY_HAVE_DATE: Final = frozenset(map(fold, (*_AMBIGUOUS, *field_names.MAY_BE_DATE)))


class HeldKeys:
    """Reports the keys of one file that must not be passed over."""

    def __init__(self, fields: Fields, zone: tzinfo, findings: Findings) -> None:
        self._fields = fields
        self._zone = zone
        self._findings = findings

    def check(self) -> frozenset[str]:
        """Report each key that holds the file back; the folded keys of all of them."""
        held = {*self._misspelt(), *self._ambiguous_with_date(), *self._empty(), *self._nested()}
        for entry in self._fields.each(field_names.PASSWORD):
            right = self._fields.written("draft", "true")
            self._findings.problem("no_password", entry.line, key=entry.key, right=right)
        return frozenset(held)

    def is_meant(self, entry: Entry, name: str) -> bool:
        """Whether a key that looks like this known name is reported here, or needs no report."""
        folded, text = fold(entry.key), _text(entry.value)
        if (other := is_of_another_site(entry.key)) or folded in OF_OTHER_TOOLS or is_bare(text):
            return other
        answer = yes_or_no(text)
        if name in _AMBIGUOUS:
            takes = is_one_edit(folded, fold(name)) and answer is not None
        elif name in field_names.SHOWING:
            takes = could_be(name, text, self._zone)
        elif name in field_names.LABELS:
            if takes := is_label(name, text):
                right = self._fields.written(name, text)
                self._findings.problem("near_label", entry.line, key=entry.key, right=right)
            return takes
        else:
            takes = name in field_names.MAY_BE_STATUS and is_hiding_status(text)
        if not takes or (answer is not None and clearly_shows(folded, answer)):
            return name in field_names.OF_OTHERS and not is_date(text, self._zone)
        self._hold(entry, name if name in field_names.SHOWING else "draft")
        return True

    def line_of(self, name: str) -> str:
        """The line on which the top of the file already has this name, or ""."""
        entry = self._fields.entries.get(fold(name))
        return str(entry.line) if entry and entry.line else ""

    def _misspelt(self) -> Iterator[str]:
        for folded, entry in self._fields.every:
            if folded in field_names.FOLDED:
                continue
            name = meant(folded)
            if self._is_of_another_tool(folded, entry.value):
                if name == "isDraft":
                    yield folded  # no warning either
                continue
            if name:
                self._hold(entry, name, fits=could_be(name, _text(entry.value), self._zone))
                yield folded
            elif name := self._by_words(folded, _text(entry.value)):
                self._hold(entry, name)
                yield folded
            elif self._is_slip_of_a_limit(entry):
                yield folded

    def _is_slip_of_a_limit(self, entry: Entry) -> bool:
        """Whether a key is meant for what labels or limits the article; reports it then."""
        limit = slip(entry.key, _text(entry.value))
        if limit:
            code, right = "near_label", self._fields.written(limit.name, entry.value)
            if limit in APPROVALS.values():
                code, right = "not_approved", self._fields.written("draft", "true")
            self._findings.problem(code, entry.line, key=entry.key, right=right)
        return limit is not None

    def _by_words(self, folded: str, text: str) -> str | None:
        """The field for which a key made of words for showing is meant, given its value."""
        words = words_of(folded)
        answer = None if is_bare(text) else yes_or_no(text)
        if words.anything and not is_bare(text) and answer is None:
            return moment_of(folded)
        if words.moment and is_date(text, self._zone):
            return moment_of(folded)
        if words.flag and answer is not None and not clearly_shows(folded, answer):
            return "draft"
        if (words.flag and plain(text) in NOT_NOW) or (words.status and is_hiding_status(text)):
            return "draft"
        return "withdrawn" if words.reason and not is_bare(text) and answer is not False else None

    def _ambiguous_with_date(self) -> Iterator[str]:
        """Keys that have a date, and whose names often mean something else."""
        has_any = self._fields.has_any(_MAY_HAVE_DATE)
        others = field_names.MAY_BE_DATE if has_any and not self._fields.first(DATES) else ()
        for name in (*_AMBIGUOUS, *others) if has_any else ():
            for entry in self._fields.each((name,)):
                if is_date(_text(entry.value), self._zone):
                    ends = "expiryDate" if name in _SAYS_REMOVED else "draft"
                    self._hold(entry, ends if name in field_names.MAY_HIDE else "date")
                    yield fold(entry.key)

    def _hold(self, entry: Entry, name: str, *, fits: bool | None = None) -> None:
        """Report a key that was meant for this name, with a line to write that publishes nothing.

        `fits`: whether the line may have the key's own value. By default, if the value hides.
        """
        text = _text(entry.value)
        fits = hides(name, text, self._zone) if fits is None else fits
        is_moment = name in (*DATES, *ENDS)
        to_write, value = (name, text) if fits else ("draft", "true")
        if name in field_names.WITHDRAWN and not fits:
            to_write, value = name, ""
        right, key = self._fields.written(to_write, value), entry.key
        if at := self.line_of(to_write):
            self._findings.problem(
                "near_again", entry.line, key=key, name=to_write, right=right, at=at
            )
        elif is_moment and not fits:
            self._findings.problem("near_date", entry.line, key=key, name=name, right=right)
        else:
            self._findings.problem("near_key", entry.line, key=key, name=name, right=right)

    def _is_of_another_tool(self, folded: str, value: Value) -> bool:
        name = OF_OTHER_TOOLS.get(folded)
        if name is None:
            return False
        fits = could_be(name, _text(value), self._zone)
        return name == "isDraft" or not fits or self._fields.first(_beside(name)) is not None

    def _empty(self) -> Iterator[str]:
        for names in _FIELDS:
            for entry in self._fields.empty(names):
                key, line = entry.key, entry.line
                right = self._fields.written("draft", "true")
                if fold(key) in _MAY_BE_BLANK and not seen(_text(entry.value)).strip():
                    self._findings.warn("blank_date", line, key=key, right=right)
                elif names[0] in (*DATES, *ENDS) and names[0] not in SHOWN:
                    self._findings.problem("empty_date", line, key=key, right=right)
                else:
                    right = self._fields.written(key, _example(names[0]))
                    self._findings.problem("empty_key", line, key=key, right=right)
                yield fold(key)

    def _nested(self) -> Iterator[str]:
        """Keys within the value of another field, where no field of the article is read."""
        for folded, entry in self._fields.every:
            if folded == _OF_CHILDREN or isinstance(entry.value, Text):
                continue
            decides: Callable[[Entry], bool] = self._decides_anywhere
            if folded in field_names.IMAGE:
                decides = self._is_known
            elif folded in _OF_THE_ARTICLE:
                decides = self._decides_here
            for inner in _deciding_entries(entry.value, decides, own=folded == field_names.PARAMS):
                self._report_nested(inner, entry)
                yield folded

    def _report_nested(self, inner: Entry, outer: Entry) -> None:
        folded = fold(inner.key)
        own = LABELS[folded].name if folded in LABELS else _DECIDING.get(folded)
        name = own or meant(inner.key) or "draft"
        value = inner.value if name != "draft" or own else "true"
        right, key, table = self._fields.written(name, value), inner.key, outer.key
        if at := self.line_of(name):
            self._findings.problem(
                "nested_again", inner.line, key=key, table=table, right=right, at=at
            )
        else:
            self._findings.problem("nested_key", inner.line, key=key, table=table, right=right)

    def _decides_anywhere(self, inner: Entry) -> bool:
        folded, text = fold(inner.key), _text(inner.value)
        if folded in _NESTED_ANSWERS:
            return folded in _NESTED or self._is_no_date_that_hides(_DECIDING[folded], text)
        name = meant(folded) if folded not in field_names.FOLDED else None
        if name is None or folded in OF_OTHER_TOOLS:
            return False
        own = folded not in meant_names.MEANING and fold(name) in _NESTED_ANSWERS
        return (own or name in ("draft", "withdrawn")) and self._is_no_date_that_hides(name, text)

    def _decides_here(self, inner: Entry) -> bool:
        folded, text = fold(inner.key), _text(inner.value)
        name = _DECIDING.get(folded)
        if name is None and folded not in field_names.FOLDED and folded not in OF_OTHER_TOOLS:
            name = meant(folded) or self._by_words(folded, text)
        if folded in LABELS:
            return LABELS[folded].limits(text)
        return folded in _NESTED or (name is not None and hides(name, text, self._zone))

    @staticmethod
    def _is_known(inner: Entry) -> bool:
        return fold(inner.key) in _DECIDING

    def _is_no_date_that_hides(self, name: str, text: str) -> bool:
        if name in field_names.IS_PUBLISHED and yes_or_no(text) is None:
            return False
        return hides(name, text, self._zone)


def _beside(name: str) -> Collection[str]:
    return next((names for names in (DATES, ENDS) if name in names), (name,))


def _example(name: str) -> str:
    """A value for a field that has none: one that hides, as the editor may have meant."""
    others = {"status": "draft", "visibility": "private", "withdrawn": ""}
    return "false" if name in SHOWN else others.get(name, "true")


def _text(value: Value) -> str:
    return value.text if isinstance(value, Text) else ""


def _deciding_entries(
    value: Value, decides: Callable[[Entry], bool], *, own: bool = False
) -> Iterator[Entry]:
    """The entries that decide, at any depth of a list or a table.

    In a table whose fields are the article's `own`, entries of the first level do not count.
    """
    if isinstance(value, Items):
        for item in value.items:
            yield from _deciding_entries(item, decides)
    elif isinstance(value, Table):
        for entry in value.entries:
            if not own and decides(entry):
                yield entry
            yield from _deciding_entries(entry.value, decides)
