"""Who may feed the queue that it is fed by: Lambda ends such a chain after about 16 invocations.

It counts along SQS, SNS, S3 and direct invocations, by a header that the SDK sends; a table's
stream does not carry it. The emulator does not count.
https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.infra.conftest import Template


def test_a_function_in_a_loop_of_queues_allows_it_and_no_other_does(template: Template) -> None:
    feeds = {name: fed_by(template, name) for name in template.of("AWS::Lambda::Function")}
    loops = {name for name in feeds if name in reached(name, feeds)}
    assert loops == {"IngestFunction", "PublishFunction", "SweepFunction"}
    allowed = {
        name: function["RecursiveLoop"]
        for name, function in template.of("AWS::Lambda::Function").items()
        if "RecursiveLoop" in function
    }
    assert allowed == dict.fromkeys(loops, "Allow")


def fed_by(template: Template, function: str) -> set[str]:
    """The functions whose queue this one's role may send to."""
    role = template.properties(template.properties(function)["Role"]["Fn::GetAtt"][0])
    queues = set()
    for policy in role["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            if "sqs:SendMessage" in statement["Action"]:
                resources = statement["Resource"]
                listed = resources if isinstance(resources, list) else [resources]
                queues |= {each["Fn::GetAtt"][0] for each in listed}
    return {
        mapping["FunctionName"]["Ref"]
        for mapping in template.of("AWS::Lambda::EventSourceMapping").values()
        if mapping["EventSourceArn"]["Fn::GetAtt"][0] in queues
    }


def reached(start: str, feeds: dict[str, set[str]]) -> set[str]:
    """The functions at the end of any chain that begins at this one."""
    found: set[str] = set()
    new = feeds[start]
    while new:
        found |= new
        new = set().union(*(feeds[name] for name in new)) - found
    return found
