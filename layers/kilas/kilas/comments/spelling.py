"""Whether glyphs can be read as words of a list, which is a trie. For `names` alone.

An optional glyph is read both as a letter and as nothing: in "Red@ksi!" "@" is an a, and "!" is
nothing. All readings are followed at once, as in a nondeterministic automaton, so the time is
linear in the glyphs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from kilas.comments.glyphs import glyphs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kilas.comments.glyphs import Glyph

Kind = Literal["name", "exact", "filler"]
"""A `name` is reserved. An `exact` name is reserved only where no digit is added. A `filler` leaves
a name reserved and is not reserved itself."""

_BLURS: Final = {"m": ("r", "n"), "w": ("v", "v"), "d": ("c", "l")}
"""A letter, and the two letters that look like it side by side."""


class Words:
    """A node of a trie: the next letters with their nodes, and the kinds of words that end here.

    The root is the whole list of words.
    """

    def __init__(self) -> None:
        self.next: list[tuple[str, Words]] = []
        self.kinds: set[Kind] = set()
        self._known: dict[tuple[str, bool], Words] = {}

    def add(self, words: Iterable[str], kind: Kind, *, blurred: bool = False) -> None:
        """Add words. In words that are no names (`blurred`), i and l are one, and rn is m."""
        for word in words:
            here = self
            for glyph in glyphs_of(word):
                if glyph.sign and (glyph.digit or not glyph.optional):
                    here = here._after(glyph.sign, blurred=blurred)
            if here is not self:
                here.kinds.add(kind)

    def _after(self, sign: str, *, blurred: bool) -> Words:
        if (sign, blurred) in self._known:
            return self._known[sign, blurred]
        after = self._known[sign, blurred] = Words()
        self.next.append(("il" if blurred and sign in "il" else sign, after))
        if blurred and sign in _BLURS:
            first, second = _BLURS[sign]
            half = Words()
            half.next.append((second, after))
            self.next.append((first, half))
        return after


class _Reading(NamedTuple):
    """One reading of the glyphs so far: the node that it reached, and what it read on the way.

    A letter read as a digit (`lettered`) counts only beside a digit (`numbered`): "K-O8" is K-08,
    but "Al" is not A1. `named` and `exact`: words of these kinds were read; `skipped`: a digit was
    read as nothing.
    """

    words: Words
    numbered: bool = False
    lettered: bool = False
    named: bool = False
    exact: bool = False
    skipped: bool = False

    @property
    def ends(self) -> bool:
        return bool(self.words.kinds) and (self.numbered or not self.lettered)


def holds(words: Words, glyphs: Sequence[Glyph]) -> bool:
    """Whether the glyphs contain one of the words, from the start of a word to the end of one.

    Optional glyphs may be within a word: "Red aksi" holds "redaksi".
    """
    readings: set[_Reading] = set()
    begins = True
    for place, glyph in enumerate(glyphs):
        if begins or glyph.rises:
            readings.add(_Reading(words))
        readings = {after for reading in readings for after in _read(reading, glyph)}
        following = glyphs[place + 1 : place + 2]
        if all(each.optional or each.rises for each in following) and any(
            each.ends for each in readings
        ):
            return True
        begins = glyph.optional
    return False


def is_made_of(words: Words, glyphs: Sequence[Glyph], *, one: bool = False) -> bool:
    """Whether the glyphs are a sequence of words with a name among them; of `one` word, if set."""
    readings = {_Reading(words)}
    for glyph in glyphs:
        read = {after for reading in readings for after in _read(reading, glyph)}
        again = _END if one else words
        ended = {
            _Reading(
                again,
                named=reading.named or kind != "filler",
                exact=reading.exact or kind == "exact",
                skipped=reading.skipped,
            )
            for reading in read
            if reading.ends
            for kind in reading.words.kinds
        }
        readings = read | ended
    starts = (words, _END)
    return any(
        reading.words in starts and reading.named and not (reading.exact and reading.skipped)
        for reading in readings
    )


def _read(reading: _Reading, glyph: Glyph) -> Iterator[_Reading]:
    if glyph.optional:
        yield reading._replace(skipped=True) if glyph.digit else reading
    for sign, after in reading.words.next:
        alike = [each for each in glyph.looks if each in sign]
        if alike:
            yield reading._replace(
                words=after,
                numbered=reading.numbered or glyph.digit,
                lettered=reading.lettered
                or not (glyph.digit or any(not a.isdecimal() for a in alike)),
            )


_END: Final = Words()
