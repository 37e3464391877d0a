"""`approve: required`: readers see a version once its approval names the version's digest."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.content_keys import approval_key, approved_file
from kilas.site.read import read_site
from kilas.uploads.approvals import digest_of, digests_in
from tests.newsroom import article_file, site_yaml
from tests.unit.ingest.approved import (
    DOWNS,
    FIRST,
    KEY,
    OK,
    SECOND,
    SITE,
    WITHDRAWN,
    approve,
    asking,
    preview,
    report,
    shown,
    take_down,
    upload,
)

if TYPE_CHECKING:
    from tests.fakes.world import World


@pytest.fixture
def world() -> World:
    return asking()


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
    assert "DIBACA. Yang disetujui hanya versi “articles/banjir.md”" in report(world, OK)
    assert "Foto dan unduhan di media/ tidak ikut disetujui" in report(world, OK)
    assert "BERLAKU" not in report(world, OK)


def test_a_digest_that_no_version_has_is_told_where_the_version_waits(world: World) -> None:
    upload(world, FIRST)
    upload(world, "0" * 40, OK)
    assert f"“{OK}” menyetujui {'0' * 40}, bukan versi ini." in report(world)
    assert digest_of(FIRST.encode()) in report(world)
    assert "BERLAKU" not in report(world, OK)


def test_an_approval_that_ended_is_told_to_come_again(world: World) -> None:
    upload(world, FIRST)
    approve(world, FIRST)
    upload(world, SECOND)
    approve(world, SECOND)
    upload(world, FIRST)
    assert f"“{OK}” menyetujui" not in report(world)
    assert "sekali lagi" in report(world)
    approve(world, FIRST)
    assert "Air naik." in shown(world)


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


def test_a_version_that_waits_gives_no_name_away(world: World) -> None:
    """As a scheduled one would, which is ranked by its date."""
    other = article_file("Pasar ramai.\n", slug="banjir")
    upload(world, FIRST)
    approve(world, FIRST)
    upload(world, other, "articles/lain.md")
    upload(world, digest_of(other.encode()), "articles/lain.md.ok")
    upload(world, article_file(date="2026-11-21"))
    assert "Air naik." in shown(world)


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


@pytest.mark.parametrize("how", DOWNS)
def test_what_takes_an_article_down_never_waits(world: World, how: str) -> None:
    upload(world, FIRST)
    approve(world, FIRST)
    assert shown(world)
    take_down(world, how)
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


@pytest.mark.parametrize("deletions", [1, 2])
def test_no_address_of_a_deleted_version_comes_back_with_a_later_approval(
    world: World, deletions: int
) -> None:
    """Readers never saw the version: it was not approved while it was there."""
    secret = article_file("Rahasia.\n", slug="rahasia")
    for text in (FIRST, secret, SECOND):
        upload(world, text)
    take_down(world, "deleted")
    approve(world, secret)
    for _ in range(deletions - 1):
        upload(world, FIRST)
        take_down(world, "deleted")
    approve(world, SECOND)
    upload(world, FIRST)
    upload(world, SECOND)
    assert "Air turun." in shown(world)
    assert "2026/11/rahasia.html" not in world.site.objects


def test_without_the_setting_nothing_waits_and_with_it_what_was_before_stays(world: World) -> None:
    world.upload("site.yaml", site_yaml())
    upload(world, FIRST)
    assert "Air naik." in shown(world)
    since = (world.clock.time + timedelta(hours=1)).isoformat()
    world.upload("site.yaml", site_yaml(approve="required", approve_since=since))
    world.settle()
    assert "Air naik." in shown(world)
    world.clock.time += timedelta(hours=2)
    upload(world, FIRST)
    assert "MENUNGGU" not in report(world)  # nothing else was shown
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
