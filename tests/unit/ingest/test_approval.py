"""`approve: required`: readers see a version once its approval names the version's digest."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kilas.addresses.previews import Previews
from kilas.addresses.site_map import object_key
from kilas.content_keys import approval_key, approved_file
from kilas.site.read import read_site
from kilas.uploads.approvals import digest_of, digests_in
from tests.fakes.world import PREVIEW_SECRET, World, rebuilt
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = "articles/banjir.md"
OK = "articles/banjir.md.ok"
PAGE = "2026/11/banjir.html"
SITE = site_yaml(approve="required")
FIRST, SECOND = article_file("Air naik.\n"), article_file("Air turun.\n")
WITHDRAWN = article_file(withdrawn="Fitnah yang belum disetujui.")


@pytest.fixture
def world() -> World:
    made = World()
    made.upload("site.yaml", SITE)
    made.settle()
    return made


def upload(world: World, text: str, key: str = KEY) -> None:
    world.upload(key, text)
    world.settle()
    world.clock.time += timedelta(minutes=1)


def approve(world: World, *texts: str) -> None:
    upload(world, " dan ".join(digest_of(each.encode()) for each in texts), OK)


def report(world: World, key: str = KEY) -> str:
    return world.desk.text(f"{key}.txt")


def shown(world: World) -> str:
    return world.site.text(PAGE) if PAGE in world.site.objects else ""


def preview(world: World) -> str:
    key = object_key(Previews(PREVIEW_SECRET).address(KEY) or "")
    return world.site.text(key) if key in world.site.objects else ""


def test_a_version_waits_until_its_approval_names_the_digest_of_its_report(world: World) -> None:
    upload(world, FIRST)
    assert shown(world) == ""
    assert "MENUNGGU PERSETUJUAN" in report(world)
    assert f"“{OK}”" in report(world)
    assert "Air naik." in preview(world)
    assert "menunggu persetujuan" in preview(world)
    (digest,) = set(re.findall(r"[0-9a-f]{40}(?=\.\n)", report(world)))
    upload(world, f"{digest}\n", OK)
    assert "Air naik." in shown(world)
    assert "TAYANG" in report(world)
    assert "MENUNGGU" not in report(world)
    assert preview(world) == ""
    assert "BERLAKU" in report(world, OK)


def test_the_last_approved_version_stays_while_the_next_waits(world: World) -> None:
    upload(world, FIRST)
    approve(world, FIRST)
    upload(world, SECOND)
    assert "Air naik." in shown(world)
    assert "Air turun." in preview(world)
    assert "MENUNGGU PERSETUJUAN" in report(world)
    assert "TAYANG" in report(world)
    approve(world, SECOND)
    assert "Air turun." in shown(world)
    assert preview(world) == ""


def test_the_report_of_a_version_that_waits_says_who_has_its_address(world: World) -> None:
    other = "articles/lain.md"
    upload(world, FIRST)
    approve(world, FIRST)
    upload(world, article_file(slug="banjir"), other)
    assert "MENUNGGU PERSETUJUAN" in report(world, other)
    assert KEY in report(world, other)
    world.content.remove(KEY)
    world.settle()
    assert KEY not in report(world, other)
    assert "MENUNGGU PERSETUJUAN" in report(world, other)


def test_an_approval_may_come_before_its_version(world: World) -> None:
    approve(world, FIRST)
    upload(world, FIRST)
    assert "Air naik." in shown(world)


@pytest.mark.parametrize("slip", ["", "oke!", "0" * 40, "0" * 39, "\x00\xff"])
def test_a_slip_in_an_approval_takes_nothing_off_the_site(world: World, slip: str) -> None:
    upload(world, FIRST)
    approve(world, FIRST)
    upload(world, slip, OK)
    assert "Air naik." in shown(world)
    if slip != "0" * 40:
        assert "tidak menyetujui apa-apa" in report(world, OK)


def test_an_approval_is_taken_back_with_its_file(world: World) -> None:
    upload(world, FIRST)
    approve(world, FIRST)
    world.content.remove(OK)
    world.settle()
    assert shown(world) == ""
    assert "MENUNGGU PERSETUJUAN" in report(world)
    assert f"{OK}.txt" not in world.desk.objects


def test_an_approval_is_of_one_file(world: World) -> None:
    upload(world, FIRST, "articles/lain.md")
    approve(world, FIRST)
    assert "2026/11/lain.html" not in world.site.objects


def test_what_takes_an_article_down_never_waits(world: World) -> None:
    for down in (article_file(draft="true"), article_file(expiryDate="2026-11-19T13:00:00Z")):
        upload(world, FIRST)
        approve(world, FIRST)
        assert shown(world)
        upload(world, down)
        assert shown(world) == ""
    upload(world, FIRST)
    assert shown(world)
    world.content.remove(KEY)
    world.settle()
    assert shown(world) == ""


def test_a_withdrawal_takes_down_at_once_and_its_words_wait(world: World) -> None:
    upload(world, FIRST)
    approve(world, FIRST)
    upload(world, WITHDRAWN)
    assert shown(world) == ""
    assert "Berita sudah diturunkan" in report(world)
    assert not [key for key, (each, _) in world.site.objects.items() if b"Fitnah" in each.body]
    approve(world, WITHDRAWN)
    assert "Fitnah" in shown(world)


def test_no_words_of_an_unapproved_version_reach_readers(world: World) -> None:
    """Nor its address as a former one, nor its place in a list or a feed."""
    upload(world, FIRST)
    approve(world, FIRST)
    upload(world, article_file("Rahasia.\n", title="Rahasia", slug="rahasia"))
    third = article_file("Air surut.\n", title="Surut")
    upload(world, third)
    approve(world, third)
    assert "Air surut." in shown(world)
    assert "2026/11/rahasia.html" not in world.site.objects
    public = {k: each for k, (each, _) in world.site.objects.items() if "pratinjau" not in k}
    assert not [key for key, each in public.items() if b"Rahasia" in each.body]


def test_without_the_setting_nothing_waits_and_with_it_what_was_before_stays(world: World) -> None:
    world.upload("site.yaml", site_yaml())
    upload(world, FIRST)
    assert "Air naik." in shown(world)
    since = (world.clock.time + timedelta(hours=1)).isoformat()
    world.upload("site.yaml", site_yaml(approve="required", approve_since=since))
    world.settle()
    assert "Air naik." in shown(world)
    world.clock.time += timedelta(hours=2)
    upload(world, SECOND)
    assert "Air naik." in shown(world)
    assert "MENUNGGU" in report(world)
    world.upload("site.yaml", site_yaml())
    world.settle()
    assert "Air turun." in shown(world)


def test_static_pages_wait_too(world: World) -> None:
    upload(world, FIRST, "pages/tentang.md")
    assert "p/tentang.html" not in world.site.objects
    upload(world, digest_of(FIRST.encode()), "pages/tentang.md.ok")
    assert "Air naik." in world.site.text("p/tentang.html")


@pytest.mark.parametrize(
    ("value", "needed"),
    [("required", True), ("wajib", True), ("true", True), ("none", False), ("false", False)],
)
def test_the_words_of_the_setting(value: str, needed: bool) -> None:  # noqa: FBT001 -- a table
    assert read_site(site_yaml(approve=value).encode()).site.approve is needed


def test_a_time_is_that_of_the_newspapers_zone() -> None:
    text = site_yaml(approve="required", approve_since="2026-11-27 08:00", timezone="WITA")
    site = read_site(text.encode()).site
    assert site.approve_since == datetime(2026, 11, 27, 0, 0, tzinfo=UTC)
    day = read_site(site_yaml(approve="required", approve_since="2026-11-27").encode())
    assert day.site.approve_since == datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
    assert day.warnings == ()


def test_that_old_articles_need_an_approval_too_is_told() -> None:
    (note,) = read_site(SITE.encode()).warnings
    assert note.code == "approves_all"


def test_a_time_that_is_none_is_told(world: World) -> None:
    world.upload("site.yaml", site_yaml(approve="required", approve_since="kemarin"))
    world.settle()
    assert "“approve_since: kemarin” bukan waktu." in world.desk.text("site.yaml.txt")


def test_whose_approval_a_key_is() -> None:
    assert approved_file(approval_key(KEY)) == KEY
    for key in (KEY, "articles/.ok", "media/a.jpg.ok", "site.yaml.ok", "desk/a.ok"):
        assert approved_file(key) is None


@given(data=st.binary(max_size=200), noise=st.sampled_from([b"", b" ", b"\n", b": ", b"."]))
def test_a_digest_is_found_among_other_words(data: bytes, noise: bytes) -> None:
    digest = digest_of(data)
    assert digests_in(b"Setuju" + noise + b" " + digest.upper().encode() + noise) == {digest}
    assert digests_in(digest.encode() + b"0") == frozenset()


STEPS = st.lists(
    st.sampled_from(
        ["first", "second", "withdraw", "draft", "ok1", "ok2", "okw", "slip", "-", "-ok"]
    ),
    max_size=8,
)


def played(steps: list[str]) -> Iterator[World]:
    world = World()
    world.upload("site.yaml", SITE)
    world.settle()
    for step in steps:
        match step:
            case "first" | "second" | "withdraw" | "draft":
                text = {"first": FIRST, "second": SECOND, "withdraw": WITHDRAWN}
                upload(world, text.get(step, article_file(draft="true")))
            case "ok1" | "ok2" | "okw":
                approve(world, {"ok1": FIRST, "ok2": SECOND, "okw": WITHDRAWN}[step])
            case "slip":
                upload(world, "ya", OK)
            case _:
                key = KEY if step == "-" else OK
                if world.content.versions(key):
                    world.content.remove(key)
                world.settle()
        yield world


@settings(max_examples=25)
@given(steps=STEPS)
def test_readers_see_what_was_approved_alone_and_a_rebuild_agrees(steps: list[str]) -> None:
    """The rule, computed another way: the newest version that is approved, unless a newer one takes
    the article down."""
    versions: list[str] = []
    oks: set[str] = set()
    names = {"ok1": "first", "ok2": "second", "okw": "withdraw"}
    for step, world in zip(steps, played(steps), strict=True):
        if step == "-":
            versions.clear()
        elif step == "-ok":
            oks.clear()
        elif step in names:
            oks.add(names[step])
        elif step != "slip":
            versions.insert(0, step)
        ends = next((each for each in versions if each in {"draft", "withdraw"} or each in oks), "")
        words = {"first": "Air naik.", "second": "Air turun.", "withdraw": "Fitnah"}
        text = words.get(ends, "") if ends in oks else ""
        assert bool(shown(world)) is bool(text)
        assert text in shown(world)
    if steps:
        assert rebuilt(world).shown() == world.shown()
