"""The pictures of Word files converge: those that a shown version needs stand, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kilas.articles.source_body import read_body
from kilas.content_keys import approval_key
from kilas.uploads.approvals import digest_of
from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE
from tests.crafted.docx import docx, paragraph
from tests.fakes.edge import FakeEdge
from tests.fakes.world import World, rebuilt
from tests.unit.docx.test_insets import png, with_pictures

KEY = "articles/pasar.docx"
PICTURES = {f"p{shade}_png": png(shade) for shade in (1, 2, 3)}
FOLDER = "_sisipan/"


def version(names: frozenset[str]) -> bytes:
    return with_pictures(**{name: PICTURES[name] for name in sorted(names)})


GOOD = st.frozensets(st.sampled_from(sorted(PICTURES))).map(version)
HELD = st.sampled_from([docx(paragraph("Tanpa judul")), docx(paragraph("Judul: A"),
                        paragraph("Draf: ya"), paragraph("Isi")), b"rusak"])  # fmt: skip
STEPS = st.lists(st.tuples(st.one_of(GOOD, GOOD, HELD, st.none()), st.booleans()), max_size=6)


def standing(world: World) -> dict[str, bytes]:
    """The pictures that stand, by key."""
    objects = world.site.objects.items()
    return {key: output.body for key, (output, *_) in objects if key.startswith(FOLDER)}


def shown(world: World) -> set[str]:
    """The keys of the pictures that the article's page and its preview name."""
    pages = [key for key in world.site.objects if key.endswith(".html")]
    html = "".join(world.site.objects[key][0].body.decode() for key in pages)
    return {part.partition('"')[0] for part in html.split('src="/') if part.startswith(FOLDER)}


@settings(max_examples=60)
@given(STEPS)
def test_the_pictures_that_the_page_shows_stand_and_no_others(
    steps: list[tuple[bytes | None, bool]],
) -> None:
    world = new_world()
    world.upload("site.yaml", GOOD_SITE)
    world.settle()
    for data, calm in steps:
        if data is not None:
            world.upload(KEY, data)
        elif world.content.versions(KEY):
            world.content.remove(KEY)
        if calm:
            world.settle()
    world.settle()
    assert set(standing(world)) == shown(world)
    assert standing(rebuilt(world)) == standing(world)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.one_of(GOOD, GOOD, HELD, st.none()), st.booleans()), max_size=5))
def test_a_version_that_waits_for_its_approval_has_its_pictures_too(
    steps: list[tuple[bytes | None, bool]],
) -> None:
    world = new_world()
    world.upload("site.yaml", GOOD_SITE + "approve: required\n")
    for data, is_approved in steps:
        if data is not None:
            world.upload(KEY, data)
        elif world.content.versions(KEY):
            world.content.remove(KEY)
        if data and is_approved:
            world.upload(approval_key(KEY), digest_of(data))
        world.settle()
        assert set(standing(world)) == shown(world)
    assert standing(rebuilt(world)) == standing(world)


def test_the_pictures_of_the_approved_version_and_of_the_next_stand_side_by_side() -> None:
    world = new_world()
    world.upload("site.yaml", GOOD_SITE + "approve: required\n")
    first, second = version(frozenset({"p1_png"})), version(frozenset({"p2_png"}))
    world.upload(KEY, first)
    world.settle()
    assert len(standing(world)) == 1, "of a file that nobody has approved yet"
    world.upload(approval_key(KEY), digest_of(first))
    world.upload(KEY, second)
    world.settle()
    assert len(standing(world)) == 2
    world.upload(approval_key(KEY), digest_of(second))
    world.settle()
    assert len(standing(world)) == 1


def test_each_change_of_the_file_changes_the_pictures() -> None:
    world = new_world()
    world.upload("site.yaml", GOOD_SITE)
    world.upload(KEY, version(frozenset({"p1_png", "p2_png"})))
    world.settle()
    first = standing(world)
    assert len(first) == 2
    assert all(f"/{key}" in read_body(KEY, version(frozenset(PICTURES))) for key in first)
    world.upload(KEY, version(frozenset({"p2_png", "p3_png"})))
    world.settle()
    assert len(standing(world)) == 2
    assert len(set(standing(world)) & set(first)) == 1
    world.content.remove(KEY)
    world.settle()
    assert standing(world) == {}


@pytest.mark.parametrize("status", ["draft", "scheduled"])
def test_a_preview_has_its_pictures_and_a_withdrawn_article_has_none(status: str) -> None:
    head = {"draft": "Draf: ya", "scheduled": "Tanggal: 2040-01-01"}[status]
    world = new_world()
    world.upload("site.yaml", GOOD_SITE)
    data = with_pictures(p1_png=PICTURES["p1_png"])
    held = data_with(head)
    world.upload(KEY, held)
    world.settle()
    assert len(standing(world)) == 1
    world.upload(KEY, data)
    world.settle()
    assert len(standing(world)) == 1
    world.upload(KEY, data_with("Dicabut: Keliru sama sekali."))
    world.settle()
    assert standing(world) == {}


def test_a_picture_that_was_taken_away_is_gone_from_every_location_of_the_cdn() -> None:
    world = new_world()
    edge = FakeEdge(world.site, world.cdn, world.clock.now)
    world.upload("site.yaml", GOOD_SITE)
    world.upload(KEY, version(frozenset(PICTURES)))
    world.settle()
    before = standing(world)
    world.upload(KEY, version(frozenset({"p1_png"})))
    world.settle()
    (left,) = standing(world)
    for key in before.keys() - {left}:
        assert edge.read(f"/{key}") == []
    world.content.remove(KEY)
    world.settle()
    assert edge.read(f"/{left}") == []


def data_with(line: str) -> bytes:
    return with_pictures(line, p1_png=PICTURES["p1_png"])
