"""The account that Mastodon names beside a shared link."""

from __future__ import annotations

import pytest

from kilas.pages.fediverse import handle_of
from kilas.site.site import Link


@pytest.mark.parametrize(
    ("label", "url", "handle"),
    [
        ("Mastodon", "https://sosial.example/@kabar", "@kabar@sosial.example"),
        ("Ikuti di MASTODON", "https://Sosial.Example/@kabar.kota/", "@kabar.kota@sosial.example"),
        ("Fediverse", "https://sosial.example/@kabar_1", "@kabar_1@sosial.example"),
        ("Sosial", "https://mastodon.example/@kabar", "@kabar@mastodon.example"),
        ("YouTube", "https://youtube.example/@kabar", ""),
        ("TikTok", "https://tiktok.example/@kabar", ""),
        ("Mastodon", "https://sosial.example/kabar", ""),
        ("Mastodon", "https://sosial.example/@kabar/123", ""),
        ("Mastodon", "https://sosial.example/@kabar?lang=id", ""),
        ("Mastodon", "https://sosial.example:8443/@kabar", ""),
        ("Mastodon", "/@kabar", ""),
    ],
)
def test_a_profile_of_mastodon_is_an_account(label: str, url: str, handle: str) -> None:
    assert handle_of([Link(label, url)]) == handle


def test_the_first_account_is_the_newspapers() -> None:
    links = [
        Link("Telegram", "https://telegram.example/kabar"),
        Link("Mastodon", "https://sosial.example/@kabar"),
        Link("Mastodon (arsip)", "https://sosial.example/@arsip"),
    ]
    assert handle_of(links) == "@kabar@sosial.example"
    assert handle_of([]) == ""
