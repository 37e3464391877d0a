from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kilas.comments.comment import MAX_HTML, MAX_NAME, MAX_TEXT
from kilas.comments.normal import normal_name, normal_text
from kilas.comments.rules import MAX_LINKS, Accepted, Submission
from kilas.comments.rules import checked as checked_for
from kilas.errors import Refused
from tests.newsroom import SITE


def checked(submission: Submission) -> Accepted:
    return checked_for(submission, SITE)


def codes(submission: Submission) -> list[str]:
    with pytest.raises(Refused) as caught:
        checked(submission)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("  Ani \t Wulandari\n", "Ani Wulandari"),
        ("Ani\x00\x07", "Ani"),
        ("Ani\u202egnorts", "Anignorts"),
        ("Cafe\u0301", "Café"),
        ("a\u00a0b", "a b"),
        ("نور\u200f", "نور"),
        ("\u0645\u06cc\u200c\u062e\u0648", "\u0645\u06cc\u200c\u062e\u0648"),
        ("क्\u200dष", "क्\u200dष"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("👩\u200d🌾 Petani", "👩\u200d🌾 Petani"),
        ("❤\ufe0f 1\ufe0f\u20e3", "❤\ufe0f 1\ufe0f\u20e3"),
        ("A\u200bni\u2060\u00ad\ufeff", "Ani"),
        ("A\u200dni\ufe0f", "Ani"),
        ("A\U000e0067ni\ue000", "Ani"),
        ("한글\u3164님", "한글 님"),
        ("Ani" + "\u0335" * 50, "Ani" + "\u0335" * 4),
    ],
)
def test_a_name_is_put_in_normal_form(raw: str, normal: str) -> None:
    assert checked(Submission(raw, "Setuju.")).name == normal


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("satu\u2028dua\x85tiga", "satu\ndua\ntiga"),
        ("\n\n satu  dua \n\n\n\n tiga \n", "satu dua\n\ntiga"),
        ("a\x1b[31mb", "a[31mb"),
        ("awal \u2066\u202dakhir\u2069", "awal akhir"),
        ("a\ud800b", "ab"),
        ("Ha\u200blo\u200d", "Halo"),
        ("Halo\u2800\u2800dunia", "Halo dunia"),
        ("setuju" + "\u0489" * 50 + "!", "setuju" + "\u0489" * 4 + "!"),
    ],
)
def test_a_text_is_put_in_normal_form(raw: str, normal: str) -> None:
    assert checked(Submission("Ani", raw)).text == normal


@pytest.mark.parametrize(
    ("submission", "expected"),
    [
        (Submission("", "Setuju."), ["name_missing"]),
        (Submission("\u200b \u00ad", "Setuju."), ["name_missing"]),
        (Submission("n" * (MAX_NAME + 1), "Setuju."), ["name_too_long"]),
        (Submission("Ani", " \n\t "), ["text_missing"]),
        (Submission("Ani", "\u200b\u2060"), ["text_missing"]),
        (Submission("Ani", "t" * (MAX_TEXT + 1)), ["text_too_long"]),
        (Submission("Ani", "http://a.example " * (MAX_LINKS + 1)), ["too_many_links"]),
        (Submission("Ani", "HTTPS://a.example " * (MAX_LINKS + 1)), ["too_many_links"]),
        (Submission("Ani", "https\\://a.example " * (MAX_LINKS + 1)), ["too_many_links"]),
        (Submission("Ani", "https&colon;//a.example " * (MAX_LINKS + 1)), ["too_many_links"]),
        (Submission("Ani", "https:&#47;/a.example " * (MAX_LINKS + 1)), ["too_many_links"]),
        (Submission("Ani", "---"), ["text_missing"]),
        (Submission("Ani", "&nbsp;&#x3164;"), ["text_missing"]),
        (Submission("", ""), ["name_missing", "text_missing"]),
    ],
)
def test_a_submission_that_breaks_rules_is_refused_with_all_of_them(
    submission: Submission, expected: list[str]
) -> None:
    assert codes(submission) == expected


