"""An original that is named by its id, and what a note on an original says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.converge.sources import GOOD_SITE
from tests.fakes.newspaper import newspaper
from tests.unit.publish.following_up import (
    NEW,
    NEW_PAGE,
    OLD,
    OLD_PAGE,
    TO_NEW,
    TO_OLD,
    links,
    new,
    notes,
    old,
    remove,
    upload,
)

if TYPE_CHECKING:
    from tests.fakes.world import World


@pytest.fixture
def world() -> World:
    return newspaper(GOOD_SITE)


OWN_ID = "tag:blogger.com,1999:blog-1.post-2"


@pytest.mark.parametrize("own", ["7", "abc", "Pasar Lama", "a/b", "daerah~x", OWN_ID])
def test_an_original_is_found_by_the_id_that_its_editor_chose(world: World, own: str) -> None:
    upload(world, NEW, new(corrects=own))
    assert notes(world) == [("target_missing", 5)]
    upload(world, OLD, old(id=own))
    assert (links(world, NEW_PAGE), notes(world)) == (TO_OLD, [])
    assert links(world, OLD_PAGE) == TO_NEW
    upload(world, OLD, old(id="lain"))
    assert (links(world, NEW_PAGE), notes(world)) == ([], [("target_missing", 5)])
    assert links(world, OLD_PAGE) == []


def test_an_original_with_an_id_is_linked_from_its_publication_until_its_end(world: World) -> None:
    upload(world, OLD, old(id="abc", draft="true"))
    upload(world, NEW, new(corrects="abc"))
    assert links(world, NEW_PAGE) == []
    for fields in ({}, {"date": "2036-01-01"}, {}):
        upload(world, OLD, old(**{"id": "abc"} | fields))
        assert links(world, NEW_PAGE) == ([] if fields else TO_OLD)
    remove(world, OLD)
    assert links(world, NEW_PAGE) == []
    upload(world, "articles/b.md", old(id="abc", slug="pasar"))
    assert links(world, NEW_PAGE) == TO_OLD


def test_a_file_is_meant_before_the_id_of_another(world: World) -> None:
    upload(world, OLD, old())
    upload(world, "articles/b.md", old(id="pasar.md", slug="b"))
    upload(world, NEW, new(corrects="pasar.md"))
    assert links(world, NEW_PAGE) == TO_OLD


@pytest.mark.parametrize("name", ["Meralat", "Hak jawab", "Perkembangan dari"])
@pytest.mark.parametrize("written", ["ralat.txt", "https://lain.example/a.html"])
def test_a_note_has_the_name_that_the_editor_wrote(world: World, name: str, written: str) -> None:
    upload(world, "articles/ralat.txt", f"Judul: Ralat\n{name}: {written}\n\nIsi.\n")
    report = world.desk.text("articles/ralat.txt.txt")
    assert f"{name}: articles/" in report
    assert not any(each in report for each in ("corrects", "right_of_reply", "outcome_of"))
