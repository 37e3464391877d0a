"""A release reaches everything that stands: pages, feeds, photos, reports and comments."""

from __future__ import annotations

import re
from functools import partial
from html import escape
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kilas.addresses.site_map import address_of
from kilas.comments.shown import MOST_SHOWN, ShowComments
from kilas.comments.text import render_comment
from kilas.content_keys import report_key
from kilas.pages.desired import Pages
from kilas.pages.kinds import KINDS
from kilas.texts import texts_of
from tests.converge.histories import assert_same
from tests.converge.small import SMALL_PAGES
from tests.converge.sources import GOOD_SITE, front_matter, photo
from tests.fakes.world import World, rebuilt
from tests.unit.docx.test_insets import png, with_pictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.pages.desired import Desired
    from kilas.pages.page import PageRef
    from kilas.pages.sources import Sources
    from kilas.ports import Output
    from kilas.site.site import Site


class OtherCode(Pages):
    """Makes pages with code that changes every byte stream by a word: what stands for any change
    of the library, a template, an asset or a dependency.
    """

    def __init__(self, word: str, sources: Sources) -> None:
        super().__init__(sources, **SMALL_PAGES.keywords)
        self._word = word.encode()

    def desired(self, page: PageRef, site: Site | None, newest: Site | None = None) -> Desired:
        made = super().desired(page, site, newest)
        return replace(
            made, outputs={spot: self._with_word(output) for spot, output in made.outputs.items()}
        )

    def _with_word(self, output: Output | None) -> Output | None:
        return replace(output, body=output.body + self._word) if output else None


def made_by(word: str) -> Callable[[Sources], Pages]:
    return partial(OtherCode, word)


def news(**fields: str) -> str:
    return front_matter(**{"title": "Pasar", "date": "2026-11-02"} | fields) + "Isi.\n"


SCHEDULED = news(title="Besok", date="2026-11-21")
FILES: dict[str, str | bytes] = {
    "site.yaml": GOOD_SITE,
    "articles/a.md": news(section="politik", tags="[air]", author="K-01", slug="a"),
    "articles/b.md": news(section="politik", tags="[air]", author="K-01", date="2026-11-03"),
    "articles/c.md": news(section="politik", tags="[air, kota]", date="2026-09-30 23:30"),
    "articles/d.md": news(section="politik", aliases="[/lama.html]", date="2026-11-04"),
    "articles/ditarik.md": news(withdrawn="Keliru.", section="ekonomi"),
    "articles/draf.md": news(draft="true"),
    "articles/besok.md": SCHEDULED,
    "articles/rusak.md": "---\ntitle: [\n---\n",
    "articles/salah.md": news(section="salah"),
    "articles/surat.docx": with_pictures(foto_png=png(1)),
    "pages/tentang.md": "---\ntitle: Tentang\n---\nKami.\n",
    "media/foto.png": photo(120),
    "media/rusak.jpg": b"no photo",
    "media/tanpa-akhiran": photo(10),
}
"""A file of each status, so that the newspaper has a page of each kind."""


OVERVIEW_KEYS = {"index.html", "index.json"}


def newspaper() -> World:
    world = World(pages=made_by(" satu"))
    for key, content in FILES.items():
        world.upload(key, content)
    world.settle()
    world.upload("articles/a.md", news(section="politik", tags="[kota]", slug="a-baru"))
    world.upload("articles/besok.md", "---\ntitle: [\n---\n")  # the last good version is shown
    world.upload("site.yaml", GOOD_SITE.replace(", ekonomi: Ekonomi", ""))  # one has left
    world.comment("d", "Pembaca", "Setuju **sekali**.")
    world.settle()
    return world


def kinds_shown(world: World) -> set[str]:
    """The kinds of the pages that stand on both shelves."""
    keys = [name.partition("/")[::2] for name in world.shown()]
    on_site = {KINDS.page_at(address_of(key)).kind for shelf, key in keys if shelf == "site"}
    on_desk = {
        "overview" if key in OVERVIEW_KEYS else "report" for shelf, key in keys if shelf == "desk"
    }
    return on_site | on_desk


def release(world: World, name: str, word: str) -> None:
    """Deploy other code, and let the clock notice it."""
    world.release, world.make_pages = name, made_by(word)
    world.wire()
    world.settle()


def test_the_newspaper_has_every_kind_of_page_and_a_report_on_every_file() -> None:
    world = newspaper()
    assert kinds_shown(world) == {kind.name for kind in KINDS}
    reports = {f"desk/{report_key(key)}" for key in FILES}
    assert reports <= world.shown().keys()
    assert_same(world, rebuilt(world))


