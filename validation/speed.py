"""How fast pages are on a phone, by Lighthouse, and what they weigh."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from validation.newsroom import DISCUSSED, WITH_PHOTO
from validation.report import Check, Finding
from validation.tools import chromium, script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.system.newspaper import Newspaper

PAGES: Final = {
    "front": "/",
    "section": "/daerah/",
    "article with a photo": f"/2026/11/{WITH_PHOTO}.html",
    "article with 60 comments": f"/2026/11/{DISCUSSED}.html",
    "static page": "/p/uji.html",
}
PERFORMANCE: Final = "performance"
WHOLE: Final = 100
ENOUGH: Final = 95
"""A machine that does something else takes points of one run; MANY runs have a median."""
TRIES: Final = 3
MANY: Final = 5
USUAL_SLOWDOWN: Final = 4
PHONES_BENCHMARK: Final = 264
"""Of the phone that Lighthouse plays, by Chrome's own calibration: CalibrationController.ts in
https://github.com/ChromeDevTools/devtools-frontend."""

MOST_LCP: Final = 1_800
"""Milliseconds until the largest part is painted, in Lighthouse's model of a phone."""

PHONE: Final = 360
DOTS: Final = (1, 2)
MOST_PHOTOS: Final = 250_000
MOST_PAGE: Final = 14_000

SCORES: Final = "read the audit at https://developer.chrome.com/docs/lighthouse/"
LIGHTER: Final = (
    "make less of it, or smaller: layers/kilas/kilas/renditions.py, templates, kilas.css"
)


def checks(newspaper: Newspaper, runs: int) -> Iterator[Check]:
    """A row for each page under Lighthouse, and one for each weight."""
    for name, path in PAGES.items():
        yield _lighthouse(name, f"{newspaper.address}{path}", runs)
    yield _photos_of_front(newspaper)
    yield _weight_of_article(newspaper)


@dataclass(frozen=True, slots=True)
class Run:
    """One run: the four scores, milliseconds, the audits that took points, and how fast the machine
    was meanwhile.
    """

    scores: dict[str, int]
    lcp: int
    lost: tuple[str, ...]
    benchmark: float = 0


def _lighthouse(name: str, url: str, runs: int) -> Check:
    done: list[Run] = []
    while len(done) < runs or (runs < MANY and len(done) < TRIES and not _is_enough(done)):
        # A second try takes into account that the machine was slow in the first.
        slow = done and runs < MANY
        done.append(_run(name, url, slowdown(done[-1].benchmark) if slow else USUAL_SLOWDOWN))
    return judged(name, done, strict=runs >= MANY)


def _run(name: str, url: str, slower: float) -> Run:
    pages = [{"name": name, "url": url}]
    order = {"chromium": chromium(), "slowdown": slower, "pages": pages}
    answer = script("lighthouse.mjs", order)[0]
    return Run(answer["scores"], answer["lcp"], tuple(answer["lost"]), answer["benchmark"])


def slowdown(benchmark: float) -> float:
    """How many times slower than this machine a phone is. Other programs make a machine slower.

    https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md#calibrating-the-cpu-slowdown
    """
    return min(max(benchmark / PHONES_BENCHMARK, 1), USUAL_SLOWDOWN)


def _is_enough(runs: list[Run]) -> bool:
    return runs[-1].scores[PERFORMANCE] >= ENOUGH


def judged(name: str, runs: list[Run], *, strict: bool) -> Check:
    """The row of a page: the median of many runs, which must be whole; or the best of a few."""
    performance = [run.scores[PERFORMANCE] for run in runs]
    score = round(median(performance)) if strict else max(performance)
    lcp = round(median(run.lcp for run in runs))
    others = {each: min(run.scores[each] for run in runs) for each in runs[0].scores}
    others[PERFORMANCE] = score
    bounds = dict.fromkeys(others, WHOLE) | {PERFORMANCE: WHOLE if strict else ENOUGH}
    found = [
        Finding(name, f"{each} {others[each]}, not {bounds[each]}: {'; '.join(runs[-1].lost)}")
        for each in others
        if others[each] < bounds[each]
    ]
    if strict and lcp > MOST_LCP:
        found.append(Finding(name, f"the largest part is painted after {lcp} ms"))
    scores = "/".join(str(each) for each in others.values())
    words = f"{scores}, LCP {lcp / 1000:.1f} s (bound {MOST_LCP / 1000})"
    return Check(f"Lighthouse, {name}", len(runs), tuple(found), SCORES, words)


def _photos_of_front(newspaper: Newspaper) -> Check:
    """What 360 points take where each is one dot; a screen with two has larger renditions."""
    by_dots = {dots: _photos(f"{newspaper.address}/", dots) for dots in DOTS}
    check = _weighed("photos of the front page, 360 px", by_dots[1], MOST_PHOTOS)
    return replace(check, measured=f"{check.measured}; with two dots {_spaced(by_dots[2])}")


def _photos(url: str, dots: int) -> int:
    order: dict[str, Any] = {"chromium": chromium(), "url": url, "width": PHONE, "dots": dots}
    size: int = script("weights.mjs", order)["bytes"]
    return size


def _weight_of_article(newspaper: Newspaper) -> Check:
    page = newspaper.get(PAGES["article with a photo"], **{"Accept-Encoding": "gzip"})
    text = gzip.decompress(page.body).decode()
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', text)
    sheets = [newspaper.get(each, **{"Accept-Encoding": "gzip"}).body for each in styles]
    total = len(page.body) + sum(map(len, sheets))
    return _weighed("HTML and CSS of the article, compressed", total, MOST_PAGE)


def _weighed(name: str, size: int, bound: int) -> Check:
    found = (Finding(name, f"{size} bytes, over {bound}"),) if size > bound else ()
    return Check(name, 1, found, LIGHTER, f"{_spaced(size)} bytes (bound {_spaced(bound)})")


def _spaced(size: int) -> str:
    return f"{size:,}".replace(",", " ")
