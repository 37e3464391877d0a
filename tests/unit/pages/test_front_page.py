"""Which article leads the front page, and what follows."""

from __future__ import annotations

import re

from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml


def newspaper(**articles: dict[str, object]) -> World:
    """Articles by name, the oldest first, each an hour after the one before."""
    world = World()
    world.upload("site.yaml", site_yaml(sections="{daerah: Daerah}"))
    for hour, (name, fields) in enumerate(articles.items()):
        date = f"2026-11-19T{hour:02}:00:00Z"
        text = article_file(
            **{"title": f"Berita {name}", "date": date, "section": "daerah", **fields}
        )
        world.upload(f"articles/{name}.md", text)
    world.settle()
    return world


def shown(world: World, key: str = "index.html") -> list[str]:
    """The names of the articles that a page lists, in its order."""
    return re.findall(r">\s*Berita (\w+)\s*</a>", world.site.text(key))


def test_the_newest_leads() -> None:
    assert shown(newspaper(a={}, b={}, c={})) == ["c", "b", "a"]


def test_an_advertorial_does_not_lead_where_there_is_news() -> None:
    world = newspaper(a={}, b={}, c={"sponsored": "true"}, d={"iklan": "ya"})
    assert shown(world) == ["b", "d", "c", "a"]
    assert shown(world, "daerah/index.html") == ["d", "c", "b", "a"]


def test_an_advertorial_does_not_lead_because_its_file_says_so() -> None:
    ad: dict[str, object] = {"sponsored": "true", "headline": "true"}
    assert shown(newspaper(a={}, b=ad)) == ["a", "b"]


def test_an_advertorial_leads_where_there_is_nothing_else() -> None:
    assert shown(newspaper(a={"sponsored": "true"}, b={"sponsored": "true"})) == ["b", "a"]


def test_the_newest_headline_leads_until_the_editor_takes_the_line_out() -> None:
    world = newspaper(a={"headline": "ya"}, b={"headline": "true"}, c={}, d={})
    assert shown(world) == ["b", "d", "c", "a"]
    assert shown(world, "daerah/index.html") == ["d", "c", "b", "a"]
    text = article_file(title="Berita b", date="2026-11-19T01:00:00Z", section="daerah")
    world.upload("articles/b.md", text)
    world.settle()
    assert shown(world) == ["a", "d", "c", "b"]


def test_a_headline_of_one_word_that_is_no_answer_is_named() -> None:
    world = newspaper(a={"headline": "besar"}, b={})
    assert shown(world) == ["b", "a"]
    report = world.desk.text("articles/a.md.txt")
    assert "headline: true" in report
    assert "baris 5" in report.lower()


def test_a_headline_that_is_another_tools_title_changes_nothing() -> None:
    world = newspaper(a={"headline": "Air naik di hulu"}, b={}, c={"headline": "[a, b]"})
    assert shown(world) == ["c", "b", "a"]
    assert "headline" not in world.desk.text("articles/a.md.txt")


def test_a_lead_without_a_photo_has_a_layout_of_its_own() -> None:
    assert 'class="front-top text-lead"' in newspaper(a={}).site.text("index.html")
    with_photo = newspaper(a={"image": "media/a.jpg"}).site.text("index.html")
    assert 'class="front-top"' in with_photo


def test_what_has_no_section_stands_last_and_photos_before_texts() -> None:
    names = [chr(ord("a") + number) for number in range(10)]
    articles: dict[str, dict[str, object]] = {
        name: {"section": "", "image": "media/a.jpg" if name in "bd" else ""} for name in names
    }
    world = newspaper(**articles)
    page = world.site.text("index.html")
    assert shown(world)[6:] == ["d", "b", "c", "a"]
    grid, texts = page.index('class="card-grid"'), page.index('class="text-grid"')
    assert grid < page.index("Berita b</a>") < texts < page.index("Berita c</a>")


def test_the_photo_of_the_first_card_with_one_stands_beside_a_shared_link() -> None:
    world = newspaper(a={}, b={"image": "media/b.jpg", "image_alt": "Jembatan"}, c={})
    for key in ("index.html", "daerah/index.html", "arsip/2026/11/index.html"):
        page = world.site.text(key)
        assert (
            '<meta property="og:image" content="https://kabar-kilas.example/media/b.jpg">' in page
        )
        assert '<meta property="og:image:alt" content="Jembatan">' in page
        assert '<meta name="twitter:card" content="summary_large_image">' in page
    assert 'og:image" content="https://kabar-kilas.example/_rubrik/' in newspaper(a={}).site.text(
        "index.html"
    )
