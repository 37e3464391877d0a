"""An editor uploads eighty articles at once. (`make simulate` has 10 000.)"""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.system.answers import ask
from tests.system.newspaper import Newspaper, article, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

UPLOADS = 80
AT_ONCE = 16
MOST_FRONT_PAGES = UPLOADS * 3 // 4
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
SECTIONS = ("politik", "ekonomi", "daerah")
BURST_SECONDS = 420.0
"""Far more than it takes; only a test that fails waits so long."""


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newspaper]:
    """A newspaper that nothing else is published in."""
    newspaper = Newspaper(tmp_path_factory.mktemp("burst"))
    try:
        newspaper.upload("site.yaml", settings("Koran Ramai"))
        newspaper.wait_for("/", "Koran Ramai")
        newspaper.settle()
        yield newspaper
    finally:
        newspaper.stop()


class FrontPagePuts:
    """What CloudTrail records of puts of the front page's object, while the block lasts.

    MiniStack remembers its last 10 000 calls and shows the last 50, so it is asked each second.
    """

    def __init__(self, newspaper: Newspaper) -> None:
        self._newspaper = newspaper
        self._cloudtrail = newspaper.aws("cloudtrail")
        self._ids: set[str] = set()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)

    def __enter__(self) -> Self:
        switch = json.dumps({"cloudtrail._recording_enabled": "true"})
        answer = ask(self._newspaper.aws_endpoint, "POST", "/_ministack/config", switch)
        assert answer.json() == {"applied": {"cloudtrail._recording_enabled": True}}
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self._look()

    @property
    def number(self) -> int:
        return len(self._ids)

    def _follow(self) -> None:
        while not self._stop.wait(1):
            self._look()

    def _look(self) -> None:
        asked = {"EventName": "PutObject", "ResourceName": "index.html"}
        both = [{"AttributeKey": key, "AttributeValue": value} for key, value in asked.items()]
        events: list[Any] = self._cloudtrail.lookup_events(LookupAttributes=both)["Events"]
        new = {event["EventId"] for event in events} - self._ids
        assert len(new) < 50, "calls may have been missed"
        self._ids |= new


def key_of(number: int) -> str:
    return f"articles/serbuan/berita-{number}.md"


def url_of(number: int) -> str:
    return f"/2025/02/berita-{number}.html"


def news(number: int) -> str:
    return article(
        f"Serbuan nomor {number}.",
        date=f"2025-02-{1 + number // 60:02} 08:{number % 60:02}",
        section=SECTIONS[number % 3],
        author="K-08",
    )


@pytest.fixture(scope="module")
def burst(quiet: Newspaper) -> FrontPagePuts:
    with FrontPagePuts(quiet) as puts:
        with ThreadPoolExecutor(AT_ONCE) as editors:
            list(
                editors.map(
                    lambda number: quiet.upload(key_of(number), news(number)), range(UPLOADS)
                )
            )
        quiet.settle(BURST_SECONDS)
    return puts


def sitemaps(newspaper: Newspaper, month: str) -> list[str]:
    """The addresses of the sitemaps of a month, by the index."""
    found = [urlsplit(each).path for each in locations(newspaper, "/sitemap.xml")]
    return [each for each in found if each.startswith(f"/sitemaps/{month}")]


def locations(newspaper: Newspaper, address: str) -> list[str]:
    """What a sitemap, or the index, lists."""
    root = ET.fromstring(newspaper.get(address).text)  # noqa: S314 -- our own
    return [each.text or "" for each in root.iter(f"{{{SITEMAP}}}loc")]


@pytest.mark.usefixtures("burst")
def test_all_of_them_are_live(quiet: Newspaper) -> None:
    for number in range(UPLOADS):
        page = quiet.get(url_of(number))
        assert page.status == 200, number
        assert f"Serbuan nomor {number}." in page.text
    addresses = [place for part in sitemaps(quiet, "2025-02") for place in locations(quiet, part)]
    assert len(addresses) == len(set(addresses)) == UPLOADS
    front = quiet.get("/").text
    assert all(f"Serbuan nomor {number}." in front for number in range(UPLOADS - 20, UPLOADS))


@pytest.mark.usefixtures("burst")
def test_every_report_says_so(quiet: Newspaper) -> None:
    reports = quiet.objects(quiet.content_bucket, "desk/articles/serbuan/")
    assert len(reports) == UPLOADS
    assert all(b"TAYANG" in report for report in reports.values())


@pytest.mark.usefixtures("burst")
def test_nothing_is_in_a_dead_letter_queue(quiet: Newspaper) -> None:
    assert quiet.number_of_dead_letters() == 0


def test_the_front_page_is_not_made_for_each(burst: FrontPagePuts) -> None:
    assert 0 < burst.number <= MOST_FRONT_PAGES
