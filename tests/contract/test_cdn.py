"""The Cdn port: what the fake and CloudFront must both do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from botocore.stub import Stubber

from kilas.adapters.cloudfront import CloudFrontCdn
from kilas.cdn import Invalidation
from tests.fakes.edge import FakeCdn
from tests.fakes.resources import create_distribution
from tests.newsroom import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from kilas.cdn import Cdn


class Distribution:
    """A distribution, and what was purged from it."""

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
def cloudfront(client_of: Callable[[str], Any], distribution: Distribution) -> CloudFrontCdn:
    return CloudFrontCdn(client_of("cloudfront"), distribution.id)


@pytest.fixture(params=["fake", "cloudfront"])
def cdn(request: pytest.FixtureRequest) -> Cdn:
    if request.param == "fake":
        return FakeCdn(lambda: datetime.now(UTC))
    found: CloudFrontCdn = request.getfixturevalue("cloudfront")
    return found


def test_a_request_is_taken_now_and_completed_in_the_end(cdn: Cdn) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    taken = cdn.purge(["#0a", "/media/a.jpg"])
    assert before <= taken.taken <= datetime.now(UTC) + timedelta(seconds=1)
    assert any(cdn.has_purged(taken) for _ in range(2))


def test_the_same_paths_can_be_forgotten_again(cdn: Cdn) -> None:
    assert cdn.purge(["/a.html"]).id != cdn.purge(["/a.html"]).id


# --- what only CloudFront has to do ----------------------------------------------------------


def test_two_requests_of_the_same_paths_are_two(
    cloudfront: Cdn, distribution: Distribution
) -> None:
    """CloudFront takes a request with the CallerReference of an earlier one for that one."""
    cloudfront.purge(["/a.html"])
    cloudfront.purge(["/a.html"])
    assert distribution.purged() == [["/a.html"], ["/a.html"]]
    assert len({batch["CallerReference"] for batch in distribution.batches()}) == 2


def test_tags_paths_and_everything_are_one_request(
    cloudfront: Cdn, distribution: Distribution
) -> None:
    paths = ["#0a1b", "/2026/11/banjir.html", "/*"]
    cloudfront.purge(paths)
    assert distribution.purged() == [paths]


def test_paths_are_put_as_a_browser_asks_for_them_and_hold_no_wildcard(
    cloudfront: Cdn, distribution: Distribution
) -> None:
    cloudfront.purge(["/media/dua kata é.jpg", "/media/a*.jpg"])
    assert distribution.purged() == [["/media/dua%20kata%20%C3%A9.jpg", "/media/a%2A.jpg"]]


@pytest.mark.parametrize(("status", "expected"), [("InProgress", False), ("Completed", True)])
def test_a_request_in_progress_is_not_completed(
    client_of: Callable[[str], Any], status: str, *, expected: bool
) -> None:
    """Moto completes each at once."""
    batch = {"Paths": {"Quantity": 0}, "CallerReference": "r"}
    answer = {"Id": "I1", "Status": status, "CreateTime": NOON, "InvalidationBatch": batch}
    client = client_of("cloudfront")
    with Stubber(client) as stubber:
        stubber.add_response(
            "get_invalidation", {"Invalidation": answer}, {"DistributionId": "d", "Id": "I1"}
        )
        assert CloudFrontCdn(client, "d").has_purged(Invalidation("I1", NOON)) is expected
