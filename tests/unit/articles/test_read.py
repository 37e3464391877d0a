from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kilas.articles.article import Article, Correction, Image, Tag
from kilas.articles.read import Reading, read_article
from kilas.errors import Unreadable
from kilas.problem_texts import Language, explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.newsroom.site import Site
    from kilas.problems import Problem

    Read = Callable[..., Reading]
    Mistakes = Callable[..., list[tuple[str, int | None]]]

KEY = "articles/banjir.md"


@pytest.fixture
def read(site: Site, uploaded: datetime) -> Read:
    def read(front_matter: str, body: str = "", key: str = KEY) -> Reading:
        return read_article(key, f"---\n{front_matter}\n---\n{body}".encode(), site, uploaded)

    return read


@pytest.fixture
def problems(read: Read) -> Callable[..., tuple[Problem, ...]]:
    def problems(front_matter: str, body: str = "", key: str = KEY) -> tuple[Problem, ...]:
        with pytest.raises(Unreadable) as caught:
            read(front_matter, body, key)
        return caught.value.problems

    return problems


@pytest.fixture
def mistakes(problems: Callable[..., tuple[Problem, ...]]) -> Mistakes:
    def mistakes(*arguments: str) -> list[tuple[str, int | None]]:
        return [(problem.code, problem.line) for problem in problems(*arguments)]

    return mistakes


def test_reads_all_that_an_article_says(read: Read) -> None:
    front_matter = """\
id: banjir-2026
title: "Banjir: dua desa terendam"
date: Senin, 23/11/2026 18.20 WIB
lastmod: 2026-11-24
expiryDate: 1 Januari 2027
section: daerah
authors: [K-08, Meja Redaksi]
tags: [Banjir, Rob]
summary: Air setinggi
  lutut.
image: {path: media/banjir.jpg, caption: Warga, credit: Kilas, alt: Jalan, ai: ya}
dateline: Hilir, Kabar Hilir
aliases: [/lama/banjir, /lama/banjir.html]
corrections:
  - {date: 2026-11-24 09:00, note: Jumlah desa dua.}
  - {date: 2026-11-23 20:00, note: Nama sungai.}
advertorial: ya
unverified: true
comments: closed"""
    assert read(front_matter, "Isi.").article == Article(
        key=KEY,
        kind="article",
        identity="banjir-2026",
        title="Banjir: dua desa terendam",
        url="/2026/11/banjir.html",
        published=datetime(2026, 11, 23, 11, 20, tzinfo=UTC),
        aliases=("/lama/banjir/", "/lama/banjir.html"),
        modified=datetime(2026, 11, 23, 17, 0, tzinfo=UTC),
        expires=datetime(2026, 12, 31, 17, 0, tzinfo=UTC),
        section="daerah",
        tags=(Tag("banjir", "Banjir"), Tag("rob", "Rob")),
        authors=("K-08", "redaksi"),
        summary="Air setinggi lutut.",
        image=Image("/media/banjir.jpg", "Warga", "Kilas", "Jalan", ai=True),
        dateline="Hilir, Kabar Hilir",
        corrections=(
            Correction(datetime(2026, 11, 23, 13, 0, tzinfo=UTC), "Nama sungai."),
            Correction(datetime(2026, 11, 24, 2, 0, tzinfo=UTC), "Jumlah desa dua."),
        ),
        sponsored=True,
        unverified=True,
        comments="closed",
    )


def test_a_title_is_enough(read: Read, uploaded: datetime) -> None:
    assert read("title: Banjir", "Air *naik*.") == Reading(
        Article(
            key=KEY,
            kind="article",
            identity="banjir",
            title="Banjir",
            url="/2026/11/banjir.html",
            published=uploaded.replace(microsecond=0),
            summary="Air naik.",
        ),
        "<p>Air <em>naik</em>.</p>",
    )


def test_a_page_needs_no_date_and_has_no_comments(read: Read) -> None:
    article = read("title: Tentang Kami", key="pages/tentang.md").article
    assert (article.kind, article.url, article.identity, article.comments) == (
        "page", "/p/tentang.html", "p~tentang", "off",
    )  # fmt: skip


