"""Signs of other tools are read where they are plainly meant, and stay everywhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.unit.articles.shaping import of_markdown

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read


@pytest.mark.parametrize("line", ["===", "==========", "===  "])
def test_a_drawn_line_is_a_rule(line: str) -> None:
    assert of_markdown(f"a\n\n{line}\n\nb") == "<p>a</p>\n<hr>\n<p>b</p>"
    assert of_markdown(f"a\n\n{line}") == "<p>a</p>\n<hr>"


@pytest.mark.parametrize(
    "text", ["a\n===", "a\n\n==", "a\n\n=== b", "```\n\n===\n\n```", "a\n\n===\nb"]
)
def test_another_line_of_such_signs_is_none(text: str) -> None:
    assert "<hr>" not in of_markdown(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("kata ==penting sekali== lagi", "kata <mark>penting sekali</mark> lagi"),
        ("a==b dan c==d, x == y ==", "a==b dan c==d, x == y =="),
        ("`==a==`", "<code>==a==</code>"),
        ("##Judul", '<h2 id="isi-judul">Judul</h2>'),
        ("#tagar ##tagar", "#tagar ##tagar"),
        (
            "![foto|300](media/a.jpg)",
            '<img src="/media/a.jpg" alt="foto" loading="lazy">',
        ),
        (
            "![foto](media/a.jpg =300x200)",
            '<img src="/media/a.jpg" alt="foto" loading="lazy">',
        ),
        (
            "![foto](media/a.jpg align=\"center\" width='300')",
            '<img src="/media/a.jpg" alt="foto" loading="lazy">',
        ),
        (
            '![foto](media/a.jpg alt="kata")',
            '![foto](media/a.jpg alt="kata")',
        ),
        (
            "<aside>\n💡 Kata **kuat**\n\n</aside>",
            "<aside>\n<p>💡 Kata <strong>kuat</strong></p>\n</aside>",
        ),
    ],
    ids=range(10),
)
def test_signs_of_other_tools_are_read(text: str, shown: str) -> None:
    assert of_markdown(text) in (shown, f"<p>{shown}</p>")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("H~2~O dan CO~2~.", "H<sub>2</sub>O dan CO<sub>2</sub>."),
        ("SO~4~ V~maks~ x~i+1~", "SO<sub>4</sub> V<sub>maks</sub> x<sub>i+1</sub>"),
        ("120 m^2^, 1^st^, 10^-3^", "120 m<sup>2</sup>, 1<sup>st</sup>, 10<sup>-3</sup>"),
        ("**tebal**^a)^", "<strong>tebal</strong><sup>a)</sup>"),
        ("kata ++sisipan _baru_++ lagi", "kata <ins>sisipan <em>baru</em></ins> lagi"),
        ("++luas m^2^ ==air H~2~O==++",
         "<ins>luas m<sup>2</sup> <mark>air H<sub>2</sub>O</mark></ins>"),
        ("a {++b++} {--c--} {==d==} {~~e~>f~~}",
         "a <ins>b</ins> <del>c</del> <mark>d</mark> <del>e</del><ins>f</ins>"),
        ("++ctrl+c++ ++shift++", "<kbd>ctrl</kbd>+<kbd>c</kbd> <kbd>shift</kbd>"),
        ("Luas 3*4 m dan 5*6 m, *miring*", "Luas 3*4 m dan 5*6 m, <em>miring</em>"),
        ("{++dua\nbaris++}", "<ins>dua\nbaris</ins>"),
    ],
    ids=range(10),
)  # fmt: skip
def test_what_is_raised_lowered_inserted_or_struck_is_an_element(text: str, shown: str) -> None:
    assert of_markdown(text) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    "text",
    ["E=mc^2, 2^3 dan 3^4", "C++ dan C++, i++ + j++", "^_^ dan ^o^", "haha^_^", "8~9~10, 10~11~12",
     "Senin~Rabu~Jumat", "harga 10~15 dan 20~25", "1 ++ 2 ++ 3", "++satu+dua++",
     "{+a+} {--} {==} {~~a~~b}",
     "https://contoh.example/a^2^b~2~c", "x^ ^y a~ ~b", "2^3^4",
     "$a^ib^j$ dan $x~y~z$", "$$\na^ib^jc\n$$"],
    ids=range(15),
)  # fmt: skip
def test_signs_that_mean_nothing_stay(text: str) -> None:
    shown = of_markdown(text)
    assert not re.search("<(sup|sub|ins|mark)>", shown)


@pytest.mark.parametrize("place", ["kutipan-1", "5d82fa", "tq5vWuzA"])
def test_a_name_of_obsidian_is_that_of_its_place(place: str) -> None:
    shown = of_markdown(f"Isi [[#^{place}|lihat]]. ^{place}\n\n- butir ^b{place}\n\n^c{place}\n")
    assert "^" not in shown
    for each in (place, f"b{place}", f"c{place}"):
        assert f'<a id="isi-{each}"></a>' in shown
    assert f'href="#isi-{place}"' in shown


@pytest.mark.parametrize(
    "text",
    ["x ^2", "E=mc^234", "a ^_^", "^abc d", "`a ^abcd`", "|a|\n|-|\n|b| ^abcd", "a | ^abcd"],
    ids=range(7),
)
def test_a_sign_that_names_no_place_stays(text: str) -> None:
    assert "^" in of_markdown(text)


def test_an_address_keeps_its_signs() -> None:
    link = "[a](https://contoh.example/b^2^c~2~) <https://contoh.example/++d++>"
    shown = of_markdown(link)
    assert 'href="https://contoh.example/b%5E2%5Ec~2~"' in shown
    assert 'href="https://contoh.example/++d++"' in shown


def test_an_editors_comment_is_named(read: Read) -> None:
    [note] = read("title: a", "Kata {>>cek lagi<<} ini.").warnings
    assert (note.code, note.line, note.values["value"]) == ("foreign_mark", 4, "{>>cek lagi<<}")
