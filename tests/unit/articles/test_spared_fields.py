"""What spares an ordinary file a walk through its fields: the walk would find nothing more."""

from __future__ import annotations

from datetime import UTC, datetime
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.articles import address, dates, field_names, local_links, meant_names
from kilas.articles.held_keys import HeldKeys
from kilas.articles.lost_lines import _Finder
from kilas.articles.metadata import Metadata
from kilas.articles.originals import originals_in
from kilas.articles.source import Part, Source
from kilas.documents.fields import Fields
from kilas.documents.findings import Findings
from kilas.documents.values import Entry, Items, Table, Text
from tests.newsroom import NOON, SITE
from tests.unit.articles.reading import KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.documents.values import Syntax
    from tests.unit.articles.reading import Problems, Read

ZONE: Final = ZoneInfo("Asia/Jakarta")


class Walked(Fields):
    """Fields in which each name is looked for."""

    def __init__(self, table: Table, findings: Findings) -> None:
        super().__init__(table, findings)
        self._has_blank = True

    def has_any(self, folded: frozenset[str]) -> bool:  # noqa: ARG002 -- whatever they are
        return True


NAMES = st.sampled_from(
    [*field_names.KNOWN, *meant_names.MEANING, "type", "label", "genre", "drafft", "datte"]
)
TEXTS = st.sampled_from(
    ["", " ", "\u200b", "~", "-", "true", "false", "ya", "tidak", "draft", "published", "private",
     "future", "2026-11-23", "2027-01-01 08:00", "nanti", "off", "closed", "iklan",
     "Dicabut karena", "/a/b/", "K-08", "politik", "pending", "belum", "never", "articles/lama.md"]
)  # fmt: skip
VALUES = TEXTS.map(lambda text: Text(text, 2)) | st.lists(TEXTS, max_size=2).map(
    lambda texts: Items(tuple(Text(text, 2) for text in texts), 2)
)
ENTRIES = st.tuples(NAMES, VALUES).map(lambda pair: Entry(pair[0], 2, pair[1]))
TABLES = st.lists(ENTRIES, max_size=4).map(lambda entries: Table(tuple(entries), 1))


def judged(make: Callable[[Table, Findings], Fields], table: Table) -> tuple[object, ...]:
    findings = Findings()
    fields = make(table, findings)
    held = HeldKeys(fields, SITE.zone, findings).check()
    article = Metadata(KEY, fields, SITE, findings).article(NOON, "<p>Isi.</p>", "")
    originals = originals_in(article.kind, fields, SITE, findings)
    return held, article, originals, findings._problems, findings._warnings


@given(TABLES)
def test_a_name_that_is_not_looked_for_is_not_there(table: Table) -> None:
    assert judged(Fields, table) == judged(Walked, table)


@pytest.mark.parametrize("text", ["true", "false", "2026-12-24 08:00", "draft", ""])
def test_each_name_alone_is_looked_for(text: str) -> None:
    for name in sorted(field_names.FOLDED):
        table = Table((Entry(name, 2, Text(text, 2)),), 1)
        assert judged(Fields, table) == judged(Walked, table)


class Walk(_Finder):
    """A search for lost lines that looks at each line."""

    def _is_entry(self, *_: object) -> bool:
        return False

    def _has_words_first(self) -> bool:
        return False

    @staticmethod
    def _has_sign(text: str) -> bool:  # noqa: ARG004 -- whatever it is
        return True


PIECES = st.sampled_from(
    ["draft", "date", "title", "tanggal", "a", "_", ":", "=", "\uff1a", "\u02d0", "//", " ", "true",
     "2026-12-24", "{", "}", "#", "-", "- ", "\u200b", "\u00a0", "\u2014", "\u201c", ",", ";", "|",
     ">", "draft: true", "date=2026-12-24", "x" * 36, "kata " * 8, "\t", ".", "---"]
)  # fmt: skip
LINE = st.lists(PIECES, max_size=5).map("".join)
BLOCK = st.lists(LINE, max_size=4).map("\n".join)
OF_TABLES = st.lists(
    st.tuples(st.sampled_from(["title", "draft", "dra_ft", "a", "date", "draft_"]), LINE),
    max_size=3,
)


