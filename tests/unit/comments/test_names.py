# ruff: noqa: RUF001 -- names that look alike are what is tested

from __future__ import annotations

import sys
import unicodedata
from functools import cache, partial
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kilas.comments.confusables import CONFUSABLES, STROKES
from kilas.comments.names import NEWSROOM, ROLES, name_problem
from kilas.site.site import Author, Site
from kilas.texts import texts_of
from tests.growth import MOST, growth

if TYPE_CHECKING:
    from collections.abc import Callable

PAPER = Site(
    title="Kabar Kilas",
    base_url="https://kabar-kilas.example",
    authors=(
        Author("ANI", "Anita Rahmawati", public=True),
        Author("K-08", "Rina Hartati"),
        Author("DR", "Dara"),
        Author("07", "Ila"),
        Author("A1", "Sari Melati"),
    ),
    former_authors=(Author("BL", "Burhan Lamo"),),
)
ONE_WORD = replace(PAPER, title="Kabar", authors=(), former_authors=())

REFUSED = [
    *NEWSROOM,
    *ROLES,
    # however it is written
    "REDAKSI", "redaksi\u200b", "Red\u0430ksi", "Rédáksì", "R\u0336edaksi", "ʀᴇᴅᴀᴋsɪ", "🆁🅴🅳🅰🅺🆂🅸",
    "ᴿᵉᵈᵃᵏˢⁱ", "Ｒｅｄａｋｓｉ", "Redаkтur", "R e d a k s i", "R.e.d.a.k.s.i", "R-e-d-a-k-s-i",
    "R|e|d|a|k|s|i", "Red aksi", "Ad  Min", "R3d4ks1", "@dmin", "4dmin", "Adm1n", "Adm|n",
    "AdmIn", "Adrnin", "Nevvsroom", "Mod3r4t0r",
    # with more
    "Redaksi 2", "Admin01", "4dmin1", "Redaksi 🇮🇩", "Redaksi Kabar Kilas", "Tim Redaksi",
    "Ani (redaksi)", "AdminBudi", "redaksikabarkilas", "News Room", "Pemimpin Redaksi",
    # the newspaper
    "Kabar Kilas", "kabarkilas", "KABAR-KILAS", "Kabar  Kilas", "K4bar Kilas", "kabarkilas.com",
    "Tim Kabar Kilas", "Wartawan Kabar Kilas", "Kabar Kilas (resmi)",
    # its people, public or not, former ones too
    "Anita Rahmawati", "Rina Hartati", "rina.hartati", "RinaHartati", "RINA  HARTATI",
    "Rina Hartati 2", "Rina Hartati (Kabar Kilas)", "Wartawan Anita Rahmawati", "Burhan Lamo",
    "Dara", "D a r a", "Ila", "lla", "1la",
    # their codes
    "K-08", "k 08", "K08", "K-O8", "Budi (K-08)", "Budi K08", "Siti (ANI)", "Siti (A N I)",
    "Siti [ani]", "Siti （ＡＮＩ）", "Siti (ani/bud)", "Siti (an1", "(BL)",
    "Siti (07)", "A1", "Budi a1",
    # with marks, apostrophes by another name, signs that NFKD opens
    "Re\u05b7daksi", "Red\u0488aksi", "Redaksi\u3099", "Kabar Kil\u05b7as", "Rina Har\u05b0tati",
    "K\u05b008", "Red\u02bcaksi", "Red\u0640aksi", "\u02bcRedaksi\u02bc", "Redaksi\u30fc",
    "Red\ua78faksi", "Red\u318daksi", "Rina\u02bc Hartati", "Kabar\u02cbKilas", "Kabar Kilas™",
    "Rina Hartati℠", "Redaksiᵀᴹ", "Redaksiª", "Re\u3372ksi", "Red\u01c0aksi",
    # one sign read as a letter, and another as nothing
    "Red@ksi!", "R3d@ksi™ 2", "\U0001f141edaksi™",
    # other shapes of letters
    "®edaksi", "REDΛKSI", "REDΔKSI", "RED∆KSI", "REDДKSI", "RΣDAKSI", "RΞDAKSI", "Redak§i",
    "ᴙedaksi", "Edi†or", "Edit●r", "Reclaksi", "aclmin", "Eclitor", "R\u0364d\u0363ksi",
    "Wartawan Foto Kabar Kilas",
]  # fmt: skip

