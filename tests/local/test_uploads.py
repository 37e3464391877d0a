"""A folder's files are in the bucket, once, and nothing else of the bucket is touched."""

from __future__ import annotations

import os
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from botocore.exceptions import ClientError

from local.uploads import Uploader, Watcher

LONGEST_KEY = 1024
"""https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html"""


class Bucket:
    """Stands in for S3: what it holds, and how often it was written to."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.writes: list[str] = []

    def put_object(self, *, Key: str, Body: bytes, **_: Any) -> None:  # noqa: N803  # S3's names
        if len(Key.encode()) > LONGEST_KEY:
            raise ClientError({"Error": {"Code": "KeyTooLongError"}}, "PutObject")
        self.objects[Key] = Body
        self.writes.append(Key)

    def delete_object(self, *, Key: str, **_: Any) -> None:  # noqa: N803  # S3's names
        self.objects.pop(Key, None)
        self.writes.append(Key)


@pytest.fixture
def bucket() -> Bucket:
    return Bucket()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles" / "2026").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "site.yaml").write_text("title: Uji")
    (folder / "articles" / "2026" / "banjir surut.md").write_text("satu")
    (folder / "media" / "foto.jpg").write_bytes(b"\xff")
    return folder


def uploader(bucket: Bucket, folder: Path, tmp_path: Path) -> Uploader:
    return Uploader(bucket, "content", folder, tmp_path / "uploaded.json")


def test_the_site_comes_first_and_photos_before_articles(
    bucket: Bucket, folder: Path, tmp_path: Path
) -> None:
    uploader(bucket, folder, tmp_path).sync()
    assert bucket.writes == ["site.yaml", "media/foto.jpg", "articles/2026/banjir surut.md"]


def test_a_second_start_uploads_only_what_changed(
    bucket: Bucket, folder: Path, tmp_path: Path
) -> None:
    uploader(bucket, folder, tmp_path).sync()
    (folder / "site.yaml").write_text("title: Baru")
    assert uploader(bucket, folder, tmp_path).sync() == ["site.yaml"]
    assert uploader(bucket, folder, tmp_path).sync() == []


def test_a_second_start_deletes_what_left_the_folder_and_nothing_else(
    bucket: Bucket, folder: Path, tmp_path: Path
) -> None:
    uploader(bucket, folder, tmp_path).sync()
    bucket.objects["articles/dari-tempat-lain.md"] = b"x"
    (folder / "media" / "foto.jpg").unlink()
    assert uploader(bucket, folder, tmp_path).sync() == ["media/foto.jpg"]
    assert "articles/dari-tempat-lain.md" in bucket.objects


@pytest.mark.parametrize(
    "name", ["articles/.DS_Store", "articles/a.md~", "articles/.a.md.swp", "desk/a.txt", "lain.txt"]
)
def test_a_file_that_is_no_content_is_not_uploaded(
    bucket: Bucket, folder: Path, tmp_path: Path, name: str
) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("x")
    uploader(bucket, folder, tmp_path).sync()
    assert name not in bucket.objects


def test_a_file_in_the_wrong_place_is_reported_once(
    bucket: Bucket, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["berita.md", "article/x.md", "Berita/2026/Foto.JPG", "site.yml", "lain.txt"]
    silent = [".kilas.md", ".git/x.md", "berita.md~", "article/.x.md.swp", "desk/articles/a.md.txt"]
    for name in [*names, *silent, "make_pictures.py", "articles/catatan.txt"]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    uploads = uploader(bucket, folder, tmp_path)
    uploads.sync()
    told = capsys.readouterr().out.splitlines()
    assert sorted(line.split()[1] for line in told) == sorted(names)
    assert all("articles/" in line for line in told), "says where it belongs"
    (folder / "article" / "y.md").write_text("x")
    uploads.sync()
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == ["article/y.md"]


def test_a_change_is_uploaded_while_it_watches(
    bucket: Bucket, folder: Path, tmp_path: Path
) -> None:
    reports: Queue[list[str]] = Queue()

    def wait_for(key: str) -> None:
        while key not in reports.get(timeout=10):
            """Another change was reported first."""

    with Watcher(uploader(bucket, folder, tmp_path), reports.put):
        wait_for("articles/2026/banjir surut.md")
        (folder / "articles" / "baru.md").write_text("dua")
        wait_for("articles/baru.md")
        (folder / "articles" / "2026").rename(folder / "articles" / "2027")
        wait_for("articles/2026/banjir surut.md")
    assert sorted(bucket.objects) == [
        "articles/2027/banjir surut.md",
        "articles/baru.md",
        "media/foto.jpg",
        "site.yaml",
    ]


def test_a_file_that_cannot_be_uploaded_is_reported_once_and_the_others_are_uploaded(
    bucket: Bucket, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    no_text = os.fsencode(folder / "articles") + b"/b\xffrita.md"
    with open(no_text, "wb") as file:  # noqa: PTH123 -- a name that is no text
        file.write(b"x")
    too_long = folder.joinpath("articles", *["a" * 200] * 6, "b.md")
    too_long.parent.mkdir(parents=True)
    too_long.write_text("x")
    uploads = uploader(bucket, folder, tmp_path)
    assert "articles/2026/banjir surut.md" in uploads.sync()
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 2
    assert all(line.startswith("  not uploaded: articles/") for line in told)
    assert "b\\udcffrita.md" in "".join(told)
    assert uploads.sync() == []
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="Linux alone has this file")
def test_a_file_that_cannot_be_read_stays_in_the_bucket_as_it_was(
    bucket: Bucket, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uploads = uploader(bucket, folder, tmp_path)
    uploads.sync()
    file = folder / "articles" / "2026" / "banjir surut.md"
    file.unlink()
    # A regular file whose every read fails, for root too.
    file.symlink_to("/proc/self/mem")
    assert uploads.sync() == []
    assert "not uploaded: articles/2026/banjir surut.md" in capsys.readouterr().out
    assert bucket.objects["articles/2026/banjir surut.md"] == b"satu"
