"""What another program would have replaced is named, and stays out of a made-up summary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.articles.reading import Read


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("{{< peta abc >}}", "{{< peta abc >}}"),
        ("{{% notice %}}x{{% /notice %}}", "{{% notice %}}"),
        ("{% include x.html %}", "{% include x.html %}"),
        ("[y]({{ page.url }}/a)", "{{ page.url }}"),
        ("kata {:toc}", "{:toc}"),
        ("kata {: .besar} di tengah", "{: .besar}"),
        ("kata {#bab} di tengah", "{#bab}"),
        ("[[Kategori:Pasar]]", "[[Kategori:Pasar]]"),
        ('[caption id="a"]x', '[caption id="a"]'),
        ("[gallery]", "[gallery]"),
        ("[TOC]", "[TOC]"),
        ("$$x^2$$", "$$x^2$$"),
        ("Kata \\\\(x_1\\\\) di tengah", r"\(x_1\)"),
        ("\\\\[ x \\\\]", r"\[ x \]"),
        ("\\begin{align*}\na\n\\end{align*}", r"\begin{align*}"),
        (r"Nilai $1 \frac{2}{3}$ itu", r"$1 \frac{2}{3}$"),
        (
            '{{ "A" | nav | f({ show: true }) | safe }}',
            '{{ "A" | nav | f({ show: true }) | safe }}',
        ),
        ("Kata :contentReference[oaicite:0]{index=0}", ":contentReference[oaicite:0]{index=0}"),
        ("Kata\u301012\u2020source\u3011", "\u301012\u2020source\u3011"),
        ("Kata \ue200cite\ue202turn0search1\ue201", "\ue200cite\ue202turn0search1\ue201"),
        ("kata [!NOTE] a", "[!NOTE]"),
        ('{{<kotak jenis="info">}}', '{{<kotak jenis="info">}}'),
        ("[video]", "[video]"),
        ('kata [playlist ids="1"]', '[playlist ids="1"]'),
        ("kata [/audio]", "[/audio]"),
        ("[su_box]", "[su_box]"),
        ("::: warning\nx", "::: warning"),
        (":::\n\nIsi.", ":::"),
        ("::: {.kotak}\nx\n:::", "::: {.kotak}"),
        ("| a | :tada: |\n|---|---|\n| x | y |", ":tada:"),
        ("[c]({index}/a.md)", "{index}/a.md"),
        ("{static}/images/a.jpg", "{static}/images/a.jpg"),
        ("Selamat :tada: semua", ":tada:"),
        ("Kata^[catatan di baris] lagi", "^[catatan di baris]"),
        ("*[KPK]: Komisi", "*[KPK]:"),
        ("%% catatan saya %%", "%% catatan saya %%"),
        ("[img_assist|nid=12|title=Foto|width=20]", "[img_assist|nid=12|title=Foto|width=20]"),
        ("[peta x=”1″ y=”2″]", "[peta x=”1″ y=”2″]"),
        ("- :white_check_mark: selesai", ":white_check_mark:"),
        ("![a](img/a.jpg){width=50%}", "{width=50%}"),
        ('{fig-alt="Sawah" width=50%}', '{fig-alt="Sawah" width=50%}'),
    ],
)
def test_a_mark_of_another_program_is_named_with_its_line(read: Read, body: str, mark: str) -> None:
    reading = read("title: a", f"Awal.\n\n{body}\n")
    notes = [each for each in reading.warnings if each.code == "foreign_mark"]
    assert [(each.line, each.values["value"]) for each in notes][:1] in (
        [(6, mark)],
        [(None, mark)],  # an address is written otherwise on the page
    )
    assert mark not in reading.article.summary


@pytest.mark.parametrize(
    "body",
    [
        "`{{< contoh >}}`",
        "```\n{% x %}\n[[y]]\n```",
        "Harga {5} dan [a] dan $5 dan $6, lalu [1][2] dan ::.",
        "- [video] Pasar pagi\n- Pasar sore [audio]\n- [daftar putar]\n- [gallery lama]",
        "Kurung [[ tanpa akhir dan {{ juga.",
        "## Bab {#bab}",
        r"Harga (5) \ 6 dan \(bukan\) dan \[bukan\], $5 dan $6\n\n\u3010catatan\u3011",
        "Himpunan {x}`a`, lalu {a=1} dan {b=2}, atau {} `c`.",
        "```{python}\na\n```\n\n```{code-block} html\na\n```\n\n```{r}\na\n```",
        "Pukul 10:30:45, rasio 1:dua:3, std::vector::x, a:b:c dan http://a.example:80/b:c:d/e.",
    ],
)
def test_what_is_no_mark_has_no_note(read: Read, body: str) -> None:
    assert read("title: a", body).warnings == ()


@pytest.mark.parametrize("role", ["{doc}", "{ref}", "{cite:p}"])
def test_a_role_before_code_is_named_with_its_line(read: Read, role: str) -> None:
    [note] = read("title: a", f"Awal.\n\nLihat {role}`pasar` juga.").warnings
    assert (note.code, note.line, note.values["value"]) == ("foreign_mark", 6, role)


def test_the_mark_that_ends_another_is_no_kind_of_its_own(read: Read) -> None:
    body = '{{<kotak jenis="info">}}\nIsi.\n{{</kotak>}}'
    assert [each.values["value"] for each in read("title: a", body).warnings] == [
        '{{<kotak jenis="info">}}'
    ]


def test_each_kind_is_named_once(read: Read) -> None:
    body = "{{< peta a >}} {{< peta b >}} {{< figure >}}"
    notes = [each.values["value"] for each in read("title: a", body).warnings]
    assert notes == ["{{< peta a >}}", "{{< figure >}}"]


@pytest.mark.parametrize("link", ["[unduh](media/dokumen putusan.pdf)", "![y](/img/a b.jpg)"])
def test_a_link_that_no_parser_takes_for_one_is_named(read: Read, link: str) -> None:
    [note] = read("title: a", f"Awal.\n\n{link}").warnings
    assert (note.code, note.line, note.values["value"]) == ("link_as_text", 6, link)


def test_a_long_link_is_named_as_a_link_and_its_words_stay_in_the_summary(read: Read) -> None:
    link = f"[{'unduh putusan ' * 6}ini](media/dokumen putusan.pdf)"
    reading = read("title: a", link)
    [note] = reading.warnings
    assert note.code == "link_as_text"
    assert reading.article.summary.startswith("[unduh putusan")


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("<table><tr><td>\n**Nama:**\n</td></tr></table>", "**Nama:**"),
        ("kata ** tebal ** kata", "** tebal **"),
        ("jadi** 2009 lalu**.", "** 2009 lalu**"),
        ("**Kait yang tidak pernah ditutup", "**Kait yang tidak pernah ditutup"),
        ("<p>**a**</p>\n\n<p>**b**</p>", "**a**"),
    ],
    ids=range(5),
)
def test_stars_that_make_nothing_bold_are_named_once(read: Read, body: str, value: str) -> None:
    notes = read("title: a", f"Awal.\n\n{body}\n").warnings
    found = [(each.line, each.values["value"]) for each in notes if each.code == "bold_as_text"]
    assert found == [(7 if body.startswith("<table>") else 6, value)]


@pytest.mark.parametrize(
    "body",
    [
        "**a** dan **b**, ***c***",
        "2**3 x 4**5",
        "\\*\\*bukan\\*\\*",
        "`**a**`",
        "```\n/** a **/ f(**b)\n```",
        "68.000** dan 70.000**\n\n** Perkiraan",
        "***\n\n* * *",
    ],
    ids=range(7),
)
def test_other_stars_have_no_note(read: Read, body: str) -> None:
    assert [each.code for each in read("title: a", f"Awal.\n\n{body}\n").warnings] == []


def test_a_picture_in_html_needs_no_words_to_be_named(read: Read) -> None:
    body = "<table><tr><td>![](/wp-content/a.jpg)</td></tr></table>"
    (note,) = read("title: a", body).warnings
    assert (note.code, note.values["right"]) == (
        "link_in_html",
        '<img src="/wp-content/a.jpg" alt="">',
    )


def test_a_footnote_without_a_text_is_named(read: Read) -> None:
    notes = read("title: a", "Awal[^1] dan[^dua] dan `[^3]` dan [^ a].\n\n[^1]: Ada.").warnings
    assert [(each.code, each.line, each.values["value"]) for each in notes] == [
        ("note_without_text", 4, "[^dua]")
    ]


@pytest.mark.parametrize(
    ("body", "value", "right"),
    [
        ("Lihat [kata][1] di sini.", "[kata][1]", "[1]: https://…"),
        ("Lihat [kata *miring*][Dua kata].", "[kata miring][Dua kata]", "[Dua kata]: https://…"),
        ("Lihat [kata][].", "[kata][]", "[kata]: https://…"),
        ("![Foto pasar][foto]", "![Foto pasar][foto]", "[foto]: https://…"),
        ("([kata][1])", "[kata][1]", "[1]: https://…"),
    ],
)
def test_a_link_whose_address_is_nowhere_is_named_and_its_words_stay(
    read: Read, body: str, value: str, right: str
) -> None:
    reading = read("title: a", f"Awal.\n\n{body}\n")
    (note,) = reading.warnings
    assert (note.code, note.values) == ("link_without_address", {"value": value, "right": right})
    assert note.line == (None if "*" in body else 6)
    linked = read("title: a", f"Awal.\n\n{body}\n\n{right.replace('…', 'a.example')}\n")
    assert "link_without_address" not in [each.code for each in linked.warnings]
    words = value.strip("!").partition("]")[0].strip("[")
    assert f"[{words}]" in re.sub("<.*?>", "", reading.body_html)


@pytest.mark.parametrize(
    "body",
    [
        "Nilai a[i][j] dan x[kata][kata].", "Dua sumber [1][2].", "`[kata][1]`", r"\[kata][1]",
        "[kata](https://a.example)[lain]", "[kata] dan [1]",
        "[A-Za-z0-9][-_A-Za-z0-9]", "-smp [cores=n][threads] dan [order][,once=x]",
        r"\bilangan[presisi][l] dan [presisi][L]",
        "Kata[^1][^2]\n\n[^1]: a\n\n[^2]: b",
    ],
)  # fmt: skip
def test_other_brackets_are_no_links_without_address(read: Read, body: str) -> None:
    codes = [each.code for each in read("title: a", f"Awal.\n\n{body}\n").warnings]
    assert "link_without_address" not in codes


def test_an_article_without_text_is_told(read: Read) -> None:
    assert [each.code for each in read("title: a", "").warnings] == ["no_text"]
