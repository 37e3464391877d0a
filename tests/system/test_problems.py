"""A wrong upload: the desk says which line, why, and what to write; the last good version stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from kilas.articles.front_matter import MAX_BODY
from tests.system.newspaper import article

if TYPE_CHECKING:
    from tests.system.newspaper import Newspaper

HOLDER = "articles/pemegang.md"
HOLDER_URL = "/2025/02/pemegang.html"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong file: its bytes, and what the report must say of it."""

    data: bytes
    line: int | None
    reason: str
    remedy: str


def wrong(text: str, line: int | None, reason: str, remedy: str) -> Wrong:
    return Wrong(text.encode(), line, reason, remedy)


BOMB = "---\ntitle: Bom\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nIsi\n"

CASES = {
    "not-utf8": Wrong(
        b"---\ntitle: Caf\xe9\n---\nIsi\n", 2, "bukan UTF-8", "Simpan ulang dengan pengodean"
    ),
    "no-front-matter": wrong("Isi saja.\n", 1, "Kepala berkas tidak ada", "Awali berkas"),
    "unclosed": wrong("---\ntitle: Buka\nIsi\n", 1, "tidak ditutup", "Tambahkan baris ---"),
    "broken": wrong("---\ntitle: [a\n---\nIsi\n", 2, "Daftar di baris ini", 'title: ["a"]'),
    "broken-toml": wrong('+++\ntitle = "a\n+++\nIsi\n', 2, "tidak ditutup", 'title = "a"'),
    "no-title": wrong("---\ndate: 2025-02-01\n---\nIsi\n", None, "Judul belum ada", "title:"),
    "bad-date": wrong(
        "---\ntitle: T\ndate: kemarin sore\n---\nIsi\n", 3, "“kemarin sore”", "Tulis seperti 2026"
    ),
    "unknown-section": wrong(
        "---\ntitle: T\nsection: gosip\n---\nIsi\n", 3, "Rubrik “gosip”", "politik, ekonomi, daerah"
    ),
    "unknown-author": wrong(
        "---\ntitle: T\nauthor: K-99\n---\nIsi\n",
        3,
        "Kode wartawan “K-99”",
        "K-01 (Rara Contoh), K-08",
    ),
    "url-taken": wrong(
        f"---\ntitle: T\nurl: {HOLDER_URL}\n---\nIsi\n",
        None,
        f"dipakai oleh {HOLDER}",
        "alamat lain",
    ),
    "reserved-api": wrong("---\ntitle: T\nurl: /api/x.html\n---\nIsi\n", 3, "/api/x.html", "Pilih"),
    "reserved-feed": wrong(
        "---\ntitle: T\nurl: /feed.xml\n---\nIsi\n", 3, "dipakai oleh Kilas", "Pilih alamat lain"
    ),
    "reserved-assets": wrong(
        "---\ntitle: T\nurl: /assets/x.html\n---\nIsi\n", 3, "/assets/x.html", "Pilih"
    ),
    "near-label": wrong("---\ntitle: T\nsponsered: true\n---\nIsi\n", 3, "sponsered", "sponsored:"),
    "leading-sign": wrong(
        "---\ntitle: *Tebal*\n---\nIsi\n", 2, "punya arti lain", 'title: "*Tebal*"'
    ),
    "too-large": wrong(
        f"---\ntitle: T\n---\n{'x' * (MAX_BODY + 1)}", None, "terlalu besar", "Pecah menjadi"
    ),
    "yaml-bomb": wrong(BOMB, 3, "Jangkar dan alias YAML", "Tulis nilainya langsung"),
    "empty": wrong("", None, "Berkas ini kosong", "Tulis kepala berkas"),
}


def key_of(name: str) -> str:
    return f"articles/salah/{name}.md"


def url_of(name: str) -> str:
    return f"/2025/02/{name}.html"


def good(name: str, text: str) -> str:
    return article(f"Baik {name}", text, slug=name, date="2025-02-02", section="ekonomi")


@pytest.fixture(scope="module")
def desk(newspaper: Newspaper) -> Newspaper:
    """Each case was good once, and is wrong now."""
    newspaper.upload(HOLDER, article("Pemegang alamat", date="2025-02-01"))
    newspaper.wait_for(HOLDER_URL, "Pemegang alamat")
    for name in CASES:
        newspaper.upload(key_of(name), good(name, "Versi pertama."))
    for name in CASES:
        newspaper.wait_for(url_of(name), "Versi pertama.")
    for name, case in CASES.items():
        newspaper.upload(key_of(name), case.data)
    newspaper.settle()
    return newspaper


@pytest.mark.parametrize("name", CASES)
def test_the_desk_says_line_reason_and_remedy(desk: Newspaper, name: str) -> None:
    case = CASES[name]
    report = desk.report(key_of(name))
    assert "PERLU DIPERBAIKI" in report
    problem = next(line for line in report.splitlines() if line.startswith("1. "))
    assert case.reason in problem
    if case.line is not None:
        assert f"Baris {case.line}: " in problem
    remedy = report.partition("Perbaikan: ")[2].splitlines()[0]
    assert case.remedy in remedy


@pytest.mark.parametrize("name", CASES)
def test_the_last_good_version_stays(desk: Newspaper, name: str) -> None:
    page = desk.get(url_of(name))
    assert page.status == 200
    assert "Versi pertama." in page.text
    assert f"Baik {name}" in desk.get("/ekonomi/2025/02/").text


def test_the_first_file_at_an_address_keeps_it(desk: Newspaper) -> None:
    assert "Pemegang alamat" in desk.get(HOLDER_URL).text


def test_a_file_that_was_never_good_is_on_no_page(newspaper: Newspaper) -> None:
    key = "articles/tak-pernah.md"
    newspaper.upload(key, "---\ntitle: Tak pernah 6614\ndate: entah\n---\nIsi\n")
    report = newspaper.wait_for_report(key, "BELUM TAYANG", "Baris 3: ")
    assert "Tak pernah 6614" not in report
    newspaper.settle()
    assert "Tak pernah 6614" not in newspaper.get("/").text


def test_what_cannot_be_used_is_left_out_with_a_note(newspaper: Newspaper) -> None:
    fields = "slug: ../../etc/passwd\naliases: [/a/%2e%2e/b.html, /lama-4471/]\ndate: 2025-02-03\n"
    key = "articles/sampingan.md"
    newspaper.upload(key, f"---\ntitle: Tagar #Sampingan\n{fields}---\nIsi [x](#tidak-ada).\n")
    report = newspaper.wait_for_report(key, "TAYANG", "%2e%2e", "../../etc/passwd", "#tidak-ada")
    assert "BELUM TAYANG" not in report
    newspaper.wait_for("/2025/02/etc-passwd.html", "Tagar #Sampingan")
    newspaper.settle()
    assert newspaper.get("/lama-4471/").status == 301


def test_a_fixed_upload_clears_the_report(desk: Newspaper) -> None:
    for name in CASES:
        desk.upload(key_of(name), good(name, "Versi ketiga."))
    for name in CASES:
        desk.wait_for(url_of(name), "Versi ketiga.")
    desk.settle()
    for name in CASES:
        report = desk.report(key_of(name))
        assert f"TAYANG di {desk.address}{url_of(name)}" in report
        assert "PERLU DIPERBAIKI" not in report
        assert "Perbaikan" not in report
