"""The pages of the API look as the newspaper does that readers see."""

from __future__ import annotations

from msgspec.structs import replace

from kilas.pages.assets import stylesheet_url
from kilas.site.design import Design, Shades
from kilas.store.records import Sites
from tests.fakes.articles import FakeArticles
from tests.newsroom import SITE, article
from tests.unit.api.api_caller import BROWSER, FORM, Api, event
from tests.unit.api.test_receipt import follow, send

IN_FORCE, NEWEST = (Design(Shades(accent=value)) for value in (0x000080, 0x006400))


class Painted(FakeArticles):
    """Newer colours are not in force yet: their stylesheet may not stand."""

    def sites(self) -> Sites:
        return Sites(replace(SITE, design=IN_FORCE), replace(SITE, design=NEWEST), 1)


def test_a_receipt_and_a_refusal_have_the_colours_in_force() -> None:
    api = Api(newsroom=Painted(article()))
    receipt = follow(api, send(api))
    refusal = api(event(content_type=FORM, body="name=&text=", accept=BROWSER))
    for page in (receipt, refusal):
        assert f'<link rel="stylesheet" href="{stylesheet_url(IN_FORCE)}">' in page["body"]
