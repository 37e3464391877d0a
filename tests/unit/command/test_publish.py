"""publish, open and mv over a newspaper of fakes, which works while the command waits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from botocore.exceptions import EndpointConnectionError, NoCredentialsError

from kilas.errors import AwsError, StackNotFound
from tests.fakes.world import ADDRESS
from tests.newsroom import article_file, site_yaml
from tests.unit.media.pictures import picture

if TYPE_CHECKING:
    from tests.unit.command.newsroom import Newsroom

BANJIR = f"{ADDRESS}/2026/11/banjir.html"


def test_each_file_is_live_with_its_address_when_the_command_ends(newsroom: Newsroom) -> None:
    newsroom.write("articles/banjir.md", article_file())
    newsroom.write("media/a.jpg", picture())
    newsroom.write("pages/tentang.md", article_file(title="Tentang", date=""))
    done = newsroom.kilas("publish", ".")
    assert (done.exit_code, done.stderr) == (0, "")
    *lines, summary = done.stdout.splitlines()
    assert sorted(line for line in lines if line.startswith("live")) == [
        f"live      articles/banjir.md  {BANJIR}",
        f"live      media/a.jpg  {ADDRESS}/media/a.jpg",
        f"live      pages/tentang.md  {ADDRESS}/p/tentang.html",
        "live      site.yaml",
    ]
    assert summary == "4 uploaded, 0 the same already"
    assert "2026/11/banjir.html" in newsroom.world.site.objects
    assert newsroom.bucket.put_keys[0] == "site.yaml"
    assert newsroom.bucket.put_keys[-1] == "articles/banjir.md", "after what it shows"


def test_a_whole_newspaper_is_published_in_one_go(newsroom: Newsroom) -> None:
    """No report says that the settings, or a photo, are missing: they came a moment before."""
    newsroom.write("media/a.jpg", picture((1200, 630)))
    newsroom.write("articles/banjir.md", article_file("![Air](media/a.jpg)", section="politik"))
    done = newsroom.kilas("publish", ".")
    assert done.exit_code == 0
    assert f"live      articles/banjir.md  {BANJIR}\n3 uploaded" in done.stdout


def test_what_is_the_same_is_not_uploaded_again_and_is_told(published: Newsroom) -> None:
    done = published.kilas("publish", "articles")
    assert published.bucket.put_keys == []
    assert done.stdout == (
        f"live      articles/banjir.md  {BANJIR}\n0 uploaded, 1 the same already\n"
    )
    published.write("articles/banjir.md", article_file("Lain."))
    assert published.kilas("publish", "articles").exit_code == 0
    assert published.bucket.put_keys == ["articles/banjir.md"]
    assert "Lain." in published.world.site.text("2026/11/banjir.html")


def test_a_file_that_is_refused_is_told_with_its_report(newsroom: Newsroom) -> None:
    newsroom.write("articles/a.md", article_file(section="nihil"))
    done = newsroom.kilas("publish", ".")
    assert done.exit_code == 1
    assert "wrong     articles/a.md\n  BELUM TAYANG." in done.stdout
    assert "\n  1. Baris 4: Rubrik “nihil” tidak ada" in done.stdout
    assert done.stdout.endswith("2 uploaded, 0 the same already, 1 refused\n")


def test_a_version_that_is_not_taken_is_refused_while_the_older_stays(
    published: Newsroom,
) -> None:
    published.write("articles/banjir.md", article_file(section="nihil"))
    done = published.kilas("publish", "articles")
    assert done.exit_code == 1
    assert f"kept      articles/banjir.md  {BANJIR}\n  PERLU DIPERBAIKI." in done.stdout


@pytest.mark.parametrize(
    ("fields", "state"),
    [({"draft": "true"}, "draft"), ({"date": "2027-01-01"}, "scheduled")],
)
def test_what_waits_is_good_and_is_told(
    newsroom: Newsroom, fields: dict[str, str], state: str
) -> None:
    newsroom.write("articles/a.md", article_file(**fields))
    done = newsroom.kilas("publish", ".")
    assert done.exit_code == 0
    assert f"\n{state:9} articles/a.md\n" in f"\n{done.stdout}"


def test_the_report_on_an_older_version_is_no_answer(published: Newsroom) -> None:
    """The report says live, of the version before: the answer to this one is another."""
    published.write("articles/banjir.md", article_file(draft="true"))
    assert "draft     articles/banjir.md" in published.kilas("publish", "articles").stdout


def test_without_waiting_the_command_ends_after_the_upload(newsroom: Newsroom) -> None:
    newsroom.write("articles/banjir.md", article_file())
    done = newsroom.kilas("publish", "articles", "--no-wait")
    assert (done.exit_code, done.stdout) == (
        0,
        "new       articles/banjir.md\n1 uploaded, 0 the same already\n",
    )
    assert newsroom.bucket.report("articles/banjir.md") is None


def test_a_dry_run_uploads_nothing(published: Newsroom) -> None:
    published.write("articles/banjir.md", article_file("Lain."))
    published.write("articles/baru.md", article_file())
    done = published.kilas("publish", ".", "--dry-run")
    assert done.exit_code == 0
    assert sorted(done.stdout.splitlines()) == [
        "2 to upload, 1 the same already",
        "changed   articles/banjir.md",
        "new       articles/baru.md",
    ]
    assert published.bucket.put_keys == []


def test_a_file_that_aws_refuses_stops_no_other(newsroom: Newsroom) -> None:
    newsroom.write("articles/banjir.md", article_file())
    newsroom.bucket.refused = {"site.yaml"}
    newsroom.world.upload("site.yaml", site_yaml())
    done = newsroom.kilas("publish", ".")
    assert done.exit_code == 1
    assert (
        "site.yaml was not uploaded: these credentials may not do that (PutObject)" in done.stderr
    )
    assert f"live      articles/banjir.md  {BANJIR}" in done.stdout
    assert "1 not uploaded" in done.stdout


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (NoCredentialsError(), "no credentials: give a --profile"),
        (EndpointConnectionError(endpoint_url="https://s3/"), "nobody answers"),
        (AwsError("x", code="ExpiredToken", operation="x"), "sign in again"),
        (AwsError("x", code="NoSuchBucket", operation="x"), "has no content bucket"),
        (StackNotFound("there is no stack kilas in x"), "check --stack and --region"),
    ],
)
def test_what_stops_everything_is_one_line_with_its_remedy(
    newsroom: Newsroom, broken: Exception, said: str
) -> None:
    newsroom.bucket.broken = broken
    for words in (("publish", "."), ("mv", "articles/a.md", "articles/b.md")):
        done = newsroom.kilas(*words)
        assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
        assert done.stderr.startswith("kilas: ")
        assert said in done.stderr


def test_an_interrupted_run_says_how_far_it_came_and_goes_on(newsroom: Newsroom) -> None:
    for number in range(30):
        newsroom.write(f"articles/{number}.md", article_file(slug=f"a{number}"))
    newsroom.bucket.stop_after = 5
    done = newsroom.kilas("publish", ".")
    assert done.exit_code == 130
    assert " of 31 files are in the bucket. The same command goes on from there" in done.stderr
    newsroom.bucket.stop_after = None
    done = newsroom.kilas("publish", ".")
    assert done.exit_code == 0
    assert sorted(newsroom.bucket.put_keys) == sorted(
        ["site.yaml", *(f"articles/{number}.md" for number in range(30))]
    ), "each was uploaded once"
    assert done.stdout.count("live  ") == 31


def test_json_for_programs(newsroom: Newsroom) -> None:
    newsroom.write("articles/banjir.md", article_file())
    done = newsroom.kilas("publish", "--json", ".")
    settings, article = json.loads(done.stdout)
    assert (settings["key"], settings["address"]) == ("site.yaml", None)
    assert (article["done"], article["state"], article["address"]) == ("new", "live", BANJIR)
    assert article["report"].startswith("articles/banjir.md\n")
    assert (article["error"], article["replaced"]) == (None, False)


def test_nothing_to_upload_is_told(newsroom: Newsroom) -> None:
    (newsroom.folder / "articles").mkdir()
    done = newsroom.kilas("publish", "articles")
    assert done.exit_code == 1
    assert done.stderr == "kilas: there is no file of a newspaper to upload\n"


def test_open_prints_the_address_of_a_page(published: Newsroom) -> None:
    done = published.kilas("open", "--print", "articles/banjir.md")
    assert (done.exit_code, done.stdout) == (0, f"{BANJIR}\n")
    published.write("articles/b.md", article_file(draft="true"))
    published.kilas("publish", "articles")
    done = published.kilas("open", "--print", "articles/b.md")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "readers see no page of articles/b.md" in done.stderr
    assert "there is no report on" in published.kilas("open", "--print", "pages/x.md").stderr


def test_a_moved_file_is_moved_here_and_there(published: Newsroom) -> None:
    done = published.kilas("mv", "articles/banjir.md", "articles/daerah/")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        f"added to the file: id: banjir\nlive      articles/daerah/banjir.md  {BANJIR}\n"
    )
    here = published.folder / "articles/daerah/banjir.md"
    seen = published.bucket.seen("articles/daerah/banjir.md")
    assert seen
    assert here.read_bytes() == published.bucket.read("articles/daerah/banjir.md", seen.version)
    assert not (published.folder / "articles/banjir.md").exists()
    assert published.bucket.seen("articles/banjir.md") is None
    assert published.kilas("mv", "articles/banjir.md", "articles/daerah/").exit_code == 0


def test_a_file_that_differs_here_is_published_first(published: Newsroom) -> None:
    published.write("articles/banjir.md", article_file("Lain."))
    done = published.kilas("mv", "articles/banjir.md", "articles/b.md")
    assert done.exit_code == 1
    assert "publish it first" in done.stderr
    assert published.bucket.seen("articles/banjir.md")
    assert not (published.folder / "articles/b.md").exists()


def test_a_file_here_that_was_never_uploaded_is_not_taken_away(published: Newsroom) -> None:
    published.write("articles/baru.md", article_file("Baru."))
    done = published.kilas("mv", "articles/baru.md", "articles/banjir.md")
    assert done.exit_code == 1
    assert "was not uploaded" in done.stderr
    assert (published.folder / "articles/baru.md").exists()


def test_a_file_that_cannot_be_moved_says_what_to_mend(published: Newsroom) -> None:
    published.write("articles/b.md", article_file(section="nihil"))
    published.kilas("publish", "articles")
    done = published.kilas("mv", "articles/b.md", "articles/c.md")
    assert done.exit_code == 1
    assert "mend articles/b.md or site.yaml first, and move it then: line 4: " in done.stderr
