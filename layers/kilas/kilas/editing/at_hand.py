"""What links lead to among the files of a folder, as the table answers it for a newspaper.

Of the files that nobody asked for, those are read that a link may mean.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING

from kilas.claims import folded, id_name, url_name
from kilas.editing.rivals import is_text
from kilas.lists import lists_of
from kilas.pages.sizes import SIZES
from kilas.standing import ListStanding
from kilas.store.targets import MOST_NAMESAKES
from kilas.targets import file_name, place_among_namesakes, target_of, targets_of
from kilas.times import month_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from zoneinfo import ZoneInfo

    from kilas.articles.article import Article
    from kilas.lists import ListId
    from kilas.record import Record
    from kilas.targets import Target


class AtHand:
    """The files of a folder: records of those that were judged, and the keys `beside` them, each of
    which `judge` judges when a link may mean it.
    """

    def __init__(
        self,
        judged: Iterable[Record],
        beside: Iterable[str],
        judge: Callable[[str], Record],
        zone: ZoneInfo,
    ) -> None:
        self._judged = {record.key: record for record in judged}
        self._beside = set(beside) - self._judged.keys()
        self._judge = cache(judge)
        self._zone = zone

    # --- as kilas.store.targets.Targets ---

    def link(self, _key: str, _names: Sequence[str]) -> None:
        """Nobody waits for a file: each run looks at all of them."""

    def of_files(self, keys: Collection[str]) -> dict[str, Target]:
        """Those of the files that the site would show."""
        found = {key: target_of(self._record(key)) for key in keys}
        return {key: target for key, target in found.items() if target}

    def at_addresses(self, addresses: Sequence[str]) -> dict[str, Target]:
        """The file with each address, which it may have in another spelling."""
        owners = {each: self._owners.get(folded(url_name(each))) for each in addresses}
        return {each: target for each, target in owners.items() if target}

    def holders(self, names: Collection[str]) -> dict[str, str]:
        """The file that would hold each of these names of ids."""
        return {name: self._identities[name] for name in names if name in self._identities}

    def named(self, name: str) -> list[Target]:
        """The files that have this name among links; of many, those with the shortest keys."""
        keys = sorted(self._by_name.get(name, ()), key=place_among_namesakes)
        records = filter(None, map(self._record, keys))
        found = [each[name] for each in map(targets_of, records) if name in each]
        return (found or self._by_alias.get(name, []))[:MOST_NAMESAKES]

    # --- as kilas.store.listings.Listings ---

    def standing(self, lists: Sequence[ListId]) -> dict[ListId, ListStanding]:
        """What would stand of the lists."""
        return {each: self._standing(each) for each in lists}

    def _standing(self, list_id: ListId) -> ListStanding:
        shown = [each for each in self._listed if list_id in lists_of(each)]
        number = Counter(month_of(each.published, self._zone) for each in shown)
        months = {month: 1 + SIZES.full_parts(each) for month, each in number.items()}
        return ListStanding(newest=bool(shown), months=months)

    # --- what is read ---

    def _record(self, key: str) -> Record | None:
        if key in self._judged:
            return self._judged[key]
        return self._judge(key) if key in self._beside else None

    @cached_property
    def _texts(self) -> list[Record]:
        """The articles and static pages of the folder."""
        keys = [each for each in (*self._judged, *sorted(self._beside)) if is_text(each)]
        return [record for record in map(self._record, keys) if record]

    @cached_property
    def _owners(self) -> dict[str, Target]:
        targets = [target for target in map(target_of, self._texts) if target]
        first = reversed(targets)  # of two that want one address the first has it
        return {folded(url_name(each)): target for target in first for each in target.addresses}

    @cached_property
    def _identities(self) -> dict[str, str]:
        articles = [record.reachable for record in self._texts]
        return {id_name(each.identity): each.key for each in reversed(articles) if each}

    @cached_property
    def _listed(self) -> list[Article]:
        return [record.listed for record in self._texts if record.listed]

    @cached_property
    def _by_alias(self) -> dict[str, list[Target]]:
        found = defaultdict(list)
        for record in sorted(self._texts, key=lambda each: place_among_namesakes(each.key)):
            for name, target in targets_of(record).items():
                if target.is_by_alias:
                    found[name].append(target)
        return found

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        found = defaultdict(set)
        for key in (*self._judged, *self._beside):
            found[file_name(key)].add(key)
        return found