def test_another_release_makes_everything_again() -> None:
    world = newspaper()
    before = world.shown()
    release(world, "two", " dua")
    after = world.shown()
    assert after.keys() == before.keys()
    unchanged = {name for name, output in after.items() if output == before[name]}
    assert not unchanged
    assert_same(world, rebuilt(world))


def test_the_same_release_makes_nothing_again() -> None:
    """What stands for new code is seen only where a release says so."""
    world = newspaper()
    before = world.shown()
    release(world, "one", " dua")
    changed = {name for name, output in world.shown().items() if output != before.get(name)}
    assert changed == {f"desk/{key}" for key in OVERVIEW_KEYS}, "made again each minute"


def test_a_release_purges_nothing() -> None:
    world = newspaper()
    world.cdn.purged.clear()
    release(world, "two", " dua")
    assert world.cdn.purged == []


@pytest.mark.parametrize("lost", ["media", "ingest"])
def test_what_a_release_could_not_reach_is_reached_by_the_next(lost: str) -> None:
    world = newspaper()
    world.release, world.make_pages = "two", made_by(" dua")
    world.wire()
    world.tick()
    world.plan(world.unplanned)
    world.planned.update(range(len(world.table.stream)))
    {"media": world.media_queue, "ingest": world.ingest_queue}[lost].messages.clear()
    world.settle()
    release(world, "three", " tiga")
    assert all(output.body.endswith(b" tiga") for output in world.shown().values())
    assert_same(world, rebuilt(world))


# --- what readers wrote ----------------------------------------------------------------------


def sanitised_otherwise(text: str) -> str:
    """What stands for another sanitiser: it keeps no markup, and marks what it made."""
    return f"<p>[{escape(text)}]</p>"


def with_sanitiser(render: Callable[[str], str]) -> Callable[[Sources], Pages]:
    return partial(SMALL_PAGES, show=ShowComments(render))


COMMENTED = {
    "a": news(section="politik", url="/a.html"),
    "b": news(section="politik", url="/b.html", comments="closed"),
    "c": news(section="ekonomi", url="/c.html"),
}


def discussed() -> World:
    """Articles with comments that stand, that wait, and that were removed."""
    world = World(pages=with_sanitiser(render_comment))
    world.upload("site.yaml", GOOD_SITE)
    for name, text in COMMENTED.items():
        world.upload(f"articles/{name}.md", text.replace("comments: closed\n", ""))
    world.settle()
    for name in COMMENTED:
        for number in range(3):
            world.comment(name, "Pembaca", f"Kata *{name}* ke-{number}.")
    world.decide(0, "removed")
    world.upload("articles/b.md", COMMENTED["b"])
    world.settle()
    return world


def test_another_sanitiser_reaches_every_comment_on_every_page() -> None:
    world = discussed()
    published = [each for name in COMMENTED for each in world.threads.published(name)]
    assert len(published) == 8
    assert "Kata <em>b</em> ke-0." in world.site.text("b.html")
    world.release, world.make_pages = "two", with_sanitiser(sanitised_otherwise)
    world.wire()
    world.settle()
    for name in COMMENTED:
        page = world.site.text(f"{name}.html")
        assert "<em>" not in page
        made = [sanitised_otherwise(each.text) for each in world.threads.published(name)]
        assert re.findall(r"<p>\[.*?\]</p>", page) == made
    assert_same(world, rebuilt(world))


def test_html_that_grows_leaves_out_the_newest_comments_and_says_so() -> None:
    """A later sanitiser that makes a text sixty times as long breaks no page."""
    world = discussed()
    words = "Panjang. " * 40
    for number in range(150):
        world.comment("a", "Pembaca", f"{number} {words}")
    world.settle()
    assert "<form" in world.site.text("a.html")
    world.release, world.make_pages = "two", with_sanitiser(lambda text: f"<p>{text * 60}</p>")
    world.wire()
    world.settle()
    page = world.site.text("a.html")
    ids = re.findall(r'<li class="comment" id="komentar-(.*?)"', page)
    published = [each.id for each in world.threads.published("a")]
    assert len(published) == 152
    assert ids == published[: len(ids)]
    assert MOST_SHOWN * 0.9 < len(page.encode()) < MOST_SHOWN * 1.1
    assert texts_of("id").interface["comments_full"] in page
    assert "<form" not in page
    assert f"{len(published)} komentar" in page
    assert_same(world, rebuilt(world))
