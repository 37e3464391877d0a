"""An article file in the bucket becomes a newspaper, and stays true to the file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.system.answers import until
from tests.system.newspaper import article

if TYPE_CHECKING:
    from tests.system.newspaper import Newspaper

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
BASE = "https://koran-uji.example"


def locations(xml: str) -> list[str | None]:
    return [element.text for element in ET.fromstring(xml).iter(SITEMAP)]  # noqa: S314 -- our own


def feed_titles(xml: str) -> list[str | None]:
    return [item.findtext("title") for item in ET.fromstring(xml).iter("item")]  # noqa: S314 -- our own


def in_seconds(number: int) -> datetime:
    return (datetime.now(UTC) + timedelta(seconds=number)).replace(microsecond=0)


def test_an_article_is_on_every_page_that_lists_it(newspaper: Newspaper) -> None:
    title = "Bendungan Kali Uji diresmikan"
    newspaper.upload(
        "articles/2025/03/bendungan.md",
        article(
            title,
            "Air **mengalir** sampai jauh.",
            date="2025-03-07 09:30",
            section="politik",
            tags="[Bendungan Uji]",
            author="K-08",
        ),
    )
    url = "/2025/03/bendungan.html"
    page = newspaper.wait_for(url, title, "<strong>mengalir</strong>", "K-08", "0 komentar")
    assert "Wartawan Kedelapan" not in page
    for path in (
        "/",
        "/politik/",
        "/topik/bendungan-uji/",
        "/penulis/k-08/",
        "/arsip/2025/03/",
        "/politik/2025/03/",
    ):
        assert url in newspaper.wait_for(path, title), path
    newspaper.wait_for("/arsip/", "/arsip/2025/03/", "Maret")
    for feed in ("/feed.xml", "/politik/feed.xml"):
        assert title in feed_titles(newspaper.wait_for(feed, title)), feed
    assert BASE + url in locations(newspaper.wait_for("/sitemaps/2025-03.xml", url))
    index = newspaper.wait_for("/sitemap.xml", "2025-03")
    assert f"{BASE}/sitemaps/2025-03.xml" in locations(index)
    report = newspaper.wait_for_report("articles/2025/03/bendungan.md", "TAYANG")
    assert f"{newspaper.address}{url}" in report


def test_an_edit_follows(newspaper: Newspaper) -> None:
    key, url = "articles/pasar-lama.md", "/2025/04/pasar-lama.html"
    fields = {"date": "2025-04-01", "section": "ekonomi"}
    newspaper.upload(key, article("Pasar lama dibuka", tags="[pasar, kota]", **fields))
    newspaper.wait_for("/topik/kota/", "Pasar lama dibuka")
    newspaper.upload(key, article("Pasar lama ditutup", "Sepi.", tags="[pasar]", **fields))
    newspaper.wait_for(url, "Pasar lama ditutup", "Sepi.")
    for path in ("/", "/ekonomi/", "/topik/pasar/", "/feed.xml", "/arsip/2025/04/"):
        newspaper.wait_for(path, "Pasar lama ditutup")
        newspaper.wait_until_without(path, "Pasar lama dibuka")
    assert "Pasar lama" not in newspaper.wait_until_gone("/topik/kota/").text


def test_a_deletion_follows(newspaper: Newspaper) -> None:
    key, url, title = "articles/salah-kirim.md", "/2025/05/salah-kirim.html", "Salah kirim 5521"
    newspaper.upload(
        key, article(title, date="2025-05-02", section="daerah", tags="[salah]", author="K-01")
    )
    newspaper.wait_for(url, title)
    for path in ("/", "/daerah/", "/feed.xml", "/arsip/", "/topik/salah/", "/arsip/2025/05/"):
        newspaper.wait_for(path, "2025" if path == "/arsip/" else title)
    newspaper.delete(key)
    answer = newspaper.wait_until_gone(url)
    assert "Halaman tidak ditemukan" in answer.text
    for path in ("/", "/daerah/", "/feed.xml", "/daerah/feed.xml"):
        newspaper.wait_until_without(path, title)
    for path in ("/topik/salah/", "/penulis/k-01/", "/arsip/2025/05/", "/sitemaps/2025-05.xml"):
        newspaper.wait_until_gone(path)
    newspaper.wait_until_without("/arsip/", "/arsip/2025/05/")
    newspaper.wait_until_without("/sitemap.xml", "2025-05")
    newspaper.settle()
    assert newspaper.report(key) == ""


def test_a_renamed_file_keeps_its_comments(newspaper: Newspaper) -> None:
    # S3 gives the time in seconds; the key decides between two files of one second.
    before, after = "articles/draf-1.md", "articles/z/jembatan-gantung.md"
    text = article("Jembatan gantung", id="jembatan-uji", slug="jembatan", date="2025-06-01")
    newspaper.upload(before, text)
    newspaper.wait_for("/2025/06/jembatan.html", "Jembatan gantung")
    assert newspaper.comment("jembatan-uji", "Sudah lama ditunggu.").status == 201
    newspaper.wait_for("/2025/06/jembatan.html", "1 komentar", "Sudah lama ditunggu.")
    newspaper.upload(after, text)
    newspaper.wait_for_report(after, "BELUM TAYANG", before)
    newspaper.delete(before)
    newspaper.wait_for_report(after, f"TAYANG di {newspaper.address}/2025/06/jembatan.html")
    newspaper.settle()
    page = newspaper.get("/2025/06/jembatan.html")
    assert page.status == 200
    assert "1 komentar" in page.text
    assert "Sudah lama ditunggu." in page.text


def test_a_changed_slug_and_an_alias_lead_to_the_new_address(newspaper: Newspaper) -> None:
    key, old, new = "articles/pindah.md", "/2025/07/lama.html", "/2025/07/baru.html"
    newspaper.upload(key, article("Kantor pindah", slug="lama", date="2025-07-01"))
    newspaper.wait_for(old, "Kantor pindah")
    newspaper.upload(
        key,
        article("Kantor pindah", slug="baru", date="2025-07-01", aliases="[/lawas/kantor.html]"),
    )
    newspaper.wait_for(new, "Kantor pindah", "komentar")
    for address in (old, "/lawas/kantor.html"):
        page = newspaper.wait_for(address, "Alamat halaman ini berubah", status=301)
        assert f'href="{new}"' in page
        assert f'rel="canonical" href="{BASE}{new}"' in page
    newspaper.wait_until_without("/sitemaps/2025-07.xml", old)


def test_a_draft_is_for_the_desk_only(newspaper: Newspaper) -> None:
    key = "articles/rahasia-uji.md"
    newspaper.upload(key, article("Rahasia 8812", date="2025-08-01", draft="true"))
    newspaper.wait_for_report(key, "DRAF")
    newspaper.settle()
    assert newspaper.get("/2025/08/rahasia-uji.html").status == 404
    assert "Rahasia 8812" not in newspaper.get("/").text
    assert "Rahasia 8812" not in newspaper.get("/feed.xml").text


def test_a_scheduled_article_goes_live_by_the_clock(newspaper: Newspaper) -> None:
    soon = in_seconds(5)
    key = "articles/embargo.md"
    newspaper.upload(key, article("Embargo 4417", slug="embargo", date=soon.isoformat()))
    newspaper.wait_for_report(key, "TERJADWAL")
    url = f"/{soon + timedelta(hours=7):%Y/%m}/embargo.html"
    assert newspaper.get(url).status == 404
    assert "Embargo 4417" not in newspaper.get("/").text

    def tick_and_look() -> int:
        newspaper.tick()
        return newspaper.get(url).status

    until(tick_and_look, lambda status: status == 200)
    assert datetime.now(UTC) >= soon
    newspaper.wait_for("/", "Embargo 4417")
    newspaper.wait_for_report(key, "TAYANG")


def test_an_expired_article_leaves_by_the_clock(newspaper: Newspaper) -> None:
    soon = in_seconds(5)
    key, url = "articles/lowongan.md", "/2025/09/lowongan.html"
    newspaper.upload(key, article("Lowongan 3390", date="2025-09-01", expiryDate=soon.isoformat()))
    newspaper.wait_for(url, "Lowongan 3390")

    def tick_and_look() -> int:
        newspaper.tick()
        return newspaper.get(url).status

    until(tick_and_look, lambda status: status == 404)
    assert datetime.now(UTC) >= soon
    newspaper.wait_until_without("/", "Lowongan 3390")


def test_a_withdrawn_article_says_why(newspaper: Newspaper) -> None:
    key, url = "articles/cabut.md", "/2025/09/cabut.html"
    newspaper.upload(key, article("Kabar dicabut 7781", date="2025-09-03"))
    newspaper.wait_for("/", "Kabar dicabut 7781")
    newspaper.upload(
        key, article("Kabar dicabut 7781", date="2025-09-03", withdrawn="Sumbernya keliru.")
    )
    page = newspaper.wait_for(url, "Alasan pencabutan", "Sumbernya keliru.")
    assert "noindex" in page
    for path in ("/", "/feed.xml", "/sitemap.xml"):
        newspaper.wait_until_without(path, "Kabar dicabut 7781")


KEYS = {
    "spasi": "articles/dengan spasi dan  dua.md",
    "tambah": "articles/satu+dua=tiga.md",
    "persen": "articles/100% benar %2F %25.md",
    "aksara": "articles/Ünïcödé – 北京 – é.md",
    "baris": "articles/ganti\nbaris\r\ndua\rtiga.md",
    "dalam": "articles/a/b/c/d/e/f/g/h/i/jauh.md",
    "tanda": "articles/tanda '\"&<>()#?;,@!$*~^`{}[]|.md",
}


@pytest.mark.parametrize("name", KEYS)
def test_any_key_works(newspaper: Newspaper, name: str) -> None:
    key, url = KEYS[name], f"/2025/10/kunci-{name}.html"
    newspaper.upload(key, article(f"Kunci {name}", slug=f"kunci-{name}", date="2025-10-05"))
    newspaper.wait_for(url, f"Kunci {name}")
    report = newspaper.wait_for_report(key, "TAYANG")
    assert report.splitlines()[0] == "".join(
        each if each.isprintable() else ascii(each)[1:-1] for each in key
    )
    newspaper.delete(key)
    newspaper.wait_until_gone(url)
    assert until(lambda: newspaper.report(key), lambda report: not report) == ""


def test_a_key_that_is_no_upload_is_no_dead_letter(newspaper: Newspaper) -> None:
    """S3's filter of a beginning and an end takes it for site.yaml."""
    before = newspaper.number_of_dead_letters()
    newspaper.upload("site.yaml.lama/site.yaml", "title: Koran lain")
    newspaper.settle()
    assert newspaper.number_of_dead_letters() == before
    assert "Koran Uji" in newspaper.get("/").text