TAKEN = [
    "Badminton Fans", "Ani", "ANI", "A. N. I.", "Bl", "Andi Redjo", "Warga Hulu", "Pembaca",
    "Dara Puspita", "Dara 2", "Clara", "Lia", "Ina", "Anita", "Rahmawati", "Rina",
    "Rina Hartati Siregar", "Anita Rahmawati Siregar", "Kabar Baik", "Kilas Balik",
    "Pembaca Kabar Kilas", "Kob", "Muhammad Min", "Adminton", "Credaksian", "Editha", "Moderata",
    "Tim", "Tim Ani", "Staf Ahli", "Team Indonesia", "Oni Wartawati Sari", "Karna", "Kama",
    "Budi 07", "07 Rangers", "Administrasi Negara", "Siti (Anisa)", "محمد", "山田太郎", "Алексей",
    "Γιώργος", "🙂", "5", "1945", "Al", "Al Fatih", "Nguyễn Thị Ánh", "مُحَمَّد", "أحمد", "דָּוִד",
    "สมชาย ใจดี", "सुनीता देवी", "ꦧꦸꦢꦶ", "王小明", "さくら", "スーパー", "김민수", "Nur'aini", "Qurʼan",
    "ʻOkina", "Łukasz", "Ærø", "Дарья", "Budi™", "Arnold", "Cleo", "Penulis Lepas",
]  # fmt: skip


def test_the_table_of_names_has_each_name_once() -> None:
    assert len(set(REFUSED)) == len(REFUSED)
    assert len(set(TAKEN)) == len(TAKEN)


@pytest.mark.parametrize("name", REFUSED)
def test_nobody_signs_as_the_newsroom(name: str) -> None:
    problem = name_problem(name, PAPER)
    assert problem is not None
    assert (problem.code, problem.values) == ("name_reserved", {"field": "name"})


@pytest.mark.parametrize("name", TAKEN)
def test_readers_sign_with_their_own_names(name: str) -> None:
    assert name_problem(name, PAPER) is None


UNASSIGNED: Final = ("Cn", "Co", "Cs")
"""The categories of codes without a character: unassigned, for private use, surrogates."""


def has_a_look_of_its_own(character: str) -> bool:
    """Letters alone have, and not those that look like a dot or a stroke."""
    if unicodedata.category(character) not in ("Lu", "Ll", "Lt", "Lo"):
        return False
    raised = unicodedata.decomposition(character).startswith("<super>")
    # The letters that a character is made of, as those of Hangul, may be dots.
    parts = unicodedata.normalize("NFKD", character)
    return not raised and not set(parts) <= STROKES


@cache
def assigned() -> list[str]:
    """Every character that Unicode has assigned and that has no look of its own."""
    characters = map(chr, range(sys.maxunicode + 1))
    return [
        each
        for each in characters
        if unicodedata.category(each) not in UNASSIGNED and not has_a_look_of_its_own(each)
    ]


@cache
def hidden() -> list[str]:
    """These, and of each range that Unicode leaves open its ends and every 64th: of a million
    characters that have no property but their range.
    """
    categories = [unicodedata.category(chr(code)) for code in range(sys.maxunicode + 1)]
    ends = zip(["", *categories], categories, [*categories[1:], ""], strict=False)
    open_ranges = [
        chr(code)
        for code, (before, category, after) in enumerate(ends)
        if category in UNASSIGNED and (code % 64 == 0 or before != category or after != category)
    ]
    return assigned() + open_ranges


@pytest.mark.slow
@pytest.mark.parametrize(
    ("around", "characters"),
    [
        pytest.param("Red{}aksi", hidden, id="inside"),
        pytest.param("{}Redaksi", assigned, id="before"),
        pytest.param("Redaksi{}", assigned, id="after"),
        pytest.param("Rina{} Hartati", assigned, id="in an author's name"),
        pytest.param("Rina Hartati{}", assigned, id="after an author's name"),
        pytest.param("K{}08", assigned, id="in a code"),
    ],
)
def test_no_character_but_a_letter_makes_another_name(
    around: str, characters: Callable[[], list[str]]
) -> None:
    all_of_them = characters()
    # Many at once: if one of them made another name, all of them together would.
    for start in range(0, len(all_of_them), 256):
        some = "".join(all_of_them[start : start + 256])
        assert name_problem(around.format(some), PAPER), ascii(some)


