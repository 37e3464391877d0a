"""What the overview says of each file, for an editor and for programs."""

from __future__ import annotations

import json
from typing import Any

from kilas.clock.lookout import MOST
from kilas.texts import texts_of
from tests.fakes.newspaper import newspaper
from tests.fakes.world import ADDRESS, World
from tests.newsroom import SITE, site_yaml

GOOD = "---\ntitle: Banjir\ndate: 2026-11-01\n---\nAir naik.\n"
REFUSED = "---\ntitle: Pasar\nsection: olahraga\n---\nIsi.\n"
REPORT = texts_of(SITE.language).report
OVERVIEW = texts_of(SITE.language).overview


def newsroom(files: dict[str, str]) -> tuple[dict[str, Any], str]:
    """The overview of a newspaper of these files, for programs and for an editor."""
    world = newspaper(site_yaml(sections="{politik: Politik}"))
    for key, text in files.items():
        world.upload(key, text)
        world.settle()
    return json.loads(world.desk.text("index.json")), world.desk.text("index.html")


def test_a_refused_file_has_its_status_its_time_its_line_and_its_remedy() -> None:
    data, page = newsroom({"articles/pasar.md": REFUSED})
    (file,) = data["problem"]["files"]
    (problem,) = file["problems"]
    assert (file["status"], file["url"]) == ("wrong", "")
    assert file["uploaded"] == "2026-11-20T10:00:00+07:00"
    assert (problem["line"], problem["note"]) == (3, False)
    assert REPORT["wrong"] in page
    assert OVERVIEW["uploaded"].partition("{")[0] + "Jumat, 20 November 2026" in page
    place, remedy = REPORT["line"].format(line=3), problem["remedy"]
    assert f"<p>{place}{problem['what']} {REPORT['remedy'].format(remedy=remedy)}</p>" in page
    assert REPORT["kept"] not in page
    assert problem["what"] != remedy


def test_a_version_that_is_not_used_says_that_the_older_one_stays_and_where() -> None:
    world = World()
    world.upload("site.yaml", site_yaml(sections="{politik: Politik}"))
    for text in (GOOD, REFUSED):
        world.upload("articles/banjir.md", text)
        world.settle()
    page = world.desk.text("index.html")
    assert REPORT["kept"] in page
    assert REPORT["live"].format(url=f"{ADDRESS}/2026/11/banjir.html") in page
    assert "<br></p>" not in page
    assert "<br><br>" not in page


def test_a_note_is_called_one() -> None:
    text = GOOD.replace("Air naik.", "![Air](/media/tiada.jpg)")
    data, page = newsroom({"articles/banjir.md": text})
    (file,) = data["note"]["files"]
    (problem,) = file["problems"]
    assert problem["note"] is True
    assert f"<p>{REPORT['warning']}" in page


def test_a_file_without_a_remark_before_its_status_has_no_empty_line() -> None:
    _, page = newsroom({"articles/pasar.md": REFUSED})
    assert "<strong>articles/pasar.md</strong><br>" + REPORT["wrong"] in page


def test_the_latest_articles_are_shown_the_newest_first() -> None:
    days = {f"articles/{day}.md": GOOD.replace("11-01", f"11-0{day}") for day in (1, 3, 2)}
    files = {key: text.replace("Banjir", f"Banjir {key[9]}") for key, text in days.items()}
    data, _ = newsroom(files)
    latest = [each["title"] for each in data["latest"]["files"]]
    assert latest == ["Banjir 3", "Banjir 2", "Banjir 1"]


def test_a_key_cannot_write_lines_of_the_page() -> None:
    _, page = newsroom({"articles/a\nb.md": REFUSED, "c\nd.md": GOOD})
    assert "articles/a\\nb.md" in page
    assert "<strong>c\\nd.md</strong>" in page
    assert "a\nb.md" not in page


def test_more_strangers_than_are_named_are_told() -> None:
    data, page = newsroom({f"{number:03}.md": GOOD for number in range(MOST + 1)})
    assert (len(data["stranger"]["files"]), data["stranger"]["more"]) == (MOST, True)
    assert OVERVIEW["more"].format(number=MOST) in page


def test_a_copy_on_the_editors_machine_leads_to_the_newspaper_in_its_language() -> None:
    _, page = newsroom({})
    assert '<html lang="id">' in page
    assert f'<p class="nameplate"><a href="{ADDRESS}/">' in page
    assert f'<link rel="stylesheet" href="{ADDRESS}/assets/kilas.' in page
    assert page.count(f"<p>{OVERVIEW['none']}</p>") == 7, "each part says that it has nothing"
