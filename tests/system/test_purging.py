"""What was taken away is purged by its cache tag, which no reader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.cdn import cache_tag, path_of_tag
from tests.system.answers import until
from tests.system.newspaper import article

if TYPE_CHECKING:
    from tests.system.newspaper import Newspaper

URL = "/2024/08/ditarik.html"


def purged(newspaper: Newspaper) -> set[str]:
    """The paths that CloudFront was asked to forget."""
    cloudfront, distribution = newspaper.aws("cloudfront"), newspaper.outputs["DistributionId"]
    listed = cloudfront.list_invalidations(DistributionId=distribution)["InvalidationList"]
    return {
        path
        for each in listed.get("Items", [])
        for path in cloudfront.get_invalidation(DistributionId=distribution, Id=each["Id"])[
            "Invalidation"
        ]["InvalidationBatch"]["Paths"]["Items"]
    }


def test_a_deleted_article_is_purged_wherever_it_was_shown(newspaper: Newspaper) -> None:
    key = "articles/ditarik.md"
    newspaper.upload(key, article("Ditarik", date="2024-08-01", tags="[tarik]"))
    for page in (URL, "/topik/tarik/", "/arsip/2024/08/"):
        newspaper.wait_for(page, "Ditarik")
        stored = newspaper.aws("s3").head_object(
            Bucket=newspaper.site_bucket,
            Key=f"{page[1:]}index.html" if page[-1] == "/" else page[1:],
        )
        assert cache_tag(URL) in stored["Metadata"]["cache-tag"].split(",")
        assert not [name for name in newspaper.get(page).headers if "cache-tag" in name.lower()]
    assert path_of_tag(URL) not in purged(newspaper)
    newspaper.delete(key)
    newspaper.wait_until_gone(URL)
    until(lambda: purged(newspaper), lambda paths: path_of_tag(URL) in paths)
    newspaper.settle()
    assert newspaper.number_of_dead_letters() == 0
