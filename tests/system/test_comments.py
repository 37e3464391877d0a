"""Readers write, by program and by the plain form; the article's page shows it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.system.answers import ask, comments_path, until
from tests.system.newspaper import article

if TYPE_CHECKING:
    from tests.system.answers import Answer
    from tests.system.newspaper import Newspaper

JSON = {"Content-Type": "application/json"}
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def discussed(newspaper: Newspaper) -> Newspaper:
    newspaper.upload("articles/ramai.md", article("Ramai dibahas", date="2025-01-01"))
    newspaper.wait_for("/2025/01/ramai.html", "0 komentar")
    return newspaper


def count_on_page(newspaper: Newspaper, url: str) -> int:
    found = re.search(r"(\d+) komentar", newspaper.get(url).text)
    assert found
    return int(found[1])


def test_by_json_and_by_form_both_are_on_the_page(newspaper: Newspaper) -> None:
    newspaper.upload("articles/dua.md", article("Dua pembaca", date="2025-01-02", id="dua-uji"))
    url = "/2025/01/dua.html"
    newspaper.wait_for(url, "0 komentar")
    posted = newspaper.comment("dua-uji", "Saya *setuju*, <b>sungguh</b>.", name="Warga <i>A</i>")
    assert posted.status == 201
    body = posted.json()
    assert posted.headers["Location"] == body["url"] == f"{url}#komentar-{body['id']}"
    page = newspaper.wait_for(url, "1 komentar")
    assert "<em>setuju</em>, &lt;b&gt;sungguh&lt;/b&gt;" in page
    assert "Warga &lt;i&gt;A&lt;/i&gt;" in page
    assert f'id="komentar-{body["id"]}"' in page
    action = re.search(r'<form[^>]* action="([^"]+)"', page)
    assert action
    assert action[1] == comments_path("dua-uji")
    sent = newspaper.send_form("dua-uji", name="Warga B", text="Kurang\r\n\r\nsetuju.", website="")
    assert sent.status == 303
    page = newspaper.wait_for(url, "2 komentar", "Warga B")
    assert page.index("Warga &lt;i&gt;A") < page.index("Warga B")


def test_a_form_leads_to_a_receipt_and_from_there_to_the_comment(newspaper: Newspaper) -> None:
    newspaper.upload("articles/tanda.md", article("Tanda terima", date="2025-01-07"))
    newspaper.wait_for("/2025/01/tanda.html", "0 komentar")
    sent = newspaper.send_form("tanda", name="Warga C", text="Sampai *kah*?")
    assert (sent.status, sent.body) == (303, b"")
    assert sent.headers["Cache-Control"] == "no-store"
    address = sent.headers["Location"]
    receipt = newspaper.get(address)
    assert receipt.status == 200
    assert receipt.headers["Content-Type"] == "text/html; charset=utf-8"
    assert receipt.headers["Cache-Control"] == "no-store"
    assert receipt.headers["X-Robots-Tag"] == "noindex"
    assert "Komentar sudah terbit" in receipt.text
    assert "Warga C" in receipt.text
    assert "Sampai <em>kah</em>?" in receipt.text
    head = newspaper.ask("HEAD", address)
    assert (head.status, head.body) == (200, b"")
    back = re.search(r'href="(/2025/01/tanda\.html)#(komentar-\w+)"', receipt.text)
    assert back
    assert f'id="{back[2]}"' in newspaper.wait_for(back[1], "1 komentar")
    for guessed in (urlsplit(address).path, re.sub(r"proof=.{8}", "proof=00000000", address)):
        told = newspaper.get(guessed)
        assert told.status == 200
        assert "Komentar sudah terbit" in told.text
        assert "Sampai" not in told.text
    unknown = newspaper.get(f"{comments_path('tanda')}/0000000000000000")
    assert unknown.status == 404
    assert "Komentar tidak ditemukan" in unknown.text


@pytest.mark.parametrize(
    ("path", "status", "content_type"),
    [(comments_path("ramai"), 200, "application/json"), ("/api/entah", 404, PROBLEM)],
)
def test_head_has_the_headers_of_get_and_no_body(
    discussed: Newspaper, path: str, status: int, content_type: str
) -> None:
    head = discussed.ask("HEAD", path)
    assert (head.status, head.body) == (status, b"")
    assert head.headers["Content-Type"] == content_type


def test_they_can_be_read_by_programs(newspaper: Newspaper) -> None:
    newspaper.upload("articles/baca.md", article("Dibaca program", date="2025-01-03"))
    newspaper.wait_for("/2025/01/baca.html", "0 komentar")
    for number in range(3):
        assert newspaper.comment("baca", f"Komentar ke-{number}").status == 201
    first = newspaper.get(f"{comments_path('baca')}?limit=2").json()
    assert (first["count"], len(first["comments"])) == (3, 2)
    rest = newspaper.get(f"{comments_path('baca')}?after={first['next']}").json()
    bodies = [comment["body_html"] for comment in first["comments"] + rest["comments"]]
    assert bodies == [f"<p>Komentar ke-{number}</p>" for number in range(3)]
    assert rest["next"] is None
    newspaper.wait_for("/2025/01/baca.html", "3 komentar")


def test_a_repeat_is_one_comment(newspaper: Newspaper) -> None:
    newspaper.upload("articles/ulang.md", article("Diulang", date="2025-01-04"))
    url = "/2025/01/ulang.html"
    newspaper.wait_for(url, "0 komentar")
    ids = {newspaper.comment("ulang", "Terkirim dua kali?").json()["id"] for _ in range(3)}
    assert len(ids) == 1
    newspaper.wait_for(url, "1 komentar")
    newspaper.settle()
    assert count_on_page(newspaper, url) == 1
    assert newspaper.get(comments_path("ulang")).json()["count"] == 1


def test_a_filled_trap_is_answered_but_not_stored(discussed: Newspaper) -> None:
    sent = discussed.send_form("ramai", name="Mesin", text="Beli murah", website="http://x.example")
    assert sent.status == 303
    receipt = discussed.get(sent.headers["Location"])
    assert "Komentar sudah terbit" in receipt.text
    assert "Beli murah" in receipt.text
    discussed.settle()
    assert "Beli murah" not in discussed.get("/2025/01/ramai.html").text
    assert discussed.get(comments_path("ramai")).json()["count"] == 0


REFUSED: dict[str, tuple[int, bytes, str]] = {
    "broken JSON": (400, b'{"name": ', "application/json"),
    "not an object": (400, b"[1, 2]", "application/json"),
    "too large": (413, b'{"name": "a", "text": "' + b"x" * 70_000 + b'"}', "application/json"),
    "another type": (415, b"<a/>", "application/xml"),
    "no name": (422, b'{"text": "x"}', "application/json"),
    "empty text": (422, b'{"name": "a", "text": "  "}', "application/json"),
    "long name": (422, json.dumps({"name": "a" * 61, "text": "x"}).encode(), "application/json"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_bad_input_gets_a_problem_body(discussed: Newspaper, case: str) -> None:
    status, body, content_type = REFUSED[case]
    path = comments_path("ramai")
    answer = discussed.ask("POST", path, body, {"Content-Type": content_type})
    assert answer.status == status
    assert_problem(answer, status)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.koran-uji.example"},
    ],
    ids=str,
)
def test_another_site_cannot_make_a_reader_post(
    discussed: Newspaper, headers: dict[str, str]
) -> None:
    body = json.dumps({"name": "Korban", "text": "Tidak saya tulis"}).encode()
    answer = discussed.ask("POST", comments_path("ramai"), body, JSON | headers)
    assert answer.status == 400
    assert_problem(answer, 400)


def test_a_page_of_the_newspaper_can(newspaper: Newspaper) -> None:
    newspaper.upload("articles/asal.md", article("Asal", date="2025-01-08"))
    newspaper.wait_for("/2025/01/asal.html", "0 komentar")
    own = (newspaper.outputs["SiteUrl"].rstrip("/"), "https://koran-uji.example")
    for origin in own:
        body = json.dumps({"name": "Pembaca", "text": f"Dari {origin}"}).encode()
        headers = JSON | {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
        assert newspaper.ask("POST", comments_path("asal"), body, headers).status == 201


def assert_problem(answer: Answer, status: int) -> None:
    assert answer.headers["Content-Type"] == PROBLEM
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["errors"][0]["detail"] in problem["detail"]
    assert "Traceback" not in answer.text


def test_an_unknown_article_is_a_problem_and_not_a_page(discussed: Newspaper) -> None:
    answer = discussed.comment("tidak-ada", "Halo")
    assert answer.status == 404
    assert_problem(answer, 404)
    assert discussed.get("/api/entah").headers["Content-Type"] == PROBLEM


def test_the_form_is_answered_by_a_page_that_keeps_the_text(discussed: Newspaper) -> None:
    answer = discussed.send_form("ramai", name="", text="Tulisan panjang yang sayang bila hilang")
    assert answer.status == 422
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "Tulisan panjang yang sayang bila hilang" in answer.text


def test_a_closed_thread_takes_nothing_but_is_still_shown(newspaper: Newspaper) -> None:
    key, url = "articles/tutup.md", "/2025/01/tutup.html"
    newspaper.upload(key, article("Akan ditutup", date="2025-01-05"))
    newspaper.wait_for(url, "0 komentar")
    assert newspaper.comment("tutup", "Sempat masuk").status == 201
    newspaper.wait_for(url, "1 komentar")
    newspaper.upload(key, article("Akan ditutup", date="2025-01-05", comments="closed"))
    page = newspaper.wait_for(url, "sudah ditutup", "Sempat masuk")
    assert "<form" not in page
    answer = newspaper.comment("tutup", "Terlambat")
    assert answer.status == 409
    assert_problem(answer, 409)


def test_openapi_describes_the_routes(newspaper: Newspaper) -> None:
    description = newspaper.get("/api/openapi.json").json()
    assert description["openapi"].startswith("3.")
    thread = "/api/articles/{identity}/comments"
    assert set(description["paths"][thread]) == {"get", "post"}
    assert set(description["paths"][f"{thread}/{{comment}}"]) == {"get"}


def test_only_the_distribution_reaches_the_api(discussed: Newspaper) -> None:
    stage = f"/_aws/execute-api/{discussed.outputs['ApiId']}/$default"
    for headers in ({}, {"X-Origin-Secret": "tebakan"}):
        answer = ask(discussed.aws_endpoint, "GET", stage + comments_path("ramai"), None, headers)
        assert answer.status == 401
        assert_problem(answer, 401)
    spoofed = discussed.get(comments_path("ramai"), **{"X-Origin-Secret": "tebakan"})
    assert spoofed.status == 200, "the distribution's own header replaces a viewer's"


def test_many_at_once_are_counted_exactly(newspaper: Newspaper) -> None:
    newspaper.upload("articles/serbu.md", article("Diserbu", date="2025-01-06"))
    url = "/2025/01/serbu.html"
    newspaper.wait_for(url, "0 komentar")
    accepted = sum(post_until_taken(newspaper, number) for number in range(25))
    assert accepted == 25
    newspaper.wait_for(url, "25 komentar")
    newspaper.settle()
    page = newspaper.get(url).text
    assert page.count('class="comment"') == count_on_page(newspaper, url) == 25


def post_until_taken(newspaper: Newspaper, number: int) -> bool:
    answer = until(
        lambda: newspaper.comment("serbu", f"Suara {number}"), lambda answer: answer.status != 429
    )
    return answer.status == 201
