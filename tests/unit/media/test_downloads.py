"""Files of media/ that are no photos are served as what they are, and run nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.media.downloads import LARGEST_DOWNLOAD, download_at
from kilas.media.judge_download import JudgeDownload
from kilas.ports import Version
from kilas.record import Download
from kilas.uploads.claims import SeenClaims
from kilas.uploads.file import File
from tests.converge.sources import GOOD_SITE, photo
from tests.crafted.docx import docx, paragraph
from tests.fakes.newspaper import newspaper
from tests.newsroom import NOON

if TYPE_CHECKING:
    from tests.fakes.world import World


@pytest.fixture
def world() -> World:
    return newspaper(GOOD_SITE)


SHOWN = [
    ("media/laporan.pdf", "application/pdf"),
    ("media/Rapat.MP3", "audio/mpeg"),
    ("media/banjir.mp4", "video/mp4"),
    ("media/catatan.txt", "text/plain; charset=utf-8"),
]
SAVED = [
    ("media/anggaran.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("media/data.csv", "text/csv; charset=utf-8"),
    ("media/peta.svg", "image/svg+xml"),
    ("media/arsip.zip", "application/zip"),
    ("media/jebakan.html", "application/octet-stream"),
    ("media/jebakan.HTM", "application/octet-stream"),
    ("media/jebakan.xhtml", "application/octet-stream"),
    ("media/jebakan.xml", "application/octet-stream"),
    ("media/jebakan.js", "application/octet-stream"),
    ("media/apa.entah", "application/octet-stream"),
]


@pytest.mark.parametrize(("key", "type_"), SHOWN + SAVED)
def test_a_download_has_its_type_and_its_bytes(world: World, key: str, type_: str) -> None:
    world.upload(key, b"<script>alert(1)</script>")
    world.settle()
    output, _ = world.site.objects[key]
    assert (output.body, output.content_type) == (b"<script>alert(1)</script>", type_)
    assert output.is_saved == ((key, type_) in SAVED)
    assert "TAYANG" in world.desk.text(f"{key}.txt")


def test_an_article_among_the_downloads_is_told_where_it_belongs(world: World) -> None:
    world.upload("media/2026/Pasar.MD", b"---\ntitle: Pasar\n---\nIsi.\n")
    world.upload("media/pasar.pdf", b"x")
    world.settle()
    report = world.desk.text("media/2026/Pasar.MD.txt")
    assert "TAYANG" in report
    assert "“articles/Pasar.MD”" in report
    assert "articles/" not in world.desk.text("media/pasar.pdf.txt")


def pasar_docx(*lines: str) -> bytes:
    return docx(*map(paragraph, lines))


ARTICLES = [
    ("berita.txt", b"Judul: Pasar pagi\n\nPasar ramai.\n"),
    ("Berita.TXT", b"title: Pasar pagi\nPasar ramai.\n"),
    ("berita.txt", b"---\ntitle: Pasar\n---\nPasar ramai.\n"),
    ("berita.txt", b"---\ntitle: 'Pasar\n---\nPasar ramai.\n"),
    ("berita.docx", pasar_docx("Judul: Pasar pagi", "Pasar ramai.")),
    ("berita.mkd", b"Tanpa kepala.\n"),
    ("berita.html", b"<html><head><title>Pasar</title></head><body>Ramai.</body></html>"),
]
OTHERS = [
    ("catatan.txt", b"Pasar ramai.\n"),
    ("data.txt", b"Tanggal: 2026-11-20\nPenulis: Dinas Pasar\n\n1 2 3\n"),
    ("kosong.txt", b""),
    ("biner.txt", b"\xff\xfe\x00"),
    ("besar.txt", b"Judul: A\n" + b"1 2 3\n" * 100_000),
    ("formulir.docx", pasar_docx("Formulir pendaftaran", "Nama: ...")),
    ("rusak.docx", b"rusak"),
]


@pytest.mark.parametrize(("name", "data"), ARTICLES)
def test_what_has_a_headline_is_told_that_it_may_be_an_article(
    world: World, name: str, data: bytes
) -> None:
    key = f"media/2026/{name}"
    world.upload(key, data)
    world.settle()
    report = world.desk.text(f"{key}.txt")
    assert "tampaknya berita" in report
    assert "looks like an article" in report
    assert report.count(f"“articles/{name}”") == 2, "in each language"
    assert world.site.objects[key][0].body == data, "readers get it all the same"
    assert report.count("TAYANG") == 1


@pytest.mark.parametrize(("name", "data"), OTHERS)
def test_a_form_or_data_gets_no_note_and_is_told_what_it_is(
    world: World, name: str, data: bytes
) -> None:
    key = f"media/{name}"
    world.upload(key, data)
    world.settle()
    record = world.records.get(key)
    assert record
    assert (record.status, record.problems) == ("live", ())
    report = world.desk.text(f"{key}.txt")
    assert f"Tempat berita adalah “articles/{name}”" in report
    assert f"An article belongs at “articles/{name}”" in report


def test_the_note_goes_with_the_headline(world: World) -> None:
    key = "media/berita.txt"
    for data, is_told in ((b"Judul: A\n\nIsi\n", True), (b"Isi\n", False)):
        world.upload(key, data)
        world.settle()
        assert ("tampaknya berita" in world.desk.text(f"{key}.txt")) == is_told


INERT = ("application/pdf", "audio/", "video/", "text/plain")
"""What no browser runs: https://mimesniff.spec.whatwg.org/#scriptable-mime-type"""


