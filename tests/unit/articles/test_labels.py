"""What labels or limits an article is read under any of its names, or the report speaks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kilas.articles import field_names, meant_names
from kilas.articles.labels import COMMENTS
from kilas.articles.read import read_article
from kilas.documents.values import fold
from kilas.errors import Unreadable
from tests.newsroom import NOON, SITE
from tests.unit.articles.test_meant import read_head

if TYPE_CHECKING:
    from kilas.articles.article import Article
    from kilas.problems import Problem
    from tests.unit.articles.reading import Mistakes, Read


@pytest.mark.parametrize("name", [names[0] for names in field_names.SPONSORED])
def test_an_advertisement(read: Read, name: str) -> None:
    assert read(f"title: a\n{name}: ya").article.sponsored
    assert not read(f"title: a\n{name}: tidak").article.sponsored


@pytest.mark.parametrize("name", field_names.ALSO_SPONSORED)
def test_an_advertisement_under_another_name(read: Read, name: str) -> None:
    assert read(f"title: a\n{name}: true").article.sponsored
    reading = read(f"title: a\n{name}: false\nsponsored: true")
    assert reading.article.sponsored, "what labels counts"


@pytest.mark.parametrize("name", ["unverified", *field_names.ALSO_UNVERIFIED])
def test_news_that_is_not_verified(read: Read, name: str) -> None:
    assert read(f"title: a\n{name}: true").article.unverified


@pytest.mark.parametrize("name", field_names.VERIFIED)
def test_a_no_to_verified_labels_too(read: Read, name: str) -> None:
    assert read(f"title: a\n{name}: tidak").article.unverified
    assert read(f"title: a\n{name}: belum").article.unverified
    assert not read(f"title: a\n{name}: Tim Cek Fakta").article.unverified
    assert not read(f"title: a\n{name}: ya").article.unverified


@pytest.mark.parametrize(
    ("head", "state"),
    [
        *((f"comments: {word}", state) for word, state in COMMENTS.items() if word != "0"),
        ("comment_status: closed", "closed"),
        ("komentar: ditutup", "closed"),
        ("allow_comments: false", "off"),
        ("comments: {enabled: false}", "off"),
        ("disableComments: true", "off"),
        ("disableComments: false", "open"),
        ("commentsClosed: true", "closed"),
        ("comments: open\ncomment: false", "off"),
        ("tutup_komentar: ya", "closed"),
    ],
)
def test_what_readers_may_do(read: Read, head: str, state: str) -> None:
    reading = read(f"title: a\n{head}")
    assert (reading.article.comments, reading.warnings) == (state, ())


@pytest.mark.parametrize(("number", "state"), [("0", "off"), ("1", "open"), ("28", "open")])
def test_a_number_of_comments_refuses_no_article(read: Read, number: str, state: str) -> None:
    assert read(f"title: a\ncomments: {number}").article.comments == state


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("sponsored:", [("empty_label", 3)]),
        ("iklan:", [("empty_label", 3)]),
        ("unverified: #ya", [("empty_label", 3)]),
        ("sponsered: true", [("near_label", 3)]),
        ("unverfied: ya", [("near_label", 3)]),
        ("coments: tutup", [("near_label", 3)]),
        ("sponsored: PT Maju", [("expected_flag", 3)]),
        ("comments: kadang", [("bad_choice", 3)]),
        ("komentar: entah", [("bad_choice", 3)]),
        ("tutup_komentar: besok", [("expected_flag", 3)]),
        ("pariwara: PT Maju", [("expected_flag", 3)]),
        ("komentr: tutup", [("near_label", 3)]),
        ("corects: articles/pasar.md", [("near_label", 3)]),
        ("aproved: belum", [("not_approved", 3)]),
        ("approve: required", [("not_approved", 3)]),
        ("approved: tidak", [("not_approved", 3)]),
        ("needs_approval: true", [("not_approved", 3)]),
        ("meta:\n  sponsored: true", [("nested_key", 4)]),
        ("kilas:\n  comments: closed", [("nested_key", 4)]),
        ('summary: "x, sponsored: true"', [("lost_line", 3)]),
        ("summary: x, unverified: ya", [("lost_line", 3)]),
    ],
)
def test_a_label_that_cannot_be_read_holds_the_article_back(
    mistakes: Mistakes, head: str, codes: list[tuple[str, int]]
) -> None:
    assert mistakes(f"title: a\n{head}") == codes


@pytest.mark.parametrize("line", ["sponsored: true", "Iklan: ya", "comments: closed"])
def test_a_label_below_the_front_matter_holds_the_article_back(
    mistakes: Mistakes, line: str
) -> None:
    assert mistakes("title: a", f"{line}\n\nIsi.\n") == [("lost_line", 4)]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ("2026-11-20", "lost_twice"), ('"2026-11-20"', "lost_twice"), ("2026-11-21", "lost_again"),
    ],
)  # fmt: skip
def test_a_second_front_matter_that_says_the_same_is_to_be_deleted(
    mistakes: Mistakes, second: str, code: str
) -> None:
    head = 'title: a\ndate: "2026-11-20"'
    assert mistakes(head, f"---\ntitle: a\ndate: {second}\n---\nIsi.\n") == [(code, 7)]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("comments:", "blank_label"),
        ("corrections:", "blank_label"),
        ("corrects:", "blank_label"),
        ("hak_jawab:", "blank_label"),
        ("outcome_of:", "blank_label"),
        ("corrects: https://lain.example/2026/11/b.html", "no_original"),
        ("hak_jawab: {berkas: b.md}", "no_original"),
        ("corect: /2026/11/b.html", "unknown_key"),
        ("comments: []", "comments_left_out"),
        ("comments:\n  - {author: x}", "comments_left_out"),
        ("sponsor: PT Maju", "unknown_key"),
        ("advertisement: PT Maju", "label_no_flag"),
        ("comment: nanti", "comments_unread"),
        ("comments: 12", "comments_unread"),
        ("komentar: 2", "comments_unread"),
        ("comments: 0", "comments_zero"),
        ("ralat: x", "unknown_key"),
        ("tags: [kota, Advertorial]", "label_as_kind"),
        ("category: iklan", "label_as_kind"),
        ("type: sponsored", "label_as_kind"),
    ],
)
def test_the_report_speaks_of_it(read: Read, head: str, code: str) -> None:
    [note] = read(f"title: a\n{head}").warnings
    assert (note.code, note.line) == (code, 3)


@pytest.mark.parametrize(
    "head",
    ["approved: ya", "approved: Redaktur A", "type: post", "tags: [iklan]\nsponsored: true"],
)
def test_what_labels_nothing_has_no_note(read: Read, head: str) -> None:
    assert read(f"title: a\n{head}").warnings == ()


NAMES = ("sponsored", "advertorial", "unverified", "comments")
EDITS = st.tuples(
    st.sampled_from(NAMES), st.integers(0, 10), st.sampled_from("aeinrstx-_ "), st.integers(0, 2)
)


@given(EDITS, st.sampled_from(["true", "ya", "closed", "off", "TUTUP", "tidak"]))
def test_a_near_miss_is_never_passed_over(edit: tuple[str, int, str, int], value: str) -> None:
    """One letter too many, too few or wrong: the label is read, or the report names the line."""
    name, place, letter, what = edit
    at = place % len(name)
    key = name[:at] + letter * (what < 2) + name[at + (what > 0) :]
    plain = read_head("title: a").article
    reports: tuple[Problem, ...]
    article: Article | None = None
    try:
        reading = read_head(f"title: a\n{key}: {value}")
        article, reports = reading.article, reading.warnings
    except Unreadable as error:
        reports = error.problems
    labels = ("sponsored", "unverified", "comments")
    changed = article and any(getattr(article, each) != getattr(plain, each) for each in labels)
    assert changed or any(each.line == 3 for each in reports) or shows_anyway(name, value)


def shows_anyway(name: str, value: str) -> bool:
    """Whether the field itself would change nothing with this value."""
    return (name == "comments") is (value in ("true", "ya")) or value == "tidak"


@pytest.mark.parametrize("name", field_names.ALL_LABELS)
@pytest.mark.parametrize("form", ["---\ntitle: a\n{}:\n---\nIsi.", "Judul: a\n{}:\n\nIsi."])
def test_a_label_without_a_value_is_told_under_each_name(form: str, name: str) -> None:
    assert told(f"articles/a.{'md' if form[0] == '-' else 'txt'}", form.format(name))


def told(key: str, text: str) -> bool:
    """Whether the report on a file says anything."""
    try:
        return bool(read_article(key, text.encode(), SITE, NOON).warnings)
    except Unreadable:
        return True


@given(
    st.sampled_from([*field_names.ALL_LABELS, "belum diverifikasi", "boleh komentar"]),
    st.integers(0, 30),
    st.sampled_from(["", "x", "swap"]),
    st.sampled_from(["ya", "tidak", "tutup", "true", "off"]),
)
def test_a_slip_in_a_label_is_told_where_the_next_line_is_text(
    name: str, place: int, instead: str, value: str
) -> None:
    assume(len(name) > len("iklan") or (name == "iklan" and instead))
    at = 1 + place % (len(name) - 1)
    letters = name[at : at + 2][::-1] + name[at + 2 :] if instead == "swap" else name[at + 1 :]
    slip = name[:at] + ("" if instead == "swap" else instead) + letters
    assume(" " not in (name[at], *name[at + 1 : at + 2]))
    assume(fold(slip) not in field_names.FOLDED and fold(slip) not in meant_names.INDONESIAN)
    assert told("articles/a.txt", f"Judul: a\n{slip}: {value}\n\nIsi.")


def test_a_sentence_with_a_colon_is_no_label() -> None:
    assert not told("articles/a.txt", "Judul: a\n\nJawabannya: ya\n\nIsi.")
    assert not told("articles/a.txt", "Judul: a\nIklannya lucu: kata warga\n\nIsi.")
