from __future__ import annotations

from xml.etree import ElementTree as ET

import feedparser
from msgspec.structs import replace

from kilas.pages.render import render
from tests.golden.example_parts import BASE
from tests.golden.examples_for_programs import FEED
from tests.golden.hostile import hostile

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
UPDATED = "{http://www.w3.org/2005/Atom}updated"
MEDIA = "{http://search.yahoo.com/mrss/}content"


def parse(xml: bytes) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314  # our own bytes


def test_a_feed_reader_understands_the_feed() -> None:
    read = feedparser.parse(render(FEED))
    assert not read.bozo
    assert read.feed.title == "Kabar Kilas"
    assert read.feed.language == "id"
    assert [link.href for link in read.feed.links if link.rel == "self"] == [f"{BASE}/feed.xml"]
    item = read.entries[0]
    assert item.link == f"{BASE}/2026/11/banjir-surut.html"
    assert item.id == "urn:uuid:banjir"
    assert [author.name for author in item.authors] == ["Rara Contoh", "K-08"]
    assert [tag.term for tag in item.tags] == ["Daerah", "Banjir"]
    assert item.published_parsed[:5] == (2026, 11, 23, 11, 20)
    (photo,) = item.media_content
    assert photo["url"] == f"{BASE}/media/banjir.jpg"
    assert (photo["medium"], photo["width"], photo["height"]) == ("image", "900", "600")


def test_links_in_the_content_are_absolute() -> None:
    (content, *_) = parse(render(FEED)).iter(CONTENT)
    assert content.text is not None
    assert f'href="{BASE}/2026/11/berita-4.html"' in content.text
    assert f'href="{BASE}/2026/11/banjir-surut.html#fn1"' in content.text
    assert f'src="{BASE}/media/peta.jpg"' in content.text


def test_last_build_is_the_last_change() -> None:
    channel = parse(render(FEED))[0]
    assert channel.findtext("lastBuildDate") == "Mon, 23 Nov 2026 14:20:00 +0000"


def test_an_item_has_the_time_of_its_last_change() -> None:
    items = list(parse(render(FEED)).iter("item"))
    assert items[0].findtext(UPDATED) == "2026-11-23T14:20:00+00:00"
    assert items[1].find(UPDATED) is None


def test_the_content_has_what_the_page_shows_around_the_text() -> None:
    first, second = (each.text or "" for each in parse(render(FEED)).iter(CONTENT))
    assert f'<figure><img src="{BASE}/media/banjir.jpg" alt="Rumah" width="900"' in first
    assert "<figcaption>Air setinggi lutut. Foto: Kabar Kilas</figcaption>" in first
    assert first.index("</figure>") < first.index("Sebelumnya") < first.index("<h2>Ralat</h2>")
    assert (
        '<li><time datetime="2026-11-23T21:20:00+07:00">Senin, 23 November 2026 21.20 WIB</time>'
        " Jumlah kelurahan tiga, bukan dua.</li>"
    ) in first
    assert "verifikasi" not in first
    assert second.startswith("<p><strong>Kabar ini mendesak")
    assert "<figcaption>[Gambar buatan AI] </figcaption>" in second
    assert "Ralat" not in second


def test_content_without_a_link_is_escaped_as_well() -> None:
    plain = replace(FEED.items[1], picture=None, unverified=False, body_html="a &amp; b")
    (content,) = parse(render(replace(FEED, items=(plain,)))).iter(CONTENT)
    assert (content.text or "").strip() == "a &amp; b"


def test_labels_that_press_rules_ask_for_are_in_the_title() -> None:
    titles = [title.text for title in parse(render(FEED)).iter("title")]
    assert titles[-1] == "[Advertorial] [Belum diverifikasi] Pasar malam akhir tahun dibuka"


def test_a_picture_from_elsewhere_keeps_its_address() -> None:
    pictures = list(parse(render(FEED)).iter(MEDIA))
    assert pictures[1].get("url") == "https://foto.example/pasar.jpg"


def test_an_empty_feed_is_valid() -> None:
    channel = parse(render(replace(FEED, items=(), changed=None)))[0]
    assert channel.findtext("title") == "Kabar Kilas"
    assert channel.find("lastBuildDate") is None


def test_hostile_text_stays_text() -> None:
    root = parse(render(hostile(FEED)))
    assert {element.tag for element in root.iter()} == {
        element.tag for element in parse(render(FEED)).iter()
    }
    written = root[0].findtext("title")
    assert written is not None
    assert written.startswith("</title></script><script>alert(1)</script>")


def test_an_item_of_a_text_without_a_word_has_no_empty_content() -> None:
    item = replace(
        FEED.items[0], body_html="", picture=None, corrections=(), originals=(), follow_ups=(),
        unverified=False,
    )  # fmt: skip
    rendered = parse(render(replace(FEED, items=(item, FEED.items[1]))))
    first, second = rendered.iter("item")
    assert first.find(CONTENT) is None
    assert second.find(CONTENT) is not None
