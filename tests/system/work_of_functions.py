"""What each function can be asked to do that needs one permission of its role."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from kilas.sweep.sweep import PACES
from tests.system.batches import sqs_event
from tests.system.grants import Grant
from tests.system.newspaper import article
from tests.system.work_of_clock import UNIQUE, item_key, ticking, works

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.system.newspaper import Newspaper

KEYS_OF_A_PART = PACES.objects.keys


def ingesting(newspaper: Newspaper, grant: Grant) -> Callable[[], bool]:
    keys = ("articles/izin.md", "pages/izin.md", "site.yaml")
    body: dict[str, str] = {"key": keys[grant.resource]}
    fields = {"date": "2024-10-01", "tags": f"[izin-{next(UNIQUE)}]"}
    if grant.action == "dynamodb:GetItem":  # settings are judged by the release alone
        body = {"key": "site.yaml"}
    if grant.action == "dynamodb:Query":  # is a file of a near name there?
        fields["image"] = "media/tidak-ada.jpg"
    if grant.action == "dynamodb:DeleteItem":
        body = {"key": file_that_gives_its_address_back(newspaper)}
    newspaper.upload("articles/izin.md", article("Izin", **fields))
    return lambda: works(lambda: newspaper.invoke("ingest", sqs_event(body)))


def keeping_photos(newspaper: Newspaper, grant: Grant) -> Callable[[], bool]:
    out = BytesIO()
    Image.new("RGB", (next(UNIQUE), 8), "green").save(out, "PNG")
    newspaper.upload("media/izin.png", out.getvalue())
    event = sqs_event({"key": "media/izin.png"})
    if grant.action == "dynamodb:DeleteItem":  # links to the photo lead to nothing
        assert works(lambda: newspaper.invoke("media", event))
        newspaper.delete("media/izin.png")
    return lambda: works(lambda: newspaper.invoke("media", event))


def file_that_gives_its_address_back(newspaper: Newspaper) -> str:
    """An article that ingest judged to be live, and that is a draft now."""
    key = f"articles/izin-{next(UNIQUE)}.md"
    newspaper.upload(key, article("Izin", date="2024-10-03"))
    assert works(lambda: newspaper.invoke("ingest", sqs_event({"key": key})))
    newspaper.upload(key, article("Izin", date="2024-10-03", draft="true"))
    return key


def sweeping(newspaper: Newspaper, grant: Grant) -> Callable[[], bool]:
    newspaper.upload("media/izin.txt", "bukan foto")
    body: dict[str, str] = {"audit": ("desk", "site")[grant.resource % 2]}
    match grant.sid, grant.resource:
        case "ReadTable", _:
            asked = {"Query": {"audit": "list", "of": "all"}, "Scan": {"audit": "table"}}
            action = grant.action.partition(":")[2]
            body = asked.get(action, body | {"basis": "release:0"})
        case "RemoveStrays", _:
            body = {"audit": "table", "after": before_a_stray_claim(newspaper)}
        case ("ListFiles", _) | ("AskSlowly", 1):
            body = {"sweep": "pages/"}
        case "AskSlowly", 2:
            body = {"sweep": "media/"}
        case "AskSlowly", 4:  # the front page is index.html
            body = {"audit": "site", "after": "index"}
        case "AskSlowly", 0:  # a part that is not the last
            for number in range(KEYS_OF_A_PART):
                newspaper.upload(f"desk/izin/{number}.md.txt", "x")
            body = {"audit": "desk"}
    return lambda: works(lambda: newspaper.invoke("sweep", sqs_event(body)))


def before_a_stray_claim(newspaper: Newspaper) -> str:
    """The place of an audit whose next item is a claim that no file has."""
    dynamodb = newspaper.aws("dynamodb")
    item = item_key(f"NAME#url:/liar-{next(UNIQUE)}.html", "CLAIM")
    item |= {"key": {"S": "articles/liar.md"}, "rank": {"S": "0"}}
    dynamodb.put_item(TableName=newspaper.table, Item=item)
    pages = dynamodb.get_paginator("scan").paginate(TableName=newspaper.table)
    keys = [[each["pk"]["S"], each["sk"]["S"]] for page in pages for each in page["Items"]]
    place = keys.index([item["pk"]["S"], item["sk"]["S"]])
    return json.dumps(keys[place - 1]) if place else ""


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
    if (grant.sid, grant.resource) == ("SendPages", 1):
        images = {"NewImage": image("FILE#articles/izin.md", "STANDS")}
    if (grant.sid, grant.resource) == ("SendPages", 3):
        release = image("RELEASE", "RELEASE")
        images = {"NewImage": release, "OldImage": {**release, "digest": {"S": "lain"}}}
    if grant.action in {"dynamodb:BatchGetItem", "dynamodb:GetItem"}:
        images = {"NewImage": image("THREAD#izin", "COMMENT#")}
    elif (grant.sid, grant.resource) == ("SendPages", 2) or grant.action == "dynamodb:Query":
        claim = image("NAME#url:/2024/10/izin.html", "CLAIM")
        images = {"NewImage": claim, "OldImage": {**claim, "key": {"S": "articles/lain.md"}}}
    record = {"eventID": f"izin-{next(UNIQUE)}", "dynamodb": {"SequenceNumber": "1", **images}}
    return lambda: works(lambda: newspaper.invoke("plan", {"Records": [record]}))


def publishing(newspaper: Newspaper, grant: Grant) -> Callable[[], bool]:
    page = page_for(newspaper, grant)
    body: dict[str, Any] = {"page": page, "cause": str(next(UNIQUE)), "since": "", "until": ""}
    if grant.sid == "TellPurge":
        body["purge"] = ["#izin"]
    body["urgent"] = grant.sid == "GoOn"
    return lambda: works(lambda: newspaper.invoke("publish", sqs_event(body)))


def purging(newspaper: Newspaper, grant: Grant) -> Callable[[], bool]:
    event = sqs_event({"paths": ["#izin"]})
    if grant.sid == "TryAgainSoon":
        return lambda: comes_again_soon(newspaper)
    if grant.action == "cloudfront:GetInvalidation":
        return lambda: knows_when_purged(newspaper, event)
    return lambda: works(lambda: newspaper.invoke("purge", event))


def knows_when_purged(newspaper: Newspaper, event: dict[str, Any]) -> bool:
    """Whether purge learns what became of its request. Where it does not, no message fails."""

    def unknown() -> int:
        found = newspaper.aws("logs").filter_log_events(
            logGroupName="/aws/lambda/kilas-purge", filterPattern="not known whether purged"
        )
        return len([each for each in found["events"] if "not known" in each["message"]])

    before = unknown()
    assert works(lambda: newspaper.invoke("purge", event))
    return unknown() == before


def comes_again_soon(newspaper: Newspaper) -> bool:
    """Whether a purge that CloudFront refuses is visible again long before its timeout."""
    sqs, queue = newspaper.aws("sqs"), {"QueueUrl": newspaper.queue("Purge")}
    functions, purge = newspaper.aws("lambda"), {"FunctionName": "kilas-purge"}
    whole = functions.get_function_configuration(**purge)["Environment"]["Variables"]
    broken = {"Variables": {**whole, "DISTRIBUTION_ID": "nonesuch"}}
    newspaper.send("Purge", {"paths": ["#izin"]}, groups=["purge"])
    [message] = sqs.receive_message(**queue, VisibilityTimeout=600)["Messages"]
    [record] = sqs_event({"paths": ["#izin"]})["Records"]
    receipt = {"receiptHandle": message["ReceiptHandle"]}
    functions.update_function_configuration(**purge, Environment=broken)
    try:
        assert not works(lambda: newspaper.invoke("purge", {"Records": [record | receipt]}))
        again = sqs.receive_message(**queue, WaitTimeSeconds=5).get("Messages", [])
    finally:
        functions.update_function_configuration(**purge, Environment={"Variables": whole})
    for each in again or [message]:
        sqs.delete_message(**queue, ReceiptHandle=each["ReceiptHandle"])
    return bool(again)


DOWNLOADS: Final = 2
"""The place of media/ among the resources of ReadSources."""


def page_for(  # noqa: C901, PLR0911 -- one case, one answer
    newspaper: Newspaper, grant: Grant
) -> str:
    """A page that needs the grant to be made true now."""
    match grant.sid, grant.action:
        case "ReadSources", _ if grant.resource == DOWNLOADS:
            return page_of_download(newspaper)
        case "ReadSources", _:
            return page_with_new_source(newspaper, ("articles", "pages")[grant.resource])
        case "ReadCopies", _:
            keeping_photos(newspaper, Grant("media", "", "", 0))()
            return "photo|media/izin.png"
        case "ReadState", "dynamodb:GetItem":  # the settings in force
            return "frame|"
        case "SayWhatStands", "dynamodb:DeleteItem":
            stray = item_key("LIST#all", "2024-10-20T00:00:00Z#0a!")
            stray |= {"month": {"S": "2024-10"}, "number": {"N": "1"}}
            newspaper.aws("dynamodb").put_item(TableName=newspaper.table, Item=stray)
            return "month|all:2024-10"
        case ("SayWhatStands", _) | ("GoOn", _):
            return page_with_new_source(newspaper, "articles")
        case "KeepPages", action:
            return page_to_change(newspaper, action, newspaper.site_bucket, "2024/10/izin.html")
        case "KeepDeskReports", action:
            key = "desk/articles/izin.md.txt"
            return page_to_change(newspaper, action, newspaper.content_bucket, key)
        case "TellAbsentFromForbidden", _:  # listing shows it too
            return ("report|articles/tidak-ada.md", "month|all:2024-10")[grant.resource]
        case "FindWhatWaitsForEditors", _:
            return "overview|"
        case "HaveLookedAt", _:
            return page_without_its_version(newspaper)
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
    key = f"{folder}/izin-{number}.md"
    newspaper.upload(key, article(f"Izin {number}", date="2024-10-02"))
    assert works(lambda: newspaper.invoke("ingest", sqs_event({"key": key})))
    return f"address|/{'p' if folder == 'pages' else '2024/10'}/izin-{number}.html"


def page_of_download(newspaper: Newspaper) -> str:
    """A download that no reader can have yet."""
    key = f"media/izin-{next(UNIQUE)}.pdf"
    newspaper.upload(key, b"%PDF-1.7\n%%EOF\n")
    assert works(lambda: newspaper.invoke("media", sqs_event({"key": key})))
    return f"photo|{key}"


def page_without_its_version(newspaper: Newspaper) -> str:
    """A page whose source was removed for good since its record was written."""
    page = page_with_new_source(newspaper, "articles")
    key = f"articles/{page.rpartition('/')[2].removesuffix('.html')}.md"
    bucket, s3 = newspaper.content_bucket, newspaper.aws("s3")
    for version in s3.list_object_versions(Bucket=bucket, Prefix=key)["Versions"]:
        s3.delete_object(Bucket=bucket, Key=key, VersionId=version["VersionId"])
    return page


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
    "sweep": sweeping,
    "publish": publishing,
    "purge": purging,
    "comments": commenting,
}
