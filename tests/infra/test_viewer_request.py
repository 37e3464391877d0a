"""What the edge makes of an address before it asks the site bucket."""

from __future__ import annotations

from typing import Any

import pytest

from tests.infra.edge import answers_of

SERVED = [
    ("/", "/index.html"),
    ("/politik/", "/politik/index.html"),
    ("/arsip/2026/04/", "/arsip/2026/04/index.html"),
    ("/topik/banjir/2026/04/2/", "/topik/banjir/2026/04/2/index.html"),
    ("/2026/04/banjir.html", "/2026/04/banjir.html"),
    ("/feed.xml", "/feed.xml"),
    ("/media/foto%20banjir.jpg", "/media/foto%20banjir.jpg"),
    ("/media/v1.2/", "/media/v1.2/index.html"),
    ("/2026/4/", "/2026/4/index.html"),
]
REDIRECTED = [
    ("/politik", "/politik/"),
    ("/topik/banjir", "/topik/banjir/"),
    ("/v1.2/berkas", "/v1.2/berkas/"),
    ("/2026/04/", "/arsip/2026/04/"),
    ("/2026/04", "/arsip/2026/04/"),
    ("//jahat.example/", "/jahat.example/"),
    ("//jahat.example", "/jahat.example"),
    ("/\\jahat.example/x", "/jahat.example/x"),
    ("/\\/\\jahat", "/jahat"),
]


HOSTS = {"DomainName": "kabar.example", "OtherDomainName": "www.kabar.example"}


@pytest.fixture(scope="module")
def results() -> dict[str, Any]:
    """What the function makes of each address."""
    uris = [uri for uri, _ in SERVED + REDIRECTED]
    answers = answers_of("ViewerRequest", [asked(uri) for uri in uris])
    return dict(zip(uris, answers, strict=True))


def asked(uri: str, host: str = "kabar.example") -> dict[str, Any]:
    """The event of a reader's request."""
    headers = {"host": {"value": host}}
    return {"request": {"uri": uri, "method": "GET", "querystring": {}, "headers": headers}}


@pytest.mark.parametrize(("uri", "key"), SERVED)
def test_an_address_leads_to_its_object(results: dict[str, Any], uri: str, key: str) -> None:
    assert results[uri]["uri"] == key


@pytest.mark.parametrize(("uri", "location"), REDIRECTED)
def test_another_form_leads_to_the_address(
    results: dict[str, Any], uri: str, location: str
) -> None:
    assert results[uri]["statusCode"] == 301
    assert results[uri]["headers"]["location"]["value"] == location


def test_the_other_host_leads_to_the_address_at_once(results: dict[str, Any]) -> None:
    uris = list(results)
    answers = answers_of(
        "ViewerRequest", [asked(uri, "www.kabar.example") for uri in uris], **HOSTS
    )
    assert {each["statusCode"] for each in answers} == {301}
    addresses = {uri: uri for uri, _ in SERVED} | dict(REDIRECTED)
    assert [each["headers"]["location"]["value"] for each in answers] == [
        f"https://kabar.example{addresses[uri]}" for uri in uris
    ]


def test_the_own_host_leads_to_no_other(results: dict[str, Any]) -> None:
    assert answers_of("ViewerRequest", list(map(asked, results)), **HOSTS) == [*results.values()]


def test_without_another_host_no_request_is_led_to_one() -> None:
    for hosts in ({}, {"DomainName": "kabar.example"}):
        answers = answers_of(
            "ViewerRequest", [asked("/", ""), asked("/", "d1.cloudfront.net")], **hosts
        )
        assert [each.get("uri") for each in answers] == ["/index.html", "/index.html"]