@pytest.mark.parametrize(
    "blank",
    [
        *"\u115f\u1160\u2800\u3164\uffa0",
        *"\u034f\u17b4\u180e\u200b\u2065\ufe0f\ufeff\ufff0",
        *"\U0001d159\U000e0001\U000e0fff",
    ],
    ids=ascii,
)
def test_invisible_characters_are_no_name_and_no_text(blank: str) -> None:
    assert codes(Submission(blank * 3, f"{blank}\n{blank}")) == ["name_missing", "text_missing"]


@pytest.mark.parametrize(
    "submission",
    [
        Submission("n" * MAX_NAME, "t" * MAX_TEXT),
        Submission(" " * 200 + "A", "\n" * 9000 + "t"),
        Submission("Ani", "🙂" * MAX_TEXT),
        Submission("Ani", "&" * MAX_TEXT),
        Submission("Ani", unicodedata.normalize("NFD", "\u1f82" * MAX_TEXT)),
        Submission("Ani", "https://a.example " * MAX_LINKS),
        Submission("Ani", "`https://a.example` " * (MAX_LINKS + 1)),  # in code, none is a link
        Submission("🙂", "🙂"),
    ],
)
def test_a_submission_at_the_limits_is_taken(submission: Submission) -> None:
    assert checked(submission).text


def test_a_problem_names_its_field_and_numbers() -> None:
    with pytest.raises(Refused) as caught:
        checked(Submission("Ani", "t" * 5001))
    assert caught.value.problems[0].values == {"field": "text", "limit": "5000", "length": "5001"}


@pytest.mark.parametrize("unit", ["-\n*\n", "> \n\n", "1.\n\n2)\n"])
def test_markup_without_words_is_left_out(unit: str) -> None:
    text = (unit * MAX_TEXT)[: MAX_TEXT - 3]
    assert len(checked(Submission("Ani", f"{text}\n7")).body_html) < 100


@pytest.mark.parametrize("unit", ["- a\n* b\n", "1. &\n- &\n", "- <\n* <\n"])
def test_markup_that_makes_a_page_long_is_refused(unit: str) -> None:
    assert codes(Submission("Ani", (unit * MAX_TEXT)[:MAX_TEXT])) == ["text_too_large"]


MARKUP = st.sampled_from(
    ["-", "*", ">", "1.", "`", "_", "\n", " ", "&", "<", '"', "http://a.b", "a", "\\", "#", "🙂"]
)


@pytest.mark.slow
@settings(max_examples=100)
@given(st.lists(MARKUP, min_size=1, max_size=8).map("".join))
def test_no_text_makes_more_html_than_its_bound(unit: str) -> None:
    try:
        accepted = checked(Submission("Ani", (unit * MAX_TEXT)[:MAX_TEXT]))
    except Refused:
        return
    assert len(accepted.body_html.encode()) <= MAX_HTML


@pytest.mark.parametrize(("field", "most"), [("name", 4 * MAX_NAME), ("text", 4 * MAX_TEXT)])
def test_a_field_that_is_far_too_long_is_refused_as_it_came(field: str, most: int) -> None:
    padded = {"name": "Ani", "text": "Setuju."} | {field: "a" + "\u200b" * (most - 1)}
    assert checked(Submission(**padded)).name == padded["name"].rstrip("\u200b")
    padded[field] += "\u200b"
    assert codes(Submission(**padded)) == [f"{field}_too_long"]


INVISIBLE = st.sampled_from(
    "\u00ad\u034f\u061c\u180e\u200b\u200d\u200f\u2060\u2066\ufe0f\ufeff\U000e0041"
)


@given(st.lists(st.sampled_from("Halo, dunia") | INVISIBLE).map("".join))
def test_invisible_characters_make_no_other_name_and_no_other_text(raw: str) -> None:
    seen = "".join(character for character in raw if character in "Halo, dunia")
    assert normal_name(raw) == normal_name(seen)
    assert normal_text(raw) == normal_text(seen)


MARKS = st.sampled_from(
    "a\u00e9\u0627\u0628\u0915\u094d\u0301\u0316\u0489\u302e\u200c\u200d\u200b\u2764\ufe0f\u1100\n "
)


@given(st.text() | st.text(MARKS))
def test_normal_form_is_stable_and_clean(raw: str) -> None:
    text = normal_text(raw)
    assert normal_text(text) == text
    assert unicodedata.is_normalized("NFC", text)
    assert all(unicodedata.category(character) != "Cc" for character in text if character != "\n")
