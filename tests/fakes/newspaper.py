"""A newspaper whose settings are in force: there most tests begin."""

from __future__ import annotations

from kilas.content_keys import SITE_KEY
from tests.fakes.world import World
from tests.newsroom import site_yaml


def newspaper(settings: str = "") -> World:
    """A World at rest with this text as site.yaml; without one, with that of `site_yaml()`."""
    world = World()
    world.upload(SITE_KEY, settings or site_yaml())
    world.settle()
    return world
