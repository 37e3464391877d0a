"""The tests that should see a mutant, the quickest first."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath
from typing import Final, NamedTuple

from local import ROOT


class Suite(NamedTuple):
    """Arguments of pytest; `histories` is N, where the suite plays random ones."""

    tests: tuple[str, ...]
    histories: int = 0


def _contract(*names: str) -> Suite:
    return Suite(tuple(f"tests/contract/test_{name}.py" for name in names))


_CONVERGE: Final = "tests/converge"
_STORE: Final = Suite(("tests/unit/store", "tests/unit/plan"))
_THREADS: Final = Suite(
    (
        "tests/unit/store/test_comments_with_one_id.py",
        "tests/contract/test_threads.py",
        "tests/contract/test_threads_races.py",
    )
)
_PAGES: Final = Suite(
    (
        "tests/unit/pages/test_list_pages.py",
        "tests/unit/pages/test_allowed_characters.py",
        "tests/unit/pages/test_sitemaps.py",
        "tests/unit/pages/test_feeds.py",
        "tests/unit/pages/test_kinds.py",
        "tests/golden",
    )
)
_PUBLISH: Final = Suite(
    ("tests/unit/publish", "tests/unit/functions", "tests/unit/test_batches.py")
)
_INGEST: Final = Suite(
    (
        "tests/unit/ingest",
        "tests/unit/uploads",
        "tests/unit/publish/test_news.py",
    )
)
_CLOCK: Final = Suite(("tests/unit/clock",))
_HOSTILE: Final = Suite(("tests/golden/test_pages.py", "-k", "hostile"))
_TEXTS: Final = Suite(("tests/unit/articles", "tests/unit/docx"))
_REPORTS: Final = Suite(("tests/golden/test_corpus.py",))
_SITE: Final = Suite(("tests/unit/site", "tests/unit/pages/test_labelled.py"))
_KNOWN: Final = Suite(
    (
        f"{_CONVERGE}/test_known_histories.py",
        f"{_CONVERGE}/test_each_boundary.py",
        f"{_CONVERGE}/test_names_at_each_boundary.py",
        f"{_CONVERGE}/test_full_thread.py",
    )
)
_HISTORIES: Final = Suite((f"{_CONVERGE}/test_convergence.py",), histories=100)
_COMPLETENESS: Final = Suite((f"{_CONVERGE}/test_completeness.py", "-k", "all_day"))
_REPAIRS: Final = Suite(
    (
        f"{_CONVERGE}/test_losses.py",
        f"{_CONVERGE}/test_releases.py",
        f"{_CONVERGE}/test_damage.py",
        "-k",
        "one_loss or release or item",
    )
)
_ALWAYS: Final = (_KNOWN, _HISTORIES)

_BY_ROOM: Final[dict[str, tuple[Suite, ...]]] = {
    "store/thread": (_THREADS, _STORE),
    "store/record_items": (Suite(("tests/unit/store/test_records.py",)), _STORE),
    "store/standing_items": (Suite(("tests/unit/store/test_entering_lists.py",)), _STORE),
    "store/newsroom": (_CLOCK, _STORE, Suite(("tests/unit/pages/test_overview.py",))),
    "store/target": (_STORE, Suite(("tests/unit/publish/test_photos_stand.py",))),
    "store/": (_STORE, _CLOCK, _THREADS),
    "plan/affected": (_STORE, _COMPLETENESS, _REPAIRS),
    "plan/": (_STORE, _COMPLETENESS),
    "pages/front_page": (Suite(("tests/unit/pages/test_front_blocks.py",)), _PAGES, _PUBLISH),
    "pages/release": (Suite(("tests/unit/pages/test_release.py",)), _PAGES),
    "pages/serving": (Suite(("tests/unit/pages/test_tags.py",)), _PAGES, _PUBLISH),
    "pages/": (_PAGES, _PUBLISH),
    "standing": (Suite(("tests/unit/test_standing.py",)), _STORE),
    "templates/": (_HOSTILE, _PAGES),
    "addresses/": (Suite(("tests/unit/test_addresses.py", "tests/unit/pages/test_previews.py")),),
    "articles/": (_TEXTS, _REPORTS),
    "bodies/": (_TEXTS, _REPORTS),
    "documents/": (_TEXTS, _REPORTS),
    "docx/": (Suite(("tests/unit/docx",)),),
    "purge/": (Suite(("tests/unit/purge",)),),
    "site/": (_SITE, _REPORTS),
    "comments/": (Suite(("tests/unit/comments", "tests/unit/api/test_post.py")), _PAGES),
    "api/": (Suite(("tests/unit/api", "tests/unit/test_third_language.py")),),
    "publish/": (_PUBLISH,),
    "claims": (Suite(("tests/unit/test_claims.py",)), _INGEST, _STORE),
    "cdn": (Suite(("tests/unit/test_cdn.py",)),),
    "lists": (_STORE, _PAGES),
    "uploads/": (_INGEST,),
    "ingest/": (_INGEST,),
    "clock/": (_CLOCK,),
    "editing/": (Suite(("tests/unit/editing",)),),
    "photos/": (Suite(("tests/unit/photos",)),),
    "media/": (Suite(("tests/unit/media",)),),
    "renditions": (Suite(("tests/unit/photos", "tests/unit/publish")),),
    "targets": (Suite(("tests/unit/test_targets.py",)), _STORE),
    "batches": (_PUBLISH,),
    "adapters/dynamodb": (_contract("table_writes", "table"),),
    "adapters/s3": (_contract("shelf", "content"),),
    "adapters/editors_bucket": (_contract("editors_bucket"),),
    "adapters/copies": (_contract("copies"),),
    "adapters/cloudfront": (_contract("cdn"),),
}
"""By the beginning of a path in the library; the first that fits counts."""

_IN_NO_HISTORY: Final = (
    "adapters/", "addresses/", "api/", "articles/", "bodies/", "comments/", "documents/",
    "docx/", "editing/", "photos/", "purge/", "site/", "templates/",
)  # fmt: skip


def suites_of(room: str) -> tuple[Suite, ...]:
    """The suites for a mutant of a file of the library: the tests with the file's own name come
    first, the histories last. Raises StopIteration for a file of a room that has no row.
    """
    rows = next(suites for start, suites in _BY_ROOM.items() if room.startswith(start))
    own = named_tests(room)
    suites = (Suite(own), *rows) if own else rows
    return suites if room.startswith(_IN_NO_HISTORY) else (*suites, *_ALWAYS)


@cache
def named_tests(room: str) -> tuple[str, ...]:
    """The unit tests with the name of a file."""
    name = f"test_{PurePath(room).name.partition('.')[0]}.py"
    found = sorted((ROOT / "tests/unit").rglob(name))
    return tuple(str(path.relative_to(ROOT)) for path in found)
