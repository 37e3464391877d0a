from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.articles.front_matter import read_source
from kilas.documents.values import Items, Table, Text, Value
from kilas.errors import Unreadable


def plain(value: Value) -> object:
    """The value without its lines."""
    match value:
        case Text():
            return value.text
        case Items():
            return [plain(item) for item in value.items]
        case Table():
            return {entry.key: plain(entry.value) for entry in value.entries}


def lines(table: Table) -> dict[str, int | None]:
    return {entry.key: entry.line for entry in table.entries}


@pytest.mark.parametrize(
    ("syntax", "text"),
    [
        ("yaml", "---\ntitle: Banjir\ntags:\n  - air\n  - rob\n---\nIsi.\n"),
        ("yaml", "\n\n---  \ntitle: Banjir\ntags: [air, 'rob']\n...\nIsi.\n"),
        ("toml", '+++\ntitle = "Banjir"\ntags = ["air", "rob"]\n+++\nIsi.\n'),
        ("json", '{"title": "Banjir", "tags": ["air", "rob"]}\nIsi.\n'),
    ],
)
def test_reads_each_syntax(syntax: str, text: str) -> None:
    source = read_source("articles/x.md", text.encode())
    assert source.syntax == syntax
    assert plain(source.table) == {"title": "Banjir", "tags": ["air", "rob"]}
    assert source.body.strip() == "Isi."
    assert source.markup == "markdown"


def test_reads_pelicans_header_lines_with_continuations() -> None:
    text = "Title: Banjir\nSummary: Air\n    naik\nTags: air, rob\n\nIsi: ini.\n"
    source = read_source("articles/x.md", text.encode())
    assert source.syntax == "headers"
    assert plain(source.table) == {"Title": "Banjir", "Summary": "Air\nnaik", "Tags": "air, rob"}
    assert lines(source.table) == {"Title": 1, "Summary": 2, "Tags": 4}
    assert source.body == "\nIsi: ini.\n"


def test_header_lines_end_where_the_text_begins() -> None:
    source = read_source("articles/x.md", b"Title: Banjir\nhttp://x.example adalah alamat.\n")
    assert plain(source.table) == {"Title": "Banjir"}
    assert source.body == "http://x.example adalah alamat.\n"


def test_reads_the_head_of_a_whole_html_document() -> None:
    text = (
        "<!DOCTYPE html>\n<html><head>\n<title>Banjir &amp; rob</title>\n"
        "<meta name=\"date\" content=\"2026-11-23\">\n<META name='Tags' contents='air'>\n"
        '<meta name="viewport" content="x">\n'
        "</head><body class=x><p>Isi.</p></body></html>"
    )
    source = read_source("articles/x.html", text.encode())
    assert source.syntax == "html"
    assert plain(source.table) == {"title": "Banjir & rob", "date": "2026-11-23", "Tags": "air"}
    assert lines(source.table) == {"title": 3, "date": 4, "Tags": 5}
    assert source.body == "<p>Isi.</p>"


def test_an_attribute_of_a_meta_is_read_by_its_whole_name() -> None:
    text = (
        "<html><head><title>a</title><meta data-name='tags' content='b'>"
        '<meta property="x"name = \'Date\'content="2026-11-23"/></head></html>'
    )
    source = read_source("articles/x.html", text.encode())
    assert plain(source.table) == {"title": "a", "Date": "2026-11-23"}


def test_an_html_body_may_follow_any_front_matter() -> None:
    source = read_source("articles/x.HTM", b"---\ntitle: Banjir\n---\n<p>Isi.</p>")
    assert (source.markup, source.body) == ("html", "<p>Isi.</p>")


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf---\ntitle: a\nx: b\n---\nIsi",
        b"---\r\ntitle: a\r\nx: b\r\n---\r\nIsi",
        b"---\rtitle: a\rx: b\r---\rIsi",
    ],
)
def test_accepts_a_byte_order_mark_and_foreign_line_ends(data: bytes) -> None:
    source = read_source("articles/x.md", data)
    assert lines(source.table) == {"title": 2, "x": 3}
    assert source.body == "Isi"


def test_scalars_stay_as_they_were_written() -> None:
    text = (
        "---\na: no\nb: 18:20\nc: 007\nd: 2026-11-23\ne: ~\nf:\ng: '~'\nh: 1e3\n"
        "i: !!python/object:os.system x\n---\n"
    )
    assert plain(read_source("articles/x.md", text.encode()).table) == {
        "a": "no", "b": "18:20", "c": "007", "d": "2026-11-23", "e": "", "f": "", "g": "~",
        "h": "1e3", "i": "x",
    }  # fmt: skip


def test_toml_values_are_texts_too() -> None:
    text = "+++\na = 2026-11-23T18:20:00+07:00\nb = true\nc = 1.50\nd = 7\ne = 18:20:00\n+++\n"
    assert plain(read_source("articles/x.md", text.encode()).table) == {
        "a": "2026-11-23T18:20:00+07:00", "b": "true", "c": "1.50", "d": "7", "e": "18:20:00",
    }  # fmt: skip


