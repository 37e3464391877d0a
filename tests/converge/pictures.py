"""The pictures of the newspaper and of its sections, computed from the truth for the oracle."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from tests.converge import settings
from tests.converge.stored import NOTHING, key_at, stored

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kilas.site.site import Site
    from tests.converge.truth import Truth
    from tests.fakes.objects import FakeContent
    from tests.fakes.world import World

_FOLDER = "/_rubrik/"


def pictures(content: FakeContent) -> dict[str, str]:
    """The keys of all pictures, with the key that each leads to where only an earlier site.yaml has
    it, and "" where the present one has.
    """
    all_of = [_pictures(site) for site in settings.good(content)]
    if not all_of:
        return {}
    newest, *older = all_of
    found = {key: newest.get(slug, newest[""]) for site in older for slug, key in site.items()}
    return found | dict.fromkeys(newest.values(), "")


def _pictures(site: Site) -> dict[str, str]:
    """The key of the picture of each section by its slug, and of the newspaper by ""."""
    host = site.base_url.split("//")[1]
    accent, paper = site.design.light.accent, site.design.light.paper
    colours = 0xA3211B if accent is None else accent, 0xFFFDF9 if paper is None else paper
    names = {"": ""} | {section.slug: section.name for section in site.sections}
    found = {}
    for slug, name in names.items():
        made_of = repr((1, slug, name, site.title, host, *colours))
        mark = sha256(made_of.encode()).hexdigest()[:10]
        found[slug] = f"{_FOLDER[1:]}{'-'.join(filter(None, [slug, mark]))}.jpg"
    return found


def wrong_pictures(world: World, truth: Truth, photos: Mapping[str, str]) -> Iterator[str]:
    """What is otherwise than it must be: where a picture leads, and what stands beside links to
    articles. `photos` has the photo of each article by its address, where that is there.
    """
    objects = {key: output for key, (output, *_) in world.site.objects.items()}
    for key, leads_to in pictures(world.content).items():
        target = f"/{leads_to}" if leads_to else ""
        if key in objects and objects[key].redirect != target:
            yield f"{key} leads to {objects[key].redirect!r}, and not {target!r}"
    if truth.site is None:
        return
    present = _pictures(truth.site)
    for file in truth.listed:
        key, section = key_at(file.article.url), file.article.section or ""
        shared = (stored(objects[key]) if key in objects else NOTHING).shared
        wanted = photos.get(file.article.url) or f"/{present.get(section, present[''])}"
        if shared != wanted:
            yield f"beside {file.article.url} stands {shared!r}, and not {wanted!r}"
