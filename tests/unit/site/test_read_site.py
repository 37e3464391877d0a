from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.errors import Unreadable
from kilas.site.read import read_site
from kilas.site.site import Author, CommentPolicy, Link, Section, Site
from kilas.texts import explain

BASE = "title: Kabar Hilir\nbase_url: https://kabar-hilir.example\n"


def mistakes(text: str) -> list[tuple[str, int | None]]:
    with pytest.raises(Unreadable) as caught:
        read_site(text.encode())
    return [(problem.code, problem.line) for problem in caught.value.problems]


EVERY_KEY = """\
title: Kabar Hilir
tagline: Dari tepi sungai
about: |
  Baris satu.

  Baris dua.
base_url: https://kabar-hilir.example/
language: en
timezone: WITA
sections:
  daerah: Kabar Daerah
  politik: {name: Politik}
  olahraga:
authors:
  K-08: Nama Rahasia
  redaksi: {name: Meja Redaksi, public: true}
  K-09: {public: false}
comments: {moderation: none}
menu:
  Tentang: /p/tentang.html
social:
  - {label: Mastodon, url: "https://sosial.example/@hilir"}
"""
"""A site.yaml with every key that a newspaper has."""


def test_reads_all_that_a_newspaper_says() -> None:
    assert read_site(EVERY_KEY.encode()).site == Site(
        title="Kabar Hilir",
        base_url="https://kabar-hilir.example",
        tagline="Dari tepi sungai",
        about="Baris satu.\n\nBaris dua.",
        language="en",
        timezone="Asia/Makassar",
        sections=(
            Section("daerah", "Kabar Daerah"),
            Section("politik", "Politik"),
            Section("olahraga", "Olahraga"),
        ),
        authors=(
            Author("K-08", "Nama Rahasia", public=False),
            Author("redaksi", "Meja Redaksi", public=True),
            Author("K-09", "K-09", public=False),
        ),
        comments=CommentPolicy("none"),
        menu=(Link("Tentang", "/p/tentang.html"),),
        social=(Link("Mastodon", "https://sosial.example/@hilir"),),
    )


def test_a_title_and_an_address_are_enough() -> None:
    site = read_site(BASE.encode()).site
    assert site == Site(title="Kabar Hilir", base_url="https://kabar-hilir.example")
    assert site.comments.moderation == "before"


def test_lists_of_tables_mean_the_same_as_mappings() -> None:
    text = BASE + (
        "sections: [{slug: daerah, name: Kabar Daerah}]\n"
        "authors: [{code: K-08, name: Nama, public: ya}]\n"
        "menu: [{label: Tentang, url: /p/tentang.html}]\n"
    )
    site = read_site(text.encode()).site
    assert site.sections == (Section("daerah", "Kabar Daerah"),)
    assert site.authors == (Author("K-08", "Nama", public=True),)
    assert site.menu == (Link("Tentang", "/p/tentang.html"),)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://a.example", "https://a.example"),
        ("https://a.example/", "https://a.example"),
        ("HTTPS://Kabar.Example:8443/", "https://kabar.example:8443"),
        ("https://a.example:443", "https://a.example"),
        ("http://a.example:443", "http://a.example:443"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://[::1]:80", "http://[::1]"),
        ("http://[2001:DB8::1]:8080", "http://[2001:db8::1]:8080"),
    ],
)
def test_an_origin_is_a_base_url_and_is_written_in_one_way(url: str, origin: str) -> None:
    text = f"title: a\nbase_url: {url}\n"
    assert read_site(text.encode()).site.base_url == origin
    assert read_site(f"title: a\nbase_url: {origin}\n".encode()).site.base_url == origin


