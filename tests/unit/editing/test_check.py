"""What is said of files offline is what ingest and media say of the same files when they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kilas.content_keys import SITE_KEY
from kilas.editing.check import check_files, check_site
from kilas.editing.unsent import Unsent
from tests.fakes.queues import FakeClock
from tests.fakes.world import World
from tests.newsroom import NOON, article_file, site_yaml
from tests.unit.media.pictures import picture

if TYPE_CHECKING:
    from kilas.articles.article import Article, PhotoFacts
    from kilas.problems import Problem
    from kilas.record import Record

SETTINGS = site_yaml(sections="{politik: Politik}", language="en").encode()
TEXTS = (
    article_file(),
    article_file(id="satu", url="/a/"),
    article_file(id="dua", url="/A/"),
    article_file(slug="banjir", aliases="[/b/, /a/]"),
    article_file(date="2027-01-01", id="satu"),
    article_file(draft="true", id="satu"),
    article_file(withdrawn="Salah orang.", url="/b/"),
    article_file(date="2026-11-01", expiryDate="2026-11-02", url="/b/"),
    article_file(section="nihil"),
    article_file(setion="politik", sponsored=""),
    article_file("<script>x</script>\n"),
    article_file("Tanpa id dan tanggal.\n", date=""),
    "tanpa kepala",
    "",
    "---\ntitle: [\n---\n",
    article_file("x" * 300_000),
    article_file("![Air](/media/a.jpg) [Isi](/media/isi.pdf) [Nol](/media/nihil.png)\n", url="/l/"),
    article_file("[A](a.md) [B](../pages/b.md) [C](BANJIR.md)\n", slug="tautan", tags="[air]"),
    article_file("[A](/a/) [B](/B/) [Lama](/2026/11/banjir.html) [Nol](/nol/)\n", id="empat"),
    article_file("[T](/topik/air/) [U](/topik/api/) [V](/2026/11/) [W](/2020/01/)\n", url="/t/"),
)
KEYS = st.sampled_from(
    [
        f"articles/{name}"
        for name in ("a.md", "a.txt", "b.md", "banjir.md", "d/banjir.html", "e.docx")
    ]
    + ["pages/a.md", "pages/b.md"]
)
PHOTOS = st.dictionaries(
    st.sampled_from(["media/a.jpg", "media/A.png", "media/tanpa-akhiran", "media/isi.pdf"]),
    st.sampled_from([picture((8, 6)), b"no photo", article_file().encode()]),
)
FILES = st.dictionaries(KEYS, st.sampled_from(TEXTS).map(str.encode), max_size=5)


def unsent(key: str, data: bytes) -> Unsent:
    return Unsent(key, len(data), lambda: data)


def said(record: Record) -> tuple[object, ...]:
    """All of a record that its report says."""
    shown = bool(record.shown)
    problems = [(_code(each), each.line, each.values, each.warning) for each in record.problems]
    return (
        record.status,
        shown,
        record.article and _without_marks(record.article),
        record.photo and replace(record.photo, facts=_unmarked(record.photo.facts)),
        record.download,
        record.site,
        problems,
    )


def _without_marks(article: Article) -> Article:
    photos = tuple(replace(each, facts=_unmarked(each.facts)) for each in article.photos)
    return replace(article, photos=photos)


def _unmarked(facts: PhotoFacts | None) -> PhotoFacts | None:
    """No report has the mark of a photo, and S3 alone gives the ETag that it is made of."""
    return facts and replace(facts, mark="")


def _code(problem: Problem) -> str:
    """Offline nobody knows that a target is missing: it may be in the newspaper."""
    return problem.code.replace("target_elsewhere", "target_missing")


def uploaded(files: dict[str, bytes]) -> dict[str, tuple[object, ...]]:
    """What the newspaper's records say, where all of the files came in one second."""
    world = World(clock=FakeClock(NOON))
    world.upload(SITE_KEY, SETTINGS)
    world.settle()
    for key, data in files.items():
        world.upload(key, data)
    world.settle()
    records = {key: world.records.get(key) for key in files}
    return {key: said(record) for key, record in records.items() if record}


@given(FILES, PHOTOS)
def test_offline_each_file_is_judged_as_in_the_newspaper(
    files: dict[str, bytes], photos: dict[str, bytes]
) -> None:
    every = files | photos
    site = check_site(unsent(SITE_KEY, SETTINGS), NOON).site
    assert site
    records = check_files([unsent(key, data) for key, data in every.items()], site, NOON)
    assert {record.key: said(record) for record in records} == uploaded(every)


@given(st.sampled_from([SETTINGS, b"", b"title: [", b"titel: x", b"x" * 300_000]))
def test_offline_the_settings_are_judged_as_in_the_newspaper(settings: bytes) -> None:
    world = World(clock=FakeClock(NOON))
    world.upload(SITE_KEY, settings)
    world.settle()
    record = world.records.get(SITE_KEY)
    assert record
    assert said(check_site(unsent(SITE_KEY, settings), NOON)) == said(record)
