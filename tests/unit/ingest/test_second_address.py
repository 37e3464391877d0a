"""The second address of a file whose editor chose none, and who has which."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from kilas.claims import id_name, rank, url_name
from kilas.texts import LANGUAGES, texts_of
from tests.converge.histories import assert_same
from tests.converge.links import dead_links
from tests.converge.oracle import assert_right
from tests.converge.small import new_world
from tests.converge.sources import GOOD_SITE, front_matter
from tests.fakes.world import World, rebuilt
from tests.newsroom import NOON, article_file
from tests.unit.ingest.versions import EARLIER, ID, KEY, LATER, SECOND, URL, Versions, claim, codes

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIAS = url_name("/lama.html")


# --- one file --------------------------------------------------------------------------------


def test_a_file_whose_address_is_taken_is_live_at_its_second() -> None:
    judged = Versions(article_file(), claims=[claim(URL, uploaded=EARLIER)]).judge()
    assert judged.article
    assert (judged.status, url_name(judged.article.url)) == ("live", SECOND)
    assert judged.names == dict.fromkeys([ID, SECOND], rank(NOON, KEY))
    assert judged.waits == (URL,), "the other may go"
    (note,) = judged.problems
    assert (note.code, note.warning) == ("address_made", True)
    assert note.values == {
        "url": "/2026/11/banjir.html",
        "other": "articles/lain.md",
        "line": "slug: banjir-19",
    }


def test_a_file_whose_second_address_is_taken_has_its_first() -> None:
    judged = Versions(article_file(), claims=[claim(SECOND, uploaded=EARLIER)]).judge()
    assert judged.article
    assert (judged.status, url_name(judged.article.url)) == ("live", URL)
    assert (set(judged.names), judged.waits, judged.problems) == ({ID, URL}, (SECOND,), ())


def test_a_file_that_came_first_has_both() -> None:
    taken = [claim(URL, uploaded=LATER), claim(SECOND, uploaded=LATER)]
    judged = Versions(article_file(), claims=taken).judge()
    assert set(judged.names) == {ID, URL, SECOND}


@pytest.mark.parametrize(
    ("taken", "problems"),
    [
        ([URL, SECOND], ["url_taken"]),
        ([URL, ALIAS], ["alias_taken"]),
        ([SECOND, ID], ["id_taken"]),
    ],
)
def test_what_it_cannot_do_without_is_reported_alone(
    taken: Sequence[str], problems: list[str]
) -> None:
    claims = [claim(name, uploaded=EARLIER) for name in taken]
    judged = Versions(article_file(aliases="[/lama.html]"), claims=claims).judge()
    assert (judged.status, codes(judged), judged.names) == ("wrong", problems, {})
    assert set(judged.waits) == {ID, URL, SECOND, ALIAS}


@pytest.mark.parametrize("own", [{"slug": "banjir"}, {"url": "/2026/11/banjir.html"}])
def test_an_address_that_an_editor_chose_is_not_changed(own: dict[str, str]) -> None:
    judged = Versions(article_file(**own), claims=[claim(URL, uploaded=EARLIER)]).judge()
    assert (judged.status, codes(judged)) == ("wrong", ["url_taken"])
    assert judged.problems[0].values["line"] == "slug: banjir-19"


def test_an_older_version_waits_for_either_address() -> None:
    """Its first address is free again, or its second: then it is shown."""
    wanted = url_name("/2026/11/lain.html")
    versions = Versions(
        article_file(),
        article_file(slug="lain"),
        claims=[claim(each, uploaded=EARLIER) for each in (URL, SECOND, wanted)],
    )
    judged = versions.judge()
    assert judged.status == "wrong"
    assert {URL, SECOND} <= set(judged.waits)


def test_the_second_address_that_it_had_leads_to_it_too() -> None:
    """It may have been there: nothing says for long whether it was."""
    judged = Versions(article_file(), article_file(slug="bandang")).judge()
    former = rank(NOON, KEY, former=True)
    assert {name for name, each in judged.names.items() if each == former} == {URL, SECOND}


def test_a_static_page_has_a_second_address_as_well() -> None:
    taken = [claim(url_name("/p/tentang.html"), uploaded=EARLIER)]
    judged = Versions(article_file(), key="pages/id/tentang.md", claims=taken).judge()
    assert judged.article
    assert judged.status == "live"
    assert judged.article.url.startswith("/p/tentang-")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["url_taken", "alias_taken", "id_taken", "address_made"])
def test_no_remedy_speaks_of_another_article(code: str, language: str) -> None:
    _, remedy = texts_of(language).problems[code]  # type: ignore[arg-type]  # of LANGUAGES
    assert "{other}" not in remedy


# --- files that meet ---------------------------------------------------------------------------

COLUMN = ("articles/2026-11-02-rubrik.md", "articles/2026-11-09-rubrik.md", "articles/en/rubrik.md")


def text(key: str) -> str:
    return front_matter(title=f"Rubrik {COLUMN.index(key)}", date="2026-11-09") + f"Isi {key}.\n"


def started() -> World:
    world = new_world()
    world.upload("site.yaml", GOOD_SITE)
    world.settle()
    return world


def addresses(world: World) -> dict[str, str]:
    records = {key: world.records.get(key) for key in COLUMN}
    return {key: record.article.url for key, record in records.items() if record and record.article}


@pytest.mark.parametrize("events", list(permutations(COLUMN)))
def test_files_that_meet_have_the_same_addresses_in_every_order_of_arrival(
    events: tuple[str, ...],
) -> None:
    world = started()
    for key in COLUMN:
        world.upload(key, text(key))
        world.clock.time += timedelta(seconds=1)
    world.content.changed.clear()
    for key in events:
        world.look_at(key)
        world.settle()
    found = addresses(world)
    assert found[COLUMN[0]] == "/2026/11/rubrik.html", "uploaded first"
    assert len(set(found.values())) == len(COLUMN)
    for key, url in found.items():
        assert f"Isi {key}." in world.site.text(url.removeprefix("/"))
    assert_same(world, rebuilt(world))
    assert_right(world)


def test_no_link_dies_when_the_first_goes_and_comes_back() -> None:
    world = started()
    for key in COLUMN:
        world.upload(key, text(key))
        world.clock.time += timedelta(seconds=1)
    world.settle()
    before = addresses(world)
    world.content.remove(COLUMN[0])
    world.settle()
    assert addresses(world)[COLUMN[1]] == "/2026/11/rubrik.html"
    output, _ = world.site.objects[before[COLUMN[1]].removeprefix("/")]
    assert output.redirect == "/2026/11/rubrik.html", "the address that readers have"
    assert dead_links(world) == []
    assert_same(world, rebuilt(world))
    world.clock.time += timedelta(days=1)
    world.upload(COLUMN[0], text(COLUMN[0]))
    world.settle()
    assert addresses(world) == before
    assert_same(world, rebuilt(world))
    assert_right(world)


def test_a_second_address_is_claimed_by_the_one_file() -> None:
    world = started()
    for key in COLUMN:
        world.upload(key, text(key))
        world.clock.time += timedelta(seconds=1)
    world.settle()
    record = world.records.get(COLUMN[0])
    assert record
    assert record.article
    second = url_name(record.article.other_url)
    assert {second, id_name(record.article.identity)} < set(record.names)
    output, _ = world.site.objects[record.article.other_url.removeprefix("/")]
    assert output.redirect == record.article.url
