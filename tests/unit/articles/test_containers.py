"""Boxes between colons, as VuePress, Docusaurus, Pandoc and Quarto have them."""

from __future__ import annotations

import pytest

from tests.unit.articles.shaping import of_markdown

BOX = "<blockquote>\n<p><strong>{}</strong></p>\n<p>isi</p>\n</blockquote>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (":::tip\nisi\n:::", BOX.format("Tip")),
        ("::: warning Judul _baru_\nisi\n:::", BOX.format("Judul <em>baru</em>")),
        (':::note[Judul [1]]{icon="heart"}\nisi\n:::', BOX.format("Judul [1]")),
        (':::info{title="Judul baru" .x}\n\nisi\n\n:::', BOX.format("Judul baru")),
        (":::caution{icon=x} Judul\nisi\n:::", BOX.format("Judul")),
        (":::: {.callout-note title='Judul' #a}\nisi\n::::", BOX.format("Judul")),
        (":::{note} Judul\nisi\n:::", BOX.format("Judul")),
        (":::note[Judul] baru\nisi\n:::", BOX.format("[Judul] baru")),
        (":::note {baru}\nisi\n:::", BOX.format("{baru}")),
        ("::: Danger :::\nisi\n:::", BOX.format("Danger")),
        ("kata\n:::tip\nisi\n:::\nkata", f"<p>kata</p>\n{BOX.format('Tip')}\n<p>kata</p>"),
        (
            "- a\n\n  :::tip\n  isi\n  :::",
            f"<ul>\n<li>\n<p>a</p>\n{BOX.format('Tip')}\n</li>\n</ul>",
        ),
        (
            "- :::tip\n  isi\n  :::\n- b",
            f"<ul>\n<li>\n{BOX.format('Tip')}\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>",
        ),
        (
            "1. ::: tip\n   isi\n   :::",
            f"<ol>\n<li>\n{BOX.format('Tip')}\n</li>\n</ol>",
        ),
        ("> :::tip\n> isi\n> :::", f"<blockquote>\n{BOX.format('Tip')}\n</blockquote>"),
        ("```\n:::tip\nisi\n:::\n```", "<pre><code>:::tip\nisi\n:::\n</code></pre>"),
        (
            ":::tip\nisi\n```\n:::\n```\n:::",
            f"{BOX.format('Tip').removesuffix('</blockquote>')}<pre><code>:::\n</code></pre>\n</blockquote>",
        ),
    ],
    ids=range(17),
)
def test_a_box_between_colons_is_one_too(text: str, shown: str) -> None:
    assert of_markdown(text) == shown


def test_boxes_between_colons_stand_in_each_other() -> None:
    inner = BOX.format("Tip")
    assert of_markdown("::::note A\n:::tip\nisi\n:::\nkata\n::::\nkata") == (
        f"<blockquote>\n<p><strong>A</strong></p>\n{inner}\n<p>kata</p>\n</blockquote>\n<p>kata</p>"
    )
    assert of_markdown("::: kolom\n\n:::tip\nisi\n:::\n\n:::") == (
        f"<p>::: kolom</p>\n{inner}\n<p>:::</p>"
    )


@pytest.mark.parametrize(
    "text",
    [
        ":::tip\nisi",
        ":::kolom\nisi\n:::",
        "isi :::tip",
        "- :::tip\n  isi\n- :::",
        ":::tips\nisi\n:::",
    ],
)
def test_another_container_stays_as_it_is(text: str) -> None:
    assert ":::" in of_markdown(text)
