"""What editors write at random: articles, settings and photos."""

from __future__ import annotations

import io
from functools import lru_cache

from hypothesis import strategies as st
from PIL import Image

ARTICLES = ("articles/a.md", "articles/b.md", "articles/c/d e+f.html", "articles/b/a.md")
"""The last would have the address of the first, where neither has one of its own."""

IDENTITIES = ("a", "b", "sama")


def front_matter(**fields: str) -> str:
    lines = [f"{name}: {value}\n" for name, value in fields.items() if value]
    return "---\n" + "".join(lines) + "---\n"


@st.composite
def sources(draw: st.DrawFn) -> str:
    """A good article, more often than not: few values, so that files meet."""
    fields = {
        "title": draw(st.sampled_from(["Banjir", "Pasar", "Laga"])),
        "date": draw(
            st.sampled_from(
                [
                    "2026-09-30 23:30 WIB",  # October where the zone is Jayapura's
                    "2026-10-01",
                    "2026-11-01 08:00",
                    "2026-11-02",
                    "2026-11-21",
                ]
            )
        ),
        "section": draw(st.sampled_from(["politik", "ekonomi", "politik", "salah"])),
        "slug": draw(st.sampled_from(["x", "y", ""])),
        # The last two are free, or a section's, as site.yaml says. /Lama.html is /lama.html to the
        # claims and another object to S3.
        "url": draw(
            st.sampled_from(
                ["", "", "/lama.html", "/Lama.html", "/ekonomi/2026/11/a.html", "/ekonomi/"]
            )
        ),
        "aliases": draw(
            st.sampled_from(["", "", "[/lama.html]", "[/Lama.html]", "[/2026/11/x.html]"])
        ),
        "tags": draw(st.sampled_from(["", "[air]", "[air, kota]"])),
        "author": draw(st.sampled_from(["", "K-01"])),
        "id": draw(st.sampled_from(["", "", "sama"])),
        "draft": draw(st.sampled_from(["", "", "", "true"])),
        "withdrawn": draw(st.sampled_from(["", "", "", "Keliru."])),
        "expiryDate": draw(st.sampled_from(["", "", "2026-11-22"])),
        "corrections": draw(st.sampled_from(["", "", "[{date: 2026-11-05, note: Nama.}]"])),
        "comments": draw(st.sampled_from(["", "", "closed", "off"])),
    }
    return front_matter(**fields, **_undrawn(fields)) + draw(st.sampled_from(_BODIES))


_BODIES = ["Isi satu.\n", "Isi **dua**.\n\n![Foto](media/foto.png)\n"]


def _undrawn(fields: dict[str, str]) -> dict[str, str]:
    """Fields without draws of their own: they would make other histories of the same seeds."""
    return {
        "headline": "true" if fields["tags"] == "[air, kota]" else "",
        "sponsored": "true" if fields["comments"] == "off" else "",
        "image": "media/foto.png" if fields["title"] == "Pasar" else "",
    }


BROKEN = st.sampled_from(["", "tanpa kepala", "---\ntitle: [\n---\n", "---\ndate: besok\n---\n"])


EVERYONE = "{K-01: {name: Meja Redaksi, public: true}}"


def site(title: str, sections: str, zone: str, moderation: str, authors: str = EVERYONE) -> str:
    # Without a draw of their own, as above.
    colours = "colours: {accent: navy}\n" if title == "Warta" else ""
    return colours + (
        f"title: {title}\nbase_url: https://kabar.example\nsections: {sections}\n"
        f"timezone: {zone}\nauthors: {authors}\ncomments: {{moderation: {moderation}}}\n"
    )


SITES = st.one_of(
    st.builds(
        site,
        st.sampled_from(["Kabar", "Warta"]),
        st.sampled_from(["{politik: Politik, ekonomi: Ekonomi}", "{politik: Politik}"]),
        st.sampled_from(["Asia/Jakarta", "Asia/Jayapura"]),
        st.sampled_from(["none", "before"]),
        st.sampled_from([EVERYONE, EVERYONE, "{}"]),
    ),
    st.just("title: [rusak\n"),
)


@lru_cache
def photo(shade: int) -> bytes:
    """Lighter ones are wider, so that one which replaces another may have another size; the darkest
    are tall.
    """
    out = io.BytesIO()
    Image.new("RGB", (4 + shade // 100, 4), (shade, shade, shade)).save(out, "PNG")
    return out.getvalue()


GOOD_SITE = site("Kabar", "{politik: Politik, ekonomi: Ekonomi}", "Asia/Jakarta", "none")
