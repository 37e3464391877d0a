from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.comments.rules import MAX_LINKS, MAX_NAME, MAX_TEXT, Draft, checked, normal_text
from kilas.errors import Refused


def codes(draft: Draft) -> list[str]:
    with pytest.raises(Refused) as caught:
        checked(draft)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("  Ani \t Wulandari\n", "Ani Wulandari"),
        ("Ani\x00\x07", "Ani"),
        ("Ani\u202egnorts", "Anignorts"),
        ("Cafe\u0301", "Café"),
        ("a\u00a0b", "a b"),
        ("نور\u200f", "نور\u200f"),
        ("👩\u200d🌾 Petani", "👩\u200d🌾 Petani"),
        ("Ani" + "\u0335" * 50, "Ani" + "\u0335" * 4),
    ],
)
def test_a_name_is_put_in_normal_form(raw: str, normal: str) -> None:
    assert checked(Draft(raw, "Setuju.")).name == normal


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("satu\u2028dua\x85tiga", "satu\ndua\ntiga"),
        ("\n\n satu  dua \n\n\n\n tiga \n", "satu dua\n\ntiga"),
        ("a\x1b[31mb", "a[31mb"),
        ("awal \u2066\u202dakhir\u2069", "awal akhir"),
        ("a\ud800b", "ab"),
        ("setuju" + "\u0489" * 50 + "!", "setuju" + "\u0489" * 4 + "!"),
    ],
)
def test_a_text_is_put_in_normal_form(raw: str, normal: str) -> None:
    assert checked(Draft("Ani", raw)).text == normal


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (Draft("", "Setuju."), ["name_missing"]),
        (Draft("\u200b \u00ad", "Setuju."), ["name_missing"]),
        (Draft("n" * (MAX_NAME + 1), "Setuju."), ["name_too_long"]),
        (Draft("Ani", " \n\t "), ["text_missing"]),
        (Draft("Ani", "\u200b\u2060"), ["text_missing"]),
        (Draft("Ani", "t" * (MAX_TEXT + 1)), ["text_too_long"]),
        (Draft("Ani", "http://a.example " * (MAX_LINKS + 1)), ["too_many_links"]),
        (Draft("Ani", "HTTPS://a.example " * (MAX_LINKS + 1)), ["too_many_links"]),
        (Draft("Ani", "https\\://a.example " * (MAX_LINKS + 1)), ["too_many_links"]),
        (Draft("Ani", "https&colon;//a.example " * (MAX_LINKS + 1)), ["too_many_links"]),
        (Draft("Ani", "https:&#47;/a.example " * (MAX_LINKS + 1)), ["too_many_links"]),
        (Draft("Ani", "---"), ["text_missing"]),
        (Draft("Ani", "&nbsp;&#x3164;"), ["text_missing"]),
        (Draft("", ""), ["name_missing", "text_missing"]),
    ],
)
def test_a_draft_that_breaks_rules_is_refused_with_all_of_them(
    draft: Draft, expected: list[str]
) -> None:
    assert codes(draft) == expected


@pytest.mark.parametrize(
    "blank",
    [
        *"\u115f\u1160\u2800\u3164\uffa0",
        *"\u034f\u17b4\u180e\u200b\u2065\ufe0f\ufeff\ufff0",
        *"\U0001d159\U000e0001\U000e0fff",
    ],
    ids=ascii,
)
def test_what_leaves_no_ink_is_no_name_and_no_text(blank: str) -> None:
    assert codes(Draft(blank * 3, f"{blank}\n{blank}")) == ["name_missing", "text_missing"]


def test_a_letter_without_ink_may_stand_among_others() -> None:
    assert checked(Draft("한글\u3164", "⠓⠁⠇⠕\u2800")).name == "한글\u3164"


@pytest.mark.parametrize(
    "draft",
    [
        Draft("n" * MAX_NAME, "t" * MAX_TEXT),
        Draft(" " * 500 + "A", "\n" * 9000 + "t"),
        Draft("Ani", "https://a.example " * MAX_LINKS),
        Draft("Ani", "`https://a.example` " * (MAX_LINKS + 1)),  # in code, none is a link
        Draft("🙂", "🙂"),
    ],
)
def test_a_draft_at_the_limits_is_taken(draft: Draft) -> None:
    assert checked(draft).text


def test_a_problem_names_its_field_and_numbers() -> None:
    with pytest.raises(Refused) as caught:
        checked(Draft("Ani", "t" * 5001))
    assert caught.value.problems[0].values == {"field": "text", "limit": "5000", "length": "5001"}


@given(st.text())
def test_normal_form_is_stable_and_clean(raw: str) -> None:
    text = normal_text(raw)
    assert normal_text(text) == text
    assert unicodedata.is_normalized("NFC", text)
    assert all(unicodedata.category(character) != "Cc" for character in text if character != "\n")
