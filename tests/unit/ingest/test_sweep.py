"""A sweep of the files under a prefix, in bounded parts."""

from __future__ import annotations

import pytest

from kilas.errors import ChainTooLong
from kilas.ingest.sweep import SweepFiles
from kilas.messages import LONGEST_CHAIN, Look, Sweep
from kilas.wiring import ingest_over
from tests.fakes.objects import FakeContent
from tests.fakes.queues import FakeClock, FakeIngestQueue
from tests.fakes.table import FakeTable


class SweepingIngest:
    """Ingest over a content bucket, with sweeps that name `at_once` files."""

    def __init__(self, at_once: int) -> None:
        self.content = FakeContent()
        self.queue, self.photos = FakeIngestQueue(), FakeIngestQueue()
        sweep = SweepFiles(self.content, self.queue, self.photos, at_once)
        self.ingest = ingest_over(FakeTable(), self.content, FakeClock(), sweep, self.queue)

    def looked_at(self, prefix: str) -> tuple[list[str], int]:
        """The keys that a sweep and those after it name, and how many sweeps it took."""
        self.ingest(Sweep(prefix))
        keys: list[str] = []
        sweeps = 1
        while self.queue.messages:
            match self.queue.messages.pop(0):
                case Sweep() as sweep:
                    self.ingest(sweep)
                    sweeps += 1
                case Look(key):
                    keys.append(key)
        return keys, sweeps


@pytest.mark.parametrize(
    ("files", "sweeps"), [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (6, 3), (7, 3)]
)
def test_a_sweep_goes_through_all_in_bounded_parts(files: int, sweeps: int) -> None:
    sweeping = SweepingIngest(at_once=3)
    keys = [f"articles/{number} é.md" for number in range(files)]
    for key in [*keys, "pages/tentang.md", "media/a.jpg", "site.yaml"]:
        sweeping.content.put(key, b"x")
    for key in keys[1:2]:
        sweeping.content.remove(key)
    assert sweeping.looked_at("articles/") == (keys, sweeps), "a deletion may be what was missed"


def test_a_sweep_of_photos_names_them_to_media() -> None:
    sweeping = SweepingIngest(at_once=1)
    sweeping.content.put("media/a.jpg", b"x")
    sweeping.ingest(Sweep("media/"))
    assert sweeping.photos.messages == [Look("media/a.jpg", trace=False)]
    assert sweeping.queue.messages == [Sweep("media/", "media/a.jpg", 2)]


def test_a_chain_longer_than_lambda_lets_pass_comes_to_its_end() -> None:
    """Lambda would end it after about 16: tests/infra/test_recursion.py."""
    sweeping = SweepingIngest(at_once=10)
    keys = [f"articles/{number:04}.md" for number in range(995)]
    for key in keys:
        sweeping.content.put(key, b"x")
    assert sweeping.looked_at("articles/") == (keys, 100)


def test_a_chain_without_an_end_is_ended() -> None:
    sweeping = SweepingIngest(at_once=1)
    sweeping.ingest(Sweep("articles/", "articles/a.md", LONGEST_CHAIN))
    with pytest.raises(ChainTooLong, match=r"articles/ is at articles/a\.md after 10000"):
        sweeping.ingest(Sweep("articles/", "articles/a.md", LONGEST_CHAIN + 1))
    assert sweeping.queue.messages == []
