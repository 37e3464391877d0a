"""The quick ways over texts say what the characters' definition says."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kilas.documents.decoding import printable
from kilas.documents.looks import seen
from kilas.pages.render import _allowed
from tests.fakes.world import World
from tests.newsroom import article_file, site_yaml

# https://www.w3.org/TR/xml/#charsets, as the production Char has it.
NO_CHAR = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\u202d\u202e\ufeff]")
BREAK = re.compile("[\x0b\x0c\u2028\u2029]")
OF_WINDOWS = re.compile("[\x80-\x9f]")
BLANK = re.compile(r"[^\S\n]|\u2800")

CHARACTERS = st.characters(categories=None) | st.sampled_from(
    "\x00\t\n\x0b\x0c\r\x1c\x1f \x7f\x85\x92\x9d\x9f\u2028\u2029\xa0\xad\u200b"
    "\u2800\ud800\udfff\uef00\ufeff\ufffd"
    "\ufffe\uffff\u202d\u202e\ufdcf\ufdd0\ufdef\ufdf0\U0001fffd\U0001fffe\U0001ffff\U00020000\U0010ffff"
)
TEXTS = st.text(CHARACTERS, max_size=20)
ASCII = st.text(st.characters(max_codepoint=0x7F), max_size=20)


def is_no_character(code: int) -> bool:
    """https://infra.spec.whatwg.org/#noncharacter"""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


@given(TEXTS)
@example("a\ufffe\uffff\ufffdb")
@example("\ud800–\x0b")
def test_a_page_has_the_characters_of_xml(text: str) -> None:
    assert _allowed(text) == NO_CHAR.sub("", text).encode()


@given(TEXTS | ASCII)
@example("\ufdd0a\ufdef\U0001fffe\U0010ffff")
def test_what_is_printable_needs_no_look_at_ascii(text: str) -> None:
    shown = BREAK.sub(" ", CONTROL.sub("", text))
    shown = OF_WINDOWS.sub(lambda sign: sign[0].encode("latin-1").decode("cp1252", "ignore"), shown)
    assert printable(text) == "".join(each for each in shown if not is_no_character(ord(each)))


@pytest.mark.parametrize(("copied", "seen_in_word"), [("\uf0b7", "\u2022"), ("\uf0fc", "\u2713")])
def test_a_sign_of_a_font_of_word_is_the_one_that_it_looks_like(
    copied: str, seen_in_word: str
) -> None:
    assert printable(f"{copied}\tberas") == f"{seen_in_word}\tberas"


@pytest.mark.parametrize("turn", ["\u202e", "\\u202e", "&#x202e;", "&#8238;", "\u202d"])
def test_no_text_of_a_page_turns_its_letters_round(turn: str) -> None:
    world = World()
    turned = f'"laporan{turn}gpj.exe"'
    fields = dict.fromkeys(("title", "summary", "caption", "author", "dateline"), turned)
    body = f"Unduh [laporan{turn}gpj.exe](https://unduh.example/).\n"
    world.upload("site.yaml", site_yaml(tagline=turned))
    world.upload(
        "articles/a.md", article_file(body, image="media/a.jpg", tags=f"[{turned}]", **fields)
    )
    world.settle()
    pages = [
        page.body.decode()
        for page, _ in world.site.objects.values()
        if not page.content_type.startswith("image/")
    ]
    shown = [unescape(page) for page in pages if "gpj.exe" in page]
    assert len(shown) >= 5
    assert [page for page in shown if {"\u202d", "\u202e"} & set(page)] == []


@given(ASCII)
def test_what_is_seen_of_ascii_is_all_but_its_blanks(text: str) -> None:
    assert seen(text) == BLANK.sub(" ", text)
