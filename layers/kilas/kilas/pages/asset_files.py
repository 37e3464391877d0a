"""The stylesheets and icons that stand: those of now, and for a while those of earlier releases and
of earlier settings.

A page that is not made again yet, or that a cache keeps, asks for the assets that it was made with.
So an asset is retired first, once no page is made with it, and goes later. docs/decisions/0085
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kilas.addresses import site_map
from kilas.pages.assets import assets
from kilas.pages.contents import Contents, File
from kilas.retired import AssetsStand
from kilas.times import instant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.pages.contents import Content
    from kilas.pages.edition import Edition
    from kilas.pages.page import PageRef

KEPT: Final = timedelta(days=30)
"""How long a retired asset stays. A message that would make a page again is kept for 14 days in its
queue, and as long in the queue of failures (template.yaml); a cache keeps a page for a day at most.
"""


def asset_files(_page: PageRef, edition: Edition) -> Contents:
    """The assets of the settings in force and of the newest, and no asset that is retired long ago.
    Before the first tick nobody knows the time, and nothing is taken away.
    """
    wanted: dict[str, Content | None] = {
        address: File(*asset)
        for site in edition.settings
        for address, asset in assets(site.design).items()
    }
    if edition.hour is None:
        return Contents(wanted)
    hour, seen = instant(edition.hour), edition.sources.retired()
    stand = edition.sources.in_folder(site_map.assets())
    since = {each: min(seen.since.get(each, hour), hour) for each in stand if each not in wanted}
    expired = instant(edition.hour - KEPT)
    kept = {address: began for address, began in since.items() if began > expired}
    gone: Mapping[str, Content | None] = dict.fromkeys(since.keys() - kept.keys())
    return Contents({**wanted, **gone}, stands=AssetsStand(kept, seen))
