"""A field that says whether or when an article is shown is found where no reader of front matter
takes it for one: in a brace, a comment, a value, behind another sign than the colon.

Each file comes after a good version that is live: it takes the article away, or that version stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.texts import LANGUAGES, Language, explain
from tests.newsroom import article_file
from tests.unit.ingest.versions import Versions, codes

if TYPE_CHECKING:
    from kilas.record import Record

HIDING: Final = {
    "draft": "true",
    "status": "draft",
    "date": "2099-01-01",
    "publishDate": "2099-01-01",
    "expiryDate": "2020-01-01",
    "published": "false",
    "visibility": "private",
    "withdrawn": "Narasumber keliru",
    "drfat": "true",
    "tanggal": "2099-01-01",
}
"""Names, two of them nearly right, each with a value that keeps the article from being live."""

FIELDS: Final = st.sampled_from(sorted(HIDING.items()))
SIGNS: Final = [":", "=", "\uff1a", "\ufe55", "\ufe13", "\u2236", "\ua789", "\u0589", "\u02d0"]


def judged(text: str) -> Record:
    return Versions(article_file(), text).judge()


def lost(text: str) -> list[int | None]:
    """The lines of the fields that were lost; the last good version stays."""
    record = judged(text)
    assert (record.status, record.shown) == ("live", "v1"), text
    return [problem.line for problem in record.problems if problem.code == "lost_line"]


def is_shown(text: str) -> bool:
    record = judged(text)
    return (record.status, record.shown) == ("live", "v2")


def document(head: str, body: str = "<p>Air surut.</p>") -> str:
    return f"<html><head><title>Banjir</title>\n{head}\n</head><body>{body}</body></html>"


# --- in a key or a value ---------------------------------------------------------------------


@given(FIELDS, st.sampled_from([":", "=", "\uff1a"]))
def test_a_key_in_braces_that_swallowed_its_value(field: tuple[str, str], sign: str) -> None:
    written = sign.join(field)
    assert lost(f"---\n{{title: X, {written}}}\n---\nAir.") == [2]
    assert lost(f"---\n{{title: X,\n tags: [a],\n {written}}}\n---\nAir.") == [4]
    assert lost(f"---\ntitle: X\nextra: {{a: b, {written}}}\n---\nAir.") == [3]
    assert lost(f'{{"title": "X",\n"{written}": ""}}\nAir.') == [2]
    assert 3 in lost(f'+++\ntitle = "X"\n"{written}" = ""\n+++\nAir.')


@given(FIELDS, st.sampled_from([", ", ",", "; ", " | ", " - "]))
def test_a_field_behind_another_in_one_value(field: tuple[str, str], between: str) -> None:
    written = between + ": ".join(field)
    if field[0] == "withdrawn":
        written = written.replace("Narasumber keliru", "Keliru")
    assert lost(f"---\ntitle: 'X{written}'\n---\nAir.") == [2]
    assert lost(f"---\ntitle: Y\nsummary: |\n  a\n  X{written}\n---\nAir.") == [5]
    assert lost(f'+++\ntitle = "X{written}"\n+++\nAir.') == [2]
    assert lost(f'{{"title": "X{written}"}}\nAir.') == [1]
    assert lost(f"Title: X{written}\n\nAir.") == [1]
    assert lost(document("<meta name=summary content='X" + written + "'>")) == [2]


@pytest.mark.parametrize(
    "lines",
    ["title: Banjir draft:true", "title: X\ntags: [a, status:draft]", "{title: X, draft true}"],
)
def test_other_ways_into_a_value(lines: str) -> None:
    assert lost(f"---\n{lines}\n---\nAir.") == [1 + len(lines.split("\n"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_the_line_that_was_meant(language: Language) -> None:
    for text, right in (
        ("---\n{title: X, status:draft}\n---\nAir.", "status: draft"),
        ("Title: X\nStatus\ufe55 draft\n\nAir.", "status: draft"),
        ('{"title": "X, draft: true"}\nAir.', '"draft": true'),
    ):
        assert right in explain(judged(text).problems[0], language)[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("merged", ["{status: draft}", "\n  status: draft", "[{draft: true}]", "x"])
def test_a_merge_key_is_refused(merged: str, language: Language) -> None:
    record = judged(f"---\ntitle: X\n<<: {merged}\n---\nAir.")
    assert (record.shown, codes(record)) == ("v1", ["yaml_merge"])
    assert record.problems[0].line == 3
    assert "<<" in explain(record.problems[0], language)[0]


@pytest.mark.parametrize(
    "lines",
    ["title: 'Rapat, status: siaga'", "title: Pukul 18:20, lalu date:line",
     "title: X # dulu, draft: true", "title: X\n# draft: true",
     "title: X\nsummary: 'Izin tambang, dicabut: apa artinya'", "title: 'Draft: ya atau tidak?'",
     "{title: X, 'article:published_time': 2026-11-20}", "title: X\ntags: [a, 'tahun:2026']",
     "title: X\nimage: {alt: 'Perahu, date: entah', path: media/a.jpg}"],
)  # fmt: skip
def test_a_value_may_hold_signs(lines: str) -> None:
    assert is_shown(f"---\n{lines}\n---\nAir.")


# --- in an HTML document ---------------------------------------------------------------------

TITLE: Final = '<meta name="title" content="Banjir">'
META: Final = '<meta name="draft" content="true">'


@pytest.mark.parametrize(
    "head",
    [f'<!--[if lt IE 9]><body class="ie"><![endif]-->{META}',
     f'<meta name="description" content="pakai <body> dulu">{META}',
     f"<style>/* <body> */</style>{META}", f"<script>'<body>'</script>{META}",
     f"<title>pakai <body> dulu</title>{META}", f"<noscript>{META}</noscript>",
     f"<!-- tanpa akhir {META}", f"<![CDATA[ {META} ]]>", f"<title>tanpa akhir {META}",
     f"<title>x {META}</title>", f"<style>/* tanpa akhir */ {META}",
     "<meta name=draft content=true data-x=it's>", "<meta name=draft content=true data-x=a<b>",
     '<meta name="viewport" property="draft" content="true">',
     '<meta name="summary" itemprop="draft" content="true">', "<meta draft='true'>",
        '<meta property="headline draft" content="true">',
        '<meta name="draft,hidden" content="true">',
     "<META\nNAME = draft\nCONTENT = 'true' />"],
)  # fmt: skip
def test_text_that_looks_like_a_tag_hides_no_field(head: str) -> None:
    title = "" if "</title>" in head else TITLE
    assert judged(f"<html><head>{title}{head}</head><body>Air.</body>").status == "draft"


@pytest.mark.parametrize(
    ("head", "code"),
    [('<meta name="draft content="true">', "empty_key"),
     ('<meta name="draft" content="true>', "expected_flag"),
     ('<meta name="draft: true">', "lost_line"), ("<meta name=“draft” content=“true”>", "near_key"),
     ('<meta name="viewport" property="drafts" content="true">', "near_key")],
)  # fmt: skip
def test_a_broken_meta_is_named(head: str, code: str) -> None:
    record = judged(document(head))
    assert (record.shown, codes(record), record.problems[0].line) == ("v1", [code], 2)


@given(FIELDS, st.sampled_from(["name", "property"]))
def test_a_meta_in_the_body_counts(field: tuple[str, str], attribute: str) -> None:
    name, value = field
    assert not is_shown(document("", f'<p>a</p>\n<meta {attribute}="{name}" content="{value}">'))


@pytest.mark.parametrize(
    ("head", "body"),
    [("<!-- <meta name=draft content=true> -->", ""), ("<style>draft: true</style>", ""),
     ("<script>'<meta name=draft content=true>'</script>", ""),
     ("<meta name=viewport content='draft=true'>", ""),
     ("<meta name=date property=article:published_time content=2026-11-20>", ""),
     ("", "<meta itemprop=datePublished content=2099-01-01>" * 2),
     ("", "<meta itemprop=url content=/x><meta name=title content=Lain>"),
     ("", "<pre>&lt;meta name=draft content=true></pre>")],
)  # fmt: skip
def test_a_meta_element_that_is_not_the_articles_is_not_read(head: str, body: str) -> None:
    assert is_shown(document(head, f"<p>Air.</p>{body}"))


# --- among header lines ----------------------------------------------------------------------


@given(FIELDS, st.sampled_from(SIGNS), st.sampled_from(["", " ", "\u00a0"]))
def test_a_sign_that_looks_like_a_colon(field: tuple[str, str], sign: str, blank: str) -> None:
    name, value = field
    text = f"Title: X\nSection: daerah\n{name}{blank}{sign} {value}\n\nAir surut."
    assert not is_shown(text)
    assert sign == ":" or 3 in lost(text)


LINES: Final = [
    "{}\t{}", "{} - {}", "{} = {}", ":{}: {}", "<!-- {}: {} -->", ".. {}: {}", "{} -> {}",
    "{} => {}", "@{}: {}", "{}→{}", "{} | {}", "// {}: {}", "**{}:** {}", "({}: {})",
]  # fmt: skip


@given(FIELDS, st.sampled_from(LINES))
def test_a_line_in_the_way_of_another_tool(field: tuple[str, str], line: str) -> None:
    name, value = field
    if name != "withdrawn" or "-->" not in line:
        assert lost(f"Title: X\nSection: daerah\n{line.format(name, value)}\n\nAir.") == [3]


@given(FIELDS.filter(lambda field: field[0] != "withdrawn"))
def test_no_sign_at_all(field: tuple[str, str]) -> None:
    line = " ".join(field)
    assert lost(f"Title: X\nSection: daerah\n{line}\n\nAir.") == [3]
    assert lost(f"Title: X\n    {line}\n\nAir.") == [2]
    assert lost(f"Title: X\nSection: daerah\n{line}:\n\nAir.") == [3]


def test_no_sign_behind_an_empty_line() -> None:
    assert lost("Title: X\n\nStatus draft\n\nAir.") == [3]


SENTENCES: Final = [
    "Date palms grow here.", "Draft of the law: three pages", "Draft of the law - true story",
    "Tanggal 20 November 2026 air naik.", "Status siaga satu", "Published authors met.",
    "Hidden away, a village", "Dicabut karena salah.", "Withdrawn troops return", "Date - palms",
    "Terbit - besok", "Draft",
]  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_none(sentence: str) -> None:
    assert is_shown(f"Title: X\nSection: daerah\n\n{sentence}\n")
    assert is_shown(f"Title: X\nSection: daerah\n{sentence}\n")
    assert is_shown(f"---\ntitle: X\n---\n{sentence}\n")


@pytest.mark.parametrize(
    "body", ["Status: aman", "Status draft", "Terbit 20 November 2026", "# Status: draft"]
)
def test_so_is_a_text_behind_a_closed_head(body: str) -> None:
    assert is_shown(f"---\ntitle: X\n---\n{body}\n\nAir.")
