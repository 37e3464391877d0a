"""Links that Kilas makes, and lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tests.converge.stored import stored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from kilas.ports import Output
    from tests.fakes.world import World


_PHOTOS: Final = "_foto/"


class DeadLink(NamedTuple):
    """The object at the key `source` links to the key `target`, where nothing stands."""

    source: str
    target: str


def dead_links(world: World) -> list[DeadLink]:
    """The links of the stored objects that lead nowhere now."""
    outputs = _outputs(world)
    return _dead({key: stored(output).links for key, output in outputs.items()})


class LinkWatch:
    """Looks for dead links after each step of a history, and reads only what is new.

    A link is excused while its target is being taken away: the target stood when the object that
    links to it was put, or an invocation that was at work when the target went away put the object
    later. The excuse ends when the world is quiet, and when the object is made again. A photo that
    its editor has removed is gone at once, before the articles know: a link to one that stood is
    excused until the world is quiet.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        shelf = type(world.site).__name__
        self._put, self._delete = f"{shelf}.put", f"{shelf}.delete"
        self._writes = 0
        self._seen: dict[str, Output] = {}
        self._links: dict[str, Collection[str]] = {}
        """The targets of each object's links."""
        self._gone: dict[str, set[int]] = {}
        """Each target that was taken away, with the invocations that were at work then."""
        self._excused: set[DeadLink] = set()
        self._dead: list[DeadLink] = []

    def look(self, at_work: Iterable[int] = ()) -> list[DeadLink]:
        """The dead links that nothing excuses. `at_work` has a number for each invocation that is
        at work, or died and comes again; no number is given twice.
        """
        working = set(at_work)
        calls = self._world.calls
        writes = calls[self._put] + calls[self._delete]  # how many calls have changed a shelf
        if writes != self._writes:
            self._writes = writes
            self._compare(working)
        if self._excused and not working and is_quiet(self._world):
            self._excused.clear()
            self._gone.clear()
        return [link for link in self._dead if link not in self._excused]

    def excuse_all(self) -> None:
        """Excuse the links that are dead now: the table lacks what it knew, until a rebuild."""
        self._excused |= set(self._dead)

    def _compare(self, working: set[int]) -> None:
        before, now = self._seen, _outputs(self._world)
        gone = before.keys() - now.keys()
        self._gone |= dict.fromkeys(gone, working)
        for key in now.keys() & self._gone.keys():
            del self._gone[key]
        self._read_what_is_new(now)
        self._dead = _dead(self._links)
        self._excused = {
            link
            for link in self._dead
            if self._gone.get(link.target, set()) & working
            or (link.target in self._gone and link.target.startswith(_PHOTOS))
            or (
                now[link.source] is before.get(link.source)
                and (link in self._excused or link.target in gone)
            )
        }
        self._seen = now

    def _read_what_is_new(self, now: Mapping[str, Output]) -> None:
        """Most objects are the same as before, and the links of a page take a while to look up."""
        before, links = self._seen, self._links
        self._links = {
            key: links[key] if output is before.get(key) else stored(output).links
            for key, output in now.items()
        }


def is_quiet(world: World) -> bool:
    """Whether no message waits anywhere."""
    return not (
        world.content.changed
        or world.waiting_functions
        or world.unplanned
        or any(world.pages_queue.groups.values())
    )


def _outputs(world: World) -> dict[str, Output]:
    return {key: output for key, (output, *_) in world.site.objects.items()}


def _dead(links: Mapping[str, Collection[str]]) -> list[DeadLink]:
    """The links that lead nowhere, where `links` has the targets of each object by its key."""
    return [
        DeadLink(source, target)
        for source, targets in links.items()
        for target in targets
        if target not in links
    ]
