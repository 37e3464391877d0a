"""All but the uploads and the comments can be thrown away: an operator's one word to the clock
makes the same bytes again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tests.system.newspaper import POLLED, REBUILD_SECONDS

if TYPE_CHECKING:
    from tests.system.newspaper import Newspaper

MOST_OF_A_DELETION: Final = 1000
"""Objects that one request deletes."""

Served = dict[str, tuple[bytes, str, str, dict[str, str]]]


def served(newspaper: Newspaper, bucket: str, prefix: str = "") -> Served:
    """All objects: body, content type, cache control and metadata."""
    s3 = newspaper.aws("s3")
    found = {}
    for key in newspaper.keys(bucket, prefix):
        answer = s3.get_object(Bucket=bucket, Key=key)
        found[key] = (
            answer["Body"].read(),
            answer["ContentType"],
            answer["CacheControl"],
            answer["Metadata"],
        )
    return found


def forget_all_that_is_derived(newspaper: Newspaper) -> None:
    """Leave the uploads, and of the table the comments. What the deletions have asked for by then
    is dropped: the rebuild asks for all pages.
    """
    s3, dynamodb = newspaper.aws("s3"), newspaper.aws("dynamodb")
    desk, copies = ((newspaper.content_bucket, prefix) for prefix in ("desk/", "copies/"))
    with newspaper.held_back(*POLLED):
        for bucket, prefix in ((newspaper.site_bucket, ""), desk, copies):
            keys = [{"Key": key} for key in newspaper.keys(bucket, prefix)]
            while keys:
                deletion = {"Objects": keys[:MOST_OF_A_DELETION]}
                assert "Errors" not in s3.delete_objects(Bucket=bucket, Delete=deletion)
                del keys[:MOST_OF_A_DELETION]
        for item_key in keys_of_items(newspaper):
            if not item_key["pk"]["S"].startswith(("THREAD#", "MODERATION")):
                dynamodb.delete_item(TableName=newspaper.table, Key=item_key)
        newspaper.forget_what_waits()


def leave_what_nothing_knows_of(newspaper: Newspaper) -> None:
    """Pages and a report whose files are gone, as after a lost notice of a deletion."""
    for key in ("2019/01/yatim.html", "topik/yatim/index.html", "politik/2019/01/2/index.html"):
        newspaper.aws("s3").put_object(Bucket=newspaper.site_bucket, Key=key)
    report = "desk/articles/yatim.md.txt"
    newspaper.aws("s3").put_object(Bucket=newspaper.content_bucket, Key=report)


def keys_of_items(newspaper: Newspaper) -> list[dict[str, Any]]:
    pages = newspaper.aws("dynamodb").get_paginator("scan").paginate(TableName=newspaper.table)
    return [{name: item[name] for name in ("pk", "sk")} for page in pages for item in page["Items"]]


def test_a_rebuild_gives_the_same_bytes(newspaper: Newspaper) -> None:
    newspaper.settle(REBUILD_SECONDS)
    site = served(newspaper, newspaper.site_bucket)
    desk = served(newspaper, newspaper.content_bucket, "desk/")
    assert len(site) > 50, "the tests before this one leave a newspaper"
    forget_all_that_is_derived(newspaper)
    newspaper.settle(REBUILD_SECONDS)
    leave_what_nothing_knows_of(newspaper)
    assert newspaper.invoke("clock", {"rebuild": True}) is None
    newspaper.settle(REBUILD_SECONDS)
    assert_same(served(newspaper, newspaper.site_bucket), site)
    made = served(newspaper, newspaper.content_bucket, "desk/")
    for key in ("desk/index.html", "desk/index.json"):  # the clock makes them, of this minute
        made.pop(key, None)
        desk.pop(key, None)
    assert_same(made, desk)
    assert newspaper.number_of_dead_letters() == 0


def assert_same(now: Served, before: Served) -> None:
    assert sorted(now) == sorted(before)
    assert [key for key in now if now[key] != before[key]] == []
