from __future__ import annotations

import os
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command.folder import files_in_order, find, key_from, key_of, root_of
from kilas.content_keys import is_leftover
from local.errors import LocalError

NAMES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='/\\:*?"<>|'), min_size=1
).filter(lambda name: name.strip(". ") == name and name)
KEYS = st.builds(
    "{}/{}".format,
    st.sampled_from(["articles", "pages", "media"]),
    st.lists(NAMES, min_size=1, max_size=3).map("/".join),
).map(lambda key: unicodedata.normalize("NFC", key))


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


@given(KEYS)
def test_a_key_is_named_by_each_systems_path_in_either_form_of_unicode(key: str) -> None:
    parts = [unicodedata.normalize("NFD", part) for part in key.split("/")]
    for path in (
        PurePosixPath(*parts),
        PurePosixPath("/home/ani/koran", *parts),
        PurePosixPath(".", *parts),
        PureWindowsPath(*parts),
        PureWindowsPath("C:\\Koran Kita", *parts),
        PureWindowsPath("\\\\server\\redaksi", *parts),
    ):
        assert key_from(str(path)) == key
    assert key_of(PureWindowsPath(*parts).parts) == key


@pytest.mark.parametrize(
    "word",
    ["", "articles", "articles/", "Articles/a.md", "desk/a.txt", "articles/../a", "x.md"],
)
def test_what_is_no_key_is_refused(word: str) -> None:
    with pytest.raises(LocalError, match=r"no file of a newspaper: Kilas reads"):
        key_from(word)


def test_a_folder_has_its_files_in_the_order_in_which_they_are_needed(tmp_path: Path) -> None:
    write(tmp_path, "articles/b.md", "articles/a/x.md", "pages/p.md", "media/f.jpg", "site.yaml")
    write(tmp_path, "README.md", "notes/articles/no.md", ".git/config", ".obsidian/articles/no.md")
    found = find([tmp_path])
    assert [file.key for file in files_in_order(found)] == [
        "site.yaml",
        "media/f.jpg",
        "pages/p.md",
        "articles/a/x.md",
        "articles/b.md",
    ]
    assert (found.wrong, found.leftovers) == ([], [])


def test_a_file_below_a_folder_has_the_key_that_it_has_in_the_whole(tmp_path: Path) -> None:
    write(tmp_path, "site.yaml", "articles/a/media/x.md", "articles/b.md")
    for path in ("articles/a", "articles/a/media", "articles/a/media/x.md"):
        assert list(find([tmp_path / path]).files) == ["articles/a/media/x.md"]


def test_a_path_with_backslashes_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "site.yaml", "articles/a/x.md")
    monkeypatch.chdir(tmp_path)
    assert list(find([Path("articles\\a\\x.md")]).files) == ["articles/a/x.md"]


def test_without_a_site_yaml_the_outermost_folder_of_a_newsroom_counts(tmp_path: Path) -> None:
    write(tmp_path, "articles/2026/media/x.md")
    assert root_of(tmp_path / "articles/2026/media/x.md") == tmp_path
    assert root_of(tmp_path) == tmp_path


def test_macos_names_are_nfc_and_two_spellings_of_one_are_told(tmp_path: Path) -> None:
    composed, apart = "caf\u00e9.md", "cafe\u0301.md"
    write(tmp_path, "site.yaml", f"articles/{apart}")
    assert list(find([tmp_path]).files) == ["site.yaml", f"articles/{composed}"]
    write(tmp_path, f"articles/{composed}")
    found = find([tmp_path / "articles"])
    assert list(found.files) == [f"articles/{composed}"]
    [line] = found.wrong
    assert "another file has this name in other characters" in line


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "Thumbs.db", "desktop.ini", "~$berita.docx", "._x.md", "x.md~", ".x.md.swp",
     "#x.md#", ".#x.md", ".~lock.x.odt#", "x.tmp", "foto.jpg.part"],
)  # fmt: skip
def test_leftovers_of_programs_are_left_out_with_a_word(tmp_path: Path, name: str) -> None:
    write(tmp_path, "site.yaml", f"articles/{name}", "articles/x.md")
    found = find([tmp_path])
    assert list(found.files) == ["site.yaml", "articles/x.md"]
    assert found.leftovers == [f"articles/{name}"]
    assert find([tmp_path / "articles" / name]).leftovers == [f"articles/{name}"]


