"""All that was read for the links of an article, and what each link leads to. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kilas.claims import id_name
from kilas.ingest.namesakes import Namesakes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.ingest.link_places import Place
    from kilas.lists import ListId
    from kilas.standing import ListStanding
    from kilas.targets import Target


class Found(NamedTuple):
    """`namesakes` are those of each path of which no file has the key."""

    files: Mapping[str, Target]
    holders: Mapping[str, str]
    owners: Mapping[str, Target]
    lists: Mapping[ListId, ListStanding]
    namesakes: Mapping[str, Namesakes]

    def target(self, place: Place) -> Target | None:
        """The file that a link leads to. None where several have the name of an original: a wrong
        one is worse than none.
        """
        named = next((self.files[key] for key in place.keys if key in self.files), None)
        if named:
            return named
        meant = self.of_its_name(place).meant
        if place.follow_up and len(meant) > 1:
            return None
        if meant:
            return meant[0]
        owner = self.owners.get(place.address)
        if owner and place.address in owner.addresses:
            return owner
        holder = self.holders.get(id_name(place.identity), "") if place.identity else ""
        return self.files.get(holder)

    def of_its_name(self, place: Place) -> Namesakes:
        """The files that have the name of a link whose path no file has."""
        named = self.namesakes.get(place.path, Namesakes())
        return named.as_originals_of(place.follow_up) if place.follow_up else named

    def is_in_doubt(self, place: Place, target: Target | None) -> bool:
        """Whether a link leads to nothing, or to one of several files."""
        is_dead = target is None and not self.is_there(place)
        return is_dead or len(self.of_its_name(place).meant) > 1

    def is_there(self, place: Place) -> bool:
        """Whether the page of a list that a link leads to stands."""
        if place.list_id is None:
            return False
        standing = self.lists[place.list_id]
        if not place.month:
            return standing.newest
        return standing.months.get(place.month, 0) > place.part
