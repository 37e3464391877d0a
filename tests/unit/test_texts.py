"""Every language says everything, with the same placeholders, and says nothing in vain."""

from __future__ import annotations

import ast
import re
from datetime import UTC
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Final, cast, get_args

import pytest
from msgspec.structs import replace

from kilas.api.refusals import STATUSES, detail_of
from kilas.articles.dates import read_date
from kilas.problems import Problem
from kilas.texts import DEFAULT, LANGUAGES, Language, explain, texts_of
from kilas.texts.shape import Category, Plural
from tests.unit.texts_in_use import (
    CHOSEN,
    KILAS,
    LOCAL,
    REFUSED,
    REPORTED,
    SECTIONS,
    Use,
    templates,
    trees,
    uses_in,
    uses_in_templates,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kilas.texts.shape import Advice, Texts

EACH: Final = pytest.mark.parametrize("language", LANGUAGES)


@cache
def uses() -> frozenset[Use]:
    """The texts that Kilas asks for."""
    in_python = (use for tree in trees(KILAS, LOCAL) for use in uses_in(tree))
    return frozenset([*in_python, *uses_in_templates(templates())])


def texts_in(value: object) -> list[str]:
    """The texts at a key: one, those of an Advice, or the forms of a Plural."""
    if isinstance(value, Plural):
        return list(cast("Mapping[str, str]", value.forms).values())
    return list(value) if isinstance(value, tuple) else [str(value)]


def entries(texts: Texts) -> Iterator[tuple[str, str, object]]:
    """Section, key and value of everything in a catalogue."""
    for field in texts.__struct_fields__:
        for key, value in getattr(texts, field).items():
            yield field, str(key), value


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def shape(texts: Texts) -> dict[tuple[str, str], object]:
    """What must be the same in every language: the kind of each entry, and its placeholders."""
    return {
        (section, key): None
        if isinstance(value, Plural)
        else [placeholders(text) for text in texts_in(value)]
        for section, key, value in entries(texts)
    }


# --- the catalogues side by side ---------------------------------------------------------------


def test_every_language_of_the_type_is_registered() -> None:
    assert tuple(LANGUAGES) == get_args(Language)


@EACH
def test_every_language_has_the_same_keys_and_the_same_placeholders(language: Language) -> None:
    assert shape(texts_of(language)) == shape(texts_of(DEFAULT))


@EACH
def test_every_language_has_its_keys_in_one_order(language: Language) -> None:
    """So a translator reads two catalogues side by side."""
    assert list(shape(texts_of(language))) == list(shape(texts_of(DEFAULT)))


@EACH
def test_no_text_is_empty_or_a_copy_of_another_language(language: Language) -> None:
    others = {each: value for each, value in LANGUAGES.items() if each != language}
    for section, key, value in entries(texts_of(language)):
        assert all(map(str.strip, texts_in(value))), (section, key)
        if section in {"problems", "refusals", "receipts"}:
            for other in others.values():
                same = set(texts_in(value)) & set(texts_in(getattr(other, section)[key]))
                assert not same, (section, key)


@EACH
def test_advice_is_made_of_whole_sentences(language: Language) -> None:
    texts = texts_of(language)
    for pair in (*texts.problems.values(), *texts.refusals.values()):
        assert len(pair) == 2, "a reason and a remedy"
        assert all(text.endswith((".", "!")) for text in pair), pair
    receipts = cast("Mapping[str, Advice]", texts.receipts)
    assert all(detail.endswith(".") for _, detail in receipts.values())


@EACH
def test_a_language_names_every_day_and_month(language: Language) -> None:
    dates = texts_of(language).dates
    assert (len(set(dates["days"])), len(set(dates["months"]))) == (7, 12)


@EACH
def test_every_plural_form_has_numbers_and_every_number_a_form(language: Language) -> None:
    plurals = [value for _, _, value in entries(texts_of(language)) if isinstance(value, Plural)]
    assert plurals
    for plural in plurals:
        assert set(plural.forms) <= set(get_args(Category))
        assert {plural.category_of(count) for count in range(1_000)} == set(plural.forms)
        assert all(placeholders(text) == {"count"} for text in texts_in(plural))
        assert plural(7).count("7") == 1


def test_counts_agree_with_their_noun() -> None:
    indonesian, english = (texts_of(each).interface["comment_count"] for each in ("id", "en"))
    assert [indonesian(count) for count in (0, 1, 2)] == ["0 komentar", "1 komentar", "2 komentar"]
    assert [english(count) for count in (0, 1, 2)] == ["0 comments", "1 comment", "2 comments"]


# --- the catalogues and the code ---------------------------------------------------------------


def used(section: str) -> set[str]:
    return {use.key for use in uses() if use.section == section} | CHOSEN.get(section, set())


@pytest.mark.parametrize("section", sorted(SECTIONS))
def test_every_text_is_used_and_every_text_in_use_exists(section: str) -> None:
    assert used(section) == {key for each, key, _ in entries(texts_of(DEFAULT)) if each == section}


def is_filled(use: Use) -> bool:
    """Whether each placeholder of a text is filled where the text is used."""
    value = getattr(texts_of(DEFAULT), use.section)[use.key]
    if isinstance(value, Plural):
        return True
    wanted = set().union(*map(placeholders, texts_in(value)))
    chosen = use.key in CHOSEN.get(use.section, set()) | {"never"}
    return wanted == (use.filled or set()) or (chosen and wanted <= (use.filled or set()))


def test_every_placeholder_is_filled_where_a_text_is_used() -> None:
    assert [use for use in uses() if not is_filled(use)] == []


def test_no_key_of_the_interface_is_hidden_from_templates_by_a_method_of_dict() -> None:
    names = {key for section, key, _ in entries(texts_of(DEFAULT)) if section == "interface"}
    assert not names & set(dir(dict))


def test_the_search_finds_what_is_used() -> None:
    module = 'texts.report["live" if x else "draft"].format(url=1); texts.dates["days"][0]'
    assert set(uses_in(ast.parse(module))) == {
        Use("report", "live", frozenset({"url"})),
        Use("report", "draft", frozenset({"url"})),
        Use("dates", "days", None),
    }
    assert [*uses_in_templates({"x": "{{ words.older }}"})] == [Use("interface", "older", None)]
    assert {"no_title", "yaml_alias", "bad_timezone", "unknown_key", "no_site"} <= set(REPORTED)
    assert {"name_missing", "busy", "field_invalid", "path_unknown"} <= set(REFUSED)


@EACH
def test_a_report_fills_every_placeholder_wherever_a_code_is_reported(language: Language) -> None:
    for code, names in ((code, names) for code, places in REPORTED.items() for names in places):
        wanted = set().union(*map(placeholders, texts_of(language).problems[code]))
        assert wanted <= names, code
        values = {name: f"<{name}>" for name in names}
        for sentence in explain(Problem(code, 1, values), language):
            assert not re.search(r"[{}]", sentence), code
            assert sentence.endswith("."), code


@EACH
def test_a_refusal_fills_every_placeholder_wherever_a_code_is_raised(language: Language) -> None:
    for code, names in ((code, names) for code, places in REFUSED.items() for names in places):
        given = names | ({"field"} if "limit" in names else set())  # comments.rules adds the field
        sentences = detail_of(Problem(code, values=dict.fromkeys(given, "7")), language)
        assert len(re.findall(r"[.!]( |$)", sentences)) >= 2, f"{code}: a reason and a remedy"
        assert "{" not in sentences or code == "bad_json", code


def test_every_refusal_has_a_status() -> None:
    assert set(STATUSES) == set(REFUSED)


def test_no_refusal_has_a_status_that_cloudfront_shows_another_page_for() -> None:
    # 500 is: then something is broken, and the newspaper's own page says so.
    assert not {403, 502, 503, 504} & set(STATUSES.values())


# --- what a report says ------------------------------------------------------------------------


def test_a_close_word_is_suggested() -> None:
    values = {"value": "daera", "known": "daerah, politik", "closest": "daerah"}
    assert explain(Problem("unknown_section", 4, values), "id") == (
        "Rubrik “daera” tidak ada di site.yaml.",
        (
            "Mungkin maksudnya “daerah”. Pakai salah satu rubrik ini: daerah, politik; "
            "atau tambahkan rubrik baru di site.yaml."
        ),
    )


def test_nothing_close_is_not_suggested() -> None:
    values = {"value": "x", "known": "", "closest": ""}
    _, remedy = explain(Problem("unknown_section", 4, values), "en")
    assert remedy == "Use one of these sections: —; or add a new one to site.yaml."


@EACH
def test_the_dates_that_are_shown_as_examples_can_be_read(language: Language) -> None:
    _, remedy = explain(Problem("bad_date", 1, {"value": "x", "key": "date"}), language)
    examples = re.findall(r"\S*\d\d? November \d{4} [\d.]+ WIB[^\s,]*|\S*\d{4}-\S+ [\d:]+", remedy)
    assert len(examples) == 2
    for example in examples:
        assert read_date(example, UTC).moment.year == 2026


def test_a_value_that_an_earlier_release_did_not_report_is_a_dash() -> None:
    assert "—" in explain(Problem("no_reason", 1), "id")[1]


@EACH
def test_a_key_that_is_missing_in_a_table_is_shown_as_a_line_of_it(language: Language) -> None:
    _, remedy = explain(
        Problem("missing_part", 1, {"key": "date", "table": "corrections"}), language
    )
    assert "“date: …”" in remedy
    assert "“corrections:”" in remedy


def test_a_quoted_value_is_one_line_with_any_content() -> None:
    what, _ = explain(Problem("picture_left_out", 1, {"value": "{x}\n{0}"}), "id")
    assert "{x} {0}" in what
    assert "\n" not in what


# --- what these tests would find ---------------------------------------------------------------


def test_a_difference_between_languages_is_found() -> None:
    texts = texts_of(DEFAULT)
    lacking = {key: value for key, value in texts.problems.items() if key != "no_title"}
    assert shape(replace(texts, problems=lacking)) != shape(texts)
    what, remedy = texts.problems["bad_date"]
    misspelt = {**texts.problems, "bad_date": (what.replace("{key}", "{kay}"), remedy)}
    assert shape(replace(texts, problems=misspelt)) != shape(texts)
