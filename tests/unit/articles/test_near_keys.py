"""A key that nearly says whether or when an article is shown is taken for the name it is near."""

from __future__ import annotations

from hypothesis import assume, example, given
from hypothesis import strategies as st

from kilas.articles import field_names
from kilas.articles.near_keys import meant

NAMES = st.sampled_from(sorted(name for name in field_names.SHOWING if name.isalpha()))
PLACES = st.integers(0, 20)
LETTERS = st.sampled_from("abdeioqrtx7")
CYRILLIC = str.maketrans("aceopxy", "\u0430\u0441\u0435\u043e\u0440\u0445\u0443")


@given(
    NAMES, st.sets(PLACES), PLACES, LETTERS, st.sampled_from(["more", "less", "other", "turned"])
)
@example("draft", {2}, 1, "x", "more")
@example("draft", {2}, 4, "x", "other")
def test_letters_that_look_the_same_and_one_edit_are_near(
    name: str, places: set[int], place: int, letter: str, edit: str
) -> None:
    word = "".join(
        sign.translate(CYRILLIC) if number in places else sign
        for number, sign in enumerate(name.lower())
    )
    assume(not word.isascii())
    at = place % len(word)
    before, sign, after = word[:at], word[at], word[at + 1 :]
    edited = {
        "more": before + letter + sign + after,
        "less": before + after,
        "other": before + letter + after,
        "turned": before + after[:1] + sign + after[1:],
    }[edit]
    assume(any(map(str.isascii, edited)))
    assume(len(edited) > len("ab"))
    assert meant(edited) is not None