@pytest.mark.parametrize(
    "url",
    [
        "a.example", "ftp://a.example", "https://", "https://a.example/blog", "https://u@a.example",
        "https://a.example?x", "https://a example", "https://a.example:x", "https://[a",
        "javascript:alert(1)", "//a.example", '"https://a.example\\""', "https://a.example:99999",
    ],
)  # fmt: skip
def test_other_addresses_are_no_base_url(url: str) -> None:
    assert mistakes(f"title: a\nbase_url: {url}\n") == [("bad_base_url", 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: a\n", [("missing_key", 1)]),
        ("judul: a\nbase_url: https://a.example\n", [("missing_key", 1), ("unknown_key", 1)]),
        ("base_url: https://a.example\n", [("missing_key", 1)]),
        ("- a\n", [("site_not_keys", 1)]),
        ("teks\n", [("site_not_keys", 1)]),
        ("# hanya catatan\n", [("site_not_keys", 1)]),
        ("", [("site_not_keys", 1)]),
        ("\ufeff\n \n", [("site_not_keys", 1)]),
        ("title: a: b\n", [("yaml_colon", 1)]),
        ("title: a\n---\ntitle: b\n", [("yaml_second_document", 2)]),
        (BASE + "title: b\n", [("duplicate_key", 3)]),
        (BASE + "timezone: Asia/Nowhere\n", [("bad_timezone", 3)]),
        (BASE + "timezone: ../../etc/passwd\n", [("bad_timezone", 3)]),
        (BASE + "timezone: Asia\n", [("bad_timezone", 3)]),
        (BASE + "language: jv\n", [("bad_choice", 3)]),
        (BASE + "comments: {moderation: after}\n", [("bad_choice", 3)]),
        (BASE + "comments: none\n", [("expected_table", 3)]),
        (BASE + "sections: daerah\n", [("expected_table", 3)]),
        (BASE + "sections: [daerah, politik]\n", [("expected_table", 3)]),
        (BASE + "sections:\n  - daerah\n  - politik\n", [("expected_table", 4)]),
        (BASE + "sections:\n  Kabar Daerah: x\n", [("bad_section", 4)]),
        (BASE + "sections:\n  a/b: x\n", [("bad_section", 4)]),
        (BASE + "sections:\n  api: x\n", [("reserved_section", 4)]),
        (BASE + "sections:\n  p: x\n", [("reserved_section", 4)]),
        (BASE + "sections:\n  2026: x\n", [("reserved_section", 4)]),
        (BASE + "sections:\n  topik: x\n", [("reserved_section", 4)]),
        (BASE + "sections:\n  a: x\n  a: y\n", [("duplicate_key", 5)]),
        (BASE + "sections:\n  - name: x\n", [("missing_part", 4)]),
        (BASE + "authors:\n  (K-08): x\n", [("bad_author_code", 4)]),
        (BASE + "authors:\n  K-08: x\n  k-08: y\n", [("duplicate_key", 5)]),
        (BASE + "authors:\n  K-08: {public: entah}\n", [("expected_flag", 4)]),
        (BASE + "authors:\n  K-08: [x]\n", [("expected_table", 4)]),
        (BASE + "menu:\n  a: javascript:alert(1)\n", [("bad_link", 4)]),
        (BASE + "menu:\n  a: //a.example\n", [("bad_link", 4)]),
        (BASE + "menu:\n  a: /\\a.example\n", [("bad_link", 4)]),
        (BASE + "social:\n  a:\n", [("bad_link", 4)]),
        (BASE + "menu: {" + ", ".join(f"a{n}: /" for n in range(51)) + "}\n", [("too_many", 3)]),
        (BASE + "x: &a b\ny: *a\n", [("yaml_alias", 3)]),
        (BASE + f"tagline: {'a' * 201}\n", [("too_long", 3)]),
    ],
)
def test_each_mistake_is_named_with_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    assert mistakes(text) == expected


def test_all_mistakes_are_found_at_once() -> None:
    text = "base_url: x\ntimezone: y\nlanguage: z\nsections: {api: a}\nmenu: {b: c}\n"
    assert mistakes(text) == [
        ("missing_key", 1),
        ("bad_base_url", 1),
        ("bad_timezone", 2),
        ("bad_choice", 3),
        ("reserved_section", 4),
        ("bad_link", 5),
    ]


def test_a_file_that_is_not_utf8_is_a_problem_with_a_line() -> None:
    with pytest.raises(Unreadable) as caught:
        read_site(b"title: a\ntagline: caf\xe9\n")
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [("not_utf8", 2)]


@pytest.mark.parametrize("url", ["/", "/p/a.html", "https://a.example/b?c#d", "mailto:a@b.example"])
def test_a_menu_leads_anywhere_on_the_web(url: str) -> None:
    text = BASE + f"menu:\n  a: {url}\n"
    assert read_site(text.encode()).site.menu == (Link("a", url),)


@pytest.mark.parametrize(("key", "right"), [("sektions", "sections"), ("rubrik", "sections")])
def test_a_likely_misspelling_is_a_warning(key: str, right: str) -> None:
    (warning,) = read_site((BASE + f"{key}: x\n").encode()).warnings
    assert (warning.code, warning.line, warning.values["right"]) == ("unknown_key", 3, right)


@pytest.mark.parametrize(
    ("text", "key", "right"),
    [
        ("authors:\n  K-01: {nama: Rara}", "authors.K-01.nama", "name"),
        ("authors:\n  K-01: {publik: true}", "authors.K-01.publik", "public"),
        ("authors:\n  - {code: K-01, publc: true}", "authors.publc", "public"),
        ("sections:\n  daerah: {nama: Daerah}", "sections.daerah.nama", "name"),
        ("menu:\n  - {label: a, url: /, lable: b}", "menu.lable", "label"),
        ("comments:\n  {moderasi: none}", "comments.moderasi", "moderation"),
    ],
)
def test_a_likely_misspelling_within_a_table_is_a_warning(text: str, key: str, right: str) -> None:
    (warning,) = read_site(f"{BASE}{text}\n".encode()).warnings
    assert (warning.code, warning.line) == ("unknown_key", 4)
    assert warning.values == {"key": key, "right": right}


def test_another_key_of_an_author_is_ignored() -> None:
    assert read_site((BASE + "authors:\n  K-01: {email: a@b.example}\n").encode()).warnings == ()


KEYS = st.sampled_from(
    ["title", "base_url", "timezone", "sections", "authors", "menu", "social", "comments", "about"]
)
VALUES = st.text(max_size=20) | st.sampled_from(
    ["[]", "{}", "{a: b}", "{a: {name: b}}", "[{slug: a}]", "[[a]]", "'", "|", "https://[", "a\x00"]
)


@given(
    st.binary() | st.lists(st.tuples(KEYS, VALUES).map(": ".join)).map("\n".join).map(str.encode)
)
@example(b"title: a\nbase_url: https://a.example\ntimezone: 'a\x7f'\n")
@example(b"title: a\nbase_url: https://a.example\ntimezone: " + b"a" * 150 + b"\n")
def test_any_bytes_are_a_site_or_have_problems_that_can_be_explained(data: bytes) -> None:
    try:
        site = read_site(data).site
    except Unreadable as error:
        for problem in error.problems:
            assert all(explain(problem, "id"))
        return
    assert site.title
    assert site.zone.key == site.timezone
