"""What an article file says, in the words of four systems."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from kilas.articles.article import Article, Correction, Image, Tag
from kilas.articles.read import ArticleReading, read_article
from kilas.articles.source_body import read_body
from kilas.errors import Unreadable
from tests.unit.articles.reading import KEY

if TYPE_CHECKING:
    from kilas.site.site import Site
    from tests.unit.articles.reading import Mistakes, Problems, Read


EVERY_KEY = """\
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
lang: EN_us
aliases: [/lama/banjir, /lama/banjir.html]
corrections:
  - {date: 2026-11-24 09:00, note: Jumlah desa dua.}
  - {date: 2026-11-23 20:00, note: Nama sungai.}
advertorial: ya
unverified: true
comments: closed"""
"""A front matter with every key that an article has."""


def test_reads_all_that_an_article_says(read: Read) -> None:
    assert read(EVERY_KEY, "Isi.").article == Article(
        key=KEY,
        kind="article",
        identity="banjir-2026",
        title="Banjir: dua desa terendam",
        url="/2026/11/banjir.html",
        published=datetime(2026, 11, 23, 11, 20, tzinfo=UTC),
        other_url="/2026/11/banjir-8afd87.html",
        aliases=("/lama/banjir/", "/lama/banjir.html"),
        modified=datetime(2026, 11, 24, 2, 0, tzinfo=UTC),
        expires=datetime(2026, 12, 31, 17, 0, tzinfo=UTC),
        section="daerah",
        tags=(Tag("banjir", "Banjir"), Tag("rob", "Rob")),
        authors=("K-08", "redaksi"),
        summary="Air setinggi lutut.",
        image=Image("/media/banjir.jpg", "Warga", "Kilas", "Jalan", ai=True),
        dateline="Hilir, Kabar Hilir",
        lang="en-US",
        corrections=(
            Correction(datetime(2026, 11, 23, 13, 0, tzinfo=UTC), "Nama sungai."),
            Correction(datetime(2026, 11, 24, 2, 0, tzinfo=UTC), "Jumlah desa dua."),
        ),
        sponsored=True,
        unverified=True,
        comments="closed",
    )


def test_a_title_is_enough(read: Read, uploaded: datetime) -> None:
    assert read("title: Banjir", "Air *naik*.") == ArticleReading(
        Article(
            key=KEY,
            kind="article",
            identity="banjir",
            title="Banjir",
            url="/2026/11/banjir.html",
            published=uploaded.replace(microsecond=0),
            other_url="/2026/11/banjir-a00a9f.html",
            summary="Air naik.",
        ),
        "<p>Air <em>naik</em>.</p>",
        lasting=("id: banjir", "date: 2026-11-25 10:00:00+07:00"),
    )


@pytest.mark.parametrize(
    ("key", "body"),
    [
        (KEY, "Air *naik*.[^1]\n\n[^1]: Kata warga. <iframe src='https://x.example'></iframe>"),
        ("pages/tentang.html", "<h1>Tentang</h1><p>Kami ![x](x) <img src='x.jpg'>"),
    ],
)
def test_the_body_alone_is_the_body_of_the_article(
    site: Site, uploaded: datetime, key: str, body: str
) -> None:
    data = f"---\ntitle: Banjir\n---\n{body}".encode()
    assert read_body(key, data) == read_article(key, data, site, uploaded).body_html != ""


def test_a_body_that_is_refused_is_no_empty_page() -> None:
    with pytest.raises(Unreadable) as caught:
        read_body(KEY, b"---\ntitle: Banjir\n---\n" + b"> " * 200 + b"a")
    assert caught.value.problems[0].code == "body_too_nested"


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


def test_a_hidden_reporters_name_names_nobody_and_is_not_suggested(
    problems: Problems,
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


def test_a_slug_comes_from_the_name_of_the_file_and_is_never_empty(read: Read) -> None:
    assert read("title: x", key="articles/a/Banjir Besar.md").article.url == (
        "/2026/11/banjir-besar.html"
    )
    assert read("title: x", key="articles/洪水.md").article.url.startswith("/2026/11/x-")


def test_the_month_of_the_address_is_the_sites(read: Read) -> None:
    assert read("title: a\ndate: 2026-12-31T20:00:00Z").article.url == "/2027/01/banjir.html"
