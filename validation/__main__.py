"""`make validate`: the samples and a stress newsroom, by the checkers that the web trusts."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from local.errors import LocalError
from local.uploads import Uploader
from tests.system.newspaper import Newspaper
from validation import browser, markup, newsroom, schemas, speed, tools
from validation.pages import answers_to_readers, walk
from validation.report import Check, merged, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validation.pages import Page

SETTLED: Final = 600


def main() -> int:
    """Print the table; the exit status: 0, or 1 where a row is wrong."""
    runs = os.environ.get("RUNS") or "1"
    if not (runs.isascii() and runs.isdigit() and int(runs)):
        print(f"kilas: RUNS={runs} is no number of runs: take 1, or 5", file=sys.stderr)
        return 1
    # What ends this process ends the emulator too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        tools.ready()
        rows = merged(_checked(int(runs)))
    except LocalError as error:
        print(f"kilas: {error}", file=sys.stderr)
        return 1
    print(table(rows))
    return int(any(row.is_wrong for row in rows))


def _checked(runs: int) -> list[Check]:
    tools.PLACE.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=tools.PLACE) as folder:
        place = Path(folder)
        newspaper = Newspaper(place / "newspaper")
        try:
            return list(_editions(newspaper, place, runs))
        finally:
            newspaper.stop()


def _editions(newspaper: Newspaper, place: Path, runs: int) -> Iterator[Check]:
    """The samples alone, and then the stress newsroom beside them, in one newspaper: what the
    second edition has left as it was is checked once.
    """
    _publish(newspaper, newsroom.SAMPLES, place)
    first = walk(newspaper)
    yield from _pages(newspaper, first, place / "first")
    newsroom.write(place / "stress")
    _publish(newspaper, place / "stress", place)
    for number in range(newsroom.COMMENTS):
        name, text = newsroom.comment(number)
        newspaper.comment(newsroom.DISCUSSED, text, name)
    answers = answers_to_readers(newspaper)
    newspaper.settle(SETTLED)
    known = {(page.name, page.body) for page in first}
    later = [page for page in walk(newspaper) if (page.name, page.body) not in known]
    yield from _pages(newspaper, [*later, *answers], place / "second")
    yield from _say(speed.checks(newspaper, runs))


def _publish(newspaper: Newspaper, content: Path, place: Path) -> None:
    manifest = place / f"{content.name}.json"
    Uploader(newspaper.aws("s3"), newspaper.content_bucket, content, manifest).sync()
    newspaper.settle(SETTLED)


def _pages(newspaper: Newspaper, pages: list[Page], folder: Path) -> Iterator[Check]:
    yield from _say(markup.checks(pages, folder))
    yield from _say(schemas.checks(pages, folder))
    yield from _say(browser.checks(browser.seen(pages), newspaper.address))


def _say(checks: Iterable[Check]) -> Iterator[Check]:
    for check in checks:
        print(f"  {check.name}", flush=True)
        yield check


if __name__ == "__main__":
    sys.exit(main())
