"""Which partitions of the table each function's role lets it write.

The emulator knows no condition on keys, so here it is held that roles have it and that no step
needs more.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

import pytest

from kilas.ports import Put
from kilas.store.standing_items import is_entry
from tests.converge.sources import front_matter, photo, site
from tests.fakes.table import FakeTable
from tests.fakes.world import World
from tests.functions import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kilas.messages import PageMessage
    from kilas.ports import Write
    from tests.infra.conftest import Resource, Template

WRITTEN = {
    "Ingest": {"FILE#articles/*", "FILE#pages/*", "FILE#site.yaml", "NAME#*", "LIST#*"},
    "Media": {"FILE#media/*"},
    "Clock": {"RELEASE", "HOUR", "DESK"},
    "Plan": set[str](),
    "Sweep": {"FILE#articles/*", "FILE#pages/*", "FILE#media/*", "NAME#*", "LIST#*"},
    "Publish": {
        "FILE#articles/*",
        "FILE#pages/*",
        "FILE#media/*",
        "NAME#file:media/*",
        "LIST#*",
        "SITE",
        "ASSETS",
    },
    "Purge": set[str](),
    "Comments": {"THREAD#*", "MODERATION"},
}
"""By the column "written by" of the table in docs/architecture.md, and what a step checks as it
writes there. Sweep removes what a table holds that nothing wants.
"""

READS = {
    "dynamodb:GetItem",
    "dynamodb:BatchGetItem",
    "dynamodb:Query",
    "dynamodb:Scan",
    "dynamodb:DescribeStream",
    "dynamodb:GetRecords",
    "dynamodb:GetShardIterator",
    "dynamodb:ListStreams",
}
NAMES_A_KEY = {
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
    "dynamodb:DeleteItem",
    "dynamodb:ConditionCheckItem",
}
"""ForAllValues holds for a request without a key as well; none of these can be such a request."""

every_function = pytest.mark.parametrize("name", FUNCTIONS)


@every_function
def test_a_role_writes_to_the_partitions_of_its_step_alone(template: Template, name: str) -> None:
    allowed: set[str] = set()
    for statement in writing(template.properties(f"{name}Role")):
        condition = statement["Condition"]["ForAllValues:StringLike"]
        allowed |= set(condition["dynamodb:LeadingKeys"])
    assert name in WRITTEN, "say in WRITTEN, and in docs/architecture.md, what it writes"
    assert allowed == WRITTEN[name]


@every_function
def test_a_role_writes_only_by_operations_that_name_a_key(template: Template, name: str) -> None:
    for statement in writing(template.properties(f"{name}Role")):
        assert set(listed(statement["Action"])) <= NAMES_A_KEY, statement["Sid"]


def test_a_step_writes_what_its_role_allows_and_needs_all_of_it() -> None:
    table = WatchedTable()
    live_through_everything(WatchedWorld(table=table))
    for name, patterns in WRITTEN.items():
        needed = set()
        for pk in table.written[name]:
            matching = {pattern for pattern in patterns if fnmatchcase(pk, pattern)}
            assert matching, f"{name} writes {pk}"
            needed |= matching
        assert needed == patterns, name


class WatchedTable(FakeTable):
    """Remembers which partitions each step wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.step = ""
        self.written: dict[str, set[str]] = defaultdict(set)

    def write(self, writes: Sequence[Write]) -> None:
        for each in writes:
            pk = each.item["pk"] if isinstance(each, Put) else each.key.pk
            self.written[self.step].add(str(pk))
        super().write(writes)


class WatchedWorld(World):
    """Says to the table which step works."""

    table: WatchedTable

    def wire(self) -> None:
        super().wire()
        self.ingest = replace(self.ingest, step=self._as("Ingest", self.ingest.step))
        self.bulk = replace(self.bulk, step=self._as("Ingest", self.bulk.step))
        self.media = replace(self.media, step=self._as("Media", self.media.step))
        self.bulk_media = replace(self.bulk_media, step=self._as("Media", self.bulk_media.step))
        self.sweep = replace(self.sweep, step=self._as("Sweep", self.sweep.step))

    def plan(self, numbers: Sequence[int]) -> None:
        self._as("Plan", super().plan)(numbers)

    def tick(self, *, rebuild: bool = False) -> None:
        self._as("Clock", lambda _: super(WatchedWorld, self).tick(rebuild=rebuild))(None)

    def look_around_later(self) -> None:
        self._as("Clock", lambda _: super(WatchedWorld, self).look_around_later())(None)

    def publish_batch(self, messages: Sequence[PageMessage]) -> None:
        self._as("Publish", super().publish_batch)(messages)

    def comment(self, identity: str, name: str, text: str) -> None:
        self.table.step = "Comments"
        super().comment(identity, name, text)

    def _as(self, name: str, work: Callable[[Any], None]) -> Callable[[Any], None]:
        def watched(message: Any) -> None:
            self.table.step = name
            work(message)

        return watched


def live_through_everything(world: WatchedWorld) -> None:
    """One of each thing that a step writes for."""
    upload = world.upload
    sections = "{politik: Politik}"
    upload("site.yaml", site("Warta", sections, "Asia/Jakarta", "none"))
    upload("pages/redaksi.md", front_matter(title="Redaksi"))
    for name in ("banjir", "pasar"):
        fields = {"title": name, "date": "2026-11-01", "section": "politik", "slug": "banjir"}
        upload(f"articles/{name}.md", front_matter(**fields, tags="[air]"))
    upload("media/foto.png", photo(1))
    world.settle()
    world.comment("banjir", "Pembaca", "Selamat!")
    upload("site.yaml", site("Kabar", sections, "Asia/Jakarta", "before"))  # other colours
    world.settle()
    world.comment("banjir", "Pembaca", "Selamat lagi!")
    entry = next(filter(is_entry, world.table.query("LIST#all")))
    (target,) = (item for item in world.table.all_items() if item.get("key") == "media/foto.png")
    world.content.remove("articles/banjir.md")
    world.content.remove("media/foto.png")
    world.settle()
    # What a restored table may hold: a rebuild removes it.
    world.table.step = "restore"
    for key in ("articles/liar.md", "pages/liar.md"):
        stray = {"pk": f"NAME#id:{key}", "sk": "CLAIM", "key": key, "rank": "0", "revision": 1}
        world.table.write([Put(stray)])
    world.table.write([Put(entry), Put(target)])
    world.tick(rebuild=True)
    world.settle()


def writing(role: Resource) -> Iterator[Resource]:
    """The statements that allow to write to the table, or allow what is not known to be a read."""
    for policy in role["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            actions = {each for each in listed(statement["Action"]) if each.startswith("dynamodb:")}
            if actions - READS:
                yield statement


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
