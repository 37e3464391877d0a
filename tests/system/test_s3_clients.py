"""Editors publish, move and delete files with the AWS CLI, rclone and s3cmd, as reporters may."""

from __future__ import annotations

from io import BytesIO
from random import Random
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from local import ROOT
from tests.system.answers import until
from tests.system.newspaper import article
from tests.system.s3_clients import CLIENTS, PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.system.newspaper import Newspaper
    from tests.system.s3_clients import Client, Key


@pytest.fixture(scope="module")
def reporter(newspaper: Newspaper) -> Iterator[Key]:
    """The access key of somebody who has ReporterPolicy and nothing else."""
    iam, name = newspaper.aws("iam"), "wartawan-uji"
    policy = newspaper.outputs["ReporterPolicyArn"]
    iam.create_user(UserName=name)
    iam.attach_user_policy(UserName=name, PolicyArn=policy)
    made = iam.create_access_key(UserName=name)["AccessKey"]
    yield made["AccessKeyId"], made["SecretAccessKey"]
    iam.delete_access_key(UserName=name, AccessKeyId=made["AccessKeyId"])
    iam.detach_user_policy(UserName=name, PolicyArn=policy)
    iam.delete_user(UserName=name)


@pytest.fixture(params=CLIENTS)
def name(request: pytest.FixtureRequest) -> str:
    """The client's name, which is also in the keys of what the client uploads."""
    return str(request.param)


@pytest.fixture
def client(newspaper: Newspaper, reporter: Key, name: str, tmp_path: Path) -> Client:
    home = tmp_path / "home"
    home.mkdir()
    return CLIENTS[name](newspaper, reporter, home)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of the editor's."""
    folder = tmp_path / "berita"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def noisy_photo() -> bytes:
    """A JPEG that every client uploads in parts, and of which the readers' copy is small."""
    size = (1500, 1500)
    noise = Random(8).randbytes(size[0] * size[1] * 3)  # noqa: S311  # the same each time
    out = BytesIO()
    Image.frombytes("RGB", size, noise).save(out, "JPEG", quality=100, subsampling=0)
    assert len(out.getvalue()) > PARTS
    return out.getvalue()


def versions(newspaper: Newspaper, prefix: str) -> set[tuple[str, str]]:
    """The keys and version ids of all that was ever uploaded below the prefix."""
    found = newspaper.aws("s3").list_object_versions(Bucket=newspaper.content_bucket, Prefix=prefix)
    assert not found["IsTruncated"]
    return {(each["Key"], each["VersionId"]) for each in found["Versions"]}


def test_a_synced_folder_is_live_and_a_second_sync_sends_nothing(
    newspaper: Newspaper, client: Client, name: str, folder: Path
) -> None:
    articles, media, key = folder / "articles", folder / "media", f"media/{name}/pasar.jpg"
    for each in (articles / "2024", media):
        each.mkdir(parents=True)
    first = article("Sinkron satu", date="2024-09-01", image=key)
    (articles / f"{name}-satu.md").write_text(first)
    (articles / f"2024/{name}-dua.md").write_text(article("Sinkron dua", date="2024-09-02"))
    copyfile(ROOT / "samples/media/pasar.jpg", media / "pasar.jpg")
    for _ in range(2):
        client.copy_folder(articles, f"articles/{name}/")
        client.copy_folder(media, f"media/{name}/")
        newspaper.wait_for(f"/2024/09/{name}-satu.html", f'src="/_foto/{name}~2Fpasar.jpg/')
        newspaper.wait_for(f"/2024/09/{name}-dua.html", "Sinkron dua")
        newspaper.wait_for_bytes(f"/{key}")
        newspaper.wait_for_report(f"articles/{name}/2024/{name}-dua.md", "TAYANG")
        newspaper.wait_for_report(key, "TAYANG")
        assert len(versions(newspaper, f"articles/{name}/")) == 2
        assert len(versions(newspaper, f"media/{name}/")) == 1
    (articles / f"{name}-satu.md").write_text(first.replace("Isi berita.", "Isi berita baru 4417."))
    client.copy_folder(articles, f"articles/{name}/")
    newspaper.wait_for(f"/2024/09/{name}-satu.html", "Isi berita baru 4417.")
    assert len(versions(newspaper, f"articles/{name}/")) == 3


def test_each_line_of_the_guide_for_editors_works(newspaper: Newspaper, client: Client) -> None:
    (client.home / "articles").mkdir()
    text = article("Menurut panduan", date="2024-09-07", slug="menurut-panduan")
    for place in ("berita.md", "articles/berita.md"):
        (client.home / place).write_text(text)
    lines = client.lines_of_guide()
    assert len(lines) >= 2
    for words in lines:
        if any("/desk/" in word for word in words):
            newspaper.wait_for("/2024/09/menurut-panduan.html", "Menurut panduan")
            newspaper.wait_for_report("articles/berita.md", "TAYANG")
        client.run(*words)
    for key in ("articles/berita.md", "articles/2026/berita.md"):
        newspaper.delete(key)
    newspaper.wait_until_gone("/2024/09/menurut-panduan.html")


