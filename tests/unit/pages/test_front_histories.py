"""Stories of a quiet section come and go in any order; the front page ends as one made anew.

The histories of tests/converge have too few articles for a block whose stories are older than the
newest that one query reads. Here the lists alone are played.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kilas.lists import ALL, ListId, sort_of
from kilas.pages.desired import Pages
from kilas.pages.page import PageRef
from kilas.pages.sizes import Sizes
from kilas.ports import Delete, Item, Put
from kilas.store.encoding import encoded
from kilas.store.standing_items import entry_key
from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from kilas.articles.article import Article
    from kilas.pages.desired import Desired

SMALL = Sizes(
    newest_page=2, front_top=1, block=2, blocks=4, month_page=1, month_rest=0, feed=1, related=1
)
LOUD, QUIET = "politik", "ekonomi"
RECENT, OLD = range(60, 72), (2, 4, 6)


class Message(NamedTuple):
    since: str
    until: str


class Lists:
    """The lists of a newspaper, and the messages about the front page that wait."""

    def __init__(self) -> None:
        self.world = World(pages=partial(Pages, sizes=SMALL))
        self.world.upload("site.yaml", site_yaml(sections=f"{{{LOUD}: Politik, {QUIET}: Ekonomi}}"))
        self.world.settle()
        self.there: dict[int, Article] = {}
        self.waiting: list[Message] = []
        for number in RECENT:
            self.put(number, LOUD)
        for number in OLD:
            self.put(number, QUIET)
        self.waiting.clear()
        self.make(Message("", ""))

    def put(self, number: int, section: str, *, headline: bool = False) -> None:
        """A story stands, in a section that may be another than before."""
        old = self.there.get(number)
        if old and old.section != section:
            self._write(old, old.section, is_there=False)
        article = replace(
            template(),
            key=f"articles/{number}.md",
            url=f"/{number}.html",
            section=section,
            headline=headline,
            published=template().published.replace(hour=number // 60, minute=number % 60),
        )
        self.there[number] = article
        self._write(article, section, is_there=True)
        self._tell(article)

    def take(self, number: int) -> None:
        """A story leaves all lists at once; the message about it comes later."""
        article = self.there.pop(number, None)
        if article:
            self._write(article, article.section, is_there=False)
            self._tell(article)

    def make(self, message: Message, *, ends: bool = True) -> None:
        """Publish makes the front page; where it dies, the table does not hear of it."""
        made = self.desired(message)
        if ends and made.stands:
            self.world.pages.sources.write(made.stands)

    def desired(self, message: Message) -> Desired:
        sources = self.world.pages.sources
        sources.forget()
        page = PageRef("front", since=message.since, until=message.until)
        return self.world.pages.desired(page, sources.sites().in_force)

    def _tell(self, article: Article) -> None:
        self.waiting.append(Message(sort_of(article), sort_of(article)))

    def _write(self, article: Article, section: str | None, *, is_there: bool) -> None:
        assert section
        for list_id in (ALL, ListId("section", section)):
            key = entry_key(list_id.id, sort_of(article))
            item: Item = {"pk": key.pk, "sk": key.sk, "version": "v1", "article": encoded(article)}
            self.world.table.write([Put(item) if is_there else Delete(key)])


@cache
def template() -> Article:
    """What the stories have in common, as the table has it of a newspaper with one story."""
    world = World()
    world.upload("site.yaml", site_yaml())
    world.upload("articles/a.md", article_file(title="Berita", date="2026-11-01T00:00:00Z"))
    world.settle()
    (entry,) = world.pages.sources.listings.before(ALL, "9", 1)
    return entry.article


NUMBERS = st.one_of(st.integers(0, 6), st.integers(0, 6), st.sampled_from([*RECENT, 72, 73]))
SECTIONS = st.sampled_from([QUIET, QUIET, LOUD])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), NUMBERS, SECTIONS, st.booleans()),
        st.tuples(st.just("take"), NUMBERS),
        st.tuples(st.just("make"), st.integers(0, 9), st.integers(1, 3), st.booleans()),
    ),
    min_size=2,
    max_size=10,
)


def play(lists: Lists, step: tuple[object, ...]) -> None:
    match step:
        case ("put", int(number), str(section), bool(headline)):
            lists.put(number, section, headline=headline and number in RECENT)
        case ("take", int(number)):
            lists.take(number)
        case ("make", int(place), int(many), bool(ends)) if lists.waiting:
            start = place % len(lists.waiting)
            taken = lists.waiting[start : start + many]
            lists.make(
                Message(min(each.since for each in taken), max(e.until for e in taken)), ends=ends
            )
            if ends:
                del lists.waiting[start : start + many]


def assert_as_made_anew(lists: Lists, *, last_first: bool = False) -> None:
    while lists.waiting:
        lists.make(lists.waiting.pop(-1 if last_first else 0))
    known = lists.desired(Message("9", "9"))
    assert known.outputs == lists.desired(Message("", "")).outputs


@settings(max_examples=100, deadline=None)
@given(STEPS, st.booleans())
def test_any_history_ends_as_a_page_that_is_made_anew(
    steps: list[tuple[object, ...]],
    last_first: bool,  # noqa: FBT001 -- Hypothesis draws it
) -> None:
    lists = Lists()
    for step in steps:
        play(lists, step)
    assert_as_made_anew(lists, last_first=last_first)


def test_an_older_story_does_not_take_the_place_of_one_that_the_block_had_no_room_for() -> None:
    """It comes while the message about a withdrawal still waits."""
    lists = Lists()
    lists.take(6)
    withdrawal = lists.waiting.pop()
    lists.put(0, QUIET)
    lists.make(lists.waiting.pop())
    lists.make(withdrawal)
    assert_as_made_anew(lists)


def test_the_stories_of_a_block_are_read_by_their_keys() -> None:
    lists = Lists()
    reads = lists.world.calls.copy()
    lists.desired(Message("9", "9"))
    assert (lists.world.calls - reads)["FakeTable.get_many"] > 0
