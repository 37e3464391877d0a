"""Who repeats whom, and what is kept of a reader's address."""

from __future__ import annotations

import io
import json
import logging
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.api.keyed import derived_key, keyed_hash
from kilas.api.post import Post
from kilas.api.repeats import Repeats, reader_of
from kilas.comments.comment import Comment, comment_id, digest_of
from kilas.comments.rules import Submission
from kilas.log import logger
from kilas.store.thread_items import REPEAT_WINDOW
from kilas.store.threads import Threads
from tests.fakes.articles import FakeArticles
from tests.fakes.table import FakeTable
from tests.newsroom import NOON, article
from tests.unit.api.api_caller import Api, posting

IDENTITY = "banjir-di-hulu"
ANI = "203.0.113.24"
BUDI = "203.0.113.25"


class Frozen:
    """A clock that moves only when a test moves it."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


class Desk:
    """The use case over fakes and a clock that a test moves."""

    def __init__(self, moderation: str = "none") -> None:
        self.table, self.clock = FakeTable(), Frozen()
        self.threads = Threads(self.table)
        newsroom = FakeArticles(article(), moderation=moderation)
        self._post = Post(newsroom, self.threads, self.clock, Repeats("rahasia"))

    def say(self, reader: str = ANI, text: str = "Amin.", website: str = "") -> Comment:
        return self._post(IDENTITY, Submission("Hamba Allah", text, website), reader).comment


def test_two_who_write_the_same_are_two_even_in_the_same_microsecond() -> None:
    desk = Desk()
    said = [desk.say(ANI), desk.say(BUDI), desk.say("2001:db8::/64")]
    assert len({comment.id for comment in said}) == 3
    assert desk.threads.published(IDENTITY) == said
    assert desk.threads.count(IDENTITY) == 3


def test_one_who_sends_twice_is_one() -> None:
    desk = Desk()
    assert desk.say(ANI) == desk.say(ANI)
    assert desk.threads.count(IDENTITY) == 1


def test_an_id_is_not_given_again_where_an_editor_moved_its_comment() -> None:
    desk = Desk()
    first = desk.say(ANI)
    desk.threads.decide(IDENTITY, first.id, "removed")
    assert desk.say(BUDI).id != first.id


SAID = st.tuples(st.sampled_from([ANI, BUDI, ""]), st.sampled_from(["Amin.", "Setuju."]))


@given(st.lists(st.tuples(SAID, st.sampled_from([0, 0, 1, 599, 600, 1201])), max_size=8))
def test_a_comment_is_stored_once_for_each_reader_text_and_window(
    history: list[tuple[tuple[str, str], int]],
) -> None:
    """Against a plain list of who said what when: no keys, no windows."""
    desk, taken = Desk(), list[tuple[tuple[str, str], datetime, str]]()
    for said, seconds in history:
        desk.clock.moment += timedelta(seconds=seconds)
        stored = desk.say(*said)
        earlier = [
            id_
            for words, moment, id_ in taken
            if words == said and desk.clock.moment < moment + REPEAT_WINDOW
        ]
        if earlier:
            assert stored.id == earlier[-1]
        else:
            taken.append((said, desk.clock.moment, stored.id))
    assert desk.threads.count(IDENTITY) == len(taken) == len({id_ for _, _, id_ in taken})


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=599_999_999))
def test_a_repeat_has_a_marker_in_common_with_its_first_until_the_window_ends(
    start: int, later: int
) -> None:
    repeats = Repeats("rahasia")
    first = comment_at(NOON + timedelta(seconds=start))
    repeat = comment_at(first.posted + timedelta(microseconds=later))
    assert set(repeats.markers(first, "a", ANI)) & set(repeats.markers(repeat, "a", ANI))


def test_the_key_is_another_one_in_each_window() -> None:
    repeats = Repeats("rahasia")
    first = repeats.markers(comment_at(NOON), "a", ANI)
    later = repeats.markers(comment_at(NOON + 2 * REPEAT_WINDOW), "a", ANI)
    assert len({*first, *later}) == 4
    assert not {*first} & {*Repeats("lain").markers(comment_at(NOON), "a", ANI)}


def comment_at(moment: datetime) -> Comment:
    id_ = comment_id(moment, digest_of("Ani", "a"))
    return Comment(id_, IDENTITY, "Ani", "a", moment, "published", size=600)


@given(st.lists(st.text(max_size=6), max_size=4), st.lists(st.text(max_size=6), max_size=4))
def test_a_keyed_hash_keeps_its_texts_apart(one: list[str], other: list[str]) -> None:
    key = derived_key("rahasia", "uji")
    assert (keyed_hash(key, *one) == keyed_hash(key, *other)) is (one == other)
    whole = keyed_hash(key, "".join(one))
    assert (keyed_hash(key, *one) == whole) is (one == ["".join(one)])


def test_a_derived_key_is_that_of_rfc_5869() -> None:
    """Its first test case: OKM begins with T(1) = HMAC(PRK, info | 0x01)."""
    prk = "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5"
    info = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9")
    okm = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
    secret, purpose = Bytes(bytes.fromhex(prk)), Bytes(info)
    assert derived_key(secret, purpose).hex() == okm  # type: ignore[arg-type]  # bytes as text


class Bytes:
    """Bytes where a text is wanted: the RFC's are no text."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def encode(self) -> bytes:
        return self.raw


