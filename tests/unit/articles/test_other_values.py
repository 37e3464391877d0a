"""No value of front matter that means something in Kilas is passed over without a note."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from kilas.articles import field_names
from kilas.articles.other_values import FOREIGN
from kilas.articles.read import read_article
from kilas.documents.values import fold
from kilas.errors import Unreadable
from tests.growth import MOST, growth
from tests.newsroom import NOON, SITE
from tests.unit.articles.reading import KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.problems import Problem
    from tests.unit.articles.reading import Read

HEAD = "title: a\ndate: 2026-11-20"
PHOTO = "image: media/a.jpg\nimage_alt: Air"


def told(read: Read, head: str) -> list[Problem]:
    return list(read(f"{HEAD}\n{head}").warnings)


VALUES = {
    field_names.SLUG: ("satu", "dua"),
    field_names.URL: ("/a.html", "/b.html"),
    field_names.LANG: ("en", "id"),
    field_names.MODIFIED: ("2026-11-21", "2026-11-22 10:00"),
    field_names.FOCUS: ("kiri", "kanan"),
    field_names.IMAGE: ("https://x.example/a.jpg", "https://x.example/b.jpg"),
    **dict.fromkeys(field_names.BESIDE_IMAGE, ("Pasar", "Sawah")),
    field_names.AUTHORS: ("redaksi", "K-08"),
    field_names.ALIASES: ("/lama.html", "/lebih-lama.html"),
}
PAIRS = [
    (names, one, other)
    for names in VALUES
    for at, one in enumerate(names)
    for other in names[at + 1 :]
]


@pytest.mark.parametrize(("names", "one", "other"), PAIRS)
def test_a_second_name_with_another_value_is_told(
    read: Read, names: tuple[str, ...], one: str, other: str
) -> None:
    first, second = VALUES[names]
    photo = "" if names == field_names.IMAGE else f"\n{PHOTO}"
    photo = photo.partition("\nimage_alt")[0] if "image_alt" in names else photo
    head = f"{other}: {second}\n{one}: {first}{photo}"
    notes = [each for each in told(read, head) if each.code.startswith("other_")]
    [note] = notes
    assert (note.line, note.values["key"], note.values["name"]) == (4, other, one)
    if names in (field_names.AUTHORS, field_names.ALIASES):
        assert note.values["right"] == f'{one}: ["{first}", "{second}"]'
        mended = told(read, f"{note.values['right']}\n{PHOTO}")
        assert not mended, "what the report says to write has no note"


@pytest.mark.parametrize(("names", "one", "other"), PAIRS)
def test_a_second_name_with_the_same_value_is_not(
    read: Read, names: tuple[str, ...], one: str, other: str
) -> None:
    value = VALUES[names][0]
    codes = {each.code for each in told(read, f"{one}: {value}\n{other}: {value}")}
    assert not {each for each in codes if each.startswith("other_")}


@pytest.mark.parametrize(
    "head",
    [
        "lang: en-US\nlanguage: en",
        "lang: id\nlocale: id_ID",
        "lastmod: 2026-11-21T10:00:00\nupdated: 2026-11-21",
        "author: Meja Redaksi\ncode: redaksi",
        "authors: [redaksi, K-08]\nauthor: redaksi",
        "url: /a/\npermalink: a",
        "url: /a.html\npermalink: false",
        "url: /a.html\npath: content/blog/a.md",
        f"{PHOTO}\nimage_caption: Pasar Lama di pagi hari\ncaption: Pasar Lama",
        f"{PHOTO}\nimages: [media/a.jpg]",
        "image: {path: media/a.jpg, alt: Air}\nimage_alt: air",
        "tags: [Pasar Lama]\nkeywords: [pasar lama]",
        "tags: [a, b]\nkeywords: b, a",
        "category: Pasar\nkeywords: [pasar, daerah]",
        "author: redaksi\nbyline: Meja Redaksi",
        "summary: Satu.\nabstract: Dua.",
        f"{PHOTO}\ncover: media/b.jpg",
        "cover: true",
        "cover: gelap",
        "cover: https://www.flickr.com/photos/rara/12",
        "created: 2026-11-01\ncreatedAt: 2026-11-02",
        "params: {lang: id, bahasa_lain: en, title: a}\nlang: id",
        "tags: [Banjir bandang, banjir-bandang, '#banjirbandang', Pelé, pele, Jum'at, jumat]",
        "keywords: []",
        "keywords:",
        "lead: true",
    ],
)
def test_what_says_no_more_than_what_is_used_is_not_told(read: Read, head: str) -> None:
    assert told(read, head) == []


@pytest.mark.parametrize(
    ("head", "key", "right"),
    [
        ("tags: [a]\nkeywords: [a, b]", "keywords", 'tags: ["a", "b"]'),
        ("keywords: a, b", "keywords", 'tags: ["a", "b"]'),
        ("category: a\nTopics: b", "Topics", 'tags: ["a", "b"]'),
        ("byline: K-08", "byline", "author: K-08"),
        ("author: redaksi\nbyline: K-08", "byline", 'authors: ["redaksi", "K-08"]'),
        ("lede: Satu dua.", "lede", "summary: Satu dua."),
        ("cover: media/a.jpg", "cover", "image: media/a.jpg"),
        ("featuredImage: [/media/a.png]", "featuredImage", "image: /media/a.png"),
        ("thumbnail: img/a.png", "thumbnail", "image: media/a.png"),
        ("banner: http://x.example/a.png", "banner", "image: media/a.png"),
        ("cover: {image: media/a.jpg}", "cover", "image: media/a.jpg"),
        ("thumb: http://x.example/i/a.png?w=9", "thumb", "image: media/a.png"),
        ("cover: https://x.example/a.png?w=9", "cover", "image: https://x.example/a.png?w=9"),
        ("cover: https://x.example/foto-9", "cover", "image: https://x.example/foto-9"),
        ("cover: /img/a.jpg#center", "cover", "image: media/a.jpg"),
    ],
)
def test_a_name_of_another_tool_is_told_with_the_line_to_write(
    read: Read, head: str, key: str, right: str
) -> None:
    [note] = told(read, head)
    assert (note.code, note.line) == ("foreign_key", 4 + head.count("\n"))
    assert note.values == {"key": key, "right": right}


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("author: K-08", "author: redaksi"),
        ("description: Satu", "description: Dua"),
        ("image: media/b.jpg", PHOTO),
        ("draft: true", "draft: false"),
        ("date: 2026-11-21", "lang: id"),
    ],
)
def test_a_field_of_hugos_table_that_the_top_has_too_is_told(
    read: Read, inner: str, outer: str
) -> None:
    [note] = told(read, f"params:\n  {inner}\n{outer}")
    key = inner.partition(":")[0]
    assert (note.code, note.line) == ("other_value", 5)
    assert note.values == {"key": f"params.{key}", "name": key}


def test_of_two_files_in_one_table_of_a_photo_the_second_is_told(read: Read) -> None:
    [note] = told(read, "image:\n  src: media/b.jpg\n  path: media/a.jpg\n  alt: Air")
    assert (note.code, note.line) == ("other_value", 5)
    assert note.values == {"key": "src", "name": "path"}


def test_of_two_days_of_a_file_that_date_it_the_second_is_told(read: Read) -> None:
    reading = read("title: a\ncreatedAt: 2026-11-02 10:00\ncreated: 2026-11-01")
    assert reading.article.published.day == 31
    [note] = reading.warnings
    assert (note.code, note.line) == ("other_value", 3)
    assert note.values == {"key": "createdAt", "name": "created"}


@pytest.mark.parametrize("line", ["Keywords: air", "Lead: Satu dua.", "og_image: media/a.jpg"])
def test_a_header_line_of_another_tool_has_one_note(line: str) -> None:
    data = f"Title: a\nDate: 2026-11-20\n{line}\n\nIsi.".encode()
    [note] = read_article(KEY, data, SITE, NOON).warnings
    assert (note.code, note.line) == ("foreign_key", 3)


def test_each_name_of_another_tool_is_no_field() -> None:
    names = {fold(name) for names in FOREIGN.values() for name in names}
    assert not names & field_names.FOLDED
    assert set(FOREIGN) <= set(field_names.KNOWN)


@pytest.mark.parametrize(("names"), field_names.BESIDE_IMAGE)
def test_words_for_a_photo_that_is_not_there_are_told(read: Read, names: tuple[str, ...]) -> None:
    [note] = told(read, f"{names[0]}: Pasar")
    assert (note.code, note.line, note.values["key"]) == ("words_without_photo", 4, names[0])


def test_words_beside_a_table_are_the_photos_where_it_has_none(read: Read) -> None:
    made = read(f"{HEAD}\nimage: {{path: media/a.jpg, caption: Pasar}}\nimage_alt: Air\ncaption: B")
    image = made.article.image
    assert image is not None
    assert (image.caption, image.alt) == ("Pasar", "Air")
    [note] = made.warnings
    assert (note.code, note.line) == ("other_value", 6)
    assert note.values == {"key": "caption", "name": "image.caption"}


def test_the_other_photos_of_a_list_are_told(read: Read) -> None:
    notes = told(read, "images: [media/a.jpg, media/b.jpg, media/c.jpg]\nimage_alt: Air")
    assert [(each.code, each.values["value"]) for each in notes] == [
        ("other_photo", "media/b.jpg"),
        ("other_photo", "media/c.jpg"),
    ]


def test_of_several_used_values_the_first_decides_in_each_process(read: Read) -> None:
    """The order of a set is another in each process."""
    for number in range(20):
        used, other = f"e{number}-US", f"language: e{number}_us-x"
        first = told(read, f"lang: [{used}, b{number}]\n{other}")
        assert "other_value" not in {each.code for each in first}
        second = told(read, f"lang: [b{number}, {used}]\n{other}")
        assert "other_value" in {each.code for each in second}


@pytest.mark.growth
@pytest.mark.parametrize(
    "names",
    [("aliases", "redirect_from"), ("authors", "author"), ("image", "images"), ("tags", "topics")],
)
def test_the_work_grows_as_the_lists(names: tuple[str, str]) -> None:
    def work(size: int) -> Callable[[], object]:
        lists = (
            f"{name}: [{', '.join(f'{name}-{number}.jpg' for number in range(size))}]"
            for name in names
        )
        data = "\n".join(("---", HEAD, *lists, "---", "Isi.")).encode()

        def read_it() -> None:
            with suppress(Unreadable):  # of so many authors
                read_article(KEY, data, SITE, NOON)

        return read_it

    assert growth(work, 1_000) <= MOST
