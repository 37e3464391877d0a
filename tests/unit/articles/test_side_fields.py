"""Fields that other tools write never refuse an article: they are understood, or left out with a
note.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kilas.articles import field_names
from kilas.articles.read import read_article
from kilas.documents.values import fold
from kilas.site.site import Author, Site
from tests.newsroom import NOON, SITE

if TYPE_CHECKING:
    from tests.unit.articles.reading import Problems, Read

OWN = "/2026/11/banjir.html"


def numbers(count: int) -> str:
    return ", ".join(f"/{number}/" for number in range(count))


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("url: berita apa", "address_left_out"),
        ("url: a.zip", "address_left_out"),
        ("url: www.lain.example", "address_left_out"),
        ("permalink: lain.example/a", "address_left_out"),
        ("url: /a/../b.html", "address_left_out"),
        ("url: /berita.zip", "address_left_out"),
        ("url: https://lain.example/a.html", "address_left_out"),
        (f"url: /{'a' * 400}.html", "address_left_out"),
        ("aliases: [lama]", "alias_is_name"),
        ("aliases: [lama.html/]", "alias_left_out"),
        ("aliases: [A, B, C, D, E, F]", "too_many_names"),
        ("redirect_from: Nama lain", "alias_left_out"),
        ("aliases: [/fn/crypto.fnv32a]", "alias_left_out"),
        ("redirect_from: /?p=123", "alias_query"),
        ("redirect_from: https://lain.example/a.html", "alias_elsewhere"),
        ("redirect_from: /lama.zip", "alias_left_out"),
        ("aliases: /p/tentang.html", "alias_left_out"),
        ("aliases: /%2e%2e/b.html", "alias_left_out"),
        (f"aliases: [{numbers(11)}]", "left_over"),
        (f"tags: [{', '.join(map(str, range(11)))}]", "left_over"),
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
        ("permalink: /", "address_left_out"),
        ("url: /index.html", "address_left_out"),
        ("url: [a]", "side_text_left_out"),
        ("slug: {a: b}", "side_text_left_out"),
        ("aliases: {a: b}", "side_text_left_out"),
        ("tags: {a: b}", "side_text_left_out"),
        (f"aliases: /{'a' * 2001}", "too_long"),
        (f"caption: {'a' * 2001}", "too_long"),
        ("dateline: [a]", "side_text_left_out"),
        ("author: false", "side_text_left_out"),
        ("expiryDate: 2999-12-31", "end_never_comes"),
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


@pytest.mark.parametrize("depth", [9, 16, 30])
def test_a_field_of_another_program_may_nest_deep(read: Read, depth: int) -> None:
    """A form of Grav has ten levels."""
    lines = [f"{'  ' * level}field{level}:" for level in range(depth)]
    reading = read("\n".join(["title: a", "date: 2026-11-20", *lines]))
    assert (reading.article.title, reading.warnings) == ("a", ())


@pytest.mark.parametrize("end", ["never", "Tidak pernah", "false", "none"])
def test_an_end_may_never_come(read: Read, end: str) -> None:
    reading = read(f"title: a\ndate: 2026-11-20\nexpires: {end}")
    assert reading.article.expires is None
    assert not reading.warnings


@pytest.mark.parametrize("switch", ["lastUpdated: false", "updated: true", "created: no"])
def test_a_switch_in_the_place_of_a_side_date_is_no_date(read: Read, switch: str) -> None:
    reading = read(f"title: a\ndate: 2026-11-20\n{switch}")
    assert (reading.article.modified, reading.warnings) == (None, ())


@pytest.mark.parametrize(
    ("name", "values"),
    [("layout", ("post", "page")), ("summary", ("satu", "dua")), ("tags", ("[a, b]", "[a, c]")),
     ("image", ("{path: media/a.jpg, alt: Air}", "[media/b.jpg]")),
     ("lastmod", ("2026-11-21", "2026-11-22"))],
)  # fmt: skip
def test_of_a_side_field_that_comes_twice_the_first_counts(
    read: Read, name: str, values: tuple[str, str]
) -> None:
    first, second = values
    reading = read(f"title: a\ndate: 2026-11-20\n{name}: {first}\n{name}: {second}")
    [note] = reading.warnings
    assert (note.code, note.line) == ("repeated_left_out", 5)
    assert note.values == {"key": name, "at": "4"}
    assert reading.article == read(f"title: a\ndate: 2026-11-20\n{name}: {first}").article


@pytest.mark.parametrize(
    "pair",
    ["drfat: false\ndrfat: true", "x: {y: 1}\nx: {draft: true}", "pariwra: tidak\npariwra: ya"],
)
def test_what_holds_an_article_back_is_seen_where_it_comes_again(
    problems: Problems, pair: str
) -> None:
    assert problems(f"title: a\n{pair}")


FOREIGN = st.sampled_from(
    ["layout", "type", "weight", "math", "toc", "series", "cover", "featured", "header", "menu",
     "cascade", "resources", "sitemap", "robots", "canonical_url", "twitter", "seo", "meta",
     "keywords", "nav_order", "cssclasses", "guid", "audio", "video", "duration", "event", "end",
     "bibliography", "format", "execute", "eleventyNavigation", "order", "rating", "source", "link",
     "redirect_to", "license", "isbn", "volume", "pages"]
)  # fmt: skip
READ_TOO = st.sampled_from(
    [*field_names.MODIFIED, *field_names.CREATED, *field_names.ALIASES, *field_names.SUMMARY,
     *field_names.TAGS, *field_names.CATEGORIES, *field_names.IMAGE, *field_names.LANG,
     *field_names.SLUG, *field_names.HEADLINE, *field_names.BLOGGER_URL, "caption", "credit",
     *(name for field in field_names.TEXTS.values() for name in field.names)]
)  # fmt: skip
NAMES = st.one_of(FOREIGN, READ_TOO, st.from_regex(r"x_[a-z]{3,12}", fullmatch=True))
SCALARS = st.one_of(
    st.sampled_from(
        ["2026-11-20", "2999-01-01", "0000-00-00", "12", "-1.5e9", "true", "false", "null", "~", "",
         "/", "https://x.example/?a=b", "/../a", "'a: b'", '"#a"', "kata saja", "[]", "{}"]
    ),
    st.integers(1, 3000).map(lambda length: "a" * length),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(
            lambda items: f"[{', '.join(each or '~' for each in items)}]"
        ),
        st.tuples(st.sampled_from(["a", "path", "url", "name"]), inner).map(
            lambda pair: f"{{{pair[0]}: {pair[1] or '~'}}}"
        ),
    ),
    max_leaves=5,
)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=6))
def test_no_side_field_refuses_an_article_whatever_its_value(
    pairs: list[tuple[str, str]],
) -> None:
    once = {fold(name): (name, value) for name, value in pairs}
    kept = [(name, value) for name, value in pairs if fold(name) not in map(fold, field_names.SLUG)]
    kept += [each for folded, each in once.items() if folded in map(fold, field_names.SLUG)]
    lines = "\n".join(f"{name}: {value}" for name, value in kept)
    source = f"---\ntitle: a\n{lines}\n---\nIsi.".encode()
    reading = read_article("articles/a.md", source, SITE, NOON)
    assert reading.article.title == "a"
    assert "Isi." in reading.body_html


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


@pytest.mark.parametrize("name", ["display_name", "name", "login", "id"])
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
        "image: media/a.jpg\ncaption: Pasar pagi\ncredit: Meja foto\nalt: Kios",
        "image: media/a.jpg\nimage_caption: Pasar pagi\nphoto_credit: Meja foto\nimage_alt: Kios",
    ],
)
def test_what_stands_beside_the_photo_is_the_photos(read: Read, lines: str) -> None:
    image = read(f"title: a\n{lines}").article.image
    assert image
    assert (image.caption, image.credit, image.alt) == ("Pasar pagi", "Meja foto", "Kios")