FORMATS = {
    "yaml.md": "---\ntitle: Format yaml.md\ndate: 2025-11-01\ntags: [x]\n---\nIsi *miring*.\n",
    "toml.md": '+++\ntitle = "Format toml.md"\ndate = 2025-11-01\n+++\nIsi *miring*.\n',
    "json.md": '{"title": "Format json.md", "date": "2025-11-01"}\n\nIsi *miring*.\n',
    "pelican.md": "Title: Format pelican.md\nDate: 2025-11-01 10:20\n\nIsi *miring*.\n",
    "front.html": (
        "---\ntitle: Format front.html\ndate: 2025-11-01\n---\n<p>Isi <em>miring</em>.</p>"
    ),
    "whole.html": (
        "<!doctype html><html><head><title>Format whole.html</title>"
        '<meta name="date" content="2025-11-01"></head>'
        "<body><p>Isi <em>miring</em>.<script>jahat()</script></p></body></html>"
    ),
    "2025-11-01-jekyll.markdown": (
        "---\ntitle: Format 2025-11-01-jekyll.markdown\n---\nIsi *miring*.\n"
    ),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_read(newspaper: Newspaper, name: str) -> None:
    newspaper.upload(f"articles/{name}", FORMATS[name])
    slug = name.rpartition(".")[0].removeprefix("2025-11-01-")
    page = newspaper.wait_for(f"/2025/11/{slug}.html", f"Format {name}", "<em>miring</em>")
    assert "jahat" not in page


def test_a_static_page_is_under_p(newspaper: Newspaper) -> None:
    newspaper.upload("pages/tentang.md", article("Tentang kami", "Kami koran uji."))
    page = newspaper.wait_for("/p/tentang.html", "Tentang kami", "Kami koran uji.")
    assert "komentar" not in page
    newspaper.settle()
    assert "Kami koran uji." not in newspaper.get("/feed.xml").text
