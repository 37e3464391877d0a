"""The preview of a draft or a scheduled file, from its first upload to its publication."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.addresses.previews import Previews, preview_name, previewed_key
from kilas.addresses.shapes import PREVIEW
from kilas.addresses.site_map import address_of
from kilas.clock.notice import Place, notice
from kilas.pages.kinds import KINDS
from kilas.pages.page import PageRef
from kilas.uploads.approvals import digest_of
from tests.fakes.newspaper import newspaper
from tests.fakes.world import ADDRESS, World, rebuilt
from tests.newsroom import article_file, site_yaml
from tests.unit.pages.previewed import DRAFT, HOME, KEY, LATER, SITE, own, previews

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def world() -> World:
    return newspaper(SITE)


def page(world: World, key: str = KEY) -> str:
    return world.site.text(own(key))


@pytest.mark.parametrize("text", [DRAFT, LATER], ids=["a draft", "a scheduled article"])
def test_what_readers_may_not_see_yet_has_a_preview_and_its_report_names_it(
    world: World, text: str
) -> None:
    world.upload(KEY, text)
    world.settle()
    assert previews(world) == [own()]
    assert "Air surut." in page(world)
    assert f"{ADDRESS}{HOME.address(KEY)}" in world.desk.text(f"{KEY}.txt")


def test_a_draft_of_a_static_page_has_a_preview(world: World) -> None:
    world.upload("pages/tentang.md", article_file(draft="true"))
    world.settle()
    assert previews(world) == [own("pages/tentang.md")]
    assert "Air surut." in page(world, "pages/tentang.md")


def test_links_of_a_draft_lead_where_those_of_its_page_will(world: World) -> None:
    world.upload("articles/surut.md", article_file(slug="air-surut"))
    world.upload(KEY, article_file("Lihat [kabar lain](surut.md).\n", draft="true"))
    world.settle()
    assert 'href="/2026/11/air-surut.html"' in page(world)


HELD = site_yaml(sections="{politik: Politik}", approve="required")


@pytest.mark.parametrize("key", [KEY, "pages/tentang.md"])
def test_who_read_a_preview_approves_what_was_read(world: World, key: str) -> None:
    """And not the version that came meanwhile, of which the report is by then."""
    world.upload("site.yaml", HELD)
    read, newer = article_file("Air naik.\n"), article_file("Air turun.\n")
    pages = []
    for text in (read, newer):
        world.upload(key, text)
        world.settle()
        pages.append(page(world, key))
    world.upload(f"{key}.ok", digest_of(b"lain"))
    world.settle()
    pages.append(page(world, key))
    for text, shown, other in zip((read, newer, newer), pages, (newer, read, read), strict=True):
        assert f"{key}.ok" in shown
        assert digest_of(text.encode()) in shown
        assert digest_of(other.encode()) not in shown
    world.upload(key, article_file("Air surut.\n", draft="true"))
    world.settle()
    assert f"{key}.ok" not in page(world, key)


def test_the_preview_of_a_withdrawal_has_no_digest_of_words_that_it_does_not_show(
    world: World,
) -> None:
    world.upload("site.yaml", HELD)
    text = article_file(withdrawn="Keliru semua.")
    world.upload(KEY, text)
    world.settle()
    assert digest_of(text.encode()) in world.desk.text(f"{KEY}.txt")
    assert "Keliru semua." not in page(world)
    assert f"{KEY}.ok" not in page(world)


@pytest.mark.parametrize("rules", [SITE, HELD], ids=["", "held"])
@pytest.mark.parametrize("text", [DRAFT, LATER, article_file()], ids=["draft", "later", "live"])
@pytest.mark.parametrize("key", [KEY, "pages/tentang.md"])
def test_no_program_keeps_or_lists_a_preview(world: World, key: str, text: str, rules: str) -> None:
    if rules == SITE and text == article_file():
        return  # live at once
    world.upload("site.yaml", rules)
    world.upload(key, text)
    world.settle()
    output, _ = world.site.objects[own(key)]
    shown = page(world, key)
    assert output.cache_control == "no-store"
    assert output.tags == ()
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in shown
    assert '<meta name="referrer" content="no-referrer">' in shown
    assert "<form" not in shown
    assert not re.search(r'rel="canonical"|og:(title|url|image|description)|ld[+]json', shown)
    token = own(key).rpartition("/")[2]
    others = [text for name, (text, _) in world.site.objects.items() if name != own(key)]
    assert others
    assert [each for each in others if token.encode() in each.body] == []


def test_a_message_to_subscribers_names_no_preview(world: World) -> None:
    """It goes by e-mail; the report, which names the preview, is behind a key of AWS."""
    world.upload("site.yaml", HELD)
    world.upload(KEY, article_file())
    world.settle()
    record = world.records.get(KEY)
    site = world.records.rules()[0]
    assert record
    assert record.previewed
    assert site
    place = Place("koran-content", "ap-southeast-3", ADDRESS)
    told = notice([record], [], site, place, more=False)
    assert KEY in told.text
    assert "pratinjau" not in told.text


def test_a_new_version_is_at_the_same_address(world: World) -> None:
    for body in ("Air naik.\n", "Air turun.\n"):
        world.upload(KEY, article_file(body, draft="true"))
        world.settle()
        assert previews(world) == [own()]
        assert body.strip() in page(world)


def published(world: World) -> None:
    world.upload(KEY, article_file())


def deleted(world: World) -> None:
    world.content.remove(KEY)


def renamed(world: World) -> None:
    world.content.remove(KEY)
    world.upload("articles/lain.md", article_file())


@pytest.mark.parametrize("end", [published, deleted, renamed])
def test_a_preview_ends_with_its_draft(world: World, end: Callable[[World], None]) -> None:
    world.upload(KEY, DRAFT)
    world.settle()
    assert previews(world)
    end(world)
    world.settle()
    assert previews(world) == []


def test_a_preview_ends_when_its_time_has_come(world: World) -> None:
    world.upload(KEY, LATER)
    world.settle()
    assert previews(world)
    world.clock.time += timedelta(days=3)
    world.settle()
    assert previews(world) == []
    assert "/meja/" not in world.desk.text(f"{KEY}.txt")


def test_a_story_that_is_live_at_once_asks_for_no_preview(world: World) -> None:
    world.settle()
    listed = world.calls["FakeShelf.keys"]  # the pictures of the sections, once for settings
    world.upload(KEY, article_file())
    world.settle()
    world.upload(KEY, article_file("Air naik.\n"))
    asked = world.calls.total()
    world.settle()
    assert world.calls.total() > asked
    assert previews(world) == []
    assert world.calls["FakeShelf.keys"] == listed, "a folder of previews is listed for them alone"


def test_other_settings_reach_a_preview(world: World) -> None:
    world.upload(KEY, DRAFT)
    world.settle()
    world.upload("site.yaml", SITE.replace("Kabar Kilas", "Warta Kilas"))
    world.settle()
    assert "Warta Kilas" in page(world)


def test_another_secret_ends_the_old_addresses(world: World) -> None:
    world.upload(KEY, DRAFT)
    world.settle()
    world.pages.sources.previews = Previews("q" * 32)
    world.tick(rebuild=True)
    world.settle()
    (left,) = previews(world)
    assert left != own()
    assert address_of(left) in world.desk.text(f"{KEY}.txt")


def test_a_rebuild_makes_the_same_preview(world: World) -> None:
    world.upload(KEY, DRAFT)
    world.settle()
    assert rebuilt(world).site.objects[own()][0] == world.site.objects[own()][0]


def test_an_object_of_no_file_is_removed_by_an_audit(world: World) -> None:
    world.upload(KEY, DRAFT)
    world.settle()
    kept = world.site.objects[own()]
    strays = [own("articles/hilang.md"), "meja/pratinjau/bukan~nama/x.html"]
    world.site.objects |= dict.fromkeys(strays, kept)
    world.tick(rebuild=True)
    world.settle()
    assert previews(world) == [own()]


def test_a_key_that_is_too_long_has_no_preview_and_the_report_names_none(world: World) -> None:
    key = f"articles/{'x' * 980}.md"
    assert HOME.address(key) is None
    world.upload(key, DRAFT)
    world.settle()
    assert previews(world) == []


@given(key=st.text(min_size=1, max_size=60))
def test_an_address_leads_back_to_its_file_and_every_program_spells_it_alike(key: str) -> None:
    name = preview_name(key)
    assert previewed_key(name) == key
    assert re.fullmatch(r"[A-Za-z0-9_.~-]+", name)
    address = HOME.address(key)
    if address:
        assert KINDS.page_at(address) == PageRef("preview", name)


@given(name=st.text("ab~2F%.", max_size=9))
def test_a_name_is_that_of_one_file(name: str) -> None:
    key = previewed_key(name)
    assert key is None or preview_name(key) == name


@given(keys=st.lists(st.text(min_size=1, max_size=9), min_size=2, max_size=2, unique=True))
def test_no_address_is_made_without_the_secret(keys: list[str]) -> None:
    one, other = (PREVIEW.fields_of(HOME.address(key) or "") for key in keys)
    assert one
    assert other
    assert one["token"] != other["token"]
    stranger = PREVIEW.fields_of(Previews("q" * 32).address(keys[0]) or "")
    assert stranger
    assert stranger["token"] != one["token"]
    assert len(one["token"]) == 40


@given(after=st.text("ab1 .", max_size=9), key=st.text(min_size=1, max_size=9))
def test_no_file_has_the_token_of_another(after: str, key: str) -> None:
    """However its editor chose the key."""
    version = after.replace(" ", "")
    tokens = {
        HOME.address(each, seen or "")
        for each in (key, f"{version} of {key}", f"after {version} of {key}")
        for seen in ("", version)
    }
    parts = [(PREVIEW.fields_of(each or "") or {}).get("token") for each in tokens]
    assert len(set(parts)) == len(tokens)