@given(st.text(st.sampled_from("abhtmlsvgxjspdf.H"), max_size=12))
def test_what_a_browser_shows_at_once_can_run_no_script(name: str) -> None:
    download = download_at(f"media/{name}")
    assert download is None or not download.inline or download.content_type.startswith(INERT)


def test_a_new_version_replaces_it_and_a_deletion_takes_it_away(world: World) -> None:
    key = "media/laporan.pdf"
    for data in (b"satu", b"dua"):
        world.upload(key, data)
        world.settle()
        assert world.site.objects[key][0].body == data
    world.content.remove(key)
    world.settle()
    assert key not in world.site.objects
    assert f"{key}.txt" not in world.desk.objects


def test_a_link_to_a_download_is_named_until_it_comes(world: World) -> None:
    world.upload("articles/a.md", "---\ntitle: A\n---\n[Laporan](media/laporan.pdf)\n")
    world.settle()
    assert "/media/laporan.pdf" in world.desk.text("articles/a.md.txt")
    world.upload("media/laporan.pdf", b"%PDF")
    world.settle()
    assert "/media/laporan.pdf" not in world.desk.text("articles/a.md.txt")


@pytest.mark.parametrize(
    ("sizes", "status", "shown"),
    [((1,), "live", "v0"), ((LARGEST_DOWNLOAD + 1,), "wrong", ""),
     ((LARGEST_DOWNLOAD + 1, LARGEST_DOWNLOAD), "live", "v1")],
)  # fmt: skip
def test_a_file_that_is_too_large_leaves_the_last_good_one(
    sizes: tuple[int, ...], status: str, shown: str
) -> None:
    versions = [Version(f"v{place}", NOON, size=size) for place, size in enumerate(sizes)]
    record = judged(File("media/film.mp4", versions, NOON))
    assert (record.status, record.shown) == (status, shown)
    too_large = ["download_too_large"] if sizes[0] > LARGEST_DOWNLOAD else []
    assert [each.code for each in record.problems] == too_large


def judged(file: File) -> Any:
    nothing: Any = None
    judge = JudgeDownload(file, "1", Download("video/mp4", inline=True))
    return judge.judged(nothing, SeenClaims(file.key, (), nothing))


def test_a_photo_stays_a_photo(world: World) -> None:
    world.upload("media/a.PNG", photo(3))
    world.settle()
    assert world.site.objects["media/a.PNG"][0].content_type == "image/jpeg"
