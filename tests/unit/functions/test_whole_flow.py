"""The handlers one after the other on Moto: from an upload to the page, and to its removal."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from tests.logs import logged, logged_text
from tests.newsroom import article_file, site_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.functions.cloud import Cloud

ROOT = Path(__file__).parents[3]

SITE = site_yaml(sections="{daerah: Daerah}", comments="{moderation: none}")
ARTICLE = article_file(
    "Air **surut**.\n", title="Banjir surut", date="2026-11-01", section="daerah"
)
KEY = "articles/2026/banjir & angin.md"
PAGE = "2026/11/banjir-angin.html"


def notice(event: dict[str, Any], encoded: str) -> dict[str, Any]:
    """A payload of events/, about another key."""
    record = event["Records"][0]
    record["body"] = record["body"].replace("articles/2026/11/hujan+%26+angin.md", encoded)
    assert encoded in record["body"]
    return event


def test_from_an_upload_to_the_page_and_to_its_removal(
    cloud: Cloud, event: Callable[[str], dict[str, Any]]
) -> None:
    encoded = "articles/2026/banjir+%26+angin.md"
    cloud.upload("site.yaml", SITE)
    cloud.notify(notice(event("s3-put"), "site.yaml"))
    assert "Kabar Kilas" in (cloud.page("index.html") or "")
    assert "BERLAKU" in cloud.desk("site.yaml")

    cloud.upload(KEY, ARTICLE)
    cloud.notify(notice(event("s3-put"), encoded))
    assert "Air <strong>surut</strong>." in (cloud.page(PAGE) or "")
    for listing in ("index.html", "daerah/index.html", "arsip/2026/11/index.html", "feed.xml",
                    "daerah/feed.xml", "sitemaps/2026-11.xml"):  # fmt: skip
        assert f"/{PAGE}" in (cloud.page(listing) or ""), listing
    assert "/sitemaps/2026-11.xml" in (cloud.page("sitemap.xml") or "")
    assert f"TAYANG di https://kabar-kilas.example/{PAGE}" in cloud.desk(KEY)

    cloud.upload(KEY, ARTICLE.replace("section: daerah", "section: entah"))
    cloud.notify(notice(event("s3-put"), encoded))
    assert "Air <strong>surut</strong>." in (cloud.page(PAGE) or ""), "the last good version"
    assert "entah" in cloud.desk(KEY)

    cloud.s3.delete_object(Bucket=cloud.content, Key=KEY)
    cloud.notify(notice(event("s3-delete-marker"), encoded))
    assert cloud.page(PAGE) is None
    assert f"/{PAGE}" not in (cloud.page("index.html") or f"/{PAGE}")
    assert cloud.page("sitemaps/2026-11.xml") is None
    with pytest.raises(cloud.s3.exceptions.NoSuchKey):
        cloud.desk(KEY)


def test_an_upload_can_be_followed_through_the_log_by_its_version(
    cloud: Cloud, event: Callable[[str], dict[str, Any]]
) -> None:
    cloud.upload("site.yaml", SITE)
    cloud.notify(notice(event("s3-put"), "site.yaml"))
    cloud.upload(KEY, ARTICLE)
    [version] = [
        each["VersionId"]
        for each in cloud.s3.list_object_versions(Bucket=cloud.content, Prefix=KEY)["Versions"]
    ]
    with logged() as lines:
        cloud.notify(notice(event("s3-put"), "articles/2026/banjir+%26+angin.md"))
    told = [line for line in lines() if version in json.dumps(line)]
    judged = told[0]
    planned = next(line for line in told if line["message"] == "planned")
    published = [line for line in told if line["message"] == "published"]
    assert judged["message"] == "judged"
    assert (judged["key"], judged["version"], judged["revision"]) == (KEY, version, 1)
    assert (judged["status"], judged["written"]) == ("live", True)
    assert planned["message"] == "planned"
    assert (planned["change"], planned["version"]) == (f"ArticleChanged {KEY}", version)
    assert {each["page"] for each in planned["pages"]} <= {line["page"] for line in published}
    assert {line["message"] for line in published} == {"published"}
    assert all(version in line["uploads"] for line in published)
    [page] = [line for line in published if line["page"] == f"address|/{PAGE}"]
    assert page["made"] == {"put": [f"/{PAGE}"]}
    assert all(line["function_name"] and line["level"] == "INFO" for line in lines())


def test_the_documented_query_says_why_a_page_was_made(
    cloud: Cloud, event: Callable[[str], dict[str, Any]]
) -> None:
    cloud.upload("site.yaml", SITE)
    cloud.notify(notice(event("s3-put"), "site.yaml"))
    cloud.upload(KEY, ARTICLE)
    with logged_text() as text:
        cloud.notify(notice(event("s3-put"), "articles/2026/banjir+%26+angin.md"))
    answers = why_was_it_made(f"address|/{PAGE}", text().splitlines())
    reasons = {(line.get("change"), rule) for line, rule in answers if line["message"] == "planned"}
    assert reasons == {(f"ArticleChanged {KEY}", "addresses_of_article")}
    last, rule = answers[-1]
    assert (last["message"], last["made"], rule) == ("published", {"put": [f"/{PAGE}"]}, "")
    assert set(last["causes"]) <= {line["cause"] for line, _ in answers[:-1]}


def why_was_it_made(page: str, lines: list[str]) -> list[tuple[dict[str, Any], str]]:
    """The lines that the query of docs/operations.md finds, each with the rule that it parses."""
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    section = guide.partition("### Why was this page made?")[2]
    query = section.replace("address|/2026/11/banjir.html", page)
    [like] = re.findall(r"\| filter @message like '(.*)'", query)
    [glob] = re.findall(r"\| parse @message '(.*)' as a, b, rule", query)
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Parse.html
    pattern = re.compile("(.*?)".join(map(re.escape, glob.split("*"))))
    found = [(line, pattern.search(line)) for line in lines if like in line]
    return [(json.loads(line), parsed[3] if parsed else "") for line, parsed in found]


def test_the_clock_brings_assets_and_sweeps_for_a_new_release(
    cloud: Cloud, event: Callable[[str], dict[str, Any]]
) -> None:
    cloud.upload("site.yaml", SITE)
    cloud.notify(notice(event("s3-put"), "site.yaml"))
    cloud.upload(KEY, ARTICLE)  # S3's notice of it is lost
    cloud.notify(event("schedule"), "clock")
    assert any(
        entry["Key"].endswith(".css")
        for entry in cloud.s3.list_objects_v2(Bucket=cloud.site, Prefix="assets/")["Contents"]
    )
    assert "Air <strong>surut</strong>." in (cloud.page(PAGE) or ""), "found by the sweep"


def test_an_operator_has_every_page_made_again(
    cloud: Cloud, event: Callable[[str], dict[str, Any]]
) -> None:
    cloud.upload("site.yaml", SITE)
    cloud.notify(event("schedule"), "clock")
    cloud.s3.delete_object(Bucket=cloud.site, Key="index.html")
    cloud.notify(event("schedule"), "clock")
    assert cloud.page("index.html") is None, "nothing has changed"
    cloud.notify({"rebuild": True}, "clock")
    assert cloud.page("index.html")


def test_plan_hears_of_the_hour_and_names_the_page_that_changes_with_it(
    cloud: Cloud, event: Callable[[str], dict[str, Any]]
) -> None:
    """So an alarm can tell a quiet night from a stream that nobody reads."""
    cloud.handle("clock", event("schedule"))
    with logged("DEBUG") as lines:
        cloud.plan()
    planned = [line for line in lines() if line["message"] == "planned"]
    hours = [line["pages"] for line in planned if line["change"].startswith("HourPassed ")]
    assert hours == [[{"page": "assets|", "rule": "pages_of_the_hour"}]]


@pytest.mark.slow
def test_a_site_that_has_moved_says_so_at_the_next_tick(
    cloud: Cloud, event: Callable[[str], dict[str, Any]]
) -> None:
    cloud.upload("site.yaml", SITE)
    cloud.notify(notice(event("s3-put"), "site.yaml"))
    cloud.upload(KEY, ARTICLE)
    cloud.notify(event("schedule"), "clock")
    assert f"TAYANG di https://kabar-kilas.example/{PAGE}" in cloud.desk(KEY)
    assert "Catatan: base_url" not in cloud.desk("site.yaml")
    page = cloud.page(PAGE)

    for address in ("https://d111111abcdef8.cloudfront.net", "https://www.kabar-kilas.example"):
        cloud.move(address)
        cloud.notify(event("schedule"), "clock")
        assert f"TAYANG di {address}/{PAGE}" in cloud.desk(KEY)
        assert f"“base_url: {address}”" in cloud.desk("site.yaml")
        assert cloud.page(PAGE) == page

    cloud.move("https://kabar-kilas.example")
    cloud.notify(event("schedule"), "clock")
    assert f"TAYANG di https://kabar-kilas.example/{PAGE}" in cloud.desk(KEY)
    assert "Catatan: base_url" not in cloud.desk("site.yaml")


def test_a_photo_is_served_from_where_it_was_put(
    cloud: Cloud, event: Callable[[str], dict[str, Any]]
) -> None:
    out = BytesIO()
    Image.new("L", (4, 3)).save(out, "GIF")
    cloud.upload("media/2026/11/banjir (hulu).jpg", out.getvalue())
    cloud.notify(event("s3-photo"), "media")
    stand = cloud.s3.list_objects_v2(Bucket=cloud.site)["Contents"]
    found = [each["Key"] for each in stand if each["Key"].startswith(("media/", "_foto/"))]
    types = {key: cloud.s3.head_object(Bucket=cloud.site, Key=key)["ContentType"] for key in found}
    folder = "_foto/2026~2F11~2Fbanjir~20~28hulu~29.jpg/"
    assert types.pop("media/2026/11/banjir (hulu).jpg") == "image/jpeg", "not a GIF any longer"
    assert {key.startswith(folder) for key in types} == {True}
    assert sorted(types.values()) == [*["image/jpeg"] * 5, "image/webp"]
