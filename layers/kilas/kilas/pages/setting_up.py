"""What readers get before the first good site.yaml. Only `kilas.pages.desired` imports this.

The name and the language of the newspaper are unknown then, so the page is in every language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.addresses import site_map
from kilas.lists import ALL
from kilas.pages.assets import asset_url
from kilas.pages.page import PageRef
from kilas.pages.render import render_template
from kilas.pages.serving import page as output
from kilas.texts import DEFAULT, LANGUAGES

if TYPE_CHECKING:
    from kilas.ports import Output

_STAND_ALREADY: Final = {
    PageRef.newest(ALL): site_map.front(),
    PageRef("fixed", site_map.missing()): site_map.missing(),
    PageRef("fixed", site_map.broken()): site_map.broken(),
}
"""What CloudFront serves at whatever address a reader asks for: without these, S3's own XML."""


def setting_up(page: PageRef) -> dict[str, Output | None]:
    """What ought to stand at the address of a page; {} where nothing is said of it."""
    address = _STAND_ALREADY.get(page)
    return {address: output(setting_up_page())} if address else {}


def setting_up_page() -> bytes:
    """The page, in UTF-8."""
    return render_template(
        "setting-up.html.jinja",
        default=DEFAULT,
        texts={language: texts.setting_up for language, texts in LANGUAGES.items()},
        stylesheet=asset_url("kilas.css"),
        icon=asset_url("icon.svg"),
    )