def test_reads_an_article_as_hugo_writes_it(site: Site, uploaded: datetime) -> None:
    text = """\
+++
title = 'Banjir'
date = 2026-11-20T08:00:00+07:00
publishDate = 2026-11-23T18:20:00+07:00
draft = true
categories = ['Politik', 'Sungai']
tags = ['air']
images = ['media/a.jpg', 'media/b.jpg']
slug = 'Banjir Besar'
[params]
dateline = 'Hilir'
+++
Isi."""
    article = read_article("articles/2026/banjir/index.md", text.encode(), site, uploaded).article
    assert article.published == datetime(2026, 11, 23, 11, 20, tzinfo=UTC)
    assert article.draft
    assert article.section == "politik"
    assert article.tags == (Tag("air", "air"), Tag("sungai", "Sungai"))
    assert article.image == Image("/media/a.jpg")
    assert article.url == "/2026/11/banjir-besar.html"
    assert article.dateline == "Hilir"


def test_reads_an_article_as_jekyll_writes_it(read: Read) -> None:
    front_matter = """\
layout: post
title: Banjir
published: false
category: Kabar Daerah
tags: banjir rob
permalink: /berita/banjir/
redirect_from: /lama/banjir"""
    article = read(front_matter, key="articles/2026-04-05-banjir.md").article
    assert article.published == datetime(2026, 4, 4, 17, 0, tzinfo=UTC)
    assert article.draft
    assert article.section == "daerah"
    assert [tag.name for tag in article.tags] == ["banjir", "rob"]
    assert article.url == "/berita/banjir/"
    assert article.aliases == ("/lama/banjir/",)


def test_reads_an_article_as_pelican_writes_it(site: Site, uploaded: datetime) -> None:
    text = """\
Title: Banjir
Date: 2026-11-23 18:20
Modified: 2026-11-24 18:20
Category: politik
Tags: banjir bandang, rob
Authors: K-08; Meja Redaksi
Status: hidden

Isi."""
    article = read_article(KEY, text.encode(), site, uploaded).article
    assert article.published == datetime(2026, 11, 23, 11, 20, tzinfo=UTC)
    assert article.modified == datetime(2026, 11, 24, 11, 20, tzinfo=UTC)
    assert article.section == "politik"
    assert [tag.slug for tag in article.tags] == ["banjir-bandang", "rob"]
    assert article.authors == ("K-08", "redaksi")
    assert article.draft


@pytest.mark.parametrize(
    ("front_matter", "draft"),
    [
        ("draft: true", True), ("draft: ya", True), ("draft: false", False),
        ("published: false", True), ("published: true", False), ("published: tidak", True),
        ("published: 2026-01-01", False), ("status: draft", True), ("status: skip", True),
        ("STATUS: Published", False), ("DRAFT: on", True),
    ],
)  # fmt: skip
def test_knows_what_is_a_draft(read: Read, front_matter: str, *, draft: bool) -> None:
    assert read(f"title: a\n{front_matter}").article.draft is draft


@pytest.mark.parametrize(
    "key", ["publishDate", "publish_date", "publish-date", "PUBDATE", "published", "Date", "date"]
)
def test_keys_have_no_case_and_no_hyphens(read: Read, key: str) -> None:
    article = read(f"title: a\n{key}: 2026-01-31 07:00").article
    assert article.published == datetime(2026, 1, 31, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("front_matter", "section", "tags"),
    [
        ("category: Politik", "politik", []),
        ("categories: [Sungai, Kabar Daerah, Politik]", "daerah", ["Sungai", "Politik"]),
        ("section: politik\ncategories: [Politik, Sungai]", "politik", ["Sungai"]),
        ("section: Kabar Daerah", "daerah", []),
        ("category: Sungai\ntags: [air]", None, ["air", "Sungai"]),
        ("tags: [Air, air, AIR]", None, ["Air"]),
        ("tags: banjir rob", None, ["banjir", "rob"]),
        ("tags: banjir bandang, rob", None, ["banjir bandang", "rob"]),
        ("tag: banjir bandang", None, ["banjir bandang"]),
        ("tags:", None, []),
    ],
)
def test_categories_are_the_section_or_topics(
    read: Read, front_matter: str, section: str | None, tags: list[str]
) -> None:
    article = read(f"title: a\n{front_matter}").article
    assert article.section == section
    assert [tag.name for tag in article.tags] == tags


