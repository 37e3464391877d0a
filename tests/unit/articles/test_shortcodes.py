"""Shortcodes of Hugo, Jekyll and WordPress are what they mean; code and words are never touched."""

from __future__ import annotations

import pytest

from kilas.bodies.foreign_marks import marks_in
from kilas.bodies.markup import text_of
from kilas.bodies.shortcodes import understood
from tests.unit.articles.shaping import card, of_html, of_markdown

WATCH = "https://www.youtube.com/watch?v="
FIGURE = (
    '<figure><img src="/media/a.jpg" alt="Air" loading="lazy">'
    "<figcaption>Pasar <em>lama</em></figcaption></figure>"
)


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        ("{{< youtube ab_c_d >}}", card("YouTube", f"{WATCH}ab_c_d")),
        ("{{% youtube abcd %}}", card("YouTube", f"{WATCH}abcd")),
        ('{{< youtube id="abcd" title="Banjir surut" >}}',
         card("YouTube", f"{WATCH}abcd", "Banjir surut")),
        ("{% youtube abcd %}", card("YouTube", f"{WATCH}abcd")),
        (f'{{% youtube "{WATCH}abcd" %}}', card("YouTube", f"{WATCH}abcd")),
        ('{% include youtube.html id="abcd" %}', card("YouTube", f"{WATCH}abcd")),
        ('{% include video id="abcd" provider="youtube" %}', card("YouTube", f"{WATCH}abcd")),
        (f"[youtube {WATCH}abcd]", card("YouTube", f"{WATCH}abcd")),
        (f"[youtube={WATCH}abcd]", card("YouTube", f"{WATCH}abcd")),
        (f"[embed]{WATCH}abcd[/embed]", card("YouTube", f"{WATCH}abcd")),
        (f'[video src="{WATCH}abcd"]', card("YouTube", f"{WATCH}abcd")),
        ("{{< vimeo 123 >}}", card("Vimeo", "https://vimeo.com/123")),
        ("{{< instagram CabcD >}}", card("Instagram", "https://www.instagram.com/p/CabcD/")),
        ('{{< tweet user="kabar" id="123" >}}', card("X", "https://x.com/kabar/status/123")),
        ('{{< x user="kabar" id="123" >}}', card("X", "https://x.com/kabar/status/123")),
        ("{{< tweet 123 >}}", card("X", "https://x.com/i/status/123")),
        ("{{< gist kabar 0123abcd >}}", card("GitHub Gist", "https://gist.github.com/kabar/0123abcd")),
        ("{% gist kabar/0123abcd a.rb %}",
         card("GitHub Gist", "https://gist.github.com/kabar/0123abcd")),
        ("{% gist 0123abcd %}", card("GitHub Gist", "https://gist.github.com/0123abcd")),
        ('[video src="media/a_b_c.mp4"]',
         '<p><a href="/media/a_b_c.mp4" rel="noopener">a_b_c.mp4</a></p>'),
        ('[audio mp3="media/a.mp3"][/audio]',
         '<p><a href="/media/a.mp3" rel="noopener">a.mp3</a></p>'),
        ('{{< figure src="media/a.jpg" alt="Air" caption="Pasar *lama*" >}}', FIGURE),
        ('{{< figure\n    src="media/a.jpg"\n    alt="Air"\n    caption="Pasar *lama*"\n>}}',
         FIGURE),
        ('{{< legacy-img-right src="media/a.jpg" alt="Air" caption="Pasar *lama*" >}}', FIGURE),
        ('{% include figure.html image_path="/media/a.jpg" alt="Air" caption="Pasar *lama*" %}',
         FIGURE),
        ('[caption id="x" width="9"]![Air](media/a.jpg) Pasar *lama*[/caption]', FIGURE),
        ('[caption id="x"]<img src="media/a.jpg" alt="Air" /> Pasar *lama*[/caption]', FIGURE),
        ('{{< figure src="media/a.jpg" alt="Air" >}}',
         '<p><img src="/media/a.jpg" alt="Air" loading="lazy"></p>'),
        ("{% highlight ruby %}\n*a* <b>\n\n    x\n{% endhighlight %}",
         "<pre><code>*a* &lt;b&gt;\n\n    x</code></pre>"),
        ("{{< highlight go >}}\n*a*\n{{< /highlight >}}", "<pre><code>*a*</code></pre>"),
        ('[prism classes="language-html"]\n*a*\n[/prism]', "<pre><code>*a*</code></pre>"),
        ("[sourcecode lang=php]\n*a*\n[/sourcecode]", "<pre><code>*a*</code></pre>"),
        ("{{< pullquote >}}\nKata *besar*.\n{{< /pullquote >}}",
         '<aside class="pullquote"><p>Kata <em>besar</em>.</p></aside>'),
        ("{% blockquote Rara %}\nKata *a*.\n{% endblockquote %}",
         "<blockquote><p>Kata <em>a</em>.</p><p><cite>Rara</cite></p></blockquote>"),
        ('{{< details summary="Buka" >}}\nKata *a*.\n{{< /details >}}',
         "<details><summary>Buka</summary><p>Kata <em>a</em>.</p></details>"),
        ("{% raw %}biasa{% endraw %}", "<p>biasa</p>"),
    ],
)  # fmt: skip
def test_a_shortcode_is_what_it_means(mark: str, shown: str) -> None:
    page = of_markdown(f"Awal.\n\n{mark}\n\nAkhir *a*.")
    start, end = "<p>Awal.</p>", "<p>Akhir <em>a</em>.</p>"
    assert page.startswith(start)
    assert page.endswith(end)
    made = page.removeprefix(start).removesuffix(end).strip()
    assert (made if "<pre>" in made else made.replace("\n", "")) == shown
    assert marks_in(page) == ()


