"""A folder's files are in the bucket, once, and nothing else of the bucket is touched."""

from __future__ import annotations

from queue import Queue
from typing import TYPE_CHECKING, Any

import pytest

from local.errors import LocalError
from local.uploads import Uploader, Watcher, check_newsroom

if TYPE_CHECKING:
    from pathlib import Path


class Bucket:
    """Stands in for S3: what it holds, and how often it was written to."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.writes: list[str] = []

    def put_object(self, *, Key: str, Body: bytes, **_: Any) -> None:  # noqa: N803  # S3's names
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
def test_what_is_no_content_stays_here(
    bucket: Bucket, folder: Path, tmp_path: Path, name: str
) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("x")
    uploader(bucket, folder, tmp_path).sync()
    assert name not in bucket.objects


def test_a_file_in_the_wrong_place_is_told_once(
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


def test_a_folder_without_a_site_is_told_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(LocalError, match=r"has no site\.yaml.*make run CONTENT=DIR"):
        check_newsroom(tmp_path)
