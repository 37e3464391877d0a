"""Random histories of a newsroom, and a machine that plays them with every kind of trouble."""

from __future__ import annotations

import io
from contextlib import suppress
from datetime import timedelta
from functools import lru_cache, partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from PIL import Image

from kilas.errors import Refused
from tests.fakes.table import FakeTable
from tests.fakes.world import Process, World, rebuilt

ARTICLES = ("articles/a.md", "articles/b.md", "articles/c/d e+f.html")
IDENTITIES = ("a", "b", "sama")

FINISH = 99
STEPS = st.one_of(st.just(FINISH), st.integers(0, 24))
PLACES = st.one_of(st.just(0), st.integers(0, 9))
KEYS = st.sampled_from(ARTICLES)


def front_matter(**fields: str) -> str:
    lines = [f"{name}: {value}\n" for name, value in fields.items() if value]
    return "---\n" + "".join(lines) + "---\n"


@st.composite
def sources(draw: st.DrawFn) -> str:
    """A good article, more often than not: few values, so that files meet."""
    fields = {
        "title": draw(st.sampled_from(["Banjir", "Pasar", "Laga"])),
        "date": draw(
            st.sampled_from(
                ["2026-09-30 23:30", "2026-10-01", "2026-11-01 08:00", "2026-11-02", "2026-11-21"]
            )
        ),
        "section": draw(st.sampled_from(["politik", "ekonomi", "politik", "salah"])),
        "slug": draw(st.sampled_from(["x", "y", ""])),
        "url": draw(st.sampled_from(["", "", "/lama.html"])),
        "aliases": draw(st.sampled_from(["", "", "[/lama.html]", "[/2026/11/x.html]"])),
        "tags": draw(st.sampled_from(["", "[air]", "[air, kota]"])),
        "author": draw(st.sampled_from(["", "K-01"])),
        "id": draw(st.sampled_from(["", "", "sama"])),
        "draft": draw(st.sampled_from(["", "", "", "true"])),
        "withdrawn": draw(st.sampled_from(["", "", "", "Keliru."])),
        "expiryDate": draw(st.sampled_from(["", "", "2026-11-22"])),
        "corrections": draw(st.sampled_from(["", "", "[{date: 2026-11-05, note: Nama.}]"])),
        "comments": draw(st.sampled_from(["", "", "closed", "off"])),
    }
    return front_matter(**fields) + draw(st.sampled_from(["Isi satu.\n", "Isi **dua**.\n"]))


BROKEN = st.sampled_from(["", "tanpa kepala", "---\ntitle: [\n---\n", "---\ndate: besok\n---\n"])


def site(title: str, sections: str, zone: str, moderation: str) -> str:
    return (
        f"title: {title}\nbase_url: https://kabar.example\nsections: {sections}\n"
        f"timezone: {zone}\nauthors: {{K-01: {{name: Meja Redaksi, public: true}}}}\n"
        f"comments: {{moderation: {moderation}}}\n"
    )


SITES = st.one_of(
    st.builds(
        site,
        st.sampled_from(["Kabar", "Warta"]),
        st.sampled_from(["{politik: Politik, ekonomi: Ekonomi}", "{politik: Politik}"]),
        st.sampled_from(["Asia/Jakarta", "Asia/Jayapura"]),
        st.sampled_from(["none", "before"]),
    ),
    st.just("title: [rusak\n"),
)


@lru_cache
def photo(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 3), (shade, shade, shade)).save(out, "PNG")
    return out.getvalue()


GOOD_SITE = site("Kabar", "{politik: Politik, ekonomi: Ekonomi}", "Asia/Jakarta", "none")

OTHER_UPLOADS = st.one_of(
    st.tuples(st.just("site.yaml"), SITES.map(str.encode)),
    st.tuples(
        st.just("pages/tentang.md"),
        st.sampled_from(["Tentang", "Redaksi"]).map(
            lambda title: f"{front_matter(title=title)}Isi halaman.\n".encode()
        ),
    ),
    st.tuples(st.just("media/foto.png"), st.sampled_from([0, 200]).map(photo)),
    st.tuples(st.sampled_from(["site.yaml", "pages/tentang.md", "media/foto.png"]), st.none()),
)


