"""The HTTP API before its function: routes, rates and access log."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kilas.api.comments import COMMENTS, RECEIPT

if TYPE_CHECKING:
    from tests.infra.conftest import Resource, Template

POST = "POST /api/articles/{identity}/comments"
READS = {
    "GET /api/articles/{identity}/comments",
    "GET /api/articles/{identity}/comments/{comment}",
}
REST = "ANY /api/{proxy+}"


def routes(template: Template) -> dict[str, str]:
    """The logical id of each route, by its key."""
    return {
        route["RouteKey"]: name for name, route in template.of("AWS::ApiGatewayV2::Route").items()
    }


def test_the_api_has_these_routes_and_all_lead_to_the_function(template: Template) -> None:
    assert set(routes(template)) == {POST, REST} | READS
    for route in template.of("AWS::ApiGatewayV2::Route").values():
        assert route["Target"] == {"Fn::Sub": "integrations/${CommentsIntegration}"}


def test_the_routes_are_those_of_the_function() -> None:
    keys = {f"GET {as_route(COMMENTS)}", f"GET {as_route(RECEIPT)}"}
    assert keys == READS
    assert f"POST {as_route(COMMENTS)}" == POST


def as_route(rule: str) -> str:
    return re.sub(r"<(\w+)>", r"{\1}", rule)


def test_readers_do_not_use_up_the_writers_rate(template: Template) -> None:
    stage = template.properties("ApiStage")
    settings = stage["RouteSettings"]
    assert set(settings) == {POST} | READS
    assert settings[POST] == throttle("ApiBurst", "ApiRate")
    for key in READS:
        assert settings[key] == throttle("ApiReadBurst", "ApiReadRate")
    assert stage["DefaultRouteSettings"] == throttle("ApiBurst", "ApiRate")


def throttle(burst: str, rate: str) -> Resource:
    return {"ThrottlingBurstLimit": {"Ref": burst}, "ThrottlingRateLimit": {"Ref": rate}}


def test_a_route_is_there_before_its_settings(template: Template) -> None:
    """Else API Gateway refuses them."""
    stage = template.resources["ApiStage"]
    keys = stage["Properties"]["RouteSettings"]
    assert set(stage["DependsOn"]) >= {routes(template)[key] for key in keys}


def test_the_api_may_call_the_function_by_each_of_its_routes(template: Template) -> None:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-using-iam-policies-to-invoke-api.html"""
    permission = template.properties("CommentsPermission")
    pattern = permission["SourceArn"]["Fn::Sub"][0].replace("${", "<").replace("}", ">")
    fields = {"Id": "abc", "AWS::Partition": "aws", "AWS::Region": "r", "AWS::AccountId": "1"}
    for name, value in fields.items():
        pattern = pattern.replace(f"<{name}>", value)
    allowed = re.compile(re.escape(pattern).replace(r"\*", ".*"))
    for key in routes(template):
        method, path = key.split()
        source = f"arn:aws:execute-api:r:1:abc/$default/{method.replace('ANY', '*')}{path}"
        assert allowed.fullmatch(source), source
    assert not allowed.fullmatch("arn:aws:execute-api:r:1:xyz/$default/GET/api/x")


CLIENTS_WROTE = {"path", "httpMethod", "protocol", "domainName", "identity.userAgent"}


def test_the_access_log_holds_no_address_and_nothing_that_a_client_wrote(
    template: Template,
) -> None:
    text = template.properties("ApiStage")["AccessLogSettings"]["Format"]
    variables = set(re.findall(r"\$context\.([\w.]+)", text))
    assert "routeKey" in variables
    assert not variables & (CLIENTS_WROTE | {"identity.sourceIp"})
    example = re.sub(r"\$context\.[\w.]+", "x", text)
    assert json.loads(example), "each line is one JSON object"
