"""What labels or limits an article: whether it is an advertisement, whether it is verified, and
what readers may do. For kilas.articles.metadata, and for the modules that report keys.

Such a field is never passed over without a word: an advertisement without its label would look like
news. The names of other tools count too, and of several answers the one that limits most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.articles import field_names
from kilas.documents.looks import is_bare, plain, seen
from kilas.documents.values import Items, Table, Text, fold
from kilas.documents.yes_or_no import yes_or_no

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kilas.articles.article import Comments
    from kilas.documents.fields import Fields
    from kilas.documents.findings import Findings
    from kilas.documents.values import Entry, Value

COMMENTS: Final[dict[str, Comments]] = {
    **dict.fromkeys(
        ("open", "true", "yes", "y", "on", "1", "ya", "buka", "dibuka", "terbuka", "enabled",
         "enable", "aktif"), "open"
    ),
    **dict.fromkeys(
        ("closed", "close", "locked", "lock", "tutup", "ditutup", "tertutup", "dikunci"), "closed"
    ),
    **dict.fromkeys(
        ("off", "false", "no", "n", "0", "tidak", "none", "never", "disabled", "disable", "mati",
         "matikan", "dimatikan", "nonaktif", "tanpa", "hidden"), "off"
    ),
}  # fmt: skip
"""The words for each state of a thread. WordPress's are open and closed."""

_NONE_SO_FAR: Final = "0"
"""Off, as everywhere in YAML; but in exports of other tools it is the number of comments."""

_LIMITING: Final[dict[tuple[str, ...], Comments]] = {
    field_names.NO_COMMENTS: "off",
    field_names.CLOSED_COMMENTS: "closed",
}
"""The state of a thread where a flag of other tools has a yes."""

_ORDER: Final[tuple[Comments, ...]] = ("open", "closed", "off")
_ADVERTISEMENT: Final = frozenset(
    {
        "advertorial", "advertorials", "iklan", "sponsored", "sponsor", "advertisement", "pariwara",
        "konten berbayar", "konten bersponsor", "sponsored content", "paid content",
        "branded content", "berita berbayar",
    }
)  # fmt: skip
_KINDS: Final = tuple(
    map(
        fold,
        (*field_names.TAGS, *field_names.CATEGORIES, *field_names.ONE_TAG,
         *field_names.ONE_CATEGORY, *field_names.SECTION, "type", "layout", "label", "labels",
         "kind", "format", "genre"),
    )
)  # fmt: skip
"""Folded names of fields, known ones and others, that say what kind of an article it is."""
_OF_EDITORS: Final = frozenset(map(fold, field_names.OF_EDITORS))
_OF_LABELS: Final = frozenset(map(fold, (*field_names.LIMITING, *field_names.CORRECTIONS)))
"""The folded names of all fields that are read here, but those of _KINDS."""
_NOT_YET: Final = frozenset(
    {"required", "require", "needed", "pending", "waiting", "wajib", "perlu", "menunggu", "belum"}
)


def is_label(name: str, text: str) -> bool:
    """Whether the field of ALL_LABELS with this name takes this text as a value."""
    if name in (*field_names.COMMENTS, *field_names.ALSO_COMMENTS):
        return plain(text) in COMMENTS
    return _answer(text) is not None


def is_not_yet(text: str) -> bool:
    """Whether a text says that something is not done, or not yet."""
    return _answer(text) is False or plain(text) in _NOT_YET


def limits(name: str, text: str) -> bool:
    """Whether this text in the field of LABELS with this name labels or limits the article."""
    if name in field_names.COMMENTS:
        return COMMENTS.get(plain(text), "open") != "open"
    return _answer(text) is True