PORTS = st.integers(min_value=0, max_value=65535)
V4 = st.ip_addresses(v=4)
# The addresses that hold an IPv4 address are next to these.
V6 = st.integers(min_value=2**96, max_value=2**128 - 1).map(IPv6Address)


@given(V4, PORTS)
def test_a_reader_is_the_address_without_the_port(address: IPv4Address, port: int) -> None:
    assert reader_of(f"{address}:{port}") == str(address)
    assert reader_of(f"[::ffff:{address}]:{port}") == str(address)


@given(V6, PORTS, st.integers(min_value=0, max_value=2**64 - 1))
def test_a_household_is_one_reader_however_its_address_is_written(
    address: IPv6Address, port: int, device: int
) -> None:
    reader = reader_of(f"{address}:{port}")
    assert reader.endswith("/64")
    neighbour = IPv6Address(int(address) >> 64 << 64 | device)
    assert reader_of(f"{neighbour}:1") == reader
    for written in (address.exploded, address.exploded.upper(), f"[{address}]"):
        assert reader_of(f"{written}:{port}") == reader
    elsewhere = IPv6Address(int(address) ^ 1 << 64)
    assert reader_of(f"{elsewhere}:{port}") != reader


@pytest.mark.parametrize(
    "given_",
    ["", ":", "x", "203.0.113.24", "203.0.113.24:", "203.0.113.24:x", "203.0.113.24:٣", "[::1:5",
     "203.0.113.24:1,203.0.113.25:2", "300.1.1.1:5", "2001:db8::g:1", "1:" + "1" * 9_999],
)  # fmt: skip
def test_a_broken_address_is_nobodys(given_: str) -> None:
    assert reader_of(given_) == ""


@given(st.text(max_size=60))
def test_any_header_has_a_reader(header: str) -> None:
    assert isinstance(reader_of(header), str)


def from_reader(address: str, **fields: str) -> dict[str, object]:
    sent = posting(**fields)
    sent["headers"]["cloudfront-viewer-address"] = address
    return sent


def test_cloudfronts_header_distinguishes_two_readers() -> None:
    api = Api()
    ids = [
        json.loads(api(from_reader(address))["body"])["id"]
        for address in ("203.0.113.24:1000", "203.0.113.24:2000", "203.0.113.25:1000")
    ]
    assert ids[0] == ids[1] != ids[2]


def test_the_proxies_that_a_reader_names_do_not_matter() -> None:
    api = Api()
    for hop in ("198.51.100.1", "198.51.100.2"):
        sent = from_reader("203.0.113.24:1000")
        sent["headers"]["x-forwarded-for"] = hop  # type: ignore[index]  # a mapping
        api(sent)
    assert api.threads.count(IDENTITY) == 1


@pytest.mark.parametrize("website", ["", "http://spam.example"])
@pytest.mark.parametrize("address", ["203.0.113.24:40404", "2001:db8:1:2::3:40404"])
def test_nothing_of_an_address_is_kept(
    address: str, website: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logger.registered_formatter)
    logger.addHandler(handler)
    try:
        api = Api(moderation="before")
        answer = api(from_reader(address, website=website))
    finally:
        logger._logger.removeHandler(handler)
    kept = json.dumps(list(api.table.all_items())) + stream.getvalue() + caplog.text + str(answer)
    assert "comment" in stream.getvalue() or "trap" in stream.getvalue()
    host = address.rpartition(":")[0]
    for word in (host, "40404", "2001:db8:1:2", str(int(IPv4Address("203.0.113.24")))):
        assert word not in kept


def test_a_comments_id_is_the_same_whoever_sends_it() -> None:
    ids = {json.loads(Api()(from_reader(f"203.0.113.{n}:1"))["body"])["id"] for n in range(5)}
    assert len(ids) == 1, "nothing of the address is in it"
