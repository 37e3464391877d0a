"""What cannot be done is put aside, the rest is done, and a second chance makes all of it right."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.system.answers import until
from tests.system.newspaper import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.system.newspaper import Newspaper

URL = "/2024/05/selamat.html"


@pytest.fixture(scope="module")
def impatient(newspaper: Newspaper) -> Iterator[Newspaper]:
    """A message that failed once is a dead letter, not one that failed twenty times."""
    newspaper.upload("articles/selamat.md", article("Selamat", date="2024-05-01"))
    newspaper.wait_for(URL, "Selamat")
    newspaper.settle()
    sqs = newspaper.aws("sqs")
    kept = {}
    for name in ("Ingest", "Pages"):
        queue = {"QueueUrl": newspaper.queue(name)}
        found = sqs.get_queue_attributes(**queue, AttributeNames=["RedrivePolicy"])["Attributes"]
        kept[name] = found
        once = json.loads(found["RedrivePolicy"]) | {"maxReceiveCount": 1}
        sqs.set_queue_attributes(**queue, Attributes={"RedrivePolicy": json.dumps(once)})
    yield newspaper
    for name, attributes in kept.items():
        url = newspaper.queue(name)
        sqs.set_queue_attributes(QueueUrl=url, Attributes=attributes)
        sqs.purge_queue(QueueUrl=newspaper.outputs[f"{name}DeadLettersUrl"])


def bodies(messages: list[dict[str, Any]]) -> list[Any]:
    return [json.loads(message["Body"]) for message in messages]


def test_a_poisoned_upload_notice_goes_alone(impatient: Newspaper) -> None:
    poison = {"Event": "bukan dari S3"}
    with impatient.held_back("ingest"):
        impatient.send("Ingest", poison)
        impatient.upload("articles/sekelompok.md", article("Sekelompok", date="2024-05-02"))
    impatient.wait_for("/2024/05/sekelompok.html", "Sekelompok")
    dead = until(lambda: impatient.dead_letters("Ingest"), bool)
    assert bodies(dead) == [poison]
    assert dead[0]["Attributes"]["ApproximateReceiveCount"]


def test_a_poisoned_page_message_goes_alone(impatient: Newspaper) -> None:
    poison = {"page": "poster|besar", "cause": "uji", "since": "", "until": ""}
    good = {"page": f"address|{URL}", "cause": "uji", "since": "", "until": ""}
    garbage = {"bukan": "halaman"}
    impatient.aws("s3").delete_object(Bucket=impatient.site_bucket, Key=URL.removeprefix("/"))
    impatient.wait_until_gone(URL)
    with impatient.held_back("publish"):
        impatient.send("Pages", poison, good, garbage, groups=["a", "b", "c"])
    impatient.wait_for(URL, "Selamat")
    dead = until(lambda: impatient.dead_letters("Pages"), lambda found: len(found) == 2)
    assert sorted(map(str, bodies(dead))) == sorted(map(str, [poison, garbage]))


def test_redrive_after_an_outage_converges(impatient: Newspaper) -> None:
    iam = impatient.aws("iam")
    role = impatient.aws("cloudformation").describe_stack_resource(
        StackName="kilas", LogicalResourceId="PublishRole"
    )["StackResourceDetail"]["PhysicalResourceId"]
    outage = {
        "Effect": "Deny",
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::{impatient.site_bucket}/*",
    }
    impatient.aws("sqs").purge_queue(QueueUrl=impatient.outputs["PagesDeadLettersUrl"])
    document = json.dumps({"Version": "2012-10-17", "Statement": [outage]})
    iam.put_role_policy(RoleName=role, PolicyName="outage", PolicyDocument=document)
    try:
        impatient.upload("articles/gangguan.md", article("Saat gangguan", date="2024-05-03"))
        impatient.settle()
    finally:
        iam.delete_role_policy(RoleName=role, PolicyName="outage")
    assert impatient.get("/2024/05/gangguan.html").status == 404
    assert "Saat gangguan" not in impatient.get("/").text
    pages = {body["page"] for body in bodies(impatient.dead_letters("Pages"))}
    assert "address|/2024/05/gangguan.html" in pages
    impatient.redrive("Pages")
    impatient.wait_for("/2024/05/gangguan.html", "Saat gangguan")
    for path in ("/", "/feed.xml", "/arsip/2024/05/", "/sitemaps/2024-05.xml"):
        impatient.wait_for(path, "gangguan")
    impatient.settle()
    assert impatient.dead_letters("Pages") == []