@given(OF_TABLES, BLOCK, BLOCK, st.sampled_from(["yaml", "toml", "headers", "html"]))
@example([("title", "a")], "title: a", "kata" + " kata" * 8 + "draft: true\n", "yaml")
@example([("title", "a")], "title: a", "draft: true\nIsi.", "yaml")
@example([("title", "a")], "title: a", f"tanggal{' ' * 20}publikasi: 2026-12-24\n", "yaml")
@example([("title", "a")], "title: a", "\n\nx\u200bdraft: true\n", "toml")
@example([("draft", "a")], "draft_: true\ndraft: a", "", "yaml")
def test_lines_that_are_spared_a_look_are_no_lost_lines(
    entries: list[tuple[str, str]], head: str, body: str, syntax: Syntax
) -> None:
    made = [Entry(key, 2 + n, Text(text, 2 + n)) for n, (key, text) in enumerate(entries)]
    lines = "\n".join(f"{key}: {text}" for key, text in entries)
    for text in (head, lines, f"{lines}\n{head}"):
        source = Source(Table(tuple(made), 1, syntax), Part(text, 2), Part(body, 9))
        finders = _Finder(source, ZONE), Walk(source, ZONE)
        found = [(*each.in_front_matter(), *each.in_values(), *each.in_body()) for each in finders]
        assert found[0] == found[1]
        assert finders[0]._names.keys() == finders[1]._names.keys()


MONTHS = st.sampled_from(["00", "01", "02", "11", "12", "13", "1"])
DAYS = st.sampled_from(["00", "01", "23", "29", "30", "31", "32", "9"])
DATES = st.tuples(
    st.sampled_from(["1899", "1900", "1999", "2026", "2199", "2200", "2201", "\u0662026"]),
    st.just("-"), MONTHS, st.just("-"), DAYS,
    st.just("") | st.tuples(
        st.sampled_from(["T", " ", "t", "  ", ""]),
        st.sampled_from(["00:00", "07:59", "23:30", "24:00", "7:30", "12:60", "12"]),
        st.sampled_from(["", ":07", ":60", ":7", ":07.5"]),
        st.sampled_from(["", "Z", "z", " Z", "+07:00", "-0330", "+24:00", "+12:60", "-00:00"]),
    ).map("".join),
).map("".join)  # fmt: skip


def dated(reader: Callable[..., object], text: str) -> object:
    try:
        return reader(text, ZONE)
    except (ValueError, OverflowError):
        return None


@given(DATES | st.datetimes(timezones=st.none() | st.just(UTC) | st.just(ZONE)).map(str))
@example("2026-11-23T18:20:00+12:60")
@example("2026-11-23 24:00")
@example("2026-02-29")
@example("2201-01-01")
def test_a_date_in_the_usual_form_is_the_same_in_any_form(text: str) -> None:
    assert dated(dates.read_date, text) == dated(dates._read_any, text)


@pytest.mark.parametrize("text", ["2026-11-23", "2026-11-23T18:20:00+07:00", "2026-11-23 18:20"])
def test_the_usual_form_of_a_date_is_known(text: str) -> None:
    assert dates._ISO.fullmatch(text)


@given(st.text("ab./_-~ i", max_size=8) | st.sampled_from(["index", "_index", "a/index"]))
@example("a/b/.")
@example("a/b/")
@example("a//b")
@example("a/b/index")
def test_the_name_of_a_file_is_its_last_part(path: str) -> None:
    parts = PurePosixPath(path)
    is_index = parts.name in ("index", "_index") and len(parts.parts) > 2
    key = f"{path}.md"
    stem = parts if address._stem(key) == path else PurePosixPath(key)
    assert address.own_name(key) == (parts.parent.name if is_index else stem.name)


@given(
    st.text(st.characters(codec="ascii"), max_size=12)
    | st.text("aB_-' \u2019\u00e9\ufb01\u0130", max_size=9)
)
@example("a_b")
@example("_-_")
def test_a_slug_is_made_in_one_way_of_any_text(text: str) -> None:
    # A letter of another script behind the text makes it take the way of all texts.
    assert address.slugify(text + "a") == address.slugify(text + "\u6f22a")
    assert address.slug_of_address(text + "a") == address.slug_of_address(text + "\u6f22a")


HOSTS = st.sampled_from(["", "https://a.example", "https://a.example/", "http://a.example:80"])
ADDRESSES = st.lists(
    st.sampled_from(
        ["https://", "http://", "HTTPS://", "//", "a.example", "a&#46;example", "b", "/", ":80",
         "?", "#", "&amp;", "mailto:", "media/", " "]
    ),
    max_size=5,
).map("".join)  # fmt: skip


