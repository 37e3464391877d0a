from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.articles.address import (
    date_in_name,
    identity_of,
    is_page_path,
    is_plain_slug,
    name_of,
    plain_path,
    slug_of_address,
    slugify,
)

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Banjir di Hilir", "banjir-di-hilir"),
        ("  Salat Jum'at: khusyuk & damai!  ", "salat-jumat-khusyuk-damai"),
        ("Café Ñandú № 5", "cafe-nandu-no-5"),
        ("a_b.c", "a-b-c"),
    ],
)
def test_slugs_are_plain(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("glasses_30", "glasses_30"),
        ("Banjir_23", "banjir_23"),
        ("a_b.c__d", "a_b-c__d"),
        ("Banjir _ dan - longsor_-_", "banjir-dan-longsor"),
        ("_konsep_", "konsep"),
        ("a" * 99 + "_b", "a" * 99),
    ],
)
def test_the_slug_of_an_address_keeps_underscores_between_letters(text: str, slug: str) -> None:
    assert slug_of_address(text) == slug


@given(st.text(), st.text("ab_- .", max_size=30))
def test_every_slug_of_an_address_is_plain_and_its_own(text: str, words: str) -> None:
    for each in (text, words):
        slug = slug_of_address(each)
        assert re.fullmatch(r"[a-z0-9]+((-|_+)[a-z0-9]+)*", slug)
        assert len(slug) <= 100
        assert slug_of_address(slug) == slug
        if "_" not in each:
            assert slug == slugify(each)


def test_a_text_without_latin_letters_has_a_slug_of_its_own() -> None:
    assert slugify("洪水") != slugify("地震")
    assert slugify("洪水") == slugify("洪水")


@given(st.text())
def test_every_slug_is_plain_short_and_its_own_slug(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 100
    assert slugify(slug) == slug


def test_a_long_slug_is_cut_at_a_hyphen() -> None:
    assert slugify("banjir " * 30) == "-".join(["banjir"] * 14)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("articles/banjir.md", "banjir"),
        ("articles/a/b/Banjir Besar.markdown", "Banjir Besar"),
        ("articles/2026-11-23-banjir.md", "banjir"),
        ("articles/2026-11-23_banjir.HTML", "banjir"),
        ("articles/2026-11-23.md", "2026-11-23"),
        ("articles/banjir/index.md", "banjir"),
        ("articles/index.md", "index"),
        ("pages/tentang.md", "tentang"),
        ("articles/v1.2.md", "v1.2"),
    ],
)
def test_a_file_name_without_its_date_and_ending_makes_the_slug(key: str, name: str) -> None:
    assert name_of(key) == name


def test_jekyll_has_the_date_in_the_file_name() -> None:
    assert date_in_name("articles/x/2026-11-23-banjir.md") == "2026-11-23"
    assert date_in_name("articles/banjir-2026-11-23.md") is None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/2026/04/banjir.html", "/2026/04/banjir.html"),
        ("/lama/banjir", "/lama/banjir/"),
        ("/lama/banjir/", "/lama/banjir/"),
        ("/lama/banjir/index.html", "/lama/banjir/"),
        ("/index.html", "/"),
        ("/%62anjir.html", "/banjir.html"),
        ("/feed.xml", "/feed.xml"),
        ("/~k/a_b-c.d.html", "/~k/a_b-c.d.html"),
    ],
)
def test_an_address_is_normalised(text: str, path: str) -> None:
    assert plain_path(text) == path
    assert plain_path(path) == path


@pytest.mark.parametrize(
    "text",
    [
        "",
        "banjir.html",
        "https://lain.example/x.html",
        "//lain.example/x.html",
        "/a//b.html",
        "/../x.html",
        "/a/../../x.html",
        "/a/./x.html",
        "/a/..",
        "/a/.",
        "/%2e%2e/x.html",
        "/%252e%252e/x.html",
        "/%25252e%25252e/x.html",
        "/..%2fx.html",
        "/..%5cx.html",
        "/a\\b.html",
        "/a?b=c",
        "/a#b",
        "/a b.html",
        "/a\x00.html",
        "/a%00.html",
        "/a%0d%0aX: y.html",
        "/:year/:title.html",
        "/banjír.html",
        "/" + "a" * 400 + ".html",
    ],
)
def test_an_address_that_is_no_plain_path_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        plain_path(text)


@given(st.text() | st.from_regex(r"\A(?:/(?:\.{1,3}|%2e|%252e|[a-z%]{1,4}))+\Z"))
@example("/%2e%2e/%2e%2e/etc.html")
def test_no_address_leaves_its_folder(text: str) -> None:
    try:
        path = plain_path(text)
    except ValueError:
        return
    assert path.startswith("/")
    assert ".." not in unquote(path)
    assert "//" not in path
    assert all(character.isascii() and character.isprintable() for character in path)
    assert len(path) <= 401


