"""Every permission of every role is needed: without it, something that the function does fails.

Each test takes one action on one resource away from a deployed role, has the function do what
needs it, sees it fail, gives the permission back, and sees the same succeed. That nothing more is
needed is shown by all the other tests, as roles are enforced.

MiniStack polls queues and streams, writes logs and delivers to failure destinations itself and asks
no role, so what Lambda does on a function's behalf (BY_LAMBDA) is not tried here.
"""

from __future__ import annotations

import itertools
import json
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from local.build import read_template
from tests.system.batches import finishing, sqs_event
from tests.system.newspaper import FunctionFailed, article, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.system.newspaper import Newspaper

BY_LAMBDA = {"Log", "Consume", "FollowStream", "ReportFailures"}
POLLED = ("ingest", "media", "publish")
UNIQUE = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Grant:
    """One action of a statement on one of its resources."""

    function: str
    sid: str
    action: str
    resource: int

    def __str__(self) -> str:
        return f"{self.function}-{self.sid}-{self.action.partition(':')[2]}-{self.resource}"


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def grants() -> Iterator[Grant]:
    for name, resource in read_template()["Resources"].items():
        if resource["Type"] != "AWS::IAM::Role":
            continue
        for policy in resource["Properties"]["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                if statement["Sid"] not in BY_LAMBDA:
                    for action in listed(statement["Action"]):
                        for number in range(len(listed(statement["Resource"]))):
                            function = name.removesuffix("Role").lower()
                            yield Grant(function, statement["Sid"], action, number)


@pytest.fixture(scope="module")
def workshop(newspaper: Newspaper) -> Iterator[Newspaper]:
    """The newspaper with its queues held back, and a file that waits for the clock."""
    newspaper.upload("pages/izin.md", article("Izin"))
    newspaper.upload("articles/izin.md", article("Izin", date="2024-10-01"))
    newspaper.wait_for("/2024/10/izin.html", "0 komentar")
    assert newspaper.comment("izin", "Ada izin?").status == 201
    newspaper.wait_for("/2024/10/izin.html", "1 komentar")
    newspaper.settle()
    with ExitStack() as held:
        due = hold_with_a_file_that_waits(newspaper, held)
        until(lambda: datetime.now(UTC), lambda now: now > due)
        yield newspaper
    newspaper.settle()


def hold_with_a_file_that_waits(newspaper: Newspaper, held: ExitStack) -> datetime:
    """Hold the queues back while a file is still scheduled; returns when it is due.

    A busy machine may need longer than the first tries give it.
    """
    for seconds in (4, 8, 16, 32, 64):
        due = (datetime.now(UTC) + timedelta(seconds=seconds)).replace(microsecond=0)
        key = f"articles/izin-nanti-{seconds}.md"
        newspaper.upload(key, article("Nanti", date=due.isoformat()))
        newspaper.settle()
        attempt = ExitStack()
        attempt.enter_context(newspaper.held_back(*POLLED))
        if datetime.now(UTC) < due:
            held.enter_context(attempt)
            return due
        attempt.close()
    raise AssertionError("no file could be held back before its time")


class Role:
    """A deployed role, from which a grant can be taken."""

    def __init__(self, newspaper: Newspaper, function: str) -> None:
        self._iam = newspaper.aws("iam")
        resource = newspaper.aws("cloudformation").describe_stack_resource(
            StackName="kilas", LogicalResourceId=f"{function.capitalize()}Role"
        )
        name = resource["StackResourceDetail"]["PhysicalResourceId"]
        self._names = {"RoleName": name, "PolicyName": function}
        self._document = self._iam.get_role_policy(**self._names)["PolicyDocument"]

    def without(self, grant: Grant) -> None:
        statements = []
        for statement in self._document["Statement"]:
            if statement["Sid"] != grant.sid:
                statements.append(statement)
                continue
            resources = listed(statement["Resource"])
            actions = listed(statement["Action"])
            others = [each for each in actions if not each.startswith(grant.action)]
            lost = resources[grant.resource]
            statements += [
                {**statement, "Action": others, "Resource": lost},
                {**statement, "Resource": [each for each in resources if each != lost]},
            ]
        kept = [each for each in statements if each["Action"] and each["Resource"]]
        self._put({**self._document, "Statement": kept})

    def whole(self) -> None:
        self._put(self._document)

    def _put(self, document: dict[str, Any]) -> None:
        self._iam.put_role_policy(**self._names, PolicyDocument=json.dumps(document))


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
    body = {"page": page, "cause": str(next(UNIQUE)), "start": 1, "purge": False}
    return lambda: works(lambda: newspaper.invoke("publish", sqs_event(body)))


def purges(newspaper: Newspaper) -> bool:
    """Whether a page was purged from CloudFront; a refusal fails no message."""

    def number() -> int:
        distribution = newspaper.outputs["DistributionId"]
        found = newspaper.aws("cloudfront").list_invalidations(DistributionId=distribution)
        return len(found["InvalidationList"].get("Items", []))

    before = number()
    body = {"page": "front|", "cause": str(next(UNIQUE)), "start": 1, "purge": True}
    assert works(lambda: newspaper.invoke("publish", sqs_event(body)))
    return number() > before


def page_for(  # noqa: PLR0911 -- one case, one answer
    newspaper: Newspaper, grant: Grant
) -> str:
    """A page that needs the grant to be made true now."""
    match grant.sid, grant.action:
        case "ReadSources", _:
            return page_with_new_source(newspaper, ("articles", "pages", "media")[grant.resource])
        case "MarkMonths", "dynamodb:PutItem":
            mark = item_key("MONTHS", "2024-10")
            newspaper.aws("dynamodb").delete_item(TableName=newspaper.table, Key=mark)
            return "sitemap|2024-10"
        case "MarkMonths", _:
            item = item_key("MONTHS", "1999-01")
            newspaper.aws("dynamodb").put_item(TableName=newspaper.table, Item=item)
            return "sitemap|1999-01"
        case "KeepPages", action:
            return page_to_change(newspaper, action, newspaper.site_bucket, "2024/10/izin.html")
        case "KeepDeskReports", action:
            key = "desk/articles/izin.md.txt"
            return page_to_change(newspaper, action, newspaper.content_bucket, key)
        case "TellAbsentFromForbidden", _:  # listing shows it too
            return ("audit|desk:", "month|all:2024-10")[grant.resource]
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


@pytest.mark.parametrize("grant", list(grants()), ids=str)
def test_it_is_needed(workshop: Newspaper, grant: Grant) -> None:
    if grant.sid == "FinishInTime":
        acknowledges = grant.action == "sqs:DeleteMessage"
        do = finishing(workshop, grant.function, acknowledges=acknowledges)
    else:
        do = DOING[grant.function](workshop, grant)
    role = Role(workshop, grant.function)
    role.without(grant)
    try:
        worked = do()
    finally:
        role.whole()
    assert not worked, "it works without: take the permission out of the template"
    assert do()
