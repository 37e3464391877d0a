"""Whether signs may be read as one of many words. For `names` alone.

A sign that may stand between words is read both ways, each on its own: in "Red@ksi!" the first is
an a, and the last is nothing. All ways are followed at once, so the work is linear in the signs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from kilas.comments.glyphs import glyphs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kilas.comments.glyphs import Glyph

Kind = Literal["name", "exact", "filler"]
"""A `name` is what is looked for, and an `exact` one only without a digit put to it; a `filler`
adds nothing to a name.
"""

_BLURS: Final = {"m": ("r", "n"), "w": ("v", "v"), "d": ("c", "l")}
"""Letters, and two that look like them when they stand side by side."""


class Words:
    """Words by their letters: the next letters, each with what follows it, and the kinds of the
    words that end here.
    """

    def __init__(self) -> None:
        self.next: list[tuple[str, Words]] = []
        self.kinds: set[Kind] = set()
        self._known: dict[tuple[str, bool], Words] = {}

    def add(self, words: Iterable[str], kind: Kind, *, blurred: bool = False) -> None:
        """Add words. Those that are nobody's name are `blurred`: i and l are one, and rn is m."""
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


class _Way(NamedTuple):
    """One way to read the signs so far: where it is in the words, and what it took.

    A letter that stands for a digit (`lettered`) needs another digit beside it (`numbered`): "K-O8"
    is K-08, but "Al" is not A1.
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
    """Whether one of the words stands among the others, from the start of a word to an end of one.

    What stands between letters does not part a word: "Red aksi" holds "redaksi".
    """
    ways: set[_Way] = set()
    begins = True
    for place, glyph in enumerate(glyphs):
        if begins or glyph.rises:
            ways.add(_Way(words))
        ways = {after for way in ways for after in _read(way, glyph)}
        following = glyphs[place + 1 : place + 2]
        if all(each.optional or each.rises for each in following) and any(w.ends for w in ways):
            return True
        begins = glyph.optional
    return False


def is_made_of(words: Words, glyphs: Sequence[Glyph], *, one: bool = False) -> bool:
    """Whether all is words, a name among them, and nothing else; with `one`, a single word."""
    ways = {_Way(words)}
    for glyph in glyphs:
        read = {after for way in ways for after in _read(way, glyph)}
        again = _END if one else words
        ended = {
            _Way(
                again,
                named=way.named or kind != "filler",
                exact=way.exact or kind == "exact",
                skipped=way.skipped,
            )
            for way in read
            if way.ends
            for kind in way.words.kinds
        }
        ways = read | ended
    starts = (words, _END)
    return any(
        way.words in starts and way.named and not (way.exact and way.skipped) for way in ways
    )


def _read(way: _Way, glyph: Glyph) -> Iterator[_Way]:
    if glyph.optional:
        yield way._replace(skipped=way.skipped or glyph.digit)
    for sign, after in way.words.next:
        alike = [each for each in glyph.looks if each in sign]
        if alike:
            yield way._replace(
                words=after,
                numbered=way.numbered or glyph.digit,
                lettered=way.lettered or not (glyph.digit or any(not a.isdecimal() for a in alike)),
            )


_END: Final = Words()
