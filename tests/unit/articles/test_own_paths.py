"""Addresses that files give: which are the newspaper's own, and which path they have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.articles.own_paths import own_path

HOSTS = frozenset({"kabar.example", "lama.example:8443"})


@pytest.mark.parametrize(
    "text",
    [
        "/2020/01/a.html",
        "https://kabar.example/2020/01/a.html",
        "HTTP://WWW.Kabar.Example/2020/01/a.html",
        "//kabar.example/2020/01/a.html",
        "https://lama.example:8443/2020/01/a.html",
        "/2020/01/a.html?m=1",
        "/2020/01/a.html?showComment=1500#c77",
        "https://www.kabar.example/2020/01/a.html?utm_source=wa&fbclid=x#isi",
        "/2020/01/a.html?",
    ],
)
def test_an_own_address_is_its_path(text: str) -> None:
    assert own_path(text, HOSTS) == ("/2020/01/a.html", "")


@pytest.mark.parametrize(
    ("text", "path", "fault"),
    [
        ("https://blog.blogspot.example/2020/01/a.html", "/2020/01/a.html", "foreign"),
        ("https://kabar.example.lain.example/a.html", "/a.html", "foreign"),
        ("https://lama.example/a.html", "/a.html", "foreign"),
        ("/?p=123", "/", "query"),
        ("/berita.php?id=5&m=1", "/berita.php", "query"),
        ("https://kabar.example", "/", ""),
        ("/berita.php", "/berita.php", ""),
        ("/lama.htm", "/lama.htm", ""),
        ("/lama.zip", "/lama.zip", "odd"),
        ("ftp://kabar.example/a.html", "", "odd"),
        ("javascript://kabar.example/a.html", "", "odd"),
        ("", "", "odd"),
        ("a.html", "", "odd"),
        ("https://kabar.example/../a.html", "", "odd"),
    ],
)
def test_the_fault_says_why_an_address_leads_nowhere(text: str, path: str, fault: str) -> None:
    assert own_path(text, HOSTS) == (path, fault)


@given(st.text() | st.from_regex(r"(https?:)?//[a-z.:@/?#&=%]*", fullmatch=True))
def test_any_text_has_a_path_of_this_site_or_a_fault(text: str) -> None:
    path, fault = own_path(text, HOSTS)
    assert path.startswith("/") or fault == "odd"
    assert "?" not in path
    assert "#" not in path
