"""Which partitions of the table each function's role lets it write.

The emulator knows no condition on keys, so here it is held that roles have it and that no step
needs more.
"""

from __future__ import annotations

from collections import defaultdict
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

import pytest

from kilas.messages import PageMessage
from kilas.ports import Put
from tests.converge.sources import front_matter, photo, site
from tests.fakes.table import FakeTable
from tests.fakes.world import World
from tests.functions import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kilas.ports import Write
    from tests.infra.conftest import Resource, Template

WRITTEN = {
    "Ingest": {"FILE#articles/*", "FILE#pages/*", "FILE#site.yaml", "NAME#*", "LIST#*"},
    "Media": {"FILE#media/*"},
    "Clock": {"RELEASE", "HOUR"},
    "Plan": set[str](),
    "Sweep": set[str](),
    "Publish": {"MONTHS"},
    "Comments": {"THREAD#*", "MODERATION"},
}
"""By the column "written by" of the table in docs/architecture.md."""

READS = {
    "dynamodb:GetItem",
    "dynamodb:BatchGetItem",
    "dynamodb:Query",
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
    live_through_everything(World(table=table, hourly=True), table)
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


def live_through_everything(world: World, table: WatchedTable) -> None:
    """One of each thing that a step writes for."""
    upload = world.upload
    sections = "{politik: Politik}"
    upload("site.yaml", site("Kabar", sections, "Asia/Jakarta", "none"))
    upload("pages/redaksi.md", front_matter(title="Redaksi"))
    for name in ("banjir", "pasar"):
        fields = {"title": name, "date": "2026-11-01", "section": "politik", "slug": "banjir"}
        upload(f"articles/{name}.md", front_matter(**fields, tags="[air]"))
    upload("media/foto.png", photo(1))
    for key in world.content.changed:
        table.step = "Media" if key.startswith("media/") else "Ingest"
        world.look_at(key)
    table.step = "Clock"
    world.tick()
    table.step = "Comments"
    world.comment("banjir", "Pembaca", "Selamat!")
    table.step = "Ingest"
    upload("site.yaml", site("Kabar", sections, "Asia/Jakarta", "before"))
    world.look_at("site.yaml")
    table.step = "Comments"
    world.comment("banjir", "Pembaca", "Selamat lagi!")
    table.step = "Publish"
    world.publish_batch([PageMessage("sitemap|2026-11", "uji")])
    table.step = "Ingest"
    world.content.remove("articles/banjir.md")
    world.look_at("articles/banjir.md")
    table.step = "Publish"
    world.publish_batch([PageMessage("sitemap|2026-11", "uji lagi")])


def writing(role: Resource) -> Iterator[Resource]:
    """The statements that allow to write to the table, or allow what is not known to be a read."""
    for policy in role["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            actions = {each for each in listed(statement["Action"]) if each.startswith("dynamodb:")}
            if actions - READS:
                yield statement


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
