"""The page that a browser without JavaScript gets where a comment was refused."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode

import pytest

import kilas
from kilas.errors import Throttled
from kilas.texts import texts_of
from tests.newsroom import article
from tests.unit.api.api_caller import (
    ARTICLE,
    BROWSER,
    FORM,
    WRONG_SECRET,
    Api,
    FailingTable,
    event,
)


def test_a_browser_gets_a_page_that_says_what_to_fix_and_keeps_the_text() -> None:
    form = urlencode({"name": "", "text": "Panjang & <script>alert(1)</script></textarea>"})
    response = Api()(event(body=form, content_type=FORM, accept=BROWSER))
    page = response["body"]
    assert response["statusCode"] == 422
    assert response["headers"]["Content-Type"] == "text/html; charset=utf-8"
    assert '<html lang="id">' in page
    assert "Nama masih kosong. Tulis nama Anda." in page
    assert f'<a href="{ARTICLE}#komentar">' in page
    assert '<form class="comment-form" method="post">' in page
    assert (
        ">\nPanjang &amp; &lt;script&gt;alert(1)&lt;/script&gt;&lt;/textarea&gt;</textarea>" in page
    )
    assert "<script" not in page


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("", "Halo", ["komentar-nama"]),
        ("Ani", "", ["komentar-isi"]),
        ("", "", ["komentar-nama", "komentar-isi"]),
    ],
)
def test_a_field_says_what_is_wrong_with_it_and_the_first_has_the_focus(
    name: str, text: str, wrong: list[str]
) -> None:
    form = urlencode({"name": name, "text": text})
    page = Api()(event(body=form, content_type=FORM, accept=BROWSER))["body"]
    alert = page.partition('role="alert">')[2].partition("</div>")[0]
    said = dict(re.findall(r'<p id="([^"]+)">([^<]+)</p>', alert))
    fields = {
        found[1]: found[0] for found in re.finditer(r'<(?:input|textarea) id="([^"]+)"[^>]*>', page)
    }
    assert [each for each, tag in fields.items() if ' aria-invalid="true"' in tag] == wrong
    assert [each for each, tag in fields.items() if " autofocus" in tag] == wrong[:1]
    about = {"komentar-nama": "Nama", "komentar-isi": "Komentar"}
    for each in wrong:
        described = fields[each].partition('aria-describedby="')[2].partition('"')[0]
        assert said[described].startswith(about[each])
    assert len(said) == len(wrong)


def test_the_page_speaks_the_language_of_the_site() -> None:
    form = urlencode({"name": "", "text": "Hello"})
    api = Api(language="en")
    response = api(event(body=form, content_type=FORM, accept=BROWSER))
    assert '<html lang="en">' in response["body"]
    assert "The name is empty. Write your name." in response["body"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (event(body="x", content_type="text/<plain>", accept=BROWSER), 415),
        (event(path="/api/articles/tidak-ada/comments", accept=BROWSER), 404),
        (event(**WRONG_SECRET, accept=BROWSER), 401),
        (event(body="name=%E9", content_type=FORM, accept=BROWSER), 400),
        (event(sec_fetch_site="cross-site", content_type=FORM, accept=BROWSER), 400),
        (event(content_type=FORM + "; a*0=1; a*" + "1" * 5_000 + "=x", accept=BROWSER), 415),
    ],
)
def test_every_error_has_a_page(sent: dict[str, Any], status: int) -> None:
    response = Api()(sent)
    assert response["statusCode"] == status
    assert texts_of("id").statuses[status] in response["body"]
    assert "<plain>" not in response["body"]
    assert '<a href="' in response["body"]


def test_a_busy_moment_keeps_the_text() -> None:
    form = urlencode({"name": "Ani", "text": "Tulisan panjang"})
    api = Api(table=FailingTable(Throttled()))
    response = api(event(body=form, content_type=FORM, accept=BROWSER))
    assert response["statusCode"] == 429
    assert 'value="Ani"' in response["body"]
    assert "Tulisan panjang</textarea>" in response["body"]


def test_a_refusal_where_comments_are_closed_keeps_the_text_without_a_form() -> None:
    form = urlencode({"name": "Ani", "text": "Tulisan panjang"})
    api = Api(article(comments="closed"))
    page = api(event(body=form, content_type=FORM, accept=BROWSER))["body"]
    assert "Tulisan panjang</textarea>" in page
    assert "<form" not in page


@pytest.mark.parametrize("open_for", ["open", "closed"])
def test_nothing_that_was_typed_is_markup(open_for: Literal["open", "closed"]) -> None:
    typed = '"></textarea><script>alert(1)</script>'
    form = urlencode({"name": typed * 10, "text": typed})
    page = Api(article(comments=open_for))(event(body=form, content_type=FORM, accept=BROWSER))
    assert page["statusCode"] in {409, 422}
    assert "<script" not in page["body"]
    assert "alert(1)" in page["body"]


class Fields(HTMLParser):
    """The fields of a form, with what holds for each of them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str | None]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"input", "textarea"}:
            rules = dict(attrs)
            self.found[str(rules["name"])] = {
                name: rules.get(name) for name in ("maxlength", "autocomplete", "id", "tabindex")
            }


def test_the_page_has_the_form_of_the_article() -> None:
    form = urlencode({"name": "", "text": ""})
    page = Api()(event(body=form, content_type=FORM, accept=BROWSER))["body"]
    template = Path(kilas.__file__).parent / "templates" / "comment-form.html.jinja"
    assert Fields(page).found == Fields(template.read_text(encoding="utf-8")).found