@pytest.mark.parametrize("name", ["x.md", "_x.md", "partai.md", "~x.md", "bak.md", "swp", "x$.md"])
def test_a_file_of_an_editor_is_no_leftover(name: str) -> None:
    assert not is_leftover(name)


def test_what_lies_elsewhere_is_told(tmp_path: Path) -> None:
    write(tmp_path, "site.yml", "Articles/x.md", "articles/x.md", "berita.md")
    found = find([tmp_path])
    assert list(found.files) == ["articles/x.md"]
    assert [line.partition(":")[0] for line in found.wrong] == ["site.yml", "Articles/"]
    write(tmp_path, "site.yaml")
    [line] = find([tmp_path / "berita.md"]).wrong
    assert line.startswith("berita.md: Kilas reads site.yaml, articles/")


def test_a_name_that_s3_does_not_take_is_told(tmp_path: Path) -> None:
    write(tmp_path, "site.yaml", "/".join(["articles", *["a" * 200] * 6]))
    path = os.fsencode(tmp_path / "articles") + b"/\xff.md"
    Path(os.fsdecode(path)).write_text("x")
    found = find([tmp_path])
    assert list(found.files) == ["site.yaml"]
    assert [line.endswith("S3 takes no such name; rename the file") for line in found.wrong] == [
        True,
        True,
    ]


def test_a_link_to_a_folder_is_told(tmp_path: Path) -> None:
    write(tmp_path, "site.yaml", "articles/x.md", "lain/y.md")
    (tmp_path / "articles" / "lain").symlink_to(tmp_path / "lain")
    assert find([tmp_path]).wrong == ["articles/lain: a link to a folder is not followed"]


def test_paths_that_are_none_of_one_newspaper_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "a/site.yaml", "b/site.yaml", "c/x.md")
    for paths, said in (
        (["tiada"], "there is no "),
        (["a", "b"], "two newspapers"),
        (["c/x.md"], "outside of a newsroom's folder: Kilas reads"),
    ):
        with pytest.raises(LocalError, match=said):
            find([tmp_path / path for path in paths])


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "rahasia", "koran/site.yaml", "koran/media/a.txt")
    (tmp_path / "koran" / "media" / "b.txt").symlink_to(tmp_path / "rahasia")
    (tmp_path / "koran" / "media" / "c.txt").symlink_to(tmp_path / "koran" / "media" / "a.txt")
    found = find([tmp_path / "koran"])
    assert sorted(found.files) == ["media/a.txt", "media/c.txt", "site.yaml"]
    [line] = found.wrong
    assert line.startswith("media/b.txt: a link out of the folder")


def test_what_cannot_be_read_is_told_and_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path, "site.yaml", "articles/x.md")
    (tmp_path / "articles" / "hilang.md").symlink_to("tiada.md")
    (tmp_path / "articles" / "lingkar.md").symlink_to("lingkar.md")
    os.mkfifo(tmp_path / "articles" / "pipa.md")
    found = find([tmp_path])
    assert sorted(found.files) == ["articles/x.md", "site.yaml"]
    assert found.wrong == [
        "articles/hilang.md: a link that leads nowhere",
        "articles/lingkar.md: a link that leads nowhere",
        "articles/pipa.md: this is no file",
    ]


def test_what_may_not_be_opened_is_told_with_the_systems_reason(tmp_path: Path) -> None:
    write(tmp_path, "site.yaml", "articles/a.md", "articles/tutup/b.md", "articles/x.md")
    for closed in ("articles/a.md", "articles/tutup"):
        (tmp_path / closed).chmod(0)
    if os.access(tmp_path / "articles/a.md", os.R_OK):
        pytest.skip("the administrator may open everything")
    found = find([tmp_path])
    (tmp_path / "articles/tutup").chmod(0o700)
    assert sorted(found.files) == ["articles/x.md", "site.yaml"]
    file, folder = sorted(found.wrong)
    assert file.startswith("articles/a.md: the file cannot be opened: Permission denied; close")
    assert folder == "articles/tutup/: the folder cannot be opened: Permission denied"
