"""What each function can be asked to do that needs one permission of its role."""

from __future__ import annotations

import itertools
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image

from tests.system.batches import sqs_event
from tests.system.grants import Grant
from tests.system.newspaper import FunctionFailed, article

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.system.newspaper import Newspaper

UNIQUE = itertools.count(1)


def works(attempt: Callable[[], Any]) -> bool:
    """Whether a function did all that an event asked for."""
    try:
        answer = attempt()
    except FunctionFailed:
        return False
    return not (answer or {}).get("batchItemFailures")


def ingesting(newspaper: Newspaper, grant: Grant) -> Callable[[], bool]:
    keys = ("articles/izin.md", "pages/izin.md", "site.yaml")
    body: dict[str, str] = {"key": keys[grant.resource]}
    if grant.sid == "SweepOn":
        body = {"sweep": ("pages/", "media/")[grant.resource]}
        newspaper.upload("media/izin.txt", "bukan foto")
    # A tag that leaves, beside an address that stays and a version that is new.
    tag = f"izin-{next(UNIQUE)}"
    newspaper.upload("articles/izin.md", article("Izin", date="2024-10-01", tags=f"[{tag}]"))
    return lambda: works(lambda: newspaper.invoke("ingest", sqs_event(body)))


def keeping_photos(newspaper: Newspaper, _: Grant) -> Callable[[], bool]:
    out = BytesIO()
    Image.new("RGB", (next(UNIQUE), 8), "green").save(out, "PNG")
    newspaper.upload("media/izin.png", out.getvalue())
    event = sqs_event({"key": "media/izin.png"})
    return lambda: works(lambda: newspaper.invoke("media", event))


def ticking(newspaper: Newspaper, grant: Grant) -> Callable[[], bool]:
    if grant.action == "dynamodb:PutItem":
        newspaper.aws("dynamodb").update_item(
            TableName=newspaper.table,
            Key=item_key("RELEASE", "RELEASE"),
            UpdateExpression="SET digest = :other",
            ExpressionAttributeValues={":other": {"S": "lain"}},
        )
    return lambda: works(lambda: newspaper.invoke("clock", {}))


def planning(newspaper: Newspaper, grant: Grant) -> Callable[[], bool]:
    dynamodb = newspaper.aws("dynamodb")

    def image(pk: str, sk: str = "") -> dict[str, Any]:
        item: dict[str, Any] = dynamodb.query(
            TableName=newspaper.table,
            KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
            ExpressionAttributeValues={":pk": {"S": pk}, ":sk": {"S": sk}},
        )["Items"][0]
        return item

    images = {"NewImage": image("FILE#articles/izin.md", "RECORD")}
    if grant.action == "dynamodb:BatchGetItem":
        images = {"NewImage": image("THREAD#izin", "COMMENT#")}
    elif (grant.sid, grant.resource) == ("SendPages", 1):
        claim = image("NAME#url:/2024/10/izin.html", "CLAIM")
        images = {"NewImage": claim, "OldImage": {**claim, "key": {"S": "articles/lain.md"}}}
    record = {"eventID": f"izin-{next(UNIQUE)}", "dynamodb": {"SequenceNumber": "1", **images}}
    return lambda: works(lambda: newspaper.invoke("plan", {"Records": [record]}))


def publishing(newspaper: Newspaper, grant: Grant) -> Callable[[], bool]:
    if grant.sid == "Purge":
        return lambda: purges(newspaper)
    page = page_for(newspaper, grant)
    body = {"page": page, "cause": str(next(UNIQUE)), "since": "", "until": "", "purge": False}
    return lambda: works(lambda: newspaper.invoke("publish", sqs_event(body)))


