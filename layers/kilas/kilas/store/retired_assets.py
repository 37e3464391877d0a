"""Since when assets are retired, in the table.

| pk     | sk      | holds                                                     |
| ------ | ------- | --------------------------------------------------------- |
| ASSETS | RETIRED | the hour since which no page is made with it, by address; |
|        |         | `revision`                                                |

Publish alone writes the item, with the page of all assets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.errors import OfOtherRelease
from kilas.ports import Expect, ItemKey, Put
from kilas.retired import Retired
from kilas.store.encoding import decoded, encoded

if TYPE_CHECKING:
    from kilas.ports import Item, Table
    from kilas.retired import AssetsStand

RETIRED_KEY: Final = ItemKey("ASSETS", "RETIRED")


class RetiredAssets:
    """Reads and writes the item."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def read(self) -> Retired:
        """What the table knows. What another release wrote in another shape counts as nothing: then
        the assets that stand are retired from now on.
        """
        item = self._table.get(RETIRED_KEY)
        if item is None:
            return Retired()
        try:
            since = decoded(item["since"], dict[str, str])
        except OfOtherRelease:
            since = {}
        return Retired(since, item["revision"])

    def write(self, stands: AssetsStand) -> None:
        """Write what is so now, where the table does not say so. Raises Conflict where another
        writer was faster.
        """
        seen = stands.seen
        if stands.since == seen.since:
            return
        item: Item = {"pk": RETIRED_KEY.pk, "sk": RETIRED_KEY.sk, "since": encoded(stands.since)}
        item["revision"] = (seen.revision or 0) + 1
        self._table.write([Put(item, Expect("revision", seen.revision))])