@given(st.lists(ADDRESSES, max_size=4), HOSTS)
@example(["https://a.example/b", "https://a.example.other/b"], "https://a.example")
@example(["https://a&#46;example/b"], "https://a.example")
def test_an_address_of_another_site_is_none_of_ours(addresses: list[str], base_url: str) -> None:
    html = "".join(f'<a href="{each}">a</a><img alt="b">' for each in addresses)
    ours = [local_links.local_address(unescape(each), base_url) for each in addresses]
    found = list(local_links.local_addresses(html, base_url))
    assert found == list(dict.fromkeys(filter(None, ours)))


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("https://a.example/b", "/b"), ("http://a.example/b", "/b"), ("//a.example/b", "/b"),
        ("https://A.Example/B", "/B"), ("HTTPS://a.example:443/b", "/b"),
        ("http://a.example:80", "/"),
        ("https://a.example?b", "/?b"), ("https://a.example#b", "/#b"), ("b.html", "b.html"),
        ("https://a.example.other/b", ""), ("https://a.example:8080/b", ""), ("//other/b", ""),
        ("https://www.a.example/b", ""), ("#b", ""),
    ],
)  # fmt: skip
def test_the_newspapers_own_address_may_be_written_in_several_ways(
    address: str, local: str
) -> None:
    base = "https://a.example"
    assert local_links.local_address(address, base) == local
    assert (
        list(local_links.local_addresses(f'<a href="{address}">a</a>', base))
        == [local][: bool(local)]
    )
    assert local_links.local_address(address, "") == (local if local == address else "")


def test_moments_without_a_zone_are_those_of_the_newspaper() -> None:
    read = dates.read_date("2026-11-23 18:20", ZONE)
    assert read == dates.Dated(datetime(2026, 11, 23, 11, 20, tzinfo=UTC))


def test_the_day_of_a_draft_limits_nothing_beside_a_date(read: Read, problems: Problems) -> None:
    head = "title: a\ndraft_date: 2026-11-18"
    assert read(f"{head}\ndate: 2026-11-20").warnings == ()
    assert [each.code for each in problems(head)] == ["near_key"]


@pytest.mark.parametrize(
    "date", ["date: 2026-11-17", "publishDate: 2026-11-17\npubDate: 2026-11-10"]
)
def test_the_day_of_a_draft_behind_the_date_is_told(date: str, read: Read) -> None:
    [note] = read(f"title: a\n{date}\ndraft_date: 2026-11-18").warnings
    assert (note.code, note.values["right"]) == ("late_draft_date", "date: 2026-11-18")
    assert read(f"title: a\n{date}\ndraft_date: nanti").warnings == ()


def test_whether_a_page_may_be_edited_says_nothing_of_its_being_shown(read: Read) -> None:
    made = read("title: a\ndate: 2026-11-20\neditable: false")
    assert (made.article.draft, made.warnings) == (False, ())


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("excerpt: Satu.\nsubtitle: Dua.", [("subtitle", "excerpt")]),
        ("description: Satu.\nexcerpt: Dua.\nsubtitle: Tiga.",
         [("excerpt", "description"), ("subtitle", "description")]),
        ("description: Satu.\nexcerpt: Satu.", []),
        ("description: Satu.\nexcerpt: ''", []),
    ],
    ids=range(4),
)  # fmt: skip
def test_a_second_summary_is_told(read: Read, head: str, told: list[tuple[str, str]]) -> None:
    notes = read(f"title: a\ndate: 2026-11-20\n{head}").warnings
    assert [(each.values["key"], each.values["name"]) for each in notes] == told
    assert {each.code for each in notes} <= {"other_summary"}


@pytest.mark.parametrize(
    "line",
    [
        "zenn_published_at: 2026-08-14T18:35:00+09:00", "devto-published: 2026-12-01",
        "mediumPublishedAt: 2026-08-14", "qiita_private: true", "dev_to_published: false",
    ],
)  # fmt: skip
def test_a_field_about_the_copy_on_another_site_is_none_of_ours(line: str, read: Read) -> None:
    assert read(f"title: a\ndate: 2026-11-20\n{line}").warnings == ()


@pytest.mark.parametrize("key", ["zennpublishedat", "wp_published_at", "medumPublishedAt"])
def test_another_word_before_a_date_holds_the_article_back(key: str, problems: Problems) -> None:
    assert [each.code for each in problems(f"title: a\n{key}: 2026-12-24")] == ["near_key"]
