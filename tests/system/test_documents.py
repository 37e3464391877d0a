"""What the README asks a reader to type at a running newspaper works there as written."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.documents import commands, words_of
from tests.system.newspaper import article

if TYPE_CHECKING:
    from tests.system.newspaper import Newspaper


def test_the_comment_of_the_readme_is_taken(newspaper: Newspaper) -> None:
    [line] = [each for each in commands() if each.startswith("curl ")]
    *options, address = words_of(line)[1:]
    newspaper.upload("articles/halo.md", article("Halo, pembaca", section="daerah"))
    newspaper.wait_for("/", "Halo, pembaca")
    answer = newspaper.ask(
        "POST",
        urlsplit(address).path,
        "&".join(options[1::2]),
        {"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status < 400, answer.text
