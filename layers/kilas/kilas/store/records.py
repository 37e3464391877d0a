"""Files, names and marks of the whole newspaper in the table; `kilas.store.listings` has the lists,
`kilas.store.hours` the hour.

| pk              | sk                  | holds                                              |
| --------------- | ------------------- | -------------------------------------------------- |
| FILE#<key>      | RECORD              | a Record; `due_pk`/`due` where time will change it |
| NAME#<name>     | CLAIM               | the Claim of the file that holds the name          |
| NAME#<name>     | WAIT#<digest>       | the key of a file that waits for the name          |
| NAME#<name>     | TARGET#, LINK#      | see kilas.store.targets                            |
| FILE#<key>      | STANDS              | the Standing, once the page of the article is put  |
| FILE#<key>      | FOLLOWUP#<sort>     | the Entry of an article that follows up this one   |
| SITE            | SITE                | the settings in force: those that pages show       |
| RELEASE         | RELEASE             | a digest of all the site is made with, `revision`; |
|                 |                     | `rebuilds`, how many an operator asked for         |
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kilas import basis
from kilas.claims import folded, id_name, is_of_id
from kilas.content_keys import SITE_KEY
from kilas.errors import Conflict
from kilas.ports import LARGEST_WRITE, Expect, Item, ItemKey, Put, end_of_prefix
from kilas.store.encoding import encoded
from kilas.store.record_items import (
    IN_FORCE_KEY,
    RELEASE_KEY,
    WAIT,
    claim_from,
    claim_key,
    commit_writes,
    key_of,
    read_record,
    record_from,
    record_key,
    settings_from,
    wait_writes,
)
from kilas.store.standing_items import entries_in, standing_from, standing_key
from kilas.store.target_items import LINK
from kilas.times import instant

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from kilas.articles.article import Article
    from kilas.claims import Claim
    from kilas.lists import Entry
    from kilas.ports import Table
    from kilas.record import Record
    from kilas.site.site import Site
    from kilas.standing import Standing


class Sites(NamedTuple):
    """The settings that pages show, and the newest, which come into force when what every page
    links to stands. `since` is Record.site_since of the newest.
    """

    in_force: Site | None
    newest: Site | None
    since: int


class Opened(NamedTuple):
    """The record of a file, what stands of the file, and entries of its newest follow-ups, the
    newest first.
    """

    record: Record | None
    standing: Standing | None
    follow_ups: Sequence[Entry]


class Records:
    """Reads and writes the records, claims, waits and marks of the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    # --- files ---

    def get(self, key: str) -> Record | None:
        """The record of a file, a tombstone's too. Raises OfOtherRelease."""
        return read_record(self._table.get(record_key(key)))

    def get_many(self, keys: Collection[str]) -> dict[str, Record]:
        """The records of the keys that have one; some may be unread (Record.is_unread)."""
        items = self._table.get_many([record_key(key) for key in keys])
        records = (record_from(item) for item in items.values())
        return {record.key: record for record in records}

    def filed(self, key: str) -> tuple[Record | None, Standing | None]:
        """The record of a file, and what stands of the file."""
        return self.filed_many([key])[key]

    def filed_many(self, keys: Collection[str]) -> dict[str, tuple[Record | None, Standing | None]]:
        """The same of several files, of each that is asked for."""
        sought = {key: (record_key(key), standing_key(key)) for key in keys}
        items = self._table.get_many([each for two in sought.values() for each in two])
        return {
            key: (_record_in(items.get(record)), _standing_in(items.get(standing)))
            for key, (record, standing) in sought.items()
        }

    def opened(self, key: str, follow_ups: int) -> Opened:
        """A file with its newest follow-ups, at most so many: one request, as for `filed`."""
        # What stands and the record come first: see follow_up_key.
        items = self._table.query(f"FILE#{key}", descending=True, limit=2 + follow_ups)
        found = {ItemKey(item["pk"], item["sk"]): item for item in items}
        return Opened(
            read_record(found.get(record_key(key))),
            _standing_in(found.get(standing_key(key))),
            list(entries_in(items))[:follow_ups],
        )

    def standing(self, keys: Collection[str]) -> dict[str, Standing]:
        """What stands of those files of which something does."""
        items = self._table.get_many([standing_key(key) for key in keys]) if keys else {}
        return {each.key: each for each in map(standing_from, items.values())}

    def site(self) -> Site | None:
        """The newspaper's newest settings, or None before the first good site.yaml."""
        record = self.get(SITE_KEY)
        return record.site if record else None

    def sites(self) -> Sites:
        """The settings that pages show, and those of the newest good site.yaml, as far as known."""
        return self.sites_and_claims(())[0]

    def sites_and_claims(self, names: Collection[str]) -> tuple[Sites, dict[str, Claim]]:
        """The same, with the claims on these names (see `claims`), in one request for some ninety
        names.
        """
        claims = _claim_keys(names)
        items = self._table.get_many([IN_FORCE_KEY, record_key(SITE_KEY), *claims])
        return _sites_in(items), _claims_in(items[key] for key in claims if key in items)

    def release(self) -> str:
        """The id of the release, by which settings and photos are judged; it never repeats."""
        return _release_id(self._table.get(RELEASE_KEY))

    def rules(self) -> tuple[Site | None, str]:
        """The newest settings, and the id of the rules that a file is judged by: of site.yaml, of
        the settings in force, and of the release.

        The id never repeats: restoring an old site.yaml gives a new one.
        """
        keys = record_key(SITE_KEY), IN_FORCE_KEY, RELEASE_KEY
        items = self._table.get_many(keys)
        in_force, release = items.get(IN_FORCE_KEY), items.get(RELEASE_KEY)
        record = read_record(items.get(record_key(SITE_KEY)))
        since = f"{in_force['revision'] if in_force else 0}:{record.site_since if record else 0}"
        return record.site if record else None, f"{_release_id(release)}:{since}"

    def bases(self) -> frozenset[str]:
        """The bases of the sweeps that are in force (kilas.basis)."""
        items = self._table.get_many([IN_FORCE_KEY, RELEASE_KEY])
        in_force, release = items.get(IN_FORCE_KEY), items.get(RELEASE_KEY)
        settings = settings_from(in_force, None)
        revision = release["revision"] if release else 0
        rebuilds = release.get("rebuilds", 0) if release else 0
        return frozenset(
            {
                basis.of_site(settings),
                basis.of_release(revision),
                basis.of_rebuild(rebuilds),
            }
        )

    def reachable(self, identity: str) -> Article | None:
        """The article that holds this identity, where its address shows it (Record.reachable)."""
        claim = self.claims([id_name(identity)]).get(id_name(identity))
        record = self.get(claim.key) if claim else None
        return record.reachable if record else None

    def due(self, now: datetime) -> list[str]:
        """The keys of the files whose status changes with time alone, and has changed by now."""
        return [key_of(item) for item in self._table.due(instant(now))]

    # --- names ---

    def claims(self, names: Collection[str]) -> dict[str, Claim]:
        """The claims on these names, by the folded name; a name without a holder is absent."""
        return _claims_in(self._table.get_many(_claim_keys(names)).values())

    def waiting(self, name: str, limit: int, *, with_links: bool = False) -> list[tuple[str, str]]:
        """The first files that wait for a name, the place and the key of each: another file holds
        it, or it is the id of their original (see kilas.store.targets). `with_links` adds, in front
        of them, those with a link to what has the name.
        """
        first = LINK if with_links or is_of_id(name) else WAIT
        before = end_of_prefix(WAIT)
        items = self._table.query(f"NAME#{name}", after=first, before=before, limit=limit)
        return [(str(item["sk"]), str(item["key"])) for item in items]

    # --- writing ---

    def commit(
        self,
        old: Record | None,
        new: Record,
        seen: Mapping[str, Claim],
        void: Mapping[str, int | None] | None = None,
        standing: Standing | None = None,
    ) -> None:
        """Write a file's record and its names, and take the article out of the lists that may not
        show the article any longer, in one transaction.

        `old` and `standing` were read. `seen` and `void` are those of kilas.uploads.claims. Raises
        Conflict where one of them has changed since.
        """
        if new.waits:
            self._wait(new, seen)
        self._table.write(commit_writes(old, new, seen, void or {}, standing))

    def _wait(self, new: Record, seen: Mapping[str, Claim]) -> None:
        """Put the file's waits, and raise Conflict where another claim stands behind one than was
        seen. Whoever changes a claim after this finds the wait, and has the file looked at.
        """
        writes = wait_writes(new)
        for first in range(0, len(writes), LARGEST_WRITE):
            self._table.write(writes[first : first + LARGEST_WRITE])
        now = self.claims(new.waits)
        for name in new.waits:
            if now.get(name) != seen.get(name):
                raise Conflict(f"{name} changed hands")

    def put_in_force(self, site: Site | None, since: int = 0) -> bool:
        """Write the settings that pages show; False where they are in force already.

        `since` is Record.site_since of theirs: where others came and went before these were put in
        force, files may have been judged by the others. Raises Conflict where another writer was
        faster.
        """
        seen = self._table.get(IN_FORCE_KEY)
        text = encoded(site) if site else ""
        if (text, since) == ((seen["site"], seen["since"]) if seen else ("", 0)):
            return False
        revision = seen["revision"] if seen else None
        item: Item = {"pk": IN_FORCE_KEY.pk, "sk": IN_FORCE_KEY.sk, "site": text, "since": since}
        item["revision"] = (revision or 0) + 1
        self._table.write([Put(item, Expect("revision", revision))])
        return True

    def renew_release(self, digest: str, *, rebuild: bool = False, at_least: int = 1) -> bool:
        """Write which release the site is made with; True where the table had another.

        `rebuild` writes the item in any case: an operator asks for a rebuild. `at_least` is the
        least revision: one made of the time never comes again, not even in a restored table.
        """
        item = self._table.get(RELEASE_KEY)
        if item and item["digest"] == digest and not rebuild:
            return False
        revision = item["revision"] if item else None
        renewed: Item = {"pk": RELEASE_KEY.pk, "sk": RELEASE_KEY.sk, "digest": digest}
        renewed["revision"] = max((revision or 0) + 1, at_least)
        renewed["rebuilds"] = (item.get("rebuilds", 0) if item else 0) + rebuild
        try:
            self._table.write([Put(renewed, Expect("revision", revision))])
        except Conflict:
            return False  # another clock noticed first
        return True


def _sites_in(items: Mapping[ItemKey, Item]) -> Sites:
    in_force, record = items.get(IN_FORCE_KEY), items.get(record_key(SITE_KEY))
    newest = record_from(record) if record else None
    shown = settings_from(in_force, newest)
    if newest and newest.is_unread:
        return Sites(shown, shown, int(in_force["since"]) if in_force else 0)
    return Sites(shown, newest.site if newest else None, newest.site_since if newest else 0)


def _claim_keys(names: Iterable[str]) -> list[ItemKey]:
    return [claim_key(name) for name in dict.fromkeys(map(folded, names))]


def _claims_in(items: Iterable[Item]) -> dict[str, Claim]:
    return {claim.name: claim for claim in map(claim_from, items)}


def _record_in(item: Item | None) -> Record | None:
    return record_from(item) if item else None


def _standing_in(item: Item | None) -> Standing | None:
    return standing_from(item) if item else None


def _release_id(item: Item | None) -> str:
    return str(item["revision"] if item else 0)
