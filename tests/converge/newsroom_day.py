"""One history in which each rule of the table of changes is needed: without the rule a page is
left stale. Random histories meet some of these cases seldom.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from tests.converge.sources import EVERYONE, GOOD_SITE, front_matter, photo

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.world import World

OTHER_SITES: Final = (
    GOOD_SITE.replace("title: Kabar", "title: Warta"),
    f"{GOOD_SITE}language: en\n",
    GOOD_SITE.replace("kabar.example", "warta.example"),
    # Articles that named them say so in their reports, and their lists look otherwise.
    GOOD_SITE.replace(", ekonomi: Ekonomi", "").replace(EVERYONE, "{}"),
)


def news(title: str, date: str, **fields: str) -> str:
    usual = {"section": "politik", "tags": "[air]", "author": "K-01"}
    return front_matter(title=title, date=date, **(usual | fields)) + "Isi.\n"


def _upload(world: World, key: str, text: str | bytes) -> None:
    world.upload(key, text)


def _delete(world: World, key: str) -> None:
    world.content.remove(key)


def _comment(world: World, identity: str) -> None:
    world.try_to_comment(identity, "Pembaca", "Setuju")


def _decide(world: World) -> None:
    world.decide(0, "removed")


def _pass(world: World, minutes: int) -> None:
    world.clock.time += timedelta(minutes=minutes)
    world.tick()


def article(name: str, title: str, date: str, **fields: str) -> Callable[[World], None]:
    return partial(_upload, key=f"articles/{name}.md", text=news(title, date, **fields))


def site(text: str) -> Callable[[World], None]:
    return partial(_upload, key="site.yaml", text=text)


DAY: Final[tuple[Callable[[World], None], ...]] = (
    # One article alone in a list, whose settings change twice.
    article("b", "Pasar", "2026-11-02"),
    *map(site, (*OTHER_SITES[2:], GOOD_SITE)),
    partial(_upload, key="articles/rusak.md", text="---\ntitle: [\n---\n"),
    partial(_upload, key="media/foto.png", text=photo(1)),
    partial(_upload, key="pages/tentang.md", text=front_matter(title="Tentang") + "Isi.\n"),
    article("a", "Banjir", "2026-11-01"),
    article("a", "Banjir surut", "2026-11-01"),
    article("d", "Nanti", "2026-11-03", draft="true"),
    article("c", "Laga", "2026-09-01", section="ekonomi", aliases="[/lama.html]"),
    article("e", "Panen", "2026-10-05"),
    *(article(f"n{day}", f"Hari {day}", f"2026-11-{day:02}") for day in range(4, 8)),
    partial(_upload, key="articles/b.md", text="---\ntitle: [\n---\n"),
    article("f", "Sawah", "2026-11-20", section="ekonomi"),
    partial(_comment, identity="a"),
    _decide,
    *map(site, OTHER_SITES),
    site(GOOD_SITE),
    article("c", "Laga", "2026-09-01", slug="baru", section="ekonomi"),
    partial(_delete, key="articles/e.md"),
    article("a", "Banjir surut", "2026-11-01", withdrawn="Keliru."),
    partial(_delete, key="media/foto.png"),
    partial(_delete, key="articles/n7.md"),
    partial(_pass, minutes=60 * 24),
    # A stylesheet that no page has had for a month.
    *map(site, (f"{GOOD_SITE}colours: {{accent: navy}}\n", GOOD_SITE)),
    partial(_pass, minutes=60 * 24 * 31),
)