def test_toml_may_have_dots_anywhere_but_in_deep_keys() -> None:
    text = r"""+++
a.b.c.d.e.f.g.h = 1.5
"a.b.c.d.e.f.g.h.i.j" = 2026-11-23T18:20:00.123+07:00
title = "a.b.c.d.\"e.f.g.h.i.j"  # a.b.c.d.e.f.g.h.i.j
k = 'a.b.c.d.e.f.g.h.i.j\'
l = ["1.2.3.4.5.6.7.8.9.10", '''
a.b.c.d.e.f.g.h.i.j"''']
+++
"""
    assert plain(read_source("articles/x.md", text.encode()).table) == {
        "a": {"b": {"c": {"d": {"e": {"f": {"g": {"h": "1.5"}}}}}}},
        "a.b.c.d.e.f.g.h.i.j": "2026-11-23T18:20:00.123000+07:00",
        "title": 'a.b.c.d."e.f.g.h.i.j',
        "k": "a.b.c.d.e.f.g.h.i.j\\",
        "l": ["1.2.3.4.5.6.7.8.9.10", 'a.b.c.d.e.f.g.h.i.j"'],
    }


def test_toml_and_json_keys_have_lines() -> None:
    toml = '+++\n\ntitle = "a"\n[image]\npath = "b"\n+++\n'
    assert lines(read_source("articles/x.md", toml.encode()).table) == {"title": 3, "image": 4}
    json = '\n{\n  "title": "a \\"image\\":",\n  "image": {\n    "path": "b"}}'
    table = read_source("articles/x.md", json.encode()).table
    assert lines(table) == {"title": 3, "image": 4}
    image = table.entries[1].value
    assert isinstance(image, Table)
    assert lines(image) == {"path": 5}


def test_hugos_params_are_fields_unless_the_top_has_them() -> None:
    text = "---\ntitle: a\nparams: {title: b, dateline: Hilir}\n---\n"
    table = read_source("articles/x.md", text.encode()).table
    assert [entry.key for entry in table.entries] == ["title", "params", "dateline"]


HTML = "<html><head><title>x</title><meta {}></head></html>"
TOML = "+++\n{} = 1\n+++\n"
YAML = "---\n{}\n---\n"
HEAVY = {
    "lists of lists that break": YAML.format("- " * 30_000 + "a: b: c"),
    "many lines before the one that breaks": YAML.format("a\n" * 30_000 + "b: c"),
    "many lines without a space": YAML.format("a:b\n" * 15_000 + "b: c: d"),
    "a quote that does not end": YAML.format("a: '" + "''" * 30_000),
    "brackets that do not end": YAML.format("a: [" + "b, " * 20_000),
    "a name without a value": HTML.format("a" * 60_000),
    "names without a value": HTML.format("a " * 30_000),
    "a name and no end of blanks": HTML.format("a" + " " * 60_000),
    "values without an end": HTML.format("a='\" " * 12_000),
    "a deep key": TOML.format("a." * 30_000 + "a"),
    "a long key": TOML.format("a" * 60_000),
    "keys that are not quite deep": TOML.format("a.b.c.d.e.f.g " * 4_000),
    "quotes": TOML.format("\"' " * 20_000),
    "quotes that do not end": TOML.format("'''" + '"\\' * 30_000),
    "dots and blanks": TOML.format((". " + " " * 200) * 300),
}

READ_WITHIN_LIMITS = """
import resource, sys
from kilas.articles.front_matter import read_source
from kilas.errors import Unreadable
resource.setrlimit(resource.RLIMIT_CPU, (3, 3))
resource.setrlimit(resource.RLIMIT_AS, (512 * 1024 * 1024,) * 2)
try:
    read_source("articles/x.html", sys.stdin.buffer.read())
except Unreadable:
    pass
"""


@pytest.mark.slow
@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY)
def test_front_matter_takes_little_time_and_memory(text: str) -> None:
    """Far less than 3 s of CPU and 512 MB; what grows with the square takes all of it, and dies."""
    subprocess.run(
        [sys.executable, "-c", READ_WITHIN_LIMITS],
        input=text.encode(),
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
    )


SCRAPS = st.sampled_from(
    ["---\n", "+++\n", "{", "}", "[", "]", '"', ":", ": ", "\n", "title: a\n", "- ", "? ", "&a ",
     "*a", "!!x ", "<html>", "<meta name='title' content='", "<title>", "'", "=", "0x", "\t", "#"]
)  # fmt: skip


@given(
    st.binary() | st.lists(SCRAPS | st.text(max_size=5)).map(lambda parts: "".join(parts).encode())
)
@example(b"---\n---")
@example(b"---\na: " + b"[" * 30000 + b"\n---\n")
@example(b"\xef\xbb\xbf")
@example(b'{"a": "\\ud800"}')
@example(b'---\ntitle: "\\0"\n---\n')
@example(b"+++\na = 0x" + b"f" * 9000 + b"\n+++\n")
def test_any_bytes_are_a_source_or_one_known_problem(data: bytes) -> None:
    for key in ("articles/x.md", "articles/x.html"):
        try:
            source = read_source(key, data)
        except Unreadable as error:
            found = error.problems
            assert len(found) == 1
            continue
        str(plain(source.table)).encode()
