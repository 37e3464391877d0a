"""What a link may lead to is told in one order, whatever order the names came in."""

from __future__ import annotations

from msgspec.structs import replace

from kilas.articles.article import PhotoFacts
from kilas.claims import url_name
from kilas.targets import Target, address_name, changed_names, file_name, target_of
from tests.newsroom import record

ADDRESSES = tuple(f"/2026/11/{number}.html" for number in range(10))


def test_the_order_of_a_record_s_names_makes_no_other_target() -> None:
    one = replace(record(), names={url_name(each): "0" for each in ADDRESSES})
    other = replace(one, names=dict(reversed(one.names.items())))
    first = target_of(one)
    assert first
    assert first == target_of(other)
    assert first.addresses[-10:] == ADDRESSES


def test_the_names_of_a_change_are_in_one_order() -> None:
    target = Target("articles/a.md", ADDRESSES)
    wanted = (*map(address_name, ADDRESSES), file_name("articles/a.md"))
    assert changed_names(None, target) == wanted
    assert changed_names(target, target) == ()


def test_a_target_that_shows_something_else_is_looked_at_by_all_of_its_addresses() -> None:
    before = Target("articles/a.md", ("/a.html", "/lama.html"), shows="one")
    after = Target("articles/a.md", ("/b.html", "/lama.html"), shows="two")
    addresses = {address_name(each) for each in ("/a.html", "/b.html", "/lama.html")}
    assert set(changed_names(before, after)) == {*addresses, file_name("articles/a.md")}
    same = Target("articles/a.md", ("/b.html", "/lama.html"), shows="one")
    kept = address_name("/lama.html")
    assert set(changed_names(before, same)) == {*addresses, file_name("articles/a.md")} - {kept}


def test_another_photo_at_the_key_is_another_for_those_who_name_it() -> None:
    target = Target("media/a.jpg", ("/media/a.jpg",), photo=PhotoFacts(40, 30, "a", (400,)))
    other = replace(target, photo=PhotoFacts(40, 30, "b", (400,)))
    assert changed_names(target, other) == (file_name("media/a.jpg"),)
    assert changed_names(target, replace(target)) == ()
