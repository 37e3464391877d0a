"""What hides, delays or withdraws is never read as "publish", however it is written.

Each file comes after a good version that is live: it takes the article away, or that version stays.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kilas.articles import field_names, meant_names
from kilas.documents.looks import seen
from kilas.documents.values import Syntax, fold
from kilas.documents.writing import written
from kilas.texts import LANGUAGES, Language, explain
from tests.newsroom import article_file
from tests.unit.ingest.documents import SHOWN, SYNTAXES, can_hold, document, is_shown, judged, yaml
from tests.unit.ingest.versions import Versions, codes

UNSEEN = ["\u200b", "\u00ad", "\ufeff", "\u2060", "\u00a0", "\u2007", "\u3164", "\ufe0f"]


HIDING = {
    **dict.fromkeys((*field_names.PUBLISHED, *field_names.ALSO_PUBLISHED), "2027-01-01"),
    **dict.fromkeys((*field_names.EXPIRES, *field_names.ALSO_EXPIRES), "2026-11-01"),
    **dict.fromkeys((*field_names.DRAFT, *field_names.ALSO_DRAFT), "true"),
    **dict.fromkeys((*field_names.IS_PUBLISHED, *field_names.ALSO_IS_PUBLISHED), "false"),
    **dict.fromkeys(field_names.STATUS, "draft"),
    **dict.fromkeys(field_names.VISIBILITY, "private"),
    **dict.fromkeys(field_names.WITHDRAWN, "Salah orang."),
}
"""For each name, a value that keeps the article from being live at NOON."""


def test_each_name_hides_as_it_should() -> None:
    assert set(HIDING) == set(field_names.SHOWING)
    for syntax in SYNTAXES:
        for name, value in HIDING.items():
            if not can_hold(syntax, name):
                continue
            record = judged(document(SHOWN | {name: value}, syntax))
            assert record.shown == "v2", (syntax, name)
            assert record.status in ("draft", "expired", "scheduled", "withdrawn"), (syntax, name)


@st.composite
def misspelt(draw: st.DrawFn, name: str) -> str:
    """A name with one edit at most, in any case, with separators and what is not seen."""
    at = draw(st.integers(0, len(name) - 1))
    letter = draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz07\u0430\u0435\u00e9"))
    edited = draw(
        st.sampled_from(
            [
                name,
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
            ]
        )
    )
    if draw(st.booleans()):
        edited = draw(st.sampled_from([edited.upper(), edited.title(), edited.swapcase()]))
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(edited)))
        edited = edited[:at] + draw(st.sampled_from([*UNSEEN, "-", "_", " "])) + edited[at:]
    return edited


@given(
    st.sampled_from(sorted(HIDING)).flatmap(lambda name: st.tuples(st.just(name), misspelt(name))),
    st.sampled_from(SYNTAXES),
    st.sampled_from(["", *UNSEEN]),
)
def test_a_key_that_nearly_hides_an_article_is_never_ignored(
    names: tuple[str, str], syntax: Syntax, unseen: str
) -> None:
    name, key = names
    another = fold(key) in field_names.FOLDED and fold(key) not in map(fold, HIDING)
    assume(fold(key) not in ("", "iscraft") and not another and can_hold(syntax, key))
    assert not is_shown(judged(document(SHOWN | {key: HIDING[name] + unseen}, syntax)))


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("word", sorted(meant_names.MEANING))
def test_a_word_of_another_language_or_tool_is_held_back(word: str, syntax: Syntax) -> None:
    record = judged(document(SHOWN | {word: HIDING[meant_names.MEANING[word]]}, syntax))
    assert (record.shown, codes(record)) == ("v1", ["near_key"])


MAY_BE_BLANK = ("publishDate", "pubDate", "date")
NOTHING = ["", " ", "\u200b", "\u00a0\u2060", "-", "…", "—"]


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("name", field_names.SHOWING)
def test_a_field_without_a_value_is_held_back(name: str, syntax: Syntax) -> None:
    for nothing in NOTHING if can_hold(syntax, name) else ():
        if name in MAY_BE_BLANK and not seen(nothing).strip():
            continue
        record = judged(document(SHOWN | {name: nothing}, syntax))
        assert (record.status, record.shown) == ("live", "v1"), nothing
        assert record.problems[0].line
        assert not record.problems[0].warning


@pytest.mark.parametrize("nothing", ["", "~", "null", "''", "{}", "[]", "[true]", "{a: true}"])
def test_a_field_about_showing_with_an_empty_value_is_held_back(nothing: str) -> None:
    blank = nothing in ("", "~", "null", "''")
    for name in field_names.SHOWING:
        if not (blank and name in MAY_BE_BLANK):
            assert judged(yaml(f"{name}: {nothing}")).shown == "v1", name


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("name", MAY_BE_BLANK)
def test_a_blank_date_is_as_none_and_a_note(name: str, syntax: Syntax) -> None:
    record = judged(document(SHOWN | {name: " \u200b"}, syntax))
    assert is_shown(record)
    assert [(each.code, each.warning) for each in record.problems] == [("blank_date", True)]
    assert record.problems[0].line


def test_an_empty_name_of_a_date_that_another_name_gives_is_no_matter() -> None:
    assert is_shown(judged(yaml("publishDate:\ndate: 2026-11-20")))
    assert is_shown(judged(yaml("password:\npublishDate:\ndate: 2026-11-20")))


@pytest.mark.parametrize(
    "reason",
    ["ya", "yes", "TRUE", "1", "'-'", "…", "'!!'", "'2026-11-23'", "23 November 2026", "2026", "x",
     "dicabut", "ditarik.", "none", "n/a", "alasan", "'ya\u200b'"],
)  # fmt: skip
def test_no_reason_is_none_for_a_withdrawal(reason: str) -> None:
    record = judged(yaml(f"withdrawn: {reason}"))
    assert (record.shown, codes(record)) == ("v1", ["no_reason"])


@pytest.mark.parametrize("no", ["false", "no", "tidak", "'False\u200b'", "0"])
def test_a_real_no_is_no_withdrawal(no: str) -> None:
    assert is_shown(judged(yaml(f"withdrawn: {no}")))


# --- what other tools hide -------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    ["publish: false", "published: no", "hidden: true", "private: yes", "unlisted: true",
     "visibility: members", "visibility: private", "status: private", "status: pending",
     "status: trash", "post_status: draft", "state: draft", "build: {render: never}",
     "_build:\n  list: never", "build: {render: link}", "build: false",
     "eleventyExcludeFromCollections: true",
     "params: {draft: true}", "live: false", "show: no", "wip: true", "deleted: true",
     "draft: false\nis_draft: true", "published: true\npublish: false"],
)  # fmt: skip
def test_a_field_that_hides_an_article_elsewhere_hides_it_here(lines: str) -> None:
    record = judged(yaml(lines))
    assert (record.status, record.shown) == ("draft", "v2")


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ("date: 2026-11-20\npublished_at: 2027-01-01", "scheduled"),
        ("published_at: 2026-11-20\ndate: 2027-01-01", "scheduled"),
        ("expiryDate: 2030-01-01\nexpires: 2026-11-01", "expired"),
        ("expiryDate: 2030-01-01\nunpublish_on: 2026-11-01", "expired"),
    ],
)
def test_a_field_that_hides_counts_before_one_that_shows(lines: str, status: str) -> None:
    assert judged(yaml(lines)).status == status


@pytest.mark.parametrize(
    "lines",
    ["password: rahasia", "post_password: x", "status: future", "status: scheduled",
     "publish: kapan", "build: {render: entah}", "visibility: entah", "scheduled: true",
     "release_date: 2027-01-01", "published: [false]", "published: entah\ndate: 2026-11-20"],
)  # fmt: skip
def test_an_article_with_a_field_that_kilas_cannot_obey_is_held_back(lines: str) -> None:
    assert judged(yaml(lines)).shown == "v1"


def test_a_file_among_drafts_is_a_draft() -> None:
    assert Versions(article_file(), key="articles/_drafts/banjir.md").judge().status == "draft"


# --- in the wrong place ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("---\ntitle: Banjir\n draft:true\n---\nAir.", 3),
        ("---\ntitle: |\n  Banjir\n  draft: true\n---\nAir.", 4),
        ("---\ntitle: Banjir\ntags:\n - a\n   status: draft\n---\nAir.", 5),
        ('---\ntitle: "Banjir\n  withdrawn: Salah orang."\n---\nAir.', 3),
        ("---\ntitle: Banjir\n drfat:true\n---\nAir.", 3),
        ("---\ntitle: Banjir\n tanggal:2027-01-01\n---\nAir.", 3),
        ('+++\ntitle = """Banjir\ndraft = true"""\n+++\nAir.', 3),
        ("Title: Banjir\n    Status: draft\n\nAir.", 2),
        ("Title: Banjir\n\nStatus: draft\n\nAir.", 3),
        ("Title: Banjir\n- kota\nStatus: draft\n\nAir.", 3),
        ("Title: Banjir\n---\ndate: 2027-01-01\n---\nAir.", 3),
        ("---\ntitle: Banjir\n---\ndraft: true\n---\nAir.", 4),
        ("---\ntitle: Banjir\n---\n\n---\nlayout: post\ndraft: true\n---\nAir.", 7),
        ('{"title": "Banjir"}\n{"draft": true}\nAir.', 2),
        ("---\ntitle: Banjir\nimage:\n  path: media/a.jpg\n  date: 2027-01-01\n---\nAir.", 5),
        ("---\ntitle: Banjir\nmeta:\n  - withdrawn: Salah orang.\n---\nAir.", 4),
        ('+++\ntitle = "Banjir"\n[taxonomies]\ntags = ["a"]\ndraft = true\n+++\nAir.', 5),
        ("---\ntitle: Banjir\n<<: {draft: true}\n---\nAir.", 3),
        ("---\ntitle: Banjir\nparam: {draft: true}\n---\nAir.", 3),
        ("---\ntitle: Banjir\nparams: {drat: true}\n---\nAir.", 3),
        ("---\ntitle: Banjir\ndraft:\u00a0true\n---\nAir.", 3),
        ("---\ntitle: Banjir\ndraft\uff1atrue\n---\nAir.", 3),
        ("<html><head><title>a</title>\n<meta name=draft content=true></head><body>", 2),
        ("<html><head><title>a</title>\n<meta name='drafts' content='a>b'></head><body>", 2),
    ],
)
def test_a_field_where_it_is_not_read_is_named(text: str, at: int) -> None:
    record = judged(text)
    if "<meta name=draft" in text:
        assert record.status == "draft"
        return
    assert (record.status, record.shown) == ("live", "v1")
    assert at in [problem.line for problem in record.problems]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("syntax", SYNTAXES)
def test_the_report_has_the_very_line_to_write(syntax: Syntax, language: Language) -> None:
    for key, name in (("dr\u200baff", "draft"), ("tanggal", "date"), ("dicabut", "withdrawn")):
        record = judged(document(SHOWN | {key: f"{HIDING[name]}\u200b"}, syntax))
        _, remedy = explain(record.problems[0], language)
        assert written(name, HIDING[name], syntax) in remedy
        assert not set(remedy) & set(UNSEEN)


@pytest.mark.parametrize("lines", ["title:\u00a0Banjir", "\u00a0title: a: b", "draft\u200b:true"])
def test_no_line_to_write_holds_what_is_not_seen(lines: str) -> None:
    for problem in judged(f"---\n{lines}\n---\nAir.").problems:
        assert not set("".join(explain(problem, "id"))) & set(UNSEEN)


# --- what is none of this --------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        # Jekyll, Hugo, Pelican, Hexo, Eleventy, Docusaurus, Zola, Astro, Obsidian, exporters
        "layout: post\ncomments: true\ncategories: [a]\nexcerpt: x\npinned: true",
        "linkTitle: a\nweight: 10\ntype: post\ntoc: true\nmenu: {main: {weight: 1}}",
        "cascade: {draft: true, build: {render: never}}",
        "updated: 2026-11-20\nauthor_profile: true\nread_time: true\nshare: true\nrelated: true",
        "eleventyNavigation: {key: a, order: 1}\ndata: {a: b}\nrate: 4.5\nstate: Jawa",
        "sidebar_position: 1\nhide_table_of_contents: true\ndisplay: block\nshow: Radio Malam",
        "taxonomies: {tags: [a]}\nextra: {date: 2027-01-01, status: selesai}",
        "pubDate: 2026-11-20\nlate: true\ndates: [2027-01-01]\nlive: https://a.example",
        "cssclasses: [a]\ncreated: 2026-11-20\nmodified: 2026-11-21\npublish: true\nhide: [toc]",
        "blogger_id: tag:a\nmodified_time: '2026-11-20'\npublished: true\npublic: semua",
        "status: publish\npost_password: ''\nvisibility: public\nwordpress_id: 7\npublisher: Balai",
        "date: 2026-11-20\ndate2: 2027-01-01\nrelease_date: 2027-01-01\narchived: true",
        "draft: false\nhidden: no\nunlisted: false\nbuild: {render: always, list: true}",
        "summary: 'Status: siaga; draft pertama'\nstage: Babak 2\naccess: umum\nactive: ya",
    ],
)  # fmt: skip
def test_common_front_matter_is_published_as_ever(lines: str) -> None:
    record = judged(yaml(lines))
    assert is_shown(record), codes(record)


@pytest.mark.parametrize(
    "body",
    ["Status: siaga satu\n\nAir naik.", "Tanggal: besok\n\nAir.", "Air naik.\n\ndraft: true",
     "# Status: draft",
     "Catatan dari lapangan hari ini: air naik.\ndate: 2027-01-01", "Draft: rancangan perda\n"],
)  # fmt: skip
def test_a_text_may_begin_like_a_key(body: str) -> None:
    assert is_shown(judged(f"---\ntitle: Banjir\n---\n{body}"))