@pytest.mark.parametrize(
    ("path", "is_page"),
    [
        ("/a.html", True),
        ("/a/", True),
        ("/", True),
        ("/a.php", True),
        ("/feed.xml", False),
        ("/a.HTM", True),
        ("/a.aspx", True),
        ("/a.jpg", False),
        ("/a.html.zip", False),
    ],
)
def test_only_folders_and_what_programs_call_web_pages_are_web_pages(
    path: str, *, is_page: bool
) -> None:
    assert is_page_path(path) is is_page


@pytest.mark.parametrize("slug", ["banjir", "Banjir Besar", "100% murni", "v1.2", "洪水"])
def test_a_slug_is_a_name(slug: str) -> None:
    assert is_plain_slug(slug)


@pytest.mark.parametrize(
    "slug",
    ["../x", "a/b", "..", "a\\b", "%2e%2e", "a%2fb", "a%252fb", "a?b", "a#b", "", "-", "\x00a"],
)
def test_a_slug_is_no_path(slug: str) -> None:
    assert not is_plain_slug(slug)


@pytest.mark.parametrize(
    ("key", "identity"),
    [
        ("articles/banjir.md", "banjir"),
        ("articles/a/b c+d%.md", "a~b=20c=2Bd=25"),
        ("articles/2026/Jum\u2019at.html", "2026~Jum=E2=80=99at"),
        ("articles/p/x.md", "=70~x"),
        ("articles/pages/x.md", "pages~x"),
        ("pages/tentang.md", "p~tentang"),
        ("pages/articles/x.md", "p~articles~x"),
        ("articles/..md", "=2E"),
        ("articles/...md", "=2E."),
        ("articles/a~b.md", "a=7Eb"),
    ],
)
def test_an_identity_comes_from_the_key(key: str, identity: str) -> None:
    assert identity_of(key) == identity


def test_an_explicit_id_wins_and_may_equal_a_plain_key() -> None:
    assert identity_of("articles/x/y.md", "banjir") == "banjir" == identity_of("articles/banjir.md")


@pytest.mark.parametrize(
    ("explicit", "identity"),
    [
        ("..", "=2E."),
        (".", "=2E"),
        ("a b", "a=20b"),
        ("a/b", "a=2Fb"),
        ("p~x", "p=7Ex"),
        ("=7", "=3D7"),
        ("a~b/c", "a=7Eb=2Fc"),
        ("\u00e9", "=C3=A9"),
    ],
)
def test_an_id_of_another_tool_is_escaped_and_never_a_pages(explicit: str, identity: str) -> None:
    assert identity_of("articles/x.md", explicit) == identity


KEYS = st.builds(
    "{}{}.md".format,
    st.sampled_from(["articles/", "pages/", "articles/p/", "articles/pages/", "pages/articles/"]),
    st.text(st.sampled_from("aAp~=/.%+ é洪7E0-_") | st.characters(), min_size=1, max_size=90),
)


@given(KEYS, st.sampled_from(["articles/x.md", "articles/p/x.html"]))
@example("articles/daerah/banjir.md", "articles/x.md")
@example("articles/" + "\u00e9" * 60 + "a.md", "articles/x.md")
def test_a_line_with_the_identity_keeps_it_wherever_the_file_goes(key: str, moved: str) -> None:
    to = moved.replace("articles/", f"{key.partition('/')[0]}/")
    assert identity_of(to, identity_of(key)) == identity_of(key)


@given(st.lists(KEYS, min_size=2, max_size=20, unique=True))
@example(["articles/p/x.md", "pages/x.md"])
@example(["articles/a/b.md", "articles/a~b.md", "articles/a=7Eb.md"])
@example(["articles/" + "é" * 60 + "a.md", "articles/" + "é" * 60 + "b.md"])
def test_no_two_keys_share_an_identity(keys: list[str]) -> None:
    identities = {identity_of(key) for key in keys}
    assert len(identities) == len(keys)
    for identity in identities:
        assert re.fullmatch(r"[A-Za-z0-9._~=-]{1,255}", identity)
        assert identity not in (".", "..")


@pytest.mark.parametrize("slug", ["banjir-" * 15, "洪水", "banjir-洪水", "straße"])
def test_a_slug_that_an_address_has_in_part_is_told(read: Read, slug: str) -> None:
    reading = read(f"title: a\nslug: {slug}")
    [note] = reading.warnings
    assert (note.code, note.line) == ("slug_changed", 3)
    name = reading.article.url.rpartition("/")[2].removesuffix(".html")
    assert note.values == {"key": "slug", "value": slug, "right": f"slug: {name}"}


@pytest.mark.parametrize("slug", ["Banjir_23", "Jum'at di Hilir", "café", "ﬁ", "12.5", "c++"])
def test_a_slug_with_all_its_letters_is_not(read: Read, slug: str) -> None:
    assert read(f'title: a\nslug: "{slug}"').warnings == ()