@pytest.mark.parametrize(
    "authors", ["K-08", "k-08", "(K-08)", "[K-08]", "[K-08, k-08]", "K-08, K-08"]
)
def test_an_author_is_a_code(read: Read, authors: str) -> None:
    assert read(f"title: a\nauthor: {authors}").article.authors == ("K-08",)
    assert read(f"title: a\ncode: {authors}").article.authors == ("K-08",)


def test_a_hidden_reporters_name_is_no_way_to_name_him_and_is_not_told(
    problems: Callable[..., tuple[Problem, ...]],
) -> None:
    (problem,) = problems("title: a\nauthor: Nama Rahasi")
    assert problem.code == "unknown_author"
    assert problem.values["known"] == "K-08, redaksi (Meja Redaksi)"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("true", "open"), ("open", "open"), ("OFF", "off"), ("false", "off"), ("closed", "closed")],
)
def test_comments_are_open_closed_or_off(read: Read, value: str, expected: str) -> None:
    assert read(f"title: a\ncomments: {value}").article.comments == expected


def test_a_withdrawal_has_a_reason(read: Read, mistakes: Mistakes) -> None:
    reason = "Melanggar kode etik."
    assert read(f"title: a\nwithdrawn: {reason}").article.withdrawn == reason
    assert read("title: a\nwithdrawn: false").article.withdrawn == ""
    assert mistakes("title: a\nwithdrawn: true") == [("no_reason", 3)]


def test_a_slug_comes_from_the_name_of_the_file_and_never_is_empty(read: Read) -> None:
    assert read("title: x", key="articles/a/Banjir Besar.md").article.url == (
        "/2026/11/banjir-besar.html"
    )
    assert read("title: x", key="articles/洪水.md").article.url.startswith("/2026/11/x-")


def test_the_month_of_the_address_is_the_sites(read: Read) -> None:
    assert read("title: a\ndate: 2026-12-31T20:00:00Z").article.url == "/2027/01/banjir.html"


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ("date: 2026-11-23", [("no_title", 2)]),
        ("title:", [("no_title", 2)]),
        ("title: [a]", [("expected_text", 2)]),
        (f"title: {'a' * 301}", [("too_long", 2)]),
        ("title: a\ntitle: b", [("duplicate_key", 3)]),
        ("title: a\nTitle: b", [("duplicate_key", 3)]),
        ("title: a\ndate: kemarin", [("bad_date", 3)]),
        ("title: a\ndate: 3026-01-01", [("bad_date", 3)]),
        ("title: a\ndate: [2026-01-01]", [("expected_text", 3)]),
        ("title: a\nsection: daera", [("unknown_section", 3)]),
        ("title: a\nsection: [daerah]", [("expected_text", 3)]),
        ("title: a\nauthors:\n  - K-08\n  - K-99", [("unknown_author", 5)]),
        ("title: a\nauthors: [{name: x}]", [("expected_text", 3)]),
        ("title: a\ndraft: mungkin", [("expected_flag", 3)]),
        ("title: a\nstatus: terbit", [("bad_choice", 3)]),
        ("title: a\ncomments: kadang", [("bad_choice", 3)]),
        ("title: a\nid: a/b", [("bad_id", 3)]),
        ("title: a\nid: [a]", [("expected_text", 3)]),
        ("title: a\nslug: ../../index", [("bad_path", 3)]),
        ("title: a\nurl: a.html", [("bad_path", 3)]),
        ("title: a\nurl: /a/../b.html", [("bad_path", 3)]),
        ("title: a\nurl: /berita.php", [("bad_path", 3)]),
        ("title: a\nurl: /:year/:title.html", [("bad_path", 3)]),
        (f"title: a\nurl: /{'a' * 400}.html", [("too_long", 3), ("bad_path", 3)]),
        ("title: a\nurl: /api/articles", [("reserved_url", 3)]),
        ("title: a\nurl: /index.html", [("reserved_url", 3)]),
        ("title: a\nurl: /feed.xml", [("reserved_url", 3)]),
        ("title: a\nurl: /assets/kilas.css", [("reserved_url", 3)]),
        ("title: a\npermalink: /politik/x.html", [("reserved_url", 3)]),
        ("title: a\naliases:\n - /a/\n - /%2e%2e/b.html", [("bad_path", 5)]),
        ("title: a\naliases: /p/tentang.html", [("reserved_url", 3)]),
        ("title: a\naliases: [" + ", ".join(f"/{n}/" for n in range(11)) + "]", [("too_many", 3)]),
        ("title: a\ntags: [" + ", ".join(map(str, range(11))) + "]", [("too_many", 3)]),
        ("title: a\ntags: {a: b}", [("expected_text", 3)]),
        ("title: a\nimage: foto.jpg", [("bad_image", 3)]),
        ("title: a\nimage: http://x.example/a.jpg", [("bad_image", 3)]),
        ("title: a\nimage:\n  caption: b", [("missing_key", 4)]),
        ("title: a\nimage:\n  path: ../x.jpg", [("bad_image", 4)]),
        ("title: a\nimage:\n  path: media/x.jpg\n  ai: entah", [("expected_flag", 5)]),
        ("title: a\ncorrections: Ralat", [("expected_table", 3)]),
        ("title: a\ncorrections:\n  - note: b", [("missing_key", 4)]),
        ("title: a\ncorrections:\n  - {date: x, note: b}", [("bad_date", 4)]),
        ("title: a\nsponsored: PT X", [("expected_flag", 3)]),
    ],
)
def test_each_mistake_is_named_with_its_line(
    mistakes: Mistakes, front_matter: str, expected: list[tuple[str, int]]
) -> None:
    assert mistakes(front_matter) == expected


