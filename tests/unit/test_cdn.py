from __future__ import annotations

from kilas.cdn import EVERYTHING, MOST_PATHS, joined


def test_paths_are_asked_for_once_and_in_one_order() -> None:
    """Two messages that ask for the same are the same message to the queue, which drops one."""
    assert joined(["/c", "/a", "/b", "/a"]) == ("/a", "/b", "/c")


def test_too_many_paths_are_everything() -> None:
    paths = [f"/{number:02}" for number in range(MOST_PATHS)]
    assert joined(paths) == tuple(paths)
    assert joined([*paths, "/more"]) == (EVERYTHING,)
    assert joined(["/a", EVERYTHING]) == (EVERYTHING,)
