"""Fields that other tools write never refuse an article: they are understood, or left out with a
note.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.articles.read import read_article
from kilas.site.site import Author, Site

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read

OWN = "/2026/11/banjir.html"


def numbers(count: int) -> str:
    return ", ".join(f"/{number}/" for number in range(count))


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("url: about", "address_left_out"),
        ("url: a.html", "address_left_out"),
        ("url: /a/../b.html", "address_left_out"),
        ("url: /berita.zip", "address_left_out"),
        ("url: https://lain.example/a.html", "address_left_out"),
        (f"url: /{'a' * 400}.html", "address_left_out"),
        ("aliases: [lama]", "alias_left_out"),
        ("aliases: [Nama lain]", "alias_left_out"),
        ("aliases: [/fn/crypto.fnv32a]", "alias_left_out"),
        ("redirect_from: /?p=123", "alias_query"),
        ("redirect_from: https://lain.example/a.html", "alias_elsewhere"),
        ("redirect_from: /lama.zip", "alias_left_out"),
        ("aliases: /p/tentang.html", "alias_left_out"),
        ("aliases: /%2e%2e/b.html", "alias_left_out"),
        (f"aliases: [{numbers(11)}]", "too_many"),
        (f"tags: [{', '.join(map(str, range(11)))}]", "too_many"),
        (f"tags: [{'a' * 201}]", "topic_left_out"),
        ("image: foto.jpg", "bad_image"),
        ("image: /assets/images/login.jpeg", "bad_image"),
        ("image: http://x.example/a.jpg", "bad_image"),
        ("image: {path: ../x.jpg}", "bad_image"),
        ("image: {teaser: x}", "missing_part"),
        ("summary: [a, b]", "side_text_left_out"),
        ("description: {a: b}", "side_text_left_out"),
        (f"excerpt: {'a' * 2001}", "too_long"),
        ("slug: ../../banjir", "slug_changed"),
        ("slug: 2026/banjir", "slug_changed"),
        ("lastmod: kemarin", "bad_date"),
        ("created: [a]", "bad_date"),
    ],
)
def test_what_cannot_be_used_is_left_out_with_a_note(read: Read, head: str, code: str) -> None:
    reading = read(f"title: a\ndate: 2026-11-20\n{head}")
    [note] = reading.warnings
    assert (note.code, note.line) == (code, 4)
    article = reading.article
    assert article.url in (OWN, "/2026/11/2026-banjir.html")
    assert article.image is None
    assert "/p/tentang.html" not in article.aliases


@pytest.mark.parametrize(
    ("head", "url", "aliases"),
    [
        ("aliases: [2014/12/12/linimasa.html]", OWN, ("/2014/12/12/linimasa.html",)),
        ("aliases: [rilis/1.94.1]", OWN, ("/rilis/1.94.1/",)),
        ("aliases: [rubrik/lama/]", OWN, ("/rubrik/lama/",)),
        ("path: 2014/12/12/versi-1.0", "/2014/12/12/versi-1.0/", ()),
        ("path: /blog/banjir", "/blog/banjir/", ()),
        ("path: /blog/banjir.html", "/blog/banjir.html", ()),
        ("permalink: blog/banjir/", "/blog/banjir/", ()),
        ("url: /a.html\npath: /b.html", "/a.html", ()),
    ],
)
def test_an_address_of_several_parts_begins_at_the_root(
    read: Read, head: str, url: str, aliases: tuple[str, ...]
) -> None:
    reading = read(f"title: a\nslug: banjir\ndate: 2026-11-20\n{head}")
    assert (reading.article.url, reading.article.aliases) == (url, aliases)
    assert reading.warnings == ()


@pytest.mark.parametrize(
    "text", ["content/blog/banjir.md", "banjir", "dari mana/ke mana", "https://lain.example/a/"]
)
def test_a_path_that_is_no_address_is_left_out_with_a_note(read: Read, text: str) -> None:
    reading = read(f"title: a\nslug: banjir\ndate: 2026-11-20\npath: {text}")
    assert reading.article.url == OWN
    assert [note.code for note in reading.warnings] == ["address_left_out"]


def test_a_name_of_another_tools_own_field_is_no_slip(read: Read) -> None:
    fields = "related: [banjir]\nlocation: Kuala\nseo_title: b\ncollection: x\nstart: 2026"
    assert read(f"title: a\n{fields}").warnings == ()


def test_a_subtitle_is_the_summary_where_there_is_no_other(read: Read) -> None:
    assert read("title: a\nsubtitle: Pendek.").article.summary == "Pendek."
    assert read("title: a\nsubtitle: b\ndescription: Pendek.").article.summary == "Pendek."


def test_the_first_of_too_many_count(read: Read) -> None:
    article = read(f"title: a\naliases: [{numbers(12)}]\ntags: [{numbers(12)}]").article
    assert article.aliases == tuple(f"/{number}/" for number in range(10))
    assert [tag.slug for tag in article.tags] == [str(number) for number in range(10)]


def test_an_absolute_address_of_this_site_is_its_path(read: Read) -> None:
    own = "kabar-hilir.example"
    article = read(f"title: a\nurl: https://{own}/x.html\naliases: http://{own}/y/").article
    assert (article.url, article.aliases) == ("/x.html", ("/y/",))


def test_the_excerpt_of_other_tools_is_the_summary(read: Read) -> None:
    assert read("title: a\nexcerpt: Pendek.", "Isi.").article.summary == "Pendek."


@pytest.mark.parametrize("name", ["display_name", "name", "login"])
def test_a_table_of_an_author_names_the_author(read: Read, name: str) -> None:
    reading = read(f"title: a\nauthor:\n  {name}: redaksi\n  email: x@y.example")
    assert (reading.article.authors, reading.warnings) == (("redaksi",), ())


def test_the_same_author_counts_once(read: Read) -> None:
    reading = read("title: a\nauthors: [redaksi, Redaksi, K-08, K-08, REDAKSI]")
    assert (reading.article.authors, reading.warnings) == (("redaksi", "K-08"), ())


def test_a_name_may_end_in_a_bracket(site: Site, uploaded: datetime) -> None:
    guest = Author("B-1", "Rara (Mitra Warga)", public=True)
    text = b"---\ntitle: a\nauthor: Rara (Mitra Warga)\n---\nIsi."
    newsroom = replace(site, authors=(*site.authors, guest))
    reading = read_article("articles/a.md", text, newsroom, uploaded)
    assert (reading.article.authors, reading.warnings) == (("B-1",), ())


@pytest.mark.parametrize(
    ("head", "published", "modified", "notes"),
    [
        ("created: 2025-01-02\nupdated: 2025-03-04", "2025-01-02", "2025-03-04", []),
        ("lastmod: 2025-03-04", "2025-03-04", None, ["dated_by_change"]),
        ("date: 2025-05-06\nlastmod: 2025-03-04", "2025-05-06", None, ["modified_before"]),
        ("date: 2025-05-06\ncreated: 2025-01-02", "2025-05-06", None, []),
        ("date: 2025-05-06\nmodified_time: 2025-06-07", "2025-05-06", "2025-06-07", []),
        ("date: 2025-05-06\nlastmod: 2025-05-06", "2025-05-06", None, []),
        ("date: 2025-05-06 18:20\nlastmod: 2025-05-06", "2025-05-06", None, []),
    ],
)
def test_no_article_is_modified_before_it_was_published(
    read: Read, head: str, published: str, modified: str | None, notes: list[str]
) -> None:
    reading = read(f"title: a\n{head}".replace("-01-02", "-01-02 12:00 UTC"))
    article = reading.article
    assert [each.code for each in reading.warnings] == notes
    dates = [each and each.astimezone(UTC) for each in (article.published, article.modified)]
    wanted = [day and datetime.fromisoformat(day).date() for day in (published, modified)]
    for date, day in zip(dates, wanted, strict=True):
        assert (date is None) == (day is None)
        if date and day:
            assert abs((date.date() - day).days) <= 1  # the zone of the site


@pytest.mark.parametrize(
    "lines",
    [
        "image: media/a.jpg\ncaption: Pasar pagi\ncredit: Meja foto\nimage_alt: Kios",
        "image: media/a.jpg\nimage_caption: Pasar pagi\nphoto_credit: Meja foto\nimage_alt: Kios",
    ],
)
def test_what_stands_beside_the_photo_is_the_photos(read: Read, lines: str) -> None:
    image = read(f"title: a\n{lines}").article.image
    assert image
    assert (image.caption, image.credit, image.alt) == ("Pasar pagi", "Meja foto", "Kios")