class Labels:
    """Reads the labels and limits of one file; what is wrong goes to `findings`."""

    def __init__(self, fields: Fields, findings: Findings) -> None:
        self._fields = fields
        self._findings = findings
        self._has_any = fields.has_any(_OF_LABELS)

    def is_sponsored(self) -> bool:
        """Whether the article is an advertisement."""
        sponsored = self._has_any and self._says_sponsored()
        if not sponsored:
            self._warn_of_kinds()
        return sponsored

    def is_unverified(self) -> bool:
        """Whether the news is not verified yet (Pedoman Pemberitaan Media Siber, 2)."""
        if not self._has_any:
            return False
        unverified = self._fields.flag(field_names.UNVERIFIED)
        also = self._says(field_names.ALSO_UNVERIFIED)
        return unverified or also or self._is_not_verified()

    def comments(self, default: Comments) -> Comments:
        """What readers may do, of all that the file says what limits most."""
        states = [*self._own_states(), *self._other_states()] if self._has_any else []
        return max(states, key=_ORDER.index, default=default)

    def check(self) -> None:
        """Report the fields that label or limit, but cannot."""
        if self._has_any:
            self._check_empty()
            self._check_approval()

    def _says_sponsored(self) -> bool:
        flags = [self._fields.flag(names) for names in field_names.SPONSORED]
        return any(flags) or self._says(field_names.ALSO_SPONSORED)

    def _own_states(self) -> Iterator[Comments]:
        entry = self._fields.first(field_names.COMMENTS)
        if entry is None:
            return
        if plain(_text(entry.value)) == _NONE_SO_FAR:
            right = self._fields.written(entry.key, "off")
            self._findings.warn("comments_zero", entry.line, key=entry.key, right=right)
        if _is_number(entry):
            self._tell_of_comments(entry)
        elif isinstance(entry.value, Text):
            yield self._fields.choice(field_names.COMMENTS, COMMENTS, "open")  # type: ignore[misc]  # its values are these
        elif (state := _state_in(entry.value)) is not None:
            yield state
        else:  # WordPress exporters write the comments themselves
            self._findings.warn("comments_left_out", entry.line, key=entry.key)

    def _other_states(self) -> Iterator[Comments]:
        for entry in self._fields.each(field_names.ALSO_COMMENTS):
            if (state := _state_in(entry.value)) is None:
                self._tell_of_comments(entry)
            else:
                yield state
        for names, limit in _LIMITING.items():
            for entry in self._fields.each(names):
                right = self._fields.written(field_names.COMMENTS[0], limit)
                if self._is_yes(entry, right):
                    yield limit

    def _tell_of_comments(self, entry: Entry) -> None:
        """Name the words for the states, in the language of the key. In a field of another tool
        such a text may mean anything.
        """
        line, value = entry.value.line, _text(entry.value) or "[…]"
        if fold(entry.key) in _OF_EDITORS and not _is_number(entry):
            choices = "buka, tutup, tanpa"
            self._findings.problem("bad_choice", line, key=entry.key, value=value, choices=choices)
        else:
            choices = ", ".join(_ORDER)
            self._findings.warn(
                "comments_unread", line, key=entry.key, value=value, choices=choices
            )

    def _says(self, names: tuple[str, ...]) -> bool:
        """Whether one of these names of other tools has a yes."""
        right = self._fields.written(_OWN_NAME[names], "true")
        answers = [self._is_yes(entry, right) for entry in self._fields.each(names)]
        return any(answers)

    def _is_yes(self, entry: Entry, right: str) -> bool:
        """Whether a flag has a yes. What is neither yes nor no is told; under a name that an editor
        alone writes it holds the version back, as under ours.
        """
        answer = _answer(_text(entry.value))
        if answer is None and fold(entry.key) in _OF_EDITORS:
            self._fields.answer(entry)
        elif answer is None:
            self._findings.warn("label_no_flag", entry.line, key=entry.key, right=right)
        return answer is True

    def _is_not_verified(self) -> bool:
        """Whether another tool's field says no, or not yet. A name says who verified the news."""
        texts = [_text(entry.value) for entry in self._fields.each(field_names.VERIFIED)]
        return any(map(is_not_yet, texts))

    def _warn_of_kinds(self) -> None:
        for entry in filter(None, map(self._fields.entries.get, _KINDS)):
            values = entry.value.items if isinstance(entry.value, Items) else (entry.value,)
            words = [word for value in values for word in _text(value).split(",")]
            word = next((each.strip() for each in words if plain(each) in _ADVERTISEMENT), None)
            if word:
                right = self._fields.written(field_names.SPONSORED[0][0], "true")
                self._findings.warn(
                    "label_as_kind", entry.line, key=entry.key, value=word, right=right
                )

    def _check_empty(self) -> None:
        names: tuple[str, ...]
        for names in (*field_names.SPONSORED, field_names.UNVERIFIED):
            for entry in self._fields.empty(names):
                yes, no = (self._fields.written(entry.key, each) for each in ("true", "false"))
                self._findings.problem("empty_label", entry.line, key=entry.key, yes=yes, no=no)
        notes = (field_names.COMMENTS, field_names.CORRECTIONS, *field_names.FOLLOW_UPS.values())
        for names in notes:
            for entry in self._fields.empty(names):
                if not seen(_text(entry.value)).strip():
                    self._findings.warn("blank_label", entry.line, key=entry.key)
        own = self._fields.there(field_names.LABELS)
        for entry in self._fields.there(field_names.ALL_LABELS):
            if entry not in own and entry not in self._fields.each((entry.key,)):
                self._findings.warn("blank_label", entry.line, key=entry.key)

    def _check_approval(self) -> None:
        approved = self._fields.each(field_names.APPROVED)
        for entry in (*approved, *self._fields.each(field_names.NEEDS_APPROVAL)):
            text = _text(entry.value)
            if is_not_yet(text) if entry in approved else _answer(text) is not False:
                right = self._fields.written("draft", "true")
                self._findings.problem("not_approved", entry.line, key=entry.key, right=right)


_OWN_NAME: Final = {
    field_names.ALSO_SPONSORED: field_names.SPONSORED[0][0],
    field_names.ALSO_UNVERIFIED: field_names.UNVERIFIED[0],
}


def _answer(text: str) -> bool | None:
    return None if is_bare(text) else yes_or_no(text)


def _is_number(entry: Entry) -> bool:
    """Whether a field says how many comments there are, as exports of Substack do."""
    text = plain(_text(entry.value))
    return text.isdecimal() and text not in COMMENTS


def _state_in(value: Value) -> Comments | None:
    """The state that a word gives, or a table with "enabled: false" or the like."""
    if isinstance(value, Text):
        return COMMENTS.get(plain(value.text))
    if isinstance(value, Table):
        inner = [_state_of(entry) for entry in value.entries]
        return max(filter(None, inner), key=_ORDER.index, default=None)
    return None


def _state_of(entry: Entry) -> Comments | None:
    if plain(entry.key) not in _OF_A_TABLE:
        return None
    return COMMENTS.get(plain(_text(entry.value)))


_OF_A_TABLE: Final = frozenset({"enabled", "enable", "open", "show", "active", "status"})


def _text(value: Value) -> str:
    return value.text if isinstance(value, Text) else ""
