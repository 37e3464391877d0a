"""What CloudFront does between the reader and the two origins."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

import pytest

from kilas.addresses.previews import Previews
from tests.infra.cloudfront import MANAGED
from tests.infra.edge import FUNCTIONS, source_of

if TYPE_CHECKING:
    from tests.infra.conftest import Resource, Template

LARGEST_FUNCTION_BYTES = 10 * 1024
"""https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html"""


@pytest.fixture(scope="module")
def distribution(template: Template) -> Resource:
    config: Resource = template.properties("Distribution")["DistributionConfig"]
    return config


@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_template_carries_the_function_as_it_is(template: Template, function: str) -> None:
    properties = template.properties(function)
    code = properties["FunctionCode"]
    code = code["Fn::Sub"] if isinstance(code, dict) else code
    assert code.strip() == source_of(function).strip()
    assert len(code.encode()) < LARGEST_FUNCTION_BYTES
    assert properties["FunctionConfig"]["Runtime"] == "cloudfront-js-2.0"


def test_the_distribution_answers_at_both_hosts(distribution: Resource) -> None:
    other = {"Fn::If": ["HasOtherDomain", {"Ref": "OtherDomainName"}, {"Ref": "AWS::NoValue"}]}
    assert distribution["Aliases"]["Fn::If"][1] == [{"Ref": "DomainName"}, other]


def test_the_functions_are_for_all_of_the_site_bucket_and_for_it_alone(
    distribution: Resource,
) -> None:
    asked = {
        "viewer-request": {"Fn::GetAtt": ["ViewerRequest", "FunctionARN"]},
        "viewer-response": {"Fn::GetAtt": ["ViewerResponse", "FunctionARN"]},
    }
    behaviors = [distribution["DefaultCacheBehavior"], *distribution["CacheBehaviors"]]
    assert {behavior["TargetOriginId"] for behavior in behaviors} == {"site", "api"}
    for behavior in behaviors:
        found = {
            each["EventType"]: each["FunctionARN"]
            for each in behavior.get("FunctionAssociations", [])
        }
        assert found == (asked if behavior["TargetOriginId"] == "site" else {})


def test_an_error_page_tells_no_note_and_a_moved_address_keeps_its_own(template: Template) -> None:
    """The policy is applied before the function, which is not asked where there was an error.

    https://aws.amazon.com/blogs/networking-and-content-delivery/amazon-cloudfront-introduces-response-headers-policies/
    """
    headers = template.properties("SecurityHeaders")["ResponseHeadersPolicyConfig"]
    assert headers["RemoveHeadersConfig"] == {"Items": [{"Header": "x-amz-meta-digest"}]}


def test_cloudfront_reads_the_cache_tags_that_the_shelf_notes(template: Template) -> None:
    """The policy may not remove them: error pages, for which it removes notes, have no tags."""
    config = template.properties("Distribution")["DistributionConfig"]
    assert config["CacheTagConfig"] == {"HeaderName": "x-amz-meta-cache-tag"}


def test_an_answer_404_of_the_api_reaches_the_reader(distribution: Resource) -> None:
    """Custom error pages hold for every behaviour, so 404 must have none (decision 0010).

    Nor is it kept: CloudFront would do so for ten seconds, with any headers of the answer.
    """
    pages = {each["ErrorCode"]: each for each in distribution["CustomErrorResponses"]}
    assert pages.pop(404) == {"ErrorCode": 404, "ErrorCachingMinTTL": 0}
    assert set(pages) == {403, 500, 502, 503, 504}
    assert pages[403]["ResponseCode"] == 404
    assert pages[403]["ResponsePagePath"] == "/404.html"


def test_the_distribution_may_read_and_not_list(template: Template) -> None:
    """Only so does S3 answer 403 for a page that is not there."""
    [statement] = template.properties("SiteBucketPolicy")["PolicyDocument"]["Statement"]
    assert statement["Action"] == "s3:GetObject"
    assert "AWS:SourceArn" in statement["Condition"]["StringEquals"]


def test_the_api_gets_the_secret_and_the_viewers_address(
    template: Template, distribution: Resource
) -> None:
    api = next(origin for origin in distribution["Origins"] if origin["Id"] == "api")
    [secret] = api["OriginCustomHeaders"]
    assert secret == {"HeaderName": "X-Origin-Secret", "HeaderValue": {"Ref": "OriginSecret"}}
    policy = template.properties("ApiRequestPolicy")["OriginRequestPolicyConfig"]
    assert "CloudFront-Viewer-Address" in policy["HeadersConfig"]["Headers"]


def test_the_api_gets_only_the_viewer_headers_that_it_reads(template: Template) -> None:
    """Host least of all: API Gateway refuses the request (decision 0014)."""
    policy = template.properties("ApiRequestPolicy")["OriginRequestPolicyConfig"]
    read = {"Accept", "Content-Type", "Origin", "Sec-Fetch-Site", "CloudFront-Viewer-Address"}
    assert set(policy["HeadersConfig"]["Headers"]) == read
    assert policy["QueryStringsConfig"] == {
        "QueryStringBehavior": "whitelist",
        "QueryStrings": ["proof", "until"],
    }
    assert policy["CookiesConfig"] == {"CookieBehavior": "none"}


def test_the_policy_allows_no_script_or_style_within_a_page(template: Template) -> None:
    headers = template.properties("SecurityHeaders")["ResponseHeadersPolicyConfig"]
    policy = headers["SecurityHeadersConfig"]["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == "'self'"
    assert directives["style-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
    assert directives["base-uri"] == "'none'"
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", ["OriginSecret", "PreviewSecret"])
def test_a_secret_is_never_shown_or_guessed(deployed: dict[str, Any], name: str) -> None:
    secret = deployed["Parameters"][name]
    assert secret["NoEcho"] is True
    assert secret["MinLength"] >= 32
    assert "Default" not in secret
    assert name not in json.dumps(deployed["Outputs"])


def test_publish_alone_knows_what_the_addresses_of_previews_are_made_with(
    deployed: dict[str, Any],
) -> None:
    using = {
        name
        for name, resource in deployed["Resources"].items()
        if json.dumps({"Ref": "PreviewSecret"}) in json.dumps(resource)
    }
    assert using == {"PublishFunction"}


def test_no_cache_keeps_a_preview_and_no_program_lists_it(
    template: Template, distribution: Resource
) -> None:
    """All other headers are those of the site."""
    previews = distribution["CacheBehaviors"][-1]
    assert fnmatchcase(Previews("p" * 32).address("articles/a b.md") or "", previews["PathPattern"])
    differing = {"PathPattern", "CachePolicyId", "ResponseHeadersPolicyId"}
    site = distribution["DefaultCacheBehavior"]
    assert {name for name in previews if previews[name] != site.get(name)} == differing
    assert previews["CachePolicyId"] in MANAGED, "CachingDisabled"
    assert previews["ResponseHeadersPolicyId"] == {"Ref": "PreviewHeaders"}
    usual, own = (
        template.properties(name)["ResponseHeadersPolicyConfig"]
        for name in ("SecurityHeaders", "PreviewHeaders")
    )
    robots, referrer = own["CustomHeadersConfig"], {"ReferrerPolicy": "no-referrer"}
    assert robots["Items"] == [
        {"Header": "X-Robots-Tag", "Value": "noindex, nofollow, noarchive", "Override": True}
    ]
    security = usual["SecurityHeadersConfig"]
    assert own["SecurityHeadersConfig"] == security | {
        "ReferrerPolicy": security["ReferrerPolicy"] | referrer
    }
    assert own["RemoveHeadersConfig"] == usual["RemoveHeadersConfig"]


def test_https_is_asked_for_a_day_and_of_this_host_alone_until_somebody_says_more(
    template: Template, deployed: dict[str, Any]
) -> None:
    """A browser that has seen it cannot be made to forget it."""
    headers = template.properties("SecurityHeaders")["ResponseHeadersPolicyConfig"]
    hsts = headers["SecurityHeadersConfig"]["StrictTransportSecurity"]
    assert hsts["AccessControlMaxAgeSec"] == {"Ref": "HstsSeconds"}
    assert hsts["IncludeSubdomains"] == {"Fn::If": ["HstsHoldsBelow", True, False]}
    assert "Preload" not in hsts
    assert deployed["Conditions"]["HstsHoldsBelow"] == {
        "Fn::Equals": [{"Ref": "HstsSubdomains"}, "true"]
    }
    parameters = deployed["Parameters"]
    assert parameters["HstsSeconds"]["Default"] == 24 * 60 * 60
    assert parameters["HstsSeconds"]["MinValue"] == 0
    assert parameters["HstsSubdomains"]["Default"] == "false"


def test_comments_have_a_concurrency_of_their_own_where_somebody_asks_for_it(
    template: Template, deployed: dict[str, Any]
) -> None:
    """A new account's quota of ten allows no reservation, so the default must be none."""
    reserved = template.properties("CommentsFunction")["ReservedConcurrentExecutions"]
    assert reserved == {
        "Fn::If": ["CommentsHaveTheirOwn", {"Ref": "CommentsConcurrency"}, {"Ref": "AWS::NoValue"}]
    }
    assert deployed["Conditions"]["CommentsHaveTheirOwn"] == {
        "Fn::Not": [{"Fn::Equals": [{"Ref": "CommentsConcurrency"}, 0]}]
    }
    assert deployed["Parameters"]["CommentsConcurrency"]["Default"] == 0
    others = {"Ingest", "Media", "Clock", "Plan", "Publish"}
    for name in others:
        assert "ReservedConcurrentExecutions" not in template.properties(f"{name}Function")


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("kabar.example", True),
        ("www.kabar-kita.co.id", True),
        ("", True),
        ("https://kabar.example", False),
        ("kabar.example/", False),
        ("Kabar.example", False),
        ("kabar.example:443", False),
        ("kabar", False),
    ],
)
def test_a_domain_name_is_a_host_name(
    deployed: dict[str, Any], *, name: str, allowed: bool
) -> None:
    """Else CloudFront refuses it after minutes, and the reports would name no address."""
    pattern = deployed["Parameters"]["DomainName"]["AllowedPattern"]
    assert bool(re.fullmatch(pattern, name)) is allowed


def test_whoever_makes_reports_or_notices_a_move_knows_the_address(template: Template) -> None:
    def address(name: str) -> Any:
        return template.properties(f"{name}Function")["Environment"]["Variables"]["SITE_ADDRESS"]

    assert address("Publish") == address("Clock") == address("Comments")


def test_a_web_acl_is_asked_where_the_operator_names_one(
    distribution: Resource, written: dict[str, Any]
) -> None:
    named = {"Fn::If": ["HasWebAcl", {"Ref": "WebAclArn"}, {"Ref": "AWS::NoValue"}]}
    assert distribution["WebACLId"] == named
    assert written["Conditions"]["HasWebAcl"] == {
        "Fn::Not": [{"Fn::Equals": [{"Ref": "WebAclArn"}, ""]}]
    }
    parameter = written["Parameters"]["WebAclArn"]
    arn = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/kilas/a1"
    regional = arn.replace("global", "regional")
    found = [bool(re.fullmatch(parameter["AllowedPattern"], each)) for each in (arn, "", regional)]
    assert (parameter["Default"], found) == ("", [True, True, False])
