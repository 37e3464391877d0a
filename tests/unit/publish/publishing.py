"""A newspaper of one article, batches of page messages for it, and pages made on demand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kilas.batches import Batch
from kilas.messages import PageMessage, page_body
from kilas.pages.contents import Contents, File
from kilas.pages.desired import Pages
from kilas.pages.sizes import SIZES, Sizes
from kilas.queues import Delivery
from tests.fakes.invocation import AN_HOUR, FakeInbox
from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef


FRONT, ARCHIVE = PageMessage("front|", "e1"), PageMessage("archive|", "e1")
MISSING = PageMessage("missing|", "e1")
BROKEN = PageMessage("nonesuch|x", "e1")
SITE = site_yaml()
ARTICLE = article_file(date="2026-11-01")


def newspaper(sizes: Sizes = SIZES) -> World:
    world = World(pages=partial(Pages, sizes=sizes))
    world.upload("site.yaml", SITE)
    world.upload("articles/banjir.md", ARTICLE)
    world.settle()
    world.site.puts.clear()
    world.cdn.purged.clear()
    return world


def publish(world: World, messages: Mapping[str, PageMessage]) -> list[str]:
    """Publish a batch with all the time in the world; the ids of those that must come again."""
    deliveries = [Delivery(id_, page_body(message)) for id_, message in messages.items()]
    return world.publish.batch(deliveries, Batch(FakeInbox(), lambda: AN_HOUR, spare=10))


class Made:
    """Stands in for the functions that make pages: what is at each address, or what goes wrong."""

    def __init__(self) -> None:
        self.contents: dict[str, dict[str, File | None]] = {}
        self.right_from: dict[str, str] = {}
        self.asked: list[tuple[str, str, str]] = []

    def __call__(self, page: PageRef, _edition: Edition) -> Contents:
        self.asked.append((page.id, page.since, page.until))
        return Contents(self.contents[page.id], right_from=self.right_from.get(page.id))


def text(text: str) -> File:
    return File(text.encode())
