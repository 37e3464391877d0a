from __future__ import annotations

from kilas.cdn import EVERYTHING, MOST_PATHS, joined, paths_of_page


def test_paths_are_asked_for_once_and_in_one_order() -> None:
    """Two messages that ask for the same are the same message to the queue, which drops one."""
    assert joined(["/c", "/a", "/b", "/a"]) == ("/a", "/b", "/c")


def test_too_many_paths_are_everything() -> None:
    paths = [f"/{number:02}" for number in range(MOST_PATHS)]
    assert joined(paths) == tuple(paths)
    assert joined([*paths, "/more"]) == (EVERYTHING,)
    assert joined(["/a", EVERYTHING]) == (EVERYTHING,)


def test_a_page_is_purged_by_its_address_and_by_the_name_of_its_object() -> None:
    assert paths_of_page("/arsip/") == ("/arsip/", "/arsip/index.html")
    assert paths_of_page("/feed.xml") == ("/feed.xml",)


def test_no_path_has_a_sign_that_cloudfront_may_refuse_or_compare_otherwise() -> None:
    """Unsafe in RFC 1738, "~" is to be encoded; a browser asks for it as it is."""
    assert paths_of_page("/_foto/2026~2Fa.jpg/0a.jpg") == (EVERYTHING,)
    assert paths_of_page("/tag/~a/") == (EVERYTHING,)