class Newsroom(RuleBasedStateMachine):
    """Editors, readers and time do what they like; messages come late, twice and out of order;
    invocations overlap and die. In the end the site must be what a rebuild makes of the truth."""

    one_writer = True
    """Whether the pages queue lets one page have one writer at a time, as FIFO groups do."""

    new_table: type[FakeTable] = FakeTable

    def __init__(self) -> None:
        super().__init__()
        self.world = World(table=self.new_table())
        self.running: list[Process] = []

    @initialize()
    def first_site(self) -> None:
        self.world.upload("site.yaml", GOOD_SITE)
        self.world.settle()

    # --- people and time ---

    @rule(key=KEYS, text=st.one_of(sources(), sources(), sources(), BROKEN))
    def upload_article(self, key: str, text: str) -> None:
        self.world.upload(key, text)

    @rule(key=KEYS)
    def delete_article(self, key: str) -> None:
        if self.world.content.versions(key):
            self.world.content.remove(key)

    @rule(upload=OTHER_UPLOADS)
    def upload_something_else(self, upload: tuple[str, bytes | None]) -> None:
        key, data = upload
        if data is not None:
            self.world.upload(key, data)
        elif self.world.content.versions(key):
            self.world.content.remove(key)

    @rule(minutes=st.sampled_from([1, 6, 60 * 24]), ticks=st.booleans())
    def time_passes(self, minutes: int, ticks: bool) -> None:
        self.world.clock.time += timedelta(minutes=minutes)
        if ticks:
            self._start(Process(self.world.tick), FINISH)

    @rule(identity=st.sampled_from(IDENTITIES), text=st.sampled_from(["Setuju", "Tidak"]))
    def reader_comments(self, identity: str, text: str) -> None:
        def work() -> None:
            with suppress(Refused):
                self.world.comment(identity, "Pembaca", text)

        self._start(Process(work), FINISH)

    @precondition(lambda self: self.world.comments())
    @rule(status=st.sampled_from(["published", "removed"]), place=PLACES)
    def editor_decides(self, status: Any, place: int) -> None:
        comments = self.world.comments()
        self.world.threads.decide(*comments[place % len(comments)], status)

    # --- messages, each delivered to an invocation that goes `steps` port calls far ---

    @precondition(lambda self: self.world.content.changed)
    @rule(place=PLACES, duplicate=st.booleans(), steps=STEPS)
    def s3_notifies(self, place: int, duplicate: bool, steps: int) -> None:
        changed = self.world.content.changed
        key = changed[place % len(changed)]
        if not duplicate:
            changed.remove(key)
        work = partial(self.world.look_at, key)
        self._start(Process(work, lost=lambda: changed.append(key)), steps)

    @precondition(lambda self: self.world.ingest_queue.bodies)
    @rule(place=PLACES, steps=STEPS)
    def ingest_gets_a_message(self, place: int, steps: int) -> None:
        bodies = self.world.ingest_queue.bodies
        body = bodies.pop(place % len(bodies))
        work = partial(self.world.ingest, body)
        self._start(Process(work, lost=lambda: bodies.append(body)), steps)

    @precondition(lambda self: self._plannable())
    @rule(place=PLACES, steps=STEPS, size=st.integers(1, 9))
    def plan_gets_a_batch(self, place: int, steps: int, size: int) -> None:
        numbers = self._plannable()
        partition = self.world.partition(numbers[place % len(numbers)])
        batch = [n for n in numbers if self.world.partition(n) == partition][:size]
        work = partial(self.world.plan, batch)
        done = partial(self.world.planned.update, batch)
        self._start(Process(work, done=done, holds=frozenset([partition])), steps)

    @precondition(lambda self: self._publishable())
    @rule(place=PLACES, steps=STEPS, size=st.integers(1, 3))
    def publish_gets_a_batch(self, place: int, steps: int, size: int) -> None:
        groups, free = self.world.pages_queue.groups, self._publishable()
        group = free[place % len(free)]
        batch, groups[group] = groups[group][:size], groups[group][size:]
        work = partial(self.world.publish.page, min(batch, key=lambda each: each.start))

        def lost() -> None:
            groups[group] = batch + groups.get(group, [])

        holds = frozenset([group]) if self.one_writer else frozenset()
        self._start(Process(work, lost=lost, holds=holds), steps)

    @precondition(lambda self: self.running)
    @rule(place=PLACES, steps=STEPS)
    def invocation_goes_on(self, place: int, steps: int) -> None:
        self._go_on(self.running[place % len(self.running)], steps)

    @precondition(lambda self: self.running)
    @rule(place=PLACES)
    def invocation_crashes(self, place: int) -> None:
        self.running.pop(place % len(self.running)).crash()

    @rule()
    def all_is_delivered(self) -> None:
        """Save to the invocations that are slow just now."""
        busy = self._held
        self.world.settle(busy)

    # --- the end ---

    def teardown(self) -> None:
        self._finish_all()
        self.world.settle()
        clean = rebuilt(self.world)
        assert_same(self.world, clean)
        for identity in IDENTITIES:
            published = self.world.threads.published(identity)
            assert self.world.threads.count(identity) == len(published)

    def _plannable(self) -> list[int]:
        held = self._held
        return [n for n in self.world.unplanned if self.world.partition(n) not in held]

    def _publishable(self) -> list[str]:
        """The groups that have messages and no writer, the fullest first."""
        groups, held = self.world.pages_queue.groups, self._held
        free = [group for group in groups if groups[group] and group not in held]
        return sorted(free, key=lambda group: -len(groups[group]))

    @property
    def _held(self) -> set[str]:
        return {name for process in self.running for name in process.holds}

    def _start(self, process: Process, steps: int) -> None:
        self.running.append(process)
        self._go_on(process, steps)

    def _go_on(self, process: Process, steps: int) -> None:
        for _ in range(steps):
            if not process.over:
                process.step()
        if steps == FINISH:
            process.finish()
        if process.over:
            self.running.remove(process)

    def _finish_all(self) -> None:
        while self.running:
            self._go_on(self.running[0], FINISH)


def assert_same(world: World, clean: World) -> None:
    """What readers and editors see is what a rebuild makes, byte for byte."""
    shown, expected = world.shown(), clean.shown()
    assert shown.keys() == expected.keys()
    for key, output in expected.items():
        assert shown[key] == output, key
