"""Where the original may be that the front matter of a follow-up names."""

from __future__ import annotations

from kilas.articles.local_links import LocalLink
from kilas.ingest.original_places import place_of_original


def test_of_files_with_one_name_another_is_meant_before_the_own() -> None:
    own = "articles/2026/pasar.md"
    keys = list(place_of_original(LocalLink("pasar"), own).keys)
    assert keys[-1] == own
    assert keys.index("articles/2026/pasar.html") < keys.index("articles/pasar.md")