def test_a_credit_of_hugo_is_marked() -> None:
    page = of_markdown('{{< figure src="media/a.jpg" title="Pasar" attr="Rara" >}}')
    assert page.endswith(
        '<figcaption>Pasar <small class="credit">Rara</small></figcaption></figure>'
    )


def test_within_a_sentence_a_video_is_a_link() -> None:
    link = f'<a href="{WATCH}abcd" rel="noopener">YouTube</a>'
    assert of_markdown("Lihat {{< youtube abcd >}} ini.") == f"<p>Lihat {link} ini.</p>"


def test_a_shortcode_in_a_list_and_in_a_quotation_stays_there() -> None:
    youtube = card("YouTube", f"{WATCH}abcd")
    listed = of_markdown("- satu\n- {{< youtube abcd >}}")
    assert f"<li>{youtube}" in listed
    assert of_markdown("> {{< youtube abcd >}}") == f"<blockquote>\n{youtube}</blockquote>"


def test_html_has_shortcodes_too() -> None:
    page = of_html('<p>[caption id="x"]<img src="media/a.jpg" alt="Air"> K[/caption]</p>')
    assert page == (
        '<figure><img src="/media/a.jpg" alt="Air" loading="lazy">'
        "<figcaption>K</figcaption></figure>"
    )


@pytest.mark.parametrize(
    "mark",
    [
        "{{< youtube >}}",
        "{{< youtube 'a b' >}}",
        "{{< figure >}}",
        "{{< peta abc >}}",
        "{{< notice >}}",
        '[gallery ids="1,2"]',
        "{% include iklan.html %}",
        "{% post_url 2010-01-01-a %}",
        "[a]({{ page.url }})",
        '{{< ref "b.md" >}}',
        "[a]({{< youtube abcd >}})",
        "{{ site.baseurl }}",
        "{filename}/a.md",
        "{% highlight ruby %}",
    ],
)
def test_what_is_not_understood_stays_and_is_named(mark: str) -> None:
    page = of_markdown(f"Awal.\n\n{mark}\n\nAkhir.")
    assert mark in text_of(page)
    assert marks_in(page)


@pytest.mark.parametrize(
    "text",
    ["[video](https://a.example)", "[embed][1]\n\n[1]: https://a.example", "[code] dan [caption]",
     "[[caption]]x[[/caption]]"],
)  # fmt: skip
def test_words_in_brackets_are_words(text: str) -> None:
    assert understood(text) == text


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ('{{< ref "b.md" >}}', "b.md"),
        ('{{% relref "lain/b#bab" %}}', "lain/b.md#bab"),
        ('{{< ref path="/lain/b" lang="id" >}}', "/lain/b.md"),
        ("{% post_url 2010-01-01-a %}", "2010-01-01-a.md"),
        ("{% link _posts/2010-01-01-a.md %}", "2010-01-01-a.md"),
        ("{{ site.baseurl }}/a/", "/a/"),
        ("{{site.url}}/a/", "/a/"),
        ('{{ "/a b.pdf" | relative_url }}', "/a%20b.pdf"),
        ("{{ '/a' | prepend: site.baseurl }}", "/a"),
        ("{{ '/a/' | url }}", "/a/"),
        ("{filename}/b.md", "/b.md"),
        ("{static}/a.pdf", "/a.pdf"),
    ],
)
def test_a_link_to_another_file_has_its_name(written: str, address: str) -> None:
    link = f'<a href="{address}" rel="noopener">kata</a>'
    assert of_markdown(f"[kata]({written})") == f"<p>{link}</p>"
    assert of_markdown(f"[kata]\n\n[kata]: {written}") == f"<p>{link}</p>"
    if '"' not in written:
        assert of_html(f'<p><a href="{written}">kata</a></p>') == f"<p>{link}</p>"


def test_a_picture_of_pelican_is_in_the_media() -> None:
    assert 'src="/media/a.jpg"' in of_markdown("![a]({static}/media/a.jpg)")


MARKS = ["{{< youtube abcd >}}", "[caption]![a](media/a.jpg) b[/caption]", "{% gist a/01234 %}"]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "code",
    ["`{}`", "``a ` {}``", "```\n{}\n```", "~~~~\n\n{}\n\n~~~~", "    {}", "- a\n\n      {}",
     "> ```\n> {}\n> ```", "<pre>\n{}\n</pre>", "<code>{}</code>", "é `{}` é"],
)  # fmt: skip
def test_code_is_never_touched(code: str, mark: str) -> None:
    text = f"Awal é.\n\n{code.format(mark)}\n\nAkhir."
    assert mark in text_of(of_markdown(text)) or "<pre>" in code or "<code>" in code
    assert "embed" not in of_markdown(text)