@pytest.mark.parametrize(
    "letter", ["z", "\u0436", "\u03c8", "\u0628", "\u05d0", "\u0e01", "\u4e2d"]
)
def test_a_letter_makes_another_name(letter: str) -> None:
    assert name_problem(f"Red{letter}aksi", PAPER) is None


@pytest.mark.growth
@pytest.mark.parametrize("unit", ["!", "1l|", "a\u0628\u064e", "\u3316", "rn", "(", "\u0363"])
def test_a_name_is_judged_in_linear_time(unit: str) -> None:
    assert (
        growth(lambda size: partial(name_problem, unit * (size // len(unit)), PAPER), 960) <= MOST
    )


@pytest.mark.parametrize("name", ["Kabar", "KABAR", "Tim Kabar", "kabar.com", "Redaksi Kabar"])
def test_a_title_of_one_word_is_refused_alone_and_with_words_that_add_nothing(name: str) -> None:
    assert name_problem(name, ONE_WORD)


@pytest.mark.parametrize("name", ["Kabar Baik", "Kabar 24", "Kabarudin", "Pembaca Kabar"])
def test_a_title_of_one_word_may_be_part_of_a_name(name: str) -> None:
    assert name_problem(name, ONE_WORD) is None


@pytest.mark.parametrize("title", ["Яндекс Новости", "新聞 一番", "!?", "Kabar!", "7"])
def test_titles_of_any_script_are_names_of_their_own(title: str) -> None:
    site = replace(ONE_WORD, title=title)
    assert name_problem("Warga Hulu", site) is None
    assert (name_problem(title.casefold(), site) is None) is (title == "!?")


ALIKE: dict[str, list[str]] = {}
for _character, _plain in CONFUSABLES.items():
    ALIKE.setdefault(_plain, []).append(_character)
for _point in (*range(0xFF21, 0xFF5B), *range(0x1D400, 0x1D6A4)):
    ALIKE.setdefault(unicodedata.normalize("NFKD", chr(_point)).lower(), []).append(chr(_point))

INVISIBLE = st.sampled_from(
    ["", "", "\u200b", "\u00ad", "\u200d", "\u2060", "\u034f", "\ufe0f", "\u202e"]
)
BETWEEN = st.sampled_from(["", "", "", "", " ", ".", "-", "_", "  ", "·", "/"])


@st.composite
def disguised(draw: st.DrawFn, name: str) -> str:
    """The name with each letter in another case or look, and with something after it."""
    written = []
    for letter in name:
        looks = [letter, letter.upper(), letter.lower(), *ALIKE.get(letter.lower(), [])]
        if letter in "Ii":
            looks += ["1", "!"]
        written.append(draw(st.sampled_from(looks)) + draw(INVISIBLE) + draw(BETWEEN))
    return "".join(written)


HELD = ("Redaksi", "Admin", "Moderator", "Editorial", "Kabar Kilas", "Rina Hartati", "Dara", "Ila")


@settings(max_examples=300)
@given(st.sampled_from(HELD).flatmap(disguised))
def test_a_disguised_name_of_the_newsroom_is_refused(name: str) -> None:
    assert name_problem(name, PAPER)


@settings(max_examples=200)
@given(st.sampled_from(TAKEN), INVISIBLE, st.integers(0, 60))
def test_an_invisible_character_makes_no_name_the_newsrooms(
    name: str, invisible: str, place: int
) -> None:
    assert name_problem(name[:place] + invisible + name[place:], PAPER) is None


@settings(max_examples=200)
@given(st.text(max_size=60) | st.sampled_from(TAKEN))
def test_any_name_is_taken_or_refused_with_a_text(name: str) -> None:
    problem = name_problem(name, PAPER)
    assert problem is None or problem.code in texts_of("id").refusals