def test_too_many_authors(uploaded: datetime, site: Site) -> None:
    text = b"Title: a\nAuthors: K-08, redaksi, a, b, c\n\n"
    with pytest.raises(Unreadable) as caught:
        read_article(KEY, text, site, uploaded)
    codes = [problem.code for problem in caught.value.problems]
    assert codes == ["too_many", "unknown_author", "unknown_author"]


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
        ("bad_path", 7),
    ]


def test_a_bad_date_in_the_name_of_the_file_is_named(mistakes: Mistakes) -> None:
    assert mistakes("title: a", "", "articles/2026-13-45-banjir.md") == [("bad_date", None)]


def test_a_date_in_the_name_of_a_page_is_only_a_name(read: Read) -> None:
    assert read("title: a", key="pages/2026-13-45-banjir.md").article.url == "/p/banjir.html"


def test_an_unknown_section_is_quoted_with_the_known_ones(
    problems: Callable[..., tuple[Problem, ...]],
) -> None:
    (problem,) = problems("title: a\nsection: Daera")
    assert problem.values == {"value": "Daera", "known": "daerah, politik", "closest": "daerah"}


@pytest.mark.parametrize(
    ("key", "right"),
    [
        ("tittle", "title"), ("titel", "title"), ("dates", "date"), ("auther", "author"),
        ("judul", "title"), ("rubrik", "section"), ("publish_dat", "publishDate"),
    ],
)  # fmt: skip
def test_a_likely_misspelling_is_a_warning(read: Read, key: str, right: str) -> None:
    (warning,) = read(f"title: a\n{key}: x").warnings
    assert (warning.code, warning.line, warning.warning) == ("unknown_key", 3, True)
    assert warning.values == {"key": key, "right": right}


@pytest.mark.parametrize("key", ["layout", "weight", "type", "markup", "toc", "corrects", "lang"])
def test_other_keys_are_ignored(read: Read, key: str) -> None:
    assert read(f"title: a\n{key}: x").warnings == ()


def test_what_the_page_cannot_show_is_a_warning(read: Read) -> None:
    reading = read("title: a", "![x](http://x.example/a.jpg)\n\n<iframe src='https://x'></iframe>")
    assert [warning.code for warning in reading.warnings] == ["frame_left_out", "picture_left_out"]
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
            for language in get_args(Language):
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
