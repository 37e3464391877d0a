"""The Cdn port: what the fake and CloudFront must both do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kilas.adapters.cloudfront import CloudFrontCdn
from tests.fakes.queues import FakeCdn
from tests.fakes.resources import create_distribution

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.ports import Cdn


class Distribution:
    """A distribution, and the paths that were purged."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.id = create_distribution(client)

    def purged(self) -> list[list[str]]:
        """The paths of each invalidation."""
        return [batch["Paths"]["Items"] for batch in self.batches()]

    def batches(self) -> list[Any]:
        """Each invalidation as it was asked for."""
        listed = self._client.list_invalidations(DistributionId=self.id)["InvalidationList"]
        ids = [entry["Id"] for entry in listed.get("Items", [])]
        answers = (self._client.get_invalidation(DistributionId=self.id, Id=id_) for id_ in ids)
        return [answer["Invalidation"]["InvalidationBatch"] for answer in answers]


@pytest.fixture
def distribution(client_of: Callable[[str], Any]) -> Distribution:
    return Distribution(client_of("cloudfront"))


@pytest.fixture
def cloudfront(client_of: Callable[[str], Any], distribution: Distribution) -> Cdn:
    return CloudFrontCdn(client_of("cloudfront"), distribution.id)


def test_the_fake_records_each_purged_path() -> None:
    cdn = FakeCdn()
    cdn.purge(["/a.html", "/politik/"])
    cdn.purge(["/a.html"])
    assert cdn.purged == ["/a.html", "/politik/", "/a.html"]


def test_paths_are_forgotten_in_one_request(cloudfront: Cdn, distribution: Distribution) -> None:
    cloudfront.purge(["/2026/11/banjir.html", "/feed.xml"])
    assert distribution.purged() == [["/2026/11/banjir.html", "/feed.xml"]]


def test_a_folder_is_forgotten_under_both_its_addresses(
    cloudfront: Cdn, distribution: Distribution
) -> None:
    """The cache knows a page by the address that functions/edge made of the reader's."""
    cloudfront.purge(["/", "/politik/"])
    (paths,) = distribution.purged()
    assert set(paths) == {"/", "/index.html", "/politik/", "/politik/index.html"}


def test_paths_are_put_as_a_browser_asks_for_them(
    cloudfront: Cdn, distribution: Distribution
) -> None:
    cloudfront.purge(["/media/dua kata é.jpg"])
    assert distribution.purged() == [["/media/dua%20kata%20%C3%A9.jpg"]]


def test_the_same_paths_can_be_forgotten_again(cloudfront: Cdn, distribution: Distribution) -> None:
    """CloudFront takes a request with the CallerReference of an earlier one for that one."""
    cloudfront.purge(["/a.html"])
    cloudfront.purge(["/a.html"])
    assert distribution.purged() == [["/a.html"], ["/a.html"]]
    assert len({batch["CallerReference"] for batch in distribution.batches()}) == 2
