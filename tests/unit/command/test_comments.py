from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, get_args

import pytest

from command.comments import app
from kilas.comments.comment import Status
from kilas.errors import AwsError
from kilas.moderation import CommentRef
from tests.newsroom import NOON

if TYPE_CHECKING:
    from tests.unit.command.desk import Desk


def test_an_editor_sees_what_waits_as_text(desk: Desk) -> None:
    ref = desk.waiting("3 < 4 & *jelas*\ndua\nbaris")
    said = desk.kilas("list")
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout == (
        f"{ref}  2026-11-24 12:00 UTC  Ani\n  3 < 4 & *jelas*\n  dua\n  baris\n\n"
    )


def test_an_empty_list_says_so(desk: Desk) -> None:
    assert desk.kilas("list").stdout == "No comment waits for an editor.\n"
    assert json.loads(desk.kilas("list", "--json").stdout) == []


def test_a_list_that_was_cut_says_so(desk: Desk) -> None:
    for second in range(3):
        desk.waiting(str(second), posted=NOON + timedelta(seconds=second))
    assert desk.kilas("list", "--limit", "2").stdout.endswith("(2 shown; more may wait)\n")
    assert "more may wait" not in desk.kilas("list", "--limit", "4").stdout
    assert desk.kilas("list").stdout.count("UTC") == 3


def test_a_long_line_is_not_cut_in_a_pipe(desk: Desk) -> None:
    ref = desk.waiting("kata " * 200, article="2026~11~" + "sangat-panjang-" * 12)
    lines = desk.kilas("list").stdout.splitlines()
    assert lines[0].split()[0] == ref
    assert lines[1] == "  " + ("kata " * 200).strip()


def test_a_list_can_be_of_one_article(desk: Desk) -> None:
    desk.waiting(article="lain")
    ref = desk.waiting()
    assert [each["ref"] for each in json.loads(desk.kilas("list", "halo", "--json").stdout)] == [
        ref
    ]


def test_programs_get_json(desk: Desk) -> None:
    ref = desk.waiting("Setuju & *senang*.")
    article, id_ = ref.split("/")
    comment = {
        "ref": ref,
        "article": article,
        "id": id_,
        "status": "pending",
        "posted": "2026-11-24T12:00:00+00:00",
        "name": "Ani",
        "text": "Setuju & *senang*.",
        "html": "<p>Setuju &amp; <em>senang</em>.</p>",
    }
    assert json.loads(desk.kilas("list", "--json").stdout) == [comment]
    shown = json.loads(desk.kilas("show", ref, "--json").stdout)
    assert shown == comment | {"thread": {"published": 0, "waiting": 1}}
    decided = json.loads(desk.kilas("approve", ref, "halo/nihil", "--json").stdout)
    assert decided[0] == comment | {"status": "published", "changed": True}
    assert decided[1]["ref"] == "halo/nihil"
    assert decided[1]["error"].startswith("the article halo has no comment nihil;")


def test_one_comment_is_shown_with_any_status(desk: Desk) -> None:
    ref = desk.waiting()
    end = "  Setuju.\nwaits for an editor\nhalo: 0 published, 1 waiting\n"
    assert desk.kilas("show", ref).stdout.endswith(end)
    desk.kilas("remove", ref)
    end = "  Setuju.\nremoved\nhalo: 0 published, 0 waiting\n"
    assert desk.kilas("show", ref).stdout.endswith(end)


@pytest.mark.parametrize(("command", "status"), [("approve", "published"), ("remove", "removed")])
def test_a_second_decision_changes_nothing_and_says_so(
    desk: Desk, command: str, status: str
) -> None:
    ref = desk.waiting()
    number = int(command == "approve")
    first, second = desk.kilas(command, ref), desk.kilas(command, ref)
    assert first.stdout == f"{ref} {status}; halo has {number} published\n"
    assert second.stdout == f"{ref} already {status}; halo has {number} published\n"
    assert (first.exit_code, second.exit_code) == (0, 0)


def test_several_comments_are_decided_at_once(desk: Desk) -> None:
    refs = [desk.waiting(str(number), article=f"a{number}") for number in range(3)]
    said = desk.kilas("approve", *refs)
    assert said.exit_code == 0
    assert [line.split()[0] for line in said.stdout.splitlines()] == refs
    assert all(desk.threads.count(f"a{number}") == 1 for number in range(3))


def test_an_unknown_comment_is_one_line_and_keeps_no_other_from_its_decision(desk: Desk) -> None:
    ref = desk.waiting()
    said = desk.kilas("approve", "halo/nihil", ref)
    assert said.exit_code == 1
    assert said.stderr == (
        "kilas: the article halo has no comment nihil; `kilas comments list` shows those that "
        "wait\n"
    )
    assert said.stdout == f"{ref} published; halo has 1 published\n"
    assert desk.kilas("show", "halo/nihil").exit_code == 1


def test_a_word_that_is_no_reference_is_a_wrong_use_and_nothing_is_decided(desk: Desk) -> None:
    ref = desk.waiting()
    said = desk.kilas("approve", ref, "halo")
    assert said.exit_code == 2
    assert "is not ARTICLE/COMMENT" in " ".join(said.stderr.replace("│", " ").split())
    assert desk.threads.find(*_parts(ref)).status == "pending"  # type: ignore[union-attr]  # it is there


def _parts(ref: str) -> tuple[str, str]:
    parsed = CommentRef.parse(ref)
    return parsed.article, parsed.id


@pytest.mark.parametrize("words", [("approve",), ("remove",), ("show",), ("list", "--limit", "0")])
def test_wrong_words_end_with_status_2(desk: Desk, words: tuple[str, ...]) -> None:
    assert desk.kilas(*words).exit_code == 2
    assert desk.opened == []


def test_a_refusal_of_aws_is_one_line(desk: Desk) -> None:
    desk.broken = AwsError("many\nwords", code="AccessDeniedException", operation="Query")
    said = desk.kilas("list")
    assert (said.exit_code, said.stdout, said.stderr.count("\n")) == (1, "", 1)
    assert said.stderr.startswith("kilas: these credentials may not do that (Query): docs/")


def test_json_tells_what_was_decided_before_aws_refused(desk: Desk) -> None:
    first, second = (desk.waiting(article=article) for article in ("a", "b"))
    desk.table.refuse("THREAD#b")
    said = desk.kilas("approve", first, second, "--json")
    assert said.exit_code == 1
    assert [(each["ref"], each["status"]) for each in json.loads(said.stdout)] == [
        (first, "published")
    ]
    assert said.stderr.startswith("kilas: these credentials may not do that")


def test_a_terminal_gets_colours_and_a_pipe_gets_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.waiting()
    assert "\x1b" not in desk.kilas("list").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1m" in desk.kilas("list").stdout


def test_every_status_but_waiting_has_a_command(desk: Desk) -> None:
    decided = set()
    for command in (each.name for each in app.registered_commands):
        ref = desk.waiting(article=f"uji-{command}")
        desk.kilas(str(command), ref)
        found = desk.threads.find(*_parts(ref))
        assert found
        decided.add(found.status)
    assert decided == set(get_args(Status))
