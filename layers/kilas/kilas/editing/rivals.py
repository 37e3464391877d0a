"""Which files beside those that were asked for may want their names.

A file says in its head, or by its name, which names it wants: a file without the words of a name is
not judged for that name. So a check of one file costs the reading of its folder, and no more.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from kilas.articles.front_matter import MAX_FRONT_MATTER
from kilas.content_keys import APPROVAL, ARTICLE_PREFIX, PAGE_PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kilas.editing.unsent import Unsent

_WORD: Final = re.compile(r"[a-z0-9]+")


def rivals(
    names: Iterable[str], sizes: Iterable[int], beside: Mapping[str, Callable[[], Unsent]]
) -> Iterator[Unsent]:
    """The files `beside` that may want one of these names (kilas.claims), or have the bytes of a
    file of one of these sizes.
    """
    wanted = _by_longest_word(names)
    same = set(sizes)
    for key in filter(is_text, beside):
        file = beside[key]()
        if file.size in same or _wants_one(file, wanted):
            yield file


def is_text(key: str) -> bool:
    """Whether a key is that of an article or of a static page."""
    return key.startswith((ARTICLE_PREFIX, PAGE_PREFIX)) and not key.endswith(APPROVAL)


def _by_longest_word(names: Iterable[str]) -> dict[str, list[frozenset[str]]]:
    """The words of each name, by one of them that few files have. A name without a word is in no
    file.
    """
    found: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for name in names:
        last = name.partition(":")[2].removesuffix("/").rpartition("/")[2]
        words = _words(last.removesuffix(".html"))
        if words:
            found[max(words, key=lambda word: (len(word), word))].append(words)
    return found


def _wants_one(file: Unsent, wanted: Mapping[str, list[frozenset[str]]]) -> bool:
    head = file.read()[:MAX_FRONT_MATTER] if file.size else b""
    words = _words(f"{file.key} {head.decode(errors='ignore')}")
    return any(each <= words for word in words & wanted.keys() for each in wanted[word])


def _words(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return frozenset(_WORD.findall("".join(each for each in plain if each.isascii())))
