"""The filter of plan's mapping passes what `change_of` answers for, and no other sort of item.

A sort of item is what the filter looks at: the first part of pk, and of sk; of an item in a list
whether it is an entry, a mark or what stands of the list. Of a sort that counts,
single records may say nothing, such as those of a comment that waits: plan passes over them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest

from kilas.store.standing_items import LIST_STANDING, PART_END
from kilas.store.stream import change_of
from tests.converge.sources import front_matter, photo, site
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.ports import Item
    from tests.infra.conftest import Template

Sort = tuple[str, str]


def patterns(template: Template) -> list[dict[str, Any]]:
    [mapping] = template.mappings_of("Plan")
    return [json.loads(each["Pattern"]) for each in mapping["FilterCriteria"]["Filters"]]


def fits(pattern: Mapping[str, Any], record: Mapping[str, Any]) -> bool:
    """As Lambda reads a pattern, as far as the template uses the syntax.

    https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax
    """
    return all(
        fits(wanted, record.get(name, {}))
        if isinstance(wanted, dict)
        else any(equals(rule, record.get(name)) for rule in wanted)
        for name, wanted in pattern.items()
    )


def equals(rule: object, value: object) -> bool:
    match rule, value:
        case {"prefix": str(start), **rest}, str(text) if not rest:
            return text.startswith(start)
        case {"suffix": str(end), **rest}, str(text) if not rest:
            return text.endswith(end)
        case str(whole), text:
            return whole == text
        case _:
            raise AssertionError(f"what does Lambda make of {rule}?")


def sort_of(item: Item) -> Sort:
    room, sk = str(item["pk"]).partition("#")[0], str(item["sk"])
    if room == "LIST":
        return room, sk if sk == LIST_STANDING else PART_END if sk.endswith(PART_END) else "entry"
    return room, sk.partition("#")[0]


def record_of(item: Item) -> dict[str, Any]:
    return {"dynamodb": {"Keys": {"pk": {"S": item["pk"]}, "sk": {"S": item["sk"]}}}}


@pytest.fixture(scope="module")
def world() -> World:
    """A newspaper in which each sort of item was written, and most were removed."""
    world = World()
    sections = "{politik: Politik}"
    world.upload("site.yaml", site("Kabar", sections, "Asia/Jakarta", "none"))
    for name in ("banjir", "pasar"):
        fields = {"title": name, "date": "2026-11-01", "section": "politik", "slug": "banjir"}
        world.upload(f"articles/{name}.md", front_matter(**fields))
    world.upload("media/foto.png", photo(1))
    world.settle()
    world.comment("banjir", "Pembaca", "Selamat!")
    world.comment("banjir", "Pembaca", "Selamat lagi!")
    world.settle()
    world.content.remove("articles/banjir.md")
    world.content.remove("articles/pasar.md")
    world.tick(rebuild=True)
    world.settle()
    return world


def test_the_filter_lets_through_each_sort_of_item_that_counts_and_no_other(
    template: Template, world: World
) -> None:
    counts: dict[Sort, bool] = defaultdict(bool)
    passes: dict[Sort, set[bool]] = defaultdict(set)
    for old, new in world.table.stream:
        item = new or old
        assert item
        sort = sort_of(item)
        counts[sort] |= change_of(old, new) is not None
        passes[sort].add(any(fits(each, record_of(item)) for each in patterns(template)))
    assert {sort for sort, counted in counts.items() if counted}
    assert passes == {sort: {counted} for sort, counted in counts.items()}


def test_what_the_filter_keeps_back_plan_passes_over(template: Template, world: World) -> None:
    """Should an emulator, or AWS, deliver it all the same."""
    kept_back = [
        (old, new)
        for old, new in world.table.stream
        if not any(fits(each, record_of(new or old or {})) for each in patterns(template))
    ]
    assert kept_back
    assert {change_of(*images) for images in kept_back} == {None}


def test_lambda_takes_the_filters(template: Template) -> None:
    """Five for a mapping, each of at most 4 096 characters, on the key `dynamodb` alone.

    https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
    """
    found = patterns(template)
    assert len(found) <= 5
    assert all(set(each) == {"dynamodb"} for each in found)
    assert max(len(json.dumps(each)) for each in found) <= 4096
