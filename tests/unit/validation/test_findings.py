"""What `make validate` takes for wrong, without the checkers themselves."""

from __future__ import annotations

import pytest

from validation.browser import LISTS, OF_EACH, embeds, seen
from validation.pages import Page
from validation.report import SHOWN, Check, Finding, merged, table
from validation.schemas import feed_faults, sitemap_faults
from validation.speed import Run, judged, slowdown

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Koran</title>
<link>https://koran.example/</link><description>Uji</description>
<atom:link href="https://koran.example/feed.xml" rel="self" type="application/rss+xml"/>
<item><title>A</title><guid isPermaLink="false">a</guid>
<content:encoded>&lt;p&gt;&lt;a href="https://koran.example/a.html"&gt;a&lt;/a&gt;</content:encoded></item>
</channel></rss>
"""


def check(name: str = "Nu", pages: int = 1, *findings: str) -> Check:
    return Check(name, pages, tuple(Finding("/a.html", each) for each in findings), "mend it")


def test_a_row_is_wrong_where_something_was_found_or_nothing_was_looked_at() -> None:
    assert not check().is_wrong
    assert check("Nu", 1, "x").is_wrong
    assert check("Nu", 0).is_wrong


def test_the_table_names_the_page_the_fault_and_the_remedy_of_wrong_rows_alone() -> None:
    shown = table([check("axe"), check("Nu", 3, "line 4: no alt")])
    assert "mend it" not in shown.partition("Nu: ")[0]
    assert shown.endswith("Nu: mend it\n  /a.html: line 4: no alt")


def test_many_findings_are_counted() -> None:
    assert table([check("Nu", 1, *["x"] * (SHOWN + 2))]).endswith("and 2 more")


def test_the_same_check_of_two_editions_is_one_row() -> None:
    rows = merged([check("Nu", 2, "x"), check("axe"), check("Nu", 3, "y")])
    assert [(row.name, row.pages, len(row.findings)) for row in rows] == [
        ("Nu", 5, 2), ("axe", 1, 0),
    ]  # fmt: skip


def test_what_the_second_edition_has_left_as_it_was_is_checked_once() -> None:
    [row] = merged([check("Nu CSS", 1), check("Nu CSS", 0)])
    assert not row.is_wrong


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("", "", ""),
        ("feed.xml", "x.xml", "atom:link"),
        ('href="https', 'href="/https', "a relative address"),
        ("&lt;p&gt;", "&lt;script&gt;", "no feed may have: <script"),
        ("&lt;p&gt;", "&lt;p onclick=a&gt;", "no feed may have:  onclick="),
        (
            "&lt;p&gt;",
            "&lt;p&gt;a onclick= &lt;code title=' onload='&gt;".replace("'", "&quot;"),
            "",
        ),
        ("</item>", '</item><item><guid isPermaLink="false">a</guid></item>', "the guid a"),
        ('rss version="2.0"', 'rss version="0.91"', "feedparser takes it for"),
        ("</channel>", "", "feedparser"),
    ],
)
def test_a_feed_is_read_as_feed_readers_read_it(old: str, new: str, fault: str) -> None:
    found = list(feed_faults(FEED.replace(old, new).encode(), "/feed.xml"))
    assert fault in " ".join(found) if fault else found == []


def test_no_address_is_twice_in_a_sitemap() -> None:
    entry = b"<url><loc>https://koran.example/a.html</loc></url>"
    assert list(sitemap_faults(entry, "")) == []
    assert list(sitemap_faults(entry * 2, "")) == ["https://koran.example/a.html is there twice"]


def run(performance: int, lcp: int = 1000, seo: int = 100) -> Run:
    scores = {"performance": performance, "accessibility": 100, "best-practices": 100, "seo": seo}
    return Run(scores, lcp, ("performance: speed-index (3 s)",))


@pytest.mark.parametrize(
    ("runs", "strict", "wrong"),
    [
        ([run(95)], False, False),
        ([run(80), run(96)], False, False),
        ([run(94), run(90), run(80)], False, True),
        ([run(100, seo=92)], False, True),
        ([run(100, lcp=9000)], False, False),
        ([run(100), run(100), run(100), run(80), run(80)], True, False),
        ([run(100), run(100), run(99), run(99), run(99)], True, True),
        ([run(100, lcp=1801)] * 5, True, True),
    ],
)
def test_one_run_may_be_slow_and_the_median_of_five_may_not(
    runs: list[Run], *, strict: bool, wrong: bool
) -> None:
    assert judged("front", runs, strict=strict).is_wrong == wrong


@pytest.mark.parametrize(("benchmark", "slower"), [(2640, 4), (1056, 4), (528, 2), (100, 1)])
def test_a_slow_machine_is_slowed_less_and_a_fast_one_not_more(
    benchmark: float, slower: float
) -> None:
    assert slowdown(benchmark) == slower


def page(name: str, kind: str, body: bytes = b"", content_type: str = "text/html") -> Page:
    return Page(name, kind, content_type, body)


def test_a_browser_sees_each_page_and_of_lists_the_longest_and_the_shortest() -> None:
    lists = [page(f"/{kind}/{size}", kind, b"x" * size) for kind in LISTS for size in range(9)]
    others = [page("/", "front"), page("/a.html", "article"), page("/b.html", "article")]
    unseen = [page("/c.html", "redirect"), page("/feed.xml", "front", b"", "text/xml")]
    found = {each.name for each in seen([*lists, *others, *unseen])}
    longest = {f"/{kind}/{size}" for kind in LISTS for size in range(9 - OF_EACH + 1, 9)}
    assert found == longest | {f"/{kind}/0" for kind in LISTS} | {each.name for each in others}


def test_a_picture_of_another_host_is_its_editors_choice_and_nothing_else_is() -> None:
    article = page("/a.html", "article", b'<img alt="" src="https://b.example/c?d&amp;e">')
    assert embeds(article, "https://b.example/c?d&e")
    assert not embeds(article, "https://b.example/f")