def purges(newspaper: Newspaper) -> bool:
    """Whether a page was purged from CloudFront; a refusal fails no message."""

    def number() -> int:
        distribution = newspaper.outputs["DistributionId"]
        found = newspaper.aws("cloudfront").list_invalidations(DistributionId=distribution)
        return len(found["InvalidationList"].get("Items", []))

    before = number()
    body = {"page": "front|", "cause": str(next(UNIQUE)), "since": "", "until": "", "purge": True}
    assert works(lambda: newspaper.invoke("publish", sqs_event(body)))
    return number() > before


def page_for(  # noqa: PLR0911 -- one case, one answer
    newspaper: Newspaper, grant: Grant
) -> str:
    """A page that needs the grant to be made true now."""
    match grant.sid, grant.action:
        case "ReadSources", _:
            return page_with_new_source(newspaper, ("articles", "pages", "media")[grant.resource])
        case "SayWhatStands", "dynamodb:DeleteItem":
            mark = item_key("LIST#all", "2024-10-01T10:00:00Z#liar!")
            fields = {"month": {"S": "2024-10"}, "number": {"N": "7"}}
            newspaper.aws("dynamodb").put_item(TableName=newspaper.table, Item=mark | fields)
            return "month|all:2024-10"
        case "SayWhatStands", _:
            standing = item_key("FILE#articles/izin.md", "STANDS")
            newspaper.aws("dynamodb").delete_item(TableName=newspaper.table, Key=standing)
            return "address|/2024/10/izin.html"
        case "KeepPages", action:
            return page_to_change(newspaper, action, newspaper.site_bucket, "2024/10/izin.html")
        case "KeepDeskReports", action:
            key = "desk/articles/izin.md.txt"
            return page_to_change(newspaper, action, newspaper.content_bucket, key)
        case "TellAbsentFromForbidden", _:  # listing shows it too
            return ("audit|desk:", "month|all:2024-10")[grant.resource]
        case "ReadState", "dynamodb:Scan":
            return "audit|table:"
        case "ListPhotos", _:
            return "audit|media:"
        case "GoOn", _:
            return "audit|site:"
        case _:
            return "front|"


def page_to_change(newspaper: Newspaper, action: str, bucket: str, key: str) -> str:
    """The page at a key: one that is missing, or one that should not be there."""
    if action == "s3:DeleteObject":
        key = key.replace("izin", f"liar-{next(UNIQUE)}")
        newspaper.aws("s3").put_object(Bucket=bucket, Key=key, Metadata={"digest": "liar"})
    else:
        newspaper.aws("s3").delete_object(Bucket=bucket, Key=key)
    if key.startswith("desk/"):
        return f"report|{key.removeprefix('desk/').removesuffix('.txt')}"
    return f"address|/{key}"


def page_with_new_source(newspaper: Newspaper, folder: str) -> str:
    """A page whose source no function has read yet: what was read once may be kept."""
    number = next(UNIQUE)
    if folder == "media":
        keeping_photos(newspaper, Grant("media", "", "", 0))()
        return "photo|media/izin.png"
    key = f"{folder}/izin-{number}.md"
    newspaper.upload(key, article(f"Izin {number}", date="2024-10-02"))
    assert works(lambda: newspaper.invoke("ingest", sqs_event({"key": key})))
    return f"address|/{'p' if folder == 'pages' else '2024/10'}/izin-{number}.html"


def commenting(newspaper: Newspaper, _: Grant) -> Callable[[], bool]:
    def write_and_read() -> bool:
        posted = newspaper.comment("izin", f"Izin ke-{next(UNIQUE)}")
        read = newspaper.get("/api/articles/izin/comments")
        assert {posted.status, read.status} <= {200, 201, 500}
        return (posted.status, read.status) == (201, 200)

    return write_and_read


DOING: dict[str, Callable[[Newspaper, Grant], Callable[[], bool]]] = {
    "ingest": ingesting,
    "media": keeping_photos,
    "clock": ticking,
    "plan": planning,
    "publish": publishing,
    "comments": commenting,
}


def item_key(pk: str, sk: str) -> dict[str, Any]:
    return {"pk": {"S": pk}, "sk": {"S": sk}}
