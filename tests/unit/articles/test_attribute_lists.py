"""Attribute lists mean what they mean, and are never shown."""

from __future__ import annotations

import pytest

from kilas.bodies.foreign_marks import marks_in
from tests.unit.articles.shaping import of_html, of_markdown

PULLED = '<blockquote class="pullquote">\n<p>Kata.</p>\n</blockquote>'


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("## Bab {: #dua}", '<h2 id="isi-dua">Bab</h2>'),
        ("## Bab\n{: #dua .besar}", '<h2 id="isi-dua">Bab</h2>'),
        ("## Bab {#dua .besar}", '<h2 id="isi-dua">Bab</h2>'),
        ("kata\n{: #dua}", '<p id="isi-dua">kata</p>'),
        ("{: #dua}\nkata", '<p id="isi-dua">kata</p>'),
        ("kata {: .besar}", "<p>kata</p>"),
        ("kata {#dua}", '<p id="isi-dua">kata</p>'),
        ("kata\n{: .a}\n{: #dua}", '<p id="isi-dua">kata</p>'),
        ("*a*{: .b} `{: .c}`", "<p><em>a</em> <code>{: .c}</code></p>"),
        ('[a](https://b.example){:target="_blank" rel="x"}',
         '<p><a href="https://b.example" rel="noopener">a</a></p>'),
        ("[a](https://b.example){: #dua}",
         '<p><a href="https://b.example" rel="noopener" id="isi-dua">a</a></p>'),
        ('![a](media/a.jpg){: width="70%" height="90px"}',
         '<p><img src="/media/a.jpg" alt="a" loading="lazy" height="90"></p>'),
        ("![a](media/a.jpg){width=90 .kiri}",
         '<p><img src="/media/a.jpg" alt="a" loading="lazy" width="90"></p>'),
        ('![](media/a.jpg){: alt="Air" title="Judul"}',
         ('<figure><img src="/media/a.jpg" loading="lazy" alt="Air">'
         "<figcaption>Judul</figcaption></figure>")),
        ("![a](media/a.jpg)\n{: .kiri}", '<p><img src="/media/a.jpg" alt="a" loading="lazy"></p>'),
        ("> Kata.\n{: .pullquote}", PULLED),
        ("> Kata.\n{:.kutipan}", PULLED),
        ("> Kata.\n> {: .pullquote}", PULLED),
        ("- a\n- b\n{: .x}", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("|a|\n|-|\n|b|\n{: .x}",
         "<table><thead><tr><th>a</th></tr></thead><tbody>\n<tr><td>b</td></tr>\n</tbody></table>"),
    ],
)  # fmt: skip
def test_an_attribute_list_is_what_it_means(markdown: str, shown: str) -> None:
    assert of_markdown(markdown) == shown


@pytest.mark.parametrize(
    "markdown",
    ["kata {:toc}", "kata {: .a} kata", 'kata {: title="Kata lain"', "Harga {5} dan {a}",
     "kata {a=b}", "*a*{: #dua}", '*a*{: title="Kata"}'],
)  # fmt: skip
def test_what_is_no_list_or_asks_too_much_stays(markdown: str) -> None:
    sign = markdown[markdown.index("{") :]
    assert sign in of_markdown(markdown)


def test_what_stays_is_named() -> None:
    assert marks_in(of_markdown("kata {: .a} kata")) == ("{: .a}",)
    assert marks_in(of_markdown("*a*{: #dua}")) == ("{: #dua}",)


@pytest.mark.parametrize(
    "html",
    [
        '<blockquote class="pullquote big">Kata.</blockquote>',
        '<aside class="pull-quote">Kata.</aside>',
        '<figure class="wp-block-pullquote x"><blockquote><p>Kata.</p></blockquote></figure>',
        '<p class="kutipan">Kata.</p>',
        '<div class="pullquote-right">Kata.</div>',
    ],
)
def test_a_pull_quote_has_one_class(html: str) -> None:
    assert of_html(html).count('class="pullquote"') == 1


def test_an_aside_stays_and_other_classes_go() -> None:
    assert of_html('<aside class="iklan">a</aside><p class="x">b</p>') == (
        "<aside>a</aside><p>b</p>"
    )


def test_an_attribute_cannot_leave_its_value() -> None:
    page = of_markdown("![a](media/a.jpg){: title='x\" onload=\"y' alt=z}")
    assert "onload" not in page.replace("&quot; onload=&quot;", "")
