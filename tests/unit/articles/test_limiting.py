"""One rule for all that labels or limits an article, under each of its names, in both languages: it
counts, or the version is held back, or the report names it.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

import pytest

from kilas.articles import field_names as names
from kilas.articles.meant_names import INDONESIAN
from kilas.articles.read import read_article
from kilas.documents.values import fold
from kilas.errors import Unreadable
from tests.newsroom import NOON, SITE

Said = Literal["held", "noted", "counts", "silent"]


class _Kind(NamedTuple):
    """A sort of fields: their names, a value that limits, and one that no field takes."""

    names: tuple[str, ...]
    limits: str
    unclear: str = "entah"


SPONSORED: Final = tuple(each for some in names.SPONSORED for each in some)
FOLLOW_UPS: Final = tuple(each for some in names.FOLLOW_UPS.values() for each in some)
KINDS: Final = {
    "sponsored": _Kind((*SPONSORED, *names.ALSO_SPONSORED), "ya"),
    "unverified": _Kind((*names.UNVERIFIED, *names.ALSO_UNVERIFIED), "ya"),
    "verified": _Kind(names.VERIFIED, "belum"),
    "comments": _Kind((*names.COMMENTS, *names.ALSO_COMMENTS), "tutup"),
    "no-comments": _Kind((*names.NO_COMMENTS, *names.CLOSED_COMMENTS), "ya"),
    "approve": _Kind(names.APPROVED, "belum"),
    "needs-approval": _Kind(names.NEEDS_APPROVAL, "ya"),
    "follow-up": _Kind(FOLLOW_UPS, "/2026/11/pasar.html"),
}
EVERY: Final = [(kind, name) for kind, each in KINDS.items() for name in each.names]
FORMS: Final = {
    "md": "---\ntitle: a\n{}\n---\nIsi.\n",
    "txt": "Judul: a\n{}\n\nIsi.\n",
}


def said(line: str, form: str = "md", text: str = "") -> Said:
    """What becomes of an article with this line."""
    key = f"articles/a.{form}"
    plain = read_article(key, FORMS[form].format("lang: id").encode(), SITE, NOON)
    try:
        data = (text or FORMS[form].format(line)).encode()
        reading = read_article(key, data, SITE, NOON)
    except Unreadable:
        return "held"
    shown, without = reading.article, plain.article
    fields = ("sponsored", "unverified", "comments")
    if any(getattr(shown, each) != getattr(without, each) for each in fields):
        return "counts"
    if any(link.kind for link in reading.links):
        return "counts"
    return "noted" if len(reading.warnings) > len(plain.warnings) else "silent"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_each_name_counts_or_holds_the_article_back(form: str, kind: str, name: str) -> None:
    assert said(f"{name}: {KINDS[kind].limits}", form) in ("counts", "held")


def slips(name: str) -> list[str]:
    """The name with a letter less, with two letters swapped, and with one more."""
    at = len(name) // 2
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    made = (name[:at] + name[at + 1 :], swapped, f"{name[:at]}q{name[at:]}")
    known = {*names.FOLDED, *INDONESIAN}
    return [each for each in made if fold(each) not in known and each != name]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, name in EVERY if len(fold(name)) >= len("iklan")]
)
def test_a_slip_in_a_name_with_a_value_that_limits_holds_it_back(
    form: str, kind: str, name: str
) -> None:
    for slip in slips(name):
        assert said(f"{slip}: {KINDS[kind].limits}", form) in ("held", "counts"), slip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("kind", "name"), [each for each in EVERY if each[0] not in ("verified", "approve")]
)
def test_a_value_that_is_not_understood_is_told(form: str, kind: str, name: str) -> None:
    """Who verified or approved an article may be said, and how much was paid for it."""
    assert said(f"{name}: {KINDS[kind].unclear}", form) != "silent"


def test_an_indonesian_key_is_answered_in_indonesian() -> None:
    """Under the key that the editor wrote, with words that this key takes."""
    data = FORMS["txt"].format("Komentar: entah").encode()
    with pytest.raises(Unreadable) as error:
        read_article("articles/a.txt", data, SITE, NOON)
    [problem] = error.value.problems
    assert problem.values["key"] == "Komentar"
    for word in problem.values["choices"].split(", "):
        assert said(f"Komentar: {word}", "txt") in ("counts", "silent")
        assert word not in ("open", "closed", "off")
    assert said("Komentr: tutup", "txt") == "held"


LABELS: Final = ("sponsored", "unverified", "comments", "no-comments")


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, name in EVERY if kind in LABELS])
def test_a_label_at_the_wrong_place_holds_the_article_back(kind: str, name: str) -> None:
    line = f"{name}: {KINDS[kind].limits}"
    assert said(f"kilas:\n  {line}") == "held"
    assert said(f'summary: "x, {line}"') == "held"
    assert said("", text=f"---\ntitle: a\n---\n{line}\n\nIsi.\n") == "held"
