"""What is wrong in a file, or likely to be: the code and the line of each mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kilas.articles.read import read_article
from kilas.errors import Unreadable
from kilas.texts import LANGUAGES, explain
from tests.unit.articles.reading import KEY

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.site.site import Site
    from tests.unit.articles.reading import Mistakes, Problems, Read


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ("date: 2026-11-23", [("no_title", 2)]),
        ("title:", [("empty_title", 2)]),
        ("date: 2026-11-23\njudul: a", [("no_title", 2), ("unknown_key", 3)]),
        ("title: [a]", [("expected_text", 2)]),
        (f"title: {'a' * 301}", [("too_long", 2)]),
        ("title: a\ntitle: b", [("duplicate_key", 3)]),
        ("title: a\nsection: daerah\nsection: politik", [("duplicate_key", 4)]),
        ("title: a\nTitle: b", [("duplicate_key", 3)]),
        ("title: a\ndate: kemarin", [("bad_date", 3)]),
        ("title: a\ndate: 3026-01-01", [("bad_date", 3)]),
        ("title: a\ndate: 11/23/2026", [("date_month_first", 3)]),
        ("title: a\ndate: 13/23/2026", [("bad_date", 3)]),
        ("title: a\ndate: [2026-01-01]", [("expected_text", 3)]),
        ("title: a\nsection: daera", [("unknown_section", 3)]),
        ("title: a\nsection: [daerah]", [("expected_text", 3)]),
        ("title: a\nauthors:\n  - K-08\n  - K-99", [("unknown_author", 5)]),
        ("title: a\nauthors: [{name: x}]", [("unknown_author", 3)]),
        ("title: a\ndraft: mungkin", [("expected_flag", 3)]),
        ("title: a\nstatus: terbit", [("bad_choice", 3)]),
        ("title: a\ncomments: kadang", [("bad_choice", 3)]),
        ("title: a\nid: [a]", [("expected_text", 3)]),
        ("title: a\nurl: /api/articles", [("reserved_url", 3)]),
        ("title: a\nurl: /feed.xml", [("reserved_url", 3)]),
        ("title: a\nurl: /assets/kilas.css", [("reserved_url", 3)]),
        ("title: a\npermalink: /politik/", [("reserved_url", 3)]),
        ("title: a\npermalink: /politik/2026/11/", [("reserved_url", 3)]),
        ("title: a\nimage:\n  path: media/x.jpg\n  ai: entah\n  alt: Air", [("expected_flag", 5)]),
        ("title: a\ncorrections: Ralat", [("correction_form", 3)]),
        ("title: a\ncorrections: [Ralat, Lagi]", [("correction_form", 3)] * 2),
        ("title: a\ncorrections:\n  - note: b", [("missing_part", 4)]),
        ("title: a\ncorrections:\n  - {date: x, note: b}", [("bad_date", 4)]),
        ("title: a\nsponsored: PT X", [("expected_flag", 3)]),
    ],
)
def test_each_mistake_is_named_with_its_line(
    mistakes: Mistakes, front_matter: str, expected: list[tuple[str, int]]
) -> None:
    assert mistakes(front_matter) == expected


def test_too_many_authors(uploaded: datetime, site: Site) -> None:
    text = b"Title: a\nAuthors: K-08, redaksi, a, b, c\n\nIsi."
    with pytest.raises(Unreadable) as caught:
        read_article(KEY, text, site, uploaded)
    codes = [problem.code for problem in caught.value.problems]
    assert codes == ["unknown_author", "unknown_author", "left_over"]
    assert caught.value.problems[-1].values["value"] == "c"


def test_all_mistakes_are_found_at_once(mistakes: Mistakes) -> None:
    front_matter = "date: x\nsection: y\nauthor: z\nurl: /api/\ndraft: mungkin\nslug: ../a"
    assert mistakes(front_matter, "<div>" * 200) == [
        ("body_too_nested", None),
        ("bad_date", 2),
        ("no_title", 2),
        ("unknown_section", 3),
        ("unknown_author", 4),
        ("reserved_url", 5),
        ("expected_flag", 6),
        ("slug_changed", 7),
    ]


def test_a_bad_date_in_the_name_of_the_file_is_named(mistakes: Mistakes) -> None:
    assert mistakes("title: a", "Isi.", "articles/2026-13-45-banjir.md") == [("bad_date", None)]


def test_a_date_in_the_name_of_a_page_is_only_a_name(read: Read) -> None:
    assert read("title: a", key="pages/2026-13-45-banjir.md").article.url == "/p/banjir.html"


def test_an_unknown_section_is_quoted_with_the_known_ones(
    problems: Problems,
) -> None:
    (problem,) = problems("title: a\nsection: Daera")
    assert problem.values == {"value": "Daera", "known": "daerah, politik", "closest": "daerah"}


def test_a_section_that_is_like_none_has_no_likeness(problems: Problems) -> None:
    (problem,) = problems("title: a\nsection: Opini")
    assert problem.values["closest"] == ""


def test_a_document_of_html_is_told_where_its_title_belongs(site: Site, uploaded: datetime) -> None:
    html = b"<!DOCTYPE html>\n<html>\n<head></head>\n<body><p>Isi.</p></body></html>"
    with pytest.raises(Unreadable) as caught:
        read_article("articles/a.html", html, site, uploaded)
    (problem,) = caught.value.problems
    assert problem.code == "no_title_in_html"
    mended = html.replace(b"<head>", b"<head><title>Banjir</title>")
    assert read_article("articles/a.html", mended, site, uploaded).article.title == "Banjir"


@pytest.mark.parametrize(
    ("key", "right"),
    [
        ("tittle", "title"), ("titel", "title"), ("dates", "date"), ("auther", "author"),
        ("judul", "title"), ("rubrik", "section"), ("lastmodd", "lastmod"),
    ],
)  # fmt: skip
def test_a_likely_misspelling_is_a_warning(read: Read, key: str, right: str) -> None:
    (warning,) = read(f"title: a\n{key}: x").warnings
    assert (warning.code, warning.line, warning.warning) == ("unknown_key", 3, True)
    assert warning.values == {"key": key, "right": right}


@pytest.mark.parametrize(
    ("table", "key", "right"),
    [
        ("image: {path: media/a.jpg, alt: Air, keterangan: a}", "image.keterangan", "caption"),
        ("image: {path: media/a.jpg, alt: Air, kredit: a}", "image.kredit", "credit"),
        ("image: {path: media/a.jpg, alt: Air, fotografer: a}", "image.fotografer", "credit"),
        ("image: {path: media/a.jpg, alt: Air, captoin: a}", "image.captoin", "caption"),
        (
            "corrections: [{date: 2026-11-24, note: a, tanggal: 2026-11-25}]",
            "corrections.tanggal",
            "date",
        ),
        ("corrections: [{date: 2026-11-24, note: a, catatan: b}]", "corrections.catatan", "note"),
    ],
)
def test_a_likely_misspelling_within_a_table_is_a_warning(
    read: Read, table: str, key: str, right: str
) -> None:
    (warning,) = read(f"title: a\n{table}").warnings
    assert (warning.code, warning.line) == ("unknown_key", 3)
    assert warning.values == {"key": key, "right": right}


def test_problems_come_with_what_looks_wrong_beside_them(problems: Problems) -> None:
    found = problems("judul: a\nrubrik: daerah\npenulis: K-08")
    assert [(each.code, each.line, each.warning) for each in found] == [
        ("no_title", 2, False),
        ("unknown_key", 2, True),
        ("unknown_key", 3, True),
        ("unknown_key", 4, True),
    ]


def test_no_warning_takes_the_place_of_a_problem(problems: Problems) -> None:
    unknown = "\n".join(f"titl{number}: x" for number in range(60))
    assert "bad_date" in [each.code for each in problems(f"title: a\n{unknown}\ndate: x")]


@pytest.mark.parametrize(
    ("author", "closest"),
    [
        ("K08", "K-08"),
        ("k.08", "K-08"),
        ("K-09", ""),
        ("K-8", ""),
        ("redaks", ""),
        ("Meja-Redaksi", "redaksi"),
        ("Nama-Rahasia", ""),
    ],
)
def test_no_other_reporters_byline_is_suggested(
    problems: Problems, author: str, closest: str
) -> None:
    (problem,) = problems(f"title: a\nauthor: {author}")
    assert problem.values["closest"] == closest


@pytest.mark.parametrize("key", ["layout", "weight", "type", "markup", "toc"])
def test_other_keys_are_ignored(read: Read, key: str) -> None:
    assert read(f"title: a\n{key}: x").warnings == ()


def test_a_frame_or_picture_that_is_left_out_is_a_warning(read: Read) -> None:
    reading = read("title: a", "![x](http://x.example/a.jpg)\n\n<iframe src='https://x'></iframe>")
    found = [(each.code, each.line) for each in reading.warnings]
    assert found == [("picture_with_words_left_out", 4), ("frame_left_out", 6)]
    assert reading.article.title == "a"


LINE = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=12)
KEYS = st.sampled_from(
    ["title", "date", "published", "slug", "url", "aliases", "section", "categories", "tags",
     "authors", "image", "corrections", "withdrawn", "id", "draft", "status", "comments", "params"]
)  # fmt: skip
VALUES = LINE | st.sampled_from(
    ["true", "2026-11-23", "daerah", "K-08", "/a.html", "/../a.html", "[a, b]", "{path: media/x}",
     "{date: 2026-01-01, note: x}", "[[a]]", "", "'", "- a", "/%2e%2e/", "media/../x", "x" * 400]
)  # fmt: skip
FRONT_MATTER = st.lists(st.tuples(KEYS, VALUES).map(": ".join)).map(
    lambda lines: ("---\ntitle: a\n" + "\n".join(lines) + "\n---\nIsi").encode()
)
FILE_KEYS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["articles/", "pages/", "articles/../", "articles/a//b/"]),
    st.text(max_size=20),
    st.sampled_from([".md", ".html", "/index.md", ".MARKDOWN"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=FILE_KEYS, data=st.binary() | FRONT_MATTER)
@example(key="articles/..md", data=b"---\ntitle: a\n---\n")
@example(key=KEY, data=b"---\ntitle: a\nurl: /a%2f..%2fb.html\n---\n")
def test_any_file_is_an_article_or_has_problems_that_can_be_explained(
    site: Site, uploaded: datetime, key: str, data: bytes
) -> None:
    try:
        article = read_article(key, data, site, uploaded).article
    except Unreadable as error:
        for problem in error.problems:
            for language in LANGUAGES:
                assert all(explain(problem, language))
        return
    for url in (article.url, *article.aliases):
        assert url.startswith("/")
        assert url.endswith((".html", "/"))
        assert ".." not in unquote(url)
    assert article.title
    assert article.identity


def test_a_report_has_a_length_that_an_editor_can_read(read: Read) -> None:
    with pytest.raises(Unreadable) as caught:
        read("\n".join(f"image: {'x' * 500}\nimage: y" for _ in range(60)))
    problems = caught.value.problems
    assert len(problems) == 50
    assert max(len(value) for problem in problems for value in problem.values.values()) <= 301


def test_many_unknown_keys_make_few_warnings(read: Read) -> None:
    assert len(read("title: a\n" + "\n".join(f"titl{n}: x" for n in range(2000))).warnings) <= 50
