"""A version on which Kilas itself fails keeps no other version from being judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.articles.read import ArticleReading, read_article
from kilas.content_keys import report_key
from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from datetime import datetime

    from kilas.site.site import Site

KEY = "articles/banjir.md"
POISON = "racun"


def failing(key: str, data: bytes, site: Site, uploaded: datetime) -> ArticleReading:
    if POISON.encode() in data:
        raise ValueError("no test foresaw this file")
    return read_article(key, data, site, uploaded)


class FailingWorld(World):
    read_article = staticmethod(failing)


def saved(*bodies: str, **fields: str) -> FailingWorld:
    world = FailingWorld()
    world.upload("site.yaml", site_yaml())
    for body in bodies:
        world.upload(KEY, article_file(body))
        world.settle()
    if fields:
        world.upload(KEY, article_file("Isi.\n", **fields))
        world.settle()
    return world


def page(world: World) -> str:
    return world.site.text("2026/11/banjir.html")


def test_the_last_good_version_stays_and_the_report_says_whose_fault_it_is() -> None:
    world = saved("Air naik.\n", POISON)
    assert "Air naik." in page(world)
    assert "Kilas gagal" in world.desk.text(report_key(KEY))


def test_a_correction_and_a_withdrawal_after_it_get_through() -> None:
    assert "Air surut." in page(saved("Air naik.\n", POISON, "Air surut.\n"))
    assert "Salah orang." in page(saved("Air naik.\n", POISON, withdrawn="Salah orang."))
