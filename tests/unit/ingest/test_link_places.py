"""A link to a page of Kilas leads somewhere, whatever kind the page is of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kilas.ingest.link_places import NOWHERE, place_of
from kilas.pages.kinds import KINDS
from kilas.site.site import Section, Site
from tests.newsroom import FLOOD

if TYPE_CHECKING:
    from kilas.addresses.shapes import Shape

SITE = Site("Kabar", "https://kabar.example", sections=(Section("politik", "Politik"),))
FIELDS = {"year": "2026", "month": "04", "number": "1", "slug": "politik", "path": "a.jpg"}
OF_NO_LINK = {"pictures", "assets", "preview"}
"""Their addresses hold a digest or a secret: what stands there today is elsewhere tomorrow."""

SHAPES = [
    shape
    for kind in KINDS
    if kind.name not in OF_NO_LINK
    for shape in kind.places.shapes
    if not shape.template.startswith(("/_foto/", "/_sisipan/"))
]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.template)
def test_no_page_of_kilas_is_nowhere(shape: Shape) -> None:
    fields = {name: FIELDS[name] for name in re.findall(r"{(\w+)}", shape.template)}
    assert place_of(shape.at(**fields), FLOOD, SITE) != NOWHERE