def test_a_moved_file_keeps_its_page_and_its_comments(
    newspaper: Newspaper, client: Client, name: str
) -> None:
    old, new = f"articles/{name}-pindah.md", f"articles/{name}-arsip/{name}-kantor.md"
    identity, address = f"{name}-pindahan", f"/2024/09/{name}-pindah.html"
    fields = {"id": identity, "slug": f"{name}-pindah", "date": "2024-09-03"}
    newspaper.upload(old, article("Pindah kantor", **fields))
    newspaper.wait_for(address, "Pindah kantor", "0 komentar")
    assert newspaper.comment(identity, "Selamat 6640").status == 201
    newspaper.wait_for(address, "Selamat 6640")
    client.move(old, new)
    newspaper.wait_for_report(new, f"TAYANG di {newspaper.address}{address}")
    newspaper.settle()
    assert newspaper.report(old) == ""
    page = newspaper.get(address)
    assert page.status == 200
    assert "Selamat 6640" in page.text


def test_who_moves_a_file_without_an_id_was_told_the_lines_to_add(
    newspaper: Newspaper, client: Client, name: str
) -> None:
    old, new = f"articles/{name}-polos.md", f"articles/{name}-arsip/{name}-polos-baru.md"
    title = f"Tanpa baris id lewat {name}"
    newspaper.upload(old, article(title, date="2024-09-04"))
    newspaper.wait_for_report(old, "TAYANG", "kelak dipindah", f"id: {name}-polos\n")
    newspaper.wait_for(f"/2024/09/{name}-polos.html", title)
    client.move(old, new)
    newspaper.wait_for(f"/2024/09/{name}-polos-baru.html", title)
    newspaper.wait_until_gone(f"/2024/09/{name}-polos.html")
    newspaper.wait_for_report(new, f"TAYANG di {newspaper.address}/2024/09/{name}-polos-baru.html")
    until(lambda: newspaper.report(old), lambda report: not report)


def test_a_removed_file_has_no_page_and_no_report(
    newspaper: Newspaper, client: Client, name: str
) -> None:
    key, address = f"articles/{name}-hapus.md", f"/2024/09/{name}-hapus.html"
    newspaper.upload(key, article("Salah kirim", date="2024-09-05"))
    newspaper.wait_for(address, "Salah kirim")
    newspaper.wait_for_report(key, "TAYANG")
    client.remove(key)
    newspaper.wait_until_gone(address)
    until(lambda: newspaper.report(key), lambda report: not report)


def test_a_mirrored_folder_takes_away_what_is_not_in_it_and_nothing_else(
    newspaper: Newspaper, client: Client, name: str, folder: Path
) -> None:
    prefix, beside = f"articles/{name}-cermin/", f"articles/{name}-cermin-lain.md"
    newspaper.upload(beside, article("Di sebelah", date="2024-09-06"))
    for each in ("tetap", "pergi"):
        (folder / f"{name}-{each}.md").write_text(article(f"Yang {each}", date="2024-09-06"))
    client.mirror_folder(folder, prefix)
    for each in ("tetap", "pergi"):
        newspaper.wait_for(f"/2024/09/{name}-{each}.html", f"Yang {each}")
        newspaper.wait_for_report(f"{prefix}{name}-{each}.md", "TAYANG")
    before = versions(newspaper, prefix)
    (folder / f"{name}-pergi.md").unlink()
    client.mirror_folder(folder, prefix)
    newspaper.wait_until_gone(f"/2024/09/{name}-pergi.html")
    newspaper.settle()
    assert versions(newspaper, prefix) == before
    assert newspaper.report(f"{prefix}{name}-pergi.md") == ""
    assert "TAYANG" in newspaper.report(f"{prefix}{name}-tetap.md")
    for address, words in ((f"{name}-tetap", "Yang tetap"), (f"{name}-cermin-lain", "Di sebelah")):
        assert words in newspaper.get(f"/2024/09/{address}.html").text


def test_a_photo_that_comes_in_parts_is_live_and_moves(
    newspaper: Newspaper, client: Client, name: str, folder: Path, noisy_photo: bytes
) -> None:
    key, moved = f"media/{name}-besar.jpg", f"media/{name}/besar.jpg"
    (folder / "besar.jpg").write_bytes(noisy_photo)
    client.upload(folder / "besar.jpg", key)
    assert came_in_parts(newspaper, key)
    photo = newspaper.wait_for_bytes(f"/{key}")
    newspaper.wait_for_report(key, "TAYANG")
    client.move(key, moved)
    assert newspaper.wait_for_bytes(f"/{moved}").body == photo.body
    newspaper.wait_until_gone(f"/{key}")
    newspaper.wait_for_report(moved, "TAYANG")
    until(lambda: newspaper.report(key), lambda report: not report)


def test_a_broken_photo_that_comes_in_parts_is_told(
    newspaper: Newspaper, client: Client, name: str, folder: Path, noisy_photo: bytes
) -> None:
    key = f"media/{name}-putus.png"
    (folder / "putus.png").write_bytes(b"\x89PNG\r\n\x1a\n" + noisy_photo)
    client.upload(folder / "putus.png", key)
    assert came_in_parts(newspaper, key)
    newspaper.wait_for_report(key, "BELUM TAYANG", "Berkas foto ini tidak utuh")
    newspaper.settle()
    assert newspaper.get(f"/{key}").status == 404


def came_in_parts(newspaper: Newspaper, key: str) -> bool:
    """The ETag of such an object ends in the number of its parts."""
    head = newspaper.aws("s3").head_object(Bucket=newspaper.content_bucket, Key=key)
    return int(head["ETag"].strip('"').partition("-")[2] or 1) > 1
